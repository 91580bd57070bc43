// SPDX-License-Identifier: GPL-3.0-or-later
// warta.h: articles, and adding them to an archive.
#include <cstring>
#include <functional>
#include <utility>
#include <variant>

#include "indexer/archive/fields.h"
#include "searcher/c_api/handles.h"
#include "warta/reader.h"
#include "warta/record.h"

using warta::Article;
using warta::c_api::freed;
using warta::c_api::guarded;
using warta::c_api::list_of;
using warta::c_api::require;
using warta::c_api::text_of;

namespace warta::c_api {

warta_article wrapped(const SharedMessages& messages, Article article) {
  std::string published = article.published ? article.published->to_string() : std::string();
  return {messages, std::move(article), std::move(published), {}};
}

namespace {

// The text field; null for `published`.
template <typename AnyArticle>
auto& field_of(AnyArticle& article, warta_field field) {
  for (const schema::FieldRow& row : schema::fields())
    if (row.c == field && row.text != nullptr) return article.*row.text;
  throw Error(ErrorCode::invalid_argument,
              "there is no field " + std::to_string(static_cast<int>(field)) + "; see warta_field");
}

void set_published(warta_article& article, std::string_view text) {
  std::optional<PublishedAt> published;
  if (!text.empty()) {
    published = parse_published_at(text);
    if (!published) {
      throw Error(ErrorCode::invalid_argument,
                  "'" + std::string(text) + "' is not a date that newsrooms write, such as 2023-09-17");
    }
  }
  article.article.published = published;
  article.published = published ? published->to_string() : std::string();
}

warta_add_report report_of(const AddProgress& progress) {
  warta_add_report report{};
  report.added = progress.added;
  report.updated = progress.updated;
  report.unchanged = progress.unchanged;
  report.rejected = progress.rejected;
  report.bytes_read = progress.bytes_read;
  return report;
}

warta_add_report report_of(const AddReport& whole) {
  warta_add_report report = report_of(static_cast<const AddProgress&>(whole));
  report.mended = whole.mended;
  report.files_skipped = whole.files_skipped;
  report.pruned = whole.pruned;
  report.interrupted = whole.interrupted;
  return report;
}

AddOptions add_options(const warta_options* options, const warta_add_callbacks* callbacks) {
  AddOptions add = options == nullptr ? AddOptions() : options->add;
  if (callbacks == nullptr) return add;
  const warta_add_callbacks calls = *callbacks;
  if (calls.progress != nullptr) {
    add.progress = [calls](const AddProgress& progress) {
      const warta_add_report so_far = report_of(progress);
      return calls.progress(calls.user, &so_far);
    };
  }
  if (calls.rejected != nullptr) {
    add.on_rejected = [calls](const ReadIssue& issue) {
      calls.rejected(calls.user, issue.origin.to_string().c_str(), issue.reason.english.c_str());
    };
  }
  return add;
}

// Reads the articles that the caller's function fills in.
class CallbackReader final : public ArticleReader {
 public:
  CallbackReader(const SharedMessages& messages, bool (*next_article)(void*, warta_article*), void* user)
      : messages_(messages), next_article_(next_article), user_(user) {}
  std::optional<ReadResult> next() override {
    warta_article article{messages_, {}, {}, {}};
    article.article.origin.path = "(memory)";
    article.article.origin.line = ++number_;
    if (!next_article_(user_, &article)) return std::nullopt;
    return std::move(article.article);
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  // Not the session's: the caller's thread may set those meanwhile.
  SharedMessages messages_;
  bool (*next_article_)(void*, warta_article*);
  void* user_;
  std::uint64_t number_ = 0;
};

}  // namespace

}  // namespace warta::c_api

// ---- Articles

warta_status warta_article_new(warta_session* session, warta_article** article) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("article", article);
    *article = new warta_article{session->messages, {}, {}, {}};
  });
}

warta_status warta_article_from_json(warta_session* session, const char* json, size_t size,
                                     warta_article** article) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("json, article", json, article);
    warta::ReadResult result = warta::article_from_json({json, size});
    if (const auto* issue = std::get_if<warta::ReadIssue>(&result))
      throw warta::Error(warta::ErrorCode::invalid_argument, "the article " + issue->reason.english);
    *article =
        new warta_article(warta::c_api::wrapped(session->messages, std::move(std::get<Article>(result))));
  });
}

warta_status warta_article_free(warta_article* article) { return freed(article); }

warta_status warta_article_set(warta_article* article, warta_field field, const char* text, size_t size) {
  if (article == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(article->messages, [&] {
    require("text", text);
    if (field == WARTA_PUBLISHED) return warta::c_api::set_published(*article, {text, size});
    warta::c_api::field_of(article->article, field).assign(text, size);
  });
}

warta_status warta_article_add_tag(warta_article* article, const char* tag) {
  if (article == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(article->messages, [&] {
    require("tag", tag);
    article->article.tags.emplace_back(tag);
  });
}

warta_status warta_article_get(const warta_article* article, warta_field field, warta_text* text) {
  if (article == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(article->messages, [&] {
    require("text", text);
    *text = text_of(field == WARTA_PUBLISHED ? article->published
                                             : warta::c_api::field_of(article->article, field));
  });
}

warta_status warta_article_tag(const warta_article* article, size_t index, warta_text* tag) {
  if (article == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(article->messages, [&] {
    require("tag", tag);
    if (index >= article->article.tags.size()) return WARTA_END;
    *tag = text_of(article->article.tags[index]);
    return WARTA_OK;
  });
}

warta_status warta_article_related(const warta_article* article, size_t index, warta_text* headline) {
  if (article == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(article->messages, [&] {
    require("headline", headline);
    if (index >= article->article.related.size()) return WARTA_END;
    *headline = text_of(article->article.related[index]);
    return WARTA_OK;
  });
}

warta_status warta_article_json(const warta_article* article, warta_text* json) {
  if (article == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(article->messages, [&] {
    require("json", json);
    article->json = warta::article_to_json(article->article);
    *json = text_of(article->json);
  });
}

// ---- Indexing

struct warta_writer {
  warta::c_api::SharedMessages messages;
  warta::ArchiveWriter writer;
};

warta_status warta_writer_open(warta_session* session, const char* path, const warta_options* options,
                               warta_writer** writer) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path, writer", path, writer);
    warta::ArchiveWriter made(path, options == nullptr ? warta::WriterOptions() : options->add.writer);
    *writer = new warta_writer{session->messages, std::move(made)};
  });
}

warta_status warta_writer_free(warta_writer* writer) {
  if (writer == nullptr) return WARTA_OK;
  const warta_status committed = warta_writer_commit(writer);
  delete writer;
  return committed;
}

warta_status warta_writer_put(warta_writer* writer, const warta_article* article, warta_outcome* outcome) {
  if (writer == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(writer->messages, [&] {
    require("article", article);
    const warta::PutOutcome done = writer->writer.put(article->article);
    if (outcome != nullptr) *outcome = static_cast<warta_outcome>(done);
  });
}

warta_status warta_writer_erase(warta_writer* writer, const char* id) {
  if (writer == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(writer->messages, [&] {
    require("id", id);
    return writer->writer.erase(id) ? WARTA_OK : WARTA_NOT_FOUND;
  });
}

warta_status warta_writer_commit(warta_writer* writer) {
  if (writer == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(writer->messages, [&] { writer->writer.commit(); });
}

warta_status warta_writer_article_count(warta_writer* writer, uint64_t* articles) {
  if (writer == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(writer->messages, [&] {
    require("articles", articles);
    *articles = writer->writer.article_count();
  });
}

warta_status warta_add_sources(warta_session* session, const char* path, const char* const* sources,
                               size_t count, const warta_options* options,
                               const warta_add_callbacks* callbacks, warta_add_report* report) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path", path);
    const warta::AddReport done =
        warta::add_sources(path, list_of(sources, count), warta::c_api::add_options(options, callbacks));
    if (report != nullptr) *report = warta::c_api::report_of(done);
  });
}

warta_status warta_add_articles(warta_session* session, const char* path,
                                bool (*next_article)(void* user, warta_article* article),
                                const warta_options* options, const warta_add_callbacks* callbacks,
                                warta_add_report* report) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path, next_article", path, next_article);
    warta::c_api::CallbackReader reader(std::make_shared<warta::c_api::Messages>(), next_article,
                                        callbacks == nullptr ? nullptr : callbacks->user);
    const warta::AddReport done =
        warta::add_articles(path, reader, warta::c_api::add_options(options, callbacks));
    if (report != nullptr) *report = warta::c_api::report_of(done);
  });
}
