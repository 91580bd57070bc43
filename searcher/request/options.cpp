// SPDX-License-Identifier: GPL-3.0-or-later
// The rows and parsers of the table of options (options.h).
#include "searcher/request/options.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "indexer/archive/fields.h"
#include "searcher/request/messages.h"
#include "util/text.h"
#include "warta/error.h"
#include "warta/published_at.h"

namespace warta {

namespace {

constexpr std::pair<std::string_view, bool> kTruth[] = {
    {"true", true}, {"false", false}, {"1", true}, {"0", false}};
constexpr std::pair<std::string_view, Match> kMatch[] = {
    {"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}};
constexpr std::pair<std::string_view, Level> kLevel[] = {
    {"root", Level::root}, {"lexeme", Level::lexeme}, {"surface", Level::surface}};
constexpr std::pair<std::string_view, SortOrder> kSort[] = {
    {"relevance", SortOrder::relevance}, {"newest", SortOrder::newest}, {"oldest", SortOrder::oldest}};
constexpr std::pair<std::string_view, Collapse> kCollapse[] = {
    {"none", Collapse::none}, {"near", Collapse::near}, {"media", Collapse::media}};
constexpr std::pair<std::string_view, Facet> kBy[] = {{"media", Facet::media}};
constexpr std::pair<std::string_view, FacetSort> kFacetSort[] = {
    {"auto", FacetSort::automatic}, {"count", FacetSort::count}, {"value", FacetSort::value}};
constexpr std::pair<std::string_view, TimeStep> kStep[] = {
    {"day", TimeStep::day}, {"week", TimeStep::week}, {"month", TimeStep::month}, {"year", TimeStep::year}};
constexpr std::pair<std::string_view, Language> kLanguage[] = {{"id", Language::id}, {"en", Language::en}};
constexpr std::pair<std::string_view, Syntax> kSyntax[] = {{"full", Syntax::full}, {"plain", Syntax::plain}};
constexpr std::pair<std::string_view, std::chrono::minutes> kZones[] = {{"wib", std::chrono::minutes{420}},
                                                                        {"wita", std::chrono::minutes{480}},
                                                                        {"wit", std::chrono::minutes{540}},
                                                                        {"utc", std::chrono::minutes{0}}};
constexpr std::pair<std::string_view, Builder> kBuilder[] = {{"automatic", Builder::automatic},
                                                             {"xapian", Builder::xapian}};
constexpr std::pair<std::string_view, DateOrder> kDateOrder[] = {
    {"automatic", DateOrder::automatic}, {"dmy", DateOrder::dmy}, {"mdy", DateOrder::mdy}};

[[noreturn]] void refuse(std::string_view value, const Bilingual& wanted) {
  throw Error(ErrorCode::invalid_argument, both(option_messages::kIsNot, {value, wanted}));
}

template <typename Value, std::size_t count>
Value named(const std::pair<std::string_view, Value> (&names)[count], std::string_view value) {
  std::string list;
  for (const auto& [name, meaning] : names) {
    if (name == value) return meaning;
    (list += list.empty() ? "" : ", ") += name;
  }
  refuse(value, both(option_messages::kOneOf, {list}));
}

// The place of the sign between field and value: `=`, or `<` or `>` of a range. npos in a query.
std::size_t sign_of_filter(std::string_view text) noexcept {
  const std::size_t sign = text.find_first_of("=<>");
  if (sign == 0 || sign == std::string_view::npos || is_blank(text[sign - 1])) return std::string_view::npos;
  return text.substr(0, sign).find_first_of(":\"()*?~") == std::string_view::npos ? sign
                                                                                  : std::string_view::npos;
}

FieldFilter filter_of(std::string_view text) {
  const std::size_t sign = sign_of_filter(text);
  if (sign == std::string_view::npos) refuse(text, both(option_messages::kFilter));
  const std::string_view value = trimmed(text.substr(sign + (text[sign] == '=' ? 1 : 0)));
  if (value.find_first_not_of("=<> ") == std::string_view::npos) refuse(text, both(option_messages::kFilter));
  return {std::string(trimmed(text.substr(0, sign))), std::string(value)};
}

// The name of a field, or of tags `name=value`.
void add_facet(SearchOptions& options, std::string_view name) {
  if (const auto facet = schema::find_facet(name))
    options.facets.push_back(*facet);
  else if (trimmed(name).empty() || name.find_first_of("=:") != std::string_view::npos)
    refuse(name, both(option_messages::kFacet, {schema::facet_names(", ")}));
  else
    options.tag_facets.emplace_back(name);
}

template <typename Number>
Number number(std::string_view text, Number least = 0, Number most = std::numeric_limits<Number>::max()) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    refuse(text, both(option_messages::kWhole, {least, most}));
  }
  return value;
}

// In milliseconds; less counts as one.
std::chrono::milliseconds seconds(std::string_view text, std::uint32_t most) {
  constexpr double kMilliseconds = 1000;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= most))
    refuse(text, both(option_messages::kSeconds, {most}));
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(value * kMilliseconds)));
}

// Calls `take` with every part of a comma-separated list.
template <typename Take>
void each_of(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    take(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
}

std::chrono::year_month_day day(std::string_view text) {
  const std::optional<PublishedAt> date = parse_published_at(text);
  if (!date) refuse(text, both(option_messages::kDate));
  return date->date;
}

// Passages per hit; more would be the article.
constexpr std::uint32_t kMaxSnippets = 20;
constexpr std::uint32_t kMaxSnippetCharacters = 10'000;
constexpr std::uint32_t kLeastPassage = 50;  // characters; less has no sentence
constexpr std::uint32_t kMostFacetValues = 100'000;
constexpr std::uint32_t kMostDays = 1'000'000;
constexpr std::uint32_t kDay = 86'400;  // seconds

using options::Kind;
using options::Option;
using V = std::string_view;
using Q = QueryOptions;
using R = const Option&;

std::uint32_t whole(V value, R row) { return number(value, row.least, row.most); }

constexpr Option kQueryOptions[] = {
    {"match", "match", "--match", Kind::name, 0, 0, 0, "auto|all|any", "auto",
     "artikel dengan semua kata dulu, lalu sebagian (auto), semua (all), atau salah satu (any)",
     "articles with all words first and then some (auto), all, or any",
     [](Q& o, V v, R) { o.search.match = named(kMatch, v); }},
    {"level", "level", "--level", Kind::name, 0, 0, 0, "root|lexeme|surface", "lexeme",
     "apa yang dihitung sebagai kata yang sama: semua kata seakar (root), kata itu dalam bentuk aktif, "
     "pasif, jamak atau dengan klitik (lexeme), atau kata seperti tertulis (surface)",
     "what is counted as the same word: all words of its root (root), the word in another voice or number or "
     "with clitics (lexeme), or the word as written (surface)",
     [](Q& o, V v, R) { o.search.level = named(kLevel, v); }},
    {"sort", "sort", "--sort", Kind::name, 0, 0, 0, "relevance|newest|oldest|left|right", "relevance",
     "urutan hasil: relevance, newest atau oldest; urutan baris --kwic: left atau right",
     "order of the hits: relevance, newest or oldest; of --kwic lines: left or right",
     [](Q& o, V v, R) { o.search.sort = named(kSort, v); }},
    {"half_life", "recent", "--recent", Kind::whole, 1, kMostDays, 0, "N:", "",
     "skor menjadi separuh setiap artikel lebih tua N hari dari yang terbaru",
     "let scores halve with every N days that an article is older than the newest found",
     [](Q& o, V v, R r) { o.search.half_life = whole(v, r); }},
    {"collapse", "collapse", "--collapse", Kind::name, 0, 0, 0, "none|near|media", "none",
     "tampilkan salinan sebuah hasil, atau semua dari penerbitnya, sebagai angka di belakangnya",
     "show copies of a hit, or all of its publisher, as a number behind it",
     [](Q& o, V v, R) { o.search.collapse = named(kCollapse, v); }},
    {"limit", "limit", "-n,--limit", Kind::whole, 0, SearchOptions::kMaxLimit, 1000, "N:", "10",
     "banyaknya hasil yang ditampilkan", "hits to show",
     [](Q& o, V v, R r) { o.search.limit = whole(v, r); }},
    {"offset", "offset", "--offset", Kind::whole, 0, SearchOptions::kMaxLimit, 10'000, "N:", "0",
     "banyaknya hasil teratas yang dilewati", "hits to leave out at the top",
     [](Q& o, V v, R r) { o.search.offset = whole(v, r); }},
    {"snippets", "snippets", "--snippets", Kind::whole, 0, kMaxSnippets, 0, "N:", "1", "kutipan setiap hasil",
     "passages a hit", [](Q& o, V v, R r) { o.search.snippets = whole(v, r); }},
    {"snippet_characters", "", "", Kind::whole, 1, kMaxSnippetCharacters, 0, "", "240",
     "panjang kutipan yang dituju, dalam huruf", "aimed-at length of a passage, in characters",
     [](Q& o, V v, R r) { o.search.snippet_characters = whole(v, r); }},
    {"passage_characters", "passage-characters", "--passage-characters", Kind::whole, kLeastPassage,
     kMaxSnippetCharacters, 0, "N:", "600", "panjang terbesar sebuah petikan --passages, dalam huruf",
     "greatest length of a passage of --passages, in characters",
     [](Q& o, V v, R r) { o.search.passage_characters = whole(v, r); }},
    {"passages_per_article", "passages-per-article", "--passages-per-article", Kind::whole, 1,
     Searcher::kMaxPassages, 0, "N:", "2", "petikan --passages sebanyak-banyaknya dari satu artikel",
     "most passages of --passages from one article",
     [](Q& o, V v, R r) { o.search.passages_per_article = whole(v, r); }},
    {"time_limit", "time-limit", "--time-limit", Kind::seconds, 0, kDay, 0, "N:", "",
     "hentikan pencarian yang lebih lama dari N detik, misalnya 2.5; itu galat (dengan --serve bawaannya 10)",
     "break a search off that takes longer than N seconds, such as 2.5; that is an error (default with "
     "--serve: 10)",
     [](Q& o, V v, R r) { o.search.time_limit = seconds(v, r.most); }},
    {"expand", "", "", Kind::truth, 0, 0, 0, "", "true", "cari juga nama lain dari sebuah kata",
     "search also for other names of a word", [](Q& o, V v, R) { o.search.expand = named(kTruth, v); }},
    {"", "no-expand", "--no-expand", Kind::truth, 0, 0, 0, "", "",
     "cari kata seperti tertulis saja, tanpa nama lain (KPK: Komisi Pemberantasan Korupsi)",
     "search for words only as given, not also for other names (KPK: Komisi Pemberantasan Korupsi)",
     [](Q& o, V v, R) { o.search.expand = !named(kTruth, v); }},
    {"explain", "explain", "--explain", Kind::truth, 0, 0, 0, "", "",
     "cetak kueri menurut Xapian, dan sumbangan setiap bagiannya kepada hasil (text, json, jsonl)",
     "print the query as Xapian has it, and what each part of it adds to a hit (text, json, jsonl)",
     [](Q& o, V v, R) { o.search.explain = named(kTruth, v); }},
    {"filter", "filter", "--filter", Kind::each, 0, 0, 0, "FIELD=VALUE", "",
     "hanya artikel dengan nilai ini, misalnya media=Tempo atau tahun=2019..2021; beberapa nilai satu "
     "bidang: "
     "salah satu; beberapa bidang: semuanya",
     "only articles with this value, such as media=Tempo or year=2019..2021; several values of a field: one "
     "of them; several fields: all of them",
     [](Q& o, V v, R) { o.search.filters.push_back(filter_of(v)); }},
    {"new_since", "new-since", "--new-since", Kind::text, 0, 0, 0, "ID", "",
     "hanya artikel yang masuk arsip sesudah artikel dengan id ini (`warta-index stats --json`: last_added)",
     "only articles that came into the archive after the one of this id (`warta-index stats --json`: "
     "last_added)",
     [](Q& o, V v, R) { o.search.new_since = v; }},
    {"facet", "facet", "--facet", Kind::names, 0, 0, 0, "", "", "hitung semua yang cocok menurut ini",
     "count all that match by these",
     [](Q& o, V v, R) {
       o.search.facets.clear();
       o.search.tag_facets.clear();
       each_of(v, [&o](V name) { add_facet(o.search, name); });
     }},
    {"facet_limit", "facet-limit", "--facet-limit", Kind::whole, 1, kMostFacetValues, 0, "N:", "",
     "banyaknya nilai setiap --facet yang ditampilkan (bawaan: semua; text 20)",
     "values of each --facet to show (default: all; text 20)",
     [](Q& o, V v, R r) { o.search.facet_limit = whole(v, r); }},
    {"facet_sort", "facet-sort", "--facet-sort", Kind::name, 0, 0, 0, "auto|count|value", "auto",
     "urutan nilai setiap --facet: menurut jumlah (count) atau nilainya (value); auto: jumlah, tahun dan "
     "bulan menurut nilai",
     "order of the values of each --facet: by count or by value; auto: by count, years and months by value",
     [](Q& o, V v, R) { o.search.facet_sort = named(kFacetSort, v); }},
    {"facet_prefix", "facet-prefix", "--facet-prefix", Kind::text, 0, 0, 0, "TEXT", "",
     "hanya nilai --facet yang berawal dengan teks ini", "only values of --facet that begin with this text",
     [](Q& o, V v, R) { o.search.facet_prefix = v; }},
    {"timeline", "timeline", "--timeline", Kind::name, 0, 0, 0, "day|week|month|year", "",
     "hitung semua yang cocok menurut hari terbitnya", "count all that match by the day they were published",
     [](Q& o, V v, R) {
       o.search.timeline = v.empty() ? std::nullopt : std::optional<TimeStep>(named(kStep, v));
     }},
    {"share", "share", "--share", Kind::truth, 0, 0, 0, "", "",
     "bersama --timeline: juga bagiannya dari semua artikel arsip pada waktu itu",
     "with --timeline: also the share of all articles of the archive at that time",
     [](Q& o, V v, R) { o.search.share = named(kTruth, v); }},
    {"by", "by", "--by", Kind::name, 0, 0, 0, "media", "", "bersama --timeline: juga per penerbit",
     "with --timeline: also for each publisher",
     [](Q& o, V v, R) { o.search.by = v.empty() ? std::nullopt : std::optional<Facet>(named(kBy, v)); }},
    {"", "compare", "", Kind::each, 0, 0, 0, "", "", "bersama --timeline: kueri yang dibandingkan",
     "with --timeline: a query to compare", [](Q& o, V v, R) { o.compare.emplace_back(v); }},
    {"typical", "typical", "--typical", Kind::whole, 1, SearchOptions::kMaxTypical, 0, "N:", "",
     "N kata yang membedakan artikel yang cocok dari semua yang lain, dengan log-likelihood",
     "N words that set the matching articles apart from all others, with their log-likelihood",
     [](Q& o, V v, R r) { o.search.typical = whole(v, r); }},
    {"beside", "beside", "--beside", Kind::whole, 1, SearchOptions::kMaxTypical, 0, "N:", "",
     "N kata yang paling khas di dekat kata kueri (lima kata di kedua sisi), dengan log-likelihood",
     "N words most typical near the query's words (five words on either side), with their log-likelihood",
     [](Q& o, V v, R r) { o.search.beside = whole(v, r); }},
    {"sample", "sample", "--sample", Kind::whole, 1, SearchOptions::kMaxLimit, 1000, "N:", "",
     "N artikel yang cocok, dipilih secara acak; selalu yang sama untuk --seed yang sama",
     "N of the matching articles, chosen at random; always the same for one --seed",
     [](Q& o, V v, R r) { o.search.sample = whole(v, r); }},
    {"seed", "seed", "--seed", Kind::whole, 0, std::numeric_limits<std::uint32_t>::max(), 0, "N:", "1",
     "bersama --sample: pilihan acak yang mana", "with --sample: which random choice",
     [](Q& o, V v, R r) { o.search.seed = whole(v, r); }},
    {"body", "", "", Kind::truth, 0, 0, 0, "", "false", "isi setiap hasil", "the body of each hit",
     [](Q& o, V v, R) { o.search.body = named(kTruth, v); }},
    {"occurrences", "", "", Kind::truth, 0, 0, 0, "", "false", "berapa kali kueri ada dalam setiap hasil",
     "how many times the query is in each hit",
     [](Q& o, V v, R) { o.search.occurrences = named(kTruth, v); }},
    {"words", "", "", Kind::truth, 0, 0, 0, "", "false", "banyaknya kata setiap hasil",
     "the number of words of each hit", [](Q& o, V v, R) { o.search.words = named(kTruth, v); }},
    {"language", "lang", "", Kind::name, 0, 0, 0, "", "id", "bahasa pesan: id atau en",
     "language of messages: id or en", [](Q& o, V v, R) { o.parse.language = named(kLanguage, v); }},
    {"syntax", "", "", Kind::name, 0, 0, 0, "", "full", "full, atau plain: tanpa operator",
     "full, or plain: nothing is an operator", [](Q& o, V v, R) { o.parse.syntax = named(kSyntax, v); }},
    {"", "plain", "--plain", Kind::truth, 0, 0, 0, "", "",
     "baca kueri sebagai teks biasa: setiap kata adalah kata, tanpa operator",
     "read queries as plain text: every word a word, nothing an operator",
     [](Q& o, V v, R) { o.parse.syntax = named(kTruth, v) ? Syntax::plain : Syntax::full; }},
    {"tz", "tz", "--tz", Kind::name, 0, 0, 0, "wib|wita|wit|utc", "wib",
     "zona waktu yang menentukan tanggal hari-ini dan kemarin dalam kueri",
     "the time zone whose day `today` and `yesterday` mean in a query",
     [](Q& o, V v, R) { o.parse.utc_offset = named(kZones, v); }},
    {"today", "", "", Kind::text, 0, 0, 0, "", "", "arti hari-ini dalam kueri", "what hari-ini in a query is",
     [](Q& o, V v, R) { o.parse.today = day(v); }},
    {"names", "", "", Kind::text, 0, 0, 0, "", "", "baris nama yang sama artinya",
     "rows of names that mean the same", [](Q& o, V v, R) { o.searcher.names = v; }},
    {"thesaurus", "", "", Kind::text, 0, 0, 0, "", "", "teks tesaurus MyThes",
     "the text of a MyThes thesaurus", [](Q& o, V v, R) { o.searcher.thesaurus = v; }},
    {"partial", "", "--partial", Kind::truth, 0, 0, 0, "", "",
     "cari di arsip lain bila satu tidak menjawab, dan katakan itu",
     "search the other archives when one does not answer, and say so",
     [](Q& o, V v, R) { o.searcher.partial = named(kTruth, v); }},
    {"remote_timeout", "", "--remote-timeout", Kind::whole, 1, kDay, 0, "N:", "10",
     "berapa detik arsip di tcp://HOST:PORT boleh diam",
     "how many seconds an archive at tcp://HOST:PORT may be silent",
     [](Q& o, V v, R r) { o.searcher.remote_timeout = std::chrono::seconds(whole(v, r)); }},
};

struct AddRow {
  V name;
  void (*set)(AddOptions& options, V value);
};

using A = AddOptions;
constexpr AddRow kAddOptions[] = {
    {"jobs", [](A& o, V v) { o.jobs = number(v, 0U, 1024U); }},
    {"clean", [](A& o, V v) { o.writer.clean = named(kTruth, v); }},
    {"exceptions", [](A& o, V v) { o.writer.exceptions = v; }},
    {"lock_timeout",
     [](A& o, V v) { o.writer.lock_timeout = std::chrono::seconds(number<std::uint32_t>(v)); }},
    {"commit_every", [](A& o, V v) { o.writer.commit_every = number<std::uint32_t>(v, 1); }},
    {"memory_bytes", [](A& o, V v) { o.memory_bytes = number<std::size_t>(v); }},
    {"builder", [](A& o, V v) { o.builder = named(kBuilder, v); }},
    {"format", [](A& o, V v) { o.read.format = v; }},
    {"extra_tags", [](A& o, V v) { o.read.extra_tags = named(kTruth, v); }},
    {"date_order", [](A& o, V v) { o.read.date_order = named(kDateOrder, v); }},
    {"keep_all_pages", [](A& o, V v) { o.read.keep_all_pages = named(kTruth, v); }},
    {"prune", [](A& o, V v) { o.prune = named(kTruth, v); }},
    {"dry_run", [](A& o, V v) { o.dry_run = named(kTruth, v); }},
};

void apply(const Option& row, QueryOptions& options, V value) { row.set(options, value, row); }
void apply(const AddRow& row, AddOptions& options, V value) { row.set(options, value); }

template <typename Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows)
    if (!row.name.empty()) names.emplace_back(row.name);
  return names;
}

template <typename Rows, typename Options>
void set(const Rows& rows, Options& options, V name, V value) {
  std::string list;
  for (const auto& row : rows) {
    if (row.name.empty()) continue;
    (list += list.empty() ? "" : ", ") += row.name;
    if (row.name != name) continue;
    try {
      return apply(row, options, value);
    } catch (const Error& error) {
      throw Error(error.code(), at(std::string(name), error.message()));
    }
  }
  throw Error(ErrorCode::invalid_argument, both(option_messages::kNoOption, {name, list}));
}

}  // namespace

std::string options::shown_values(const Option& option) {
  std::string values(option.values);
  if (option.kind == Kind::names) values += schema::facet_names("|");
  if (option.kind == Kind::whole || option.kind == Kind::seconds)
    values += std::to_string(option.least) + ".." + std::to_string(option.most);
  return values;
}

std::span<const Option> options::query_options() noexcept { return kQueryOptions; }

const Option* options::find_request(std::string_view name) noexcept {
  if (name.empty()) return nullptr;
  const auto* const row = std::find_if(std::begin(kQueryOptions), std::end(kQueryOptions),
                                       [name](const Option& one) { return one.request == name; });
  return row == std::end(kQueryOptions) ? nullptr : row;
}

bool options::is_field_filter(std::string_view text) noexcept {
  return sign_of_filter(text) != std::string_view::npos;
}

void options::require_consistent(const SearchOptions& options) {
  if (options.share && !options.timeline)
    throw Error(ErrorCode::invalid_argument, both(option_messages::kShareNeedsTimeline));
  if (options.by && !options.timeline)
    throw Error(ErrorCode::invalid_argument, both(option_messages::kByNeedsTimeline));
  if (!options.half_life || options.sort == SortOrder::relevance) return;
  const auto* const order = std::find_if(std::begin(kSort), std::end(kSort),
                                         [&](const auto& one) { return one.second == options.sort; });
  throw Error(ErrorCode::invalid_argument, both(option_messages::kRecentOrSort, {order->first}));
}

void set_option(QueryOptions& options, std::string_view name, std::string_view value) {
  set(kQueryOptions, options, name, value);
}
void set_option(AddOptions& options, std::string_view name, std::string_view value) {
  set(kAddOptions, options, name, value);
}
std::vector<std::string> query_option_names() { return names_of(kQueryOptions); }
std::vector<std::string> add_option_names() { return names_of(kAddOptions); }

std::string_view option_name(Facet facet) noexcept { return schema::row_of(facet).name; }
std::string_view option_name(const FacetCounts& counts) noexcept {
  return counts.tag.empty() ? option_name(counts.facet) : std::string_view(counts.tag);
}

}  // namespace warta
