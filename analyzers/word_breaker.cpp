// SPDX-License-Identifier: GPL-3.0-or-later
// A fast path for ASCII, checked against ICU, and ICU for the rest (word_breaker.h).
#include "analyzers/word_breaker.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

#if defined(__SSE2__) && !defined(WARTA_NO_SSE2)
#include <emmintrin.h>
#endif

#include "analyzers/messages.h"
#include "analyzers/word_break_rules.h"
#include "warta/error.h"

namespace warta {

namespace {

// Word_Break classes of UAX #29 (word_break_compiler.cpp) that the fast path needs. `blank`
// separates runs; `foreign` sends the run to ICU.
enum class BreakClass : std::uint8_t {
  other,
  letter,
  digit,
  underscore,
  mid_number,
  mid_both,
  blank,
  foreign
};

constexpr std::array<BreakClass, 256> kBreakClass = [] {
  std::array<BreakClass, 256> table{};
  for (int byte = 0; byte < 256; ++byte) {
    auto& entry = table[static_cast<std::size_t>(byte)];
    if (byte >= 0x80) {
      entry = BreakClass::foreign;
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
      entry = BreakClass::letter;
    } else if (byte >= '0' && byte <= '9') {
      entry = BreakClass::digit;
    }
  }
  table['_'] = BreakClass::underscore;
  table['@'] = BreakClass::letter;  // and `:` is not between letters, for every locale but a few
  table[','] = table[';'] = BreakClass::mid_number;
  table['.'] = table['\''] = BreakClass::mid_both;
  table[' '] = table['\t'] = table['\n'] = table['\r'] = BreakClass::blank;
  return table;
}();

struct Unit {
  BreakClass kind;
  std::uint32_t length;  // bytes
};

// The class and length of the character at `at`. Known non-ASCII characters are the General Punctuation
// common in news: – — “ ” … (other) and ‘ ’ (between letters or between digits, like a full stop).
Unit unit_beyond_ascii(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80) {
    switch (static_cast<unsigned char>(text[at + 2])) {
      case 0x93:
      case 0x94:
      case 0x9C:
      case 0x9D:
      case 0xA6:
        return {BreakClass::other, 3};
      case 0x98:
      case 0x99:
        return {BreakClass::mid_both, 3};
      default:
        break;
    }
  }
  return {BreakClass::foreign, 1};
}

inline Unit unit_at(std::string_view text, std::size_t at) {
  const BreakClass kind = kBreakClass[static_cast<unsigned char>(text[at])];
  if (kind != BreakClass::foreign) return {kind, 1};
  return unit_beyond_ascii(text, at);
}

bool is_blank(char byte) { return kBreakClass[static_cast<unsigned char>(byte)] == BreakClass::blank; }

bool joins(BreakClass before, BreakClass mid, BreakClass after) {
  if (before != after) return false;
  if (before == BreakClass::letter) return mid == BreakClass::mid_both;
  if (before == BreakClass::digit) return mid == BreakClass::mid_number || mid == BreakClass::mid_both;
  return false;
}

bool is_word_class(BreakClass kind) {
  return kind == BreakClass::letter || kind == BreakClass::digit || kind == BreakClass::underscore;
}

constexpr std::size_t kStride = 16;  // bytes examined together

// One bit for each of the kStride bytes at `at`, lowest first: whether it is an ASCII letter.
inline std::uint64_t letters_of_stride(const char* at) {
#if defined(__SSE2__) && !defined(WARTA_NO_SSE2)
  // Lower-cased and shifted so that a to z are the smallest signed bytes.
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i moved = _mm_add_epi8(lower, _mm_set1_epi8(static_cast<char>(-128 - 'a')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmplt_epi8(moved, _mm_set1_epi8(-128 + 26))));
#else
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < kStride; ++i) {
    const bool letter = kBreakClass[static_cast<unsigned char>(at[i])] == BreakClass::letter && at[i] != '@';
    letters |= std::uint64_t{letter} << i;
  }
  return letters;
#endif
}

}  // namespace

// One bit per byte of a text: whether it is an ASCII letter. Finds the end of a run of letters in a step or
// two, however long it is.
class WordBreaker::LetterMap {
 public:
  void read(std::string_view text) {
    bits_.clear();
    std::size_t at = 0;
    for (; at + kBits <= text.size(); at += kBits) bits_.push_back(letters_of_block(text.data() + at));
    std::array<char, kBits> rest{};
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), rest.begin());
    bits_.push_back(letters_of_block(rest.data()));  // ends with a non-letter, or
    bits_.push_back(0);                              // this does
  }
  // The end of the letters from `at` on.
  [[nodiscard]] std::size_t end_of_letters(std::size_t at) const noexcept {
    std::size_t block = at / kBits;
    std::uint64_t others = ~bits_[block] >> at % kBits;
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
    do {
      others = ~bits_[++block];
    } while (others == 0);
    return block * kBits + static_cast<std::size_t>(std::countr_zero(others));
  }

 private:
  static constexpr std::size_t kBits = 64;

  static std::uint64_t letters_of_block(const char* at) {
    std::uint64_t block = 0;
    for (std::size_t i = 0; i < kBits; i += kStride) block |= letters_of_stride(at + i) << i;
    return block;
  }

  std::vector<std::uint64_t> bits_;
};

struct WordBreaker::Icu {
  UBreakIterator* iterator = nullptr;
  UText text = UTEXT_INITIALIZER;

  ~Icu() {
    ubrk_close(iterator);
    utext_close(&text);
  }
};

WordBreaker::WordBreaker() : icu_(std::make_unique<Icu>()), letters_(std::make_unique<LetterMap>()) {
  UErrorCode status = U_ZERO_ERROR;
  const std::span<const unsigned char> rules = embedded::word_break_rules;
  icu_->iterator =
      ubrk_openBinaryRules(rules.data(), static_cast<std::int32_t>(rules.size()), nullptr, 0, &status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::unsupported, both(analyzer_messages::kOtherIcu, {u_errorName(status)}));
  }
}

WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::find_words_icu(std::string_view utf8, std::vector<WordSpan>& words, std::uint32_t base) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&icu_->text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  ubrk_setUText(icu_->iterator, &icu_->text, &status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::invalid_argument, both(analyzer_messages::kNotUtf8, {u_errorName(status)}));
  }
  std::int32_t begin = ubrk_first(icu_->iterator);
  for (std::int32_t end = ubrk_next(icu_->iterator); end != UBRK_DONE; end = ubrk_next(icu_->iterator)) {
    if (ubrk_getRuleStatus(icu_->iterator) >= UBRK_WORD_NONE_LIMIT) {
      words.push_back({base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)});
    }
    begin = end;
  }
}

void WordBreaker::find_words(std::string_view utf8, std::vector<WordSpan>& words, std::uint32_t base) {
  const std::size_t size = utf8.size();
  letters_->read(utf8);
  const LetterMap& letters = *letters_;
  std::size_t at = 0;
  while (at < size) {
    if (is_blank(utf8[at])) {
      ++at;
      continue;
    }
    // Nearly every run is letters alone, or letters and a full stop or comma.
    const std::size_t letters_end = letters.end_of_letters(at);
    if (letters_end > at) {
      std::size_t after = letters_end;
      if (after < size && (utf8[after] == '.' || utf8[after] == ',')) ++after;
      if (after == size || is_blank(utf8[after])) {
        words.push_back(
            {base + static_cast<std::uint32_t>(at), base + static_cast<std::uint32_t>(letters_end)});
        at = after + 1;
        continue;
      }
    }
    at = find_words_of_run(utf8, at, words, base);
  }
}

// One run between blanks, from `run_begin` on; returns its end. Words are withdrawn if a foreign character
// follows in the run.
std::size_t WordBreaker::find_words_of_run(std::string_view utf8, std::size_t run_begin,
                                           std::vector<WordSpan>& words, std::uint32_t base) {
  const std::size_t size = utf8.size();
  const LetterMap& letters = *letters_;
  const std::size_t words_before = words.size();
  std::size_t at = run_begin;
  Unit unit = unit_at(utf8, at);
  while (unit.kind != BreakClass::blank && unit.kind != BreakClass::foreign) {
    if (!is_word_class(unit.kind)) {
      at += unit.length;
      if (at == size) return size;
      unit = unit_at(utf8, at);
      continue;
    }
    const std::size_t begin = at;
    bool has_status = false;  // for ICU one underscore alone is not a word, two are
    BreakClass last = unit.kind;
    while (true) {
      if (is_word_class(unit.kind)) {
        has_status |= unit.kind != BreakClass::underscore;
        last = unit.kind;
        at += unit.length;
        if (last == BreakClass::letter) at = letters.end_of_letters(at);
      } else {
        if (at + unit.length >= size) break;
        const Unit after = unit_at(utf8, at + unit.length);
        if (!joins(last, unit.kind, after.kind)) break;
        at += unit.length;
        unit = after;
        continue;
      }
      if (at == size) break;
      unit = unit_at(utf8, at);
    }
    if (has_status || at - begin > 1) {
      words.push_back({base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(at)});
    }
    if (at == size) return size;
  }
  if (unit.kind == BreakClass::blank) return at;
  words.resize(words_before);
  std::size_t run_end = at;
  while (run_end < size && !is_blank(utf8[run_end])) ++run_end;
  find_words_icu(utf8.substr(run_begin, run_end - run_begin), words,
                 base + static_cast<std::uint32_t>(run_begin));
  return run_end;
}

std::string_view WordBreaker::rules_hash() noexcept { return embedded::word_break_hash; }

}  // namespace warta
