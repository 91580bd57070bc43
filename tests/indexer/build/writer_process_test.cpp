// SPDX-License-Identifier: GPL-3.0-or-later
// A writer that is open across fork().
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <string>

#include "tests/temporary_directory.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"

namespace {

using warta::ArchiveWriter;
using warta::Article;
using warta::tests::TemporaryDirectory;

Article article(const std::string& id) {
  Article made;
  made.id = id;
  made.title = "Panen raya di " + id;
  made.body = "Petani memanen padi lebih awal karena hujan datang terlambat.";
  return made;
}

// Runs `work` in a child and gives its exit status.
template <typename Work>
int in_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Whether the call fails with an error that names both processes.
template <typename Call>
bool is_refused(pid_t parent, const Call& call) {
  try {
    call();
  } catch (const warta::Error& error) {
    const std::string said = error.what();
    return error.code() == warta::ErrorCode::invalid_argument &&
           said.find(std::to_string(parent)) != std::string::npos &&
           said.find(std::to_string(::getpid())) != std::string::npos;
  }
  return false;
}

TEST(WriterProcess, ChildCannotUseTheWriterOfItsParent) {
  const TemporaryDirectory folder;
  const pid_t parent = ::getpid();
  ArchiveWriter writer(folder.path("arsip"));
  EXPECT_EQ(in_child([&] {
              const bool refused = is_refused(parent, [&] { (void)writer.put(article("a")); }) &&
                                   is_refused(parent, [&] { (void)writer.erase("a"); }) &&
                                   is_refused(parent, [&] { writer.commit(); }) &&
                                   is_refused(parent, [&] { (void)writer.article_count(); });
              return refused ? 0 : 1;
            }),
            0);
}

TEST(WriterProcess, ChildThatDropsTheWriterChangesNothing) {
  const TemporaryDirectory folder;
  const std::string path = folder.path("arsip");
  auto writer = std::make_unique<ArchiveWriter>(path);
  for (int i = 0; i < 300; ++i) (void)writer->put(article("lama" + std::to_string(i)));
  writer->commit();
  for (int i = 0; i < 50; ++i) (void)writer->put(article("tengah" + std::to_string(i)));
  EXPECT_EQ(in_child([&] {
              writer.reset();
              return 0;
            }),
            0);
  EXPECT_EQ(warta::archive_stats(path).articles, 300U) << "the child committed";
  for (int i = 0; i < 50; ++i) (void)writer->put(article("baru" + std::to_string(i)));
  writer->commit();
  writer.reset();
  warta::VerifyOptions all;
  all.sample = 1000;
  const warta::VerifyReport report = warta::verify_archive(path, all);
  EXPECT_EQ(report.faults, 0U);
  EXPECT_EQ(report.articles, 400U);
}

}  // namespace
