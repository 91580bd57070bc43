// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <thread>
#include <unordered_map>

#include "indexer/archive_directory.h"
#include "indexer/archive_writer_state.h"
#include "indexer/ordered_pipeline.h"
#include "indexer/stored_article.h"
#include "indexer/xapian_errors.h"
#include "warta/archive_writer.h"

namespace warta {

namespace {

constexpr std::size_t kBatchRecords = 64;
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

// One record on its way: read and judged by the producer, turned into a document by a worker, written by the
// caller's thread.
struct Record {
  enum class Fate { rejected, unchanged, added, updated };
  Fate fate = Fate::rejected;
  ReadIssue issue;
  Article article;
  std::string id;
  ContentHash hash;
  Xapian::docid known = 0;
  Xapian::Document document;
};

struct Batch {
  std::vector<Record> records;
  std::uint64_t bytes_read = 0;
  std::uint64_t files_skipped = 0;
};

// Reads records and decides, in source order, what is to become of each.
class RecordSource {
 public:
  RecordSource(const std::string& path, const std::vector<std::string>& sources, const ReadOptions& options)
      : path_(path), reader_(open_sources(sources, options)), archive_(open_archive_for_reading(path)) {
    archive_is_empty_ = archive_.get_doccount() == 0;
  }

  std::optional<Batch> next_batch() {
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
    if (batch.records.empty() && ended_) return std::nullopt;
    ended_ = batch.records.empty();  // the last batch is empty: it brings the final counts
    return batch;
  }

 private:
  struct Seen {
    ContentHash hash;
    std::uint64_t line;
  };

  void judge(Record& record) {
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
    const KnownArticle known = archive_is_empty_ ? KnownArticle{} : find(record.id);
    record.known = known.docid;
    if (known.docid == 0) {
      record.fate = Record::Fate::added;
    } else {
      record.fate = known.hash == record.hash ? Record::Fate::unchanged : Record::Fate::updated;
    }
  }

  // The run's own commits outdate this view of the archive; what was there before the run does not change
  // under it.
  KnownArticle find(const std::string& id) {
    return with_mapped_errors(path_, [&] {
      constexpr int kTries = 5;
      for (int attempt = 1;; ++attempt) {
        try {
          return find_article(archive_, id);
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kTries) throw;
          archive_.reopen();
        }
      }
    });
  }

  std::string path_;
  std::unique_ptr<ArticleReader> reader_;
  Xapian::Database archive_;
  bool archive_is_empty_ = false;
  bool ended_ = false;
  std::unordered_map<std::uint64_t, Seen> seen_;  // by hash of the id: 48 bytes an article
};

void count(const Batch& batch, const AddOptions& options, AddReport& report) {
  for (const Record& record : batch.records) {
    switch (record.fate) {
      case Record::Fate::rejected:
        ++report.rejected;
        if (options.on_rejected) options.on_rejected(record.issue);
        break;
      case Record::Fate::unchanged:
        ++report.unchanged;
        break;
      case Record::Fate::added:
        ++report.added;
        break;
      case Record::Fate::updated:
        ++report.updated;
        break;
    }
    if (record.article.notes.empty()) continue;
    ++report.mended;
    for (const std::string& note : record.article.notes) {
      if (options.on_note) options.on_note(record.article, note);
    }
  }
  report.bytes_read = batch.bytes_read;
  report.files_skipped = batch.files_skipped;
}

}  // namespace

AddReport add_sources(const std::string& path, const std::vector<std::string>& sources,
                      const AddOptions& options) {
  ArchiveWriter writer(path, options.writer);
  ArchiveWriter::State& state = *writer.state_;
  RecordSource source(path, sources, options.read);
  AddReport report;
  std::atomic<bool> stop{false};
  const unsigned jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());

  OrderedPipeline<Batch, Batch>::run(
      jobs,
      [&]() -> std::optional<Batch> {
        if (stop) return std::nullopt;
        return source.next_batch();
      },
      [&](Batch&& batch, std::size_t) {
        for (Record& record : batch.records) {
          if (record.fate != Record::Fate::added && record.fate != Record::Fate::updated) continue;
          const PreparedArticle prepared =
              prepare(record.article, record.id, record.hash, state.options.clean);
          record.document = make_document(prepared, *state.options.analyzer);
        }
        return std::move(batch);
      },
      [&](Batch&& batch) {
        for (const Record& record : batch.records) {
          if (record.fate == Record::Fate::added || record.fate == Record::Fate::updated) {
            state.store(record.known, record.document);
          }
        }
        count(batch, options, report);
        if (options.progress && !stop && !options.progress(report)) {
          stop = true;
          report.interrupted = true;
        }
      });
  if (state.uncommitted != 0) state.commit();
  return report;
}

}  // namespace warta
