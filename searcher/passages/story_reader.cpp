// SPDX-License-Identifier: GPL-3.0-or-later
// Analyzes stored texts with the indexer's positions (story_reader.h).
#include "searcher/passages/story_reader.h"

#include <algorithm>
#include <string_view>

#include "searcher/passages/text_boundaries.h"
#include "warta/newsroom.h"

namespace warta {

namespace {

class Placer final : public TokenSink {
 public:
  Placer(const Analyzer& analyzer, PlacedTokenSink& sink) : analyzer_(analyzer), sink_(sink) {}

  // Begins another text, `gap` positions after the last.
  void begin_text(std::string_view text, std::uint32_t gap) {
    next_position_ += texts_ > 0 ? gap : 0;
    base_ = next_position_;
    ++texts_;
    text_ = text;
    first_sentence_ = next_sentence_;
    first_paragraph_ = next_paragraph_;
    boundaries_ = boundaries_of(text);
    next_sentence_ += static_cast<std::uint32_t>(boundaries_.sentences.size()) + 1;
    next_paragraph_ += static_cast<std::uint32_t>(boundaries_.paragraphs.size()) + 1;
  }

  void read(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    begin_ = static_cast<std::uint32_t>(begin);
    if (next_position_ > base_) next_position_ += schema::kRemovedGap;
    base_ = next_position_;
    analyzer_.analyze(text_.substr(begin, end - begin), *this);
  }

  void token(const Token& token) override {
    if (!token.has_position()) return;
    const std::uint32_t at = begin_ + token.begin;
    const std::uint32_t position = base_ + token.position;
    next_position_ = std::max(next_position_, position + 1);
    sink_.token(token, {position, first_sentence_ + count_up_to(boundaries_.sentences, at),
                        first_paragraph_ + count_up_to(boundaries_.paragraphs, at), texts_ - 1, at,
                        begin_ + token.end});
  }

 private:
  static std::uint32_t count_up_to(const std::vector<std::uint32_t>& ends, std::uint32_t at) {
    return static_cast<std::uint32_t>(std::upper_bound(ends.begin(), ends.end(), at) - ends.begin());
  }

  const Analyzer& analyzer_;
  PlacedTokenSink& sink_;
  std::string_view text_;
  TextBoundaries boundaries_;
  std::uint32_t texts_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t base_ = 0;
  std::uint32_t next_position_ = 0;
  std::uint32_t first_sentence_ = 0;
  std::uint32_t next_sentence_ = 0;
  std::uint32_t first_paragraph_ = 0;
  std::uint32_t next_paragraph_ = 0;
};

void read_title_and_story(const StoredArticle& stored, Placer& placer) {
  placer.begin_text(stored.article.title, 0);
  placer.read(0, stored.article.title.size());
  placer.begin_text(stored.article.body, schema::kPositionGap);
  std::size_t at = 0;
  for (const TextSpan& span : stored.spans) {
    placer.read(at, span.begin);
    at = span.end;
  }
  placer.read(at, stored.article.body.size());
}

void read_related(const StoredArticle& stored, Placer& placer) {
  for_each_related_line(stored, [&placer](std::string_view line) {
    placer.begin_text(line, schema::kPositionGap);
    placer.read(0, line.size());
  });
}

}  // namespace

void for_each_related_line(const StoredArticle& stored,
                           const std::function<void(std::string_view line)>& take) {
  const std::string_view body = stored.article.body;
  for (const TextSpan& span : stored.spans)
    if (span.kind == SpanKind::related) take(body.substr(span.begin, span.end - span.begin));
  for (const std::string& headline : stored.article.related) take(headline);
}

void read_field(const StoredArticle& stored, schema::Field field, const Analyzer& analyzer,
                PlacedTokenSink& sink) {
  Placer placer(analyzer.as_of(stored.article.published), sink);
  if (field == schema::Field::body) return read_title_and_story(stored, placer);
  if (field == schema::Field::related) return read_related(stored, placer);
  for (const std::string& text : schema::indexed_texts(schema::row_of(field), stored.article)) {
    placer.begin_text(text, schema::kPositionGap);
    placer.read(0, text.size());
  }
}

}  // namespace warta
