// SPDX-License-Identifier: GPL-3.0-or-later
// Messages to people, in two languages. Each layer has a table of its own, `messages.h` beside the code;
// a new message is a row there and the place that says it.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "warta/query.h"

namespace warta {

// One row: `{0}`, `{1}` … are places for values, the same ones in both languages.
struct Message {
  constexpr Message(std::string_view in_indonesian, std::string_view in_english)
      : indonesian(in_indonesian), english(in_english) {
    if (places(indonesian) != places(english)) throw "the two languages have other places for values";
  }

  std::string_view indonesian, english;

 private:
  // A bit for each place.
  static constexpr unsigned places(std::string_view text) {
    unsigned found = 0;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
      found |= 1U << static_cast<unsigned>(text.at(at + 1) - '0');
    return found;
  }
};

// The message with its values.
[[nodiscard]] inline std::string say(const Message& message, Language language,
                                     std::span<const std::string_view> values) {
  std::string_view text = language == Language::en ? message.english : message.indonesian;
  std::string said;
  for (std::size_t at = 0; (at = text.find('{')) != std::string_view::npos; text.remove_prefix(at + 3))
    said.append(text.substr(0, at)).append(values[static_cast<std::size_t>(text[at + 1] - '0')]);
  return said.append(text);
}

[[nodiscard]] inline std::string say(const Message& message, Language language,
                                     std::initializer_list<std::string_view> values = {}) {
  return say(message, language, std::span(values.begin(), values.size()));
}

}  // namespace warta
