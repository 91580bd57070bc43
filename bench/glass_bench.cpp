// SPDX-License-Identifier: GPL-3.0-or-later
// How long a database takes to build from one JSON Lines file with a trivial tokeniser: with BulkBuilder, and
// with Xapian's public API as a newcomer would use it. The content is the same, and with --as-xapian
// every byte (run both with --keep and compare).
//
//   glass_bench CORPUS.jsonl DIRECTORY [--builder glass|xapian|none] [--threads N] [--memory MB] [--full]
//   [--as-xapian] [--keep]
//
// `none` parses and tokenises only. `--full` stores the body, too. One line of JSON on standard output.
#include <simdjson.h>
#include <sys/resource.h>
#include <xapian.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "indexer/glass/bulk_builder.h"

namespace {

struct Settings {
  std::string corpus;
  std::string directory;
  std::string builder = "glass";
  unsigned threads = 1;
  std::size_t memory_mb = 512;
  bool full = false;
  bool as_xapian = false;
  bool keep = false;
};

struct Article {
  std::string id, title, body, date, source;
};

class Parser {
 public:
  void parse(std::string_view line, Article& article) {
    article = {};
    buffer_.assign(line);
    buffer_.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    auto document = parser_.iterate(buffer_.data(), line.size(), buffer_.capacity());
    for (auto field : document.get_object()) {
      const std::string_view name = field.unescaped_key();
      std::string* const to = name == "id"       ? &article.id
                              : name == "title"  ? &article.title
                              : name == "body"   ? &article.body
                              : name == "date"   ? &article.date
                              : name == "source" ? &article.source
                                                 : nullptr;
      std::string_view text;
      if (to != nullptr && !field.value().get_string().get(text)) *to = text;
    }
  }

 private:
  simdjson::ondemand::parser parser_;
  std::string buffer_;
};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

// Calls `word(lower-cased bytes)` for each run of ASCII letters, digits and non-ASCII bytes of at most 64
// bytes.
template <class Word>
void tokenise(std::string_view text, const Word& word) {
  char lower[64];
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_byte(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_word_byte(text[i])) ++i;
    if (i - begin > sizeof lower) continue;
    for (std::size_t k = begin; k < i; ++k) {
      const char c = text[k];
      lower[k - begin] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    word(std::string_view(lower, i - begin));
  }
}

constexpr std::uint32_t gap_before_body = 100;

template <class Word>
void each_token(const Article& article, const Word& word) {
  std::uint32_t position = 0;
  tokenise(article.title, [&](std::string_view text) { word(text, ++position); });
  position += gap_before_body;
  tokenise(article.body, [&](std::string_view text) { word(text, ++position); });
}

std::string data_of(const Article& article, bool full) {
  std::string data = article.id + "\n" + article.title + "\n" + article.date + "\n" + article.source;
  if (full) data += "\n" + article.body;
  return data;
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using WordMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Counts {
  std::atomic<std::uint64_t> tokens = 0;
  double finish_seconds = 0;  // of the time: writing tables, fsync
};

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// One worker: takes batches of lines until there are no more.
void invert(const std::vector<std::string_view>& lines, std::atomic<std::size_t>& next,
            const Settings& settings, warta::glass::Inverter& inverter, Counts& counts) {
  struct Terms {
    warta::glass::TermId surface, root;
  };
  constexpr std::size_t batch = 64;
  const Xapian::Stem stem("indonesian");
  WordMap<Terms> words;
  std::uint64_t generation = inverter.generation();
  Parser parser;
  Article article;
  std::uint64_t tokens = 0;
  for (std::size_t begin = next.fetch_add(batch); begin < lines.size(); begin = next.fetch_add(batch)) {
    for (std::size_t i = begin; i < std::min(begin + batch, lines.size()); ++i) {
      parser.parse(lines[i], article);
      inverter.begin_document(static_cast<std::uint32_t>(i + 1));
      each_token(article, [&](std::string_view word, std::uint32_t position) {
        auto known = words.find(word);
        if (known == words.end()) {
          const std::string text(word);
          known = words.emplace(text, Terms{inverter.intern(text), inverter.intern("Z" + stem(text))}).first;
        }
        inverter.add_posting(known->second.surface, position);
        inverter.add_term(known->second.root, 1);
        ++tokens;
      });
      inverter.add_term(inverter.intern("Q" + article.id), 0);
      inverter.add_value(0, article.date);
      inverter.add_value(1, article.source);
      inverter.set_data(data_of(article, settings.full));
      inverter.end_document();
      if (inverter.generation() != generation) {
        generation = inverter.generation();
        words.clear();
      }
    }
  }
  counts.tokens += tokens;
}

void build_glass(const std::vector<std::string_view>& lines, const Settings& settings, Counts& counts) {
  warta::glass::BulkBuilder builder(settings.directory,
                                    {.memory_bytes = settings.memory_mb << 20,
                                     .threads = settings.threads,
                                     .deflater = settings.as_xapian ? warta::glass::Deflater::zlib_as_xapian
                                                                    : warta::glass::Deflater::libdeflate,
                                     .uuid = {}});
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < settings.threads; ++i) {
      warta::glass::Inverter& inverter = builder.add_inverter();
      threads.emplace_back([&] { invert(lines, next, settings, inverter, counts); });
    }
  }
  const auto start = Clock::now();
  builder.finish();
  counts.finish_seconds = seconds_since(start);
}

void build_xapian(const std::vector<std::string_view>& lines, const Settings& settings, Counts& counts) {
  Xapian::WritableDatabase database(settings.directory, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  const Xapian::Stem stem("indonesian");
  WordMap<std::string> roots;
  Parser parser;
  Article article;
  for (const std::string_view line : lines) {
    parser.parse(line, article);
    Xapian::Document document;
    each_token(article, [&](std::string_view word, std::uint32_t position) {
      const std::string text(word);
      auto known = roots.find(word);
      if (known == roots.end()) known = roots.emplace(text, "Z" + stem(text)).first;
      document.add_posting(text, position);
      document.add_term(known->second);
      ++counts.tokens;
    });
    document.add_boolean_term("Q" + article.id);
    document.add_value(0, article.date);
    document.add_value(1, article.source);
    document.set_data(data_of(article, settings.full));
    database.add_document(document);
  }
  database.commit();
}

void tokenise_only(const std::vector<std::string_view>& lines, Counts& counts) {
  Parser parser;
  Article article;
  std::size_t bytes = 0;
  for (const std::string_view line : lines) {
    parser.parse(line, article);
    each_token(article, [&](std::string_view word, std::uint32_t) {
      bytes += word.size();
      ++counts.tokens;
    });
  }
  if (bytes == 0) std::fputs("no words\n", stderr);
}

std::uint64_t postings_of(const std::string& directory) {
  const Xapian::Database database(directory);
  std::uint64_t postings = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    postings += term.get_termfreq();
  return postings;
}

bool parse_arguments(int argc, char** argv, Settings& settings) {
  std::vector<std::string> plain;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (argument == "--builder") {
      settings.builder = next();
    } else if (argument == "--threads") {
      settings.threads = static_cast<unsigned>(std::atoi(next().c_str()));
    } else if (argument == "--memory") {
      settings.memory_mb = static_cast<std::size_t>(std::atoi(next().c_str()));
    } else if (argument == "--full") {
      settings.full = true;
    } else if (argument == "--as-xapian") {
      settings.as_xapian = true;
    } else if (argument == "--keep") {
      settings.keep = true;
    } else {
      plain.emplace_back(argument);
    }
  }
  if (plain.size() != 2) return false;
  settings.corpus = plain[0];
  settings.directory = plain[1];
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (!parse_arguments(argc, argv, settings)) {
    std::fputs(
        "usage: glass_bench CORPUS.jsonl DIRECTORY [--builder glass|xapian|none] [--threads N] [--memory MB]"
        " [--full] [--as-xapian] [--keep]\n",
        stderr);
    return 2;
  }
  std::ifstream file(settings.corpus, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::vector<std::string_view> lines = lines_of(text);
  std::filesystem::remove_all(settings.directory);

  Counts counts;
  const auto start = Clock::now();
  if (settings.builder == "glass") {
    build_glass(lines, settings, counts);
  } else if (settings.builder == "xapian") {
    build_xapian(lines, settings, counts);
  } else {
    tokenise_only(lines, counts);
  }
  const double seconds = seconds_since(start);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double cpu = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  std::uint64_t postings = 0;
  if (settings.builder != "none") postings = postings_of(settings.directory);
  std::printf(
      R"({"builder":"%s","threads":%u,"documents":%zu,"tokens":%llu,"postings":%llu,"seconds":%.3f,"finish_seconds":%.3f,)"
      R"("cpu_seconds":%.3f,"peak_mb":%ld,"input_mb":%zu})"
      "\n",
      settings.builder.c_str(), settings.threads, lines.size(),
      static_cast<unsigned long long>(counts.tokens.load()), static_cast<unsigned long long>(postings),
      seconds, counts.finish_seconds, cpu, usage.ru_maxrss / 1024, text.size() >> 20);
  if (!settings.keep) std::filesystem::remove_all(settings.directory);
  return counts.tokens == 0 ? 1 : 0;
}
