// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive_directory.h"

#include <filesystem>
#include <system_error>

#include "indexer/schema.h"
#include "indexer/xapian_errors.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

DirectoryState inspect_archive_directory(const std::string& path) {
  std::error_code error;
  if (path.empty())
    throw Error(ErrorCode::invalid_argument, "the name of the archive is empty; name a directory");
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    const fs::path parent = fs::absolute(path).parent_path();
    if (!fs::is_directory(parent, error)) {
      throw Error(ErrorCode::io, path + ": there is no directory " + fs::path(path).parent_path().string() +
                                     " to make it in; make that first");
    }
    return DirectoryState::absent;
  }
  if (error) throw Error(ErrorCode::io, path + ": cannot look at it: " + error.message());
  if (status.type() != fs::file_type::directory) {
    throw Error(ErrorCode::invalid_argument,
                path + ": is a file, not an archive; an archive is a directory made by `warta-index add`");
  }
  if (fs::exists(fs::path(path) / "iamglass", error)) return DirectoryState::archive;
  const bool empty = fs::is_empty(path, error);
  if (error) throw Error(ErrorCode::io, path + ": cannot read the directory: " + error.message());
  if (empty) return DirectoryState::empty;
  throw Error(ErrorCode::invalid_argument, path +
                                               ": is a directory with other files in it, not an archive; "
                                               "name one made by `warta-index add`, or a new one");
}

void require_our_format(const Xapian::Database& database, const std::string& path) {
  const std::string format = database.get_metadata(std::string(schema::kMetaFormat));
  if (format.empty()) {
    throw Error(
        ErrorCode::invalid_argument,
        path + ": is a Xapian database that Warta did not make; build an archive with `warta-index add`");
  }
  if (format != schema::kFormatVersion) {
    throw Error(ErrorCode::archive_version,
                path + ": has archive format " + format + ", this program reads format " +
                    std::string(schema::kFormatVersion) + "; run `warta-index reindex` on it");
  }
}

Xapian::Database open_archive_for_reading(const std::string& path) {
  switch (inspect_archive_directory(path)) {
    case DirectoryState::absent:
      throw Error(ErrorCode::io,
                  path + ": there is no such archive; make it with `warta-index add " + path + " SOURCE...`");
    case DirectoryState::empty:
      throw Error(ErrorCode::invalid_argument,
                  path + ": is an empty directory, not an archive; fill it with `warta-index add " + path +
                      " SOURCE...`");
    case DirectoryState::archive:
      break;
  }
  return with_mapped_errors(path, [&path] {
    Xapian::Database database(path);
    require_our_format(database, path);
    return database;
  });
}

void require_analyzer(const Xapian::Database& database, const std::string& path,
                      const std::string& fingerprint) {
  const std::string written = database.get_metadata(std::string(schema::kMetaAnalyzer));
  if (written == fingerprint) return;
  throw Error(ErrorCode::analyzer_mismatch,
              path + ": was written with analyzer " + written + ", this program has " + fingerprint +
                  ": words would not meet; run `warta-index reindex " + path + "`");
}

}  // namespace warta
