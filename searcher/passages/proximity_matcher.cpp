// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passages/proximity_matcher.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "searcher/passages/messages.h"
#include "warta/error.h"

namespace warta {

struct ProximityMatcher::Occurrences final : PlacedTokenSink {
  explicit Occurrences(const Proximity& proximity) : asked(proximity), places(proximity.items) {}

  void token(const Token& token, const Place& place) override {
    key.assign(token.surface);
    if (const auto found = asked.by_surface.find(key); found != asked.by_surface.end())
      for (const std::size_t item : found->second) add(item, place);
    key.assign(token.lexeme);
    if (const auto found = asked.by_lexeme.find(key); found != asked.by_lexeme.end())
      for (const auto& [root, item] : found->second)
        if (root == token.root) add(item, place);
  }

  // At one position stand a word and what it is joined with others to (`covid19`): the word is the place.
  void add(std::size_t item, const Place& place) {
    std::vector<Place>& own = places[item];
    if (own.empty() || own.back().position != place.position) {
      own.push_back(place);
    } else if (place.end < own.back().end) {
      own.back() = place;
    }
  }

  const Proximity& asked;
  std::vector<std::vector<Place>> places;
  std::string key;
};

namespace {

[[noreturn]] void too_many_places() {
  throw Error(ErrorCode::invalid_argument,
              both(passage_messages::kTooManyPlaces, {ProximityMatcher::kMaxPlaces}));
}

constexpr auto span_key = [](const auto& span) {
  return std::tuple(span.first.position, span.last.position);
};
constexpr auto chain_key = [](const auto& chain) {
  return std::tuple_cat(span_key(chain.cover), span_key(chain.end));
};

template <typename Key>
auto by(const Key& key) {
  return [&key](const auto& a, const auto& b) { return key(a) < key(b); };
}

template <typename Things, typename Key>
void sort_unique(Things& things, const Key& key) {
  std::sort(things.begin(), things.end(), by(key));
  things.erase(std::unique(things.begin(), things.end(),
                           [&](const auto& a, const auto& b) { return key(a) == key(b); }),
               things.end());
}

template <typename Span>
Span cover_of(const Span& a, const Span& b) {
  return {a.first.position <= b.first.position ? a.first : b.first,
          a.last.position >= b.last.position ? a.last : b.last};
}

std::uint32_t unit_of(Proximity::Kind kind, const Place& place) {
  return kind == Proximity::Kind::sentence ? place.sentence : place.paragraph;
}

}  // namespace

bool ProximityMatcher::holds(const Proximity::Conjunction& conjunction, const Occurrences& found) const {
  return std::all_of(conjunction.begin(), conjunction.end(),
                     [&](const Expression& expression) { return !spans_of(expression, found).empty(); });
}

bool ProximityMatcher::matches(const StoredArticle& stored) const {
  Occurrences found(asked_);
  read_field(stored, asked_.field, analyzer_, found);
  return std::any_of(asked_.alternatives.begin(), asked_.alternatives.end(),
                     [&](const auto& conjunction) { return holds(conjunction, found); });
}

std::vector<std::vector<MatchSpan>> ProximityMatcher::places(const StoredArticle& stored) const {
  Occurrences found(asked_);
  read_field(stored, asked_.field, analyzer_, found);
  std::vector<std::vector<MatchSpan>> places;
  for (const Proximity::Conjunction& conjunction : asked_.alternatives) {
    if (!holds(conjunction, found)) continue;
    for (const Expression& expression : conjunction)
      note_places(expression, spans_of(expression, found), found, places);
  }
  for (std::vector<MatchSpan>& text : places)
    sort_unique(text, [](const MatchSpan& m) { return std::tuple(m.begin, m.end, m.word); });
  return places;
}

ProximityMatcher::Spans ProximityMatcher::spans_of(const Expression& expression, const Occurrences& found) {
  if (expression.kind == Kind::run) return run_spans(expression, found);
  std::vector<Spans> operands;
  for (std::size_t i = 0; i < expression.operands.size(); ++i)
    operands.push_back(operand_spans(expression, i, found));
  Spans all;
  if (expression.kind == Kind::any) {
    for (const Spans& own : operands) all.insert(all.end(), own.begin(), own.end());
  } else {
    const std::vector<Chains> steps = chains_of(expression, operands);
    for (const Chain& chain : steps.back()) all.push_back(chain.cover);
  }
  sort_unique(all, span_key);
  return all;
}

ProximityMatcher::Spans ProximityMatcher::run_spans(const Expression& expression, const Occurrences& found) {
  Spans spans;
  for (const Place& first : found.places[expression.items.front()]) {
    std::optional<Place> last = first;
    for (std::size_t i = 1; i < expression.items.size() && last; ++i) {
      const std::vector<Place>& next = found.places[expression.items[i]];
      const auto at = std::lower_bound(
          next.begin(), next.end(), last->position + 1,
          [](const Place& place, std::uint32_t position) { return place.position < position; });
      const bool beside = at != next.end() && at->position == last->position + 1;
      last = beside ? std::optional<Place>(*at) : std::nullopt;
    }
    if (last) spans.push_back({first, *last});
  }
  return spans;
}

ProximityMatcher::Spans ProximityMatcher::operand_spans(const Expression& expression, std::size_t operand,
                                                        const Occurrences& found) {
  Spans spans = spans_of(expression.operands[operand], found);
  // What reaches over the end of a unit is in none.
  if (expression.kind == Kind::sentence || expression.kind == Kind::paragraph) {
    std::erase_if(spans, [&](const Span& span) {
      return unit_of(expression.kind, span.first) != unit_of(expression.kind, span.last);
    });
  }
  return spans;
}

// Calls `take` with every span of `next` that may follow, and the chain with it.
template <typename Take>
void ProximityMatcher::continue_chain(const Expression& expression, const Chain& chain, const Spans& next,
                                      std::uint32_t longest, const Take& take) {
  const auto first_from = [&](const auto& is_before) {
    return std::partition_point(next.begin(), next.end(), is_before);
  };
  if (expression.kind != Kind::near) {
    const std::uint32_t unit = unit_of(expression.kind, chain.cover.first);
    auto span = first_from([&](const Span& one) { return unit_of(expression.kind, one.first) < unit; });
    for (; span != next.end() && unit_of(expression.kind, span->first) == unit; ++span) {
      const Span cover = cover_of(chain.cover, *span);
      take(*span, Chain{cover, cover});
    }
    return;
  }
  const std::uint32_t begin = chain.end.first.position;
  const std::uint32_t end = chain.end.last.position;
  const std::uint32_t reach = expression.distance + longest;
  auto span = first_from([&](const Span& one) { return one.first.position + reach < begin; });
  for (; span != next.end() && span->first.position <= end + expression.distance; ++span) {
    const bool behind = span->first.position > end;
    const bool before = !expression.ordered && span->last.position < begin &&
                        begin - span->last.position <= expression.distance;
    if (behind || before) take(*span, Chain{cover_of(chain.cover, *span), *span});
  }
}

namespace {

template <typename Spans>
std::uint32_t longest_of(const Spans& spans) {
  std::uint32_t longest = 0;
  for (const auto& span : spans) longest = std::max(longest, span.last.position - span.first.position);
  return longest;
}

}  // namespace

std::vector<ProximityMatcher::Chains> ProximityMatcher::chains_of(const Expression& expression,
                                                                  const std::vector<Spans>& operands) {
  std::vector<Chains> steps(1);
  for (const Span& span : operands.front()) steps.front().push_back({span, span});
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const std::uint32_t longest = longest_of(operands[i]);
    Chains longer;
    for (const Chain& chain : steps.back()) {
      continue_chain(expression, chain, operands[i], longest,
                     [&](const Span&, const Chain& one) { longer.push_back(one); });
      if (longer.size() > kMaxPlaces) too_many_places();
    }
    sort_unique(longer, chain_key);
    steps.push_back(std::move(longer));
  }
  return steps;
}

void ProximityMatcher::note_places(const Expression& expression, const Spans& used, const Occurrences& found,
                                   std::vector<std::vector<MatchSpan>>& places) {
  if (used.empty()) return;
  const auto is_used = [&](const Span& span) {
    return std::binary_search(used.begin(), used.end(), span, by(span_key));
  };
  if (expression.kind == Kind::run) {
    for (const Span& span : used) {
      if (places.size() <= span.first.text) places.resize(span.first.text + 1);
      places[span.first.text].push_back({span.first.begin, span.last.end, expression.word});
    }
    return;
  }
  std::vector<Spans> operands;
  for (std::size_t i = 0; i < expression.operands.size(); ++i)
    operands.push_back(operand_spans(expression, i, found));
  if (expression.kind == Kind::any) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      std::erase_if(operands[i], [&](const Span& span) { return !is_used(span); });
      note_places(expression.operands[i], operands[i], found, places);
    }
    return;
  }
  // From the last operand to the first: what leads to a chain that is used, is used.
  const std::vector<Chains> steps = chains_of(expression, operands);
  Chains wanted = steps.back();
  std::erase_if(wanted, [&](const Chain& chain) { return !is_used(chain.cover); });
  for (std::size_t i = operands.size() - 1; i > 0; --i) {
    const std::uint32_t longest = longest_of(operands[i]);
    Chains leading;
    Spans taken;
    for (const Chain& chain : steps[i - 1]) {
      continue_chain(expression, chain, operands[i], longest, [&](const Span& span, const Chain& one) {
        if (!std::binary_search(wanted.begin(), wanted.end(), one, by(chain_key))) return;
        taken.push_back(span);
        if (leading.empty() || chain_key(leading.back()) != chain_key(chain)) leading.push_back(chain);
      });
    }
    sort_unique(taken, span_key);
    note_places(expression.operands[i], taken, found, places);
    wanted = std::move(leading);
  }
  Spans first;
  for (const Chain& chain : wanted) first.push_back(chain.cover);
  note_places(expression.operands.front(), first, found, places);
}

}  // namespace warta
