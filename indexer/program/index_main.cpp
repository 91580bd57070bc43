// SPDX-License-Identifier: GPL-3.0-or-later
// The program warta-index: makes and maintains archives. Runs one of the commands of commands.h.
#include <array>
#include <string>

#include "indexer/program/commands.h"
#include "indexer/program/termination.h"
#include "util/terminal/program.h"
#include "warta/reader.h"
#include "warta/version.h"

namespace {

// `warta-index 0.2.0`, and on a second line which formats this build reads.
std::string about_this_build() {
  std::string text = std::string("warta-index ") + warta::version() + "\nreads:";
  for (const std::string& format : warta::reader_formats()) text.append(" ").append(format);
  for (const std::string& format : warta::unavailable_formats()) text.append("; without ").append(format);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  namespace command_line = warta::command_line;
  command_line::explain_termination(argc, argv);
  const auto declare = [](CLI::App& app) -> command_line::Work {
    const std::string group = app.get_version_ptr()->get_group();
    const std::string description = app.get_version_ptr()->get_description();
    app.set_version_flag("--version", about_this_build(), description)->group(group);
    app.require_subcommand(1);
    app.footer(
        command_line::said({"Status keluar: 0 semua selesai, 1 sebagian tidak (rekaman ditolak, id tidak "
                            "ada, kerusakan ditemukan; "
                            "masing-masing disebut), 2 gagal, 130 dihentikan.",
                            "Exit status: 0 all is done, 1 a part is not (records rejected, ids not found, "
                            "faults found; each is "
                            "named), 2 failure, 130 interrupted."}));
    const std::array commands = {
        command_line::add_command(app),     command_line::remove_command(app),
        command_line::stats_command(app),   command_line::export_command(app),
        command_line::verify_command(app),  command_line::compact_command(app),
        command_line::reindex_command(app), command_line::duplicates_command(app),
        command_line::words_command(app),   command_line::split_command(app),
        command_line::merge_command(app),   command_line::backup_command(app),
        command_line::restore_command(app),
    };
    return [commands](std::ostream& out) {
      for (const command_line::Command& command : commands) {
        if (command.parser->parsed()) return command.run(out);
      }
      return static_cast<int>(command_line::kFailure);
    };
  };
  return command_line::run_program(
      "warta-index",
      command_line::said({"Membuat dan mengubah arsip berita Indonesia untuk warta-search.",
                          "Builds and changes archives of Indonesian news for warta-search."})
          .c_str(),
      command_line::said({"warta-index add berita artikel/\nwarta-index add berita ekspor.jsonl.gz\n"
                          "warta-index verify berita",
                          "warta-index add news articles/\nwarta-index add news export.jsonl.gz\n"
                          "warta-index verify news"})
          .c_str(),
      {argv + 1, argv + argc}, declare);
}
