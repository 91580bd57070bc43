// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/message.h"

#include <gtest/gtest.h>

namespace warta {
namespace {

constexpr Message kMoved = {"dari {0} ke {1}", "to {1}, from {0}, at {0}"};

TEST(Message, PutsValuesIntoTheirPlaces) {
  EXPECT_EQ(say(kMoved, Language::id, {"a", "b"}), "dari a ke b");
  EXPECT_EQ(say(kMoved, Language::en, {"a", "b"}), "to b, from a, at a");
}

TEST(Message, LeavesPlacesWithinValues) {
  EXPECT_EQ(say(kMoved, Language::id, {"{1}", "{"}), "dari {1} ke {");
}

TEST(Message, RefusesLanguagesWithOtherPlaces) {
  EXPECT_ANY_THROW((Message{"dari {0}", "from {0} to {1}"}));  // of a table: does not compile
}

TEST(Message, CarriesBothLanguagesWithMessagesAsValues) {
  constexpr Message kDamaged = {"rusak", "is damaged"};
  const Bilingual said = at("a", both(kMoved, {kDamaged, 7}));
  EXPECT_EQ(said.indonesian, "a: dari rusak ke 7");
  EXPECT_EQ(said.english, "a: to 7, from is damaged, at is damaged");
}

TEST(Message, RefusesAMissingLanguage) { EXPECT_ANY_THROW((Message{"rusak", ""})); }

}  // namespace
}  // namespace warta
