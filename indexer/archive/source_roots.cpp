// SPDX-License-Identifier: GPL-3.0-or-later
// Names the files of sources independently of how the sources are spelled (source_roots.h).
#include "indexer/archive/source_roots.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "indexer/archive/messages.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kStandardInput = "-";

std::string normal_path(const std::string& path) {
  std::string normal = fs::path(path).lexically_normal().string();
  while (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

// The directory above; `.` above a plain name, empty above `/` and `.`.
std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return path == "." ? "" : ".";
  if (slash == 0) return path.size() == 1 ? "" : "/";
  return path.substr(0, slash);
}

std::string real_directory(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  return error ? normal_path(fs::absolute(path).string()) : real.string();
}

// What follows the directory `above` in `path`; nothing when `path` is not `above` or below it.
std::optional<std::string> rest_below(const std::string& path, const std::string& above) {
  if (above == ".") {
    if (path.starts_with('/') || path == ".." || path.starts_with("../")) return std::nullopt;
    return path == "." ? "" : path;
  }
  if (path == above) return "";
  const std::string directory = above == "/" ? above : above + "/";
  if (!path.starts_with(directory)) return std::nullopt;
  return path.substr(directory.size());
}

std::string below(const std::string& directory, const std::string& rest) {
  if (rest.empty()) return directory;
  if (directory == ".") return rest;
  return directory == "/" ? directory + rest : directory + "/" + rest;
}

// The nearest of `path` and the directories above it that `known` has, and what follows it.
template <typename Known>
std::optional<std::pair<typename Known::const_iterator, std::string>> nearest(const Known& known,
                                                                              const std::string& path) {
  for (std::string above = path; !above.empty(); above = parent_of(above)) {
    const auto found = known.find(above);
    if (found != known.end()) return std::pair{found, *rest_below(path, above)};
  }
  return std::nullopt;
}

// Bytes of the character at the beginning of `text`; 0 when it is not UTF-8.
std::size_t character_length(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length) {
    if (simdjson::validate_utf8(text.data(), length)) return length;
  }
  return 0;
}

bool is_hex(char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); }

bool looks_escaped(std::string_view text) {
  return text.size() >= 4 && text[0] == '\\' && text[1] == 'x' && is_hex(text[2]) && is_hex(text[3]);
}

}  // namespace

std::string escaped_path(std::string_view path) {
  constexpr std::array<char, 17> kDigits{"0123456789ABCDEF"};
  std::string escaped;
  while (!path.empty()) {
    const std::size_t length = character_length(path);
    if (length != 0 && !looks_escaped(path)) {
      escaped += path.substr(0, length);
    } else {
      const auto byte = static_cast<unsigned char>(path.front());
      escaped += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
    path.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return escaped;
}

std::string unescaped_path(std::string_view escaped) {
  const auto value = [](char c) { return is_digit(c) ? c - '0' : c - 'A' + 10; };
  std::string path;
  while (!escaped.empty()) {
    const bool is_escape = looks_escaped(escaped);
    path += is_escape ? static_cast<char>(value(escaped[2]) * 16 + value(escaped[3])) : escaped[0];
    escaped.remove_prefix(is_escape ? 4 : 1);
  }
  return path;
}

SourceRoots::SourceRoots(std::string_view serialized) {
  while (!serialized.empty()) {  // NAME NUL REAL NUL …: the two bytes that no path has are NUL and `/`
    std::array<std::string, 2> pair;
    for (std::string& text : pair) {
      const std::size_t end = std::min(serialized.find('\0'), serialized.size());
      text = serialized.substr(0, end);
      serialized.remove_prefix(std::min(end + 1, serialized.size()));
    }
    if (!pair[0].empty() && !pair[1].empty()) names_[pair[1]] = pair[0];
  }
}

std::string SourceRoots::serialize() const {
  std::string all;
  for (const auto& [real, name] : names_) {
    all += name;
    all += '\0';
    all += real;
    all += '\0';
  }
  return all;
}

void SourceRoots::merge(const SourceRoots& other) {
  for (const auto& [real, name] : other.names_) {
    if (!is_ambiguous(name, real)) names_.try_emplace(real, name);
  }
}

void SourceRoots::move(const std::string& old_place, const std::string& new_place) {
  const std::string old_name = normal_path(old_place);
  const std::string old_real = normal_path(fs::absolute(old_name).string());
  std::string name;  // under which the files of the old place are stored
  if (const auto root = nearest(names_, old_real); root) name = below(root->first->second, root->second);
  for (const auto& [real, known] : names_) {
    if (known == old_name || (name.empty() && rest_below(old_name, known))) name = old_name;
  }
  if (name.empty()) {
    std::vector<std::string> known;
    for (const auto& [real, root] : names_) known.push_back(root + " (" + real + ")");
    throw Error(ErrorCode::invalid_argument,
                both(archive_messages::kNoSuchRoot,
                     {old_place, known.empty() ? MessageValue(archive_messages::kNoRoots)
                                               : MessageValue(joined(known, ", "))}));
  }
  std::error_code error;
  if (!fs::is_directory(new_place, error)) {
    throw Error(ErrorCode::invalid_argument, both(archive_messages::kNewRootAbsent, {new_place, old_place}));
  }
  std::erase_if(names_, [&name](const auto& root) { return root.second == name; });
  names_[real_directory(new_place)] = name;
}

// Whether a file below `name` could be meant for a file of another directory.
bool SourceRoots::is_ambiguous(const std::string& name, const std::string& real) const {
  return std::any_of(names_.begin(), names_.end(), [&](const auto& known) {
    if (const auto rest = rest_below(known.second, name); rest)
      return real_directory(below(real, *rest)) != known.first;
    if (const auto rest = rest_below(name, known.second); rest)
      return real_directory(below(known.first, *rest)) != real;
    return false;
  });
}

void SourceRoots::add_root(const std::string& real, const std::string& name) {
  if (nearest(names_, real)) return;
  names_[real] = is_ambiguous(name, real) ? real : name;
}

void SourceRoots::add(const std::vector<std::string>& sources) {
  std::error_code error;
  for (const std::string& source : sources) {
    if (source == kStandardInput || source.empty()) continue;
    std::string directory = normal_path(source);
    if (!fs::exists(directory, error)) continue;
    if (!fs::is_directory(directory, error)) directory = parent_of(directory);
    if (real_paths_.contains(directory)) continue;
    const std::string real = real_directory(directory);
    real_paths_[directory] = real;
    add_root(real, directory);
  }
}

std::string SourceRoots::stored_path(const std::string& path) const {
  if (path.empty() || path == kStandardInput) return path;
  const std::string normal = normal_path(path);
  const auto source = nearest(real_paths_, normal);
  if (!source) return escaped_path(path);
  const std::string real = below(source->first->second, source->second);
  const auto root = nearest(names_, real);
  return escaped_path(root ? below(root->first->second, root->second) : normal);
}

std::optional<std::string> SourceRoots::real_path(const std::string& stored) const {
  const std::string path = unescaped_path(stored);
  std::optional<std::string> found;
  std::size_t longest = 0;
  for (const auto& [real, name] : names_) {
    const auto rest = rest_below(path, name);
    if (!rest || (found && name.size() < longest)) continue;
    found = below(real, *rest);
    longest = name == "." ? 0 : name.size();
  }
  return found;
}

std::optional<std::string> SourceRoots::real_source(const std::string& source) const {
  const auto found = real_paths_.find(normal_path(source));
  if (found == real_paths_.end()) return std::nullopt;
  return found->second;
}

}  // namespace warta
