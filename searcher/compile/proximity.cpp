// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/proximity.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

#include "warta/error.h"

namespace warta {

struct ProximityMatcher::Occurrences final : PlacedTokenSink {
  explicit Occurrences(const ProximityMatcher& owner) : matcher(owner), places(owner.item_count_) {}

  void token(const Token& token, const Place& place) override {
    key.assign(token.surface);
    if (const auto found = matcher.by_surface_.find(key); found != matcher.by_surface_.end())
      for (const std::size_t item : found->second) add(item, place);
    key.assign(token.lexeme);
    if (const auto found = matcher.by_lexeme_.find(key); found != matcher.by_lexeme_.end())
      for (const auto& [root, item] : found->second)
        if (root == token.root) add(item, place);
  }

  void add(std::size_t item, const Place& place) {
    std::vector<Place>& own = places[item];
    if (own.empty() || own.back().position != place.position) own.push_back(place);
  }

  const ProximityMatcher& matcher;
  std::vector<std::vector<Place>> places;
  std::string key;
};

namespace {

[[noreturn]] void too_many_places() {
  throw Error(ErrorCode::invalid_argument, "NEAR, w/n, /s or /p: an article has more than " +
                                               std::to_string(ProximityMatcher::kMaxPlaces) +
                                               " places to look at; give rarer words or a smaller distance");
}

template <typename Spans>
void sort_unique(Spans& spans) {
  const auto key = [](const auto& span) { return std::tuple(span.first.position, span.last.position); };
  std::sort(spans.begin(), spans.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  spans.erase(
      std::unique(spans.begin(), spans.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
      spans.end());
}

template <typename Span>
Span cover_of(const Span& a, const Span& b) {
  return {a.first.position <= b.first.position ? a.first : b.first,
          a.last.position >= b.last.position ? a.last : b.last};
}

}  // namespace

bool ProximityMatcher::matches(const StoredArticle& stored) const {
  Occurrences found(*this);
  read_field(stored, field_, analyzer_, found);
  return std::any_of(alternatives_.begin(), alternatives_.end(), [&](const Conjunction& conjunction) {
    return std::all_of(conjunction.begin(), conjunction.end(),
                       [&](const Expression& expression) { return !spans_of(expression, found).empty(); });
  });
}

ProximityMatcher::Spans ProximityMatcher::spans_of(const Expression& expression, const Occurrences& found) {
  switch (expression.kind) {
    case Kind::run:
      return run_spans(expression, found);
    case Kind::near:
      return near_spans(expression, found);
    case Kind::sentence:
    case Kind::paragraph:
      return unit_spans(expression, found);
    case Kind::any:
      break;
  }
  Spans all;
  for (const Expression& operand : expression.operands) {
    const Spans own = spans_of(operand, found);
    all.insert(all.end(), own.begin(), own.end());
  }
  sort_unique(all);
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

ProximityMatcher::Spans ProximityMatcher::near_spans(const Expression& expression, const Occurrences& found) {
  struct Chain {
    Span cover;
    Span end;  // the operand that the next one must be near
  };
  const std::uint32_t distance = expression.distance;
  std::vector<Chain> chains;
  for (const Span& span : spans_of(expression.operands.front(), found)) chains.push_back({span, span});
  for (std::size_t i = 1; i < expression.operands.size(); ++i) {
    const Spans next = spans_of(expression.operands[i], found);
    std::uint32_t longest = 0;
    for (const Span& span : next) longest = std::max(longest, span.last.position - span.first.position);
    std::vector<Chain> longer;
    for (const Chain& chain : chains) {
      const std::uint32_t begin = chain.end.first.position;
      const std::uint32_t end = chain.end.last.position;
      const std::uint32_t reach = distance + longest;
      const std::uint32_t from = begin > reach ? begin - reach : 0;
      auto span = std::lower_bound(
          next.begin(), next.end(), from,
          [](const Span& one, std::uint32_t position) { return one.first.position < position; });
      for (; span != next.end() && span->first.position <= end + distance; ++span) {
        const bool behind = span->first.position > end;
        const bool before =
            !expression.ordered && span->last.position < begin && begin - span->last.position <= distance;
        if (behind || before) longer.push_back({cover_of(chain.cover, *span), *span});
      }
      if (longer.size() > kMaxPlaces) too_many_places();
    }
    const auto key = [](const Chain& c) {
      return std::tuple(c.cover.first.position, c.cover.last.position, c.end.first.position,
                        c.end.last.position);
    };
    std::sort(longer.begin(), longer.end(), [&](const Chain& a, const Chain& b) { return key(a) < key(b); });
    longer.erase(std::unique(longer.begin(), longer.end(),
                             [&](const Chain& a, const Chain& b) { return key(a) == key(b); }),
                 longer.end());
    chains = std::move(longer);
  }
  Spans spans;
  for (const Chain& chain : chains) spans.push_back(chain.cover);
  sort_unique(spans);
  return spans;
}

ProximityMatcher::Spans ProximityMatcher::unit_spans(const Expression& expression, const Occurrences& found) {
  const auto unit = [&expression](const Place& place) {
    return expression.kind == Kind::sentence ? place.sentence : place.paragraph;
  };
  // What reaches over the end of a unit is in none.
  const auto inside = [&](const Expression& operand) {
    Spans spans = spans_of(operand, found);
    std::erase_if(spans, [&](const Span& span) { return unit(span.first) != unit(span.last); });
    return spans;
  };
  Spans covers = inside(expression.operands.front());
  for (std::size_t i = 1; i < expression.operands.size(); ++i) {
    const Spans next = inside(expression.operands[i]);
    Spans wider;
    for (const Span& cover : covers) {
      auto span = std::lower_bound(next.begin(), next.end(), unit(cover.first),
                                   [&](const Span& one, std::uint32_t u) { return unit(one.first) < u; });
      for (; span != next.end() && unit(span->first) == unit(cover.first); ++span)
        wider.push_back(cover_of(cover, *span));
      if (wider.size() > kMaxPlaces) too_many_places();
    }
    sort_unique(wider);
    covers = std::move(wider);
  }
  return covers;
}

}  // namespace warta
