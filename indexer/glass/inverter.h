// SPDX-License-Identifier: GPL-3.0-or-later
// Turns documents into postings, positions and term lists. Used through BulkBuilder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/segment.h"
#include "indexer/glass/tag_compressor.h"
#include "indexer/glass/term_dictionary.h"
#include "indexer/glass/version_file.h"

namespace warta::glass {

// Used by one thread at a time; made by BulkBuilder::add_inverter. Everything that takes time per document
// (sorting its terms, position lists, compression) happens in end_document, on the caller's thread.
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
  // `memory_bytes`: beyond this the segment is written to an unnamed file in `directory`, and a new one
  // begins.
  Inverter(std::filesystem::path directory, std::size_t memory_bytes, Deflater deflater);

  // The number of a term, valid until generation() changes: that happens only in end_document, when a segment
  // is written out. Throws Error(invalid_argument) for a term that is empty, longer than 245 bytes or, with
  // zero bytes in it, too long for a key.
  TermId intern(std::string_view term) { return segment_->terms.intern(term); }
  // At most TermDictionary::most_together, in less time than one by one.
  void intern_together(std::span<const std::string_view> terms, std::span<TermId> ids) {
    segment_->terms.intern_together(terms, ids);
  }
  [[nodiscard]] std::uint64_t generation() const noexcept { return generation_; }

  // Begins a document; one that was begun but not ended is discarded. Throws Error(invalid_argument) unless
  // `docid` is greater than that of every document this inverter ended before. The docids of inverters may
  // interleave.
  void begin_document(DocId docid);

  // A position of a term, and its weight. Positions may come in any order; repeated ones are kept once.
  void add_posting(TermId term, std::uint32_t position, std::uint32_t wdf = 1);

  // A term without a position; `wdf` is 0 for a boolean term.
  void add_term(TermId term, std::uint32_t wdf);

  // The same of terms whose number is not known; end_document looks them up together.
  void add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf);
  void add_term(std::string_view term, std::uint32_t wdf);

  // Sets a value; the last value of a slot counts, an empty one is not stored. Throws Error(invalid_argument)
  // for slot 2^32 - 1.
  void add_value(std::uint32_t slot, std::string_view value);

  // `compressed`: by the caller, so deflating it again is not tried, except with Deflater::zlib_as_xapian.
  void set_data(std::string_view data, bool compressed = false);

  // Adds the document to the segment. Throws Error(invalid_argument), and discards the document, when its
  // length (the sum of its wdf) is above 2^32 - 2; Error(io) when a full segment cannot be written.
  void end_document();

  // For the builder, after the last document. freeze() sorts the segment in memory, once, before open().
  void freeze() { frozen_ = sorted_lists(); }
  [[nodiscard]] bool has(Stream stream) const;
  [[nodiscard]] std::vector<std::unique_ptr<ListStream>> open(Stream stream) const;
  [[nodiscard]] const Statistics& statistics() const noexcept { return statistics_; }

 private:
  // A list that grows by one document at a time.
  struct DocumentList {
    ByteChain bytes;
    std::uint32_t entries = 0;
    DocId last_docid = 0;
  };
  // The place of a term in the current document.
  struct Seen {
    std::uint32_t document = 0;  // documents_begun_ when the term was last seen
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
  // A posting whose term has yet to be looked up.
  struct Unresolved {
    std::size_t begin;  // in unresolved_text_
    std::size_t length;
    std::uint32_t position;
    std::uint32_t wdf;
    bool has_position;
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
  void add_unresolved();
  [[nodiscard]] std::uint32_t document_length() const;
  void group_positions();
  void sort_terms();
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
  std::unique_ptr<SpillFile> spilled_;  // made when needed
  SortedLists frozen_;
  Statistics statistics_;
  Deflater deflater_;
  TagCompressor compressor_;

  // The current document.
  bool open_ = false;
  DocId docid_ = 0;
  std::uint32_t documents_begun_ = 0;
  std::vector<Seen> seen_;  // by TermId
  std::vector<Local> locals_;
  std::vector<Occurrence> occurrences_;
  std::vector<Unresolved> unresolved_;
  std::string unresolved_text_;
  std::vector<std::uint32_t> positions_;  // those of a term together
  std::vector<std::pair<std::uint32_t, std::string>> values_;
  std::string data_;
  bool data_compressed_ = false;

  // Kept for their memory.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order_;  // prefix of the term, index in locals_
  std::string tag_;
  std::string payload_;
};

}  // namespace warta::glass
