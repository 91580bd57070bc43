// SPDX-License-Identifier: GPL-3.0-or-later
// Messages to people, in two languages. Each layer has a table of its own, `messages.h` beside the code;
// a new message is a row there and the place that says it. Errors, notes and rejections carry both languages
// to the program that shows one of them; a message never mixes two. What another library or the system says
// is a value: in quotation marks where it cannot be had in Indonesian.
#pragma once

#include <concepts>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "warta/language.h"

namespace warta {

// One row: `{0}`, `{1}` … are places for values, the same ones in both languages.
struct Message {
  constexpr Message(std::string_view in_indonesian, std::string_view in_english)
      : indonesian(in_indonesian), english(in_english) {
    if (indonesian.empty() != english.empty()) throw "a language is missing";
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

// A text with `value(i)` in each place `{i}`.
[[nodiscard]] std::string filled(std::string_view text, const auto& value) {
  std::string said;
  for (std::size_t at = 0; (at = text.find('{')) != std::string_view::npos; text.remove_prefix(at + 3))
    said.append(text.substr(0, at)).append(value(static_cast<std::size_t>(text[at + 1] - '0')));
  return said.append(text);
}

// The message with its values.
[[nodiscard]] inline std::string say(const Message& message, Language language,
                                     std::span<const std::string_view> values) {
  return filled(language == Language::en ? message.english : message.indonesian,
                [&](std::size_t i) { return values[i]; });
}

[[nodiscard]] inline std::string say(const Message& message, Language language,
                                     std::initializer_list<std::string_view> values = {}) {
  return say(message, language, std::span(values.begin(), values.size()));
}

// A value of a message in both languages: a text, a number, or another message.
struct MessageValue : Bilingual {
  MessageValue(std::string text) : Bilingual(std::move(text)) {}
  MessageValue(std::string_view text) : Bilingual(std::string(text)) {}
  MessageValue(const char* text) : Bilingual(text) {}
  MessageValue(Bilingual message) : Bilingual(std::move(message)) {}
  MessageValue(const Message& message)
      : Bilingual(std::string(message.indonesian), std::string(message.english)) {}
  MessageValue(std::integral auto number) : Bilingual(std::to_string(number)) {}
};

// The message with its values, in both languages.
[[nodiscard]] inline Bilingual both(const Message& message, std::initializer_list<MessageValue> values = {}) {
  return {filled(message.indonesian, [&](std::size_t i) { return (values.begin() + i)->indonesian; }),
          filled(message.english, [&](std::size_t i) { return (values.begin() + i)->english; })};
}

// The message, and before it the place that it is about.
[[nodiscard]] inline Bilingual at(const std::string& place, const Bilingual& message) {
  return {place + ": " + message.indonesian, place + ": " + message.english};
}

}  // namespace warta
