// SPDX-License-Identifier: GPL-3.0-or-later
// Texts from JSON values. Used by record.cpp.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace warta::readers {

enum class Numbers { kept, dropped };

// The texts of a value: itself, those of its members, or the name of an object.
[[nodiscard]] std::vector<std::string> texts_of(simdjson::dom::element value,
                                                Numbers numbers = Numbers::kept);

// The same for a title or a body: the main one of several versions, HTML as text, tokens as sentences, parts
// as paragraphs (parts.h).
[[nodiscard]] std::vector<std::string> story_texts(simdjson::dom::element value);

// The text of a body that is itself JSON in a string, as databases keep what editors write: nothing if `text`
// is not JSON, empty if it is JSON without a text.
[[nodiscard]] std::optional<std::string> text_of_json(std::string_view text);

// The values of an unknown field that are short and simple.
[[nodiscard]] std::vector<std::string> extra_texts(simdjson::dom::element value);

}  // namespace warta::readers
