// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the automaton of word_graph.h. Build time only: called by image_builder.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/indonesian/word_graph.h"

namespace warta::indonesian {

struct BuiltWordGraph {
  std::vector<WordGraph::Edge> edges;
  std::uint32_t root = 0;
};

// The minimal automaton of `words`, which must be sorted by bytes, distinct and not empty.
BuiltWordGraph build_word_graph(const std::vector<std::string>& words);

}  // namespace warta::indonesian
