// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/segment.h"
#include "indexer/glass/tag_compressor.h"
#include "indexer/glass/term_dictionary.h"
#include "indexer/glass/version_file.h"

namespace warta::glass {

// Turns documents into postings. One for each thread; made by BulkBuilder::add_inverter and used by one
// thread at a time. Everything that costs time per document (sorting its terms, position lists, compression)
// happens in end_document, on the caller's thread.
//
//   inverter.begin_document(1);
//   inverter.add_posting(inverter.intern("banjir"), 1);
//   inverter.add_term(inverter.intern("Zbanjir"), 1);
//   inverter.set_data("{…}");
//   inverter.end_document();
//
// The result is that of Xapian::Document with the same calls and WritableDatabase::replace_document(docid,
// document).
class Inverter {
 public:
  // `memory_bytes`: beyond this the segment is written to a file without a name in `directory` and begun
  // anew.
  Inverter(std::filesystem::path directory, std::size_t memory_bytes);

  // The number of a term, for as long as generation() stays the same. It changes only in end_document, when a
  // segment is written out; a caller that keeps numbers must forget them then. Throws Error(invalid_argument)
  // for a term that is empty, longer than 245 bytes or, with zero bytes in it, too long for a key.
  TermId intern(std::string_view term) { return segment_->terms.intern(term); }
  [[nodiscard]] std::uint64_t generation() const noexcept { return generation_; }

  // Begins a document; one that was begun and not ended is forgotten. Throws Error(invalid_argument) unless
  // `docid` is greater than that of every document this inverter ended before. Inverters may interleave their
  // docids.
  void begin_document(DocId docid);

  // A position of a term, and how much it counts. Positions come in any order; one that comes twice is kept
  // once.
  void add_posting(TermId term, std::uint32_t position, std::uint32_t wdf = 1);

  // A term without position; `wdf` may be 0, for a boolean term.
  void add_term(TermId term, std::uint32_t wdf);

  // Sets a value; the last one of a slot counts, an empty one is none. Throws Error(invalid_argument) for
  // slot 2^32 - 1.
  void add_value(std::uint32_t slot, std::string_view value);

  void set_data(std::string_view data);

  // Takes the document in. Throws Error(invalid_argument), and forgets the document, when its length (the sum
  // of its wdf) is above 2^32 - 2; Error(io) when a full segment cannot be written out.
  void end_document();

  // What the builder reads, when no more documents come. freeze() puts the segment in memory in order, once,
  // before open().
  void freeze() { frozen_ = sorted_lists(); }
  [[nodiscard]] bool has(Stream stream) const;
  [[nodiscard]] std::vector<std::unique_ptr<ListStream>> open(Stream stream) const;
  [[nodiscard]] const Statistics& statistics() const noexcept { return statistics_; }

 private:
  // A list of which only one document after the other is added.
  struct DocumentList {
    ByteChain bytes;
    std::uint32_t entries = 0;
    DocId last_docid = 0;
  };
  // Where a term is in the current document.
  struct Seen {
    std::uint32_t document = 0;  // documents_begun_ when the term was seen last
    std::uint32_t local = 0;     // its index in locals_
  };
  // A term of the current document.
  struct Local {
    TermId term;
    std::uint32_t occurrences = 0;
    std::uint64_t wdf = 0;
    std::uint32_t positions_end = 0;  // in positions_, once grouped
  };
  struct Occurrence {
    std::uint32_t local;
    std::uint32_t position;
  };
  struct Segment {
    Arena arena;
    TermDictionary terms{arena};
    DocumentList lengths;
    DocumentList termlists;
    DocumentList documents;
    std::map<std::uint32_t, DocumentList> values;  // by slot
  };

  Local& local(TermId term);
  [[nodiscard]] std::uint32_t document_length() const;
  void group_positions();
  void sort_terms();
  void pack_terms(std::uint32_t length);
  void sort_values();
  void add_termlist(std::uint32_t length);
  void add_postings();
  void add_positions(Term& term, const Local& local);
  void add_values();
  void add_data();
  void append(DocumentList& list, std::string_view payload);
  [[nodiscard]] std::size_t bytes() const noexcept;
  void spill();
  [[nodiscard]] SortedLists sorted_lists();

  std::filesystem::path directory_;
  std::size_t memory_bytes_;
  std::uint64_t generation_ = 0;
  std::unique_ptr<Segment> segment_ = std::make_unique<Segment>();
  std::unique_ptr<SpillFile> spilled_;  // made when it is needed
  SortedLists frozen_;
  Statistics statistics_;
  TagCompressor compressor_;

  // The current document.
  bool open_ = false;
  DocId docid_ = 0;
  std::uint32_t documents_begun_ = 0;
  std::vector<Seen> seen_;  // by TermId
  std::vector<Local> locals_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> positions_;  // those of a term together
  std::vector<std::pair<std::uint32_t, std::string>> values_;
  std::string data_;

  // Kept for their memory.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order_;  // prefix of the term, index in locals_
  std::string tag_;
  std::string payload_;
};

}  // namespace warta::glass
