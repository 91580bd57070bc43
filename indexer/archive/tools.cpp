// SPDX-License-Identifier: GPL-3.0-or-later
// The public archive_tools.h, except verify and split: statistics, removal, compaction, near-duplicates,
// export.
#include "indexer/archive/messages.h"
#include "util/system_message.h"
#include "warta/archive_tools.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/archive/compaction.h"
#include "indexer/archive/directory.h"
#include "indexer/archive/fields.h"
#include "indexer/archive/metadata.h"
#include "indexer/archive/near_duplicates.h"
#include "indexer/archive/publisher_names.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "indexer/archive/table_sums.h"
#include "indexer/archive/xapian_errors.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

std::string day_text(const std::string& value) {  // YYYYMMDD…
  return value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6, 2);
}

void count_dates(const Xapian::Database& database, ArchiveStats& stats) {
  std::string first;
  std::string last;
  const auto end = database.valuestream_end(schema::kPublishedSlot);
  for (auto value = database.valuestream_begin(schema::kPublishedSlot); value != end; ++value) {
    ++stats.dated;
    if (first.empty() || *value < first) first = *value;
    if (*value > last) last = *value;
  }
  if (stats.dated == 0) return;
  stats.first_day = day_text(first);
  stats.last_day = day_text(last);
}

void count_words(const Xapian::Database& database, ArchiveStats& stats) {
  Xapian::docid longest = 0;
  Xapian::docid last = 0;
  const auto end = database.valuestream_end(schema::kWordsSlot);
  for (auto value = database.valuestream_begin(schema::kWordsSlot); value != end; ++value) {
    const auto words = static_cast<std::uint64_t>(Xapian::sortable_unserialise(*value));
    stats.words += words;
    last = value.get_docid();
    if (longest != 0 && words <= stats.longest_words) continue;
    stats.longest_words = words;
    longest = value.get_docid();
  }
  if (last != 0) stats.last_added_id = stored_fields(database.get_document(last).get_data()).id;
  if (longest != 0) stats.longest_id = stored_fields(database.get_document(longest).get_data()).id;
}

// In all spellings, as the facet counts.
void count_media(const Xapian::Database& database, ArchiveStats& stats) {
  const schema::FieldRow& media = schema::row_of(schema::Field::media);
  const PublisherNames names(database);
  std::unordered_map<std::string, std::uint64_t> spelt;
  const auto end = database.valuestream_end(schema::kMediaSlot);
  for (auto value = database.valuestream_begin(schema::kMediaSlot); value != end; ++value) ++spelt[*value];
  std::map<std::string, std::pair<std::string, std::uint64_t>> by_key;
  for (const auto& [spelling, articles] : spelt) {
    auto& [name, count] = by_key[schema::value_key(media, spelling)];
    name = names.name_of(spelling);
    count += articles;
  }
  for (auto& [key, one] : by_key) stats.media.push_back(std::move(one));
  std::sort(stats.media.begin(), stats.media.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
}

void measure_files(const std::string& path, ArchiveStats& stats) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
    std::error_code ignored;
    const std::uint64_t size = entry.file_size(ignored);
    if (ignored || size == 0) continue;  // locks
    stats.files.emplace_back(entry.path().filename().string(), size);
    stats.bytes += size;
  }
  if (error)
    throw Error(ErrorCode::io, both(archive_messages::kCannotReadDirectory, {path, system_message(error)}));
  std::sort(stats.files.begin(), stats.files.end());
}

ArchiveStats count_all(const Xapian::Database& database, const std::string& path) {
  const auto metadata = [&database](std::string_view key) { return database.get_metadata(std::string(key)); };
  ArchiveStats stats;
  stats.articles = database.get_doccount();
  count_dates(database, stats);
  count_words(database, stats);
  count_media(database, stats);
  for (const std::vector<Xapian::docid>& group : near_duplicate_groups(database)) {
    ++stats.duplicate_groups;
    stats.duplicate_articles += group.size();
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) ++stats.terms;
  measure_files(path, stats);
  stats.format = metadata(schema::kMetaFormat);
  stats.analyzer = metadata(schema::kMetaAnalyzer);
  stats.cleaning = metadata(schema::kMetaCleaning);
  stats.builder = metadata(schema::kMetaBuilder);
  stats.created = metadata(schema::kMetaCreated);
  stats.changed = metadata(schema::kMetaChanged);
  return stats;
}

}  // namespace

RemoveReport remove_articles(const std::string& path, const std::vector<std::string>& ids,
                             std::chrono::seconds lock_timeout) {
  (void)open_archive_for_reading(path);  // throws if there is none
  return with_mapped_errors(path, [&] {
    LockedArchive archive = lock_archive(path, lock_timeout);
    require_our_format(archive.database, path);
    // All or nothing: without a transaction the destructor would commit the removals made before an error.
    archive.database.begin_transaction();
    begin_table_changes(path);
    note_size(archive.database, path);
    RemoveReport report;
    for (const std::string& id : ids) {
      const std::string term = schema::id_term(id);
      if (archive.database.term_exists(term)) {
        archive.database.delete_document(term);
        ++report.removed;
      } else {
        report.missing.push_back(id);
      }
    }
    if (report.removed == 0) {
      archive.database.cancel_transaction();
      write_table_sums(path);
      return report;
    }
    archive.database.set_metadata(std::string(schema::kMetaChanged), now_utc());
    commit_durably(archive.database, path);
    write_table_sums(path);
    compact_if_due(archive.database, path, report.compacted, report.compaction_failure);
    return report;
  });
}

CompactReport compact_archive(const std::string& path, std::chrono::seconds lock_timeout) {
  (void)open_archive_for_reading(path);
  return with_mapped_errors(path, [&] {
    const LockedArchive archive = lock_archive(path, lock_timeout);
    CompactReport report;
    report.bytes_before = size_on_disk(path);
    compact_in_place(path);
    report.bytes_after = size_on_disk(path);
    return report;
  });
}

ArchiveStats archive_stats(const std::string& path) {
  Xapian::Database database = open_archive_for_reading(path);
  return with_reopening(database, path, [&] { return count_all(database, path); });
}

std::vector<std::vector<std::string>> near_duplicates(const std::string& path) {
  Xapian::Database database = open_archive_for_reading(path);
  return with_reopening(database, path, [&] {
    std::vector<std::vector<std::string>> groups;
    for (const std::vector<Xapian::docid>& group : near_duplicate_groups(database)) {
      std::vector<std::string>& ids = groups.emplace_back();
      for (const Xapian::docid docid : group)
        ids.push_back(stored_fields(database.get_document(docid).get_data()).id);
    }
    return groups;
  });
}

void export_articles(const std::string& path, const std::function<bool(const Article&)>& sink) {
  Xapian::Database database = open_archive_for_reading(path);
  Xapian::docid done = 0;
  bool go_on = true;
  while (go_on) {
    // A writer may invalidate our view at any time; one article per view ensures progress.
    const Xapian::docid before = done;
    StoredArticle stored;
    const bool found = with_reopening(database, path, [&] {
      auto posting = database.postlist_begin("");
      if (posting != database.postlist_end("")) posting.skip_to(before + 1);
      if (posting == database.postlist_end("")) return false;
      done = *posting;
      stored = stored_article(database.get_document(done).get_data());
      return true;
    });
    go_on = found && sink(as_read(std::move(stored)));
  }
}

}  // namespace warta
