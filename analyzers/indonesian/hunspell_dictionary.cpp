// SPDX-License-Identifier: GPL-3.0-or-later
// Parses hunspell's files (hunspell_dictionary.h).
#include "analyzers/indonesian/hunspell_dictionary.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace warta::indonesian {

namespace {

// id_ID.aff marks the halves of a circumfix (ke-…-an) with this flag, and entries that need an affix with
// kNeedsAffix.
constexpr std::string_view kCircumfix = "A1";
constexpr std::string_view kNeedsAffix = "A2";

std::string to_utf8(std::string_view latin1) {
  std::string text;
  for (const char c : latin1) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

std::vector<std::string> split_flags(std::string_view text) {
  std::vector<std::string> flags;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) flags.emplace_back(text.substr(i, 2));
  return flags;
}

bool contains(const std::vector<std::string>& flags, std::string_view flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::ifstream open(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw std::runtime_error(path.string() + ": cannot be opened; install the Debian package hunspell-id");
  return in;
}

// One element of a condition such as `[^aiueo]`, `.` or `k`.
struct Element {
  std::string letters;
  bool any = false;
  bool negated = false;
  [[nodiscard]] bool matches(char c) const {
    return any || (letters.find(c) != std::string::npos) != negated;
  }
};

std::vector<Element> parse_condition(std::string_view condition) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < condition.size(); ++i) {
    Element element;
    if (condition[i] == '.') {
      element.any = true;
    } else if (condition[i] == '[') {
      const std::size_t close = std::min(condition.find(']', i), condition.size());
      for (const char c : condition.substr(i + 1, close - i - 1)) {
        if (c == '^') {
          element.negated = true;  // some rows repeat the sign: [^a^i]
        } else {
          element.letters += c;
        }
      }
      i = close;
    } else {
      element.letters = condition[i];
    }
    elements.push_back(std::move(element));
  }
  return elements;
}

bool matches_begin(const std::string& condition, std::string_view word) {
  const std::vector<Element> elements = parse_condition(condition);
  if (condition == ".") return true;
  if (elements.size() > word.size()) return false;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!elements[i].matches(word[i])) return false;
  }
  return true;
}

bool matches_end(const std::string& condition, std::string_view word) {
  const std::vector<Element> elements = parse_condition(condition);
  if (condition == ".") return true;
  if (elements.size() > word.size()) return false;
  const std::size_t begin = word.size() - elements.size();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!elements[i].matches(word[begin + i])) return false;
  }
  return true;
}

}  // namespace

HunspellDictionary::HunspellDictionary(const std::filesystem::path& dic, const std::filesystem::path& aff) {
  read_rules(aff);
  read_entries(dic);
}

void HunspellDictionary::read_rules(const std::filesystem::path& aff) {
  std::ifstream in = open(aff);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::istringstream fields(line);
    std::string kind, flag, strip, add, condition;
    fields >> kind >> flag;
    if (kind == "SET") utf8_ = flag == "UTF-8";
    if (kind == "FLAG" && flag != "long") {
      throw std::runtime_error(aff.string() + ":" + std::to_string(number) +
                               ": expected FLAG long, as id_ID has it");
    }
    if (kind != "PFX" && kind != "SFX") continue;
    fields >> strip >> add;
    if (strip == "Y" || strip == "N" || add.empty()) continue;  // head of a group
    if (!(fields >> condition) || condition.starts_with('#')) condition = ".";
    const std::size_t slash = add.find('/');
    Rule rule;
    rule.strip = strip == "0" ? "" : strip;
    if (slash != std::string::npos) rule.continuation = split_flags(std::string_view(add).substr(slash + 1));
    rule.add = add.substr(0, slash);
    if (rule.add == "0") rule.add.clear();
    rule.condition = condition;
    rule.circumfix = contains(rule.continuation, kCircumfix);
    (kind == "PFX" ? prefixes_ : suffixes_)[flag].push_back(std::move(rule));
  }
  if (prefixes_.empty() || suffixes_.empty())
    throw std::runtime_error(aff.string() + ": holds no affix rules");
}

void HunspellDictionary::read_entries(const std::filesystem::path& dic) {
  std::ifstream in = open(dic);
  std::string line;
  std::getline(in, line);  // number of entries
  while (std::getline(in, line)) {
    line.resize(std::min(line.find_first_of("\t\r"), line.size()));
    const std::size_t slash = line.find('/');
    Entry entry;
    entry.word = utf8_ ? line.substr(0, slash) : to_utf8(std::string_view(line).substr(0, slash));
    if (slash != std::string::npos) entry.flags = split_flags(std::string_view(line).substr(slash + 1));
    if (!entry.word.empty()) entries_.push_back(std::move(entry));
  }
  if (entries_.empty()) throw std::runtime_error(dic.string() + ": holds no entries");
}

template <typename Take>
void HunspellDictionary::apply_prefixes(const std::string& form, const std::vector<std::string>& flags,
                                        bool circumfix, const Take& take) const {
  for (const std::string& flag : flags) {
    const auto rules = prefixes_.find(flag);
    if (rules == prefixes_.end()) continue;
    for (const Rule& rule : rules->second) {
      if (rule.circumfix != circumfix || !form.starts_with(rule.strip) ||
          !matches_begin(rule.condition, form))
        continue;
      take(rule.add + form.substr(rule.strip.size()), rule);
    }
  }
}

template <typename Take>
void HunspellDictionary::apply_suffixes(const std::string& form, const std::vector<std::string>& flags,
                                        const Take& take) const {
  for (const std::string& flag : flags) {
    const auto rules = suffixes_.find(flag);
    if (rules == suffixes_.end()) continue;
    for (const Rule& rule : rules->second) {
      if (!form.ends_with(rule.strip) || !matches_end(rule.condition, form)) continue;
      take(form.substr(0, form.size() - rule.strip.size()) + rule.add, rule);
    }
  }
}

bool HunspellDictionary::Entry::is_bound() const { return contains(flags, kNeedsAffix); }

void HunspellDictionary::for_each_form(const Entry& entry,
                                       const std::function<void(const std::string&)>& take) const {
  apply_prefixes(entry.word, entry.flags, false, [&](const std::string& prefixed, const Rule& prefix) {
    take(prefixed);
    apply_suffixes(prefixed, prefix.continuation, [&](const std::string& both, const Rule&) { take(both); });
  });
  const auto with_prefixes = [&](const std::string& suffixed, const Rule& suffix) {
    if (suffix.circumfix) {
      apply_prefixes(suffixed, suffix.continuation, true,
                     [&](const std::string& whole, const Rule&) { take(whole); });
      return;
    }
    take(suffixed);
    std::vector<std::string> flags = entry.flags;
    flags.insert(flags.end(), suffix.continuation.begin(), suffix.continuation.end());
    apply_prefixes(suffixed, flags, false, [&](const std::string& whole, const Rule&) { take(whole); });
  };
  apply_suffixes(entry.word, entry.flags, [&](const std::string& suffixed, const Rule& suffix) {
    with_prefixes(suffixed, suffix);
    apply_suffixes(suffixed, suffix.continuation, [&](const std::string& twice, const Rule& second) {
      if (!second.circumfix) with_prefixes(twice, suffix);
    });
  });
}

}  // namespace warta::indonesian
