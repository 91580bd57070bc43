// SPDX-License-Identifier: GPL-3.0-or-later
// Normalisation of words: case, quotes, compatibility forms.
#include "analyzers/normalizer.h"

#include <gtest/gtest.h>

namespace warta {
namespace {

TEST(NormalizeSurface, FoldsCaseApostrophesAndCompatibilityForms) {
  EXPECT_EQ(normalize_surface("Jum'at"), "jumat");
  EXPECT_EQ(normalize_surface("Jum’at"), "jumat");
  EXPECT_EQ(normalize_surface("Qur\xCA\xBC"
                              "an"),
            "quran");
  EXPECT_EQ(normalize_surface("MENTERI"), "menteri");
  EXPECT_EQ(normalize_surface("ＫＰＫ"), "kpk");
  EXPECT_EQ(normalize_surface("per\xC2\xADusahaan"), "perusahaan");
  EXPECT_EQ(normalize_surface("Straße"), "strasse");
  EXPECT_EQ(normalize_surface("Mbappé"), "mbappé");
}

TEST(NormalizeSurface, InvalidBytesBecomeReplacementCharacters) {
  EXPECT_EQ(normalize_surface("a\xFFz"), "a\xEF\xBF\xBDz");
}

TEST(StripAccents, FoldsWhatManyKeyboardsLack) {
  EXPECT_EQ(strip_accents("ødegaard łukasz þór ræður ıstanbul"), "odegaard lukasz thor raedur istanbul");
  EXPECT_EQ(strip_accents("ἀθῆναι"), "αθηναι");
  EXPECT_EQ(strip_accents("قُلْ هُوَ اللّٰهُ أَحَدٌ"), "قل هو الله احد");
}

TEST(StripAccents, LeavesOtherScriptsAlone) {
  EXPECT_EQ(strip_accents("mbappé"), "mbappe");
  EXPECT_EQ(strip_accents("plain"), "plain");
  EXPECT_EQ(strip_accents("й"), "й");
}

}  // namespace
}  // namespace warta
