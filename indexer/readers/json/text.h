// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

namespace warta::readers {

enum class Numbers { kept, dropped };

// The texts of a value: itself, its members', or that of the member that says what an object is.
[[nodiscard]] std::vector<std::string> texts_of(simdjson::dom::element value,
                                                Numbers numbers = Numbers::kept);

// The same for a title or a body: of several versions the main one, HTML as text, tokens as sentences.
[[nodiscard]] std::vector<std::string> story_texts(simdjson::dom::element value);

// Of a field that nobody knows: what is short and simple.
[[nodiscard]] std::vector<std::string> extra_texts(simdjson::dom::element value);

}  // namespace warta::readers
