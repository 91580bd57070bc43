// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/charset.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "indexer/readers/bytes/messages.h"
#include "util/printable.h"
#include "util/text.h"
#include "util/text_repair.h"

namespace warta::readers {

namespace {

// How far into a page its `<meta>` is looked for. Browsers look at 1 KiB; pages of newsrooms begin with long
// comments.
constexpr std::size_t kPrescanBytes = std::size_t{16} << 10;

// The value after `charset=` in the first `<meta` that has one; in lower case.
std::string declared_in_meta(std::string_view bytes) {
  const std::string head = lowered(bytes.substr(0, kPrescanBytes));
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 1)) {
    const std::size_t close = std::min(head.find('>', meta), head.size());
    std::size_t at = head.find("charset", meta);
    if (at >= close) continue;
    at = head.find_first_not_of(" \t\r\n", at + 7);
    if (at >= close || head[at] != '=') continue;
    const std::size_t begin = head.find_first_not_of(" \t\r\n\"'", at + 1);
    if (begin >= close) continue;
    return head.substr(begin, head.find_first_of(" \t\r\n\"';>/", begin) - begin);
  }
  return {};
}

// Labels under which something else is meant (WHATWG Encoding Standard, section 4.2).
std::string meant_by(const std::string& label) {
  if (label == "iso-8859-1" || label == "iso8859-1" || label == "latin1" || label == "us-ascii" ||
      label == "ascii")
    return "windows-1252";
  if (label == "utf8" || label == "unicode-1-1-utf-8" || label.starts_with("utf-16")) return "utf-8";
  return label;
}

std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status),
                                                                &ucnv_close);
  if (U_FAILURE(status) != 0) return std::nullopt;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
  if (U_FAILURE(status) != 0) return std::nullopt;
  // A byte of a single-byte charset or a unit of UTF-16 becomes 3 bytes of UTF-8 at most, and so does U+FFFD.
  std::string utf8(bytes.size() * 3 + 16, '\0');
  char* target = utf8.data();
  const char* source = bytes.data();
  ucnv_convertEx(to.get(), from.get(), &target, utf8.data() + utf8.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, 1, 1, &status);
  if (U_FAILURE(status) != 0 && status != U_TRUNCATED_CHAR_FOUND) return std::nullopt;
  utf8.resize(static_cast<std::size_t>(target - utf8.data()));
  return utf8;
}

// UTF-16 without a mark: of ASCII markup every other byte is NUL.
std::string utf16_by_mark_or_nuls(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  const std::string_view head = bytes.substr(0, 256);
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0' ? 1U : 0U;
  if (head.size() < 16) return {};
  if (nuls[1] > head.size() / 3 && nuls[0] < head.size() / 16) return "UTF-16LE";
  if (nuls[0] > head.size() / 3 && nuls[1] < head.size() / 16) return "UTF-16BE";
  return {};
}

bool is_ascii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// Whether bytes that are not quite UTF-8 are so nevertheless: a page cut off or damaged in places. In
// windows-1252 nearly no byte over 0x7F begins a well-formed sequence.
bool mostly_utf8(std::string_view bytes) {
  std::size_t well_formed = 0;
  std::size_t ill_formed = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first < 0x80) continue;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (length > 1 && i + length <= bytes.size() && simdjson::validate_utf8(bytes.data() + i, length)) {
      ++well_formed;
      i += length - 1;
    } else {
      ++ill_formed;
    }
  }
  return well_formed > 2 * ill_formed;
}

}  // namespace

std::string html_to_utf8(std::string_view bytes, std::string_view http_charset,
                         std::vector<Bilingual>& notes) {
  std::string text;
  if (const std::string utf16 = utf16_by_mark_or_nuls(bytes); !utf16.empty()) {
    text = converted(bytes, utf16).value_or(std::string());
    notes.push_back(both(messages::kConverted, {utf16}));
    repair_text(text, notes);
    return text;
  }
  std::string label = lowered(http_charset);
  const bool from_http = !label.empty();
  if (label.empty()) label = declared_in_meta(bytes);
  // Names of charsets are ASCII that can be read; this one goes into notes, which are UTF-8.
  std::replace_if(
      label.begin(), label.end(), [](char c) { return c < ' ' || static_cast<unsigned char>(c) >= 0x80; },
      '?');
  std::string charset = meant_by(label);
  const bool well_formed = simdjson::validate_utf8(bytes.data(), bytes.size());
  if (well_formed) {
    const bool contradicted = !charset.empty() && charset != "utf-8" && !is_ascii(bytes);
    if (contradicted) notes.push_back(both(messages::kPageUtf8Though, {printable(label)}));
    // ISO-2022 and the like are ASCII bytes that mean something else; no newsroom here writes them.
    text = bytes;
  } else if (mostly_utf8(bytes)) {
    text = bytes;
  } else {
    if (charset.empty() || charset == "utf-8") {
      if (!label.empty()) notes.push_back(both(messages::kPageNotUtf8));
      charset = "windows-1252";
    }
    std::optional<std::string> result = converted(bytes, charset);
    if (!result) {
      notes.push_back(both(from_http ? messages::kUnknownCharsetHttp : messages::kUnknownCharsetMeta,
                           {printable(label)}));
      result = converted(bytes, "windows-1252");
    } else {
      notes.push_back(both(messages::kConverted, {charset}));
    }
    text = result ? std::move(*result) : std::string(bytes);
  }
  repair_text(text, notes);
  return text;
}

}  // namespace warta::readers
