// SPDX-License-Identifier: GPL-3.0-or-later
// The interface of indexer/glass: writes a whole Xapian database from documents. Called by indexer/build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/inverter.h"
#include "indexer/glass/version_file.h"

namespace warta::glass {

struct BulkOptions {
  // Memory of all inverters together, in bytes; beyond its share an inverter writes a segment to an unnamed
  // file beside the tables. Less memory makes more segments and a slower finish; below about 2 MiB per
  // inverter every document becomes a segment.
  std::size_t memory_bytes = std::size_t{512} << 20;
  // The number of inverters, and of tables written in parallel. The bytes written do not depend on it.
  unsigned threads = 1;
  // With zlib_as_xapian the tables are, byte for byte, those of Xapian; otherwise their compressed entries
  // are other bytes for the same content.
  Deflater deflater = Deflater::libdeflate;
  // The database's UUID; by default random, as in Xapian. The tables do not depend on it.
  std::optional<Uuid> uuid;
};

// Builds a database (glass, the format of Xapian 1.4) in one go. Its content is, and with
// Deflater::zlib_as_xapian its tables are byte for byte, that of Xapian::Database::compact() of a database to
// which the same documents were added through the public API.
// docs/decisions/0001-write-glass-tables.md says why this exists and what it relies on.
//
//   BulkBuilder builder(path, {.threads = 2});
//   Inverter& inverter = builder.add_inverter();      // one for each thread
//   …
//   builder.finish();
//
// Nothing is readable at `path` before finish() returns. A builder destroyed before that removes its files.
class BulkBuilder {
 public:
  // Throws Error(invalid_argument) unless `path` is absent or an empty directory, Error(io) when the
  // directory cannot be made.
  explicit BulkBuilder(std::filesystem::path path, const BulkOptions& options = {});
  ~BulkBuilder();
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  // A new inverter, owned by the builder. Thread-safe.
  Inverter& add_inverter();

  // Sets user metadata; an empty value removes it. Throws Error(invalid_argument) unless `key` has 1 to 253
  // bytes.
  void set_metadata(std::string_view key, std::string_view value);

  // Writes the tables, then the version file that makes them a database, and waits until everything is on
  // disk. Call it once, when no thread uses an inverter any more. Throws Error(invalid_argument) when two
  // inverters used the same docid, Error(io) when writing fails.
  Statistics finish();

 private:
  TableRoots write_tables(const Statistics& statistics);
  TableRoot write_table(Table table, const Statistics& statistics);
  [[nodiscard]] bool has(Stream stream) const;
  [[nodiscard]] ListMerge merge(Stream stream) const;

  std::filesystem::path path_;
  BulkOptions options_;
  bool made_directory_ = false;
  bool finished_ = false;
  std::mutex mutex_;  // of inverters_
  std::vector<std::unique_ptr<Inverter>> inverters_;
  std::map<std::string, std::string> metadata_;
};

// Whether the linked libxapian makes databases of the format that BulkBuilder writes. Makes and removes an
// empty database in a new directory under `scratch`. If not, `why_not` (unless null) gets one line with the
// reason.
[[nodiscard]] bool supported(const std::filesystem::path& scratch, std::string* why_not = nullptr);

}  // namespace warta::glass
