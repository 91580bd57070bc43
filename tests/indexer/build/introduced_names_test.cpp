// SPDX-License-Identifier: GPL-3.0-or-later
// Abbreviations that a text introduces.
#include "indexer/build/introduced_names.h"

#include <gtest/gtest.h>

namespace warta {
namespace {

std::string names_in(std::string_view text) {
  std::string all;
  for_each_introduced_name(text, [&](const std::string& short_name, const std::string& long_name) {
    all += short_name + "=" + long_name + ";";
  });
  return all;
}

TEST(IntroducedNames, ShortNamesAreSpelledByTheWordsBeforeThem) {
  EXPECT_EQ(names_in("Komisi Pemberantasan Korupsi (KPK) menahan"), "kpk=komisi pemberantasan korupsi;");
  EXPECT_EQ(names_in("kata Menteri Keuangan (Menkeu) di"), "menkeu=menteri keuangan;");
  EXPECT_EQ(names_in("Anggaran Pendapatan dan Belanja Negara (APBN)"),
            "apbn=anggaran pendapatan dan belanja negara;");
  EXPECT_EQ(names_in("Badan Meteorologi, Klimatologi, dan Geofisika (BMKG)"), "");  // a comma ends it
  EXPECT_EQ(names_in("aparatur sipil negara (ASN)"), "asn=aparatur sipil negara;");
  EXPECT_EQ(names_in("Tentara Nasional Indonesia (TNI) dan Otoritas Jasa Keuangan (OJK)."),
            "tni=tentara nasional indonesia;ojk=otoritas jasa keuangan;");
}

TEST(IntroducedNames, WhatIsNoShortNameIsNone) {
  for (const char* text : {"kemarin (17/9/2023)", "Joko Widodo (Jokowi", "Budi (51)", "(KPK)",
                           "lembaga itu (KPK)", "a (b)", "Partai Demokrasi (lihat halaman)",
                           "Dewan  Perwakilan Rakyat (D)", "", "(", "()", "x ((", "kota (DKI)"})
    EXPECT_EQ(names_in(text), "") << text;
}

}  // namespace
}  // namespace warta
