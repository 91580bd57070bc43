// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the part of TOML that two texts need (configuration.h).
#include "util/terminal/configuration.h"

#include <cstdlib>
#include <fstream>
#include <string_view>

namespace warta::command_line {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// `"text"` or `'text'`, and a comment after it; nothing when it is something else, or has an escape.
std::optional<std::string_view> quoted(std::string_view text) {
  if (text.size() < 2 || (text[0] != '"' && text[0] != '\'')) return std::nullopt;
  const std::size_t end = text.find(text[0], 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = trimmed(text.substr(end + 1));
  const std::string_view value = text.substr(1, end - 1);
  if ((!rest.empty() && rest[0] != '#') || (text[0] == '"' && value.find('\\') != std::string_view::npos))
    return std::nullopt;
  return value;
}

// Whether the line is one that we know.
bool take_line(std::string_view line, Configuration& into) {
  line = trimmed(line);
  if (line.empty() || line[0] == '#') return true;
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string_view name = trimmed(line.substr(0, equals));
  const std::optional<std::string_view> value = quoted(trimmed(line.substr(equals + 1)));
  if (!value || value->empty()) return false;
  if (name == "language" && (*value == "id" || *value == "en")) {
    into.language = *value == "en" ? Language::en : Language::id;
    return true;
  }
  if (name != "archive") return false;
  into.archive =
      value->starts_with("~/") ? environment("HOME").append(value->substr(1)) : std::string(*value);
  return true;
}

}  // namespace

Configuration configuration() {
  Configuration found;
  std::string folder = environment("XDG_CONFIG_HOME");
  if (folder.empty()) folder = environment("HOME") + "/.config";
  const std::string path = folder + "/warta/config.toml";
  std::ifstream file(path);
  std::string line;
  for (int number = 1; std::getline(file, line); ++number)
    if (!take_line(line, found) && found.wrong.empty()) found.wrong = path + ":" + std::to_string(number);
  return found;
}

}  // namespace warta::command_line
