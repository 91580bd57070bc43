// SPDX-License-Identifier: GPL-3.0-or-later
// The extension for SQLite, loaded as its users load it.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <thread>
#include <vector>

namespace {

using Rows = std::vector<std::string>;

class Fts5 : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(sqlite3_open(":memory:", &database_), SQLITE_OK);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
    char* error = nullptr;
    ASSERT_EQ(sqlite3_load_extension(database_, WARTA_FTS5, nullptr, &error), SQLITE_OK) << error;
  }
  void TearDown() override { sqlite3_close(database_); }

  // The first column of the answer, or the message of an error.
  Rows run(const std::string& sql, const std::string& value = {}) {
    sqlite3_stmt* statement = nullptr;
    Rows rows;
    if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK) {
      if (sqlite3_bind_parameter_count(statement) == 1)
        sqlite3_bind_text(statement, 1, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
      while (sqlite3_step(statement) == SQLITE_ROW)
        rows.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    }
    if (sqlite3_finalize(statement) != SQLITE_OK || statement == nullptr)
      rows.emplace_back(sqlite3_errmsg(database_));
    return rows;
  }
  void fill(const std::string& tokenizer, const Rows& texts) {
    EXPECT_EQ(run("CREATE VIRTUAL TABLE berita USING fts5(isi, tokenize='" + tokenizer + "')"), Rows{});
    for (const std::string& text : texts) EXPECT_EQ(run("INSERT INTO berita VALUES (?1)", text), Rows{});
  }
  Rows marked(const std::string& query) {
    return run("SELECT highlight(berita, 0, '[', ']') FROM berita WHERE berita MATCH ?1 ORDER BY rowid",
               query);
  }

  sqlite3* database_ = nullptr;
};

TEST_F(Fts5, RootsMeetAndNamesStayWhole) {
  fill("warta_root",
       {"Menteri menyerukan gencatan senjata.", "Seruan damai Megawati.", "Unit gawat darurat."});
  EXPECT_EQ(marked("seru"), (Rows{"Menteri [menyerukan] gencatan senjata.", "[Seruan] damai Megawati."}));
  EXPECT_EQ(marked("persenjataan"), (Rows{"Menteri menyerukan gencatan [senjata]."}));
  EXPECT_EQ(marked("gawat"), (Rows{"Unit [gawat] darurat."}));
  EXPECT_EQ(marked("megawati"), (Rows{"Seruan damai [Megawati]."}));
}

TEST_F(Fts5, WordsAsWrittenMeetWithoutCapitalsAndMarks) {
  fill("warta", {"Menteri MENYERUKAN damai.", "Seruan Ødegaard."});
  EXPECT_EQ(marked("menyerukan"), (Rows{"Menteri [MENYERUKAN] damai."}));
  EXPECT_EQ(marked("seru"), (Rows{}));
  EXPECT_EQ(marked("ødegaard"), (Rows{"Seruan [Ødegaard]."}));
}

TEST_F(Fts5, OneWordIsFoundInItsSpellings) {
  fill("warta_root",
       {"Timnas U-19 menang.", "Timnas U19 kalah.", "U lalu 19.", "Baca kontan.co.id hari ini."});
  const Rows both = {"Timnas [U]-19 menang.", "Timnas [U19] kalah."};
  EXPECT_EQ(marked("\"U-19\""), both);
  EXPECT_EQ(marked("U19"), both);
  EXPECT_EQ(marked("\"timnas U-19\""), (Rows{"[Timnas U]-19 menang.", "[Timnas U19] kalah."}));
  EXPECT_EQ(marked("kontan"), (Rows{"Baca [kontan.co.id] hari ini."}));
  EXPECT_EQ(marked("\"kontan.co.id hari\""), (Rows{"Baca [kontan.co.id hari] ini."}));
}

TEST_F(Fts5, NumbersMeetByValueAndExcerptsWork) {
  fill("warta_root", {"Anggaran Rp1,5 triliun untuk sekolah di seluruh provinsi."});
  EXPECT_EQ(marked("\"1.500.000.000.000\""),
            (Rows{"Anggaran Rp[1,5] triliun untuk sekolah di seluruh provinsi."}));
  EXPECT_EQ(run("SELECT snippet(berita, 0, '[', ']', '…', 3) FROM berita WHERE berita MATCH 'persekolahan'"),
            (Rows{"…untuk [sekolah] di…"}));
}

// A table must never fail over a text, whatever is in it.
TEST_F(Fts5, AnyBytesAreText) {
  fill("warta_root",
       {"", "\xFF\xFE bukan \xC3 UTF-8 seruan", std::string("nol\0byte seru", 13), "\xE2\x80\x8B"});
  EXPECT_EQ(marked("menyeru").size(), 2U);
  EXPECT_EQ(run("INSERT INTO berita(berita) VALUES ('integrity-check')"), Rows{});
}

TEST_F(Fts5, ArgumentsAreRefused) {
  EXPECT_EQ(run("CREATE VIRTUAL TABLE salah USING fts5(isi, tokenize='warta_root porter')"),
            (Rows{"error in tokenizer constructor"}));
}

TEST_F(Fts5, ThreadsHaveDatabasesOfTheirOwn) {
  std::vector<std::thread> threads;
  std::vector<Rows> answers(4);
  for (Rows& answer : answers)
    threads.emplace_back([&answer] {
      sqlite3* own = nullptr;
      sqlite3_open(":memory:", &own);
      sqlite3_db_config(own, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
      sqlite3_load_extension(own, WARTA_FTS5, nullptr, nullptr);
      sqlite3_exec(own,
                   "CREATE VIRTUAL TABLE t USING fts5(isi, tokenize='warta_root');"
                   "INSERT INTO t VALUES ('menyerukan'), ('seruan'), ('lain')",
                   nullptr, nullptr, nullptr);
      const auto take = [](void* rows, int, char** columns, char**) {
        static_cast<Rows*>(rows)->emplace_back(columns[0]);
        return 0;
      };
      sqlite3_exec(own, "SELECT isi FROM t WHERE t MATCH 'seru' ORDER BY rowid", take, &answer, nullptr);
      sqlite3_close(own);
    });
  for (std::thread& thread : threads) thread.join();
  for (const Rows& answer : answers) EXPECT_EQ(answer, (Rows{"menyerukan", "seruan"}));
}

}  // namespace
