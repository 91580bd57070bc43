// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the readings of a word to its root (analysis.h).
#include "analyzers/indonesian/analysis.h"

namespace warta::indonesian {

namespace {

bool is_voice(Prefix prefix) noexcept {
  return prefix == Prefix::me || prefix == Prefix::di || prefix == Prefix::ku || prefix == Prefix::kau;
}

// `Jokowilah`, `Inggrisnya`: a known name and a clitic. -ku and -mu are too short to distinguish from the end
// of another name, and Saifullah is `saiful` and Allah.
std::optional<LexemeAndRoot> name_with_clitic(std::string_view word, const SettledForms& settled) {
  constexpr std::size_t kShortestName = 4;
  for (const std::string_view clitic : {"nya", "lah", "kah", "pun", "nyalah", "nyakah", "nyapun"}) {
    if (!word.ends_with(clitic) || word.size() < kShortestName + clitic.size()) continue;
    if (word.ends_with("ullah") || word.ends_with("illah")) continue;
    auto base = settled(word.substr(0, word.size() - clitic.size()));
    if (base && base->decision == Decision::name) return base;
  }
  return std::nullopt;
}

// The word of the dictionary that a colloquial one stands for, as quotes have them: `nulis` menulis, `nyari`
// mencari, `dibawain` dibawakan, `ketabrak` tertabrak. Only a word that the dictionary derives counts.
std::optional<std::string> standard_form(const Lexicon& lexicon, std::string_view word) {
  constexpr std::size_t kShortest = 5;
  constexpr std::uint8_t kSeldom = 3;  // tenths with a capital: what has more may be a name
  const auto own = lexicon.find(word);
  const std::uint8_t capital = own ? lexicon.facts(*own).capital : WordFacts::kCapitalUnknown;
  if (word.size() < kShortest || (capital > kSeldom && capital != WordFacts::kCapitalUnknown))
    return std::nullopt;
  const bool applied = word.ends_with("in");
  std::string_view stem = word.substr(0, word.size() - (applied ? 2 : 0));
  std::vector<std::string> begins;
  if (stem.starts_with("ke")) {
    for (const char* prefix : {"ter", "ber"}) begins.push_back(prefix + std::string(stem.substr(2)));
  } else if (stem.starts_with("ng") || stem.starts_with("ny") ||
             ((stem[0] == 'm' || stem[0] == 'n') && is_vowel(stem[1]) && !stem.starts_with("me"))) {
    begins.push_back("me" + std::string(stem));
    if (stem.starts_with("ny")) begins.push_back("menc" + std::string(stem.substr(2)));
  } else if (applied) {
    begins.emplace_back(stem);
  }
  for (const std::string& begin : begins) {
    for (const char* suffix : {"", "kan", "i"}) {
      if (applied == (*suffix == '\0')) continue;
      const auto index = lexicon.find(begin + suffix);
      if (index && lexicon.is_derived(*index)) return begin + suffix;
    }
  }
  return std::nullopt;
}

// `diijinkan` with `izin` for the root of its reading: `diizinkan`. A nasal may hide the first letter.
std::optional<std::string> with_root(std::string_view word, const Candidate& candidate,
                                     std::string_view spelling) {
  const std::string_view root = candidate.root.view();
  const std::size_t end = word.size() - name(candidate.suffix).size();
  const std::size_t hidden = word.substr(0, end).ends_with(root) ? 0 : 1;
  if (candidate.doubled || root.substr(0, hidden) != spelling.substr(0, hidden)) return std::nullopt;
  std::string text(word.substr(0, end - root.size() + hidden));
  text.append(spelling.substr(hidden)).append(word.substr(end));
  if (text.size() > kMaxWordBytes) return std::nullopt;
  return text;
}

// A verb in meN- whose passive neither the dictionary derives nor news has: `menguat`, `mendarat`, `merokok`,
// `mengaku`. Its meN- makes a word instead of a voice: who counts rokok does not mean merokok.
bool is_intransitive(const Lexicon& lexicon, std::string_view word, const Candidate& candidate) {
  // Frequencies are logarithmic to base 2.
  constexpr int kOften = 4;       // some eleven times in the news counts
  constexpr int kHardlyEver = 8;  // so many steps below the active: less than one in two hundred
  if (candidate.prefix_count == 0 || candidate.prefixes[0] != Prefix::me || candidate.doubled ||
      !name(candidate.suffix).empty())
    return false;
  const auto frequency = [&](std::string_view one) -> int {
    const auto index = lexicon.find(one);
    return index ? lexicon.facts(*index).frequency : 0;
  };
  const std::string lexeme = lexeme_of(candidate);
  const std::string passive = "di" + lexeme;
  const auto known = lexicon.find(passive);
  if (frequency(word) < kOften || frequency(lexeme) == 0 || (known && lexicon.is_derived(*known)))
    return false;
  return frequency(passive) == 0 || frequency(passive) + kHardlyEver <= frequency(word);
}

}  // namespace

std::string lexeme_of(const Candidate& candidate) {
  const std::string_view base = candidate.base;
  if (candidate.prefix_count == 0 || !is_voice(candidate.prefixes[0])) return std::string(base);
  std::string lexeme;
  if (candidate.voice_restored != 0) lexeme += candidate.voice_restored;
  lexeme += base.substr(candidate.voice_length);
  return lexeme;
}

LexemeAndRoot analyze_by_rank(const Lexicon& lexicon, std::string_view word, const SettledForms& settled) {
  const auto answer_for = [&](std::string_view part) {
    if (auto known = settled(part)) return *std::move(known);
    return analyze_by_rank(lexicon, part, settled);  // shorter than `word` or derived, so this ends
  };
  std::vector<Candidate> candidates;
  find_candidates(lexicon, word, candidates);
  const Candidate& chosen = Ranker(lexicon).choose(word, candidates);
  if (chosen.is_whole_word()) {
    // sekolah and majalah are headwords, although Seko is a name.
    auto name = chosen.listed ? std::nullopt : name_with_clitic(word, settled);
    if (name) return *std::move(name);
    const auto standard = chosen.listed ? std::nullopt : standard_form(lexicon, word);
    if (standard) {
      LexemeAndRoot forms = answer_for(*standard);
      forms.decision = Decision::colloquial;
      return forms;
    }
    return {std::string(word), std::string(word), Decision::ranked};
  }
  if (chosen.base.size() < word.size()) {  // a word with clitics has the forms of the word without them
    LexemeAndRoot base = answer_for(chosen.base);
    base.decision = is_spelling(base.decision) ? Decision::spelt_inside : Decision::ranked;
    return base;
  }
  const LexemeAndRoot root = answer_for(chosen.root.view());
  if (is_spelling(root.decision)) {
    if (const auto standard = with_root(word, chosen, root.lexeme)) {
      LexemeAndRoot forms = answer_for(*standard);
      forms.decision = Decision::spelt_inside;
      return forms;
    }
  }
  return {is_intransitive(lexicon, word, chosen) ? std::string(word) : lexeme_of(chosen), root.root,
          is_spelling(root.decision) ? Decision::spelt_inside : Decision::ranked};
}

}  // namespace warta::indonesian
