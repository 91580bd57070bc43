// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts and packs the postings of each document (inverter.h).
#include "indexer/glass/inverter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <span>
#include <utility>

#include "indexer/glass/position_codec.h"
#include "indexer/glass/tables.h"
#include "warta/error.h"

namespace warta::glass {
namespace {

// length-overflow and greatest-frequency in docs/xapian-faults.md.
constexpr std::uint64_t greatest_length = std::numeric_limits<std::uint32_t>::max() - 1;

// Appends a term list. Format: xapian-core 1.4.22, backends/glass/glass_termlisttable.cc. Document length and
// number of terms; the first term, preceded by its length and followed by its wdf; each further one as the
// length of the prefix it shares with the previous term, the length of the rest, the rest, and the wdf, which
// shares a byte with the first length if possible.
class TermlistPacker {
 public:
  TermlistPacker(std::string& tag, std::uint32_t length, std::size_t terms) : tag_(tag) {
    pack_uint(tag_, length);
    pack_uint(tag_, terms);
  }

  void add(const Term& term, std::uint32_t wdf) {
    if (last_ == nullptr) {
      tag_.push_back(static_cast<char>(term.length));
      tag_ += term.view();
      pack_uint(tag_, wdf);
    } else {
      const std::size_t shared = shared_bytes(*last_, term);
      const std::size_t packed = wdf < 127 ? (wdf + 1) * (std::size_t{last_->length} + 1) + shared : 256;
      tag_.push_back(static_cast<char>(packed < 256 ? packed : shared));
      tag_.push_back(static_cast<char>(term.length - shared));
      tag_ += term.view().substr(shared);
      if (packed >= 256) pack_uint(tag_, wdf);
    }
    last_ = &term;
  }

 private:
  static std::size_t shared_bytes(const Term& a, const Term& b) {
    if (a.prefix != b.prefix) {  // a zero byte of a text is not the end of a shorter one
      const auto bits = static_cast<std::uint32_t>(std::countl_zero(a.prefix ^ b.prefix));
      return std::min({bits / 8, a.length, b.length});
    }
    const std::string_view last = a.view();
    const std::string_view text = b.view();
    const std::size_t same = std::min({std::size_t{8}, last.size(), text.size()});
    return static_cast<std::size_t>(
        std::mismatch(last.begin() + same, last.end(), text.begin() + same, text.end()).first - last.begin());
  }

  std::string& tag_;
  const Term* last_ = nullptr;
};

// Prefetches: memory answers a hundred times slower than the processor asks.
void prefetch(const void* at, std::size_t bytes) {
  constexpr std::size_t line = 64;
  const auto* const from = static_cast<const char*>(at);
  for (std::size_t offset = 0; offset < bytes + line - 1; offset += line)
    __builtin_prefetch(from + offset, 1);
}

}  // namespace

Inverter::Inverter(std::filesystem::path directory, std::size_t memory_bytes, Deflater deflater)
    : directory_(std::move(directory)),
      memory_bytes_(memory_bytes),
      deflater_(deflater),
      compressor_(deflater) {}

void Inverter::begin_document(DocId docid) {
  if (docid <= statistics_.last_docid) {
    throw Error(ErrorCode::invalid_argument,
                "document " + std::to_string(docid) + " cannot follow document " +
                    std::to_string(statistics_.last_docid) + ": ids must ascend from 1");
  }
  open_ = true;
  docid_ = docid;
  ++documents_begun_;
  locals_.clear();
  occurrences_.clear();
  unresolved_.clear();
  unresolved_text_.clear();
  values_.clear();
  data_.clear();
}

Inverter::Local& Inverter::local(TermId term) {
  if (term >= seen_.size()) {
    if (term >= segment_->terms.size()) {
      throw Error(ErrorCode::invalid_argument, "a term number of an earlier generation was used");
    }
    seen_.resize(std::max<std::size_t>(segment_->terms.size(), seen_.size() * 2));
  }
  Seen& seen = seen_[term];
  if (seen.document != documents_begun_) {
    seen = {documents_begun_, static_cast<std::uint32_t>(locals_.size())};
    locals_.push_back({term});
    prefetch(&segment_->terms[term], sizeof(Term));  // end_document comes for it
  }
  return locals_[seen.local];
}

void Inverter::add_posting(TermId term, std::uint32_t position, std::uint32_t wdf) {
  Local& in_document = local(term);
  ++in_document.occurrences;
  in_document.wdf += wdf;
  occurrences_.push_back({static_cast<std::uint32_t>(&in_document - locals_.data()), position});
}

void Inverter::add_term(TermId term, std::uint32_t wdf) { local(term).wdf += wdf; }

void Inverter::add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) {
  unresolved_.push_back({unresolved_text_.size(), term.size(), position, wdf, true});
  unresolved_text_ += term;
}

void Inverter::add_term(std::string_view term, std::uint32_t wdf) {
  unresolved_.push_back({unresolved_text_.size(), term.size(), 0, wdf, false});
  unresolved_text_ += term;
}

void Inverter::add_unresolved() {
  std::array<std::string_view, TermDictionary::most_together> texts;
  std::array<TermId, TermDictionary::most_together> ids{};
  for (std::size_t begin = 0; begin < unresolved_.size(); begin += texts.size()) {
    const std::size_t count = std::min(texts.size(), unresolved_.size() - begin);
    const auto some = std::span(unresolved_).subspan(begin, count);
    for (std::size_t i = 0; i < count; ++i)
      texts[i] = std::string_view(unresolved_text_).substr(some[i].begin, some[i].length);
    segment_->terms.intern_together(std::span(texts).first(count), ids);
    for (std::size_t i = 0; i < count; ++i) {
      if (some[i].has_position)
        add_posting(ids[i], some[i].position, some[i].wdf);
      else
        add_term(ids[i], some[i].wdf);
    }
  }
}

void Inverter::add_value(std::uint32_t slot, std::string_view value) {
  if (slot == std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::invalid_argument, "value slot 4294967295 does not exist");
  }
  values_.emplace_back(slot, value);
}

void Inverter::set_data(std::string_view data, bool compressed) {
  data_ = data;
  data_compressed_ = compressed && deflater_ == Deflater::libdeflate;
}

void Inverter::end_document() {
  if (!open_) throw Error(ErrorCode::invalid_argument, "a document was ended that had not been begun");
  open_ = false;
  add_unresolved();
  const std::uint32_t length = document_length();
  group_positions();
  sort_terms();
  sort_values();
  add_termlist(length);
  add_postings();
  add_values();
  add_data();
  append(segment_->lengths, {});
  segment_->lengths.bytes.append_uint(segment_->arena, length);
  statistics_.add_document(docid_, length);
  if (bytes() > memory_bytes_) spill();
}

std::uint32_t Inverter::document_length() const {
  std::uint64_t length = 0;
  for (const Local& term : locals_) length += term.wdf;
  if (length > greatest_length) {
    throw Error(ErrorCode::invalid_argument, "document " + std::to_string(docid_) +
                                                 " is too long: its wdf add up to more than 4294967294");
  }
  return static_cast<std::uint32_t>(length);
}

// A counting sort: groups the positions by term and keeps their order.
void Inverter::group_positions() {
  std::uint32_t end = 0;
  for (Local& term : locals_) {
    term.positions_end = end;
    end += term.occurrences;
  }
  positions_.resize(end);
  for (const Occurrence& occurrence : occurrences_) {
    positions_[locals_[occurrence.local].positions_end++] = occurrence.position;
  }
}

void Inverter::sort_terms() {
  order_.clear();
  TermDictionary& terms = segment_->terms;
  for (std::uint32_t i = 0; i < locals_.size(); ++i) {
    const Term& term = terms[locals_[i].term];
    order_.emplace_back(term.prefix, i);
    if (!term.has_short_text()) prefetch(term.text, term.length);
    prefetch(term.postings.end(), max_uint32_bytes);
    if (locals_[i].occurrences != 0) prefetch(term.positions.end(), max_uint32_bytes);
  }
  std::sort(order_.begin(), order_.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return terms[locals_[a.second].term].view() < terms[locals_[b.second].term].view();
  });
}

void Inverter::sort_values() {
  std::stable_sort(values_.begin(), values_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const bool replaced = i + 1 < values_.size() && values_[i + 1].first == values_[i].first;
    if (replaced || values_[i].second.empty()) continue;
    if (kept != i) values_[kept] = std::move(values_[i]);
    ++kept;
  }
  values_.resize(kept);
}

void Inverter::add_termlist(std::uint32_t length) {
  tag_.clear();
  if (!order_.empty()) {  // a document without terms has an empty tag
    TermlistPacker packer(tag_, length, order_.size());
    for (const auto& [prefix, i] : order_) {
      packer.add(segment_->terms[locals_[i].term], static_cast<std::uint32_t>(locals_[i].wdf));
    }
  }
  std::string slots;
  std::uint32_t next_slot = 0;
  for (const auto& [slot, value] : values_) {
    pack_uint(slots, slot - next_slot);
    next_slot = slot + 1;
  }
  const TagCompressor::Result terms = compressor_.compress(tag_);
  DocumentTerms document{terms.bytes, terms.form, slots};
  std::string terms_bytes;
  if (slots.size() > compress_above) {  // the memory of `compressor_` is reused
    terms_bytes = terms.bytes;
    document.terms = terms_bytes;
    const TagCompressor::Result packed = compressor_.compress(slots);
    document.slots = packed.bytes;
    document.slots_form = packed.form;
  }
  payload_.clear();
  pack_document_terms(payload_, document);
  append(segment_->termlists, payload_);
}

void Inverter::add_postings() {
  for (const auto& [prefix, i] : order_) {
    const Local& in_document = locals_[i];
    const auto wdf = static_cast<std::uint32_t>(in_document.wdf);
    Term& term = segment_->terms[in_document.term];
    ++term.documents;
    term.frequency += wdf;
    statistics_.greatest_wdf = std::max(statistics_.greatest_wdf, wdf);
    term.postings.append_uint(segment_->arena, docid_ - term.last_docid);
    term.postings.append_uint(segment_->arena, wdf);
    term.last_docid = docid_;
    if (in_document.occurrences != 0) add_positions(term, in_document);
  }
}

void Inverter::add_positions(Term& term, const Local& local) {
  auto positions = std::span(positions_).subspan(local.positions_end - local.occurrences, local.occurrences);
  const auto ascends = [](std::uint32_t a, std::uint32_t b) { return a >= b; };
  if (std::adjacent_find(positions.begin(), positions.end(), ascends) != positions.end()) {
    std::sort(positions.begin(), positions.end());
    const auto kept = std::unique(positions.begin(), positions.end()) - positions.begin();
    positions = positions.first(static_cast<std::size_t>(kept));
  }
  ++term.documents_with_positions;
  term.positions.append_uint(segment_->arena, docid_ - term.last_docid_with_positions);
  term.last_docid_with_positions = docid_;
  if (positions.size() == 1) {  // as most do: pack_positions() makes a number of it
    std::array<char, max_uint32_bytes> bytes;
    const auto size = static_cast<std::uint32_t>(write_uint(bytes.data(), positions.front()) - bytes.data());
    term.positions.append_uint(segment_->arena, size);
    term.positions.append_uint(segment_->arena, positions.front());
    return;
  }
  tag_.clear();
  pack_positions(tag_, positions);
  term.positions.append_uint(segment_->arena, static_cast<std::uint32_t>(tag_.size()));
  term.positions.append(segment_->arena, tag_);
}

void Inverter::add_values() {
  for (const auto& [slot, value] : values_) {
    statistics_.values[slot].add(value);
    payload_.clear();
    pack_string(payload_, value);
    append(segment_->values[slot], payload_);
  }
}

void Inverter::add_data() {
  if (data_.empty()) return;
  payload_.clear();
  const TagCompressor::Result packed =
      data_compressed_ ? TagCompressor::Result{data_, TagForm::plain} : compressor_.compress(data_);
  pack_document_data(payload_, packed.bytes, packed.form);
  append(segment_->documents, payload_);
}

void Inverter::append(DocumentList& list, std::string_view payload) {
  ++list.entries;
  list.bytes.append_uint(segment_->arena, docid_ - list.last_docid);
  list.bytes.append(segment_->arena, payload);
  list.last_docid = docid_;
}

// Includes what sorted_lists() will need: a pointer and two lists per term.
std::size_t Inverter::bytes() const noexcept {
  constexpr std::size_t sorting_bytes = sizeof(void*) + 2 * sizeof(MemoryList);
  return segment_->arena.bytes() + segment_->terms.bytes() + segment_->terms.size() * sorting_bytes +
         seen_.capacity() * sizeof(Seen);
}

void Inverter::spill() {
  if (!spilled_) spilled_ = std::make_unique<SpillFile>(directory_);
  spilled_->add_segment(sorted_lists());
  segment_ = std::make_unique<Segment>();
  seen_ = {};
  ++generation_;
}

SortedLists Inverter::sorted_lists() {
  Segment& segment = *segment_;
  std::vector<Term*> terms;
  terms.reserve(segment.terms.size());
  for (TermId id = 0; id < segment.terms.size(); ++id) {
    if (segment.terms[id].documents != 0) terms.push_back(&segment.terms[id]);
  }
  std::sort(terms.begin(), terms.end(), [](const Term* a, const Term* b) { return *a < *b; });

  SortedLists lists;
  const auto in = [&](Stream stream) -> std::vector<MemoryList>& {
    return lists[static_cast<std::size_t>(stream)];
  };
  const auto add_documents = [&](Stream stream, std::string_view key, const DocumentList& list) {
    if (list.entries != 0) in(stream).push_back({{key, list.entries, 0}, &list.bytes});
  };
  add_documents(Stream::postings, lengths_key, segment.lengths);
  in(Stream::postings).reserve(terms.size() + 1);
  std::string key;
  for (const Term* const term : terms) {
    std::string_view packed = term->view();
    if (packed.find('\0') != std::string_view::npos) {
      key.clear();
      pack_sorted_string(key, packed);
      packed = segment.arena.copy(key);
    }
    in(Stream::postings).push_back({{packed, term->documents, term->frequency}, &term->postings});
    if (term->documents_with_positions != 0) {
      in(Stream::positions).push_back({{packed, term->documents_with_positions, 0}, &term->positions});
    }
  }
  for (const auto& [slot, list] : segment.values) {
    key.clear();
    pack_uint(key, slot);
    add_documents(Stream::values, segment.arena.copy(key), list);
  }
  auto& values = in(Stream::values);  // slots packed in little endian are in another order
  std::sort(values.begin(), values.end(),
            [](const MemoryList& a, const MemoryList& b) { return a.head.key < b.head.key; });
  add_documents(Stream::termlists, {}, segment.termlists);
  add_documents(Stream::documents, {}, segment.documents);
  return lists;
}

bool Inverter::has(Stream stream) const {
  return !frozen_[static_cast<std::size_t>(stream)].empty() || (spilled_ && spilled_->has(stream));
}

std::vector<std::unique_ptr<ListStream>> Inverter::open(Stream stream) const {
  std::vector<std::unique_ptr<ListStream>> streams;
  if (spilled_) streams = spilled_->open(stream);
  streams.push_back(stream_of(frozen_[static_cast<std::size_t>(stream)]));
  return streams;
}

}  // namespace warta::glass
