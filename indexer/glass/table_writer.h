// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the B-tree file of a table. Used for every table by BulkBuilder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/file.h"
#include "indexer/glass/tag_compressor.h"

namespace warta::glass {

inline constexpr unsigned block_bytes = 8192;  // Xapian's default block size, the only one written

// The root of a table, for the version file.
struct TableRoot {
  std::uint32_t root = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  // in the file; 0: the table has no file
};

// Whether Xapian makes a table's file at once or with the first entry. Only the former begins in the state
// that full compaction sets (see TableWriter), so the bytes differ.
enum class TableCreation { at_once, lazy };

// Writes one table (NAME.glass) from entries in ascending order of their keys, block by block, with exactly
// the bytes of Xapian::Database::compact() (full compaction). Format and rules: xapian-core 1.4.22,
// backends/glass/glass_table.cc and glass_table.h.
//
// A block is
//   revision (4), level (1), gap size (2), total free (2), end of directory (2), directory (2 an item), gap,
//   items
// with big-endian numbers; items are placed from the end of the block downwards. A full block is copied out
// and its memory reused for the next, so the gap of a block holds remains of earlier blocks. These bytes are
// reproduced, too, by doing as Xapian does.
class TableWriter {
 public:
  TableWriter(const std::filesystem::path& path, TableCreation creation);

  // Adds an entry. `key`: 1 to 255 bytes, greater than the previous key.
  // A fragile tag is stored plain if Xapian could not read it in the parts it would be split into
  // (too-few-chunks in docs/xapian-faults.md). That is the only difference from compact().
  // Throws Error(unsupported) for a tag of about 130 MB or more, Error(io) when writing fails.
  void add(std::string_view key, std::string_view tag, TagForm form = TagForm::plain);

  // Writes pending blocks and makes the file durable. Nothing may be added afterwards.
  TableRoot finish();

 private:
  // One level of the path from the newest leaf to the root.
  struct Level {
    std::vector<std::uint8_t> bytes;
    std::uint32_t number = 0;
  };

  [[nodiscard]] std::size_t first_part(std::string_view key, std::size_t tag_size, std::size_t part) const;
  void build_item(std::string_view key, std::string_view part, TagForm form, unsigned component, bool last);
  void add_leaf_item();
  void add_branch_item(std::size_t level, std::string_view item);
  void split_leaf();
  void split_branch(std::size_t level, std::string_view item);
  void add_level(std::uint32_t child);
  void write_block(std::uint32_t number, const std::vector<std::uint8_t>& bytes);

  File file_;
  std::vector<Level> levels_;        // [0] is the leaf
  std::vector<std::uint8_t> split_;  // scratch block
  std::vector<std::uint8_t> spare_;  // where items are packed
  std::string item_;                 // being added
  std::string last_key_;
  std::uint32_t next_block_ = 0;
  std::uint64_t entries_ = 0;
  int additions_until_sequential_;
};

}  // namespace warta::glass
