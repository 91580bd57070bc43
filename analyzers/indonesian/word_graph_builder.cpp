// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the automaton of word_graph.h. Build time only.
#include "analyzers/indonesian/word_graph_builder.h"

#include <map>
#include <stdexcept>

namespace warta::indonesian {

namespace {

// Incremental construction from sorted input: states on the path of the previous word stay open, all others
// are closed, and no two closed states are equal (Daciuk, Mihov, Watson & Watson 2000, algorithm 1).
class Builder {
 public:
  void add(const std::string& word) {
    if (word.empty() || (has_previous_ && word <= previous_)) {
      throw std::logic_error("word graph: words must be sorted, distinct and not empty: " + word);
    }
    std::size_t shared = 0;
    while (shared < previous_.size() && previous_[shared] == word[shared]) ++shared;
    close_down_to(shared);
    for (std::size_t i = shared; i < word.size(); ++i) path_.emplace_back();
    path_.back().final = true;
    previous_ = word;
    has_previous_ = true;
  }

  BuiltWordGraph finish() {
    close_down_to(0);
    const std::uint32_t root = close(path_.front()).first_edge;
    return {std::move(edges_), root};
  }

 private:
  struct OpenEdge {
    unsigned char label = 0;
    bool final = false;
    std::uint32_t target = 0;
    std::uint32_t words = 0;  // words that begin with this edge
  };
  struct OpenState {
    bool final = false;
    std::vector<OpenEdge> edges;
  };
  struct ClosedState {
    std::uint32_t first_edge = 0;
    std::uint32_t words = 0;
  };

  void close_down_to(std::size_t depth) {
    while (path_.size() > depth + 1) {
      const OpenState state = std::move(path_.back());
      path_.pop_back();
      const ClosedState closed = close(state);
      const auto label = static_cast<unsigned char>(previous_[path_.size() - 1]);
      path_.back().edges.push_back(
          {label, state.final, closed.first_edge, closed.words + (state.final ? 1U : 0U)});
    }
  }

  ClosedState close(const OpenState& state) {
    if (state.edges.empty()) return {};
    std::vector<WordGraph::Edge> packed;
    std::uint32_t skipped = 0;
    for (const OpenEdge& edge : state.edges) {
      packed.push_back(edge.label | (edge.final ? WordGraph::kFinal : 0U) |
                       (WordGraph::Edge{edge.target} << WordGraph::kTargetShift) |
                       (WordGraph::Edge{skipped} << WordGraph::kSkippedShift));
      skipped += edge.words;
    }
    packed.back() |= WordGraph::kLast;
    const auto [place, is_new] = register_.try_emplace(packed, ClosedState{});
    if (is_new) {
      place->second = {static_cast<std::uint32_t>(edges_.size()), skipped};
      edges_.insert(edges_.end(), packed.begin(), packed.end());
      if (edges_.size() > WordGraph::kFieldMask) throw std::length_error("word graph: too many edges");
    }
    return place->second;
  }

  std::vector<WordGraph::Edge> edges_{0};
  std::vector<OpenState> path_{1};
  std::string previous_;
  bool has_previous_ = false;
  std::map<std::vector<WordGraph::Edge>, ClosedState> register_;
};

}  // namespace

BuiltWordGraph build_word_graph(const std::vector<std::string>& words) {
  Builder builder;
  for (const std::string& word : words) builder.add(word);
  return builder.finish();
}

}  // namespace warta::indonesian
