// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the postlist table: xapian-core 1.4.22, backends/glass/glass_postlist.cc (postings, document
// lengths), glass_values.cc (values and their statistics), glass_database.cc (metadata).
#include <string_view>
#include <utility>

#include "indexer/glass/tables.h"

namespace warta::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view metadata_prefix = "\0\xc0"sv;
constexpr std::string_view statistics_prefix = "\0\xd0"sv;
constexpr std::string_view values_prefix = "\0\xd8"sv;

// The smallest size of a full chunk (CHUNKSIZE, CHUNK_SIZE_THRESHOLD).
constexpr std::size_t chunk_bytes = 2000;

void write_metadata(TableWriter& table, const std::map<std::string, std::string>& metadata) {
  for (const auto& [key, value] : metadata) {
    if (!value.empty()) table.add(std::string(metadata_prefix) + key, value);
  }
}

void write_value_statistics(TableWriter& table, const std::map<std::uint32_t, ValueStatistics>& statistics) {
  std::map<std::string, std::string> entries;  // little-endian keys are not in the order of the slots
  for (const auto& [slot, value] : statistics) {
    std::string key(statistics_prefix);
    pack_uint_last(key, slot);
    std::string& tag = entries[std::move(key)];
    pack_uint(tag, value.documents);
    pack_string(tag, value.lowest);
    if (value.lowest != value.greatest) tag += value.greatest;
  }
  for (const auto& [key, tag] : entries) table.add(key, tag);
}

// A value chunk. Key: slot, docid of the first value. Tag: the first value; for each further one the increase
// of the docid minus one, and the value.
void write_value_list(TableWriter& table, ListMerge& values) {
  std::string key(values_prefix);
  key += values.key();
  const std::size_t key_bytes = key.size();
  std::string tag;
  std::string scratch;
  DocId last = 0;
  const auto write_chunk = [&] {
    if (!tag.empty()) table.add(key, tag);
    tag.clear();
  };
  while (values.next_entry()) {
    const DocId docid = values.docid();
    if (tag.empty()) {
      key.resize(key_bytes);
      pack_sorted_uint(key, docid);
    } else {
      pack_uint(tag, docid - last - 1);
    }
    last = docid;
    const std::uint32_t length = values.payload().read_uint();
    pack_string(tag, values.payload().read_bytes(length, scratch));
    if (tag.size() >= chunk_bytes) write_chunk();
  }
  write_chunk();
}

// Writes the chunks of one posting list. The first has the packed term as its key and begins with the number
// of entries, the collection frequency and the first docid minus one; the others have as their key the term,
// a zero byte and their first docid. Each continues with '1' if it is the last, else '0', the last docid
// minus the first, the first wdf, and for each further posting the increase of the docid minus one and the
// wdf.
class PostingListWriter {
 public:
  PostingListWriter(TableWriter& table, ListMerge& postings) : table_(table), postings_(postings) {}

  void write() {
    const bool lengths = postings_.key() == lengths_key;
    key_ = postings_.key();
    header_.clear();
    pack_uint(header_, lengths ? 0 : postings_.entries());
    pack_uint(header_, lengths ? 0 : postings_.sum());
    first_chunk_ = true;
    chunk_.clear();
    while (postings_.next_entry()) {
      const DocId docid = postings_.docid();
      if (chunk_.size() >= chunk_bytes) {
        write_chunk(false);
        if (first_chunk_ && !lengths) key_.push_back('\0');
        first_chunk_ = false;
        chunk_.clear();
      }
      if (chunk_.empty()) {
        first_ = docid;
      } else {
        pack_uint(chunk_, docid - last_ - 1);
      }
      last_ = docid;
      pack_uint(chunk_, postings_.payload().read_uint());
    }
    write_chunk(true);
  }

 private:
  void write_chunk(bool last) {
    tag_.clear();
    const std::size_t key_bytes = key_.size();
    if (first_chunk_) {
      tag_ = header_;
      pack_uint(tag_, first_ - 1);
    } else {
      pack_sorted_uint(key_, first_);
    }
    tag_.push_back(last ? '1' : '0');
    pack_uint(tag_, last_ - first_);
    tag_ += chunk_;
    table_.add(key_, tag_);
    key_.resize(key_bytes);
  }

  TableWriter& table_;
  ListMerge& postings_;
  std::string key_;  // without the docid
  std::string header_;
  std::string chunk_;
  std::string tag_;
  DocId first_ = 0;  // of the chunk
  DocId last_ = 0;
  bool first_chunk_ = true;
};

}  // namespace

void write_postlist_table(TableWriter& table, const std::map<std::string, std::string>& metadata,
                          const std::map<std::uint32_t, ValueStatistics>& value_statistics, ListMerge& values,
                          ListMerge& postings) {
  write_metadata(table, metadata);
  write_value_statistics(table, value_statistics);
  while (values.next_list()) write_value_list(table, values);
  PostingListWriter writer(table, postings);
  while (postings.next_list()) writer.write();
}

}  // namespace warta::glass
