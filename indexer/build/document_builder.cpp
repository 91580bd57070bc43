// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a stored article into terms, positions and values (document_builder.h).
#include "indexer/build/document_builder.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <utility>

#include "indexer/archive/fields.h"
#include "indexer/archive/near_duplicates.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "indexer/build/introduced_names.h"
#include "indexer/build/messages.h"
#include "warta/error.h"

namespace warta {

namespace {

// The byte after the third sentence of the story, or the end of the story.
std::size_t lead_end(std::string_view body, std::span<const TextSpan> taken) {
  std::uint32_t sentences = 0;
  bool inside = false;  // inside a sentence
  auto next_taken = taken.begin();
  for (std::size_t at = 0; at < body.size(); ++at) {
    while (next_taken != taken.end() && next_taken->end <= at) ++next_taken;
    if (next_taken != taken.end() && at >= next_taken->begin) {
      at = next_taken->end - 1;
      continue;
    }
    const char c = body[at];
    const bool ends_sentence =
        (c == '.' || c == '?' || c == '!') &&
        (at + 1 == body.size() || body[at + 1] == ' ' || body[at + 1] == '\n' || body[at + 1] == '"');
    if (inside && (ends_sentence || c == '\n')) {
      inside = false;
      if (++sentences == schema::kLeadSentences) return at + 1;
    } else if (static_cast<unsigned char>(c) > ' ' && !ends_sentence) {
      inside = true;
    }
  }
  return body.size();
}

// Adds the tokens of a stretch of text under the field's terms.
class FieldIndexer final : public TokenSink {
 public:
  FieldIndexer(schema::Field field, DocumentSink& sink) : row_(schema::row_of(field)), sink_(sink) {}

  // Tokens that begin before `end` (bytes of the stretch) belong to the lead and count `schema::kLeadWeight`
  // times.
  void set_lead_end(std::size_t end) { lead_end_ = end; }
  // Also adds the roots of the field's words to `signature`.
  void set_signature(StorySignature& signature) { signature_ = &signature; }
  void set_first_position(std::uint32_t position) { base_ = next_ = position; }
  [[nodiscard]] std::uint32_t next_position() const { return next_; }
  [[nodiscard]] std::uint32_t words() const { return words_; }

  // Continues the field after something that was removed from it.
  void continue_field() {
    if (next_ > base_) next_ += schema::kRemovedGap;
    base_ = next_;
  }

  void token(const Token& token) override {
    const std::uint32_t weight = token.begin < lead_end_ ? schema::kLeadWeight : 1;
    const std::uint32_t position = base_ + token.position;
    if (!token.has_position()) {
      const auto prefix = token.kind == TokenKind::amount ? schema::kAmountPrefix : schema::kDayMonthPrefix;
      if (row_.bare_weight != 0) sink_.term(schema::term(prefix, token.surface), row_.bare_weight * weight);
      return;
    }
    if (row_.bare_weight != 0) sink_.word({}, token, true, position, row_.bare_weight * weight);
    if (!row_.prefix.empty()) sink_.word(row_.prefix, token, row_.roots, position, row_.own_weight);
    next_ = std::max(next_, position + 1);
    if (token.kind == TokenKind::joined) return;
    ++words_;
    if (signature_ != nullptr) signature_->add(token.root);
  }

 private:
  const schema::FieldRow& row_;
  DocumentSink& sink_;
  StorySignature* signature_ = nullptr;
  std::size_t lead_end_ = 0;
  std::uint32_t base_ = schema::kFirstPosition;
  std::uint32_t next_ = schema::kFirstPosition;
  std::uint32_t words_ = 0;
};

// Analyses texts of one article; a failure is noted once.
class GuardedAnalysis {
 public:
  GuardedAnalysis(const Analyzer& analyzer, std::vector<Bilingual>& notes)
      : analyzer_(analyzer), notes_(notes) {}

  void analyze(std::string_view text, TokenSink& sink) {
    try {
      analyzer_.analyze(text, sink);
    } catch (const Error&) {
      throw;
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      if (failed_) return;
      failed_ = true;
      notes_.push_back(both(build_messages::kAnalysisFailed, {error.what()}));
    }
  }

 private:
  const Analyzer& analyzer_;
  std::vector<Bilingual>& notes_;
  bool failed_ = false;
};

// The fields other than the story: their words filter, and their values are counted.
void index_filters(const Article& article, GuardedAnalysis& analyzer, DocumentSink& sink) {
  for (const schema::FieldRow& row : schema::fields()) {
    if (!row.prefix.empty() && !row.roots) {
      for (const std::string& text : schema::indexed_texts(row, article)) {
        FieldIndexer indexer(row.field, sink);
        analyzer.analyze(text, indexer);
      }
    }
    if (!schema::has_values(row)) continue;
    std::vector<std::string> values = schema::values_of(row, article);
    for (const std::string& value : values) sink.term(schema::value_term(row, value), 0);
    if (!values.empty()) sink.value(*row.slot, schema::slot_value(std::move(values)));
  }
}

// A name with `=` in its key cannot be read back; a long one would be cut.
void index_publisher(const Article& article, DocumentSink& sink) {
  const std::string name = canonical_publisher(article.publisher);
  const std::string key = publisher_key(name);
  if (key.empty() || key.find('=') != std::string::npos) return;
  const std::string term = std::string(schema::kSpellingPrefix) + key + "=" + name;
  if (term.size() <= schema::kMaxTermBytes && term.find('\0') == std::string::npos) sink.term(term, 0);
}

void index_signature(const StorySignature& signature, DocumentSink& sink) {
  if (!signature.is_known()) return;
  for (const std::string& term : signature.band_terms()) sink.term(term, 0);
  sink.value(schema::kSignatureSlot, signature.value());
}

void index_names(std::string_view text, DocumentSink& sink) {
  for_each_introduced_name(text, [&](const std::string& short_name, const std::string& long_name) {
    sink.term(schema::term(schema::kNamePrefix, short_name + "=" + long_name), 0);
  });
}

// Title and story share one sequence of positions; related links have their own field. Returns the number of
// words in the story.
std::uint32_t index_title_and_body(const StoredArticle& prepared, GuardedAnalysis& analyzer,
                                   DocumentSink& sink) {
  FieldIndexer title(schema::Field::title, sink);
  analyzer.analyze(prepared.article.title, title);

  const std::string_view body = prepared.article.body;
  const std::size_t lead = lead_end(body, prepared.spans);
  FieldIndexer story(schema::Field::body, sink);
  FieldIndexer related(schema::Field::related, sink);
  StorySignature signature;
  story.set_signature(signature);
  story.set_first_position(title.next_position() + schema::kPositionGap);
  const auto index_story = [&](std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    story.set_lead_end(lead > begin ? lead - begin : 0);
    story.continue_field();
    analyzer.analyze(body.substr(begin, end - begin), story);
    index_names(body.substr(begin, end - begin), sink);
  };
  const auto index_related = [&](std::string_view headline) {
    related.set_first_position(related.next_position() + schema::kPositionGap);
    analyzer.analyze(headline, related);
  };
  std::size_t at = 0;
  for (const TextSpan& span : prepared.spans) {
    index_story(at, span.begin);
    if (span.kind == SpanKind::related) index_related(body.substr(span.begin, span.end - span.begin));
    at = span.end;
  }
  index_story(at, body.size());
  for (const std::string& headline : prepared.article.related) index_related(headline);
  index_signature(signature, sink);
  return story.words();
}

void index_date(const std::optional<PublishedAt>& published, DocumentSink& sink) {
  if (!published) {
    sink.term(schema::kUndatedTerm, 0);
    return;
  }
  const std::chrono::year_month_day day = published->day_in();
  std::chrono::seconds time = published->time_of_day.value_or(std::chrono::seconds{0});
  if (published->time_of_day && published->utc_offset) {
    constexpr std::chrono::seconds kDay = std::chrono::hours{24};
    time += std::chrono::minutes{420} - *published->utc_offset;
    time = ((time % kDay) + kDay) % kDay;
  }
  const auto seconds = static_cast<int>(time.count());
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02u%02d%02d%02d", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), seconds / 3600,
                seconds / 60 % 60, seconds % 60);
  const std::string_view all(text.data());
  sink.value(schema::kPublishedSlot, all);
  sink.term(schema::term(schema::kDayPrefix, all.substr(0, 8)), 0);
  sink.term(schema::term(schema::kMonthPrefix, all.substr(0, 6)), 0);
  sink.term(schema::term(schema::kYearPrefix, all.substr(0, 4)), 0);
}

// The publisher gets its one name; the source's own is kept beside it.
void name_publisher(Article& article) {
  std::string given(source_publisher(article));
  article.publisher = canonical_publisher(given);
  article.publisher_as_given.clear();
  if (article.publisher != given) article.publisher_as_given = std::move(given);
}

// Fills a field that the source left empty, and marks it.
void fill(StoredArticle& prepared, FilledField bit, std::string& field, const std::string& found) {
  if (!field.empty() || found.empty()) return;
  field = found;
  prepared.filled = static_cast<std::uint8_t>(prepared.filled | bit);
}

}  // namespace

void DocumentSink::word(std::string_view prefix, const Token& token, bool levels, std::uint32_t position,
                        std::uint32_t wdf) {
  posting(schema::term(prefix, token.surface), position, wdf);
  if (!levels) return;
  if (token.lexeme != token.surface) term(schema::lexeme_term(prefix, token.lexeme), 0);
  term(schema::root_term(prefix, token.root), wdf);
  if (!token.read_otherwise) return;
  term(schema::read_otherwise_term(prefix, token.surface), 0);
  term(schema::read_otherwise_term(prefix, token.lexeme), 0);
}

std::string archive_id(const Article& article, const ContentHash& hash) {
  if (!article.id.empty()) return article.id;
  if (!article.url.empty()) return article.url;
  const bool alone_in_file =
      article.origin.line == 0 && article.origin.path != "-" && !article.origin.path.empty();
  if (alone_in_file) return SourceLocation{article.origin.path, article.origin.entry, 0}.to_string();
  return "hash:" + hash.to_hex();
}

CleanedArticle cleaned_or_whole(Article& article, CleanedArticle (*rules)(const Article&)) {
  try {
    return rules(article);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    article.notes.push_back(both(build_messages::kRulesFailed, {error.what()}));
    return {};
  }
}

StoredArticle prepare(Article& article, const std::string& id, const ContentHash& hash, bool clean_text) {
  StoredArticle prepared{article, {}, hash};
  Article& fields = prepared.article;
  fields.id = id;
  if (clean_text) {
    CleanedArticle cleaned = cleaned_or_whole(article, clean);
    prepared.spans = std::move(cleaned.spans);
    fill(prepared, kFilledTitle, fields.title, cleaned.title);
    fill(prepared, kFilledAuthor, fields.author, cleaned.author);
    fill(prepared, kFilledEditor, fields.editor, cleaned.editor);
    // The address says more than a dateline, which may name the agency that wrote the story.
    fill(prepared, kFilledPublisher, fields.publisher, publisher_of_address(fields.url));
    fill(prepared, kFilledPublisher, fields.publisher, cleaned.publisher);
    fill(prepared, kFilledPlace, fields.place, cleaned.place);
    if (!fields.published && cleaned.published) {
      fields.published = cleaned.published;
      fields.published_by = cleaned.published_rule;
      prepared.filled = static_cast<std::uint8_t>(prepared.filled | kFilledPublished);
    }
  }
  fill(prepared, kFilledLanguage, fields.language, "id");
  name_publisher(fields);
  return prepared;
}

void build_document(const StoredArticle& prepared, const Analyzer& analyzer, DocumentSink& sink,
                    std::vector<Bilingual>& notes) {
  const Article& article = prepared.article;
  GuardedAnalysis analysis(analyzer.as_of(article.published), notes);
  const std::uint32_t words = index_title_and_body(prepared, analysis, sink);
  index_filters(article, analysis, sink);
  index_publisher(article, sink);
  index_date(article.published, sink);
  sink.term(schema::id_term(article.id), 0);

  sink.value(schema::kIdSlot, std::string_view(article.id).substr(0, schema::kMaxTermBytes));
  sink.value(schema::kWordsSlot, Xapian::sortable_serialise(words));
  sink.data(serialize(prepared));
}

}  // namespace warta
