// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds articles to indexer/glass and moves the result into place (table_build.h).
#include "indexer/build/table_build.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "indexer/archive/directory.h"
#include "indexer/archive/metadata.h"
#include "indexer/archive/table_sums.h"
#include "indexer/build/document_builder.h"
#include "indexer/build/indexing_run.h"
#include "util/files.h"

namespace warta {

namespace {

// A quarter of the machine's memory, at most 2 GiB.
std::size_t default_memory() {
  const auto pages = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PAGESIZE)));
  return std::min(pages / 4 * page, std::size_t{2} << 30);
}

}  // namespace

std::unique_ptr<TableBuild> TableBuild::begin(const std::string& path, std::size_t jobs,
                                              const AddOptions& options) {
  if (options.builder == Builder::xapian || inspect_archive_directory(path) == DirectoryState::archive)
    return nullptr;
  auto folder = std::make_unique<BuildFolder>(path, options.writer.lock_timeout);
  if (inspect_archive_directory(path) == DirectoryState::archive)
    return nullptr;  // made while we waited for the lock
  if (!glass::supported(folder->database().parent_path())) return nullptr;
  const std::string database = folder->database().string();
  return std::unique_ptr<TableBuild>(new TableBuild(std::move(folder), database, jobs, options));
}

TableBuild::TableBuild(std::unique_ptr<BuildFolder> folder, const std::string& database, std::size_t jobs,
                       const AddOptions& options)
    : folder_(std::move(folder)), database_(database), options_(options.writer) {
  if (options_.analyzer == nullptr) options_.analyzer = make_indonesian_analyzer({options_.exceptions});
  glass::BulkOptions bulk;
  bulk.threads = static_cast<unsigned>(jobs);
  bulk.memory_bytes = options.memory_bytes != 0 ? options.memory_bytes : default_memory();
  builder_ = std::make_unique<glass::BulkBuilder>(database, bulk);
  for (std::size_t i = 0; i < jobs; ++i)
    sinks_.push_back(std::make_unique<InverterSink>(builder_->add_inverter()));
  for (const auto& [name, value] : new_archive_metadata(options_, "glass"))
    builder_->set_metadata(name, value);
}

TableBuild::TableBuild(const std::string& database, std::size_t jobs, const AddOptions& options)
    : TableBuild(nullptr, database, jobs, options) {}

TableBuild::~TableBuild() = default;

void TableBuild::set_metadata(std::string_view key, std::string_view value) {
  builder_->set_metadata(key, value);
}

void TableBuild::prepare_batch(Batch& batch, std::size_t worker) {
  InverterSink& sink = *sinks_[worker];
  for (Record& record : batch.records) {
    if (!is_written(record)) continue;
    sink.begin_document(record.docid);
    const StoredArticle prepared = prepare(record.article, record.id, record.hash, options_.clean);
    build_document(prepared, *options_.analyzer, sink, record.article.notes);
    sink.end_document();
  }
}

void TableBuild::finish() {
  builder_->finish();
  write_table_sums(database_);
  sync_path(database_);
  if (folder_ != nullptr) folder_->move_into_place();
}

}  // namespace warta
