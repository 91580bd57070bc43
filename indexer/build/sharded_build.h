// SPDX-License-Identifier: GPL-3.0-or-later
// Building an archive through Xapian's public API: the fallback of table_build.h, and its oracle in tests.
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

// Every worker writes chunks of articles into temporary databases (shards), which compaction merges. The
// sources alone decide which articles make a chunk, so the archive does not depend on the number of workers.
class ShardedBuild {
 public:
  // Makes the archive at `database`, which must be absent, from shards in the folder `database`.shards. The
  // caller moves it into place, and cleans up after a failure.
  ShardedBuild(std::string database, const WriterOptions& options);

  // Replaces a value of the new archive's metadata.
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

// Combines the batches of `source` into chunks of the size of a shard.
template <typename Source>
class Chunks {
 public:
  explicit Chunks(Source& source) : source_(source) {}

  std::optional<Batch> next_batch() {
    // Larger shards: fewer to merge, but a longer wait for the last worker.
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
