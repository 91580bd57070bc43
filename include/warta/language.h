// SPDX-License-Identifier: GPL-3.0-or-later
// The languages that people are spoken to in, and a text in both.
#pragma once

#include <string>
#include <utility>

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Language of messages.
enum class Language { id, en };

// A message in both languages: the caller chooses. The library's own have both; of a program that knows one,
// both are the same.
struct Bilingual {
  Bilingual() = default;
  // The same text in both languages.
  Bilingual(const char* text) : Bilingual(std::string(text)) {}
  // The same text in both languages.
  Bilingual(std::string text) : indonesian(text), english(std::move(text)) {}
  // One text for each language.
  Bilingual(std::string in_indonesian, std::string in_english)
      : indonesian(std::move(in_indonesian)), english(std::move(in_english)) {}

  // One of the two.
  [[nodiscard]] const std::string& in(Language language) const noexcept {
    return language == Language::en ? english : indonesian;
  }
  // Whether there is nothing to say.
  [[nodiscard]] bool empty() const noexcept { return english.empty(); }
  friend bool operator==(const Bilingual&, const Bilingual&) = default;

  std::string indonesian, english;
};

}  // namespace warta

#pragma GCC visibility pop
