// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of every reader on any bytes. Used by the tests and by the fuzz targets.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/readers/bytes/record_reader.h"
#include "warta/error.h"
#include "warta/language.h"
#include "warta/reader.h"

namespace warta::reader_properties {

struct Outcome {
  std::vector<Article> articles;
  std::vector<ReadIssue> issues;
  std::string broken;  // the violated property, or empty
};

inline bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80) return false;
    const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) ||
        (c == 0xF4 && second > 0x8F))
      return false;
    i += length;
  }
  return true;
}

inline std::string broken_in(const Article& article) {
  std::vector<std::string> texts = {article.id,        article.url,     article.title,  article.body,
                                    article.publisher, article.section, article.author, article.editor,
                                    article.place,     article.language};
  texts.insert(texts.end(), article.tags.begin(), article.tags.end());
  for (const Bilingual& note : article.notes) {
    texts.push_back(note.english);
    texts.push_back(note.indonesian);
  }
  for (const std::string& text : texts) {
    if (!is_valid_utf8(text)) return "a field is no valid UTF-8";
    if (text.find('\0') != std::string::npos) return "a field has a NUL";
  }
  if (article.title.empty() && article.body.empty()) return "an article has neither title nor body";
  return {};
}

// Reads `bytes` as `format`. Every record is an article with valid fields or an issue with a reason of one
// line, and there are no more records than bytes.
inline Outcome read_bytes(std::string_view format, std::string_view bytes, const ReadOptions& options = {}) {
  Outcome outcome;
  readers::HeldBytes source(bytes);
  try {
    const auto reader = readers::format_named(format)->open(source, {"berkas", "", 0}, options);
    while (auto result = reader->next()) {
      if (auto* article = std::get_if<Article>(&*result)) {
        if (outcome.broken.empty()) outcome.broken = broken_in(*article);
        outcome.articles.push_back(std::move(*article));
      } else {
        outcome.issues.push_back(std::get<ReadIssue>(std::move(*result)));
        const std::string& reason = outcome.issues.back().reason.english;
        if (reason.empty() || reason.find('\n') != std::string::npos)
          outcome.broken = "a reason is not one line";
      }
      if (outcome.articles.size() + outcome.issues.size() > bytes.size() + 1) {
        outcome.broken = "there are more records than bytes";
        break;
      }
    }
  } catch (const Error& error) {  // which ends an entry
    outcome.issues.push_back({{"berkas", "", 0}, error.what()});
  }
  return outcome;
}

}  // namespace warta::reader_properties
