// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of indexing: read, prepare in parallel, write in order, count. Every bulk build runs it.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>

#include "indexer/build/record_judge.h"
#include "util/ordered_pipeline.h"
#include "warta/archive_writer.h"

namespace warta {

// The number of threads for `jobs`; 0: one per core.
[[nodiscard]] std::size_t worker_count(unsigned jobs);

// Adds the outcome of a batch to the report, and calls the callbacks of `options`.
void count_batch(Batch& batch, const AddOptions& options, AddReport& report);

// Whether the record is written to the archive.
[[nodiscard]] inline bool is_written(const Record& record) {
  return record.fate == Record::Fate::added || record.fate == Record::Fate::updated;
}

// Bytes of text that are read and not yet written, per job. The number of batches in flight bounds articles
// of ordinary length; this bounds long ones: beyond it there is one at a time.
inline constexpr std::size_t kTextUnderWayPerJob = std::size_t{8} << 20;

// Takes batches from `source`, prepares them with `writing` on the worker threads, writes them on this
// thread, and counts, all in source order. Finishing is the caller's task.
template <typename Source, typename Writing>
AddReport run_indexing(Source& source, Writing& writing, std::size_t jobs, const AddOptions& options) {
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
        count_batch(batch, options, report);
        if (options.progress && !stop && !options.progress(report)) {
          stop = true;
          report.interrupted = true;
        }
      },
      {text_bytes, jobs * kTextUnderWayPerJob});
  return report;
}

}  // namespace warta
