// SPDX-License-Identifier: GPL-3.0-or-later
// Words that newsrooms write as one and as two: `antikorupsi`, `anti korupsi`; `sepakbola`, `sepak bola`.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/indonesian/morphology.h"

namespace warta::indonesian {

// Bytes of the bound form that the word begins with or is (`anti`), otherwise 0.
[[nodiscard]] std::size_t bound_form(std::string_view surface, const Morphology& morphology);

// The compounds of compounds.tsv. Immutable.
class Compounds {
 public:
  // `table` has the two parts of a compound in each row, and must outlive this.
  explicit Compounds(std::string_view table);

  // Bytes of the first part of a compound that is written as one word, with affixes and clitics (`sepak` in
  // `sepakbolanya`, `bekerja` in `bekerjasama`), otherwise 0.
  [[nodiscard]] std::size_t first_part(std::string_view surface, const Morphology& morphology) const;

 private:
  std::unordered_map<std::string_view, std::vector<std::string_view>> firsts_;  // by second part
};

}  // namespace warta::indonesian
