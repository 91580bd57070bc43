// SPDX-License-Identifier: GPL-3.0-or-later
// The uniform content of a segment: lists under a key, in the byte order of the keys, each a sequence of
// entries in ascending order of docid. An entry is the increase of the docid (pack_uint) and a payload, which
// is a number (postings, document lengths) or a length with bytes (positions, values, term lists, document
// data).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_chain.h"
#include "indexer/glass/byte_reader.h"
#include "indexer/glass/file.h"
#include "indexer/glass/pack.h"

namespace warta::glass {

struct ListHead {
  std::string_view key;
  std::uint32_t entries = 0;
  std::uint32_t sum = 0;  // of the numbers, modulo 2^32 as Xapian counts; 0 for lists of bytes
};

// A list in memory. The inverter that made it owns its bytes.
struct MemoryList {
  ListHead head;
  const ByteChain* bytes;
};

// The lists of one segment, in order.
class ListStream {
 public:
  virtual ~ListStream() = default;
  virtual bool next() = 0;  // all entries of the previous list must have been read
  [[nodiscard]] virtual const ListHead& head() const = 0;
  virtual ByteReader& entries() = 0;
};

[[nodiscard]] std::unique_ptr<ListStream> stream_of(const std::vector<MemoryList>& lists);
[[nodiscard]] std::unique_ptr<ListStream> stream_of(const File& file, std::uint64_t begin, std::uint64_t end,
                                                    std::size_t buffer_bytes);

// Appends lists to a spill file, in the format that stream_of reads.
void write_lists(FileAppender& out, const std::vector<MemoryList>& lists);

// Merges the lists of several segments: the lists of a key are joined, their entries ordered by docid. Docids
// of segments may interleave, but each must be in one segment only.
class ListMerge {
 public:
  explicit ListMerge(std::vector<std::unique_ptr<ListStream>> segments);

  bool next_list();  // every entry of the previous list must have been visited
  [[nodiscard]] const std::string& key() const noexcept { return key_; }
  [[nodiscard]] std::uint32_t entries() const noexcept { return entries_; }
  [[nodiscard]] std::uint32_t sum() const noexcept { return sum_; }

  bool next_entry();  // the payload of the previous entry must have been read
  [[nodiscard]] DocId docid() const noexcept { return current_->docid; }
  ByteReader& payload() { return *current_->entries; }

 private:
  struct Source {
    std::unique_ptr<ListStream> stream;
    ByteReader* entries = nullptr;
    DocId docid = 0;
    std::uint32_t left = 0;  // entries not yet begun
  };
  static bool read_docid(Source& source);
  void push(Source* source);
  void choose_source();

  std::vector<Source> sources_;
  std::vector<Source*> heap_;   // by the key of the next list, the smallest first
  std::vector<Source*> group_;  // those with remaining entries of the current list
  Source* current_ = nullptr;   // null before the first entry of a list
  DocId run_end_ = 0;           // the smallest docid of the others in the group; 0: no others
  std::string key_;
  std::uint32_t entries_ = 0;
  std::uint32_t sum_ = 0;
};

}  // namespace warta::glass
