// SPDX-License-Identifier: GPL-3.0-or-later
// Serializes the version file (version_file.h).
#include "indexer/glass/version_file.h"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>

#include "indexer/glass/messages.h"
#include "indexer/glass/tag_compressor.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

constexpr std::uint32_t revision = 1;

// The shortest tag that a table tries to compress; 0: none (compress_min_tab).
constexpr std::array<std::uint32_t, table_count> compress_min = {0, compress_above, compress_above,
                                                                 0, compress_above, compress_above};

// RootInfo::serialise.
void pack_root(std::string& out, const TableRoot& table, std::uint32_t compress_from) {
  constexpr std::uint32_t flag_sequential = 2;  // keys came in order
  constexpr std::uint32_t flag_no_root = 1;     // there is no file yet
  const bool absent = table.blocks == 0;
  pack_uint(out, table.root);
  pack_uint(out, table.level << 2 | flag_sequential | (absent ? flag_no_root : 0));
  pack_uint(out, table.entries);
  pack_uint(out, block_bytes >> 11);
  pack_uint(out, compress_from);
  std::string free_list;
  if (!absent) {  // GlassFreeList::pack: nothing is free, so both ends are at block 0, offset 0
    pack_uint(free_list, revision);
    pack_uint(free_list, table.blocks);
    free_list.append(4, '\0');
  }
  pack_string(out, free_list);
}

// GlassVersion::serialise_stats. Differences wrap at 32 bits, as they do there.
void pack_statistics(std::string& out, const Statistics& statistics) {
  pack_uint(out, statistics.documents);
  pack_uint(out, statistics.last_docid - statistics.documents);
  pack_uint(out, statistics.shortest);
  pack_uint(out, statistics.greatest_wdf);
  pack_uint(out, statistics.longest - statistics.greatest_wdf);
  pack_uint(out, 0U);  // oldest changeset
  pack_uint(out, statistics.total_length);
  pack_uint(out, 0U);  // greatest frequency of a spelling word
}

}  // namespace

void ValueStatistics::add(std::string_view value) {
  if (documents++ == 0) {
    lowest = value;
    greatest = value;
  } else if (value < lowest) {
    lowest = value;
  } else if (value > greatest) {
    greatest = value;
  }
}

void ValueStatistics::merge(const ValueStatistics& other) {
  if (other.documents == 0) return;
  if (documents == 0 || other.lowest < lowest) lowest = other.lowest;
  if (documents == 0 || other.greatest > greatest) greatest = other.greatest;
  documents += other.documents;
}

void Statistics::add_document(DocId docid, std::uint32_t length) {
  ++documents;
  last_docid = std::max(last_docid, docid);
  total_length += length;
  if (length != 0 && (shortest == 0 || length < shortest)) shortest = length;
  longest = std::max(longest, length);
}

void Statistics::merge(const Statistics& other) {
  documents += other.documents;
  last_docid = std::max(last_docid, other.last_docid);
  total_length += other.total_length;
  if (other.shortest != 0 && (shortest == 0 || other.shortest < shortest)) shortest = other.shortest;
  longest = std::max(longest, other.longest);
  greatest_wdf = std::max(greatest_wdf, other.greatest_wdf);
  for (const auto& [slot, value] : other.values) values[slot].merge(value);
}

std::string version_file(const Uuid& uuid, const TableRoots& roots, const Statistics& statistics) {
  std::string out(version_magic);
  out.append(uuid.data(), uuid.size());
  pack_uint(out, revision);
  for (std::size_t table = 0; table < table_count; ++table) pack_root(out, roots[table], compress_min[table]);
  pack_statistics(out, statistics);
  return out;
}

Uuid random_uuid() {
  Uuid uuid;
  ssize_t n;
  do {
    n = ::getrandom(uuid.data(), uuid.size(), 0);  // up to 256 bytes are returned whole
  } while (n < 0 && errno == EINTR);
  if (n != static_cast<ssize_t>(uuid.size())) {
    throw Error(ErrorCode::io, both(messages::kNoRandom));
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

}  // namespace warta::glass
