// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/indonesian/analysis.h"

namespace warta::indonesian {

namespace {

bool is_voice(Prefix prefix) noexcept {
  return prefix == Prefix::me || prefix == Prefix::di || prefix == Prefix::ku || prefix == Prefix::kau;
}

// `Jokowilah`, `Inggrisnya`: a name that is known and a clitic. -ku and -mu are too short to tell from the
// end of another name, and Saifullah is `saiful` and Allah.
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
    return analyze_by_rank(lexicon, part, settled);  // shorter than `word`, so this ends
  };
  std::vector<Candidate> candidates;
  find_candidates(lexicon, word, candidates);
  const Candidate& chosen = Ranker(lexicon).choose(word, candidates);
  if (chosen.is_whole_word()) {
    // But sekolah and majalah are headwords, whoever is called Seko.
    auto name = chosen.listed ? std::nullopt : name_with_clitic(word, settled);
    if (name) return *std::move(name);
    return {std::string(word), std::string(word), Decision::ranked};
  }
  if (chosen.base.size() < word.size()) {  // a word with clitics has the forms of the word without them
    LexemeAndRoot base = answer_for(chosen.base);
    base.decision = Decision::ranked;
    return base;
  }
  return {lexeme_of(chosen), answer_for(chosen.root.view()).root, Decision::ranked};
}

}  // namespace warta::indonesian
