// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <thread>

#include "indexer/adding.h"
#include "indexer/first_build.h"
#include "indexer/indexing_run.h"
#include "indexer/record_source.h"
#include "warta/archive_writer.h"

namespace warta {

std::size_t worker_count(unsigned jobs) {
  return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

void count_batch(const Batch& batch, const AddOptions& options, AddReport& report) {
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

AddReport add_sources(const std::string& path, const std::vector<std::string>& sources,
                      const AddOptions& options) {
  const std::size_t jobs = worker_count(options.jobs);
  if (const std::unique_ptr<FirstBuild> build = FirstBuild::begin(path, jobs, options)) {
    RecordSource source(sources, options.read);
    AddReport report = run_indexing(source, *build, jobs, options);
    build->finish();
    return report;
  }
  Adding adding(path, options.writer);
  RecordSource source(path, sources, options.read);
  AddReport report = run_indexing(source, adding, jobs, options);
  adding.finish();
  if (!report.interrupted && report.added + report.updated != 0) adding.fold_if_due(report);
  return report;
}

}  // namespace warta
