// SPDX-License-Identifier: GPL-3.0-or-later
// tests/data/golden/exports.txt: what programs and newsrooms export, and the articles it gives. A case is one
// or more files (`=== NAME OPTIONS`, then the content; `{{0D}}` is a byte), `---`, and a line for each
// article, note and issue. WARTA_UPDATE_GOLDEN=1 rewrites the answers: read the difference before committing.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "indexer/archive/fields.h"
#include "tests/temporary_directory.h"
#include "warta/reader.h"
#include "warta/record.h"

namespace warta {
namespace {

struct File {
  std::string head;  // name and options
  std::string content;
};
struct Case {
  std::string comment;
  std::vector<File> files;
  std::string answer;
};

std::vector<Case> cases_of(std::istream& lines) {
  std::vector<Case> cases;
  bool in_content = false;
  std::string comment;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("=== ")) {
      if (!in_content) {
        cases.push_back({comment, {}, {}});
        comment.clear();
      }
      cases.back().files.push_back({line.substr(4), {}});
      in_content = true;
    } else if (line == "---") {
      in_content = false;
    } else if (in_content) {
      cases.back().files.back().content += line + "\n";
    } else if (line.starts_with('#') || line.empty()) {
      comment += line + "\n";
    } else {
      cases.back().answer += line + "\n";
    }
  }
  cases.push_back({comment, {}, {}});
  return cases;
}

std::string bytes_of(const std::string& content) {
  std::string bytes;
  for (std::size_t at = 0; at < content.size();) {
    if (content.compare(at, 2, "{{") == 0 && content.compare(at + 4, 2, "}}") == 0) {
      bytes += static_cast<char>(std::stoi(content.substr(at + 2, 2), nullptr, 16));
      at += 6;
    } else {
      bytes += content[at++];
    }
  }
  return bytes;
}

std::string on_one_line(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "\\n");
  return text;
}

std::string shown(const Article& article) {
  std::string line;
  for (const NamedField& field : fields_of(article, true)) {
    std::string values;
    for (const std::string& value : field.texts) values.append(values.empty() ? "" : "|").append(value);
    if (values.empty()) continue;
    line.append(line.empty() ? "" : "  ").append(field.name).append("=").append(on_one_line(values));
  }
  line += "\n";
  for (const Bilingual& note : article.notes) line += "  note: " + on_one_line(note.english) + "\n";
  return line;
}

std::string answer_of(const Case& one) {
  const tests::TemporaryDirectory folder;
  ReadOptions options;
  for (const File& file : one.files) {
    std::istringstream head(file.head);
    std::string name;
    head >> name;
    for (std::string word; head >> word;) {
      if (word == "mdy") options.date_order = DateOrder::mdy;
      if (word == "dmy") options.date_order = DateOrder::dmy;
      if (word == "--keep-all-pages") options.keep_all_pages = true;
      if (const std::size_t equals = word.find('='); equals != std::string::npos)
        options.field_map[word.substr(equals + 1)] = word.substr(0, equals);
    }
    folder.write(name, bytes_of(file.content));
  }
  const auto reader = open_sources({folder.path()}, options);
  std::string answer;
  while (const auto result = reader->next()) {
    if (const auto* article = std::get_if<Article>(&*result)) {
      answer += shown(*article);
    } else {
      const auto& issue = std::get<ReadIssue>(*result);
      answer += "issue: " + issue.origin.to_string() + ": " + on_one_line(issue.reason.english) + "\n";
    }
  }
  if (reader->files_skipped() != 0) answer += "skipped: " + std::to_string(reader->files_skipped()) + "\n";
  const std::string root = folder.path() + "/";
  for (std::size_t at = 0; (at = answer.find(root, at)) != std::string::npos;) answer.erase(at, root.size());
  return answer;
}

TEST(ExportsGolden, GivesTheArticlesAndMessagesOfTheTable) {
  const std::string path = std::string(WARTA_SOURCE_DIR) + "/tests/data/golden/exports.txt";
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  const std::vector<Case> cases = cases_of(file);
  const bool update = std::getenv("WARTA_UPDATE_GOLDEN") != nullptr;
  std::string written;
  for (const Case& one : cases) {
    written += one.comment;
    if (one.files.empty()) continue;
    const std::string answer = answer_of(one);
    if (!update) {
      EXPECT_EQ(answer, one.answer) << one.files.front().head;
    }
    for (const File& f : one.files) written += "=== " + f.head + "\n" + f.content;
    written += "---\n" + answer;
  }
  if (update) std::ofstream(path) << written;
  EXPECT_GT(cases.size(), 20U);
}

}  // namespace
}  // namespace warta
