// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for the seam of words of two parts (compounds.h).
#include "analyzers/indonesian/compounds.h"

#include <algorithm>
#include <array>
#include <string>

#include "util/table.h"

namespace warta::indonesian {

namespace {

std::size_t size_of_bound_form(std::string_view surface) noexcept {
  for (const std::string_view form :
       {"anti", "antar", "pasca", "pra", "non", "semi", "multi", "ultra", "eks"})
    if (surface.starts_with(form)) return form.size();
  return 0;
}

}  // namespace

std::size_t bound_form(std::string_view surface, const Morphology& morphology) {
  constexpr std::size_t kShortestRest = 4;
  const std::size_t size = size_of_bound_form(surface);
  // Others are words, too: `antar`, `pro`.
  static constexpr std::array<std::string_view, 7> kNeverWords = {"anti", "pra",   "pasca", "non",
                                                                  "semi", "multi", "ultra"};
  const bool alone = surface.size() == size &&
                     std::find(kNeverWords.begin(), kNeverWords.end(), surface) != kNeverWords.end();
  if (alone) return size;
  // `pramuka` is not `muka`.
  if (size == 0 || (surface.starts_with("pra") && morphology.is_common_word(surface))) return 0;
  return surface.size() >= size + kShortestRest && morphology.is_headword(surface.substr(size)) ? size : 0;
}

Compounds::Compounds(std::string_view table) {
  for_each_row(table, [this](const std::vector<std::string_view>& columns) {
    firsts_[columns.at(1)].push_back(columns.at(0));
  });
}

std::size_t Compounds::first_part(std::string_view surface, const Morphology& morphology) const {
  constexpr std::size_t kShortestPart = 2;  // bytes
  // Prefixes that are often written apart, and may be words alone (`antar kota`, `pro rakyat`).
  constexpr std::size_t kShortestRest = 4;
  for (const std::string_view prefix : {"antar", "pro", "eks", "sub", "super", "mikro", "makro", "bio", "nir",
                                        "mini", "mega", "kontra", "tuna", "purna", "maha"})
    if (surface.starts_with(prefix) && surface.size() >= prefix.size() + kShortestRest &&
        !morphology.is_headword(surface) && morphology.is_headword(surface.substr(prefix.size())))
      return prefix.size();
  const auto seam = [&](std::string_view word) -> std::size_t {
    for (std::size_t at = kShortestPart; at + kShortestPart <= word.size(); ++at) {
      const auto found = firsts_.find(word.substr(at));
      if (found == firsts_.end()) continue;
      const std::string_view before = word.substr(0, at);
      for (const std::string_view first : found->second) {
        const bool can_be_derived = before.ends_with(first.substr(1));  // `menindak`: a nasal for the t
        if (before == first || (can_be_derived && morphology.analyze(before).root == first)) return at;
      }
    }
    return 0;
  };
  for (const std::string_view end : {"", "nya", "ku", "mu", "lah", "kah", "pun", "i", "kan", "an"})
    if (surface.ends_with(end))
      if (const std::size_t at = seam(surface.substr(0, surface.size() - end.size())); at != 0) return at;
  return 0;
}

}  // namespace warta::indonesian
