// SPDX-License-Identifier: GPL-3.0-or-later
// The tables keyed by docid: xapian-core 1.4.22, backends/glass/glass_docdata.h, glass_termlisttable.cc and
// glass_values.cc (make_slot_key). Their tags are compressed during inversion, on all cores.
#include "indexer/glass/tables.h"

namespace warta::glass {
namespace {

void pack_tag(std::string& payload, std::string_view tag, TagForm form) {
  payload.push_back(static_cast<char>(form));
  pack_string(payload, tag);
}

void copy_tag(ByteReader& in, TableWriter& table, std::string_view key, std::string& scratch) {
  const auto form = static_cast<TagForm>(in.read_byte());
  const std::size_t length = in.read_uint();
  table.add(key, in.read_bytes(length, scratch), form);
}

}  // namespace

void pack_document_terms(std::string& payload, const DocumentTerms& document) {
  payload.push_back(document.slots.empty() ? '\0' : '\1');
  pack_tag(payload, document.terms, document.terms_form);
  if (!document.slots.empty()) pack_tag(payload, document.slots, document.slots_form);
}

void pack_document_data(std::string& payload, std::string_view data, TagForm form) {
  pack_tag(payload, data, form);
}

void write_termlist_table(TableWriter& table, ListMerge& termlists) {
  std::string key;
  std::string scratch;
  while (termlists.next_list()) {
    while (termlists.next_entry()) {
      ByteReader& in = termlists.payload();
      key.clear();
      pack_sorted_uint(key, termlists.docid());
      const bool has_slots = in.read_byte() != '\0';
      copy_tag(in, table, key, scratch);
      if (!has_slots) continue;
      key.push_back('\0');  // sorts after the terms of this document and before those of the next
      copy_tag(in, table, key, scratch);
    }
  }
}

void write_docdata_table(TableWriter& table, ListMerge& documents) {
  std::string key;
  std::string scratch;
  while (documents.next_list()) {
    while (documents.next_entry()) {
      key.clear();
      pack_sorted_uint(key, documents.docid());
      copy_tag(documents.payload(), table, key, scratch);
    }
  }
}

}  // namespace warta::glass
