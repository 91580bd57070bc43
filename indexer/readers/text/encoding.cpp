// SPDX-License-Identifier: GPL-3.0-or-later
// Detects encodings with ICU and heuristics (encoding.h).
#include "indexer/readers/text/encoding.h"

#include <simdjson.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "indexer/readers/bytes/decoded_source.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/text/header_block.h"
#include "util/printable.h"
#include "util/text_repair.h"

namespace warta::readers {

namespace {

constexpr std::size_t kLookedAt = std::size_t{1} << 16;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_valid_utf8(std::string_view text) {
  return simdjson::validate_utf8(text.data(), whole_characters(text));
}

// Whether some multi-byte sequence is valid UTF-8, which hardly happens by chance in another encoding.
bool has_utf8_sequence(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_high(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() && is_high(text[end])) ++end;
    if (end - at > 1 && simdjson::validate_utf8(text.data() + at, end - at)) return true;
    at = end;
  }
  return false;
}

std::string detected_by_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  const char* name = match == nullptr ? nullptr : ucsdet_getName(match, &status);
  return name == nullptr || U_FAILURE(status) != 0 ? "" : name;
}

// Whether most of the decoded text is ASCII letters and blanks: a detector finds UTF-16 in any binary.
bool is_readable(std::string_view text, const std::string& encoding) {
  const std::string decoded = decode(text, encoding);
  const auto plain = std::count_if(decoded.begin(), decoded.end(), [](char c) {
    return c == ' ' || c == '\n' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return static_cast<std::size_t>(plain) * 2 > decoded.size();
}

TextEncoding converted(const std::string& name, const std::string& declared = {}) {
  if (declared.empty()) return {name, both(messages::kConverted, {printable(name)})};
  return {name, both(messages::kConvertedThough, {printable(name), printable(declared)})};
}

// The encoding in the XML declaration, in lower case, or empty.
std::string declared_in(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return {};
  if (!head.starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(0, head.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  std::string name = lowered(declaration.substr(open + 1, close - open - 1));
  std::replace_if(name.begin(), name.end(), is_high, '?');
  return name;
}

// UTF-16 without a mark is recognised by its NULs: `<` is two bytes.
std::string_view utf16_by_begin(std::string_view head) {
  if (head.starts_with(std::string_view("<\0", 2))) return "UTF-16LE";
  if (head.starts_with(std::string_view("\0<", 2))) return "UTF-16BE";
  return {};
}

}  // namespace

std::size_t whole_characters(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t back = 1; back < kLongest && back <= text.size(); ++back) {
    const auto c = static_cast<unsigned char>(text[text.size() - back]);
    if (c < 0x80) break;
    if (c < 0xC0) continue;
    const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    return length > back ? text.size() - back : text.size();
  }
  return text.size();
}

TextEncoding detect_encoding(std::string_view text) {
  const std::string_view looked_at = text.substr(0, kLookedAt);
  const bool has_nul = looked_at.find('\0') != std::string_view::npos;
  if (!has_nul && (is_valid_utf8(text) || has_utf8_sequence(text))) return {};
  const std::string name = detected_by_icu(looked_at);
  if ((name.starts_with("UTF-16") || name.starts_with("UTF-32")) && is_readable(looked_at, name))
    return converted(name);
  if (has_nul || is_valid_utf8(text)) return {};
  return converted("windows-1252");
}

TextEncoding xml_encoding(std::string_view head) {
  if (const std::string_view wide = utf16_by_begin(head); !wide.empty()) return converted(std::string(wide));
  const std::string declared = declared_in(head);
  const bool says_utf8 = declared.empty() || declared == "utf-8" || declared == "us-ascii" ||
                         declared.starts_with("utf-16");  // which contradicts the bytes
  const bool is_utf8 = has_utf8_sequence(head);
  if (says_utf8) {
    if (is_valid_utf8(head) || is_utf8) return {};
    return converted("windows-1252", declared);
  }
  if (is_utf8 && is_valid_utf8(head)) return {"", both(messages::kUtf8Though, {printable(declared)})};
  // On the web this label means windows-1252 (WHATWG Encoding Standard, section 4.2).
  if (declared == "iso-8859-1" || declared == "latin1") return {"windows-1252", ""};
  if (knows_encoding(declared)) return {declared, ""};
  return {"", both(messages::kUtf8AsUnknown, {printable(declared)})};
}

}  // namespace warta::readers
