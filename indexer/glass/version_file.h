// SPDX-License-Identifier: GPL-3.0-or-later
// The file `iamglass`: format, UUID, roots of the tables, statistics.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "indexer/glass/pack.h"
#include "indexer/glass/table_writer.h"

namespace warta::glass {

using Uuid = std::array<char, 16>;

// `iamglass` begins with these bytes: a magic string and the date of the format, 14 March 2016 (xapian-core
// 1.4.22, backends/glass/glass_version.cc).
inline constexpr std::string_view version_magic{"\x0f\x0dXapian Glass\x04\x6e", 16};

// The number of values in a slot, and the smallest and greatest of them by bytes.
struct ValueStatistics {
  std::uint32_t documents = 0;
  std::string lowest;
  std::string greatest;

  void add(std::string_view value);
  void merge(const ValueStatistics& other);
};

// The statistics of a database. Lengths are sums of wdf.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_docid = 0;
  std::uint64_t total_length = 0;
  std::uint32_t shortest = 0;  // of the documents with a length; 0: none
  std::uint32_t longest = 0;
  std::uint32_t greatest_wdf = 0;
  std::map<std::uint32_t, ValueStatistics> values;  // by slot

  void add_document(DocId docid, std::uint32_t length);
  void merge(const Statistics& other);
};

enum Table : std::size_t { postlist, docdata, termlist, position, spelling, synonym, table_count };
using TableRoots = std::array<TableRoot, table_count>;

// The content of "iamglass" for a database compacted to revision 1.
[[nodiscard]] std::string version_file(const Uuid& uuid, const TableRoots& roots,
                                       const Statistics& statistics);

// A random UUID (version 4, RFC 4122).
[[nodiscard]] Uuid random_uuid();

}  // namespace warta::glass
