// SPDX-License-Identifier: GPL-3.0-or-later
// Runs while Warta is built: makes the lexicon image that the library embeds. With --features it prints the
// readings of words for train_ranker.py instead.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "analyzers/indonesian/hunspell_dictionary.h"
#include "analyzers/indonesian/image_builder.h"
#include "analyzers/indonesian/word_lists.h"
#include "util/text.h"

namespace warta::indonesian {

namespace {

namespace fs = std::filesystem;

bool is_plain_word(std::string_view word) {
  return !word.empty() && word.size() <= kMaxWordBytes &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

double number_of(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::runtime_error("'" + text + "' in ranker_weights.tsv is not a number");
  return number;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be opened");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Calls `take` with the tab-separated columns of each row.
template <typename Take>
void for_each_row(const fs::path& path, const Take& take) {
  std::istringstream lines(read_file(path));
  std::string line;
  while (std::getline(lines, line)) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> columns;
    std::istringstream fields(line);
    for (std::string column; std::getline(fields, column, '\t');) columns.push_back(column);
    take(columns);
  }
}

void add_dictionary(const HunspellDictionary& dictionary, LexiconContent& content) {
  for (const HunspellDictionary::Entry& entry : dictionary.entries()) {
    const std::string root = lowered(entry.word);
    if (!is_plain_word(root)) continue;
    WordFacts& facts = content.words[root].facts;
    facts.capitalised =
        (facts.capitalised || !facts.listed) && entry.word != root;  // listed in both ways: an ordinary word
    facts.bound = (facts.bound || !facts.listed) && entry.is_bound();
    facts.listed = true;
    facts.flags =
        std::max(facts.flags, static_cast<std::uint8_t>(std::min<std::size_t>(entry.flags.size(), 15)));
    dictionary.for_each_form(entry, [&](const std::string& written) {
      const std::string form = lowered(written);
      if (!is_plain_word(form) || form == root) return;
      std::vector<std::string>& roots = content.words[form].licensed_by;
      if (std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(root);
    });
  }
}

// Entries that may have any affix: no dictionary says which ones such words have.
void add_extra_roots(const fs::path& path, LexiconContent& content) {
  constexpr std::uint8_t kUsualFlags = 3;
  for_each_row(path, [&](const std::vector<std::string>& row) {
    WordFacts& facts = content.words[row.at(0)].facts;
    if (facts.listed) return;
    facts.listed = true;
    facts.flags = kUsualFlags;
  });
}

void add_news_words(const fs::path& path, LexiconContent& content) {
  for_each_row(path, [&](const std::vector<std::string>& row) {
    if (!is_plain_word(row.at(0))) return;
    WordFacts& facts = content.words[row[0]].facts;
    facts.frequency = static_cast<std::uint8_t>(std::min(std::stoi(row.at(1)), 31));
    if (row.at(2) != "-") facts.capital = static_cast<std::uint8_t>(std::stoi(row[2]));
  });
}

// Common spelling → standard spelling. Throws std::runtime_error when a row leads to another.
using Spellings = std::map<std::string, std::string, std::less<>>;

Spellings read_spellings(const fs::path& path) {
  Spellings spellings;
  for_each_row(path, [&](const std::vector<std::string>& row) {
    const bool plain = row.size() == 2 && is_plain_word(row[0]) && is_plain_word(row[1]);
    if (!plain || !spellings.emplace(row[0], row[1]).second)
      throw std::runtime_error(path.string() + ": '" + row[0] + "' is no pair of words, or is there twice");
  });
  for (const auto& [common, standard] : spellings) {
    if (spellings.contains(standard))
      throw std::runtime_error(path.string() + ": '" + standard + "', for '" + common + "', is a row itself");
  }
  return spellings;
}

// They take the affixes of the standard spelling.
void add_spellings(const Spellings& spellings, LexiconContent& content) {
  for (const auto& [common, standard] : spellings) {
    const WordFacts model = content.words[standard].facts;
    WordFacts& facts = content.words[common].facts;
    facts.listed = true;
    facts.flags = std::max(facts.flags, model.flags);
  }
}

// How well the news attests each root: every word adds one, shared among the listed roots it may have, so
// that words with one reading decide. Stored as 2·log2(1 + n). Unlisted roots with their own family
// (`hembus`) become words of the lexicon.
void count_families(LexiconContent& content) {
  constexpr double kEnoughToKeep = 3;
  constexpr std::size_t kShortestUnlisted = 4;
  const LexiconImage image(content);
  const Lexicon lexicon = image.lexicon();
  std::map<std::string, double, std::less<>> members;
  std::vector<Candidate> candidates;
  for (const auto& [word, row] : content.words) {
    if (row.facts.frequency == 0 || word.size() < 4) continue;
    find_candidates(lexicon, word, candidates);
    std::set<std::string_view> roots, unlisted;
    for (const Candidate& candidate : candidates) {
      if (candidate.is_whole_word()) continue;
      const std::string_view root = candidate.root.view();
      if (candidate.listed) {
        roots.insert(root);
      } else if (root.size() >= kShortestUnlisted && candidate.base.size() == word.size()) {
        unlisted.insert(root);
      }
    }
    for (const std::string_view root : roots)
      members[std::string(root)] += 1.0 / static_cast<double>(roots.size());
    if (!roots.empty() || row.facts.listed) continue;
    for (const std::string_view root : unlisted) members[std::string(root)] += 1;
  }
  for (const auto& [root, count] : members) {
    const bool known = content.words.contains(root);
    if (!known && count < kEnoughToKeep) continue;
    LexiconContent::Word& word = content.words[root];
    if (!known) word.forms = {root, root, Decision::ranked};
    word.facts.family = static_cast<std::uint8_t>(std::min(15.0, std::round(2 * std::log2(1 + count))));
  }
}

// Decides the analysis of every word of the lexicon: by exceptions, then names and spellings, then the
// ranker.
class Settler {
 public:
  Settler(LexiconContent& content, const Lexicon& lexicon) : content_(content), lexicon_(lexicon) {}

  // Decisions without the ranker.
  void settle_given(const std::vector<ExceptionRow>& exceptions, const Spellings& spellings) {
    for (const ExceptionRow& row : exceptions) settle(row.word, {row.lexeme, row.root, Decision::exception});
    for (const ExceptionRow& row : exceptions) {  // a root is its own root
      if (!done_.contains(row.root)) settle(row.root, {row.root, row.root, Decision::exception});
    }
    for (const auto& [word, row] : content_.words) {
      if (row.facts.name && !done_.contains(word)) settle(word, {word, word, Decision::name});
    }
    for (const auto& [word, row] : content_.words) {
      if (done_.contains(word)) continue;
      if ((is_name_in_news(row) && !word.ends_with("nya")) || is_only_a_name(word, row))
        settle(word, {word, word, Decision::name});
    }
    for (const auto& [common, standard] : spellings) {
      LexemeAndRoot forms = *forms_of(standard);
      forms.decision = Decision::spelling;
      settle(common, std::move(forms));
    }
  }
  [[nodiscard]] bool is_settled(const std::string& word) const { return done_.contains(word); }

  void settle_rest() {
    std::vector<std::string> all;
    for (const auto& [word, row] : content_.words) all.push_back(word);
    for (const std::string& word : all) (void)forms_of(word);
  }

 private:
  static constexpr std::uint8_t kOften = 4;  // 11 times or more

  // Whether news always writes it with a capital, often enough to tell, and the dictionary's rules do not
  // derive it.
  static bool is_name_in_news(const LexiconContent::Word& row) {
    constexpr std::uint8_t kAlways = 10;
    const bool always = row.facts.capital == kAlways || row.facts.capital == WordFacts::kCapitalOnly;
    return row.facts.frequency >= kOften && always && row.licensed_by.empty() && !row.facts.listed;
  }

  // Whether news hardly ever writes it small: Terawan, Sepaku. If the dictionary derives it, it must be
  // frequent: Kuningan. Offices have capitals as well (Perhubungan, Kepulauan), and so have the words of
  // titles (Pengabdi, Tuhanku).
  bool is_only_a_name(const std::string& word, const LexiconContent::Word& row) const {
    if (row.facts.capital != WordFacts::kCapitalOnly && row.facts.capital != WordFacts::kCapitalOnlyFew)
      return false;
    std::vector<Candidate> candidates;
    find_candidates(lexicon_, word, candidates);
    const Candidate& chosen = Ranker(lexicon_).choose(word, candidates);
    const auto begins_with = [&chosen](auto... prefixes) {
      return ((chosen.prefixes[0] == prefixes) || ...);
    };
    using enum Prefix;
    const bool licensed = lexicon_.licenses(*lexicon_.find(word), word, chosen.root.view());
    if (licensed && (row.facts.frequency < kOften || begins_with(pe))) return false;
    const bool office = chosen.suffix == Suffix::an && begins_with(ke, pe, per);
    const bool verb = chosen.suffix == Suffix::kan || begins_with(me, di, ku, kau);
    const bool address =
        chosen.clitic != Clitic::none || (chosen.particle != Particle::none && chosen.listed);
    return !office && !verb && !address;
  }

  void settle(const std::string& word, LexemeAndRoot forms) {
    done_.insert(word);
    content_.words[word].forms = std::move(forms);
  }

  std::optional<LexemeAndRoot> forms_of(std::string_view view) {
    const std::string word(view);
    if (done_.contains(word)) return content_.words[word].forms;
    LexemeAndRoot forms =
        analyze_by_rank(lexicon_, word, [this](std::string_view part) { return forms_of(part); });
    if (content_.words.contains(word)) settle(word, forms);
    return forms;
  }

  LexiconContent& content_;
  const Lexicon& lexicon_;
  std::set<std::string> done_;
};

struct Arguments {
  fs::path dic, aff, data, out;
  bool features = false;
};

LexiconContent read_content(const Arguments& arguments, const std::vector<ExceptionRow>& exceptions,
                            const Spellings& spellings) {
  LexiconContent content;
  add_dictionary(HunspellDictionary(arguments.dic, arguments.aff), content);
  add_extra_roots(arguments.data / "extra_roots.txt", content);
  add_news_words(arguments.data / "news_words.tsv", content);
  for_each_row(arguments.data / "names.txt", [&](const std::vector<std::string>& row) {
    if (is_plain_word(row.at(0))) content.words[row[0]].facts.name = true;
  });
  for (const ExceptionRow& row : exceptions) {
    if (is_plain_word(row.word)) content.words[row.word].facts.own_root = row.word == row.root;
    if (is_plain_word(row.root)) (void)content.words[row.root];
  }
  add_spellings(spellings, content);
  for_each_row(arguments.data / "ranker_weights.tsv", [&](const std::vector<std::string>& row) {
    content.weights[row.at(0)] = number_of(row.at(1));
  });
  for (auto& [word, row] : content.words) row.forms = {word, word, Decision::ranked};
  count_families(content);
  return content;
}

// One JSON object per word: its readings with their roots and features; its root, if exceptions or names
// decide it. Also for the words that those readings lead to.
void print_features(const Lexicon& lexicon, const LexiconContent& content, const Settler& settler) {
  std::vector<Candidate> candidates;
  std::vector<std::string> waiting;
  std::set<std::string, std::less<>> seen;
  const auto wait_for = [&](std::string_view word) {
    if (is_plain_word(word) && !seen.contains(word)) waiting.emplace_back(*seen.emplace(word).first);
  };
  for (std::string word; std::getline(std::cin, word);) wait_for(word);
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const std::string word = waiting[next];
    find_candidates(lexicon, word, candidates);
    nlohmann::ordered_json readings = nlohmann::ordered_json::array();
    for (const Candidate& candidate : candidates) {
      nlohmann::ordered_json features;
      for (const auto& [name, value] : Ranker(lexicon).features(word, candidates, candidate))
        features[name] = value;
      readings.push_back({{"root", candidate.root.view()}, {"base", candidate.base}, {"features", features}});
      wait_for(candidate.base);
      wait_for(candidate.root.view());
    }
    nlohmann::ordered_json row = {{"word", word}, {"readings", readings}};
    if (settler.is_settled(word)) row["settled"] = content.words.at(word).forms.root;
    std::cout << row.dump() << '\n';
  }
}

int run(const Arguments& arguments) {
  const std::vector<ExceptionRow> exceptions = parse_exceptions(read_file(arguments.data / "exceptions.tsv"));
  const Spellings spellings = read_spellings(arguments.data / "spellings.tsv");
  LexiconContent content = read_content(arguments, exceptions, spellings);
  const LexiconImage facts_only(content);
  const Lexicon lexicon = facts_only.lexicon();
  Settler settler(content, lexicon);
  settler.settle_given(exceptions, spellings);
  if (arguments.features) {
    print_features(lexicon, content, settler);
    return 0;
  }
  settler.settle_rest();
  const LexiconImage image(content);
  std::ofstream out(arguments.out, std::ios::binary);
  out.write(reinterpret_cast<const char*>(image.bytes().data()),
            static_cast<std::streamsize>(image.bytes().size()));
  if (!out.flush()) throw std::runtime_error(arguments.out.string() + ": cannot be written");
  return 0;
}

}  // namespace

}  // namespace warta::indonesian

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() != 4 && words.size() != 3) {
    std::cerr << "usage: lexicon_compiler DIC AFF DATA_DIRECTORY IMAGE\n"
                 "       lexicon_compiler DIC AFF DATA_DIRECTORY < words   (features for train_ranker.py)\n";
    return 2;
  }
  try {
    return warta::indonesian::run(
        {words[0], words[1], words[2], words.size() == 4 ? words[3] : "", words.size() == 3});
  } catch (const std::exception& error) {
    std::cerr << "lexicon_compiler: " << error.what() << '\n';
    return 1;
  }
}
