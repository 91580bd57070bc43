// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of tests/data/golden: the meaning of each query, its Xapian query, and the error of each wrong
// query. Lines are TAB-separated; `\n`, `\t` and `\\` in the query column are escapes, other lines beginning
// with `#` are comments. WARTA_UPDATE_GOLDEN=1 rewrites the answers: read the difference before committing
// it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "searcher/compile/compiler.h"
#include "warta/analyzer.h"
#include "warta/error.h"
#include "warta/query.h"

namespace {

using warta::Diagnostic;
using warta::dump_tree;
using warta::Language;
using warta::ParsedQuery;
using warta::ParseOptions;
using warta::print_query;
using warta::QueryTree;

ParseOptions options_in(Language language) {
  ParseOptions options;
  options.language = language;
  options.today = std::chrono::year{2023} / 9 / 20;  // a Wednesday
  return options;
}

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c == 'x') {
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

// A table file: rows as fields, comments and blank lines unchanged.
struct Line {
  std::string text;
  std::size_t number = 0;
  [[nodiscard]] bool is_row() const { return !text.empty() && text != "#" && text.substr(0, 2) != "# "; }
  [[nodiscard]] std::vector<std::string> fields() const {
    std::vector<std::string> out{""};
    for (const char c : text)
      if (c == '\t')
        out.emplace_back();
      else
        out.back() += c;
    return out;
  }
};

std::vector<Line> read_table(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::vector<Line> lines;
  for (std::string text; std::getline(file, text);) lines.push_back({text, lines.size() + 1});
  return lines;
}

// Compares every row with `answer(query)`, the fields after the first; updates them if requested.
template <class Answer>
std::size_t check_table(const std::string& name, Answer answer) {
  const std::string path = std::string(WARTA_TEST_DIR) + "/data/golden/" + name;
  const std::vector<Line> lines = read_table(path);
  const bool update = std::getenv("WARTA_UPDATE_GOLDEN") != nullptr;
  std::string rewritten;
  std::set<std::string> seen;
  for (const Line& line : lines) {
    if (!line.is_row()) {
      rewritten += line.text + '\n';
      continue;
    }
    const std::string column = line.fields().front();
    EXPECT_TRUE(seen.insert(column).second)
        << name << ':' << line.number << ": the query is in the table twice";
    const std::string expected = column + '\t' + answer(unescaped(column));
    rewritten += expected + '\n';
    if (!update) {
      EXPECT_EQ(line.text, expected) << name << ':' << line.number;
    }
  }
  if (update) std::ofstream(path) << rewritten;
  return seen.size();
}

std::string diagnostic_fields(const std::string& query) {
  const ParsedQuery indonesian = parse_query(query, options_in(Language::id));
  const ParsedQuery english = parse_query(query, options_in(Language::en));
  if (indonesian.diagnostics.empty()) return "NOTHING";
  const Diagnostic& d = indonesian.diagnostics.back();
  return std::string(to_string(d.issue)) + '\t' + std::to_string(d.column) + '\t' +
         d.to_string(Language::id) + '\t' + english.diagnostics.back().to_string(Language::en);
}

// An article with the words that patterns of the table match, and with those of its proximity operators close
// together.
const Xapian::Database& vocabulary() {
  static const Xapian::WritableDatabase database = [] {
    Xapian::WritableDatabase made("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    warta::StoredArticle stored;
    stored.article.id = "1";
    stored.article.body = "a b c d drone kamikaze";
    document.set_data(warta::serialize(stored));
    for (const char* root : {"a", "b", "c", "d", "drone", "kamikaze"}) {
      document.add_posting(root, 1);
      document.add_term(warta::schema::root_term("", root));
    }
    for (const char* term : {"korupsi", "koruptor", "antikorupsi", "senata", "sinata", "soeharto", "suharto",
                             "Skorupsi", "Zkorupsi"})
      document.add_posting(term, 1);
    made.add_document(document);
    return made;
  }();
  return database;
}

// The Xapian query for articles with all words.
std::string xapian_query_of(const QueryTree& tree) {
  static const auto analyzer = warta::make_indonesian_analyzer();
  static const warta::OtherNames names(*analyzer, "", "");
  try {
    const warta::CompiledQuery compiled =
        warta::compile_query(tree, {{warta::Level::root, *analyzer, vocabulary()}, &names});
    std::string text = compiled.ranked.all.get_description();
    // Xapian prints the double next to .4.
    constexpr std::string_view kNearly = "0.4000000000000000222";
    for (std::size_t at = 0; (at = text.find(kNearly, at)) != std::string::npos;)
      text.replace(at, kNearly.size(), "0.4");
    return text.substr(6, text.size() - 7);  // Query(…)
  } catch (const warta::Error& error) {
    return std::string("error: ") + error.what();
  }
}

TEST(QueryGolden, EveryQueryHasTheTreeOfTheTable) {
  const std::size_t rows = check_table("queries.txt", [](const std::string& query) {
    const ParsedQuery parsed = parse_query(query, options_in(Language::id));
    EXPECT_TRUE(parsed.ok()) << query;
    if (!parsed.ok()) return parsed.diagnostics.back().to_string(Language::id);
    // The canonical text means the same as the original.
    const std::string canonical = print_query(*parsed.tree);
    const ParsedQuery again = parse_query(canonical, options_in(Language::id));
    EXPECT_TRUE(again.ok()) << query << " → " << canonical;
    if (again.ok()) {
      EXPECT_EQ(dump_tree(*again.tree), dump_tree(*parsed.tree)) << query << " → " << canonical;
    }
    return dump_tree(*parsed.tree) + '\t' + xapian_query_of(*parsed.tree);
  });
  EXPECT_GE(rows, 300U);
}

TEST(QueryGolden, EveryWrongQueryIsToldWhatWhereAndWhatToDo) {
  const std::size_t rows = check_table("queries_wrong.txt", [](const std::string& query) {
    const ParsedQuery parsed = parse_query(query, options_in(Language::id));
    EXPECT_FALSE(parsed.ok()) << query;
    return diagnostic_fields(query);
  });
  EXPECT_GE(rows, 100U);
}

TEST(QueryGolden, EveryWarningSaysHowTheQueryWasRead) {
  check_table("queries_warned.txt", [](const std::string& query) {
    const ParsedQuery parsed = parse_query(query, options_in(Language::id));
    EXPECT_TRUE(parsed.ok()) << query;
    return diagnostic_fields(query) + '\t' + (parsed.ok() ? dump_tree(*parsed.tree) : "");
  });
}

}  // namespace
