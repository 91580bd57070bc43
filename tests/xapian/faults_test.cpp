// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each fault of libxapian in docs/xapian-faults.md, shown with plain Xapian. A test fails when the libxapian
// we build with is right: then its workaround and its entry can go.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <new>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

// What fresh memory is filled with; negative: it is left as it is.
int filling = -1;
// Objects deleted with another size than they were made with.
int wrong_sizes = 0;
// Blocks of memory in use.
long blocks = 0;
// Calls of write(), by which a remote database is asked.
int writes = 0;

constexpr std::size_t kHead = alignof(std::max_align_t);  // before each block, for its size

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  auto* block = static_cast<char*>(std::malloc(size + kHead));
  if (block == nullptr) throw std::bad_alloc();
  ++blocks;
  std::memcpy(block, &size, sizeof size);
  if (filling >= 0) std::memset(block + kHead, filling, size);
  return block + kHead;
}
[[gnu::noinline]] void operator delete(void* room) noexcept {
  if (room == nullptr) return;
  --blocks;
  std::free(static_cast<char*>(room) - kHead);
}
[[gnu::noinline]] void operator delete(void* room, std::size_t size) noexcept {
  if (room != nullptr && std::memcmp(static_cast<char*>(room) - kHead, &size, sizeof size) != 0)
    ++wrong_sizes;
  operator delete(room);
}

extern "C" __attribute__((visibility("default"))) ssize_t write(int file, const void* bytes,
                                                                std::size_t size) {
  ++writes;
  return syscall(SYS_write, file, bytes, size);
}

namespace {

using Xapian::Query;
using Weights = std::map<Xapian::docid, double>;

// `broken`: whether libxapian still does what the entry of docs/xapian-faults.md says.
void expect_broken(bool broken, const std::string& entry, const std::string& workaround) {
  EXPECT_TRUE(broken) << "Xapian " << Xapian::version_string() << " has fixed " << entry
                      << ": remove the workaround in " << workaround
                      << ", and the entry in docs/xapian-faults.md";
}

// A document of a text in which each letter is a word.
Xapian::Document document_of(const std::string& letters) {
  Xapian::Document document;
  for (std::size_t i = 0; i < letters.size(); ++i)
    document.add_posting(letters.substr(i, 1), static_cast<Xapian::termpos>(i + 1));
  return document;
}

Xapian::WritableDatabase in_memory(const std::vector<std::string>& texts) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& text : texts) database.add_document(document_of(text));
  return database;
}

Weights best(const Xapian::Database& database, const Query& query, Xapian::doccount count,
             Xapian::doccount look) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, count, look);
  Weights weights;
  for (auto match = found.begin(); match != found.end(); ++match) weights[*match] = match.get_weight();
  return weights;
}

Weights all(const Xapian::Database& database, const Query& query) {
  return best(database, query, 1000, 1000);
}

Query phrase(const std::string& first, const std::string& second) {
  const std::vector<std::string> words{first, second};
  return {Query::OP_PHRASE, words.begin(), words.end(), 2};
}

class XapianFaults : public testing::Test {
 protected:
  XapianFaults() {
    std::string pattern = (std::filesystem::temp_directory_path() / "warta-xapian-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    ::chmod(folder_.c_str(), 0755);
  }
  ~XapianFaults() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }

  // A database in the file system, of these documents.
  std::string made(const std::string& name, const std::vector<Xapian::Document>& documents) {
    Xapian::WritableDatabase database(path(name), Xapian::DB_CREATE);
    for (const Xapian::Document& document : documents) database.add_document(document);
    database.commit();
    return path(name);
  }

  // Whether a process of its own comes to the end of `work`, in bounded time of the processor.
  static bool survives(const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
      const rlimit seconds{20, 20};
      ::setrlimit(RLIMIT_CPU, &seconds);
      const rlimit none{0, 0};
      ::setrlimit(RLIMIT_CORE, &none);
      ::close(STDERR_FILENO);
      work();
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  std::filesystem::path folder_;
};

// A tie of a side that has the article and a side that does not, in OrPostList::check().
TEST_F(XapianFaults, OrCheckTie) {
  const Xapian::WritableDatabase database = in_memory({"bd", "aadd", "add", "bdd", "dcbbab"});
  const Query either(Query::OP_OR, phrase("b", "c"), Query("a"));
  ASSERT_TRUE(all(database, phrase("b", "c")).empty());
  const double without_phrase = all(database, Query(Query::OP_AND_MAYBE, Query("b"), Query("a"))).at(5);
  const double weight = all(database, Query(Query::OP_AND_MAYBE, Query("b"), either)).at(5);
  expect_broken(weight > without_phrase + 1e-6, "or-check-tie",
                "with_bonus() of searcher/compile/readings.h, Watch of searcher/compile/deadline.cpp and "
                "skipping_through() of searcher/match/pruning.h");
}

TEST_F(XapianFaults, PhraseAfterCheck) {
  const Xapian::WritableDatabase database =
      in_memory({"a", "abbccb", "ccc", "bbcccc", "cbaca", "bbccac", "b"});
  const Query query(Query::OP_AND_MAYBE, Query("c"), phrase("c", "b"));
  const Weights right = all(database, query);
  const Weights pruned = best(database, query, 1, 0);
  ASSERT_EQ(pruned.size(), 1U);
  const auto [number, weight] = *pruned.begin();
  expect_broken(weight > right.at(number) + 1e-6, "phrase-after-check",
                "with_bonus() of searcher/compile/readings.h");
}

TEST_F(XapianFaults, NearAtOnePosition) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (const Xapian::termpos position : {1U, 2U}) document.add_posting("a", position);
  for (const Xapian::termpos position : {1U, 4U}) document.add_posting("b", position);
  database.add_document(document);
  const std::vector<Query> words = {Query("a"), Query("b")};
  const Query near(Query::OP_NEAR, words.begin(), words.end(), 2);
  const Query phrase(Query::OP_PHRASE, words.rbegin(), words.rend(), 2);
  ASSERT_EQ(all(database, phrase).size(), 1U);
  expect_broken(all(database, near).empty(), "near-at-one-position",
                "in_order() of searcher/compile/proximity_positions.cpp");
}

TEST_F(XapianFaults, UnsetBounds) {
  const Xapian::WritableDatabase database = in_memory({"xac", "xabc", "x"});
  const Query right(Query::OP_AND, Query(Query::OP_AND_MAYBE, Query("a"), Query("b")), Query("c"));
  filling = 0xBE;  // eight of them are a negative double
  const Weights found = all(database, Query(Query::OP_AND_NOT, Query("x"), right));
  filling = -1;
  ASSERT_TRUE(found.contains(3));
  expect_broken(found.contains(1), "unset-bounds", "excluding() of searcher/compile/readings.cpp");
}

TEST_F(XapianFaults, SynonymEstimate) {
  const std::vector<std::string> texts{"bz", "bz", "bcz", "az", "acz", "abz"};
  const Xapian::WritableDatabase whole = in_memory(texts);
  Xapian::WritableDatabase parts = in_memory({texts[0], texts[2], texts[4]});
  parts.add_database(in_memory({texts[1], texts[3], texts[5]}));
  const std::vector<std::string> words{"a", "b", "c"};
  const Query flat(Query::OP_SYNONYM, words.begin(), words.end());
  const Query nested(Query::OP_SYNONYM, Query(Query::OP_SYNONYM, Query("a"), Query("b")), Query("c"));
  const auto differ = [&](const Query& query) {
    const Weights one = all(whole, query);
    const Weights other = all(parts, query);
    return std::any_of(one.begin(), one.end(), [&](const auto& match) {
      return std::abs(match.second - other.at(match.first)) > 1e-6;
    });
  };
  EXPECT_FALSE(differ(nested)) << "the workaround does not help";
  expect_broken(differ(flat), "synonym-estimate", "one_word() of searcher/compile/readings.cpp");
}

TEST_F(XapianFaults, DescriptionInTheLocale) {
  if (std::getenv("LOCPATH") == nullptr) GTEST_SKIP() << "localedef could not make the locale";
  const Query half(Query::OP_SCALE_WEIGHT, Query("a"), .5);
  ASSERT_NE(half.get_description().find("0.5"), std::string::npos);
  ASSERT_NE(std::setlocale(LC_ALL, "id_ID.UTF-8"), nullptr);
  const std::string description = half.get_description();
  std::setlocale(LC_ALL, "C");
  expect_broken(description.find("0,5") != std::string::npos, "description-in-the-locale",
                "description_of() of searcher/searcher_state.cpp");
}

TEST_F(XapianFaults, FetchBehindTheFirst) {
  const Xapian::WritableDatabase database = in_memory({"aaaa", "aaa", "aa", "a"});
  Xapian::Enquire enquire(database);
  enquire.set_query(Query("a"));
  const Xapian::MSet page = enquire.get_mset(1, 2);
  ASSERT_EQ(page.size(), 2U);
  expect_broken(!survives([&] {
    page.fetch();
    (void)page[0].get_document();
  }),
                "fetch-behind-the-first", "Ranking::page() of searcher/match/ranking.cpp");
}

TEST_F(XapianFaults, FetchOfARange) {
  const std::string database = made("arsip", {document_of("aaaa"), document_of("aaa"), document_of("aa")});
  // How often the server is asked when the first of three is read.
  const auto questions = [&](const std::function<void(const Xapian::MSet&)>& fetch) {
    Xapian::Enquire enquire(Xapian::Remote::open("/usr/bin/xapian-progsrv", database));
    enquire.set_query(Query("a"));
    const Xapian::MSet page = enquire.get_mset(0, 3);
    writes = 0;
    fetch(page);
    (void)page[0].get_document().get_data();
    return writes;
  };
  const int one = questions([](const Xapian::MSet&) {});
  const int three = questions([](const Xapian::MSet& page) { page.fetch(); });
  ASSERT_GT(three, one);
  EXPECT_EQ(questions([](const Xapian::MSet& page) { page.fetch(page[3], page[1]); }), three)
      << "the workaround does not help";
  expect_broken(questions([](const Xapian::MSet& page) { page.fetch(page[0], page[2]); }) == one,
                "fetch-of-a-range", "fetch_batch() of searcher/searcher_state.cpp");
}

TEST_F(XapianFaults, ReopenOfAnother) {
  (void)made("arsip", {document_of("a")});
  (void)made("baru", {document_of("b")});
  Xapian::Database database(path("arsip"));
  ASSERT_TRUE(database.term_exists("a"));
  std::filesystem::rename(path("arsip"), path("lama"));
  std::filesystem::rename(path("baru"), path("arsip"));
  ASSERT_TRUE(Xapian::Database(path("arsip")).term_exists("b"));
  (void)database.reopen();
  expect_broken(database.term_exists("a"), "reopen-of-another",
                "with_retries() of indexer/archive/xapian_errors.h and Searcher::State::open()");
}

TEST_F(XapianFaults, TooFewChunks) {
  std::vector<Xapian::Document> documents(400);
  for (std::size_t i = 0; i < documents.size(); ++i)
    documents[i].set_data(std::string(8000 + (i + 1) * 37, 'x'));
  const Xapian::Database database(made("arsip", documents));
  int unreadable = 0;
  for (Xapian::docid number = 1; number <= documents.size(); ++number) {
    try {
      (void)database.get_document(number).get_data();
    } catch (const Xapian::DatabaseCorruptError&) {
      ++unreadable;
    }
  }
  expect_broken(unreadable > 0, "too-few-chunks",
                "TagForm::fragile and xapian_can_inflate() of indexer/glass/tag_compressor.h");
}

TEST_F(XapianFaults, ValuesInADestructor) {
  const auto commit_on_a_full_disk = [&] {
    Xapian::WritableDatabase database(path("arsip"), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
    Xapian::Document document;
    document.add_value(1, std::string(100, 'v'));
    for (int i = 0; i < 3000; ++i) database.add_document(document);
    std::signal(SIGXFSZ, SIG_IGN);
    constexpr rlim_t kTwoBlocks = 16384;
    const rlimit limit{kTwoBlocks, kTwoBlocks};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      database.commit();
    } catch (const Xapian::Error&) {
      ::_exit(0);
    }
    ::_exit(1);
  };
  expect_broken(!survives(commit_on_a_full_disk), "values-in-a-destructor",
                "indexer/program/last_words.h and the comment of ArchiveWriter");
}

TEST_F(XapianFaults, LengthOverflow) {
  Xapian::Document document;
  document.add_term("a", 0x80000000U);
  document.add_term("b", 0x80000001U);
  const Xapian::Database database(made("arsip", {document}));
  expect_broken(database.get_doclength(1) < 0x80000000U, "length-overflow",
                "Inverter::document_length() of indexer/glass/inverter.cpp");
}

TEST_F(XapianFaults, GreatestFrequency) {
  Xapian::Document document;
  document.add_term("a", 0xffffffffU);
  const Xapian::Database database(made("arsip", {document}));
  ASSERT_EQ(database.get_doccount(), 1U);
  expect_broken(!database.term_exists("a"), "greatest-frequency",
                "Inverter::document_length() of indexer/glass/inverter.cpp");
}

TEST_F(XapianFaults, KeysTooLong) {
  Xapian::WritableDatabase database(path("arsip"), Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_posting(std::string(235, 'k') + std::string(10, '\0'), 1);
  database.add_document(document);  // should refuse it, and does not
  bool refused_late = false;
  try {
    database.commit();
  } catch (const Xapian::InvalidArgumentError&) {
    refused_late = true;
  }
  expect_broken(refused_late, "keys-too-long", "check() of indexer/glass/term_dictionary.cpp");
}

TEST_F(XapianFaults, PositionZero) {
  Xapian::Document document;
  document.add_posting("a", 0);
  document.add_posting("a", 1);
  const Xapian::Database database(made("arsip", {document}));
  const auto begin = database.positionlist_begin(1, "a");
  expect_broken(std::distance(begin, database.positionlist_end(1, "a")) == 1, "position-zero",
                "kFirstPosition of indexer/archive/schema.h");
}

TEST_F(XapianFaults, CheckOpensForWriting) {
  const std::string database = made("arsip", {document_of("a")});
  for (const auto& file : std::filesystem::directory_iterator(database)) ::chmod(file.path().c_str(), 0444);
  ::chmod(database.c_str(), 0555);
  const auto as_a_reader = [](const std::function<void()>& work) {
    return survives([&] {
      constexpr unsigned kNobody = 65534;
      if (::getuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(2);
      try {
        work();
      } catch (const Xapian::Error&) {
        ::_exit(1);
      }
    });
  };
  ASSERT_TRUE(as_a_reader([&] { (void)Xapian::Database(database).get_document(1).get_data(); }));
  expect_broken(!as_a_reader([&] { (void)Xapian::Database::check(database); }), "check-opens-for-writing",
                "may_write_tables() of indexer/build/verify.cpp");
}

TEST_F(XapianFaults, CheckDeletesAnotherSize) {
  const std::string database = made("arsip", {document_of("a")});
  wrong_sizes = 0;
  ASSERT_EQ(Xapian::Database::check(database), 0U);
  expect_broken(wrong_sizes > 0, "check-deletes-another-size",
                "tests/README.md (new_delete_type_mismatch), __asan_default_options() of "
                "tests/indexer/glass/collection.cpp, and ASAN_OPTIONS of ./dev and tests/");
}

TEST_F(XapianFaults, CheckOfTheLastNumber) {
  {
    Xapian::WritableDatabase database(path("arsip"), Xapian::DB_CREATE);
    database.replace_document(0xffffffffU, document_of("a"));
  }
  expect_broken(!survives([&] { (void)Xapian::Database::check(path("arsip")); }), "check-of-the-last-number",
                "expect_sound() of tests/indexer/glass/collection.cpp");
}

TEST_F(XapianFaults, CheckOfLengthZero) {
  Xapian::Document document;
  document.add_posting("a", 1, 0);
  expect_broken(Xapian::Database::check(made("arsip", {document})) != 0, "check-of-length-zero",
                "random_collection() of tests/indexer/glass/collection.cpp");
}

TEST_F(XapianFaults, CompactionLeaks) {
  std::vector<Xapian::Document> documents(3000);
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].add_term("kata" + std::to_string(i));
  const std::string database = made("arsip", documents);
  const auto fails_without_a_leak = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit one_block{8192, 8192};
    ::setrlimit(RLIMIT_FSIZE, &one_block);
    long before = 0;
    for (int time = 0; time < 2; ++time) {  // what is made once and kept is no leak
      before = blocks;
      try {
        Xapian::Database(database).compact(path("baru"));
      } catch (const Xapian::DatabaseError&) {
        continue;
      }
      ::_exit(0);  // compacted, so this shows nothing
    }
    if (blocks > before) ::_exit(1);
  };
  expect_broken(!survives(fails_without_a_leak), "compaction-leaks", "tests/lsan.supp");
}

// Of the damages that tests/faults/damage.py makes, one that always ends the process.
TEST_F(XapianFaults, DamageCrashes) {
  std::vector<Xapian::Document> documents(50);
  for (std::size_t i = 1; i <= documents.size(); ++i) {
    for (std::size_t j = 0; j < 20; ++j)
      documents[i - 1].add_posting("kata" + std::to_string(i * j % 300), static_cast<Xapian::termpos>(j + 1));
    documents[i - 1].add_value(1, std::to_string(i));
  }
  const std::string database = made("arsip", documents);
  ASSERT_TRUE(survives([&] { (void)Xapian::Database::check(database); }));
  bool all_survived = true;
  constexpr std::streamoff kFrom = 2000, kTo = 8000;
  for (std::streamoff at = kFrom; at < kTo && all_survived; at += 1) {
    std::fstream table(database + "/postlist.glass", std::ios::binary | std::ios::in | std::ios::out);
    char old = 0;
    table.seekg(at).get(old);
    table.seekp(at).put('\xff').flush();
    all_survived = survives([&] {
      try {
        std::ostringstream said;
        (void)Xapian::Database::check(database, 0, &said);
      } catch (const Xapian::Error&) {
      }
    });
    table.seekp(at).put(old).flush();
  }
  expect_broken(
      !all_survived, "damage-crashes",
      "verify_in_child() of indexer/program/verify.cpp and the early return of Verification::run()");
}

// The ledger and these tests name the same entries.
TEST(XapianFaultsLedger, HasAnEntryForEachTestAndATestForEachEntryThatSaysSo) {
  std::ifstream ledger(WARTA_SOURCE_DIR "/docs/xapian-faults.md");
  ASSERT_TRUE(ledger.is_open());
  std::ostringstream read;
  read << std::ifstream(WARTA_SOURCE_DIR "/tests/xapian/faults_test.cpp").rdbuf()
       << std::ifstream(WARTA_SOURCE_DIR "/tests/searcher/match/pruning_test.cpp").rdbuf();
  const std::string tests = read.str();
  std::string entry;
  int shown = 0;
  for (std::string line; std::getline(ledger, line);) {
    if (line.starts_with("### ")) entry = line.substr(4);
    if (!line.starts_with("Shown by ")) continue;
    ++shown;
    EXPECT_NE(tests.find("\"" + entry + "\""), std::string::npos) << entry << " has no test";
    const std::size_t dot = line.find('.') + 1;
    const std::string name = line.substr(dot, line.find('`', dot) - dot);
    EXPECT_NE(tests.find(", " + name + ")"), std::string::npos) << entry << " names the test " << name;
  }
  EXPECT_GE(shown, 20);
}

}  // namespace
