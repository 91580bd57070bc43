// SPDX-License-Identifier: GPL-3.0-or-later
// Normalises with ICU (normalizer.h).
#include "analyzers/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>

#include "analyzers/messages.h"
#include "warta/error.h"

namespace warta {

namespace {

const icu::Normalizer2& checked(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status) || normalizer == nullptr) {
    throw Error(ErrorCode::unsupported, both(analyzer_messages::kNoNormalisation));
  }
  return *normalizer;
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  return checked(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return checked(icu::Normalizer2::getNFCInstance(status), status);
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  return checked(icu::Normalizer2::getNFDInstance(status), status);
}

bool is_apostrophe(char16_t unit) {
  return unit == u'\'' || unit == u'\u2018' || unit == u'\u2019' || unit == u'\u02BC';
}

constexpr UChar32 kTatweel = 0x0640;  // only widens an Arabic word

// Latin letters that Unicode does not take apart, as those write them who lack the key; else null.
const char* plain_letters(UChar32 c) {
  switch (c) {
    case U'\u00F8':
      return "o";
    case U'\u0142':
      return "l";
    case U'\u00FE':
      return "th";
    case U'\u00F0':
    case U'\u0111':
      return "d";
    case U'\u00E6':
      return "ae";
    case U'\u0153':
      return "oe";
    case U'\u0131':
      return "i";
    default:
      return nullptr;
  }
}

}  // namespace

std::size_t apostrophe_size(std::string_view text) noexcept {
  if (text.starts_with('\'')) return 1;
  for (const std::string_view mark : {"\u2018", "\u2019", "\u02BC"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normalize_surface(std::string_view word) {
  std::string surface;
  surface.reserve(word.size());
  if (is_ascii(word)) {
    for (const char c : word) {
      if (c == '\'') continue;
      surface += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return surface;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  const icu::UnicodeString folded = nfkc_casefold().normalize(text, status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < folded.length(); ++i) {
    if (!is_apostrophe(folded[i])) kept.append(folded[i]);
  }
  kept.toUTF8String(surface);
  return surface;
}

std::string strip_accents(std::string_view surface) {
  if (is_ascii(surface)) return std::string(surface);
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(surface.data(), static_cast<std::int32_t>(surface.size())));
  const icu::UnicodeString apart = nfd().normalize(text, status);
  icu::UnicodeString kept;
  bool after_letter = false;  // of a script whose marks many leave out
  for (std::int32_t i = 0; i < apart.length();) {
    const UChar32 c = apart.char32At(i);
    i += U16_LENGTH(c);
    if (after_letter && u_charType(c) == U_NON_SPACING_MARK) continue;
    const UScriptCode script = uscript_getScript(c, &status);
    after_letter = script == USCRIPT_LATIN || script == USCRIPT_ARABIC || script == USCRIPT_GREEK;
    if (const char* const plain = plain_letters(c); plain != nullptr) {
      kept.append(icu::UnicodeString(plain, -1, US_INV));
    } else if (c != kTatweel) {
      kept.append(c);
    }
  }
  std::string stripped;
  nfc().normalize(kept, status).toUTF8String(stripped);
  return stripped;
}

}  // namespace warta
