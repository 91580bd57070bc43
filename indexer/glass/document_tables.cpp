// SPDX-License-Identifier: GPL-3.0-or-later
// The tables keyed by docid alone: xapian-core 1.4.22, backends/glass/glass_docdata.h, glass_termlisttable.cc
// and glass_values.cc (make_slot_key). Their tags are compressed where the documents are inverted, on all
// cores.
#include "indexer/glass/tables.h"

namespace warta::glass {
namespace {

enum Flags : char { no_flags = 0, first_compressed = 1, second_compressed = 2 };

}  // namespace

void pack_document_terms(std::string& payload, const DocumentTerms& document) {
  payload.push_back(static_cast<char>((document.terms_compressed ? first_compressed : no_flags) |
                                      (document.slots_compressed ? second_compressed : no_flags)));
  pack_string(payload, document.terms);
  pack_string(payload, document.slots);
}

void pack_document_data(std::string& payload, std::string_view data, bool compressed) {
  payload.push_back(compressed ? first_compressed : no_flags);
  pack_string(payload, data);
}

void write_termlist_table(TableWriter& table, ListMerge& termlists) {
  std::string key;
  std::string scratch;
  while (termlists.next_list()) {
    while (termlists.next_entry()) {
      ByteReader& in = termlists.payload();
      key.clear();
      pack_sorted_uint(key, termlists.docid());
      const char flags = in.read_byte();
      const std::size_t terms_length = in.read_uint();
      table.add(key, in.read_bytes(terms_length, scratch), (flags & first_compressed) != 0);
      const std::size_t slots_length = in.read_uint();
      if (slots_length == 0) continue;
      key.push_back('\0');  // sorts after the terms of this document and before those of the next
      table.add(key, in.read_bytes(slots_length, scratch), (flags & second_compressed) != 0);
    }
  }
}

void write_docdata_table(TableWriter& table, ListMerge& documents) {
  std::string key;
  std::string scratch;
  while (documents.next_list()) {
    while (documents.next_entry()) {
      ByteReader& in = documents.payload();
      key.clear();
      pack_sorted_uint(key, documents.docid());
      const char flags = in.read_byte();
      const std::size_t length = in.read_uint();
      table.add(key, in.read_bytes(length, scratch), (flags & first_compressed) != 0);
    }
  }
}

}  // namespace warta::glass
