// SPDX-License-Identifier: GPL-3.0-or-later
// Computes the features of readings (ranker.h).
#include "analyzers/indonesian/ranker.h"

#include <algorithm>
#include <array>

namespace warta::indonesian {

namespace {

// FNV-1a, 32 bits; 0 is kept for empty slots of the weight table.
class KeyHash {
 public:
  void add(std::string_view text) noexcept {
    for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  void add(unsigned number) noexcept {
    const char digit = static_cast<char>('0' + number % 10);
    if (number >= 10) add(number / 10);
    add(std::string_view(&digit, 1));
  }
  [[nodiscard]] std::uint32_t value() const noexcept { return hash_ == 0 ? 1 : hash_; }

 private:
  std::uint32_t hash_ = 2166136261U;
};

class NameText {
 public:
  void add(std::string_view text) { name_ += text; }
  void add(unsigned number) { name_ += std::to_string(number); }
  [[nodiscard]] std::string take() { return std::move(name_); }

 private:
  std::string name_;
};

struct ScoreSink {
  const Lexicon& lexicon;
  double score = 0;
  template <typename... Parts>
  void operator()(double value, const Parts&... parts) {
    KeyHash key;
    (key.add(parts), ...);
    score += value * static_cast<double>(lexicon.weight(key.value()));
  }
};

struct NameSink {
  Ranker::NamedFeatures& features;
  template <typename... Parts>
  void operator()(double value, const Parts&... parts) {
    NameText name;
    (name.add(parts), ...);
    features.emplace_back(name.take(), value);
  }
};

// The prefixes of a reading as one text: `me+per`.
class ChainName {
 public:
  explicit ChainName(const Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.prefix_count; ++i) {
      if (i != 0) add("+");
      add(name(candidate.prefixes[i]));
    }
  }
  [[nodiscard]] std::string_view view() const noexcept { return {bytes_.data(), size_}; }

 private:
  void add(std::string_view text) {
    for (const char c : text) bytes_[size_++] = c;
  }
  std::array<char, 24> bytes_{};
  std::size_t size_ = 0;
};

// Facts about the word that do not depend on the reading.
struct WordView {
  std::string_view word;
  WordFacts facts;
  bool known = false;
  bool licensed_reading = false;  // the dictionary derives it, or it without clitics, from one of the roots
  bool listed_reading = false;    // a reading other than the word itself has a listed root
  std::uint8_t rival_family = 0;  // the largest family among the unlisted roots of readings
};

bool is_licensed(const Lexicon& lexicon, const Candidate& candidate) {
  const auto index = lexicon.find(candidate.base);
  return index && lexicon.licenses(*index, candidate.base, candidate.root.view());
}

WordView view_of(const Lexicon& lexicon, std::string_view word, const std::vector<Candidate>& candidates) {
  WordView view;
  view.word = word;
  view.known = candidates.front().known;
  if (view.known) view.facts = lexicon.facts(candidates.front().index);
  if (view.facts.bound) view.facts.listed = false;
  for (const Candidate& candidate : candidates) {
    if (candidate.is_whole_word()) continue;
    if (!candidate.listed) {
      if (candidate.known)
        view.rival_family = std::max(view.rival_family, lexicon.facts(candidate.index).family);
      continue;
    }
    view.listed_reading = true;
    view.licensed_reading = view.licensed_reading || is_licensed(lexicon, candidate);
  }
  return view;
}

unsigned syllables(std::string_view word) noexcept {
  unsigned count = 0;
  bool in_vowels = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    count += vowel && !in_vowels ? 1U : 0U;
    in_vowels = vowel;
  }
  return count;
}

// How often news capitalises the word, in classes.
std::string_view capital_class(const WordFacts& facts, bool known) noexcept {
  if (!known || facts.frequency == 0) return "unseen";
  if (facts.capital >= WordFacts::kCapitalOnlyFew) return "rare";
  if (facts.capital >= 9) return "always";
  if (facts.capital >= 7) return "mostly";
  if (facts.capital >= 4) return "half";
  return "seldom";
}

// What the dictionary says about the readings other than the word itself.
std::string_view readings_class(const WordView& view) noexcept {
  return view.licensed_reading ? "|licensed" : view.listed_reading ? "|listed" : "|none";
}

template <typename Sink>
void add_affix_features(const Candidate& candidate, std::string_view chain, Sink& sink) {
  const std::string_view suffix = name(candidate.suffix);
  sink(1, "prefix:", chain);
  sink(1, "suffix:", suffix);
  sink(1, "frame:", chain, "|", suffix);
  if (candidate.clitic != Clitic::none || candidate.particle != Particle::none) {
    sink(1, "clitic:", name(candidate.clitic), "+", name(candidate.particle));
  }
  for (std::size_t i = 0; i < candidate.prefix_count; ++i) {
    if (candidate.recodings[i] == Recoding::none) continue;
    sink(1, "recoding:", name(candidate.prefixes[i]), ":", name(candidate.recodings[i]));
    // menge- and penge- occur only before roots of one syllable: mengecat, pengeboman.
    if (candidate.recodings[i] == Recoding::nge)
      sink(1, "nge-syllables:", std::min(syllables(candidate.root.view()), 2U));
  }
  if (candidate.doubled) sink(1, "doubled");
}

template <typename Sink>
void add_root_features(const Lexicon& lexicon, const Candidate& candidate, const WordFacts& root,
                       std::string_view chain, bool whole, Sink& sink) {
  const std::string_view text = candidate.root.view();
  if (candidate.listed) {
    const bool licensed = !whole && is_licensed(lexicon, candidate);
    if (licensed) sink(1, "licensed");
    if (!licensed && !whole && (candidate.prefix_count != 0 || candidate.suffix != Suffix::none))
      sink(1, "unlicensed");
    sink(std::min<double>(root.flags, 12) / 6, "flags");
    if (root.capitalised) sink(1, "root-capitalised");
  } else {
    sink(1, "unlisted");
    if (!whole) {
      const bool clitics = candidate.clitic != Clitic::none || candidate.particle != Particle::none;
      sink(1, "unlisted|", chain, "|", name(candidate.suffix), "|", clitics ? "c" : "");
    }
    sink(root.frequency / 7.0, "unlisted-frequency");
    if (!whole) sink(root.family / 8.0, "unlisted-family");
    if (!whole) sink(1, "unlisted-capital:", capital_class(root, candidate.known));
  }
  if (root.own_root && !whole) sink(1, "own-root");
  sink(root.frequency / 7.0, "frequency");
  if (root.frequency == 0) sink(1, "frequency-none");
  sink(root.family / 8.0, "family");
  if (root.capital < WordFacts::kCapitalOnlyFew && root.capital >= 9 && root.frequency > 2)
    sink(1, "root-mostly-capital");
  if (candidate.known && lexicon.is_derived(candidate.index))
    sink(1, whole ? "whole-derivable" : "root-derivable");
  sink(1, "length:", std::min(static_cast<unsigned>(text.size()), 8U));
  sink(1, "syllables:", std::min(syllables(text), 4U));
  if (candidate.suffix != Suffix::none) {
    if (text.back() == 'k' && candidate.suffix == Suffix::an) sink(1, "k-an");
    if (is_vowel(text.back())) sink(1, "vowel-", name(candidate.suffix));
    if (text.size() <= 3) sink(1, "short-suffixed");
  }
  if (candidate.prefix_count != 0 && text.size() <= 3) sink(1, "short-prefixed");
}

// How often news has this word, logarithmically; names (Dimas) are no passives.
int in_news(const Lexicon& lexicon, std::string_view before, std::string_view stem, std::string_view after) {
  std::array<char, kMaxWordBytes + 8> word{};
  std::size_t size = 0;
  for (const std::string_view part : {before, stem, after}) {
    for (const char c : part) word[size++] = c;
  }
  const auto index = lexicon.find({word.data(), size});
  if (!index) return 0;
  const WordFacts facts = lexicon.facts(*index);
  return facts.capital < 9 || facts.capital == WordFacts::kCapitalUnknown ? facts.frequency : 0;
}

// meN- and peN- hide the first letter of the root, its passive shows it: `diketik` speaks for ketik in
// `mengetik`. An agent noun may come from a verb with a suffix (`penikmat`, `dinikmati`), which says less.
int passive_in_news(const Lexicon& lexicon, const Candidate& candidate) {
  if (candidate.prefixes[0] == Prefix::pe) return in_news(lexicon, "di", candidate.root.view(), {});
  const ShortWord active(candidate.voice_restored, candidate.base.substr(candidate.voice_length));
  return in_news(lexicon, "di", active.view(), {});
}

bool has_nasal(const Candidate& candidate) noexcept {
  return candidate.prefixes[0] == Prefix::me || candidate.prefixes[0] == Prefix::pe;
}

// meN- before `stem`, in its written form; without roots of one syllable (mengecat).
ShortWord active_of(std::string_view stem) {
  constexpr std::string_view kNg = "aeioughkq", kM = "bfvp", kN = "cdjtz", kLost = "kpt";
  const char first = stem.front();
  const bool lost = kLost.find(first) != std::string_view::npos;
  ShortWord word("me");
  if (first == 's') return word += "ny", word += stem.substr(1), word;
  if (kNg.find(first) != std::string_view::npos) word += "ng";
  if (kM.find(first) != std::string_view::npos) word += "m";
  if (kN.find(first) != std::string_view::npos) word += "n";
  word += stem.substr(lost ? 1 : 0);
  return word;
}

// Verbs occur in more than one voice: `dirakit` has `merakit`, `dinamo` has nothing.
bool active_in_news(const Lexicon& lexicon, const Candidate& candidate) {
  return in_news(lexicon, active_of(candidate.base.substr(candidate.voice_length)).view(), {}, {}) != 0;
}

// Of two readings with nearly the same score the dictionary decides, then which of them news has in the
// passive: `peradangan` is derived from radang, and not from adang; `mengemas` has dikemas, and no diemas.
bool is_better_founded(const Lexicon& lexicon, const Candidate& candidate, const Candidate& best,
                       double behind) {
  constexpr double kNear = .6, kNearEnoughForNews = .9;
  if (behind > kNearEnoughForNews || !candidate.listed || best.is_whole_word()) return false;
  const bool licensed = is_licensed(lexicon, candidate), best_licensed = is_licensed(lexicon, best);
  if (licensed != best_licensed)
    return licensed && behind < kNear && candidate.prefix_count >= best.prefix_count;
  return has_nasal(candidate) && has_nasal(best) &&
         passive_in_news(lexicon, candidate) > passive_in_news(lexicon, best);
}

// If the dictionary lists a root on the way to this one: whether it derives that from this one.
std::string_view passed_root(const Lexicon& lexicon, const Candidate& candidate,
                             const std::vector<Candidate>& all) {
  std::string_view found;
  for (const Candidate& outer : all) {
    if (!outer.listed || outer.is_whole_word() || !leads_through(candidate, outer)) continue;
    if (!lexicon.licenses(outer.index, outer.root.view(), candidate.root.view())) return "underived";
    found = "derived";
  }
  return found;
}

template <typename Sink>
void add_features(const Lexicon& lexicon, const WordView& view, const std::vector<Candidate>& all,
                  const Candidate& candidate, Sink& sink) {
  const bool whole = candidate.is_whole_word();
  const ChainName chain(candidate);
  const WordFacts root = candidate.known ? lexicon.facts(candidate.index) : WordFacts{};
  const std::string_view capital = capital_class(view.facts, view.known);
  if (whole) {
    sink(1, candidate.listed ? "whole-listed" : "whole-unlisted");
    sink(1, candidate.listed ? "whole-listed" : "whole-unlisted", readings_class(view));
    sink(1, "whole-capital:", capital);
    if (!candidate.listed && !view.listed_reading) sink(view.rival_family / 8.0, "whole-rival-family");
    if (view.facts.capitalised) sink(1, "whole-capitalised");
    if (candidate.listed && view.facts.flags == 0) sink(1, "whole-flagless");
    if (candidate.listed) sink(view.facts.family / 8.0, "whole-listed-family");
    if (candidate.listed) sink(std::min<double>(view.facts.flags, 12) / 6, "whole-listed-flags");
  } else {
    add_affix_features(candidate, chain.view(), sink);
    sink(1, "cut-capital:", capital);
    sink(1, "cut-length:", std::min(static_cast<unsigned>(view.word.size()), 9U));
    if (root.frequency + 3 < view.facts.frequency) sink(1, "root-rarer");
    // A short word that the dictionary does not derive and that is not in the news counts is probably a name.
    if (!view.licensed_reading && view.facts.frequency == 0)
      sink(1, "unseen-cut-length:", std::min(static_cast<unsigned>(view.word.size()), 9U));
    if (has_nasal(candidate)) {
      const std::string_view text = candidate.root.view();
      if (passive_in_news(lexicon, candidate) != 0) {
        sink(1, "passive:", name(candidate.prefixes[0]));
      } else if (candidate.prefixes[0] == Prefix::pe &&
                 (in_news(lexicon, "di", text, "kan") != 0 || in_news(lexicon, "di", text, "i") != 0)) {
        sink(1, "passive-suffixed");
      }
    }
    if (candidate.prefixes[0] == Prefix::di && active_in_news(lexicon, candidate)) sink(1, "active");
    if (const std::string_view passed = passed_root(lexicon, candidate, all); !passed.empty())
      sink(1, "passes:", passed);
    // A word that the dictionary lists is a root, unless its own rules derive it.
    if (view.facts.listed)
      sink(1, "headword-cut:", is_licensed(lexicon, candidate) ? "licensed" : "unlicensed");
    // A dictionary does not list words with clitics: makalah is not maka-lah.
    if (view.facts.listed && (candidate.clitic != Clitic::none || candidate.particle != Particle::none))
      sink(1, "headword-clitic");
  }
  const unsigned levels = candidate.prefix_count + (candidate.suffix != Suffix::none ? 1U : 0U);
  sink(1, "levels:", std::min(levels, 4U));
  add_root_features(lexicon, candidate, root, chain.view(), whole, sink);
}

}  // namespace

std::uint32_t feature_key(std::string_view name) noexcept {
  KeyHash key;
  key.add(name);
  return key.value();
}

std::vector<double> Ranker::scores(std::string_view word, const std::vector<Candidate>& candidates) const {
  const WordView view = view_of(lexicon_, word, candidates);
  std::vector<double> scores;
  scores.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    ScoreSink sink{lexicon_};
    add_features(lexicon_, view, candidates, candidate, sink);
    scores.push_back(sink.score);
  }
  return scores;
}

const Candidate& Ranker::choose(std::string_view word, const std::vector<Candidate>& candidates) const {
  if (candidates.size() == 1) return candidates.front();
  const std::vector<double> all = scores(word, candidates);
  std::size_t best = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool longer = candidates[i].root.view().size() > candidates[best].root.view().size();
    if (all[i] > all[best] || (all[i] == all[best] && longer)) best = i;
  }
  std::size_t chosen = best;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (i != best && is_better_founded(lexicon_, candidates[i], candidates[best], all[best] - all[i]) &&
        (chosen == best || all[i] > all[chosen]))
      chosen = i;
  }
  return candidates[chosen];
}

Ranker::NamedFeatures Ranker::features(std::string_view word, const std::vector<Candidate>& candidates,
                                       const Candidate& candidate) const {
  NamedFeatures features;
  NameSink sink{features};
  add_features(lexicon_, view_of(lexicon_, word, candidates), candidates, candidate, sink);
  return features;
}

}  // namespace warta::indonesian
