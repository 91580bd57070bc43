// SPDX-License-Identifier: GPL-3.0-or-later
// Encodings that are easier to check by a few bytes than by comparison with Xapian.
#include <gtest/gtest.h>

#include <random>

#include "indexer/glass/byte_chain.h"
#include "indexer/glass/pack.h"
#include "indexer/glass/position_codec.h"
#include "indexer/glass/tag_compressor.h"
#include "indexer/glass/version_file.h"

namespace warta::glass::test {
namespace {

using namespace std::string_literals;

std::string sorted(std::uint32_t value) {
  std::string out;
  pack_sorted_uint(out, value);
  return out;
}

TEST(Pack, SortedNumbersCompareAsNumbers) {
  std::vector<std::uint32_t> numbers;
  for (int bits = 0; bits < 32; ++bits) {
    for (const std::uint32_t near : {-1U, 0U, 1U}) numbers.push_back((std::uint32_t{1} << bits) + near);
  }
  numbers.push_back(0xffffffff);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (std::size_t i = 1; i < numbers.size(); ++i)
    EXPECT_LT(sorted(numbers[i - 1]), sorted(numbers[i])) << numbers[i];
}

TEST(Pack, SortedNumbersTakeTwoToFiveBytes) {
  EXPECT_EQ(sorted(0), "\x00\x00"s);
  EXPECT_EQ(sorted(0x7fff), "\x7f\xff"s);
  EXPECT_EQ(sorted(0x8000), "\x80\x80\x00"s);
  EXPECT_EQ(sorted(0x3fffff), "\xbf\xff\xff"s);
  EXPECT_EQ(sorted(0x400000), "\xc0\x40\x00\x00"s);
  EXPECT_EQ(sorted(0x20000000), "\xe0\x20\x00\x00\x00"s);
  EXPECT_EQ(sorted(0xffffffff), "\xe0\xff\xff\xff\xff"s);
}

TEST(Pack, SortedStringsMarkZeroBytes) {
  std::string out;
  pack_sorted_string(out, "a\0b"s);
  EXPECT_EQ(out, "a\0\xff"s + "b");
}

TEST(PositionCodec, OnePositionIsItsNumber) {
  std::string out;
  pack_positions(out, std::vector<std::uint32_t>{300});
  EXPECT_EQ(out, "\xac\x02"s);
}

TEST(PositionCodec, ConsecutivePositionsNeedNoBitsBetweenTheEnds) {
  std::string out;
  pack_positions(out, std::vector<std::uint32_t>{1, 2, 3, 4});
  // 4; then 1, one of four: 01; then 2 (four positions less the ends), one of three: 10, as only the middle
  // one of three has a code of one bit. The lowest bit comes first.
  EXPECT_EQ(out, "\x04\x09"s);
}

TEST(ByteChain, GivesBackWhatWasAppended) {
  std::mt19937 random(8100);
  Arena arena;
  ByteChain chain;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    const std::string bytes(random() % 100, static_cast<char>(random()));
    chain.append_uint(arena, static_cast<std::uint32_t>(bytes.size()));
    chain.append(arena, bytes);
    expected += bytes;
  }
  ChainReader reader(chain);
  std::string scratch;
  std::string actual;
  while (!reader.at_end()) {
    const std::uint32_t size = reader.read_uint();
    actual += reader.read_bytes(size, scratch);
  }
  EXPECT_TRUE(actual == expected);
}

class TagCompressorTest : public testing::TestWithParam<Deflater> {};
INSTANTIATE_TEST_SUITE_P(Deflaters, TagCompressorTest,
                         testing::Values(Deflater::libdeflate, Deflater::zlib_as_xapian));

TEST_P(TagCompressorTest, ShortAndIncompressibleTagsStayPlain) {
  TagCompressor compressor(GetParam());
  EXPECT_EQ(compressor.compress(std::string(18, 'x')).form, TagForm::plain);
  EXPECT_EQ(compressor.compress(std::string(100, 'x')).form, TagForm::deflated);
  const bool tried = GetParam() == Deflater::zlib_as_xapian;  // libdeflate stores such a short one
  EXPECT_EQ(compressor.compress(std::string(19, 'x')).form, tried ? TagForm::deflated : TagForm::plain);
  std::mt19937 random(8200);
  std::string noise(3000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  EXPECT_EQ(compressor.compress(noise).form, TagForm::plain);
}

TEST_P(TagCompressorTest, OnlyLongRepetitionIsFragile) {
  TagCompressor compressor(GetParam());
  EXPECT_EQ(compressor.compress(std::string(8191, 'x')).form, TagForm::deflated);
  EXPECT_EQ(compressor.compress(std::string(20000, 'x')).form, TagForm::fragile);
  std::mt19937 random(8300);
  std::string text;
  while (text.size() < 100000) text += std::to_string(random() % 5000) + " berita ";
  EXPECT_EQ(compressor.compress(text).form, TagForm::deflated);
  EXPECT_EQ(inflate_tag(compressor.compress(text).bytes), text);
}

TEST(VersionFile, BeginsWithMagicAndTheDateOfTheFormat) {
  const std::string file = version_file(Uuid{}, {}, {});
  EXPECT_EQ(file.substr(0, 14), "\x0f\x0dXapian Glass");
  const unsigned date = static_cast<std::uint8_t>(file[14]) * 256U + static_cast<std::uint8_t>(file[15]);
  EXPECT_EQ(date, (2016U - 2014U) << 9 | 3U << 5 | 14U);
}

}  // namespace
}  // namespace warta::glass::test
