// SPDX-License-Identifier: GPL-3.0-or-later
// Splits words at full stops, numbers and hyphens, and analyses the parts (word_entry.h).
#include "analyzers/word_entry.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "analyzers/normalizer.h"
#include "analyzers/number_forms.h"
#include "util/text.h"

namespace warta::indonesian {

namespace {

bool is_ascii_alnum(char c) { return is_letter(c) || is_digit(c); }

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, begin)) {
    pieces.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

// `ra'jat` → `rakjat`; empty without an apostrophe.
std::string with_k_for_apostrophes(std::string_view raw) {
  std::string text;
  bool any = false;
  while (!raw.empty()) {
    const std::size_t size = apostrophe_size(raw);
    text += size != 0 ? 'k' : raw.front();
    any = any || size != 0;
    raw.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return any ? normalize_surface(text) : std::string();
}

WordForms same_on_all_levels(const std::string& text) { return {text, text, text}; }

// `menghakimi` has the lexeme `hakimi`, which alone is a name and not from `hakim`.
bool lexeme_differs_from_alone(const WordForms& forms, const Morphology& morphology) {
  const WordForms alone = forms_of(forms.lexeme, morphology);
  return alone.lexeme == forms.lexeme && alone.root != forms.root;
}

// Top-level names that end a domain in news text: `KOMPAS.com` is one name, `kata.Dia` lacks a blank.
bool ends_a_domain(std::string_view label) {
  static constexpr std::array<std::string_view, 12> kTopLevel = {"com", "id", "net",  "org", "tv",  "info",
                                                                 "co",  "go", "news", "gov", "edu", "biz"};
  return is_one_of(label, kTopLevel);
}

bool says_nothing_in_a_domain(std::string_view label) {
  static constexpr std::array<std::string_view, 7> kGeneric = {"www", "com", "net", "org",
                                                               "web", "sch", "desa"};
  return label.size() < 3 || is_one_of(label, kGeneric);
}

void add_number(std::string_view raw, std::uint32_t begin, std::string value, WordEntry& entry) {
  WordPart part;
  part.begin = begin;
  part.end = begin + static_cast<std::uint32_t>(raw.size());
  part.kind = TokenKind::number;
  if (value.size() <= 4) {
    const auto [last, error] = std::from_chars(value.data(), value.data() + value.size(), part.integer);
    if (error != std::errc() || last != value.data() + value.size()) part.integer = -1;
  }
  part.forms = {std::string(raw), std::string(raw), std::move(value)};
  entry.parts.push_back(std::move(part));
}

void add_word(std::string_view raw, std::uint32_t begin, const Morphology& morphology, WordEntry& entry) {
  const std::string surface = normalize_surface(raw);
  if (surface.empty()) return;
  if (const auto value = number_value(surface); value && is_ascii(raw))
    return add_number(raw, begin, *value, entry);
  if (const std::size_t prefix = currency_prefix(surface); prefix != 0 && surface.size() == raw.size()) {
    if (const auto value = number_value(std::string_view(surface).substr(prefix))) {
      add_word(raw.substr(0, prefix), begin, morphology, entry);
      return add_number(raw.substr(prefix), begin + static_cast<std::uint32_t>(prefix), *value, entry);
    }
  }
  WordPart part;
  part.begin = begin;
  part.end = begin + static_cast<std::uint32_t>(raw.size());
  part.forms = forms_of(raw, morphology);
  part.read_otherwise = part.forms.lexeme != surface && lexeme_differs_from_alone(part.forms, morphology);
  part.multiplier = multiplier_power(surface);
  part.month = month_number(surface);
  entry.parts.push_back(std::move(part));
}

// A word with full stops inside: acronym, domain or a missing blank.
void add_dotted(std::string_view raw, std::uint32_t begin, const Morphology& morphology, WordEntry& entry) {
  const std::string surface = normalize_surface(raw);
  const std::vector<std::string_view> labels = split(surface, '.');
  const bool acronym =
      std::all_of(labels.begin(), labels.end(), [](auto label) { return label.size() == 1; });
  const bool domain = ends_a_domain(labels.back());
  if (acronym || domain || surface.find('@') != std::string::npos) {
    std::string whole = surface;
    if (acronym) std::erase(whole, '.');
    WordPart part;
    part.begin = begin;
    part.end = begin + static_cast<std::uint32_t>(raw.size());
    part.forms = same_on_all_levels(whole);
    part.read_otherwise = differs_from_alone(part.forms, morphology);
    entry.parts.push_back(std::move(part));
    if (!domain) return;
    for (const std::string_view label : labels) {
      if (!says_nothing_in_a_domain(label)) entry.joined.push_back(forms_of(label, morphology));
    }
    return;
  }
  // `B.J.Habibie` has its initials as one word, as `B.J. Habibie` does.
  std::size_t initials = 0;
  while (labels[initials].size() == 1 && is_letter(labels[initials].front())) ++initials;
  std::string_view rest = raw;
  if (initials > 1 && is_ascii(raw)) {
    add_dotted(raw.substr(0, 2 * initials - 1), begin, morphology, entry);
    begin += static_cast<std::uint32_t>(2 * initials);
    rest.remove_prefix(2 * initials);
  }
  for (const std::string_view piece : split(rest, '.')) {
    add_word(piece, begin, morphology, entry);
    begin += static_cast<std::uint32_t>(piece.size()) + 1;
  }
}

}  // namespace

WordForms forms_of(std::string_view raw, const Morphology& morphology) {
  const std::string surface = normalize_surface(raw);
  WordForms forms = morphology.analyze(surface, with_k_for_apostrophes(raw));
  // Lexemes and roots meet without accents: `mbappe` finds `Mbappé`, and the surface still tells them apart.
  if (!is_ascii(forms.lexeme)) forms.lexeme = strip_accents(forms.lexeme);
  if (!is_ascii(forms.root)) forms.root = strip_accents(forms.root);
  return forms;
}

bool differs_from_alone(const WordForms& forms, const Morphology& morphology) {
  const WordForms alone = forms_of(forms.surface, morphology);
  return forms.lexeme != alone.lexeme || forms.root != alone.root;
}

WordEntry make_word_entry(std::string_view word, const Morphology& morphology) {
  WordEntry entry;
  std::uint32_t begin = 0;
  const auto is_padding = [](char c) { return c == '@' || c == '_'; };
  while (!word.empty() && is_padding(word.front())) {
    word.remove_prefix(1);
    ++begin;
  }
  while (!word.empty() && is_padding(word.back())) word.remove_suffix(1);
  const bool has_content = std::any_of(word.begin(), word.end(), [](char c) {
    return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!has_content) return entry;
  const bool letters_around_dots =
      word.find('.') != std::string_view::npos && !is_digit(word.front()) && !is_digit(word.back());
  if (letters_around_dots) {
    add_dotted(word, begin, morphology, entry);
  } else {
    add_word(word, begin, morphology, entry);
  }
  return entry;
}

CompoundEntry make_compound_entry(const std::vector<std::string_view>& parts,
                                  const std::vector<bool>& numeric, const Morphology& morphology) {
  constexpr std::size_t kLongestJoined = 20;  // bytes: longer ones are written with their hyphen
  CompoundEntry entry;
  const std::size_t numbers = static_cast<std::size_t>(std::count(numeric.begin(), numeric.end(), true));
  if (numbers == 0) {
    std::string whole(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) (whole += '-') += parts[i];
    if (auto doubled = morphology.doubled_word(whole)) {
      entry.whole = *std::move(doubled);
      return entry;
    }
    WordForms forms = forms_of(whole, morphology);
    if (!forms.root.empty() && forms.root.find('-') == std::string::npos) {
      // What they do to each other is one word: tolong-menolong.
      const bool is_one = forms.lexeme.find('-') != std::string::npos;
      (is_one ? entry.whole : entry.folded) = std::move(forms);
      if (is_one) return entry;
    }
  }
  if (parts.size() != 2 || numbers == 2 || !entry.folded.surface.empty()) return entry;
  const std::string together = std::string(parts[0]) + std::string(parts[1]);
  if (together.size() > kLongestJoined) return entry;
  if (numbers == 1) {
    entry.joined = same_on_all_levels(together);
    entry.joined_read_otherwise = differs_from_alone(entry.joined, morphology);
    return entry;
  }
  WordForms forms = forms_of(together, morphology);
  // `se-Indonesia` has the root of a part: that finds it already.
  const bool derived = std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return forms_of(part, morphology).root == forms.root;
  });
  if (!derived) entry.joined = std::move(forms);
  return entry;
}

}  // namespace warta::indonesian
