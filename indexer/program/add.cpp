// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index add`: reads sources into an archive, with progress, rejected records and a summary.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/program/commands.h"
#include "indexer/program/explain.h"
#include "indexer/program/messages.h"
#include "indexer/program/progress_line.h"
#include "indexer/program/reject_file.h"
#include "indexer/program/termination.h"
#include "searcher/alerts/alerts.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "warta/archive_writer.h"
#include "warta/error.h"

namespace warta::command_line {

namespace {

// `3 .pdf, 1 .docx, 2 records`: the most frequent extensions first.
std::string skipped_kinds(const AddReport& report) {
  constexpr std::size_t kShown = 6;
  std::vector<std::pair<std::uint64_t, std::string>> kinds;
  std::uint64_t records = report.files_skipped;
  for (const auto& [ending, count] : report.skipped_endings) {
    records -= count;
    kinds.emplace_back(count, ending.empty() ? "without ending" : printable(ending));
  }
  for (const auto& [kind, count] : report.skipped_kinds) {
    records -= count;
    kinds.emplace_back(count, printable(kind + (count == 1 || kind.starts_with("of ") ? "" : "s")));
  }
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  const auto append = [&text](std::uint64_t count, const std::string& kind) {
    if (count != 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
  };
  for (std::size_t i = 0; i < std::min(kShown, kinds.size()); ++i) append(kinds[i].first, kinds[i].second);
  std::uint64_t others = 0;
  for (std::size_t i = kShown; i < kinds.size(); ++i) others += kinds[i].first;
  append(others, "others");
  append(records, records == 1 ? "record" : "records");
  return text;
}

namespace fs = std::filesystem;

struct AddArguments {
  std::string archive;
  std::vector<std::string> sources;
  std::string exceptions;
  int old_spelling_before = 0;  // a year; 0: none
  std::vector<std::string> field_map;
  std::vector<std::string> moved_roots;
  bool no_clean = false;
  std::string date_order;
  std::string reject_file;
  bool quiet = false;
  bool explain = false;
  AddOptions options;
  unsigned lock_timeout_seconds = 0;
  std::string saved_queries;  // a file; empty: no alerts
  alerts::AlertOptions alerts;
};

std::uint64_t total_size(const std::vector<std::string>& sources) {
  std::uint64_t total = 0;
  for (const std::string& source : sources) {
    std::error_code error;
    if (source == "-") return 0;
    if (fs::is_directory(source, error)) {
      fs::recursive_directory_iterator entry(source, fs::directory_options::skip_permission_denied, error);
      for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored)) total += entry->file_size(ignored);
      }
    } else if (const auto size = fs::file_size(source, error); !error) {
      total += size;
    }
  }
  return total;
}

// False when a query or the command failed.
bool alert(const AddArguments& arguments, const std::vector<alerts::SavedQuery>& queries, std::ostream& out) {
  const alerts::AlertReport report = alerts::run_alerts(arguments.alerts, queries);
  if (!arguments.quiet)
    out << report.folder << ": " << quantity(report.matches, "new match", "new matches") << " of "
        << quantity(report.queries, "query", "queries") << '\n';
  return report.all_good;
}

int add(AddArguments& arguments, std::ostream& out) {
  AddOptions& options = arguments.options;
  options.writer.clean = !arguments.no_clean;
  options.writer.lock_timeout = std::chrono::seconds(arguments.lock_timeout_seconds);
  if (!arguments.exceptions.empty()) options.writer.exceptions = read_whole(arguments.exceptions);
  if (arguments.old_spelling_before != 0) {
    std::string& rows = options.writer.exceptions;
    if (!rows.empty() && !rows.ends_with('\n')) rows += '\n';
    rows += "!ejaan-lama-sebelum " + std::to_string(arguments.old_spelling_before) + '\n';
  }
  for (const std::string& pair : arguments.field_map) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      throw Error(ErrorCode::invalid_argument, both(index_messages::kWriteMap, {pair}));
    }
    options.read.field_map[pair.substr(equals + 1)] = pair.substr(0, equals);
  }
  if (arguments.date_order == "dmy") options.read.date_order = DateOrder::dmy;
  if (arguments.date_order == "mdy") options.read.date_order = DateOrder::mdy;
  for (const std::string& pair : arguments.moved_roots) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
      throw Error(ErrorCode::invalid_argument, both(index_messages::kWriteRoot, {pair}));
    options.moved_roots.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  const bool terminal = is_terminal(STDERR_FILENO);
  ProgressLine line(std::cerr, terminal && !arguments.quiet, terminal ? total_size(arguments.sources) : 0);
  std::unique_ptr<RejectFile> rejects;
  if (!arguments.reject_file.empty()) rejects = std::make_unique<RejectFile>(arguments.reject_file);
  options.on_rejected = [&line, &rejects](const ReadIssue& issue) {
    line.clear();
    if (rejects != nullptr) rejects->put(issue);
    std::cerr << printable(issue.origin.to_string() + ": " + issue.reason.in(language())) << '\n';
  };
  options.on_note = [&line](const Article& article, const Bilingual& note) {
    line.clear();
    std::cerr << printable(said(index_messages::kNote, {article.origin.to_string(), note.in(language())}))
              << '\n';
  };
  if (arguments.explain) {
    options.on_decided = [&](const Article& article, PutOutcome outcome) {
      line.clear();
      explain_article(article, outcome, options.writer.clean, out);
    };
  }
  options.progress = [&line](const AddProgress& progress) {
    line.update(progress);
    return !stop_requested();
  };
  std::vector<alerts::SavedQuery> queries;
  if (!arguments.saved_queries.empty()) {
    queries = alerts::read_saved_queries(arguments.saved_queries, "warta-index");
    arguments.alerts.archive = arguments.archive;
    arguments.alerts.program = "warta-index";
    alerts::begin_alerts(arguments.alerts);
  }
  catch_stop_signals();
  const AddReport report = add_sources(arguments.archive, arguments.sources, options);
  line.clear();
  if (!arguments.quiet) {
    out << arguments.archive << ": " << report.added << " added, " << report.updated << " updated, "
        << report.unchanged << " unchanged, " << report.rejected << " rejected";
    if (options.prune) out << ", " << report.pruned << " pruned";
    if (report.files_skipped != 0)
      out << "; " << report.files_skipped << " skipped (" << skipped_kinds(report) << ')';
    if (report.mended != 0) out << " (" << report.mended << " with warnings)";
    if (options.dry_run) out << " (dry run: nothing is written)";
    out << '\n';
  }
  if (rejects != nullptr) rejects->close();
  if (!report.compaction_failure.empty())
    complain("warta-index", said(index_messages::kNotCompacted, {report.compaction_failure.in(language())}));
  for (const Bilingual& refused : report.prune_refused)
    std::cerr << printable(said(index_messages::kPruneRefused, {refused.in(language())})) << '\n';
  if (report.interrupted) {
    complain("warta-index", said(index_messages::kAddInterrupted));
    return kInterrupted;
  }
  const bool all_alerted = queries.empty() || alert(arguments, queries, out);
  return report.rejected == 0 && report.prune_refused.empty() && all_alerted ? kSuccess : kSomeRejected;
}

}  // namespace

Command add_command(CLI::App& app) {
  const auto holder = std::make_shared<AddArguments>();
  AddArguments& arguments = *holder;
  CLI::App* command =
      app.add_subcommand("add", said({"menambahkan artikel ke arsip; arsip yang belum ada dibuat",
                                      "add articles to an archive, creating it if absent"}));
  archive_option(*command, arguments.archive);
  command
      ->add_option("SOURCE", arguments.sources,
                   said({"berkas, direktori (dibaca sampai ke dalam), atau - untuk masukan standar",
                         "files, directories (read recursively), or - for standard input"}))
      ->required();
  command
      ->add_option("--format", arguments.options.read.format,
                   said({"cara membaca setiap sumber, apa pun nama dan isinya",
                         "how to read every source, whatever its name and content"}))
      ->check(CLI::IsMember(reader_formats()));
  command
      ->add_option("--map", arguments.field_map,
                   said({"membaca BIDANG dari nama lain: --map title=judul_berita",
                         "read FIELD from another name: --map title=judul_berita"}))
      ->type_name("FIELD=NAME")
      ->allow_extra_args(false);
  command->add_flag(
      "--extra-tags", arguments.options.read.extra_tags,
      said({"menyimpan bidang JSON dan CSV yang tidak dikenal sebagai tag NAMA=NILAI (nilai sampai 200 bita)",
            "keep unknown fields of JSON and CSV as tags NAME=VALUE (values up to 200 bytes)"}));
  command
      ->add_option(
          "--date-order", arguments.date_order,
          said({"yang lebih dulu pada tanggal seperti 9/8/2023 (bawaan: menurut tanggal lain dalam berkas)",
                "what comes first in dates like 9/8/2023 (default: what the other dates of the file say)"}))
      ->check(CLI::IsMember({"dmy", "mdy"}));
  command->add_flag(
      "--keep-all-pages", arguments.options.read.keep_all_pages,
      said({"menambahkan pula halaman rayapan yang bukan artikel: halaman muka, tag, masuk, dan galat",
            "also add pages of crawls that are not articles: home, tag, login and error pages"}));
  command->add_option("--exceptions", arguments.exceptions,
                      said({"berkas berisi baris KATA<TAB>DASAR untuk arsip baru, disimpan di dalamnya; "
                            "baris !ejaan-lama mempertemukan ejaan lama dan baru (Soekarno, Sukarno)",
                            "file of rows WORD<TAB>ROOT for a new archive, kept inside it; a line "
                            "!ejaan-lama lets the old spelling meet the new (Soekarno, Sukarno)"}));
  command
      ->add_option(
          "--old-spelling-before", arguments.old_spelling_before,
          said({"mempertemukan ejaan lama dan baru pada artikel yang terbit sebelum TAHUN ini (arsip "
                "baru; misalnya 1973)",
                "let the old spelling meet the new in articles published before this YEAR (a new "
                "archive; for example 1973)"}))
      ->check(CLI::Range(1900, 2100));
  command->add_flag("--no-clean", arguments.no_clean,
                    said({"mengindeks nama penulis, tautan terkait, dan sejenisnya sebagai isi berita",
                          "index bylines, related links and the like as if they were story"}));
  indexing_options(*command, arguments.options.jobs, arguments.options.builder,
                   arguments.options.memory_bytes);
  lock_timeout_option(*command, arguments.lock_timeout_seconds);
  command
      ->add_option("--commit-every", arguments.options.writer.commit_every,
                   said({"perubahan di antara dua penyimpanan (bawaan: 2000)",
                         "changes between two commits (default: 2000)"}))
      ->check(CLI::Range(1, 10000000));
  command->add_flag("--prune", arguments.options.prune,
                    said({"mengeluarkan artikel yang berkasnya di direktori SUMBER sudah tidak ada; ditolak "
                          "bila lebih dari separuh artikelnya akan hilang, misalnya karena titik kait kosong",
                          "take out articles whose file inside a SOURCE directory is gone; not where more "
                          "than half of its articles would go, as from an empty mount point"}));
  command
      ->add_flag("--force", arguments.options.prune_force,
                 said({"membolehkan --prune mengeluarkan lebih dari separuh artikel sebuah direktori",
                       "let --prune take out more than half of the articles of a directory"}))
      ->needs("--prune");
  command
      ->add_option("--root", arguments.moved_roots,
                   said({"direktori sumber artikel kini di BARU; id tidak berubah",
                         "a directory that articles were read from is at NEW now; ids stay as they are"}))
      ->type_name("OLD=NEW")
      ->allow_extra_args(false);
  command->add_option(
      "--reject", arguments.reject_file,
      said({"menulis ke berkas ini tempat dan alasan setiap rekaman yang ditolak, satu objek JSON per baris",
            "write to this file where each rejected record is and why, one JSON object a line"}));
  CLI::Option* alerts =
      command
          ->add_option(
              "--alerts", arguments.saved_queries,
              said({"berkas baris NAMA<TAB>KUERI, yang dijalankan atas artikel yang baru masuk: yang cocok "
                    "dicatat "
                    "sekali di ARSIP.alerts/alerts.jsonl dan di umpan Atom setiap kueri (docs/alerts.md)",
                    "file of lines NAME<TAB>QUERY to run over the articles that are new: each match goes "
                    "once to "
                    "ARCHIVE.alerts/alerts.jsonl and to the Atom feed of its query (docs/alerts.md)"}))
          ->type_name(said({"BERKAS", "FILE"}));
  command
      ->add_option("--alerts-to", arguments.alerts.folder,
                   said({"direktori catatan dan umpan (bawaan: ARSIP.alerts)",
                         "directory of the log and the feeds (default: ARCHIVE.alerts)"}))
      ->type_name(said({"DIREKTORI", "DIRECTORY"}))
      ->needs(alerts);
  command
      ->add_option("--alert-command", arguments.alerts.command,
                   said({"perintah shell yang diberi baris baru catatan itu pada masukan bakunya",
                         "shell command that gets the new lines of that log on its standard input"}))
      ->type_name(said({"PERINTAH", "COMMAND"}))
      ->needs(alerts);
  CLI::Option* dry_run = command->add_flag("--dry-run", arguments.options.dry_run,
                                           said({"tidak menulis apa pun, hanya menyebut yang akan dilakukan",
                                                 "write nothing, only say what would be done"}));
  alerts->excludes(dry_run);
  command
      ->add_flag("--explain", arguments.explain,
                 said({"mencetak bidang setiap artikel dan yang diambil setiap kaidah redaksi dari teksnya",
                       "print the fields of each article, and what each newsroom rule took from its text"}))
      ->needs(dry_run);
  command->add_flag("-q,--quiet", arguments.quiet,
                    said({"hanya galat dan rekaman yang ditolak", "only errors and rejected records"}));
  return {command, [holder](std::ostream& out) { return add(*holder, out); }};
}

}  // namespace warta::command_line
