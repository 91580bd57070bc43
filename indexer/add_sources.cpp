// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <thread>

#include "indexer/archive_writer_state.h"
#include "indexer/first_build.h"
#include "indexer/ordered_pipeline.h"
#include "indexer/record_source.h"
#include "warta/archive_writer.h"

namespace warta {

namespace {

bool is_written(const Record& record) {
  return record.fate == Record::Fate::added || record.fate == Record::Fate::updated;
}

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

// Adds to an archive that exists: workers make Xapian documents, this thread writes them and commits as it
// goes.
class Adding {
 public:
  Adding(const std::string& path, const WriterOptions& options)
      : writer_(path, options), state_(writer_state(writer_)) {}

  void prepare_batch(Batch& batch, std::size_t) const {
    for (Record& record : batch.records) {
      if (!is_written(record)) continue;
      const StoredArticle prepared = prepare(record.article, record.id, record.hash, state_.options.clean);
      record.document = make_document(prepared, *state_.options.analyzer);
    }
  }
  void write_batch(const Batch& batch) {
    for (const Record& record : batch.records) {
      if (is_written(record)) state_.store(record.docid, record.document);
    }
  }
  void finish() {
    if (state_.uncommitted != 0) state_.commit();
  }

 private:
  ArchiveWriter writer_;
  ArchiveWriter::State& state_;
};

// Reads everything, hands batches to the workers and counts, in source order.
template <typename Writing>
AddReport run(RecordSource& source, Writing& writing, std::size_t jobs, const AddOptions& options) {
  AddReport report;
  std::atomic<bool> stop{false};
  OrderedPipeline<Batch, Batch>::run(
      jobs,
      [&]() -> std::optional<Batch> {
        if (stop) return std::nullopt;
        return source.next_batch();
      },
      [&](Batch&& batch, std::size_t worker) {
        writing.prepare_batch(batch, worker);
        return std::move(batch);
      },
      [&](Batch&& batch) {
        writing.write_batch(batch);
        count(batch, options, report);
        if (options.progress && !stop && !options.progress(report)) {
          stop = true;
          report.interrupted = true;
        }
      });
  writing.finish();
  return report;
}

}  // namespace

AddReport add_sources(const std::string& path, const std::vector<std::string>& sources,
                      const AddOptions& options) {
  const std::size_t jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (const std::unique_ptr<FirstBuild> build = FirstBuild::begin(path, jobs, options)) {
    RecordSource source(sources, options.read);
    return run(source, *build, jobs, options);
  }
  Adding adding(path, options.writer);
  RecordSource source(path, sources, options.read);
  return run(source, adding, jobs, options);
}

}  // namespace warta
