// SPDX-License-Identifier: GPL-3.0-or-later
// Measures and compacts archives (compaction.h).
#include "indexer/archive/compaction.h"

#include <filesystem>
#include <sstream>

#include "indexer/archive/build_folder.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/table_sums.h"
#include "indexer/archive/xapian_errors.h"
#include "util/files.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

void set_noted_size(Xapian::WritableDatabase& database, std::uint64_t bytes) {
  database.set_metadata(std::string(schema::kMetaCompacted),
                        std::to_string(bytes) + " " + std::to_string(database.get_doccount()));
}

}  // namespace

std::uint64_t size_on_disk(const std::string& path) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    std::error_code gone;
    const std::uint64_t size = entry.file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

void note_size(Xapian::WritableDatabase& database, const std::string& path) {
  if (database.get_doccount() == 0 || !database.get_metadata(std::string(schema::kMetaCompacted)).empty())
    return;
  set_noted_size(database, size_on_disk(path));
}

bool compaction_is_due(std::uint64_t bytes, std::uint64_t articles, std::uint64_t compacted_bytes,
                       std::uint64_t compacted_articles) {
  constexpr std::uint64_t kLarge = std::uint64_t{1} << 30;
  constexpr double kLeastWaste = 1U << 20;
  if (compacted_articles == 0) return false;
  const double needed = static_cast<double>(compacted_bytes) * static_cast<double>(articles) /
                        static_cast<double>(compacted_articles);
  const double waste = static_cast<double>(bytes) - needed;
  return waste > kLeastWaste && waste > needed * (bytes < kLarge ? 0.1 : 0.5);
}

bool compaction_is_due(const Xapian::Database& database, const std::string& path) {
  std::istringstream noted(database.get_metadata(std::string(schema::kMetaCompacted)));
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;
  if (!(noted >> bytes >> articles)) return false;
  return compaction_is_due(size_on_disk(path), database.get_doccount(), bytes, articles);
}

void compact_if_due(const Xapian::Database& database, const std::string& path, bool& compacted,
                    Bilingual& failure) {
  try {
    with_mapped_errors(path, [&] {
      if (!compaction_is_due(database, path)) return;
      compact_in_place(path);
      compacted = true;
    });
  } catch (const Error& error) {
    failure = error.message();
  }
}

void compact_in_place(const std::string& path) {
  BuildFolder folder(path, std::chrono::seconds{0});
  const std::string compacted = folder.database().string();
  Xapian::Database(path).compact(compacted, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
  {
    Xapian::WritableDatabase database(compacted, Xapian::DB_OPEN);
    set_noted_size(database, size_on_disk(compacted));
    database.commit();
  }
  write_table_sums(compacted);
  sync_directory_and_files(folder.database());
  folder.replace_archive();
}

}  // namespace warta
