// SPDX-License-Identifier: GPL-3.0-or-later
// docs/formats-reference.md: its examples are read; its tables of names and dates are compared with the
// library.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "indexer/archive/fields.h"
#include "indexer/readers/fields/field_names.h"
#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"
#include "warta/newsroom.h"
#include "warta/published_at.h"

namespace warta {
namespace {

std::string document() {
  std::ifstream file(std::string(WARTA_SOURCE_DIR) + "/docs/formats-reference.md");
  EXPECT_TRUE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  const std::size_t to = text.find(end, from);
  EXPECT_NE(to, std::string::npos) << begin;
  return text.substr(from + begin.size(), to - from - begin.size());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& tags) {
  std::string all;
  for (const std::string& tag : tags) all += (all.empty() ? "" : "|") + tag;
  return all;
}

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "\\n");
  return text;
}

std::string field(const Article& article, const std::string& name) {
  if (name == "id") return article.id;
  if (name == "url") return article.url;
  if (name == "title") return article.title;
  if (name == "body") return escaped(article.body);
  if (name == "date") return article.published ? article.published->to_string() : "none";
  if (name == "publisher") return article.publisher;
  if (name == "section") return article.section;
  if (name == "author") return article.author;
  if (name == "editor") return article.editor;
  if (name == "place") return article.place;
  if (name == "language") return article.language;
  if (name == "tags") return joined(article.tags);
  if (name == "line") return std::to_string(article.origin.line);
  return "there is no field " + name;
}

TEST(FormatsDocument, ExamplesGiveTheFieldsThatStandBelowThem) {
  const std::string text = document();
  const std::regex example("```example ([^\n]*)\n([^`]*)---\n([^`]*)```");
  std::size_t examples = 0;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), example); match != std::sregex_iterator();
       ++match) {
    ++examples;
    std::istringstream head((*match)[1].str());
    std::string name;
    head >> name;
    ReadOptions options;
    for (std::string word; head >> word;) {
      if (word == "--extra-tags") options.extra_tags = true;
      const std::size_t equals = word.find('=');
      if (equals != std::string::npos) options.field_map[word.substr(equals + 1)] = word.substr(0, equals);
    }
    SCOPED_TRACE(name);
    const tests::TemporaryDirectory folder;
    const tests::Read all = tests::read({folder.write(name, (*match)[2].str())}, options);
    EXPECT_TRUE(all.issues.empty()) << all.issues.front();
    ASSERT_EQ(all.articles.size(), 1U);
    for (const std::string& line : lines_of((*match)[3].str())) {
      const std::size_t equals = line.find('=');
      EXPECT_EQ(field(all.articles[0], line.substr(0, equals)), line.substr(equals + 1)) << line;
    }
  }
  EXPECT_GT(examples, 7U);
}

TEST(FormatsDocument, NamesOfFieldsAreThoseOfTheReaders) {
  const std::map<std::string, std::string> no_map;
  const readers::FieldCollector fields(no_map);
  std::set<schema::Field> wanted;
  for (const schema::FieldRow& row : schema::fields())
    if (!row.input.empty()) wanted.insert(row.field);
  const std::vector<std::string> rows = lines_of(between(document(), "<!-- names -->\n", "<!-- /names -->"));
  const std::regex quoted("`([^`]+)`");
  std::set<schema::Field> found;
  for (std::size_t i = 2; i < rows.size(); ++i) {
    std::set<schema::Field> of_row;
    for (auto name = std::sregex_iterator(rows[i].begin(), rows[i].end(), quoted);
         name != std::sregex_iterator(); ++name) {
      const auto field = fields.field_of((*name)[1].str());
      ASSERT_TRUE(field) << (*name)[1];
      of_row.insert(*field);
    }
    EXPECT_EQ(of_row.size(), 1U) << rows[i];
    found.merge(of_row);
  }
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(rows.size(), 2 + wanted.size());
}

TEST(FormatsDocument, DatesAreReadAsTheTableSays) {
  const std::vector<std::string> rows = lines_of(between(document(), "<!-- dates -->\n", "<!-- /dates -->"));
  const std::regex row("\\| `([^`]+)` \\| ([^ ]+) \\|");
  for (std::size_t i = 2; i < rows.size(); ++i) {
    std::smatch match;
    ASSERT_TRUE(std::regex_match(rows[i], match, row)) << rows[i];
    const auto date = parse_published_at(match[1].str());
    EXPECT_EQ(date ? date->to_string() : "none", match[2].str()) << rows[i];
  }
}

TEST(FormatsDocument, EveryNewsroomRuleStandsInItAsItIs) {
  std::string wanted;
  for (const NewsroomRule& rule : newsroom_rules()) {
    std::string example(rule.example);
    for (std::size_t at = 0; (at = example.find('\n', at)) != std::string::npos;) example.replace(at, 1, "⏎");
    wanted.append("- `").append(rule.name).append("`: ").append(rule.purpose).append(".  \n  ");
    wanted.append(example).append("\n");
  }
  EXPECT_EQ(between(document(), "<!-- rules -->\n", "<!-- /rules -->"), wanted);
}

}  // namespace
}  // namespace warta
