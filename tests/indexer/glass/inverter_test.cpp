// SPDX-License-Identifier: GPL-3.0-or-later
// The inverter's errors and segments.
#include "indexer/glass/inverter.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <iterator>
#include <string>
#include <vector>

#include "tests/indexer/glass/collection.h"
#include "warta/error.h"

namespace warta::glass::test {
namespace {

class InverterTest : public ::testing::Test {
 protected:
  TemporaryDirectory directory_;
  BulkBuilder builder_{directory_ / "db"};
  Inverter& inverter_ = builder_.add_inverter();

  Xapian::Database finish() {
    builder_.finish();
    return Xapian::Database((directory_ / "db").string());
  }
};

#define EXPECT_INVALID(statement)                         \
  try {                                                   \
    statement;                                            \
    ADD_FAILURE() << "nothing was thrown";                \
  } catch (const Error& error) {                          \
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument); \
  }

TEST_F(InverterTest, TermKeepsItsNumberAcrossDocuments) {
  const TermId first = inverter_.intern("banjir");
  for (DocId docid = 1; docid < 100; ++docid)
    invert(inverter_, {docid, {{std::to_string(docid), {1}}}, {}, ""});
  EXPECT_EQ(inverter_.intern("banjir"), first);
  EXPECT_NE(inverter_.intern("longsor"), first);
  EXPECT_EQ(inverter_.generation(), 0U);
}

TEST_F(InverterTest, TermsNobodyUsesDoNotAppear) {
  inverter_.intern("hantu");
  invert(inverter_, {1, {{"banjir", {1}}}, {}, ""});
  const Xapian::Database database = finish();
  EXPECT_FALSE(database.term_exists("hantu"));
  EXPECT_TRUE(database.term_exists("banjir"));
}

// In one look-up are terms that are new, known, repeated, short, and too long for the term itself.
TEST_F(InverterTest, TermsByTextAreThoseByNumber) {
  std::vector<std::string> texts = {std::string(32, 's'), std::string(33, 'l'), std::string(245, 'x')};
  for (int i = 0; i < 40; ++i) texts.push_back("kata" + std::to_string(i % 30));
  for (const DocId docid : {1U, 2U}) {
    inverter_.begin_document(docid);
    for (std::uint32_t at = 0; at < texts.size(); ++at) inverter_.add_posting(texts[at], at + 1, 2);
    inverter_.add_term("Q" + std::to_string(docid), 0);
    inverter_.end_document();
  }
  for (const std::string& text : texts) inverter_.intern(text);
  const Xapian::Database database = finish();
  for (const std::string& text : texts) {
    const std::vector<Xapian::termpos> positions(database.positionlist_begin(2, text),
                                                 database.positionlist_end(2, text));
    std::vector<Xapian::termpos> expected;
    for (std::uint32_t at = 0; at < texts.size(); ++at)
      if (texts[at] == text) expected.push_back(at + 1);
    EXPECT_EQ(positions, expected) << text;
    EXPECT_EQ(database.get_collection_freq(text), 4 * expected.size()) << text;
  }
  EXPECT_EQ(std::distance(database.allterms_begin(), database.allterms_end()), 35);
  EXPECT_EQ(database.get_termfreq("Q1"), 1U);
}

TEST_F(InverterTest, TermsByTextOutsideTheLimitsAreRefusedWithTheirDocument) {
  inverter_.begin_document(1);
  inverter_.add_term("banjir", 1);
  inverter_.add_term("", 1);
  EXPECT_INVALID(inverter_.end_document());
  invert(inverter_, {1, {{"longsor", {1}}}, {}, ""});
  const Xapian::Database database = finish();
  EXPECT_FALSE(database.term_exists("banjir"));
  EXPECT_TRUE(database.term_exists("longsor"));
}

TEST_F(InverterTest, TermsOutsideTheLimitsAreRefused) {
  EXPECT_INVALID(inverter_.intern(""));
  EXPECT_INVALID(inverter_.intern(std::string(246, 'a')));
  EXPECT_INVALID(inverter_.intern(std::string(125, '\0')));
  inverter_.intern(std::string(245, 'a'));
  inverter_.intern(std::string(124, '\0'));
}

TEST_F(InverterTest, DocumentIdsMustAscendFromOne) {
  EXPECT_INVALID(inverter_.begin_document(0));
  invert(inverter_, {5, {}, {}, ""});
  EXPECT_INVALID(inverter_.begin_document(5));
  EXPECT_INVALID(inverter_.begin_document(4));
  inverter_.begin_document(6);
}

TEST_F(InverterTest, EndWithoutBeginIsRefused) {
  EXPECT_INVALID(inverter_.end_document());
  invert(inverter_, {1, {}, {}, ""});
  EXPECT_INVALID(inverter_.end_document());
}

TEST_F(InverterTest, UnendedDocumentLeavesNoTrace) {
  inverter_.begin_document(1);
  inverter_.add_posting(inverter_.intern("hantu"), 1);
  inverter_.add_value(0, "hantu");
  inverter_.set_data("hantu");
  invert(inverter_, {1, {{"banjir", {1}}}, {}, ""});
  const Xapian::Database database = finish();
  EXPECT_EQ(database.get_doccount(), 1U);
  EXPECT_FALSE(database.term_exists("hantu"));
  EXPECT_EQ(database.get_document(1).get_data(), "");
  EXPECT_EQ(database.get_value_freq(0), 0U);
}

TEST_F(InverterTest, DocumentThatIsTooLongIsRefusedAndTheNextOneIsFine) {
  inverter_.begin_document(1);
  const TermId term = inverter_.intern("banjir");
  inverter_.add_term(term, 0xfffffffe);
  inverter_.add_term(term, 1);
  EXPECT_INVALID(inverter_.end_document());
  invert(inverter_, {1, {{"banjir", {1}}}, {}, ""});
  const Xapian::Database database = finish();
  EXPECT_EQ(database.get_collection_freq("banjir"), 1U);
  expect_sound(directory_ / "db");
}

TEST_F(InverterTest, NumberOfAnUnknownTermIsRefused) {
  inverter_.begin_document(1);
  EXPECT_INVALID(inverter_.add_posting(0, 1));
  EXPECT_INVALID(inverter_.add_term(12345, 1));
}

TEST_F(InverterTest, LastValueSlotDoesNotExist) {
  inverter_.begin_document(1);
  EXPECT_INVALID(inverter_.add_value(0xffffffff, "x"));
}

TEST(Inverter, WritingASegmentOutBeginsANewGeneration) {
  const TemporaryDirectory directory;
  BulkBuilder builder(directory / "db", {.memory_bytes = 0, .uuid = {}});
  Inverter& inverter = builder.add_inverter();
  inverter.begin_document(1);
  const TermId term = inverter.intern("banjir");
  inverter.add_posting(term, 1);
  EXPECT_EQ(inverter.generation(), 0U);
  inverter.end_document();
  EXPECT_EQ(inverter.generation(), 1U);
  inverter.begin_document(2);
  EXPECT_INVALID(inverter.add_posting(term, 1));  // a number of the previous generation
}

}  // namespace
}  // namespace warta::glass::test
