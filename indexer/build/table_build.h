// SPDX-License-Identifier: GPL-3.0-or-later
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

// Makes an archive that does not exist yet, by writing its tables directly (indexer/glass), in a folder
// beside its place; a rename puts it there whole. A process that dies leaves only that folder, and the next
// one clears it away.
class TableBuild {
 public:
  // Null when the tables are not to be written directly: there is an archive at `path` already, the linked
  // libxapian makes another format, or options.builder says so. Throws Error: invalid_argument (something
  // else is at `path`), archive_locked (another process builds it), io.
  [[nodiscard]] static std::unique_ptr<TableBuild> begin(const std::string& path, std::size_t jobs,
                                                         const AddOptions& options);
  // Makes the archive at `database`, which is absent, and leaves putting it in its place to the caller.
  TableBuild(const std::string& database, std::size_t jobs, const AddOptions& options);
  ~TableBuild();
  TableBuild(const TableBuild&) = delete;
  TableBuild& operator=(const TableBuild&) = delete;

  // Instead of what a new archive would have.
  void set_metadata(std::string_view key, std::string_view value);
  // Takes in the articles of a batch that are new. Each worker calls with its own number, batches in source
  // order.
  void prepare_batch(Batch& batch, std::size_t worker);
  void write_batch(const Batch&) {}
  // Writes the tables, and moves the archive into place if that is ours to do.
  void finish();

 private:
  TableBuild(std::unique_ptr<BuildFolder> folder, const std::string& database, std::size_t jobs,
             const AddOptions& options);

  std::unique_ptr<BuildFolder> folder_;  // null: the caller puts the archive in its place
  WriterOptions options_;
  std::unique_ptr<glass::BulkBuilder> builder_;
  std::vector<std::unique_ptr<InverterSink>> sinks_;  // by worker
};

}  // namespace warta
