// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/build/record_judge.h"
#include "warta/archive_writer.h"

namespace warta {

// Makes an archive that does not exist yet through Xapian's public API alone: every worker writes the
// articles of a chunk into a temporary shard of its own, and compaction merges the shards. Which articles
// make a chunk depends on the sources alone, so the archive is the same whatever the number of workers.
class ShardedBuild {
 public:
  // The archive is made at `database`, which is absent, out of shards in the folder `database`.shards.
  // Putting it in its place, and clearing away what is left after a failure, is the caller's.
  ShardedBuild(std::string database, const WriterOptions& options);

  // Instead of what a new archive would have.
  void set_metadata(std::string_view key, std::string_view value);
  // Writes the new articles of a chunk into a shard. Thread-safe.
  void prepare_batch(Batch& chunk, std::size_t worker);
  void write_batch(const Batch&) {}
  // Merges the shards.
  void finish();

 private:
  void write_shard(Batch& chunk, const std::string& shard) const;
  [[nodiscard]] std::string shard_name(std::string_view kind, std::size_t number) const;

  std::string database_, folder_;
  WriterOptions options_;
  std::map<std::string, std::string> metadata_;
  std::mutex mutex_;                             // of shards_
  std::map<Xapian::docid, std::string> shards_;  // by their first docid
};

// The batches of `source`, put together to chunks that are worth a shard.
template <typename Source>
class Chunks {
 public:
  explicit Chunks(Source& source) : source_(source) {}

  std::optional<Batch> next_batch() {
    // More in a shard: fewer to merge, but a longer wait for the last worker.
    constexpr std::size_t kChunkRecords = 2000;
    constexpr std::size_t kChunkBytes = std::size_t{6} << 20;
    std::optional<Batch> chunk = source_.next_batch();
    std::size_t bytes = chunk ? text_bytes(*chunk) : 0;
    while (chunk && chunk->records.size() < kChunkRecords && bytes < kChunkBytes) {
      std::optional<Batch> more = source_.next_batch();
      if (!more) break;
      bytes += text_bytes(*more);
      append(*chunk, std::move(*more));
    }
    return chunk;
  }

 private:
  Source& source_;
};

}  // namespace warta
