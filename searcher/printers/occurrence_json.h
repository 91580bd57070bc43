// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of a line of a concordance, for the server and `warta-search --kwic`.
#pragma once

#include <nlohmann/json.hpp>

#include "searcher/printers/article_json.h"
#include "warta/searcher.h"

namespace warta::printers {

inline nlohmann::ordered_json occurrence_json(const Occurrence& one) {
  nlohmann::ordered_json object = {{"id", one.id}};
  if (one.published) object["published"] = one.published->to_string();
  put_if_known(object, "source", one.publisher);
  object["left"] = one.left;
  object["match"] = one.match;
  object["right"] = one.right;
  return object;
}

}  // namespace warta::printers
