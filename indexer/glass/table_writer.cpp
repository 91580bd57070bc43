// SPDX-License-Identifier: GPL-3.0-or-later
// Builds B-tree blocks as Xapian's full compaction does (table_writer.h).
#include "indexer/glass/table_writer.h"

#include <algorithm>
#include <cstring>

#include "indexer/glass/messages.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr unsigned directory_start = 11;
constexpr unsigned directory_entry = 2;
constexpr std::size_t max_key_bytes = 255;
constexpr std::uint32_t revision = 1;  // compaction commits once

// Leaf item: size minus 3, with three flags (2), key length (1), key, component (2, not in the first part),
// part of tag.
constexpr unsigned item_size_bytes = 2;
constexpr unsigned key_length_bytes = 1;
constexpr unsigned component_bytes = 2;
constexpr unsigned leaf_header = item_size_bytes + key_length_bytes;
constexpr unsigned flag_compressed = 0x8000;
constexpr unsigned flag_last = 0x4000;
constexpr unsigned flag_first = 0x2000;
constexpr unsigned size_mask = 0x1fff;

// Branch item: block number (4), key length (1), key, component (2).
constexpr unsigned branch_header = 5;

// At least four items must fit in a block: BLOCK_CAPACITY.
constexpr std::size_t max_item_bytes = (block_bytes - directory_start - 4 * directory_entry) / 4;

// A table whose file is made with its first entry splits full leaves in the middle until this many entries
// were added in ascending order (SEQ_START_POINT); the others begin as if that had happened
// (set_full_compaction).
constexpr int additions_before_sequential = 10;

unsigned get16(const std::uint8_t* p) { return static_cast<unsigned>(p[0]) << 8 | p[1]; }

void put16(std::uint8_t* p, std::size_t value) {
  p[0] = static_cast<std::uint8_t>(value >> 8);
  p[1] = static_cast<std::uint8_t>(value);
}

void put32(std::uint8_t* p, std::uint32_t value) {
  put16(p, value >> 16);
  put16(p + 2, value & 0xffff);
}

unsigned level_of(const Bytes& block) { return block[4]; }
unsigned gap(const Bytes& block) { return get16(&block[5]); }
unsigned total_free(const Bytes& block) { return get16(&block[7]); }
unsigned directory_end(const Bytes& block) { return get16(&block[9]); }
void set_gap(Bytes& block, std::size_t n) { put16(&block[5], n); }
void set_total_free(Bytes& block, std::size_t n) { put16(&block[7], n); }
void set_directory_end(Bytes& block, std::size_t n) { put16(&block[9], n); }

std::uint8_t* item_at(Bytes& block, unsigned entry) { return &block[get16(&block[entry])]; }
const std::uint8_t* item_at(const Bytes& block, unsigned entry) { return &block[get16(&block[entry])]; }

unsigned item_bytes(const std::uint8_t* item, unsigned level) {
  if (level == 0) return (get16(item) & size_mask) + 3;
  return branch_header + item[4] + component_bytes;
}

void start_block(Bytes& block, unsigned level) {
  put32(block.data(), revision);
  block[4] = static_cast<std::uint8_t>(level);
  set_directory_end(block, directory_start);
  set_total_free(block, block_bytes - directory_start);
  set_gap(block, block_bytes - directory_start);
}

// Moves the items to the end of the block, so that all free space is in the gap.
void pack_items(Bytes& block, Bytes& spare) {
  unsigned at = block_bytes;
  const unsigned end = directory_end(block);
  for (unsigned entry = directory_start; entry < end; entry += directory_entry) {
    const std::uint8_t* const item = item_at(block, entry);
    const unsigned size = item_bytes(item, level_of(block));
    at -= size;
    std::memcpy(&spare[at], item, size);
    put16(&block[entry], at);
  }
  std::copy(spare.begin() + at, spare.end(), block.begin() + at);
  set_total_free(block, at - end);
  set_gap(block, at - end);
}

void append_item(Bytes& block, std::string_view item) {
  const std::size_t needed = item.size() + directory_entry;
  const unsigned entry = directory_end(block);
  const std::size_t at = entry + directory_entry + (gap(block) - needed);
  set_directory_end(block, entry + directory_entry);
  put16(&block[entry], at);
  std::memcpy(&block[at], item.data(), item.size());
  set_gap(block, gap(block) - needed);
  set_total_free(block, total_free(block) - needed);
}

// The directory entry at which a leaf is split into two halves of similar size (mid_point).
unsigned middle_entry(const Bytes& block) {
  const unsigned end = directory_end(block);
  const unsigned used = block_bytes - total_free(block) - end;
  unsigned twice = 0;
  for (unsigned entry = directory_start; entry < end; entry += directory_entry) {
    const unsigned size = item_bytes(item_at(block, entry), 0);
    twice += 2 * size;
    if (twice >= used) return size < twice - used ? entry : entry + directory_entry;
  }
  return end;
}

// A branch item for `block`, with the shortest key that is greater than that of `before`, the leaf item
// preceding `item`.
std::string separator(const std::uint8_t* before, const std::uint8_t* item, std::uint32_t block) {
  const std::size_t length = item[2];
  const std::size_t common = std::min<std::size_t>(before[2], length);
  const std::uint8_t* const key = item + leaf_header;
  std::size_t same = 0;
  while (same < common && before[leaf_header + same] == key[same]) ++same;
  const std::size_t kept = std::min(same + 1, length);
  std::string result(branch_header + kept + component_bytes, '\0');
  auto* const bytes = reinterpret_cast<std::uint8_t*>(result.data());
  put32(bytes, block);
  bytes[4] = static_cast<std::uint8_t>(kept);
  std::memcpy(bytes + branch_header, key, kept);
  const bool first = (get16(item) & flag_first) != 0;
  put16(bytes + branch_header + kept, first ? 1 : get16(key + length));
  return result;
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& path, TableCreation creation)
    : file_(File::create(path)),
      split_(block_bytes),
      spare_(block_bytes),
      additions_until_sequential_(creation == TableCreation::lazy ? additions_before_sequential : 0) {
  Level leaf{Bytes(block_bytes), next_block_++};
  start_block(leaf.bytes, 0);
  levels_.push_back(std::move(leaf));
  // Every table begins with an item without key and tag, so that a search always finds something.
  build_item({}, {}, TagForm::plain, 1, true);
  append_item(levels_[0].bytes, item_);
}

void TableWriter::add(std::string_view key, std::string_view tag, TagForm form) {
  if (key.empty() || key.size() > max_key_bytes || key <= last_key_) {
    throw Error(ErrorCode::invalid_argument, "keys of a glass table must have 1 to 255 bytes and ascend");
  }
  last_key_ = key;
  const std::size_t overhead = leaf_header + key.size() + component_bytes;
  const std::size_t part = max_item_bytes - overhead;
  const std::size_t first = first_part(key, tag.size(), part);
  if (form == TagForm::fragile && !xapian_can_inflate(tag, first, part)) {
    last_key_.clear();
    add(key, inflate_tag(tag));
    return;
  }
  const std::size_t components = (tag.size() - first + part - 1) / part + 1;
  if (components > 0xffff) {
    throw Error(ErrorCode::unsupported, both(messages::kEntryTooLarge));
  }
  for (unsigned component = 1; component <= components; ++component) {
    const std::size_t size = component == 1 ? first : std::min(part, tag.size());
    build_item(key, tag.substr(0, size), form, component, component == components);
    tag.remove_prefix(size);
    add_leaf_item();
  }
  ++entries_;
}

// The part of a tag that its first item takes. A tag that needs several items first fills the rest of the
// block, when that saves an item or is worth a longer dividing key.
std::size_t TableWriter::first_part(std::string_view key, std::size_t tag_size, std::size_t part) const {
  const std::size_t usual = part + component_bytes;
  if (tag_size <= usual) return tag_size;
  const std::size_t overhead = leaf_header + key.size() + component_bytes;
  const std::size_t room = total_free(levels_[0].bytes) % (max_item_bytes + directory_entry);
  if (room <= directory_entry + overhead) return usual;
  const std::size_t fill = room - (directory_entry + overhead);
  const std::size_t last = (tag_size - component_bytes) % part;
  constexpr std::size_t worth_a_part = 34;  // glass_table.cc: "K ~= 34", found by trial there
  return fill >= last || fill >= key.size() + worth_a_part ? fill + component_bytes : usual;
}

void TableWriter::build_item(std::string_view key, std::string_view part, TagForm form, unsigned component,
                             bool last) {
  item_.assign(item_size_bytes, '\0');
  item_.push_back(static_cast<char>(key.size()));
  item_.append(key);
  if (component > 1) {
    item_.push_back(static_cast<char>(component >> 8));
    item_.push_back(static_cast<char>(component));
  }
  item_.append(part);
  const std::size_t flags = (form == TagForm::plain ? 0 : flag_compressed) | (last ? flag_last : 0) |
                            (component == 1 ? flag_first : 0);
  put16(reinterpret_cast<std::uint8_t*>(item_.data()), (item_.size() - 3) | flags);
}

void TableWriter::add_leaf_item() {
  if (additions_until_sequential_ > 0) --additions_until_sequential_;
  if (total_free(levels_[0].bytes) < item_.size() + directory_entry) {
    split_leaf();
  } else {
    append_item(levels_[0].bytes, item_);
  }
}

void TableWriter::split_leaf() {
  Bytes& leaf = levels_[0].bytes;
  const unsigned end = directory_end(leaf);
  const unsigned cut = additions_until_sequential_ > 0 ? middle_entry(leaf) : end;
  const std::uint32_t lower = levels_[0].number;
  levels_[0].number = next_block_++;

  split_ = leaf;
  set_directory_end(split_, cut);
  pack_items(split_, spare_);
  std::memmove(&leaf[directory_start], &leaf[cut], end - cut);
  set_directory_end(leaf, directory_start + (end - cut));
  pack_items(leaf, spare_);
  append_item(leaf, item_);
  write_block(lower, split_);

  const std::string branch =
      separator(item_at(split_, cut - directory_entry), item_at(leaf, directory_start), levels_[0].number);
  if (levels_.size() == 1) add_level(lower);
  add_branch_item(1, branch);
}

void TableWriter::add_branch_item(std::size_t level, std::string_view item) {
  const std::size_t needed = item.size() + directory_entry;
  Bytes& block = levels_[level].bytes;
  if (total_free(block) < needed) {
    split_branch(level, item);
    return;
  }
  if (gap(block) < needed) pack_items(block, spare_);
  append_item(block, item);
}

// Branches are always split at the end: long before the first one is full, ten entries have been added.
void TableWriter::split_branch(std::size_t level, std::string_view item) {
  const std::uint32_t lower = levels_[level].number;
  levels_[level].number = next_block_++;
  {
    Bytes& block = levels_[level].bytes;
    split_ = block;
    pack_items(split_, spare_);
    set_directory_end(block, directory_start);
    pack_items(block, spare_);
    append_item(block, item);
  }
  write_block(lower, split_);

  std::string above(item);
  put32(reinterpret_cast<std::uint8_t*>(above.data()), levels_[level].number);
  if (level + 1 == levels_.size()) add_level(lower);
  add_branch_item(level + 1, above);

  // The dividing key moves up; here, as the first key of the block, it is not needed, so its space is freed.
  Bytes& block = levels_[level].bytes;
  std::uint8_t* const first = item_at(block, directory_start);
  set_total_free(block, total_free(block) + first[4]);
  first[4] = 0;
  put16(first + branch_header, 0);
}

void TableWriter::add_level(std::uint32_t child) {
  const auto level = static_cast<unsigned>(levels_.size());
  Level root{Bytes(block_bytes), next_block_++};
  start_block(root.bytes, level);
  std::string item(branch_header + component_bytes, '\0');
  put32(reinterpret_cast<std::uint8_t*>(item.data()), child);
  append_item(root.bytes, item);
  levels_.push_back(std::move(root));
}

void TableWriter::write_block(std::uint32_t number, const Bytes& bytes) {
  file_.write_at(std::uint64_t{number} * block_bytes,
                 {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

TableRoot TableWriter::finish() {
  for (const Level& level : levels_) write_block(level.number, level.bytes);
  file_.sync();
  return {levels_.back().number, static_cast<std::uint32_t>(levels_.size() - 1), entries_, next_block_};
}

}  // namespace warta::glass
