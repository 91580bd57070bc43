// SPDX-License-Identifier: GPL-3.0-or-later
// Writes and merges the shards of sharded_build.h.
#include "indexer/build/sharded_build.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "indexer/archive/metadata.h"
#include "indexer/archive/table_sums.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/archive_writer_state.h"
#include "indexer/build/indexing_run.h"
#include "indexer/build/messages.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace {

// Xapian's in-memory inverter gets slower as it grows: commits of 500 articles were the fastest, with a third
// of the memory of large ones (docs/decisions/0001-write-glass-tables.md).
constexpr std::size_t kFlushEvery = 500;
// Shards merged at once: each has five open files.
constexpr std::size_t kMergedAtOnce = 32;
// Temporary databases: nobody reads them before they are complete, nor after a crash.
constexpr int kTemporary = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

void merge(const std::vector<std::string>& shards, const std::string& merged) {
  {
    Xapian::Database all;
    for (const std::string& shard : shards) all.add_database(Xapian::Database(shard));
    all.compact(merged, Xapian::DBCOMPACT_NO_RENUMBER);
  }
  for (const std::string& shard : shards) std::filesystem::remove_all(shard);
}

}  // namespace

ShardedBuild::ShardedBuild(std::string database, const WriterOptions& options)
    : database_(std::move(database)), folder_(database_ + ".shards"), options_(options) {
  if (options_.analyzer == nullptr) options_.analyzer = make_indonesian_analyzer({options_.exceptions});
  metadata_ = new_archive_metadata(options_, "xapian");
  std::error_code error;
  std::filesystem::create_directory(folder_, error);
  if (error)
    throw Error(ErrorCode::io, both(build_messages::kCannotMakeFolder, {folder_, system_message(error)}));
}

void ShardedBuild::set_metadata(std::string_view key, std::string_view value) {
  metadata_[std::string(key)] = value;
}

void ShardedBuild::prepare_batch(Batch& chunk, std::size_t /*worker*/) {
  for (const Record& record : chunk.records) {
    if (!is_written(record)) continue;
    const std::string shard = shard_name("shard", record.docid);
    with_mapped_errors(shard, [&] { write_shard(chunk, shard); });
    const std::lock_guard lock(mutex_);
    shards_.emplace(record.docid, shard);
    return;
  }
}

void ShardedBuild::write_shard(Batch& chunk, const std::string& shard) const {
  Xapian::WritableDatabase database(shard, kTemporary);
  std::size_t uncommitted = 0;
  for (Record& record : chunk.records) {
    if (!is_written(record)) continue;
    const StoredArticle prepared = prepare(record.article, record.id, record.hash, options_.clean);
    database.replace_document(record.docid,
                              make_document(prepared, *options_.analyzer, record.article.notes));
    if (++uncommitted % kFlushEvery == 0) database.commit();
  }
  database.commit();
}

void ShardedBuild::finish() {
  with_mapped_errors(database_, [&] {
    std::vector<std::string> shards;
    {
      // The metadata are in a shard of their own.
      shards.push_back(shard_name("metadata", 0));
      Xapian::WritableDatabase database(shards.back(), kTemporary);
      for (const auto& [key, value] : metadata_) database.set_metadata(key, value);
      database.commit();
    }
    for (const auto& [first, shard] : shards_) shards.push_back(shard);
    std::size_t merges = 0;
    while (shards.size() > kMergedAtOnce) {
      std::vector<std::string> fewer;
      for (std::size_t begin = 0; begin < shards.size(); begin += kMergedAtOnce) {
        const auto first = shards.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last =
            shards.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kMergedAtOnce, shards.size()));
        fewer.push_back(shard_name("merged", merges++));
        merge({first, last}, fewer.back());
      }
      shards = std::move(fewer);
    }
    merge(shards, database_);
    write_table_sums(database_);
  });
}

std::string ShardedBuild::shard_name(std::string_view kind, std::size_t number) const {
  return (std::filesystem::path(folder_) / (std::string(kind) + std::to_string(number))).string();
}

}  // namespace warta
