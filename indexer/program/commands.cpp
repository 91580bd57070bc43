// SPDX-License-Identifier: GPL-3.0-or-later
// Options and texts shared by the commands (commands.h).
#include "indexer/program/commands.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <map>

#include "util/decimal.h"
#include "util/terminal/program.h"

namespace warta::command_line {

void archive_option(CLI::App& command, std::string& archive) {
  command.add_option("ARCHIVE", archive, said({"direktori arsip", "directory of the archive"}))->required();
}

void lock_timeout_option(CLI::App& command, unsigned& seconds) {
  command.add_option("--lock-timeout", seconds,
                     said({"lama menunggu penulis lain, dalam detik (bawaan: 0)",
                           "seconds to wait for another writer (default: 0)"}));
}

void indexing_options(CLI::App& command, unsigned& jobs, Builder& builder, std::size_t& memory_bytes) {
  command
      .add_option("--jobs", jobs,
                  said({"utas analisis (bawaan: satu per inti)", "analyzing threads (default: one a core)"}))
      ->check(CLI::Range(1, 256));
  command
      .add_option(
          "--builder", builder,
          said({"cara arsip baru dibuat (bawaan: auto, yang tercepat menurut Xapian yang terpasang)",
                "how a new archive is made (default: auto, the fastest that the linked Xapian allows)"}))
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Builder>{{"auto", Builder::automatic}, {"xapian", Builder::xapian}}));
  command
      .add_option(
          "--memory", memory_bytes,
          said({"memori untuk membuat arsip baru, misalnya 500MB (bawaan: seperempat RAM, paling banyak 2 "
                "GiB)",
                "memory for making a new archive, such as 500MB (default: a quarter of RAM, at most 2 GiB)"}))
      ->transform(CLI::AsSizeValue(false));
}

int run_in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child <= 0) return work();  // in the child, or if there cannot be one
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string quantity(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1024 && unit + 1 < kUnits.size(); ++unit) size /= 1024;
  return decimal(size, size < 100 && unit > 1 ? 1 : 0) + ' ' + kUnits.at(unit);
}

}  // namespace warta::command_line
