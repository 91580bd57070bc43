// SPDX-License-Identifier: GPL-3.0-or-later
// Building an archive by writing its tables directly, with indexer/glass: the fast way for a new archive.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/build_folder.h"
#include "indexer/build/inverter_sink.h"
#include "indexer/build/record_judge.h"
#include "indexer/glass/bulk_builder.h"
#include "warta/archive_writer.h"

namespace warta {

// Works in a folder beside the archive's path; a rename moves the complete archive into place. A process that
// dies leaves only that folder, which the next one removes.
class TableBuild {
 public:
  // Null when the tables cannot be written directly: there is an archive at `path`, the linked libxapian has
  // another format, or options.builder forbids it. Throws Error: invalid_argument (something else is at
  // `path`), archive_locked (another process builds it), io.
  [[nodiscard]] static std::unique_ptr<TableBuild> begin(const std::string& path, std::size_t jobs,
                                                         const AddOptions& options);
  // Makes the archive at `database`, which must be absent; the caller moves it into place.
  TableBuild(const std::string& database, std::size_t jobs, const AddOptions& options);
  ~TableBuild();
  TableBuild(const TableBuild&) = delete;
  TableBuild& operator=(const TableBuild&) = delete;

  // Replaces a value of the new archive's metadata.
  void set_metadata(std::string_view key, std::string_view value);
  // Inverts the new articles of a batch. Each worker calls with its own number, batches in source order.
  void prepare_batch(Batch& batch, std::size_t worker);
  void write_batch(const Batch&) {}
  // Writes the tables, and moves the archive into place if it has its own folder.
  void finish();

 private:
  TableBuild(std::unique_ptr<BuildFolder> folder, const std::string& database, std::size_t jobs,
             const AddOptions& options);

  std::unique_ptr<BuildFolder> folder_;  // null: the caller moves the archive into place
  std::string database_;
  WriterOptions options_;
  std::unique_ptr<glass::BulkBuilder> builder_;
  std::vector<std::unique_ptr<InverterSink>> sinks_;  // by worker
};

}  // namespace warta
