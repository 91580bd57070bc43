// SPDX-License-Identifier: GPL-3.0-or-later
// What each table of a glass database contains, and how it is written from the lists of the segments.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "indexer/glass/lists.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace warta::glass {

// The key under which a segment keeps the lengths of its documents, among the posting lists. It is the key of
// Xapian's own list of document lengths, and sorts before that of every term.
inline constexpr std::string_view lengths_key{"\0\xe0", 2};

// postlist: user metadata, value statistics, values by slot, document lengths, posting lists.
//   postings: key = lengths_key or the term packed by pack_sorted_string; payload = length or wdf
//   values:   key = slot as pack_uint; payload = value
void write_postlist_table(TableWriter& table, const std::map<std::string, std::string>& metadata,
                          const std::map<std::uint32_t, ValueStatistics>& value_statistics, ListMerge& values,
                          ListMerge& postings);

// position: for each term and document its position list.  key = packed term; payload = tag
// (position_codec.h)
void write_position_table(TableWriter& table, ListMerge& positions);

// termlist: for each document its terms with wdf, and the value slots it uses.
// The payload is made by pack_document_terms.
void write_termlist_table(TableWriter& table, ListMerge& termlists);
struct DocumentTerms {
  std::string_view terms;
  TagForm terms_form = TagForm::plain;
  std::string_view slots;  // empty: the document has no values
  TagForm slots_form = TagForm::plain;
};
void pack_document_terms(std::string& payload, const DocumentTerms& document);

// docdata: the data of each document that has any. The payload is made by pack_document_data.
void write_docdata_table(TableWriter& table, ListMerge& documents);
void pack_document_data(std::string& payload, std::string_view data, TagForm form);

}  // namespace warta::glass
