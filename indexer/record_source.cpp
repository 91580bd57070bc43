// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/record_source.h"

#include "indexer/archive_directory.h"
#include "indexer/archive_writer_state.h"
#include "indexer/stored_article.h"
#include "indexer/xapian_errors.h"

namespace warta {

namespace {

constexpr std::size_t kBatchRecords = 64;
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

}  // namespace

RecordSource::RecordSource(const std::string& path, const std::vector<std::string>& sources,
                           const ReadOptions& options)
    : path_(path), reader_(open_sources(sources, options)), archive_(open_archive_for_reading(path)) {}

RecordSource::RecordSource(const std::vector<std::string>& sources, const ReadOptions& options)
    : reader_(open_sources(sources, options)) {}

std::optional<Batch> RecordSource::next_batch() {
  if (ended_) return std::nullopt;
  Batch batch;
  std::size_t bytes = 0;
  while (batch.records.size() < kBatchRecords && bytes < kBatchBytes) {
    std::optional<ReadResult> result = reader_->next();
    if (!result) break;
    Record& record = batch.records.emplace_back();
    if (auto* issue = std::get_if<ReadIssue>(&*result)) {
      record.issue = std::move(*issue);
    } else {
      record.article = std::move(std::get<Article>(*result));
      bytes += record.article.body.size();
      judge(record);
    }
  }
  batch.bytes_read = reader_->bytes_read();
  batch.files_skipped = reader_->files_skipped();
  ended_ = batch.records.empty();
  return batch;
}

void RecordSource::judge(Record& record) {
  const Article& article = record.article;
  record.hash = hash_of(article);
  record.id = archive_id(article, record.hash);
  const auto [seen, is_new] =
      seen_.try_emplace(content_hash(record.id).low, Seen{record.hash, article.origin.line});
  if (!is_new) {
    if (seen->second.hash == record.hash) {
      record.fate = Record::Fate::unchanged;
      return;
    }
    record.fate = Record::Fate::rejected;
    const std::string where =
        seen->second.line == 0 ? "" : " (line " + std::to_string(seen->second.line) + ")";
    record.issue = {article.origin, "the id '" + record.id + "' was read before in this run" + where +
                                        " with other content; give every article an id of its own"};
    return;
  }
  if (!archive_) {
    record.fate = Record::Fate::added;
    record.docid = ++last_docid_;
    return;
  }
  const Known known = find(record.id);
  record.docid = known.docid;
  if (known.docid == 0) {
    record.fate = Record::Fate::added;
  } else {
    record.fate = known.hash == record.hash ? Record::Fate::unchanged : Record::Fate::updated;
  }
}

// The run's own commits outdate this view of the archive; what was there before the run does not change under
// it.
RecordSource::Known RecordSource::find(const std::string& id) {
  return with_reopening(*archive_, path_, [&]() -> Known {
    const KnownArticle known = find_article(*archive_, id);
    return {known.docid, known.hash};
  });
}

}  // namespace warta
