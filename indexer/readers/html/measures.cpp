// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/measures.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/related.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/lines.h"
#include "util/text.h"

namespace warta::readers {

namespace {

// Of one paragraph's worth, what each element around it gets, from the innermost.
constexpr std::array<double, 5> kShares = {1.0, 0.9, 0.45, 0.3, 0.2};
constexpr std::size_t kMostTitleWords = 32;  // bits of a set
constexpr std::size_t kShortestTitleWord = 4;

bool is_word(char c) {
  c = warta::lowered(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

template <typename Function>
void for_each_word(std::string_view text, const Function& function) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end - begin >= kShortestTitleWord) function(text.substr(begin, end - begin));
    begin = std::max(end, begin + 1);
  }
}

bool is_headline_link(const HtmlLine& line) {
  constexpr std::size_t kShortest = 20;  // bytes
  return line.text.size() >= kShortest && line.linked_bytes * 10 >= line.text.size() * 9 &&
         std::count(line.text.begin(), line.text.end(), ' ') >= 3 &&
         newsroom::behind_related_lead(line.text).data() == nullptr;
}

bool is_reply(const HtmlLine& line) {
  constexpr std::size_t kLongest = 40;  // bytes
  return line.text.size() <= kLongest && line.linked_bytes * 10 >= line.text.size() * 7 &&
         (newsroom::starts_ignoring_case(line.text, "balas") ||
          newsroom::starts_ignoring_case(line.text, "reply") ||
          newsroom::starts_ignoring_case(line.text, "tanggapi") ||
          newsroom::starts_ignoring_case(line.text, "laporkan"));
}

}  // namespace

TitleWords::TitleWords(std::string_view title) {
  for_each_word(title, [this](std::string_view word) {
    std::string lower = lowered(word);
    if (words_.size() < kMostTitleWords && std::find(words_.begin(), words_.end(), lower) == words_.end())
      words_.push_back(std::move(lower));
  });
}

std::uint32_t TitleWords::in(std::string_view text) const {
  std::uint32_t found = 0;
  for_each_word(text, [&](std::string_view word) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& wanted = words_[i];
      if (wanted.size() == word.size() && wanted.front() == lowered(word.front()) &&
          std::equal(word.begin(), word.end(), wanted.begin(),
                     [](char a, char b) { return lowered(a) == b; }))
        found |= std::uint32_t{1} << i;
    }
  });
  return found;
}

double TitleWords::share(std::uint32_t words) const {
  if (words_.empty()) return 0;
  std::size_t count = 0;
  for (; words != 0; words &= words - 1) ++count;
  return static_cast<double>(count) / static_cast<double>(words_.size());
}

double linked_share(const Measure& measure) {
  return measure.bytes <= 0 ? 0 : measure.linked / measure.bytes;
}

bool is_prose(const Measure& measure) {
  constexpr double kShortest = 60;  // of worth
  constexpr double kMostLinked = 0.2;
  constexpr double kLeastDense = 0.35;  // of the bytes
  return measure.worth >= kShortest && linked_share(measure) <= kMostLinked &&
         measure.worth >= kLeastDense * measure.bytes && measure.headlines * 2 <= measure.paragraphs;
}

double worth_of(const HtmlLine& line) {
  const auto bytes = static_cast<double>(line.text.size());
  const double linked = static_cast<double>(line.linked_bytes) / bytes;
  if (linked > 0.6 || bytes < 20) return 0;
  const bool sentence = ends_like_sentence(line.text);
  if (!sentence && bytes < 60) return 0;
  return (bytes - static_cast<double>(line.linked_bytes)) * (sentence ? 1.0 : 0.4) * (1 - linked);
}

Measures measure(const std::vector<HtmlLine>& lines, const TitleWords& title,
                 const std::vector<double>& trust) {
  constexpr double kLeastTrust = 0.3;  // for a line to speak for the words of the headline
  Measures measures;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    const HtmlLine& line = lines[index];
    const double factor = trust.empty() ? 1 : trust[index];
    const double worth = worth_of(line) * factor;
    const std::uint32_t title_words = worth > 0 && factor >= kLeastTrust && ends_like_sentence(line.text)
                                          ? title.in(line.text)  // not the headline itself
                                          : 0;
    const bool headline = worth <= 0 && is_headline_link(line);
    const bool reply = worth <= 0 && is_reply(line);
    const double bytes = static_cast<double>(line.text.size()) * factor;
    const double linked = static_cast<double>(line.linked_bytes) * factor;
    std::size_t step = 0;
    for (const HtmlNode* node = line.block; node != nullptr; node = node->parent) {
      const auto [found, is_new] = measures.try_emplace(node);
      Measure& at = found->second;
      if (is_new) at.first_line = index;
      at.last_line = index;
      at.bytes += bytes;
      at.linked += linked;
      at.worth += worth;
      at.paragraphs += worth > 0 ? 1 : 0;
      at.headlines += headline ? 1 : 0;
      at.replies += reply ? 1 : 0;
      at.title_words |= title_words;
      // A paragraph does not use up a step: it contains nothing else.
      if (node->tag == "p" || !breaks_line(node->tag)) continue;
      if (step < kShares.size()) at.gathered += worth * kShares[step++];
    }
  }
  return measures;
}

}  // namespace warta::readers
