// SPDX-License-Identifier: GPL-3.0-or-later
// The affix grammar: which affixes there are, and how they may be removed. Used by candidates.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace warta::indonesian {

// The affixes of Indonesian that a candidate analysis may remove, in their written forms; NOTES.md cites the
// grammar (Alwi et al. 2003; Sneddon et al. 2010) for each. `me` and `pe` are meN- and peN-.
enum class Prefix : std::uint8_t {
  none,
  di,
  me,
  pe,
  per,
  pel,
  ber,
  be,
  bel,
  ter,
  te,
  ke,
  se,
  tidak,
  tak,
  ku,
  kau
};
inline constexpr std::size_t kPrefixCount = 17;
inline constexpr std::array<std::string_view, kPrefixCount> kPrefixNames = {
    "",    "di", "me", "pe", "per",   "pel", "ber", "be", "bel",
    "ter", "te", "ke", "se", "tidak", "tak", "ku",  "kau"};

// The change where a prefix meets its stem. Letters name the consonant that the nasal replaced.
enum class Recoding : std::uint8_t {
  none,
  nge,        // menge- before a root of one syllable: mengebom ← bom
  vowel,      // meng- before a vowel: mengambil ← ambil
  k,          // mengirim ← kirim
  g_h,        // meng- before g, h, k, q: menggali ← gali
  ng_liquid,  // meng- before r or l, only in loans
  s,          // menyapu ← sapu
  ny,         // menyanyi ← nyanyi
  b_f,        // mem- before b, f, v, p: membeli ← beli, mempunyai ← punya
  p,          // memukul ← pukul
  m,          // memasak ← masak
  d_c,        // men- before c, d, j, s, t, z: mendengar ← dengar
  t,          // menulis ← tulis
  n,          // menikah ← nikah
  n_y,        // men- + y
  liquid,     // me- before l, r, w, y: melihat ← lihat
  ng,         // me- + ng: menganga ← nganga
  pe_plain,   // pe- without nasal: petinju ← tinju, pejalan ← jalan
  me_plain,   // me- without nasal before k, p, s, t; seen only in misspellings
  r_shared,   // ber- + r: berenang ← renang
  r_lost,     // ber- + Cer-: bekerja ← kerja
};
inline constexpr std::size_t kRecodingCount = 21;
inline constexpr std::array<std::string_view, kRecodingCount> kRecodingNames = {
    "none", "nge", "vowel", "k",   "g_h",    "ng_liquid", "s",        "ny",       "b_f",      "p",     "m",
    "d_c",  "t",   "n",     "n_y", "liquid", "ng",        "pe_plain", "me_plain", "r_shared", "r_lost"};

enum class Suffix : std::uint8_t { none, kan, an, i };
inline constexpr std::size_t kSuffixCount = 4;
inline constexpr std::array<std::string_view, kSuffixCount> kSuffixNames = {"", "kan", "an", "i"};

// A possessive or object pronoun, then a particle.
enum class Clitic : std::uint8_t { none, nya, ku, mu };
inline constexpr std::size_t kCliticCount = 4;
inline constexpr std::array<std::string_view, kCliticCount> kCliticNames = {"", "nya", "ku", "mu"};
enum class Particle : std::uint8_t { none, lah, kah, tah, pun };
inline constexpr std::size_t kParticleCount = 5;
inline constexpr std::array<std::string_view, kParticleCount> kParticleNames = {"", "lah", "kah", "tah",
                                                                                "pun"};

inline constexpr std::size_t kMaxPrefixes = 3;
using PrefixChain = std::array<Prefix, kMaxPrefixes>;  // outermost first, filled up with `none`

[[nodiscard]] constexpr bool is_vowel(char c) noexcept {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}
[[nodiscard]] constexpr bool is_consonant(char c) noexcept { return c >= 'a' && c <= 'z' && !is_vowel(c); }
[[nodiscard]] constexpr std::string_view name(Prefix p) noexcept {
  return kPrefixNames[static_cast<std::size_t>(p)];
}
[[nodiscard]] constexpr std::string_view name(Recoding r) noexcept {
  return kRecodingNames[static_cast<std::size_t>(r)];
}
[[nodiscard]] constexpr std::string_view name(Suffix s) noexcept {
  return kSuffixNames[static_cast<std::size_t>(s)];
}
[[nodiscard]] constexpr std::string_view name(Clitic c) noexcept {
  return kCliticNames[static_cast<std::size_t>(c)];
}
[[nodiscard]] constexpr std::string_view name(Particle p) noexcept {
  return kParticleNames[static_cast<std::size_t>(p)];
}

// Whether `inner` may be directly inside `outer`: `memper-` yes, `perdi-` no.
[[nodiscard]] bool may_follow(Prefix outer, Prefix inner) noexcept;

// One way to remove a prefix.
struct PrefixCut {
  Prefix prefix = Prefix::none;
  Recoding recoding = Recoding::none;
  std::uint8_t length = 0;  // bytes removed
  char restored = 0;        // consonant that replaces the byte before the rest, 0 when none
};
struct PrefixCuts {
  std::array<PrefixCut, 12> cuts;
  std::size_t count = 0;
  void add(PrefixCut cut) { cuts[count++] = cut; }
  [[nodiscard]] const PrefixCut* begin() const noexcept { return cuts.data(); }
  [[nodiscard]] const PrefixCut* end() const noexcept { return cuts.data() + count; }
};
// Every prefix that `word` may begin with. `outermost` admits those that stand only at the front of a word:
// ku-, kau-. The bound forms pra- pasca- anti- antar- non- pro- are no affixes here: prehistory is not
// history.
[[nodiscard]] PrefixCuts prefix_cuts(std::string_view word, bool outermost) noexcept;

}  // namespace warta::indonesian
