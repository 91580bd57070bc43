// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the written forms of affixes (affixes.h).
#include "analyzers/indonesian/affixes.h"

namespace warta::indonesian {

namespace {

constexpr std::uint32_t bit(Prefix p) noexcept { return 1U << static_cast<unsigned>(p); }
template <typename... P>
constexpr std::uint32_t any_of(P... prefixes) noexcept {
  return (bit(prefixes) | ... | 0U);
}

// The prefixes allowed directly inside each prefix; the order of kPrefixNames. Sources and examples:
// NOTES.md, "Order".
constexpr std::array<std::uint32_t, kPrefixCount> inner_prefixes() noexcept {
  using enum Prefix;
  std::array<std::uint32_t, kPrefixCount> inner{};
  const auto set = [&inner](Prefix outer, std::uint32_t prefixes) {
    inner[static_cast<std::size_t>(outer)] = prefixes;
  };
  set(di, any_of(per, ber, ke, se, pe, pel, be, ter));
  set(me, any_of(per, ber, ke, se, pe, pel, be, ter));
  set(pe, any_of(ber, se, ke, per, be, bel, ter));
  set(per, any_of(se, ber, ke, pe));
  set(ber, any_of(ke, pe, se, per, pel));
  set(ter, any_of(pe, per, ke, se, ber, pel));
  set(te, any_of(per));
  set(ke, any_of(ber, ter, se, pe, per, tidak, tak, be, te, pel));
  set(tidak, any_of(se, ter, ber, per, pe, me, ke));
  set(tak, any_of(ter, ber));
  set(se, any_of(per, pe, ke, ber, ter, me, pel));
  set(ku, any_of(per, ke, se, ber, pe));
  set(kau, any_of(per, ke, se, ber, pe));
  return inner;
}
constexpr auto kInnerPrefixes = inner_prefixes();

constexpr bool one_of(char c, std::string_view letters) noexcept {
  return letters.find(c) != std::string_view::npos;
}

// meN- and peN- (Alwi et al. 2003, 4.4.1; Sneddon et al. 2010, 1.5). `rest` is the word after `me` or `pe`.
void nasal_cuts(Prefix prefix, std::string_view rest, PrefixCuts& cuts) noexcept {
  const auto add = [&](Recoding recoding, std::size_t nasal, char restored = 0) {
    cuts.add({prefix, recoding, static_cast<std::uint8_t>(2 + nasal), restored});
  };
  const auto at = [rest](std::size_t i) { return i < rest.size() ? rest[i] : '\0'; };
  if (rest.starts_with("ng") && rest.size() > 2) {
    const char next = at(2);
    if (next == 'e' && rest.size() > 5) add(Recoding::nge, 3);
    if (is_vowel(next)) {
      add(Recoding::vowel, 2);
      add(Recoding::k, 2, 'k');
      if (rest.size() > 3) add(Recoding::ng, 0);
    } else if (one_of(next, "ghkq")) {
      add(Recoding::g_h, 2);
    } else if (one_of(next, "rl")) {
      add(Recoding::k, 2, 'k');
      add(Recoding::ng_liquid, 2);
    }
  } else if (rest.starts_with("ny") && is_vowel(at(2))) {
    add(Recoding::s, 2, 's');
    add(Recoding::ny, 0);
  } else if (at(0) == 'm') {
    if (one_of(at(1), "bfvp")) add(Recoding::b_f, 1);
    if (is_vowel(at(1))) {
      add(Recoding::p, 1, 'p');
      add(Recoding::m, 0);
    } else if (one_of(at(1), "rl")) {
      add(Recoding::p, 1, 'p');
    }
  } else if (at(0) == 'n') {
    if (one_of(at(1), "cdjztskp")) add(Recoding::d_c, 1);
    if (is_vowel(at(1))) {
      add(Recoding::t, 1, 't');
      add(Recoding::n, 0);
    } else if (at(1) == 'r') {
      add(Recoding::t, 1, 't');
    } else if (at(1) == 'y') {
      add(Recoding::n_y, 1);
    }
  }
  if (at(0) != '\0' && one_of(at(0), "lrwy")) add(Recoding::liquid, 0);
  if (prefix == Prefix::pe && is_consonant(at(0)) && !one_of(at(0), "lrwy")) add(Recoding::pe_plain, 0);
  if (prefix == Prefix::me && rest.size() > 3 && one_of(at(0), "kpst")) add(Recoding::me_plain, 0);
}

// ber-, ter-: the r is written once before a root in r, and lost before Cer- (bekerja, beternak, tepercaya).
void liquid_cuts(Prefix full, Prefix reduced, std::string_view word, PrefixCuts& cuts) noexcept {
  if (word[2] == 'r') {
    cuts.add({full, Recoding::none, 3, 0});
    cuts.add({reduced, Recoding::r_shared, 2, 0});
  } else if (word.size() > 5 && word[3] == 'e' && word[4] == 'r') {
    cuts.add({reduced, Recoding::r_lost, 2, 0});
  }
}

}  // namespace

bool may_follow(Prefix outer, Prefix inner) noexcept {
  return (kInnerPrefixes[static_cast<std::size_t>(outer)] & bit(inner)) != 0;
}

PrefixCuts prefix_cuts(std::string_view word, bool outermost) noexcept {
  PrefixCuts cuts;
  if (word.size() < 4) return cuts;
  const auto plain = [&](Prefix prefix, std::size_t shortest) {
    if (word.size() >= shortest && word.starts_with(name(prefix))) {
      cuts.add({prefix, Recoding::none, static_cast<std::uint8_t>(name(prefix).size()), 0});
    }
  };
  switch (word[0]) {
    case 'b':
      if (word[1] == 'e') liquid_cuts(Prefix::ber, Prefix::be, word, cuts);
      if (word.starts_with("belajar")) cuts.add({Prefix::bel, Recoding::none, 3, 0});
      break;
    case 'd':
      plain(Prefix::di, 4);
      break;
    case 'k':
      plain(Prefix::ke, 4);
      if (outermost) {
        plain(Prefix::ku, 5);
        plain(Prefix::kau, 6);
      }
      break;
    case 'm':
      if (word[1] == 'e') nasal_cuts(Prefix::me, word.substr(2), cuts);
      break;
    case 'p':
      if (word[1] == 'e') {
        nasal_cuts(Prefix::pe, word.substr(2), cuts);
        plain(Prefix::per, 5);
        if (word.starts_with("pelajar")) cuts.add({Prefix::pel, Recoding::none, 3, 0});
      }
      break;
    case 's':
      plain(Prefix::se, 4);
      break;
    case 't':
      if (word[1] == 'e') liquid_cuts(Prefix::ter, Prefix::te, word, cuts);
      plain(Prefix::tidak, 7);
      plain(Prefix::tak, 6);
      break;
    default:
      break;
  }
  return cuts;
}

}  // namespace warta::indonesian
