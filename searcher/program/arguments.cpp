// SPDX-License-Identifier: GPL-3.0-or-later
// Declares and checks the options of warta-search (arguments.h).
#include "searcher/program/arguments.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "searcher/program/messages.h"
#include "searcher/request/options.h"
#include "util/terminal/configuration.h"
#include "util/terminal/messages.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "util/text.h"
#include "warta/error.h"
#include "warta/printer.h"

namespace warta::search_program {

namespace {

using command_line::said;

// A named value; help and error messages list the names.
template <typename Value>
CLI::Validator one_of(const std::vector<std::pair<std::string, Value>>& values) {
  std::string names;
  for (const auto& [name, value] : values) (names += names.empty() ? "" : "|") += name;
  const auto read = [values, names](std::string& given) -> std::string {
    for (const auto& [name, value] : values) {
      if (name != given) continue;
      given = std::to_string(static_cast<int>(value));
      return {};
    }
    return command_line::said(command_line::messages::kNoneOf, {given, names});
  };
  return CLI::Validator(read, "");
}

// An option of the table. CLI11 parses its spelling; values and messages are the table's.
void add_from_table(CLI::App& app, Arguments& arguments, const options::Option& row) {
  const std::string name(row.command_line);
  const std::string shown = name.substr(name.find("--"));
  const auto set = [&arguments, &row, shown](const std::string& value) {
    const bool by_context = shown == "--sort" && (value == "left" || value == "right");
    if (shown == "--sort") arguments.sort = value;
    try {
      if (!by_context) row.set(arguments.query, value, row);
    } catch (const Error& error) {
      throw CLI::ValidationError(shown, error.in(command_line::language()));
    }
  };
  std::string help = said({row.help_id, row.help_en});
  if (!row.initial.empty()) help += said({" (bawaan: {0})", " (default: {0})"}, {row.initial});
  const std::string values = options::shown_values(row);
  if (row.kind == options::Kind::truth) {
    app.add_flag_function(
        name, [set](std::int64_t count) { set(count > 0 ? "true" : "false"); }, help);
  } else if (row.kind == options::Kind::each) {
    app.add_option_function<std::vector<std::string>>(
           name,
           [set](const std::vector<std::string>& given) {
             for (const std::string& one : given) set(one);
           },
           help)
        ->allow_extra_args(false)
        ->type_name(values);
  } else if (row.kind == options::Kind::names) {
    app.add_option_function<std::vector<std::string>>(
           name, [set](const std::vector<std::string>& given) { set(CLI::detail::join(given, ",")); }, help)
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(values);
  } else {
    app.add_option_function<std::string>(name, set, help)->type_name(values);
  }
}

void add_name_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--names", arguments.names,
                 said({"nama lain yang sama artinya: baris NAMA<TAB>NAMA",
                       "further names that mean the same: NAME<TAB>NAME lines"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_flag("--synonyms", arguments.synonyms,
               said({"cari juga kata yang mirip artinya, dari tesaurus dalam paket mythes-id",
                     "also search for words of like meaning, from the thesaurus of the package mythes-id"}));
}

void add_batch_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--batch", arguments.batch,
                 said({"cari setiap kueri dalam BERKAS (baris `id<TAB>kueri`, - untuk masukan baku)",
                       "search for every query of FILE (`id<TAB>query` lines, - for standard input)"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_flag("--stats", arguments.stats,
               said({"bersama --batch: cetak lamanya setiap kueri ke galat baku",
                     "with --batch: print how long queries took on standard error"}));
}

void add_service_options(CLI::App& app, Arguments& arguments) {
  app.add_flag(
      "--stdio", arguments.stdio,
      said({"jawab permintaan dari masukan baku, satu objek JSON per baris di kedua arah "
            "(docs/output-format.md)",
            "answer requests from standard input, one JSON object a line each way (docs/output-format.md)"}));
  app.add_flag(
      "--mcp", arguments.mcp,
      said({"jawab asisten model bahasa dari masukan baku, dengan Model Context Protocol (docs/mcp.md)",
            "answer assistants of language models from standard input, by the Model Context Protocol "
            "(docs/mcp.md)"}));
  app.add_option(
         "--serve", arguments.serve,
         said({"jawab lewat HTTP, dengan halaman untuk pembaca (docs/serving.md); porta 0 berarti "
               "yang masih bebas",
               "answer over HTTP, with a page for people (docs/serving.md); port 0 takes a free one"}))
      ->type_name("HOST:PORT");
  app.add_option("--tokens", arguments.office.tokens,
                 said({"bersama --serve: hanya jawab permintaan dengan salah satu token berkas ini, dan yang "
                       "sudah masuk",
                       "with --serve: answer only requests with a token of this file, and those logged in"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_option(
         "--make-token", arguments.make_token,
         said({"cetak baris token baru bernama NAMA untuk berkas --tokens; tokennya ke galat baku",
               "print the line of a new token called NAME for a file of --tokens; the token itself on "
               "standard error"}))
      ->type_name(said({"NAMA", "NAME"}));
  app.add_option(
         "--token-right", arguments.token_right,
         said({"bersama --make-token: untuk semua (read) atau umpan saja (alerts) (bawaan: read)",
               "with --make-token: for everything (read) or for feeds only (alerts) (default: read)"}))
      ->type_name("read|alerts")
      ->check(CLI::IsMember({"read", "alerts"}).description(""));
  app.add_option("--cors", arguments.office.cors,
                 said({"bersama --serve: halaman dari ORIGIN (https://intranet.example) boleh bertanya",
                       "with --serve: pages of ORIGIN (https://intranet.example) may ask"}))
      ->type_name("ORIGIN")
      ->allow_extra_args(false);
  app.add_option("--access-log", arguments.office.access_log,
                 said({"bersama --serve: catat setiap permintaan di berkas ini, tanpa kuerinya",
                       "with --serve: note every request in this file, without its query"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_flag("--log-queries", arguments.office.log_queries,
               said({"bersama --access-log: juga kuerinya", "with --access-log: also the queries"}));
}

// A sign that no shell and no text has, before a word to exclude.
constexpr char kExclusion = '\x01';

bool is_short_option(const std::string& argument) {
  if (argument == "-a" || argument == "-h" || argument == "-n") return true;
  return argument.starts_with("-n") && argument.find_first_not_of("0123456789=", 2) == std::string::npos;
}

// Whether `name` may be an archive: a folder, a file of ours, or a server.
bool may_be_archive(const std::string& name) {
  std::error_code ignored;
  return name.starts_with("tcp://") || name.find('/') != std::string::npos ||
         std::filesystem::exists(name, ignored);
}

// The groups of --help.
struct Group {
  Message name;
  std::vector<std::string_view> options;
};
const std::vector<Group>& groups() {
  static const std::vector<Group> all = {
      {{"Memilih", "Choosing"},
       {"--filter", "--new-since", "--match", "--level", "--plain", "--no-expand", "--names", "--synonyms",
        "--tz", "--like", "--like-text", "--duplicates-of", "--sample", "--seed"}},
      {{"Urutan", "Order"}, {"--sort", "--recent", "--collapse", "--limit", "--offset", "--all"}},
      {{"Tampilan", "Display"},
       {"--format", "--fields", "--snippets", "--kwic", "--passages", "--passage-characters",
        "--passages-per-article", "--bom", "--color", "--no-pager", "--explain", "--parsed"}},
      {{"Hitungan", "Counts"},
       {"--count", "--facet", "--facet-limit", "--facet-sort", "--facet-prefix", "--timeline", "--share",
        "--by", "--compare", "--matrix", "--typical", "--beside"}},
      {{"Artikel", "Article"}, {"--show", "--raw"}},
      {{"Arsip", "Archives"}, {"--archive", "--partial", "--remote-timeout", "--time-limit"}},
      {{"Layanan", "Services"},
       {"--serve", "--tokens", "--make-token", "--token-right", "--cors", "--access-log", "--log-queries",
        "--stdio", "--mcp", "--batch", "--stats"}},
  };
  return all;
}

void group_options(CLI::App& app) {
  for (const Group& group : groups())
    for (const std::string_view name : group.options)
      app.get_option(std::string(name))->group(said(group.name));
}

}  // namespace

std::string Arguments::query_text() const {
  const std::string text = joined(words, " ");
  return text.empty() && !query.search.filters.empty() ? std::string(options::kEverything) : text;
}

std::vector<std::string> with_exclusions(std::vector<std::string> given) {
  bool after_option = false;
  for (std::string& argument : given) {
    if (argument == "--") break;
    const bool number = argument.find_first_not_of("0123456789.", 1) == std::string::npos;
    const bool excludes = argument.size() > 1 && argument[0] == '-' && argument[1] != '-' &&
                          !is_short_option(argument) && !(after_option && number);
    after_option = argument.starts_with("-") && argument.find('=') == std::string::npos;
    if (excludes) argument.insert(argument.begin(), kExclusion);
  }
  return given;
}

void settle_positionals(Arguments& arguments) {
  bool excluded_first = false;
  for (std::string& word : arguments.words) {
    if (!word.starts_with(kExclusion)) continue;
    excluded_first = excluded_first || &word == arguments.words.data();
    word.erase(0, 1);
  }
  if (!arguments.archives.empty()) return;
  const bool names_one = !arguments.words.empty() && !excluded_first;
  const char* given = std::getenv("WARTA_ARCHIVE");
  const std::string usual =
      given != nullptr && *given != '\0' ? given : command_line::configuration().archive;
  if (!usual.empty() && !(names_one && may_be_archive(arguments.words.front()))) {
    arguments.archives.push_back(usual);
    return;
  }
  if (!names_one) throw command_line::Complaint(messages::kNameAnArchive);
  if (!may_be_archive(arguments.words.front()))
    throw command_line::Complaint(messages::kNoSuchArchive,
                                  {arguments.words.front(), arguments.query_text()});
  arguments.archives.push_back(arguments.words.front());
  arguments.words.erase(arguments.words.begin());
}

void settle_options(Arguments& arguments) {
  SearchOptions& search = arguments.query.search;
  if (!search.expand && (arguments.synonyms || !arguments.names.empty()))
    throw command_line::Complaint(messages::kNoExpandAlone);
  search.opening = arguments.format == "text" || (arguments.format.empty() && arguments.batch.empty());
  constexpr std::uint32_t kBars = 20;  // of a facet
  if (search.opening && !search.facet_limit) search.facet_limit = kBars;
  if (!arguments.names.empty()) arguments.query.searcher.names = command_line::read_whole(arguments.names);
  if (arguments.synonyms) {
    constexpr const char* kThesaurus = "/usr/share/mythes/th_id_ID_v2.dat";
    if (!std::filesystem::exists(kThesaurus))
      throw command_line::Complaint(messages::kNoThesaurus, {kThesaurus});
    arguments.query.searcher.thesaurus = command_line::read_whole(kThesaurus);
  }
  const bool by_context = arguments.sort == "left" || arguments.sort == "right";
  if (by_context && !arguments.kwic) throw command_line::Complaint(messages::kSortsContext, {arguments.sort});
  if (search.time_limit.count() > 0)
    arguments.query.searcher.remote_timeout =
        std::min(arguments.query.searcher.remote_timeout, search.time_limit);
  options::require_consistent(search);
  const bool everything = arguments.all || arguments.kwic;
  if (everything && (search.collapse != Collapse::none || search.half_life))
    throw command_line::Complaint(messages::kEverything);
  if (arguments.kwic && (arguments.all || arguments.count || !arguments.batch.empty()))
    throw command_line::Complaint(messages::kKwicAlone);
  const bool by_article =
      !arguments.show.empty() || !arguments.like.empty() || !arguments.duplicates_of.empty();
  if (arguments.passages && (everything || by_article || arguments.count || !arguments.batch.empty()))
    throw command_line::Complaint(messages::kPassagesAlone);
  if (!arguments.batch.empty() && (arguments.all || arguments.count))
    throw command_line::Complaint(messages::kBatchAlone);
  if (arguments.bom && arguments.format != "csv" && arguments.format != "tsv" &&
      (arguments.matrix.empty() || arguments.format == "jsonl"))
    throw command_line::Complaint(messages::kBomOfTables);
  const bool many = !arguments.compare.empty() || !arguments.matrix.empty();
  if (many && (arguments.all || arguments.count || arguments.kwic || !arguments.batch.empty() ||
               (!arguments.compare.empty() && (!arguments.words.empty() || !arguments.matrix.empty()))))
    throw command_line::Complaint(messages::kFileOfQueriesAlone,
                                  {arguments.compare.empty() ? "--matrix" : "--compare"});
}

void add_options(CLI::App& app, Arguments& arguments) {
  using command_line::ColorMode;
  app.add_option(
         "QUERY", arguments.words,
         said({"arsip (direktori buatan warta-index, atau tcp://HOST:PORT) kecuali disebut dengan -a, "
               "lalu kata, "
               "\"frasa\", bidang dan operator; lihat docs/query-syntax.md",
               "the archive (a directory made by warta-index, or tcp://HOST:PORT) unless -a names it, "
               "then words, "
               "\"phrases\", fields and operators; see docs/query-syntax.md"}))
      ->type_name(said({"[ARSIP] KUERI", "[ARCHIVE] QUERY"}));
  app.add_option("-a,--archive", arguments.archives,
                 said({"cari dalam beberapa arsip sebagai satu: -a A -a tcp://HOST:PORT",
                       "search several archives as one: -a A -a tcp://HOST:PORT"}))
      ->type_name(said({"ARSIP", "ARCHIVE"}))
      ->allow_extra_args(false);
  for (const options::Option& row : options::query_options())
    if (!row.command_line.empty() && !row.request.empty()) add_from_table(app, arguments, row);
  app.add_option("--fields", arguments.fields,
                 said({"yang dicetak dari setiap hasil (csv, tsv, json, jsonl): id,title,url",
                       "what to print of a hit (csv, tsv, json, jsonl): id,title,url"}))
      ->type_name(said({"BIDANG", "FIELDS"}))
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--bom", arguments.bom,
               said({"bersama csv atau tsv: awali dengan tanda urutan bita, yang diperlukan Excel",
                     "with csv or tsv: begin with a byte order mark, which Excel needs"}));
  add_name_options(app, arguments);
  for (const options::Option& row : options::query_options())
    if (!row.command_line.empty() && row.request.empty()) add_from_table(app, arguments, row);
  add_batch_options(app, arguments);
  add_service_options(app, arguments);
  app.add_option("--format", arguments.format,
                 said({"bentuk cetakan hasil (bawaan: text; untuk --batch trec)",
                       "how to print the result (default: text; trec for a batch)"}))
      ->type_name(joined(printer_formats(), "|"))
      ->check(CLI::IsMember(printer_formats()).description(""));
  app.add_flag("--all", arguments.all,
               said({"cetak setiap artikel yang cocok, begitu ditemukan",
                     "print every article that matches, as it comes"}));
  app.add_flag("--count", arguments.count,
               said({"cetak hanya jumlah artikel yang cocok", "print only how many articles match"}));
  app.add_flag("--parsed", arguments.parsed,
               said({"cetak bagaimana kueri dipahami, tanpa mencari",
                     "print how the query was understood, and do not search"}));
  app.add_option("--show", arguments.show,
                 said({"cetak artikel dengan id ini, tanpa mencari",
                       "print the article of this id instead of searching"}))
      ->type_name("ID");
  app.add_option("--like", arguments.like,
                 said({"cari artikel yang mirip artikel dengan id ini, sebagai ganti kueri",
                       "search for articles like the one of this id, instead of a query"}))
      ->type_name("ID");
  app.add_option(
         "--like-text", arguments.like_text,
         said({"cari artikel yang mirip teks dalam BERKAS (- untuk masukan baku), sebagai ganti kueri",
               "search for articles like the text in FILE (- for standard input), instead of a query"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_option("--compare", arguments.compare,
                 said({"bersama --timeline: bandingkan paling banyak 6 kueri dari BERKAS, satu per baris",
                       "with --timeline: compare at most 6 queries of FILE, one a line"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_option("--matrix", arguments.matrix,
                 said({"cetak berapa kali setiap kueri dari BERKAS (satu per baris) ada dalam setiap artikel "
                       "(csv, tsv, jsonl)",
                       "print how many times each query of FILE (one a line) is in each article (csv, tsv, "
                       "jsonl)"}))
      ->type_name(said({"BERKAS", "FILE"}));
  app.add_option("--duplicates-of", arguments.duplicates_of,
                 said({"daftarkan salinan artikel dengan id ini, tanpa mencari",
                       "list the near-duplicates of the article of this id, instead of searching"}))
      ->type_name("ID");
  app.add_option_function<std::uint32_t>(
         "--kwic", [&arguments](const std::uint32_t& words) { arguments.kwic = words; },
         said({"cetak setiap tempat kata itu, satu per baris, di antara N kata di kedua sisinya (text, tsv, "
               "jsonl)",
               "print every place of the words, one a line, between N words on either side (text, tsv, "
               "jsonl)"}))
      ->type_name("N")
      ->check(CLI::Range(0U, 1000U).description("0..1000"));
  app.add_option_function<std::uint32_t>(
         "--passages", [&arguments](const std::uint32_t& count) { arguments.passages = count; },
         said({"cetak N petikan terbaik dari semua artikel, bukan artikel (text, json, jsonl)",
               "print the N best passages of all articles, not articles (text, json, jsonl)"}))
      ->type_name("N")
      ->check(
          CLI::Range(1U, Searcher::kMaxPassages).description("1.." + std::to_string(Searcher::kMaxPassages)));
  app.add_flag("--no-pager", arguments.no_pager,
               said({"jangan tampilkan hasil per halaman (dengan $PAGER atau less)",
                     "never show a result by pages (with $PAGER, or less)"}));
  app.add_flag("--raw", arguments.raw,
               said({"bersama --show: teks aslinya, bita demi bita",
                     "with --show: the original text, byte for byte"}));
  app.add_option(
         "--color", arguments.color,
         said({"tandai yang cocok dengan warna (bawaan: auto)", "mark matches with colours (default: auto)"}))
      ->type_name("auto|always|never")
      ->transform(one_of<ColorMode>(
          {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}));
  app.footer(said({"Status keluar: 0 ada hasil, 1 tidak ada, 2 galat.",
                   "Exit status: 0 there are hits, 1 there are none, 2 error."}));
  group_options(app);
}

ParseOptions parse_options(const Arguments& arguments) {
  ParseOptions options = arguments.query.parse;
  options.language = command_line::language();
  if (arguments.words.empty() && arguments.batch.empty()) options.syntax = Syntax::full;  // only filters
  return options;
}

void print_diagnostics(const ParsedQuery& query, const std::string& where) {
  for (const Diagnostic& diagnostic : query.diagnostics)
    command_line::complain("warta-search", where + diagnostic.to_string(command_line::language()));
}

}  // namespace warta::search_program
