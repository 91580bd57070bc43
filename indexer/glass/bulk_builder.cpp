// SPDX-License-Identifier: GPL-3.0-or-later
// Collects inverters and writes their tables in parallel (bulk_builder.h).
#include "indexer/glass/bulk_builder.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <system_error>
#include <thread>
#include <utility>

#include "indexer/glass/messages.h"
#include "indexer/glass/tables.h"
#include "util/files.h"
#include "util/system_message.h"
#include "util/threads.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

constexpr std::size_t max_metadata_key_bytes = 253;  // a key has at most 255 bytes; two mark it as metadata

constexpr std::array<std::string_view, table_count> table_names = {"postlist", "docdata",  "termlist",
                                                                   "position", "spelling", "synonym"};
// Xapian locks this file when it opens a database for writing, and makes it if it is missing.
constexpr std::string_view lock_name = "flintlock";
constexpr std::string_view version_name = "iamglass";
constexpr std::string_view unfinished_version_name = "iamglass.tmp";

std::string file_name(Table table) { return std::string(table_names[table]) + ".glass"; }

// Runs the tasks on up to `threads` threads, including the caller's, and rethrows the first exception.
template <class Task>
void run_all(std::size_t count, unsigned threads, const Task& task) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> errors(count);
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        task(i);
      } catch (...) {
        errors[i] = std::current_exception();
      }
    }
  };
  std::vector<std::thread> others;
  const std::size_t wanted = std::min<std::size_t>(count, threads);
  if (wanted > 1)
    start_threads(
        wanted - 1, [&](std::size_t) { work(); }, others);
  work();
  for (std::thread& other : others) other.join();
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace

BulkBuilder::BulkBuilder(std::filesystem::path path, const BulkOptions& options)
    : path_(std::move(path)), options_(options) {
  options_.threads = std::max(1U, options_.threads);
  std::error_code error;
  made_directory_ = std::filesystem::create_directory(path_, error);
  if (error)
    throw Error(ErrorCode::io, both(messages::kCreateDirectory, {path_.string(), system_message(error)}));
  if (!made_directory_ && !std::filesystem::is_empty(path_, error)) {
    throw Error(ErrorCode::invalid_argument, both(messages::kNotEmpty, {path_.string()}));
  }
}

BulkBuilder::~BulkBuilder() {
  if (finished_) return;
  std::error_code ignored;
  for (std::size_t table = 0; table < table_count; ++table) {
    std::filesystem::remove(path_ / file_name(static_cast<Table>(table)), ignored);
  }
  for (const std::string_view name : {lock_name, version_name, unfinished_version_name}) {
    std::filesystem::remove(path_ / name, ignored);
  }
  if (made_directory_) std::filesystem::remove(path_, ignored);
}

Inverter& BulkBuilder::add_inverter() {
  const std::lock_guard lock(mutex_);
  inverters_.push_back(
      std::make_unique<Inverter>(path_, options_.memory_bytes / options_.threads, options_.deflater));
  return *inverters_.back();
}

void BulkBuilder::set_metadata(std::string_view key, std::string_view value) {
  if (key.empty() || key.size() > max_metadata_key_bytes) {
    throw Error(ErrorCode::invalid_argument,
                "a metadata key must have 1 to 253 bytes, not " + std::to_string(key.size()));
  }
  metadata_[std::string(key)] = value;
}

bool BulkBuilder::has(Stream stream) const {
  return std::any_of(inverters_.begin(), inverters_.end(),
                     [&](const auto& inverter) { return inverter->has(stream); });
}

ListMerge BulkBuilder::merge(Stream stream) const {
  std::vector<std::unique_ptr<ListStream>> streams;
  for (const auto& inverter : inverters_) {
    std::vector<std::unique_ptr<ListStream>> more = inverter->open(stream);
    std::move(more.begin(), more.end(), std::back_inserter(streams));
  }
  return ListMerge(std::move(streams));
}

TableRoot BulkBuilder::write_table(Table table, const Statistics& statistics) {
  const std::filesystem::path path = path_ / file_name(table);
  switch (table) {
    case postlist: {
      TableWriter writer(path, TableCreation::at_once);
      ListMerge values = merge(Stream::values);
      ListMerge postings = merge(Stream::postings);
      write_postlist_table(writer, metadata_, statistics.values, values, postings);
      return writer.finish();
    }
    case termlist: {
      TableWriter writer(path, TableCreation::at_once);
      ListMerge termlists = merge(Stream::termlists);
      write_termlist_table(writer, termlists);
      return writer.finish();
    }
    case position: {
      if (!has(Stream::positions)) return {};
      TableWriter writer(path, TableCreation::lazy);
      ListMerge positions = merge(Stream::positions);
      write_position_table(writer, positions);
      return writer.finish();
    }
    case docdata: {
      if (!has(Stream::documents)) return {};
      TableWriter writer(path, TableCreation::lazy);
      ListMerge documents = merge(Stream::documents);
      write_docdata_table(writer, documents);
      return writer.finish();
    }
    default:
      return {};  // no spelling data, no synonyms
  }
}

TableRoots BulkBuilder::write_tables(const Statistics& statistics) {
  constexpr std::array largest_first = {position, postlist, termlist, docdata};
  TableRoots roots{};
  run_all(largest_first.size(), options_.threads,
          [&](std::size_t i) { roots[largest_first[i]] = write_table(largest_first[i], statistics); });
  return roots;
}

Statistics BulkBuilder::finish() {
  run_all(inverters_.size(), options_.threads, [&](std::size_t i) { inverters_[i]->freeze(); });
  Statistics statistics;
  for (const auto& inverter : inverters_) statistics.merge(inverter->statistics());
  const TableRoots roots = write_tables(statistics);

  (void)File::create(path_ / lock_name);
  const std::string version = version_file(options_.uuid ? *options_.uuid : random_uuid(), roots, statistics);
  const std::filesystem::path unfinished = path_ / unfinished_version_name;
  {
    const File file = File::create(unfinished);
    file.write_at(0, version);
    file.sync();
  }
  sync_path(path_);  // the tables must be durable before the file that makes them a database
  std::filesystem::rename(unfinished, path_ / version_name);
  sync_path(path_);
  finished_ = true;
  inverters_.clear();
  return statistics;
}

}  // namespace warta::glass
