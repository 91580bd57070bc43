// SPDX-License-Identifier: GPL-3.0-or-later
// split_archive() of warta/archive_tools.h.
#include <algorithm>
#include <filesystem>

#include "indexer/archive/build_folder.h"
#include "indexer/archive/directory.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/source_roots.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/messages.h"
#include "indexer/build/rebuild.h"
#include "util/files.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta {

namespace {

constexpr std::size_t kMostParts = 1000;

void require_nothing_at(const std::string& path) {
  if (inspect_archive_directory(path) != DirectoryState::archive) return;
  throw Error(ErrorCode::invalid_argument, both(build_messages::kExists, {path}));
}

// False when interrupted: then nothing was put in place.
bool build_at(const std::string& path, StoredRecords& source, const Xapian::Database& like,
              const KeptMetadata& kept, const ReindexOptions& options) {
  BuildFolder folder(path, options.lock_timeout);
  const AddReport built = build_from(source, folder.database().string(), kept, options_like(like, options));
  if (built.interrupted) return false;
  sync_directory_and_files(folder.database());
  folder.move_into_place();
  return true;
}

std::string analysis_of(const Xapian::Database& database) {
  return database.get_metadata(std::string(schema::kMetaAnalyzer)) + '\n' +
         database.get_metadata(std::string(schema::kMetaExceptions)) + '\n' +
         database.get_metadata(std::string(schema::kMetaCleaning));
}

}  // namespace

std::vector<std::string> split_archive(const std::string& path, std::size_t parts,
                                       const ReindexOptions& options) {
  if (parts < 2 || parts > kMostParts) {
    throw Error(ErrorCode::invalid_argument, both(build_messages::kParts, {kMostParts, parts}));
  }
  const Xapian::Database database = open_archive_for_reading(path);
  const std::filesystem::path name = std::filesystem::path(path).has_filename()
                                         ? std::filesystem::path(path)
                                         : std::filesystem::path(path).parent_path();
  std::vector<std::string> names;
  for (std::size_t part = 1; part <= parts; ++part)
    names.push_back(name.string() + "-" + std::to_string(part));
  for (const std::string& one : names) require_nothing_at(one);
  return with_mapped_errors(path, [&] {
    // The lock keeps writers out, so that every article gets into exactly one part.
    const LockedArchive archive = lock_archive(path, options.lock_timeout);
    std::size_t made = 0;
    try {
      for (; made < parts; ++made) {
        StoredRecords source({path}, made, parts);
        if (!build_at(names[made], source, database, kept_metadata(database), options)) break;
      }
    } catch (...) {  // all parts or none
      std::error_code ignored;
      for (std::size_t part = 0; part < made; ++part) std::filesystem::remove_all(names[part], ignored);
      throw;
    }
    names.resize(made);
    return names;
  });
}

ReindexReport merge_archives(const std::string& path, const std::vector<std::string>& archives,
                             const ReindexOptions& options) {
  if (archives.empty()) throw Error(ErrorCode::invalid_argument, both(build_messages::kNothingToMerge));
  require_nothing_at(path);
  std::uint64_t articles = 0;
  std::string first;
  SourceRoots roots;
  for (const std::string& archive : archives) {
    const Xapian::Database database = open_archive_for_reading(archive);
    articles += database.get_doccount();
    const std::string analysis = analysis_of(database);
    roots.merge(SourceRoots(database.get_metadata(std::string(schema::kMetaRoots))));
    if (first.empty()) first = analysis;
    if (analysis == first) continue;
    throw Error(ErrorCode::analyzer_mismatch, both(build_messages::kUnlike, {archive, archives.front()}));
  }
  return with_mapped_errors(path, [&] {
    StoredRecords source(archives);
    const Xapian::Database like = open_archive_for_reading(archives.front());
    KeptMetadata kept = kept_metadata(like);
    kept[schema::kMetaRoots] = roots.serialize();
    const bool whole = build_at(path, source, like, kept, options);
    return ReindexReport{whole ? articles : 0, !whole};
  });
}

}  // namespace warta
