// SPDX-License-Identifier: GPL-3.0-or-later
// Roots of words: rules, exceptions and the golden tables.
#include "analyzers/indonesian/morphology.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "analyzers/indonesian/compounds.h"
#include "analyzers/normalizer.h"
#include "warta/error.h"

namespace warta::indonesian {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> read_file(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in.good()) << path;
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    Row& row = rows.emplace_back();
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return rows;
}

std::vector<Row> read_table(const std::string& name) {
  return read_file(std::string(WARTA_TEST_DIR) + "/data/golden/indonesian/" + name);
}

TEST(Morphology, GoldenWordsHaveTheirLexemeAndRoot) {
  const Morphology morphology;
  const std::vector<Row> rows = read_table("morphology.tsv");
  EXPECT_GE(rows.size(), 1500U);
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 3U) << row[0];
    const WordForms forms = morphology.analyze(row[0]);
    EXPECT_EQ(forms.lexeme + " " + forms.root, row[1] + " " + row[2]) << row[0] << '\n'
                                                                      << morphology.explain(row[0]).to_text();
  }
}

TEST(Morphology, WordsOfAGroupMeet) {
  const Morphology morphology;
  const std::vector<Row> groups = read_table("meet.tsv");
  EXPECT_GE(groups.size(), 200U);
  for (const Row& group : groups) {
    const std::string root = morphology.analyze(group[0]).root;
    for (const std::string& word : group)
      EXPECT_EQ(morphology.analyze(word).root, root) << group[0] << " and " << word;
  }
}

TEST(Morphology, WordsThatOnlyLookAlikeStayApart) {
  const Morphology morphology;
  const std::vector<Row> pairs = read_table("apart.tsv");
  EXPECT_GE(pairs.size(), 200U);
  for (const Row& pair : pairs) {
    EXPECT_NE(morphology.analyze(pair[0]).root, morphology.analyze(pair[1]).root)
        << pair[0] << " and " << pair[1];
  }
}

TEST(Morphology, NamesStayWholeHoweverTheyAreWritten) {
  const Morphology morphology;
  const std::vector<Row> names = read_table("names.txt");
  EXPECT_GE(names.size(), 300U);
  for (const Row& row : names) {
    const std::string name = normalize_surface(row[0]);
    EXPECT_EQ(morphology.analyze(name).root, name);
    EXPECT_EQ(morphology.analyze(name).lexeme, name);
  }
}

TEST(Morphology, JunkIsLeftAlone) {
  const Morphology morphology;
  for (const Row& row : read_table("junk.tsv")) {
    const WordForms forms = morphology.analyze(row[0]);
    EXPECT_EQ(forms.surface, row[1]);
    EXPECT_EQ(forms.lexeme, row[1]);
    EXPECT_EQ(forms.root, row[1]);
  }
  const std::string letters(10'000, 'x');
  EXPECT_EQ(morphology.analyze(letters).root, letters);
  const std::string marks = "a" + [] {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "\xCC\x81";
    return text;
  }();
  EXPECT_EQ(morphology.analyze(marks).root, marks);
  EXPECT_EQ(morphology.analyze("").root, "");
}

TEST(Morphology, TheRootOfARootIsItself) {
  const Morphology morphology;
  std::set<std::string> roots;
  for (const Row& row : read_table("morphology.tsv")) roots.insert(morphology.analyze(row[0]).root);
  for (const Row& group : read_table("meet.tsv")) roots.insert(morphology.analyze(group[0]).root);
  for (const std::string& root : roots) EXPECT_EQ(morphology.analyze(root).root, root);
}

// Words that the grammar allows but nobody may have written: analysis ends, gives a result, and is a fixed
// point.
TEST(Morphology, RandomWordsOfTheGrammarAreAnalysedToAFixpoint) {
  const Morphology morphology;
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  const std::vector<Row> words = read_table("morphology.tsv");
  const std::vector<std::string> before = {"",   "di",  "me",     "men", "meng",    "mem",
                                           "pe", "per", "memper", "ber", "ter",     "ke",
                                           "se", "ku",  "kau",    "se",  "ketidak", "keber"};
  const std::vector<std::string> behind = {"",       "an",   "kan",    "i",  "nya",   "annya",
                                           "kannya", "ilah", "kanlah", "ku", "mukah", "anpun"};
  const auto pick = [&](const auto& list) -> const auto& { return list[random() % list.size()]; };
  for (int i = 0; i < 20'000; ++i) {
    std::string word = pick(before);
    word += pick(words)[2];
    word += pick(behind);
    const WordForms forms = morphology.analyze(word);
    ASSERT_FALSE(forms.root.empty() || forms.lexeme.empty()) << word << ", seed " << seed;
    ASSERT_EQ(morphology.analyze(forms.root).root, forms.root) << word << ", seed " << seed;
    ASSERT_LE(forms.root.size(), word.size() + 1) << word << ", seed " << seed;
  }
}

TEST(Morphology, CliticsDoNotChangeTheRoot) {
  const Morphology morphology;
  for (const char* word :
       {"sekarang", "menteri", "perusahaan", "jokowi", "menggunakan", "politisi", "setara"}) {
    const std::string root = morphology.analyze(word).root;
    for (const char* clitic : {"nya", "lah", "kah", "pun", "nyalah"}) {
      EXPECT_EQ(morphology.analyze(std::string(word) + clitic).root, root) << word << clitic;
    }
  }
}

TEST(Morphology, UserExceptionsGoBeforeEverything) {
  const Morphology morphology({parse_exceptions("# milik kami\nmakanan\tpangan\nsenpi\tsenpi\tsenjata\n")});
  EXPECT_EQ(morphology.analyze("makanan").root, "pangan");
  EXPECT_EQ(morphology.analyze("makanannya").root, "pangan");
  EXPECT_EQ(morphology.analyze("senpi").root, "senjata");
  EXPECT_EQ(morphology.analyze("senpinya").root, "senjata");
  EXPECT_EQ(Morphology().analyze("makanan").root, "makan");
}

TEST(Morphology, OldSpellingMeetsTheNewWhenAskedFor) {
  const Morphology asked({{}, true});
  const Morphology silent;
  for (const auto& [old, now] : std::vector<std::pair<std::string, std::string>>{{"soekarno", "sukarno"},
                                                                                 {"djakarta", "jakarta"},
                                                                                 {"soeharto", "suharto"},
                                                                                 {"sjahrir", "syahrir"},
                                                                                 {"tjirebon", "cirebon"},
                                                                                 {"penjakit", "penyakit"},
                                                                                 {"boeroeh", "buruh"},
                                                                                 {"soerabaja", "surabaya"},
                                                                                 {"achir", "akhir"},
                                                                                 {"chusus", "khusus"},
                                                                                 {"machloek", "makhluk"},
                                                                                 {"bandjir", "banjir"},
                                                                                 {"tandjung", "tanjung"},
                                                                                 {"sendjata", "senjata"},
                                                                                 {"pajung", "payung"},
                                                                                 {"ketjil2", "kecil"}}) {
    EXPECT_EQ(asked.analyze(old).root, silent.analyze(now).root) << old;
    EXPECT_NE(asked.analyze(old).root, old) << old;
    EXPECT_NE(silent.analyze(old).root, silent.analyze(now).root) << old;
  }
  EXPECT_EQ(asked.analyze("rajat", "rakjat").root, "rakyat");
  EXPECT_EQ(silent.analyze("rajat", "rakjat").root, "rajat");
  for (const char* word : {"jumat", "johan", "jaya", "chairil", "chain", "march", "jury", "raja", "saja"})
    EXPECT_EQ(asked.analyze(word).root, silent.analyze(word).root) << word;
  EXPECT_EQ(asked.analyze("koefisien").root, "koefisien");
  EXPECT_EQ(asked.analyze("menjadi").root, "jadi");
  EXPECT_EQ(asked.analyze("menjala").root, "jala");
  EXPECT_EQ(asked.explain("soekarno").decision, Decision::respelled);
  EXPECT_TRUE(has_line("a\tb\n!ejaan-lama\n", kOldSpellingLine));
  EXPECT_FALSE(has_line("# !ejaan-lama\n", kOldSpellingLine));
}

TEST(Morphology, TheYearOfTheOldSpellingIsRead) {
  EXPECT_EQ(old_spelling_before("a\tb\r\n!ejaan-lama-sebelum 1973\r\n"), 1973);
  EXPECT_EQ(old_spelling_before("a\tb\n# !ejaan-lama-sebelum 1973\n!ejaan-lama\n"), std::nullopt);
  for (const char* wrong :
       {"!ejaan-lama-sebelum x", "!ejaan-lama-sebelum ", "!ejaan-lama-sebelum 73",
        "!ejaan-lama-sebelum 1973 ", "!ejaan-lama-sebelum 1973\n!ejaan-lama-sebelum 1972"})
    EXPECT_THROW((void)old_spelling_before(wrong), Error) << wrong;
}

TEST(Compounds, TheSeamIsFoundAlsoWithAffixesAndClitics) {
  const Morphology morphology;
  const Compounds compounds("sepak\tbola\nkerja\tsama\ntindak\tlanjut\n");
  const auto seam = [&](std::string_view word) { return compounds.first_part(word, morphology); };
  EXPECT_EQ(seam("sepakbola"), 5U);
  EXPECT_EQ(seam("sepakbolanya"), 5U);
  EXPECT_EQ(seam("pesepakbola"), 7U);
  EXPECT_EQ(seam("bekerjasama"), 7U);
  EXPECT_EQ(seam("menindaklanjuti"), 8U);
  EXPECT_EQ(seam("ditindaklanjuti"), 8U);
  for (const char* other : {"sepak", "bola", "sepaklah", "kerjalama", "sama", "asepakbola", "", "bolasepak"})
    EXPECT_EQ(seam(other), 0U) << other;
}

TEST(Morphology, CommonSpellingsHaveTheFormsOfTheStandard) {
  const Morphology morphology;
  const Morphology as_spelt({{}, false, true});
  const std::vector<Row> rows =
      read_file(std::string(WARTA_TEST_DIR) + "/../analyzers/indonesian/spellings.tsv");
  EXPECT_GE(rows.size(), 300U);
  for (const Row& row : rows) {
    const WordForms common = morphology.analyze(row.at(0));
    const WordForms standard = morphology.analyze(row.at(1));
    EXPECT_EQ(common.surface, row[0]);
    EXPECT_EQ(common.lexeme + " " + common.root, standard.lexeme + " " + standard.root) << row[0];
    EXPECT_EQ(morphology.explain(row[0]).decision, Decision::spelling);
    EXPECT_NE(as_spelt.analyze(row[0]).lexeme, standard.lexeme) << row[0];
  }
  for (const auto& [word, lexeme, root] :
       std::vector<std::array<std::string, 3>>{{"beresiko", "berisiko", "risiko"},
                                               {"diijinkan", "izinkan", "izin"},
                                               {"mengijinkannya", "izinkan", "izin"},
                                               {"perijinan", "perizinan", "izin"},
                                               {"resikonya", "risiko", "risiko"},
                                               {"menasehati", "nasihati", "nasihat"},
                                               {"mempraktekkan", "praktikkan", "praktik"},
                                               {"kelembaban", "kelembapan", "lembap"},
                                               {"menelponnya", "telepon", "telepon"},
                                               {"resiko-resikonya", "risiko", "risiko"}}) {
    const WordForms forms = morphology.analyze(word);
    EXPECT_EQ(forms.lexeme + " " + forms.root, lexeme + " " + root) << word;
    EXPECT_EQ(as_spelt.analyze(word).root.find(root), std::string::npos) << word;
  }
  // The user's rows go first, also for what derives from them.
  const Morphology mine({{{"resiko", "resiko", "resiko"}, {"izin", "izin", "lisensi"}}});
  EXPECT_EQ(mine.analyze("resikonya").root, "resiko");
  EXPECT_EQ(mine.analyze("beresiko").root, "resiko");
  EXPECT_EQ(mine.analyze("diijinkan").root, "lisensi");
  EXPECT_TRUE(parse_exceptions("!ejaan-tertulis\n").empty());
  EXPECT_TRUE(has_line("!ejaan-tertulis", kAsSpeltLine));
}

TEST(Morphology, BadExceptionsAreErrorsThatNameTheLine) {
  const auto message = [](const char* rows) {
    try {
      (void)parse_exceptions(rows);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_EQ(message("a\tb\nkata"),
            "exceptions, line 2: expected WORD<TAB>ROOT or WORD<TAB>LEXEME<TAB>ROOT, without blanks");
  EXPECT_EQ(message("a\tb\na\tc"), "exceptions, line 2: 'a' is in line 1 already");
  EXPECT_EQ(message("a\tb\nb\tc"), "exceptions, line 1: the root 'b' has itself the root 'c'");
  EXPECT_EQ(message("a\tb\n\n# c\n"), "no error");
}

TEST(Morphology, ManyThreadsShareOne) {
  const Morphology morphology;
  const std::vector<Row> rows = read_table("morphology.tsv");
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (const Row& row : rows) wrong[t] += morphology.analyze(row[0]).root == row[2] ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

}  // namespace
}  // namespace warta::indonesian
