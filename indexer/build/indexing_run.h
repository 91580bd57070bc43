// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>

#include "indexer/build/record_judge.h"
#include "util/ordered_pipeline.h"
#include "warta/archive_writer.h"

namespace warta {

// The number of threads that `jobs` asks for; 0: one a core.
[[nodiscard]] std::size_t worker_count(unsigned jobs);

// Adds what became of a batch to the report, and tells of it.
void count_batch(Batch& batch, const AddOptions& options, AddReport& report);

// Whether the record goes into the archive.
[[nodiscard]] inline bool is_written(const Record& record) {
  return record.fate == Record::Fate::added || record.fate == Record::Fate::updated;
}

// Text that is read and not yet written, for each job. Articles of ordinary length are bounded by the number
// of batches under way; this bounds long ones: of those beyond it there is one at a time.
inline constexpr std::size_t kTextUnderWayPerJob = std::size_t{8} << 20;

// Takes batches from `source`, has `writing` prepare them on the worker threads and write them on this one,
// and counts, all in source order. What is then to be finished is the caller's.
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
