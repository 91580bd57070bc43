// SPDX-License-Identifier: GPL-3.0-or-later
// The stored path of a file does not depend on how its source is spelled.
#include "indexer/archive/source_roots.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/temporary_directory.h"
#include "warta/error.h"

namespace {

namespace fs = std::filesystem;
using warta::SourceRoots;

// A working directory for the time of a test.
class In {
 public:
  explicit In(const std::string& directory) : before_(fs::current_path()) { fs::current_path(directory); }
  ~In() { fs::current_path(before_); }
  In(const In&) = delete;
  In& operator=(const In&) = delete;

 private:
  fs::path before_;
};

class SourceRootsTest : public ::testing::Test {
 protected:
  // The stored path of `file`, read from `source`; what is learned is kept, as in an archive.
  std::string stored(const std::string& source, const std::string& file) {
    SourceRoots roots(kept_);
    roots.add({source});
    kept_ = roots.serialize();
    return roots.stored_path(file);
  }

  warta::tests::TemporaryDirectory folder_;
  std::string file_ = folder_.write("a/berita/2023/satu.txt", "Judul\n\nIsi.\n");
  std::string other_ = folder_.write("b/berita/2023/satu.txt", "Lain\n\nLain.\n");
  std::string kept_;
};

TEST_F(SourceRootsTest, EverySpellingGivesThePathOfTheFirst) {
  const In directory(folder_.path("a"));
  EXPECT_EQ(stored("berita", "berita/2023/satu.txt"), "berita/2023/satu.txt");
  EXPECT_EQ(stored("./berita/", "berita/2023/satu.txt"), "berita/2023/satu.txt");
  EXPECT_EQ(stored(".", "./berita/2023/satu.txt"), "berita/2023/satu.txt");
  EXPECT_EQ(stored(folder_.path("a"), file_), "berita/2023/satu.txt");
  EXPECT_EQ(stored(file_, file_), "berita/2023/satu.txt");
  fs::create_directory_symlink(folder_.path("a"), folder_.path("tautan"));
  EXPECT_EQ(stored(folder_.path("tautan/berita"), folder_.path("tautan/berita/2023/satu.txt")),
            "berita/2023/satu.txt");
  const In deeper(folder_.path("a/berita/2023"));
  EXPECT_EQ(stored("..", "../2023/satu.txt"), "berita/2023/satu.txt");
  EXPECT_EQ(stored("satu.txt", "satu.txt"), "berita/2023/satu.txt");
}

TEST_F(SourceRootsTest, TheSameNameElsewhereIsAnotherFile) {
  {
    const In directory(folder_.path("a"));
    EXPECT_EQ(stored("berita", "berita/2023/satu.txt"), "berita/2023/satu.txt");
  }
  const In directory(folder_.path("b"));
  EXPECT_EQ(stored("berita", "berita/2023/satu.txt"), fs::canonical(other_).string());
  EXPECT_EQ(SourceRoots(kept_).real_path("berita/2023/satu.txt"), fs::canonical(file_).string());
}

TEST_F(SourceRootsTest, AMovedDirectoryKeepsItsNames) {
  const In directory(folder_.path("a"));
  EXPECT_EQ(stored("berita", "berita/2023/satu.txt"), "berita/2023/satu.txt");
  SourceRoots roots(kept_);
  roots.move(folder_.path("a/berita"), folder_.path("b/berita"));
  roots.add({folder_.path("b/berita")});
  EXPECT_EQ(roots.stored_path(other_), "berita/2023/satu.txt");
  EXPECT_EQ(roots.real_path("berita/2023/satu.txt"), fs::canonical(other_).string());
  EXPECT_THROW(roots.move("tidak-ada", folder_.path("b")), warta::Error);
  EXPECT_THROW(roots.move("berita", folder_.path("tidak-ada")), warta::Error);
}

TEST_F(SourceRootsTest, WhatIsNoFileKeepsItsName) {
  SourceRoots roots;
  roots.add({"-"});
  EXPECT_EQ(roots.stored_path("-"), "-");
  EXPECT_EQ(roots.stored_path(""), "");
  EXPECT_EQ(roots.stored_path("antrean/17"), "antrean/17");
}

TEST(EscapedPath, DifferentNamesStayDifferent) {
  EXPECT_EQ(warta::escaped_path("berita/é.txt"), "berita/é.txt");
  EXPECT_EQ(warta::escaped_path("\xFF.txt"), "\\xFF.txt");
  EXPECT_EQ(warta::escaped_path("\\xFF.txt"), "\\x5CxFF.txt");
  EXPECT_EQ(warta::escaped_path("a\\b\xC3"), "a\\b\\xC3");
  for (const std::string name : {"\xFF.txt", "\\xFF.txt", "\\x5C\xFE", "\xE2\x82 x", "\\", "\\x", "biasa"})
    EXPECT_EQ(warta::unescaped_path(warta::escaped_path(name)), name);
}

}  // namespace
