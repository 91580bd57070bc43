// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a whole archive with Xapian (archive_contents.h).
#include "tests/indexer/archive/archive_contents.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <sstream>

#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"

namespace warta::tests {

namespace {

std::string hex(std::string_view bytes) {
  std::ostringstream text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value > ' ' && value < 0x7F) {
      text << byte;
    } else {
      text << "\\x" << std::hex << int{value} << std::dec;
    }
  }
  return text.str();
}

std::string lines_of(const Xapian::Database& database, Xapian::docid docid, StoredArticle stored) {
  std::ostringstream lines;
  for (auto term = database.termlist_begin(docid); term != database.termlist_end(docid); ++term) {
    lines << "term " << hex(*term) << ' ' << term.get_wdf() << " at";
    for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position)
      lines << ' ' << *position;
    // The posting list must agree with the term list.
    auto posting = database.postlist_begin(*term);
    posting.skip_to(docid);
    if (posting == database.postlist_end(*term) || *posting != docid || posting.get_wdf() != term.get_wdf())
      lines << " BUT NOT IN ITS POSTING LIST";
    lines << '\n';
  }
  const Xapian::Document document = database.get_document(docid);
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    lines << "value " << value.get_valueno() << ' ' << hex(*value) << '\n';
  stored.article.origin = {};
  lines << "length " << database.get_doclength(docid) << "\nstored " << hex(serialize(stored)) << '\n';
  return lines.str();
}

std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream left(expected);
  std::istringstream right(actual);
  std::string one;
  std::string other;
  while (true) {
    const bool more = static_cast<bool>(std::getline(left, one));
    const bool others = static_cast<bool>(std::getline(right, other));
    if (!more && !others) return "nothing";
    if (more != others || one != other)
      return (more ? one : "no line") + "\n  against " + (others ? other : "no line");
  }
}

}  // namespace

std::map<std::string, std::string> archive_contents(const std::string& path) {
  const Xapian::Database database(path);
  std::map<std::string, std::string> contents;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    StoredArticle stored = stored_article(database.get_document(*posting).get_data());
    const std::string id = stored.article.id;
    std::string lines = lines_of(database, *posting, std::move(stored));
    EXPECT_TRUE(contents.emplace(id, std::move(lines)).second) << path << ": the id " << id << " comes twice";
  }
  return contents;
}

void expect_equal_archives(const std::string& expected, const std::string& actual) {
  constexpr int kShown = 5;
  const auto left = archive_contents(expected);
  const auto right = archive_contents(actual);
  int different = 0;
  for (const auto& [id, lines] : left) {
    const auto found = right.find(id);
    if (found != right.end() && found->second == lines) continue;
    if (++different > kShown) continue;
    ADD_FAILURE() << actual << ": " << id << ": "
                  << (found == right.end() ? "is missing" : first_difference(lines, found->second));
  }
  for (const auto& [id, lines] : right) {
    if (!left.contains(id) && ++different <= kShown) ADD_FAILURE() << actual << ": " << id << " is too many";
  }
  EXPECT_EQ(different, 0) << "articles differ between " << expected << " and " << actual;
  const Xapian::Database one(expected);
  const Xapian::Database other(actual);
  for (const std::string_view key :
       {schema::kMetaFormat, schema::kMetaAnalyzer, schema::kMetaCleaning, schema::kMetaExceptions})
    EXPECT_EQ(one.get_metadata(std::string(key)), other.get_metadata(std::string(key))) << key;
}

}  // namespace warta::tests
