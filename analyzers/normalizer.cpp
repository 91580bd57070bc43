// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyzers/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "warta/error.h"

namespace warta {

namespace {

const icu::Normalizer2& checked(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status) || normalizer == nullptr) {
    throw Error(ErrorCode::unsupported,
                "ICU's normalisation data is missing; install the Debian package libicu72");
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

}  // namespace

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
  bool after_latin = false;
  for (std::int32_t i = 0; i < apart.length();) {
    const UChar32 c = apart.char32At(i);
    i += U16_LENGTH(c);
    if (after_latin && u_charType(c) == U_NON_SPACING_MARK) continue;
    after_latin = uscript_getScript(c, &status) == USCRIPT_LATIN;
    kept.append(c);
  }
  std::string stripped;
  nfc().normalize(kept, status).toUTF8String(stripped);
  return stripped;
}

}  // namespace warta
