// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "warta/article.h"

namespace warta::printers {

inline void put_if_known(nlohmann::ordered_json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

// What is known of an article beside its id, title and body.
inline void put_article_fields(nlohmann::ordered_json& object, const Article& article) {
  if (article.published) object["published"] = article.published->to_string();
  put_if_known(object, "source", article.source);
  put_if_known(object, "section", article.section);
  put_if_known(object, "author", article.author);
  put_if_known(object, "editor", article.editor);
  put_if_known(object, "place", article.place);
  put_if_known(object, "url", article.url);
  put_if_known(object, "language", article.language);
  if (!article.tags.empty()) object["tags"] = article.tags;
}

}  // namespace warta::printers
