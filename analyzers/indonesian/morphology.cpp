// SPDX-License-Identifier: GPL-3.0-or-later
// From surface to lexeme and root: exceptions, names, hyphens, clitics, spelling, ranker (morphology.h).
#include "analyzers/indonesian/morphology.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "util/decimal.h"

namespace warta::indonesian {

namespace {

bool is_plain_word(std::string_view word) {
  return !word.empty() && word.size() <= kMaxWordBytes &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_in_dictionary(const Lexicon& lexicon, std::string_view word) {
  const auto known = lexicon.find(word);
  return known && (lexicon.facts(*known).listed || lexicon.is_derived(*known));
}

LexemeAndRoot whole(std::string_view word, Decision decision) {
  return {std::string(word), std::string(word), decision};
}

// Clitics after a hyphen or a reduplicated word: `anak-anaknya`, `KTP-nya`.
constexpr std::array<std::string_view, 10> kEndings = {"nya", "ku",     "mu",     "lah",    "kah",
                                                       "pun", "nyalah", "nyakah", "nyapun", "annya"};

bool is_ending(std::string_view text) {
  return std::find(kEndings.begin(), kEndings.end(), text) != kEndings.end();
}

// `anak2nya` → `anak`; empty for other words.
std::string_view before_two(std::string_view word) {
  const std::size_t two = word.find('2');
  if (two == std::string_view::npos || two < 3) return {};
  const std::string_view ending = word.substr(two + 1);
  const bool closed =
      ending.empty() || is_ending(ending) || ending == "an" || ending == "i" || ending == "kan";
  return closed && is_plain_word(word.substr(0, two)) ? word.substr(0, two) : std::string_view();
}

std::vector<std::string_view> parts_of(std::string_view compound) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= compound.size();) {
    const std::size_t end = std::min(compound.find('-', begin), compound.size());
    if (end > begin) parts.push_back(compound.substr(begin, end - begin));
    begin = end + 1;
  }
  while (parts.size() > 1 && is_ending(parts.back())) parts.pop_back();
  return parts;
}

// The ending that the second half of a reduplication has in addition: "" for memanggil-manggil, `nya` for
// tahun-tahunnya, `kan` for meniru-nirukan. Null when the second half does not repeat the first.
std::optional<std::string_view> repeated_with(std::string_view first, std::string_view second) {
  if (first == second) return "";
  if (second.size() >= 3 && first.ends_with(second)) return "";
  for (const std::string_view ending : {"nya", "ku", "mu", "an", "i", "kan", "annya", "lah", "kah", "pun"}) {
    if (second.size() < ending.size() + 3 || !second.ends_with(ending)) continue;
    if (first.ends_with(second.substr(0, second.size() - ending.size()))) return ending;
  }
  return std::nullopt;
}

// Calls `take` with each way to respell `word`, how doubtful the most doubtful of its letters are (0 for
// those that only the old spelling has, 1 for others, 2 for the rare ch for k in chabar), and whether some
// are certain.
template <typename Take>
void for_each_modern(std::string_view word, const Take& take) {
  struct Letters {
    std::string_view old, now;
    int doubt;
  };
  static constexpr std::array<Letters, 9> kLetters = {{{"oe", "u", 0},
                                                       {"tj", "c", 0},
                                                       {"dj", "j", 0},
                                                       {"nj", "ny", 0},
                                                       {"sj", "sy", 0},
                                                       {"ch", "kh", 1},
                                                       {"ch", "h", 1},
                                                       {"ch", "k", 2},
                                                       {"j", "y", 1}}};
  constexpr std::size_t kMostWays = 64;  // nobody writes more of these letters in a word
  struct Way {
    std::string text;
    std::size_t at = 0;
    int doubt = 0;
    bool certain = false;
  };
  std::vector<Way> ways{{}};
  for (std::size_t i = 0; i < ways.size() && ways.size() < kMostWays; ++i) {
    while (ways[i].at < word.size()) {
      const std::string_view rest = word.substr(ways[i].at);
      std::size_t taken = 1;
      for (const Letters& letters : kLetters) {
        if (!rest.starts_with(letters.old) || (taken == 2 && letters.old.size() == 1)) continue;
        // -ndj- is n and dj, not nj
        Way other{ways[i].text, ways[i].at + letters.old.size(), std::max(ways[i].doubt, letters.doubt),
                  ways[i].certain || letters.doubt == 0};
        other.text += letters.now;
        ways.push_back(std::move(other));
        taken = letters.old.size();
      }
      ways[i].text += rest.substr(0, taken);
      ways[i].at += taken;
    }
  }
  for (const Way& way : ways) {
    if (way.at == word.size() && way.text != word) take(way.text, way.doubt, way.certain);
  }
}

std::string analysis_text(const Candidate& candidate) {
  std::string text;
  for (std::size_t i = 0; i < candidate.prefix_count; ++i) {
    text.append(name(candidate.prefixes[i])).append("-");
    if (candidate.recodings[i] != Recoding::none)
      text.append("(").append(name(candidate.recodings[i])).append(")");
    text += " + ";
  }
  if (candidate.doubled) text += "doubled + ";
  text += candidate.root.view();
  if (candidate.suffix != Suffix::none) text.append(" + -").append(name(candidate.suffix));
  if (candidate.clitic != Clitic::none) text.append(" + -").append(name(candidate.clitic));
  if (candidate.particle != Particle::none) text.append(" + -").append(name(candidate.particle));
  return text;
}

std::string_view decision_text(Decision decision) {
  constexpr std::array<std::string_view, 11> kTexts = {"a row of the user's exceptions",
                                                       "a row of exceptions.tsv",
                                                       "a row of spellings.tsv",
                                                       "the standard spelling of its root",
                                                       "a name, left whole",
                                                       "the reading with the highest score",
                                                       "parts tied by a hyphen",
                                                       "reduplication",
                                                       "old spelling",
                                                       "a colloquial form of a word of the dictionary",
                                                       "no word of the letters a to z: left as it is"};
  return kTexts[static_cast<std::size_t>(decision)];
}

}  // namespace

Morphology::Morphology(const MorphologyOptions& options)
    : lexicon_(embedded_lexicon()), old_spelling_(options.old_spelling), as_spelt_(options.as_spelt) {
  for (const ExceptionRow& row : options.exceptions) exceptions_.emplace(row.word, row);
  for (const ExceptionRow& row : options.exceptions) {
    exceptions_.try_emplace(row.root, ExceptionRow{row.root, row.root, row.root});
  }
}

std::optional<LexemeAndRoot> Morphology::settled(std::string_view word) const {
  if (!exceptions_.empty()) {
    if (const auto row = exceptions_.find(std::string(word)); row != exceptions_.end()) {
      return LexemeAndRoot{row->second.lexeme, row->second.root, Decision::user_exception};
    }
  }
  const auto index = lexicon_.find(word);
  if (!index) return std::nullopt;
  const StoredForms& stored = lexicon_.forms(*index);
  if (is_spelling(stored.decision) && as_spelt_) return std::nullopt;
  // A row of the user may be about the spelling itself.
  if (stored.decision == Decision::spelt_inside && !exceptions_.empty()) return std::nullopt;
  LexemeAndRoot forms{lexicon_.apply(stored.lexeme, word), lexicon_.apply(stored.root, word),
                      stored.decision};
  if (exceptions_.empty()) return forms;
  // The user's rows also apply to words derived from theirs.
  for (const std::string& key : {forms.lexeme, forms.root}) {
    if (const auto row = exceptions_.find(key); row != exceptions_.end()) forms.root = row->second.root;
  }
  return forms;
}

bool Morphology::is_word(std::string_view word) const {
  const auto known = lexicon_.find(word);
  return is_in_dictionary(lexicon_, word) || (known && lexicon_.forms(*known).decision == Decision::name);
}

// The spellings of 1901 and 1947: oe is u, tj c, dj j, nj ny, sj sy, ch kh or h, j y. Only where that makes a
// word that is known, and the word as it stands is neither headword nor derived: koefisien and menjala stay,
// but a derived word that news never has gives way to a usual one: menjerang is menyerang.
std::optional<std::string> Morphology::modern_spelling(std::string_view word) const {
  constexpr int kUsual = 8;  // 180 times or more in the news counts, or so many times as often
  const auto known = lexicon_.find(word);
  const WordFacts own = known ? lexicon_.facts(*known) : WordFacts{};
  const bool derived = known && lexicon_.is_derived(*known);
  if ((own.listed && !own.bound) || (derived && own.frequency != 0)) return std::nullopt;
  std::optional<std::string> best;
  int best_rank = 0;
  for_each_modern(word, [&](const std::string& modern, int doubt, bool certain) {
    const auto index = lexicon_.find(modern);
    if (!index) return;
    const int frequency = lexicon_.facts(*index).frequency;
    if (derived && (doubt != 0 || frequency < kUsual)) return;
    // ch and j are letters of today as well (Johan, chain). Without others beside them the word must be long
    // enough, and one that news has must be rare beside the new one.
    const bool rare = own.frequency == 0 || (doubt == 1 && frequency >= own.frequency + kUsual);
    if (doubt != 0 && !certain && (word.size() < 4 || !rare || !is_in_dictionary(lexicon_, modern))) return;
    if (doubt != 0 && certain && !is_word(modern)) return;
    const int rank = 1 + frequency + (is_in_dictionary(lexicon_, modern) ? 32 : 0) + 64 * (2 - doubt);
    if (rank <= best_rank) return;
    best_rank = rank;
    best = modern;
  });
  return best;
}

LexemeAndRoot Morphology::decide_word(std::string_view word) const {
  if (old_spelling_) {
    if (const auto modern = modern_spelling(word)) {
      LexemeAndRoot forms = decide_word(*modern);
      forms.decision = Decision::respelled;
      return forms;
    }
  }
  if (auto known = settled(word)) return *std::move(known);
  return analyze_by_rank(lexicon_, word, [this](std::string_view part) { return settled(part); });
}

std::optional<LexemeAndRoot> Morphology::decide_doubled(std::string_view surface) const {
  const std::vector<std::string_view> parts = parts_of(surface);
  if (parts.size() != 2 || !is_plain_word(parts[0]) || !is_plain_word(parts[1])) return std::nullopt;
  constexpr std::array<std::string_view, 4> kBehind = {"", "an", "i", "kan"};
  constexpr std::array<std::string_view, 10> kBefore = {"",   "me",  "mem", "men", "meng",
                                                        "di", "ber", "ter", "ke",  "per"};
  for (std::size_t e = 0; e < kEndings.size() + kBehind.size(); ++e) {
    const bool suffix = e < kBehind.size();
    const std::string_view ending = suffix ? kBehind[e] : kEndings[e - kBehind.size()];
    if (!parts[1].ends_with(ending)) continue;
    const std::string_view half = parts[1].substr(0, parts[1].size() - ending.size());
    if (half.empty() || !parts[0].ends_with(half)) continue;
    auto forms = settled(std::string(half) + "-" + std::string(half));
    if (!forms) continue;
    forms->decision = Decision::reduplication;
    const std::string_view before = parts[0].substr(0, parts[0].size() - half.size());
    if (before.empty() && (ending.empty() || !suffix)) return forms;
    if (std::find(kBefore.begin(), kBefore.end(), before) == kBefore.end()) continue;
    const bool voice = before.starts_with("me") || before == "di";
    forms->lexeme = voice ? half : parts[0];
    (forms->lexeme += '-') += suffix ? parts[1] : half;
    return forms;
  }
  return std::nullopt;
}

std::optional<WordForms> Morphology::doubled_word(std::string_view surface) const {
  auto forms = decide_doubled(surface);
  if (!forms) return std::nullopt;
  return WordForms{std::string(surface), std::move(forms->lexeme), std::move(forms->root)};
}

LexemeAndRoot Morphology::decide_compound(std::string_view surface) const {
  const bool stray_hyphen =
      surface.front() == '-' || surface.back() == '-' || surface.find("--") != std::string_view::npos;
  if (stray_hyphen) return whole(surface, Decision::untouched);
  if (auto doubled = decide_doubled(surface)) return *std::move(doubled);
  const std::vector<std::string_view> parts = parts_of(surface);
  if (parts.size() == 1 && is_plain_word(parts[0])) {  // KTP-nya
    LexemeAndRoot forms = decide_word(parts[0]);
    forms.decision = Decision::compound;
    return forms;
  }
  if (parts.size() != 2 || !is_plain_word(parts[0]) || !is_plain_word(parts[1]))
    return whole(surface, Decision::untouched);
  LexemeAndRoot first = decide_word(parts[0]);
  LexemeAndRoot second = decide_word(parts[1]);
  const std::optional<std::string_view> ending = repeated_with(parts[0], parts[1]);
  if (ending || first.root == second.root) {
    first.decision = Decision::reduplication;
    // menutup-nutupi, membagi-bagikan: the verb has the suffix of its second half
    const bool verb = first.lexeme.size() < parts[0].size();
    if (verb && ending && (*ending == "kan" || *ending == "i")) first.lexeme += *ending;
    // tolong-menolong: what they do to each other is a word of its own
    if (!ending && !verb && parts[1].starts_with("me")) first.lexeme = surface;
    return first;
  }
  // tarik-menarik, surat-menyurat: the halves share a root that one alone would not show
  std::vector<Candidate> candidates;
  find_candidates(lexicon_, parts[1], candidates);
  for (const Candidate& candidate : candidates) {
    if (candidate.root.view() == first.root && candidate.listed)
      return {std::string(surface), first.root, Decision::reduplication};
  }
  find_candidates(lexicon_, parts[0], candidates);
  for (const Candidate& candidate : candidates) {
    if (candidate.root.view() == second.root && candidate.listed)
      return {second.lexeme, second.root, Decision::reduplication};
  }
  std::string root = first.root + "-" + second.root;
  if (root != surface) root = decide_compound(root).root;
  return {std::string(surface), std::move(root), Decision::compound};
}

LexemeAndRoot Morphology::decide(std::string_view surface) const {
  if (!exceptions_.empty()) {
    if (const auto row = exceptions_.find(std::string(surface)); row != exceptions_.end()) {
      return {row->second.lexeme, row->second.root, Decision::user_exception};
    }
  }
  if (is_plain_word(surface)) return decide_word(surface);
  if (surface.size() > 2 * kMaxWordBytes) return whole(surface, Decision::untouched);
  if (surface.find('-') != std::string_view::npos) return decide_compound(surface);
  if (const std::string_view word = before_two(surface); !word.empty()) {
    const auto doubled = decide_doubled(std::string(word) + "-" + std::string(word));
    LexemeAndRoot forms = doubled ? *doubled : decide_word(word);
    forms.decision = Decision::reduplication;
    return forms;
  }
  return whole(surface, Decision::untouched);
}

WordForms Morphology::analyze(std::string_view surface, std::string_view with_k) const {
  LexemeAndRoot forms = decide(surface);
  if (old_spelling_ && is_plain_word(with_k) && !is_word(surface)) {
    const auto modern = is_word(with_k) ? std::string(with_k) : modern_spelling(with_k);
    if (modern) forms = decide_word(*modern);
  }
  return {std::string(surface), std::move(forms.lexeme), std::move(forms.root)};
}

Explanation Morphology::explain(std::string_view surface) const {
  Explanation explanation;
  LexemeAndRoot forms = decide(surface);
  explanation.decision = forms.decision;
  explanation.forms = {std::string(surface), std::move(forms.lexeme), std::move(forms.root)};
  if (!is_plain_word(surface)) return explanation;
  std::vector<Candidate> candidates;
  find_candidates(lexicon_, surface, candidates);
  const Ranker ranker(lexicon_);
  const std::vector<double> scores = ranker.scores(surface, candidates);
  const Candidate* chosen = &ranker.choose(surface, candidates);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Explanation::Reading reading;
    reading.root = candidates[i].root.view();
    reading.analysis = analysis_text(candidates[i]);
    reading.score = scores[i];
    reading.chosen = &candidates[i] == chosen;
    for (auto& [name, value] : ranker.features(surface, candidates, candidates[i])) {
      reading.features.emplace_back(name, value * static_cast<double>(lexicon_.weight(feature_key(name))));
    }
    explanation.readings.push_back(std::move(reading));
  }
  std::stable_sort(
      explanation.readings.begin(), explanation.readings.end(),
      [](const auto& a, const auto& b) { return a.chosen != b.chosen ? a.chosen : a.score > b.score; });
  return explanation;
}

bool Morphology::is_headword(std::string_view surface) const {
  const auto index = lexicon_.find(surface);
  return index && lexicon_.facts(*index).listed;
}

bool Morphology::is_common_word(std::string_view surface) const {
  constexpr int kHalf = 5;  // tenths
  const auto index = lexicon_.find(surface);
  if (!index) return false;
  const WordFacts facts = lexicon_.facts(*index);
  const bool small = facts.capital == WordFacts::kCapitalUnknown || facts.capital <= kHalf;
  return facts.listed && !facts.capitalised && !facts.name && small;
}

std::string Morphology::lexicon_hash() const {
  std::array<char, 32> hash{};
  std::snprintf(hash.data(), hash.size(), "%016llx",
                static_cast<unsigned long long>(lexicon_.content_hash()));
  return hash.data();
}

std::string Explanation::to_text() const {
  constexpr std::size_t kShown = 5;  // readings, and features of each
  std::string text = forms.surface + ": lexeme " + forms.lexeme + ", root " + forms.root + "\n  because: ";
  text.append(decision_text(decision)).append("\n");
  for (std::size_t i = 0; i < std::min(readings.size(), kShown); ++i) {
    const Reading& reading = readings[i];
    text.append(reading.chosen ? "  * " : "    ").append(signed_decimal(reading.score, 2, 8));
    text.append("  ").append(reading.analysis).append("\n");
    Ranker::NamedFeatures strongest = reading.features;
    std::stable_sort(strongest.begin(), strongest.end(),
                     [](const auto& a, const auto& b) { return std::abs(a.second) > std::abs(b.second); });
    for (std::size_t f = 0; f < std::min(strongest.size(), kShown); ++f) {
      text.append(std::string(14, ' ')).append(signed_decimal(strongest[f].second, 2, 7));
      text.append("  ").append(strongest[f].first).append("\n");
    }
  }
  if (readings.size() > kShown)
    text += "    … and " + std::to_string(readings.size() - kShown) + " more readings\n";
  return text;
}

}  // namespace warta::indonesian
