// SPDX-License-Identifier: GPL-3.0-or-later
// Reads stored originals and makes an archive of them (rebuild.h).
#include "indexer/build/rebuild.h"

#include <filesystem>
#include <utility>

#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/messages.h"
#include "indexer/build/sharded_build.h"
#include "indexer/build/table_build.h"
#include "warta/error.h"

namespace warta {

StoredRecords::StoredRecords(const std::vector<std::string>& paths, std::size_t part, std::size_t parts)
    : part_(part), parts_(parts) {
  for (const std::string& path : paths) {
    Xapian::Database database(path);
    auto begin = database.postlist_begin("");
    sources_.push_back({path, std::move(database), std::move(begin)});
  }
}

std::optional<Batch> StoredRecords::next_batch() {
  constexpr std::size_t kBatchRecords = 64;
  Batch batch;
  std::size_t exhausted = 0;
  while (batch.records.size() < kBatchRecords && exhausted < sources_.size()) {
    Source& source = sources_[turn_];
    with_mapped_errors(source.path, [&] {
      if (source.next == source.database.postlist_end("")) {
        ++exhausted;
        return;
      }
      exhausted = 0;
      if (seen_++ % parts_ == part_) batch.records.push_back(record_of(turn_));
      ++source.next;
    });
    turn_ = (turn_ + 1) % sources_.size();
  }
  if (batch.records.empty()) return std::nullopt;
  return batch;
}

Record StoredRecords::record_of(std::size_t source) {
  const Source& from = sources_[source];
  const Xapian::docid docid = *from.next;
  Record record;
  try {
    record.article = as_read(stored_article(from.database.get_document(docid).get_data()));
  } catch (const Error&) {
    throw Error(ErrorCode::archive_corrupt, both(build_messages::kArticleUnreadable, {from.path, docid}));
  }
  require_new(record.article.id, source);
  record.fate = Record::Fate::added;
  record.id = record.article.id;
  record.hash = hash_of(record.article);
  record.docid = ++last_docid_;
  return record;
}

void StoredRecords::require_new(const std::string& id, std::size_t source) const {
  const std::string term = schema::id_term(id);
  for (std::size_t other = 0; other < source; ++other) {
    if (!sources_[other].database.term_exists(term)) continue;
    throw Error(ErrorCode::invalid_argument,
                both(build_messages::kInBoth, {id, sources_[other].path, sources_[source].path}));
  }
}

AddOptions options_like(const Xapian::Database& database, const ReindexOptions& options) {
  AddOptions adding;
  adding.writer.exceptions =
      options.exceptions.value_or(database.get_metadata(std::string(schema::kMetaExceptions)));
  adding.writer.clean =
      options.clean.value_or(database.get_metadata(std::string(schema::kMetaCleaning)) != "off");
  adding.writer.analyzer = options.analyzer;
  if (adding.writer.analyzer == nullptr)
    adding.writer.analyzer = make_indonesian_analyzer({adding.writer.exceptions});
  adding.jobs = options.jobs;
  adding.builder = options.builder;
  adding.memory_bytes = options.memory_bytes;
  adding.progress = options.progress;
  return adding;
}

KeptMetadata kept_metadata(const Xapian::Database& database) {
  KeptMetadata kept;
  for (const std::string_view key : {schema::kMetaCreated, schema::kMetaRoots}) {
    if (std::string value = database.get_metadata(std::string(key)); !value.empty())
      kept.emplace(key, std::move(value));
  }
  return kept;
}

AddReport build_from(StoredRecords& source, const std::string& database, const KeptMetadata& kept,
                     const AddOptions& options) {
  const std::size_t jobs = worker_count(options.jobs);
  if (options.builder == Builder::xapian ||
      !glass::supported(std::filesystem::path(database).parent_path())) {
    ShardedBuild build(database, options.writer);
    for (const auto& [key, value] : kept) build.set_metadata(key, value);
    Chunks chunks(source);
    AddReport report = run_indexing(chunks, build, jobs, options);
    if (!report.interrupted) build.finish();
    return report;
  }
  TableBuild build(database, jobs, options);
  for (const auto& [key, value] : kept) build.set_metadata(key, value);
  AddReport report = run_indexing(source, build, jobs, options);
  if (!report.interrupted) build.finish();
  return report;
}

}  // namespace warta
