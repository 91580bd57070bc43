// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sources of an archive are: the real directories that it was filled from, each with the name under
// which its files are stored. So a file has one stored path however it is named, and whatever the working
// directory. Kept in the metadata kMetaRoots.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace warta {

class SourceRoots {
 public:
  SourceRoots() = default;
  // As serialize() gave it.
  explicit SourceRoots(std::string_view serialized);
  [[nodiscard]] std::string serialize() const;

  // Adds the directories of `other` whose real path is not known yet.
  void merge(const SourceRoots& other);

  // Records that the directory `old_place` (its name or its real path) is at `new_place` now; names of files
  // do not change. Throws Error(invalid_argument) when no root is there, or nothing at `new_place`.
  void move(const std::string& old_place, const std::string& new_place);

  // Makes the directories of `sources` known: those that are directories, and those that hold the files. A
  // new one is stored under the name given here, or, when that could be the name of another directory of the
  // archive (the same relative name in another working directory), under its real path.
  void add(const std::vector<std::string>& sources);

  // The path to store for a file read from `path`, which is or is below one of the sources of add(); else
  // `path` itself. Bytes that are not UTF-8 are escaped, so that different files keep different paths.
  [[nodiscard]] std::string stored_path(const std::string& path) const;

  // Where the file of a stored path is; empty when that is not known.
  [[nodiscard]] std::optional<std::string> real_path(const std::string& stored) const;

  // The real path of a source of add(); empty when there is none.
  [[nodiscard]] std::optional<std::string> real_source(const std::string& source) const;

 private:
  void add_root(const std::string& real, const std::string& name);
  [[nodiscard]] bool is_ambiguous(const std::string& name, const std::string& real) const;

  std::map<std::string, std::string> names_;                 // by real path
  std::unordered_map<std::string, std::string> real_paths_;  // of the sources of this run, by normal path
};

// `path` with every byte that is not part of valid UTF-8 as `\xFF`; a backslash that would look like such an
// escape is `\x5C`.
[[nodiscard]] std::string escaped_path(std::string_view path);
[[nodiscard]] std::string unescaped_path(std::string_view escaped);

}  // namespace warta
