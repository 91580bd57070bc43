// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the dictionary of Debian's hunspell-id. Build time only: called by lexicon_compiler.cpp.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace warta::indonesian {

// As much of the format as id_ID uses: two-letter flags, PFX and SFX rules with continuation flags.
class HunspellDictionary {
 public:
  struct Entry {
    std::string word;  // UTF-8, as written
    std::vector<std::string> flags;
    [[nodiscard]] bool is_bound() const;  // only a word with affixes (NEEDAFFIX): `ketahu`
  };

  // Reads `dic` and `aff` in the encoding declared by the latter (SET, default ISO 8859-1). Throws
  // std::runtime_error naming file and line.
  HunspellDictionary(const std::filesystem::path& dic, const std::filesystem::path& aff);

  [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

  // Calls `take` with every form other than the word itself that the entry's flags license.
  void for_each_form(const Entry& entry, const std::function<void(const std::string& form)>& take) const;

 private:
  struct Rule {
    std::string strip, add;
    std::vector<std::string> continuation;
    std::string condition;
    bool circumfix = false;
  };
  using RuleMap = std::map<std::string, std::vector<Rule>, std::less<>>;

  void read_rules(const std::filesystem::path& aff);
  void read_entries(const std::filesystem::path& dic);
  template <typename Take>
  void apply_prefixes(const std::string& form, const std::vector<std::string>& flags, bool circumfix,
                      const Take& take) const;
  template <typename Take>
  void apply_suffixes(const std::string& form, const std::vector<std::string>& flags, const Take& take) const;

  RuleMap prefixes_, suffixes_;
  std::vector<Entry> entries_;
  bool utf8_ = false;
};

}  // namespace warta::indonesian
