// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis chain, top to bottom:
//   text → words (word_breaker)
//        → parts, normal forms and morphology, once per distinct word (word_entry, indonesian/)
//        → tokens, with what depends on neighbours: hyphens, `juta` after a number, day and month (here)
#include "analyzers/workspace.h"

#include <algorithm>
#include <cstdio>

#include "analyzers/normalizer.h"
#include "analyzers/number_forms.h"
#include "util/text.h"

namespace warta::indonesian {

namespace {

constexpr std::size_t kMaxCachedWords =
    400'000;  // about 70 MB a thread; news has 300,000 words in 30,000 articles
constexpr std::size_t kMaxCachedWordBytes = 64;  // longer ones are rare and hardly ever repeated
constexpr std::size_t kMaxCompoundParts = 4;
constexpr std::size_t kMaxCompoundBytes =
    256;  // longer ones are not compounds; their parts are separate words

std::string_view gap_between(std::string_view text, const Occurrence& left, const Occurrence& right) {
  return text.substr(left.end, right.begin - left.end);
}

bool only_a_blank_between(std::string_view text, const Occurrence& left, const Occurrence& right) {
  const std::string_view gap = gap_between(text, left, right);
  return gap == " " || gap == "\xC2\xA0";
}

bool hyphen_between(std::string_view text, const Occurrence& left, const Occurrence& right) {
  const std::string_view gap = gap_between(text, left, right);
  return gap == "-" || gap == "\xE2\x80\x90" || gap == "\xE2\x80\x91";
}

// Whether a hyphen may follow a word: nearly always not, so that the next word need not be examined.
bool may_be_tied(std::string_view text, const Occurrence& word) {
  return word.end < text.size() && (text[word.end] == '-' || text[word.end] == '\xE2');
}

// `B.` in `B. J. Habibie`.
bool is_initial(std::string_view text, const Occurrence& word) {
  return word.end - word.begin == 1 && word.end < text.size() && text[word.end] == '.' &&
         text[word.begin] >= 'A' && text[word.begin] <= 'Z';
}

// The marks that belong to a name: `C++`, `C#`, but not `C#5`.
std::uint32_t marks_after(std::string_view text, const Occurrence& word) {
  const std::string_view rest = text.substr(word.end);
  const std::uint32_t marks = rest.starts_with("++") ? 2 : rest.starts_with('#') ? 1 : 0;
  const bool ends = rest.size() == marks || !(is_letter(rest[marks]) || is_digit(rest[marks]));
  return ends ? marks : 0;
}

bool is_day(int value) { return value >= 1 && value <= 31; }
bool is_month(int value) { return value >= 1 && value <= 12; }

}  // namespace

inline void Workspace::add_occurrences(const WordSpan& span, const WordCache& cache, const CachedWord& word) {
  if (word.multi == 0) {
    occurrences_.push_back({span.begin, span.end, &word, nullptr});
  } else {
    add_parts(span, cache.multi_of(word));
  }
}

[[gnu::noinline]] void Workspace::add_parts(const WordSpan& span, const MultiWord& word) {
  const MultiWord* first_of = &word;
  for (const MultiWord::Part& part : word.parts) {
    occurrences_.push_back({span.begin + part.begin, span.begin + part.end, &part.word, first_of});
    first_of = nullptr;
  }
}

// Splits a word that is not cached into pieces of at most kMaxPieceBytes that end with a character.
[[gnu::noinline]] void Workspace::add_long_word(std::string_view text, WordSpan rest) {
  const auto add = [&](const WordSpan& piece) {
    add_occurrences(piece, long_words_,
                    long_words_.find_or_make(text.substr(piece.begin, piece.end - piece.begin),
                                             word_key(text, piece.begin, piece.end)));
  };
  while (rest.end - rest.begin > indonesian::kMaxPieceBytes) {
    std::uint32_t end = rest.begin + indonesian::kMaxPieceBytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    add({rest.begin, end});
    rest.begin = end;
  }
  add(rest);
}

void Workspace::find_occurrences(std::string_view text) {
  words_.let_go_of_answers();
  if (words_.size() + compounds_.size() > kMaxCachedWords) {
    words_.clear();
    compounds_.clear();
  }
  if (long_words_.size() != 0) long_words_.clear();
  spans_.clear();
  occurrences_.clear();
  breaker_.find_words(text, spans_);
  const std::size_t count = spans_.size();
  const auto ask_for = [&](std::size_t i) {
    const WordKey key = word_key(text, spans_[i].begin, spans_[i].end);
    words_.prefetch(key);
    keys_[i % kAhead] = key;
  };
  for (std::size_t i = 0; i < std::min(kAhead, count); ++i) ask_for(i);
  for (std::size_t i = 0; i < count; ++i) {
    const WordSpan span = spans_[i];
    const WordKey key = keys_[i % kAhead];
    if (i + kAhead < count) ask_for(i + kAhead);
    const std::string_view word(text.data() + span.begin, span.end - span.begin);
    if (word.size() > kMaxCachedWordBytes) {
      add_long_word(text, span);
    } else {
      add_occurrences(span, words_, words_.find_or_make(word, key));
    }
  }
}

inline Token Workspace::token_of(const Occurrence& occurrence) const noexcept {
  const CachedWord& word = *occurrence.word;
  const char* const text = word.text();
  return {.surface = {text + word.surface_at, word.surface_size},
          .lexeme = {text + word.lexeme_at, word.lexeme_size},
          .root = {text + word.root_at, word.root_size},
          .position = position_,
          .begin = occurrence.begin,
          .end = occurrence.end,
          .kind = word.kind,
          .multiplier = after_number_,
          .read_otherwise = word.read_otherwise};
}

inline void Workspace::hand_over(const Token& token, const Occurrence& occurrence, TokenSink& sink) {
  sink.token(token);
  if (occurrence.multi != nullptr) {
    for (const WordForms& joined : occurrence.multi->joined)
      emit_joined(occurrence, occurrence, joined, false, sink);
  }
  after_number_ = false;
  ++position_;
}

Token Workspace::spanning(const Occurrence& first, const Occurrence& last, const WordForms& forms,
                          TokenKind kind) const {
  return {.surface = forms.surface,
          .lexeme = forms.lexeme,
          .root = forms.root,
          .position = position_,
          .begin = first.begin,
          .end = last.end,
          .kind = kind};
}

void Workspace::emit_joined(const Occurrence& first, const Occurrence& last, const WordForms& forms,
                            bool read_otherwise, TokenSink& sink) const {
  Token token = spanning(first, last, forms, TokenKind::joined);
  token.read_otherwise = read_otherwise;
  sink.token(token);
}

void Workspace::emit_day_month(const Occurrence& first, const Occurrence& last, int day, int month,
                               TokenSink& sink) const {
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), "%02d-%02d", month, day);
  Token token;
  token.surface = token.lexeme = token.root = std::string_view(text.data(), static_cast<std::size_t>(length));
  token.position = position_;
  token.begin = first.begin;
  token.end = last.end;
  token.kind = TokenKind::day_month;
  sink.token(token);
}

// Money and percentages: a number from `number` to `last` with its unit before or after it.
void Workspace::emit_amount(std::string_view text, std::size_t number, std::size_t last,
                            std::string_view value, TokenSink& sink) const {
  std::uint32_t begin = occurrences_[number].begin;
  std::uint32_t end = occurrences_[last].end;
  const auto sign_before = [&]() -> std::string_view {  // `$`, `€`
    std::uint32_t at = begin;
    while (at > 0 && begin - at < 3 && static_cast<unsigned char>(text[at - 1]) >= 0x80) --at;
    if (at == begin && at > 0 && text[at - 1] == '$') --at;
    return text.substr(at, begin - at);
  };
  std::string_view unit;
  const auto word_after = [&](std::size_t at) -> std::string_view {
    const bool is_next =
        at + 1 < occurrences_.size() && only_a_blank_between(text, occurrences_[at], occurrences_[at + 1]);
    return is_next ? occurrences_[at + 1].word->surface() : std::string_view();
  };
  const std::string_view sign = sign_before();
  if (number > 0) {
    const Occurrence& before = occurrences_[number - 1];
    const std::string_view gap = gap_between(text, before, occurrences_[number]);
    const std::string_view word = before.word->surface();
    if (gap == "$" || gap == "$ ") {
      unit = unit_before(std::string(word) + "$");
    } else if (gap.empty() || gap == " " || gap == "\xC2\xA0" || gap == "." || gap == ". ") {
      unit = unit_before(word);
    }
    if (!unit.empty()) begin = before.begin;
  }
  if (unit.empty() && !sign.empty()) {
    unit = unit_before(sign);
    if (!unit.empty()) begin -= static_cast<std::uint32_t>(sign.size());
  }
  if (unit.empty()) {
    const std::size_t blank = end < text.size() && text[end] == ' ' ? 1 : 0;
    if (text.substr(std::min<std::size_t>(end + blank, text.size()), 1) == "%") {
      unit = "%";
      end += static_cast<std::uint32_t>(blank) + 1;
    } else if (const std::string_view word = word_after(last); !word.empty()) {
      const std::string_view dollar =
          word == "dolar" || word == "dollar" ? dollar_of(word_after(last + 1)) : "";
      unit = dollar.empty() ? unit_after(word) : dollar;
      if (!unit.empty()) end = occurrences_[last + (dollar.empty() ? 1 : 2)].end;
    }
  }
  if (unit.empty()) return;
  const std::string amount = std::string(unit) + std::string(value);
  Token token;
  token.surface = token.lexeme = token.root = amount;
  token.position = position_;
  token.begin = begin;
  token.end = end;
  token.kind = TokenKind::amount;
  sink.token(token);
}

// `8:00`, `08:00` and `8.00` are also `08.00`, which is one word.
void Workspace::emit_clock(std::string_view text, std::size_t index, TokenSink& sink) {
  const Occurrence& number = occurrences_[index];
  const Occurrence* last = &number;
  std::string_view minutes;
  std::string_view hours = number.word->surface();
  if (index > 0 && gap_between(text, occurrences_[index - 1], number) == ":")
    return;  // the seconds of 08:00:30
  if (hours.size() == 4 && hours[1] == '.') {
    minutes = hours.substr(2);
    hours = hours.substr(0, 1);
  } else if (index + 1 < occurrences_.size() && hours.size() <= 2 &&
             gap_between(text, number, occurrences_[index + 1]) == ":") {
    last = &occurrences_[index + 1];
    minutes = last->word->surface();
  }
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  if (minutes.size() != 2 || !digits(minutes) || !digits(hours) || minutes > "59") return;
  if (hours.size() == 2 && hours > "24") return;
  const std::string clock = (hours.size() == 1 ? "0" : "") + std::string(hours) + '.' + std::string(minutes);
  emit_joined(number, *last, {clock, clock, clock}, false, sink);
}

void Workspace::emit_number(std::string_view text, std::size_t index, TokenSink& sink) {
  const Occurrence& number = occurrences_[index];
  const Occurrence* next = index + 1 < occurrences_.size() ? &occurrences_[index + 1] : nullptr;
  if (next != nullptr && next->word->multiplier != 0 && only_a_blank_between(text, number, *next)) {
    const std::string value = times_power_of_ten(number.word->root(), next->word->multiplier);
    emit_amount(text, index, index + 1, value, sink);
    emit(number, number.word->lexeme(), value, sink);
    after_number_ = true;
    return;
  }
  emit_amount(text, index, index, number.word->root(), sink);
  emit_clock(text, index, sink);
  const int day = number.word->integer;
  if (next != nullptr && is_day(day)) {
    if (next->word->month != 0 && only_a_blank_between(text, number, *next)) {
      emit_day_month(number, *next, day, next->word->month, sink);
    } else if (is_month(next->word->integer) && gap_between(text, number, *next) == "/") {
      emit_day_month(number, *next, day, next->word->integer, sink);
    }
  }
  emit(number, sink);
}

// `first` begins a run joined by hyphens; emits the run and returns the index after it.
std::size_t Workspace::emit_compound(std::string_view text, std::size_t first, TokenSink& sink) {
  std::size_t last = first + 1;
  while (last + 1 < occurrences_.size() && last - first + 1 < kMaxCompoundParts &&
         hyphen_between(text, occurrences_[last], occurrences_[last + 1])) {
    ++last;
  }
  const Occurrence& begin = occurrences_[first];
  const Occurrence& end = occurrences_[last];
  const int middle = occurrences_[first + 1].word->integer;
  if (last - first == 2 && begin.word->integer > 1000 && is_month(middle) &&
      is_day(end.word->integer)) {  // 2023-09-17
    emit_day_month(begin, end, end.word->integer, middle, sink);
  } else if (last - first == 2 && is_day(begin.word->integer) && is_month(middle) &&
             end.word->integer > 1000) {  // 17-8-1945
    emit_day_month(begin, occurrences_[first + 1], begin.word->integer, middle, sink);
  }
  if (end.end - begin.begin > kMaxCompoundBytes) {
    emit(begin, sink);
    return first + 1;
  }
  const CompoundEntry& compound =
      compounds_.find_or_make(text.substr(begin.begin, end.end - begin.begin), [&](std::string_view) {
        std::vector<std::string_view> parts;
        std::vector<bool> numeric;
        for (std::size_t i = first; i <= last; ++i) {
          parts.push_back(occurrences_[i].word->surface());
          numeric.push_back(occurrences_[i].word->kind == TokenKind::number);
        }
        return make_compound_entry(parts, numeric, morphology_);
      });
  if (!compound.whole.surface.empty()) {
    hand_over(spanning(begin, end, compound.whole, TokenKind::word), begin, sink);
    return last + 1;
  }
  if (!compound.joined.surface.empty())
    emit_joined(begin, end, compound.joined, compound.joined_read_otherwise, sink);
  for (std::size_t i = first; i <= last; ++i) {
    const CachedWord& own = *occurrences_[i].word;
    if (own.kind == TokenKind::number && i == last) {
      emit_number(text, i, sink);
    } else if (!compound.folded.surface.empty() && own.root() != compound.folded.root) {
      emit(occurrences_[i], compound.folded.lexeme, compound.folded.root, sink);
    } else {
      emit(occurrences_[i], sink);
    }
  }
  return last + 1;
}

// Two initials or more are one word beside those that they are: `bj` at the B of `B. J. Habibie`.
void Workspace::emit_initials(std::string_view text, std::size_t first, TokenSink& sink) const {
  std::string together;
  std::size_t last = first;
  for (std::size_t i = first; i < occurrences_.size() && is_initial(text, occurrences_[i]); ++i) {
    if (i != first && gap_between(text, occurrences_[last], occurrences_[i]) != ". ") break;
    together += occurrences_[i].word->surface();
    last = i;
  }
  if (last == first) return;
  const WordForms forms = {together, together, together};
  emit_joined(occurrences_[first], occurrences_[last], forms,
              indonesian::differs_from_alone(forms, morphology_), sink);
}

void Workspace::emit_marked(std::string_view text, const Occurrence& word, std::uint32_t marks,
                            TokenSink& sink) {
  const std::string name = std::string(word.word->surface()) + std::string(text.substr(word.end, marks));
  Token token = token_of(word);
  token.surface = token.lexeme = token.root = name;
  token.end += marks;
  hand_over(token, word, sink);
}

void Workspace::analyze(std::string_view text, TokenSink& sink) {
  find_occurrences(text);
  position_ = 0;
  after_number_ = false;
  for (std::size_t i = 0; i < occurrences_.size();) {
    const Occurrence& occurrence = occurrences_[i];
    if (may_be_tied(text, occurrence) && i + 1 < occurrences_.size() &&
        hyphen_between(text, occurrence, occurrences_[i + 1])) {
      i = emit_compound(text, i, sink);
    } else if (occurrence.word->kind == TokenKind::number) {
      emit_number(text, i++, sink);
    } else if (const std::uint32_t marks = marks_after(text, occurrence); marks != 0) {
      emit_marked(text, occurrence, marks, sink);
      ++i;
    } else {
      if (is_initial(text, occurrence) && (i == 0 || !is_initial(text, occurrences_[i - 1])))
        emit_initials(text, i, sink);
      emit(occurrence, sink);
      ++i;
    }
  }
}

}  // namespace warta::indonesian
