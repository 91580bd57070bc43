// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of the lexicon image: constant data that the lexicon compiler writes and the library embeds. It
// is read in place, in the byte order of the machine that built it; it is never a file of its own.
#pragma once

#include <array>
#include <cstdint>

namespace warta::indonesian {

inline constexpr std::array<char, 8> kImageMagic = {'W', 'A', 'R', 'T', 'A', 'L', 'E', 'X'};
inline constexpr std::size_t kImageAlignment = 64;

// An array in the image: offset in bytes, and number of elements.
struct ImageSection {
  std::uint32_t offset = 0;
  std::uint32_t count = 0;
};

// Turns a word into another: `text` + the word without its first `skip` and last `drop` bytes. A vocabulary
// has few distinct edits: meN- before a root in k is {"k", 4, 0} for every verb.
struct Edit {
  std::uint32_t text_offset = 0;  // into the text pool
  std::uint8_t text_length = 0;
  std::uint8_t skip = 0;
  std::uint8_t drop = 0;
  std::uint8_t padding = 0;
};
static_assert(sizeof(Edit) == 8);

// Why a word has its root.
enum class Decision : std::uint8_t {
  user_exception,  // a row of the user's own file
  exception,       // a row of exceptions.tsv
  spelling,        // a row of spellings.tsv: the forms of the standard spelling
  spelt_inside,    // a word derived from such a row: those of the same with the standard spelling
  name,            // a row of names.tsv, not analysed
  ranked,          // the candidate with the highest score
  compound,        // a word with hyphens, by its parts
  reduplication,   // full reduplication: one half decides for both
  respelled,       // old spelling, if enabled
  colloquial,      // by the dictionary word that it corresponds to
  untouched,       // not a word of letters, or too long
};

// The stored analysis of a known word.
struct StoredForms {
  Edit lexeme;
  Edit root;
  Decision decision = Decision::ranked;
  std::array<std::uint8_t, 7> padding{};
};
static_assert(sizeof(StoredForms) == 24);

// A slot of the open-addressing table of ranker weights; key 0 is an empty slot.
struct WeightSlot {
  std::uint32_t key = 0;
  float weight = 0;
};
static_assert(sizeof(WeightSlot) == 8);

struct ImageHeader {
  std::array<char, 8> magic = kImageMagic;
  std::uint64_t content_hash = 0;  // over everything after the header and the behaviour of the rules
  std::uint32_t graph_root = 0;
  std::uint32_t word_count = 0;
  ImageSection edges;         // WordGraph::Edge
  ImageSection facts_of;      // std::uint16_t a word: into `facts`
  ImageSection forms_of;      // std::uint16_t a word: into `forms`
  ImageSection licences_of;   // std::uint16_t a word: into `licence_sets`
  ImageSection facts;         // std::uint32_t, see WordFacts
  ImageSection forms;         // StoredForms
  ImageSection licence_sets;  // std::uint32_t, one more than sets: where each begins in `licences`
  ImageSection licences;      // Edit: from a form to a root from which the dictionary derives it
  ImageSection text;          // char
  ImageSection weights;       // WeightSlot, a power of two
};

}  // namespace warta::indonesian
