// SPDX-License-Identifier: GPL-3.0-or-later
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

// What a segment holds is all of one shape: lists under a key, in the order of the keys' bytes, each a run of
// entries in ascending order of docid. An entry is the increase of the docid (pack_uint) and a payload, which
// is a number (postings, document lengths) or a length with bytes (positions, values, term lists, document
// data).
namespace warta::glass {

struct ListHead {
  std::string_view key;
  std::uint32_t entries = 0;
  std::uint32_t sum = 0;  // of the numbers, modulo 2^32 as Xapian counts; 0 for lists of bytes
};

// A list in memory. Its bytes live in the inverter that made it.
struct MemoryList {
  ListHead head;
  const ByteChain* bytes;
};

// The lists of one segment, one after the other.
class ListStream {
 public:
  virtual ~ListStream() = default;
  virtual bool next() = 0;  // the entries of the list before must have been read
  [[nodiscard]] virtual const ListHead& head() const = 0;
  virtual ByteReader& entries() = 0;
};

[[nodiscard]] std::unique_ptr<ListStream> stream_of(const std::vector<MemoryList>& lists);
[[nodiscard]] std::unique_ptr<ListStream> stream_of(const File& file, std::uint64_t begin, std::uint64_t end,
                                                    std::size_t buffer_bytes);

// Appends lists to a spill file so that stream_of reads them back.
void write_lists(FileAppender& out, const std::vector<MemoryList>& lists);

// The lists of several segments as if they were one: the lists of a key joined, their entries ordered by
// docid. The segments' docids may interleave, but a docid must be in one segment only.
class ListMerge {
 public:
  explicit ListMerge(std::vector<std::unique_ptr<ListStream>> segments);

  bool next_list();  // every entry of the list before must have been visited
  [[nodiscard]] const std::string& key() const noexcept { return key_; }
  [[nodiscard]] std::uint32_t entries() const noexcept { return entries_; }
  [[nodiscard]] std::uint32_t sum() const noexcept { return sum_; }

  bool next_entry();  // the payload of the entry before must have been read
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
  std::vector<Source*> heap_;   // by the key of their next list, the smallest first
  std::vector<Source*> group_;  // those that have the current list, and entries of it left
  Source* current_ = nullptr;   // nullptr before the first entry of a list
  DocId run_end_ = 0;           // smallest docid of the others in the group; 0: there is no other
  std::string key_;
  std::uint32_t entries_ = 0;
  std::uint32_t sum_ = 0;
};

}  // namespace warta::glass
