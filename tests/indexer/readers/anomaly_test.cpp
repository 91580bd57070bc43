// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input. tests/data/anomaly/whole has a good file of each format: truncated anywhere, or with bytes
// changed, it still gives every record before the damage, and never an invalid one. tests/data/anomaly/fuzz
// has what the fuzz targets have found. The messages are in tests/cli/cases/anomaly.t.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "tests/indexer/readers/read_all.h"
#include "tests/indexer/readers/reader_properties.h"
#include "tests/temporary_directory.h"

namespace warta {
namespace {

namespace fs = std::filesystem;
using reader_properties::Outcome;
using reader_properties::read_bytes;
using tests::Read;
using tests::read;
using tests::TemporaryDirectory;

const fs::path kAnomaly = fs::path(WARTA_TEST_DIR) / "data/anomaly";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Sample {
  const char* file;
  const char* format;
  std::size_t articles;
};
constexpr std::array<Sample, 10> kSamples = {{{"artikel.jsonl", "jsonl", 3},
                                              {"artikel.json", "json", 3},
                                              {"artikel.csv", "csv", 3},
                                              {"artikel.txt", "text", 1},
                                              {"wordpress.xml", "xml", 2},
                                              {"atom.xml", "xml", 2},
                                              {"nitf.xml", "xml", 1},
                                              {"newsml.xml", "xml", 1},
                                              {"halaman.warc", "warc", 3},
                                              {"halaman.warc.gz", "warc", 3}}};

class Anomaly : public testing::TestWithParam<Sample> {
 protected:
  std::string bytes_ = contents(kAnomaly / "whole" / GetParam().file);
};

INSTANTIATE_TEST_SUITE_P(, Anomaly, testing::ValuesIn(kSamples), [](const auto& test) {
  std::string name = test.param.file;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST_P(Anomaly, WholeFileIsReadWithoutIssue) {
  const Outcome whole = read_bytes(GetParam().format, bytes_);
  EXPECT_EQ(whole.broken, "");
  EXPECT_EQ(whole.articles.size(), GetParam().articles);
  for (const ReadIssue& issue : whole.issues)
    ADD_FAILURE() << issue.origin.to_string() << ": " << issue.reason.english;
  for (const Article& article : whole.articles)
    for (const Bilingual& note : article.notes)
      if (note.english.find("capture") == std::string::npos) ADD_FAILURE() << note.english;
}

// Truncated at any byte: complete records are read, the truncated one is reported, nothing else appears.
TEST_P(Anomaly, CutAnywhereGivesTheRecordsBeforeTheCut) {
  const Outcome whole = read_bytes(GetParam().format, bytes_);
  const bool is_xml = std::string_view(GetParam().format) == "xml";
  std::size_t last = 0;
  for (std::size_t length = 0; length < bytes_.size(); ++length) {
    const Outcome cut = read_bytes(GetParam().format, std::string_view(bytes_).substr(0, length));
    ASSERT_EQ(cut.broken, "") << "at byte " << length;
    ASSERT_LE(cut.articles.size(), whole.articles.size()) << "at byte " << length;
    ASSERT_GE(cut.articles.size(), last) << "at byte " << length;
    last = cut.articles.size();
    for (std::size_t i = 0; i + 1 < cut.articles.size(); ++i)
      ASSERT_EQ(cut.articles[i].body, whole.articles[i].body) << "at byte " << length;
    if (is_xml && last < whole.articles.size()) {
      ASSERT_EQ(cut.issues.size(), 1U) << "at byte " << length;
    }
  }
}

// Any byte changed to any other: reading ends, and its results are valid.
TEST_P(Anomaly, ChangedBytesNeverGiveAnInvalidArticle) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr std::string_view kNasty("\0\xFF\"<>&{}[],;\r\n\\0-\xC3\x1F", 19);
  for (int round = 0; round < 400; ++round) {
    std::string changed = bytes_;
    for (unsigned k = 1 + random() % 4; k > 0; --k) {
      const std::size_t at = random() % changed.size();
      switch (random() % 3) {
        case 0:
          changed[at] = kNasty[random() % kNasty.size()];
          break;
        case 1:
          changed.erase(at, 1 + random() % 20);
          break;
        default:
          changed.insert(at, changed.substr(random() % changed.size(), random() % 40));
      }
      if (changed.empty()) changed = "x";
    }
    ASSERT_EQ(read_bytes(GetParam().format, changed).broken, "") << "round " << round << "\n"
                                                                 << testing::PrintToString(changed);
  }
}

TEST(AnomalyFuzz, WhatTheFuzzTargetsFoundStaysMended) {
  std::size_t files = 0;
  if (!fs::exists(kAnomaly / "fuzz")) GTEST_SKIP() << "nothing was found yet";
  for (const auto& entry : fs::recursive_directory_iterator(kAnomaly / "fuzz")) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const std::string format = entry.path().parent_path().filename().string();
    if (format == "sources") {
      (void)read({entry.path().string()});
      continue;
    }
    ReadOptions options;
    options.limits.max_record_bytes = 2000;  // as in the targets
    EXPECT_EQ(read_bytes(format, contents(entry.path()), options).broken, "") << entry.path();
    EXPECT_EQ(read_bytes(format, contents(entry.path())).broken, "") << entry.path();
  }
  EXPECT_GT(files, 0U);
}

// One article of 200 MB between two good ones. It exceeds the limit of a record, so it is reported and
// skipped; `mark` is the place of the body.
class HugeBody : public testing::TestWithParam<std::pair<const char*, const char*>> {};
INSTANTIATE_TEST_SUITE_P(
    , HugeBody,
    testing::Values(
        std::pair("jsonl",
                  "{\"id\":\"1\",\"title\":\"Satu\"}\n{\"id\":\"2\",\"body\":\"@\"}\n{\"id\":\"3\",\"title\":"
                  "\"Tiga\"}\n"),
        std::pair("json",
                  "[{\"id\":\"1\",\"title\":\"Satu\"},\n{\"id\":\"2\",\"body\":\"@\"},\n{\"id\":\"3\","
                  "\"title\":\"Tiga\"}]"),
        std::pair("csv", "id,title,body\n1,Satu,x\n2,Dua,@\n3,Tiga,x\n"),
        std::pair("xml",
                  "<rss><channel><item><title>Satu</title></item><item><title>Dua</title><description>@"
                  "</description></item><item><title>Tiga</title></item></channel></rss>")),
    [](const auto& test) { return std::string(test.param.first); });

class Repeated final : public readers::ByteSource {
 public:
  Repeated(std::string_view pattern, std::size_t bytes)
      : before_(pattern.substr(0, pattern.find('@'))),
        behind_(pattern.substr(pattern.find('@') + 1)),
        left_(bytes) {}
  std::string_view head() override { return before_; }
  std::string_view next() override {
    if (!before_.empty()) return std::exchange(before_, std::string_view());
    if (left_ == 0) return std::exchange(behind_, std::string_view());
    const std::size_t count = std::min(left_, block_.size());
    left_ -= count;
    return std::string_view(block_).substr(0, count);
  }

 private:
  std::string_view before_, behind_;
  std::size_t left_;
  std::string block_ = std::string(65536, 'a');
};

TEST_P(HugeBody, IsToldOfAndTheOthersAreRead) {
  Repeated source(GetParam().second, std::size_t{200} << 20);
  const ReadOptions options;
  const auto reader = readers::format_named(GetParam().first)->open(source, {"berkas", "", 0}, options);
  std::vector<std::string> titles;
  std::vector<std::string> reasons;
  while (auto result = reader->next()) {
    if (auto* article = std::get_if<Article>(&*result)) {
      titles.push_back(article->title);
    } else {
      reasons.push_back(std::get<ReadIssue>(*result).reason.english);
    }
  }
  EXPECT_EQ(titles, (std::vector<std::string>{"Satu", "Tiga"}));
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_NE(reasons[0].find("limit"), std::string::npos) << reasons[0];
}

TEST(AnomalySources, DirectoriesWithCyclesPipesAndForbiddenFilesAreReadToTheEnd) {
  const TemporaryDirectory folder;
  folder.write("a/satu.txt", "Satu.");
  folder.write("a/rahasia.txt", "Rahasia.");
  folder.write(std::string("a/nama\xFF") + "rusak.txt", "Nama rusak.");
  fs::create_directory_symlink("..", folder.path("a/atas"));
  fs::create_symlink("putar.txt", folder.path("a/putar.txt"));
  fs::create_symlink("tidak-ada", folder.path("a/putus.txt"));
  ASSERT_EQ(::mkfifo(folder.path("a/pipa.txt").c_str(), 0600), 0);
  ASSERT_EQ(::chmod(folder.path("a/rahasia.txt").c_str(), 0), 0);
  const Read all = read({folder.path()});
  const bool root = ::geteuid() == 0;  // root may do everything
  EXPECT_EQ(all.articles.size(), root ? 3U : 2U);
  ASSERT_EQ(all.issues.size(), root ? 2U : 3U);
  for (const std::string& issue : all.issues)
    EXPECT_NE(issue.find("cannot open it"), std::string::npos) << issue;
}

TEST(AnomalySources, BombIsStoppedByItsRatio) {
  const TemporaryDirectory folder;
  const std::string shell = "cd '" + folder.path() +
                            "' && head -c 20000000 /dev/zero | tr '\\0' 'a' | bzip2 -9 > bom.txt.bz2 && "
                            "echo '{\"title\":\"Baik\"}' > baik.jsonl";
  ASSERT_EQ(std::system(shell.c_str()), 0);
  const Read all = read({folder.path()});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("expands to more than 1000 times its size"), std::string::npos)
      << all.issues[0];
  EXPECT_EQ(all.articles.size(), 1U);
}

TEST(AnomalySources, BombInsideAnArchiveFileIsStoppedToo) {
  const TemporaryDirectory folder;
  const std::string shell = "cd '" + folder.path() +
                            "' && head -c 20000000 /dev/zero | tr '\\0' 'a' | bzip2 -9 > bom.txt.bz2 && "
                            "echo Baik > a.txt && tar cf semua.tar a.txt bom.txt.bz2";
  ASSERT_EQ(std::system(shell.c_str()), 0);
  const Read all = read({folder.path("semua.tar")});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("semua.tar(bom.txt.bz2): expands to more than"), std::string::npos)
      << all.issues[0];
  EXPECT_EQ(all.articles.size(), 1U);
}

TEST(AnomalySources, PackedTooDeepIsToldOf) {
  const TemporaryDirectory folder;
  std::string shell = "cd '" + folder.path() + "' && echo isi > a.txt && tar cf 0.tar a.txt";
  for (int i = 0; i < 6; ++i)
    shell += " && tar cf " + std::to_string(i + 1) + ".tar " + std::to_string(i) + ".tar";
  ASSERT_EQ(std::system(shell.c_str()), 0);
  const Read all = read({folder.path("6.tar")});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("is packed more than 4 times"), std::string::npos) << all.issues[0];
}

TEST(AnomalySources, DamageInsideAnArchiveFileIsToldOfAndTheOtherEntriesAreRead) {
  const TemporaryDirectory folder;
  const std::string shell = "cd '" + folder.path() +
                            "' && seq 1 30000 > a.txt && gzip a.txt && printf 'rusak rusak rusak' | dd "
                            "of=a.txt.gz bs=1 seek=20000 conv=notrunc "
                            "status=none && echo Baik > b.txt && tar cf semua.tar a.txt.gz b.txt";
  ASSERT_EQ(std::system(shell.c_str()), 0);
  const Read all = read({folder.path("semua.tar")});
  ASSERT_EQ(all.issues.size(), 1U);
  EXPECT_NE(all.issues[0].find("semua.tar(a.txt.gz): cannot be read to its end"), std::string::npos)
      << all.issues[0];
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].body, "Baik\n");
}

}  // namespace
}  // namespace warta
