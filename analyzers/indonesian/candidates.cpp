// SPDX-License-Identifier: GPL-3.0-or-later
// Enumerates the readings of a word (candidates.h).
#include "analyzers/indonesian/candidates.h"

#include <algorithm>
#include <iterator>

namespace warta::indonesian {

namespace {

constexpr std::size_t kShortestStem = 2;  // bytes that must remain without an affix
constexpr std::size_t kShortestRoot = 3;

class Finder {
 public:
  Finder(const Lexicon& lexicon, std::vector<Candidate>& candidates)
      : lexicon_(lexicon), candidates_(candidates) {}

  void run(std::string_view word) {
    Candidate whole;
    whole.base = word;
    whole.root = ShortWord(word);
    look_up(whole);
    if (whole.listed && lexicon_.facts(whole.index).bound) whole.listed = false;
    candidates_.push_back(whole);
    for_each_clitic_split(word);
  }

 private:
  void for_each_clitic_split(std::string_view word) {
    with_suffixes({word, Clitic::none, Particle::none});
    for (std::size_t k = 1; k < kCliticCount; ++k) {
      if (const auto base = without(word, kCliticNames[k]))
        with_suffixes({*base, static_cast<Clitic>(k), Particle::none});
    }
    for (std::size_t p = 1; p < kParticleCount; ++p) {
      const auto before = without(word, kParticleNames[p]);
      if (!before) continue;
      with_suffixes({*before, Clitic::none, static_cast<Particle>(p)});
      for (std::size_t k = 1; k < kCliticCount; ++k) {
        if (const auto base = without(*before, kCliticNames[k]))
          with_suffixes({*base, static_cast<Clitic>(k), static_cast<Particle>(p)});
      }
    }
  }

  struct Base {
    std::string_view text;
    Clitic clitic;
    Particle particle;
  };

  static std::optional<std::string_view> without(std::string_view word, std::string_view ending) {
    if (word.size() < ending.size() + kShortestStem || !word.ends_with(ending)) return std::nullopt;
    return word.substr(0, word.size() - ending.size());
  }

  void with_suffixes(const Base& base) {
    for (std::size_t s = 0; s < kSuffixCount; ++s) {
      const auto stem = without(base.text, kSuffixNames[s]);
      if (!stem) continue;
      Candidate candidate;
      candidate.base = base.text;
      candidate.clitic = base.clitic;
      candidate.particle = base.particle;
      candidate.suffix = static_cast<Suffix>(s);
      candidate.root = ShortWord(*stem);
      with_prefixes(candidate);
    }
  }

  // `candidate.root` is the rest so far.
  void with_prefixes(const Candidate& candidate) {
    consider(candidate);
    if (candidate.prefix_count == kMaxPrefixes) return;
    const std::string_view text = candidate.root.view();
    for (const PrefixCut& cut : prefix_cuts(text, candidate.prefix_count == 0)) {
      if (candidate.prefix_count != 0 &&
          !may_follow(candidate.prefixes[candidate.prefix_count - 1U], cut.prefix))
        continue;
      Candidate inner = candidate;
      inner.root = ShortWord(cut.restored, text.substr(cut.length));
      if (inner.root.view().size() < kShortestStem) continue;
      inner.prefixes[inner.prefix_count] = cut.prefix;
      inner.recodings[inner.prefix_count] = cut.recoding;
      if (inner.prefix_count++ == 0) {
        inner.voice_restored = cut.restored;
        inner.voice_length = cut.length;
      }
      with_prefixes(inner);
    }
  }

  // ber- combines with -an and -kan, never with -i: berempati has empati (Sneddon et al. 2010, on ber-).
  static bool is_no_frame(const Candidate& candidate) {
    return candidate.suffix == Suffix::i &&
           (candidate.prefixes[0] == Prefix::ber || candidate.prefixes[0] == Prefix::be);
  }

  void consider(Candidate candidate) {
    if (is_no_frame(candidate)) return;
    look_up(candidate);
    const std::string_view root = candidate.root.view();
    const bool affixed = candidate.prefix_count != 0 || candidate.suffix != Suffix::none;
    if (candidate.listed ? root.size() >= kShortestRoot || !affixed
                         : candidate.prefix_count <= 1 && root.size() >= kShortestRoot &&
                               std::any_of(root.begin(), root.end(), is_vowel)) {
      if (!candidate.is_whole_word()) candidates_.push_back(candidate);
    }
    const bool doubled = root.size() >= 6 && root[1] == 'e' && root[0] == root[2] && is_consonant(root[0]);
    if (!doubled) return;
    candidate.doubled = true;
    candidate.root = ShortWord(root.substr(2));
    look_up(candidate);
    if (candidate.listed) candidates_.push_back(candidate);
  }

  void look_up(Candidate& candidate) const {
    const auto index = lexicon_.find(candidate.root.view());
    candidate.known = index.has_value();
    candidate.index = index.value_or(0);
    const WordFacts facts = candidate.known ? lexicon_.facts(candidate.index) : WordFacts{};
    candidate.listed = facts.listed;
    candidate.own_root = facts.own_root;
  }

  const Lexicon& lexicon_;
  std::vector<Candidate>& candidates_;
};

}  // namespace

bool leads_through(const Candidate& inner, const Candidate& outer) {
  return outer.base.size() == inner.base.size() && outer.prefix_count <= inner.prefix_count &&
         std::equal(outer.prefixes.begin(), outer.prefixes.begin() + outer.prefix_count,
                    inner.prefixes.begin()) &&
         std::equal(outer.recodings.begin(), outer.recodings.begin() + outer.prefix_count,
                    inner.recodings.begin()) &&
         (outer.suffix == inner.suffix || outer.suffix == Suffix::none) &&
         outer.root.view().size() > inner.root.view().size();
}

void find_candidates(const Lexicon& lexicon, std::string_view word, std::vector<Candidate>& candidates) {
  candidates.clear();
  Finder(lexicon, candidates).run(word);
  // For exceptions.tsv berangkat is a root: then no reading of berangkatkan may look inside it. But pelebaran
  // has pe-…-an around lebar, though lebaran is a root.
  std::vector<Candidate> own;
  std::copy_if(candidates.begin() + 1, candidates.end(), std::back_inserter(own),
               [](const Candidate& candidate) { return candidate.own_root; });
  if (own.empty()) return;
  std::erase_if(candidates, [&own](const Candidate& inner) {
    return std::any_of(own.begin(), own.end(), [&inner](const Candidate& outer) {
      return outer.suffix == inner.suffix && leads_through(inner, outer);
    });
  });
}

}  // namespace warta::indonesian
