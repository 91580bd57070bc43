// SPDX-License-Identifier: GPL-3.0-or-later
// The newsroom rules on their examples and on whole texts.
#include "warta/newsroom.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace warta {
namespace {

Article text(std::string body) {
  Article article;
  article.body = std::move(body);
  return article;
}

std::string_view part(const Article& article, const TextSpan& span) {
  return std::string_view(article.body).substr(span.begin, span.end - span.begin);
}

// The example of a rule without its marks, and the text between them.
struct Example {
  std::string body, taken;
};
Example read_example(std::string_view example) {
  constexpr std::string_view kOpen = "«";
  constexpr std::string_view kClose = "»";
  const std::size_t open = example.find(kOpen);
  if (open == std::string_view::npos) return {std::string(example), {}};
  const std::size_t close = example.find(kClose);
  const std::string_view taken = example.substr(open + kOpen.size(), close - open - kOpen.size());
  return {std::string(example.substr(0, open)).append(taken).append(example.substr(close + kClose.size())),
          std::string(taken)};
}

TEST(Newsroom, EveryRuleTakesWhatItsExampleMarks) {
  for (const NewsroomRule& rule : newsroom_rules()) {
    const auto [body, taken] = read_example(rule.example);
    const Article article = text(body);
    const CleanedArticle cleaned = clean(article);
    if (taken.empty()) {
      EXPECT_EQ(cleaned.published_rule, rule.name);
      continue;
    }
    const auto span = std::find_if(cleaned.spans.begin(), cleaned.spans.end(), [&](const TextSpan& s) {
      return s.rule == rule.name || cleaned.published_rule == rule.name;
    });
    ASSERT_NE(span, cleaned.spans.end()) << rule.name;
    EXPECT_EQ(part(article, *span), taken) << rule.name;
  }
}

TEST(Newsroom, EveryRowOfTheFurnitureTableIsTaken) {
  std::ifstream table(std::string(WARTA_SOURCE_DIR) + "/indexer/newsroom/furniture.tsv");
  std::size_t rows = 0;
  for (std::string rule, where, words; std::getline(table, rule);) {
    if (rule.empty() || rule.front() == '#') continue;
    std::istringstream row(rule);
    std::getline(std::getline(std::getline(row, rule, '\t'), where, '\t'), words);
    if (words.ends_with('_')) words.back() = ' ';
    std::string body = "Harga cabai turun di pasar. " + words;
    const std::string closed = words + " kabar" +
                               (words.front() == '['   ? "]"
                                : words.front() == '(' ? ")"
                                                       : "");
    if (where == "inside") {
      body = "Harga cabai " + closed + " turun di pasar.";
    } else if (where == "alone" || std::isdigit(static_cast<unsigned char>(where.front())) != 0) {
      body.clear();  // far from both ends, where bylines are
      for (int line = 0; line < 12; ++line)
        body += line != 5 ? "Harga cabai turun.\n" : (where == "alone" ? words : closed) + "\n";
    } else if (where != "tail") {
      continue;
    }
    const Article article = text(body);
    const std::vector<TextSpan> spans = clean(article).spans;
    EXPECT_TRUE(std::any_of(spans.begin(), spans.end(),
                            [&](const TextSpan& span) {
                              return span.rule == rule &&
                                     part(article, span).find(words) != std::string_view::npos;
                            }))
        << rule << ' ' << where << ' ' << words;
    ++rows;
  }
  EXPECT_GT(rows, 100U);
}

TEST(Newsroom, CallsToReadTheRestAreNoStory) {
  const Article article = text(
      "Harga cabai turun di pasar.\nBaca selengkapnya di Kabar Pasar.\nPetani diminta baca selengkapnya di "
      "papan "
      "pengumuman.");
  const std::vector<TextSpan> spans = clean(article).spans;
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(part(article, spans[0]), "Baca selengkapnya di Kabar Pasar.");
}

TEST(Newsroom, LabelledHeadersAndUnderlinesAreNoStory) {
  const Article article = text(
      "Judul: Harga cabai turun, petani menunggu.\nTanggal: 17 September 2023\nPenulis: Sari Dewi\n---\n"
      "Harga cabai turun di pasar.\n* * *\nJudul: buku itu dibaca.\n");
  const CleanedArticle cleaned = clean(article);
  EXPECT_EQ(cleaned.title, "Harga cabai turun, petani menunggu.");
  EXPECT_EQ(cleaned.published->to_string(), "2023-09-17");
  EXPECT_EQ(cleaned.published_rule, "date-line");
  EXPECT_EQ(cleaned.author, "Sari Dewi");
  ASSERT_EQ(cleaned.spans.size(), 5U);
  EXPECT_EQ(part(article, cleaned.spans[4]), "* * *");
  const CleanedArticle underlined =
      clean(text("Harga Cabai Turun\n=====\nMinggu, 17 September 2023\nHarga cabai turun di pasar kota.\n"));
  EXPECT_EQ(underlined.title, "Harga Cabai Turun");
  EXPECT_EQ(underlined.published_rule, "date-line");
  for (const TextSpan& span : clean(text("- satu\n--\n-5\nHarga cabai turun.")).spans)
    EXPECT_NE(span.rule, "underline");
}

TEST(Newsroom, SeedLikeHeaderFillsEveryField) {
  const Article article = text(
      "Reporter: Sari Dewi Lestari | Editor: Budi Hartono\n"
      "KONTAN.CO.ID - MOSKOW. Pemimpin itu pulang pada Minggu (17/9/2023). Ia membawa hadiah.\n"
      "Baca Juga: Kunjungan ke Pabrik Pesawat\n"
      "Kunjungan itu yang pertama.");
  const CleanedArticle cleaned = clean(article);
  EXPECT_EQ(cleaned.author, "Sari Dewi Lestari");
  EXPECT_EQ(cleaned.editor, "Budi Hartono");
  EXPECT_EQ(canonical_publisher(cleaned.publisher), "KONTAN");
  EXPECT_EQ(cleaned.place, "Moskow");
  ASSERT_TRUE(cleaned.published.has_value());
  EXPECT_EQ(cleaned.published->to_string(), "2023-09-17");
  ASSERT_EQ(cleaned.spans.size(), 3U);
  EXPECT_EQ(part(article, cleaned.spans[2]), "Baca Juga: Kunjungan ke Pabrik Pesawat");
}

struct Dateline {
  const char* body;
  const char* publisher;
  const char* place;
  const char* story;  // the beginning of the story
};

TEST(Newsroom, DatelinesOfManyHousesAreTaken) {
  const Dateline rows[] = {
      {"JAKARTA, KOMPAS.com - Harga naik.", "KOMPAS.com", "Jakarta", "Harga"},
      {"Jakarta, CNN Indonesia -- Harga naik.", "CNN Indonesia", "Jakarta", "Harga"},
      {"REPUBLIKA.CO.ID, BANDA ACEH -- Harga naik.", "REPUBLIKA.CO.ID", "Banda Aceh", "Harga"},
      {"Ambon (ANTARA) - Harga naik.", "ANTARA", "Ambon", "Harga"},
      {"Merdeka.com - Harga naik.", "Merdeka.com", "", "Harga"},
      {"TEMPO.CO, Jakarta - Harga naik.", "TEMPO.CO", "Jakarta", "Harga"},
      {"YOGYAKARTA — Harga naik.", "", "Yogyakarta", "Harga"},
      {"Jakarta - Harga naik.", "", "Jakarta", "Harga"},
      {"Bisnis.com, JAKARTA — Harga naik.", "Bisnis.com", "Jakarta", "Harga"},
      {"Liputan6.com, Jakarta - Harga naik.", "Liputan6.com", "Jakarta", "Harga"},
      {"Liputan6.com, Jakarta Harga naik di pasar.", "Liputan6.com", "Jakarta", "Harga"},
      {"KONTAN.CO.ID - MOSKOW. Harga naik.", "KONTAN.CO.ID", "Moskow", "Harga"},
      {"KONTAN.CO.ID - Harga naik.", "KONTAN.CO.ID", "", "Harga"},
      {"kontan.co.id - jakarta. harga naik.", "kontan.co.id", "Jakarta", "harga"},
      {"Mataram, NTB (ANTARA News) - Harga naik.", "ANTARA News", "Mataram", "Harga"},
      {"Jakarta, 17/9 (ANTARA) - Harga naik.", "ANTARA", "Jakarta", "Harga"},
      {"JAKARTA (Pos Kota) –Harga naik.", "Pos Kota", "Jakarta", "Harga"},
      {"JAKARTA, KOMPAS.com--Harga naik.", "KOMPAS.com", "Jakarta", "Harga"},
      {"Jakarta, CNN Indonesia - - Harga naik.", "CNN Indonesia", "Jakarta", "Harga"},
      {"SURYA.co.id | SURABAYA - Harga naik.", "SURYA.co.id", "Surabaya", "Harga"},
      {"Jakarta: Harga naik di pasar.", "", "Jakarta", "Harga"},
      {"TRIBUNNEWS.COM, JAKARTA - Harga naik.", "TRIBUNNEWS.COM", "Jakarta", "Harga"},
      {"Suara.com - Harga naik.", "Suara.com", "", "Harga"},
      {"VIVA.co.id – Harga naik.", "VIVA.co.id", "", "Harga"},
      {"Medan, Beritasenja.com – Harga naik.", "Beritasenja.com", "Medan", "Harga"},
  };
  for (const Dateline& row : rows) {
    const Article article = text(row.body);
    const CleanedArticle cleaned = clean(article);
    EXPECT_EQ(cleaned.publisher, row.publisher) << row.body;
    EXPECT_EQ(cleaned.place, row.place) << row.body;
    ASSERT_EQ(cleaned.spans.size(), 1U) << row.body;
    EXPECT_TRUE(std::string_view(article.body).substr(cleaned.spans[0].end).starts_with(row.story))
        << row.body;
  }
}

TEST(Newsroom, WhatOnlyLooksLikeNoiseStaysStory) {
  for (const char* body : {
           "Harga cabai naik.\nBaca juga buku itu, kata guru kepada murid.\nPetani menunggu.",
           "Persib - Persija bermain imbang malam ini.",
           "Wakil presiden - yang baru tiba - menolak berkomentar.",
           "Harga naik (lihat tabel) pekan ini.",
           "Hasil uji coba (lulus)",
           "Dualisme (baca: tumpang-tindih) hukum agraria merugikan petani.",
           "Ia meminta warga baca juga: buku itu penting bagi semua orang yang mau belajar.",
           "Hak cipta lagu itu dipegang keluarganya, bukan oleh perusahaan rekaman yang lama.",
           "Iklan rokok dilarang di dekat sekolah mulai bulan depan, kata wali kota.",
           "Foto udara memperlihatkan banjir yang merendam ratusan rumah warga di tepi sungai.",
           "Bagikan makanan kepada tetangga, pesannya kepada para kader di seluruh desa itu.",
           "Harga naik.\nDaftar pemain:\nSari (Korea)\nBudi (Jepang)",
           "Peserta menempuh jarak 5 km (putra/putri)",
           "Simak penjelasan berikut agar pembaca tidak keliru memilih jurusan kuliah nanti.",
           "Ia berkata: sumber air mengering.\nWarga menunggu bantuan.\nHujan belum turun.",
       }) {
    EXPECT_TRUE(clean(text(body)).spans.empty()) << body;
  }
}

TEST(Newsroom, SeveralLinksInOneParagraphAreTakenTogether) {
  const Article article = text(
      "Harga cabai naik. Baca juga: Panen Raya di Brebes Baca juga: Pasar Induk Sepi Simak juga: Resep "
      "Sambal\n"
      "Petani menunggu.");
  const CleanedArticle cleaned = clean(article);
  ASSERT_EQ(cleaned.spans.size(), 1U);
  EXPECT_EQ(cleaned.spans[0].kind, SpanKind::related);
  EXPECT_EQ(part(article, cleaned.spans[0]),
            "Baca juga: Panen Raya di Brebes Baca juga: Pasar Induk Sepi Simak juga: Resep Sambal");
}

TEST(Newsroom, ShortcodesOfPlayersAreTakenAndRemarksInBracketsStay) {
  for (const auto& [body, taken] :
       {std::pair("Harga naik.\n[video]https://kabar.example/v[/video]\nKata dia.",
                  "[video]https://kabar.example/v[/video]"),
        std::pair("Harga naik. [embed width=\"640\"]https://kabar.example/v[/embed] Kata dia.",
                  "[embed width=\"640\"]https://kabar.example/v[/embed]"),
        std::pair("Harga naik.\n[gallery ids=\"1,2\"]\nKata dia.", "[gallery ids=\"1,2\"]")}) {
    const Article article = text(body);
    const CleanedArticle cleaned = clean(article);
    ASSERT_EQ(cleaned.spans.size(), 1U) << body;
    EXPECT_EQ(part(article, cleaned.spans[0]), taken);
    EXPECT_EQ(cleaned.spans[0].rule, "player");
  }
  EXPECT_TRUE(clean(text("Ia mengirim [video viral itu] kepada polisi. [audio] tidak ada.")).spans.empty());
}

TEST(Newsroom, TextThatIsADatelineAndNothingElseIsTaken) {
  for (const char* body : {"JAKARTA --", "Jakarta -", "KOMPAS.com -", "JAKARTA, KOMPAS.com -\n",
                           ("\xBA"
                            "a))--")}) {
    const CleanedArticle cleaned = clean(text(body));
    ASSERT_EQ(cleaned.spans.size(), 1U) << body;
    EXPECT_EQ(cleaned.spans[0].kind, SpanKind::dateline);
  }
}

TEST(Newsroom, ListBehindALonelyLeadIsRelated) {
  const Article article = text(
      "Harga cabai naik.\nBaca juga:\n- Panen Raya di Brebes\n- Pasar Induk Sepi\nPetani menunggu hujan "
      "turun.");
  const CleanedArticle cleaned = clean(article);
  ASSERT_EQ(cleaned.spans.size(), 1U);
  EXPECT_EQ(part(article, cleaned.spans[0]), "Baca juga:\n- Panen Raya di Brebes\n- Pasar Induk Sepi");
}

TEST(Newsroom, SignaturesNameTheAuthorWhenNothingElseDoes) {
  EXPECT_EQ(clean(text("Harga cabai turun. (ant/dik)")).author, "ant/dik");
  EXPECT_EQ(clean(text("Harga cabai turun.\n[rma]")).author, "rma");
  EXPECT_EQ(clean(text("Harga cabai turun. (Cas/Isk)")).author, "Cas/Isk");
  EXPECT_EQ(clean(text("Penulis: Sari Dewi\nHarga cabai turun. (ant/dik)")).author, "Sari Dewi");
  EXPECT_EQ(clean(text("Harga cabai turun. (Antara)")).author, "");
  EXPECT_EQ(
      clean(text("Harga cabai turun.\nArtikel ini telah tayang di Kompas.com dengan judul X")).spans.size(),
      1U);
  EXPECT_EQ(clean(text("Harga cabai turun, kata dia.\nPetani menunggu. (adv)\nArtikel ini telah tayang di "
                       "Kompas.com dengan judul X"))
                .author,
            "adv");
}

TEST(Newsroom, ReportsAndDeskInitialsAreBylines) {
  const Article article = text(
      "Laporan Wartawan Kabar Lembah, Sari Dewi\n"
      "Harga cabai turun di pasar.\nPetani menunggu hujan.\nae/hp (dpa)");
  const CleanedArticle cleaned = clean(article);
  EXPECT_EQ(cleaned.author, "Sari Dewi");
  ASSERT_EQ(cleaned.spans.size(), 2U);
  EXPECT_EQ(part(article, cleaned.spans[0]), "Laporan Wartawan Kabar Lembah, Sari Dewi");
  EXPECT_EQ(part(article, cleaned.spans[1]), "ae/hp (dpa)");
  EXPECT_TRUE(
      clean(text("Laporan wartawan itu, kata polisi, keliru.\nPetani menunggu hujan.")).spans.empty());
}

TEST(Newsroom, CallsOfTheSiteAreFurniture) {
  for (const char* line :
       {"Simak Video 'Ramainya Pasar Apung':", "Simak selengkapnya di halaman selanjutnya.", "FOLLOW US",
        "Baca berita dengan sedikit iklan, klik di sini", "Dapatkan akses tanpa batas ke semua artikel.",
        "Alamat email Anda tidak akan dipublikasikan.", "Berlangganan sekarang"}) {
    const Article article = text(std::string("Harga cabai turun.\n") + line + "\nPetani menunggu hujan.");
    const CleanedArticle cleaned = clean(article);
    ASSERT_EQ(cleaned.spans.size(), 1U) << line;
    EXPECT_EQ(part(article, cleaned.spans[0]), line);
  }
}

TEST(Newsroom, OnlyTheReportersOwnDateDatesTheStory) {
  EXPECT_EQ(
      clean(text("Ia ditahan sejak 11 Juli 2015, kata polisi, Rabu (4/11/2015).")).published->to_string(),
      "2015-11-04");
  EXPECT_FALSE(clean(text("Ia lahir pada 11 Juli 2015 di desa itu.")).published);
  EXPECT_FALSE(clean(text("Banjir terjadi Kamis (22/8/2019) lalu.")).published);
  EXPECT_EQ(clean(text("Harga turun, Senin, 6 Nop 2019, di pasar.")).published->to_string(), "2019-11-06");
  EXPECT_EQ(clean(text("Harga turun. 17 Agt 2023 08.00 WIB")).published->to_string(),
            "2023-08-17T08:00:00+07:00");
  EXPECT_EQ(clean(text("Jum'at, 15 September 2023 pukul 20.15 WITA harga turun.")).published->to_string(),
            "2023-09-15T20:15:00+08:00");
}

TEST(Newsroom, SpansAreInOrderAndApart) {
  const Article article = text(
      "Reporter: Sari\nJAKARTA, KOMPAS.com - Harga (Foto: dok) naik (Baca juga: X Y). [Gambas:Video A] Kata "
      "dia. Baca juga: "
      "Panen Raya\nPetani menunggu. (a/b), loading...");
  std::uint32_t end = 0;
  for (const TextSpan& span : clean(article).spans) {
    EXPECT_GE(span.begin, end);
    EXPECT_GT(span.end, span.begin);
    EXPECT_LE(span.end, article.body.size());
    end = span.end;
  }
  EXPECT_GE(clean(article).spans.size(), 8U);
}

TEST(Newsroom, HeadlineBehindALonelyLeadIsRelatedToo) {
  const Article article =
      text("Harga cabai naik.\nBaca juga:\nPanen Raya di Brebes\nPetani menunggu hujan turun.");
  const CleanedArticle cleaned = clean(article);
  ASSERT_EQ(cleaned.spans.size(), 1U);
  EXPECT_EQ(part(article, cleaned.spans[0]), "Baca juga:\nPanen Raya di Brebes");
}

TEST(Newsroom, DayIsNeverInventedNorSwapped) {
  EXPECT_FALSE(clean(text("Kejadian itu pada (9/17/2023) malam.")).published);
  EXPECT_FALSE(clean(text("Kejadian itu pada Minggu (17/9) malam.")).published);
  EXPECT_FALSE(clean(text("Tahun 2023 akan berakhir.")).published);
}

TEST(Newsroom, PublishersHaveOneName) {
  EXPECT_EQ(canonical_publisher("KOMPAS.com"), "Kompas");
  EXPECT_EQ(canonical_publisher(" kompas.com "), "Kompas");
  EXPECT_EQ(canonical_publisher("www.kompas.com"), "Kompas");
  EXPECT_EQ(canonical_publisher("Kompas"), "Kompas");
  EXPECT_EQ(canonical_publisher("Radar Desa"), "Radar Desa");
}

}  // namespace
}  // namespace warta
