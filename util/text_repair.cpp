// SPDX-License-Identifier: GPL-3.0-or-later
// Finds and replaces ill-formed UTF-8 (text_repair.h).
#include "util/text_repair.h"

#include <simdjson.h>

#include <algorithm>
#include <string_view>

#include "util/messages.h"

namespace warta::readers {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The well-formed sequence, or the maximal ill-formed subpart, at the beginning of a text.
struct Subpart {
  std::size_t length;
  bool well_formed;
};

std::size_t sequence_length(unsigned first) {
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

Subpart subpart_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(0);
  if (first < 0x80) return {1, true};
  const std::size_t length = sequence_length(first);
  if (length == 0) return {1, false};
  unsigned low = first == 0xE0 ? 0xA0U : first == 0xF0 ? 0x90U : 0x80U;
  unsigned high = first == 0xED ? 0x9FU : first == 0xF4 ? 0x8FU : 0xBFU;
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(i) < low || byte(i) > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

std::uint64_t repair_utf8(std::string& text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return 0;
  std::uint64_t replaced = 0;
  std::string repaired;
  repaired.reserve(text.size());
  std::string_view rest = text;
  while (!rest.empty()) {
    const Subpart part = subpart_at(rest);
    repaired += part.well_formed ? rest.substr(0, part.length) : kReplacement;
    replaced += part.well_formed ? 0 : 1;
    rest.remove_prefix(part.length);
  }
  text = std::move(repaired);
  return replaced;
}

std::uint64_t repair_nuls(std::string& text) {
  if (text.find('\0') == std::string::npos) return 0;  // memchr: fast, and nearly always enough
  const auto nuls = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\0'));
  std::string repaired;
  repaired.reserve(text.size() + 2 * nuls);
  for (const char c : text) {
    if (c == '\0') {
      repaired += kReplacement;
    } else {
      repaired += c;
    }
  }
  text = std::move(repaired);
  return nuls;
}

}  // namespace

void repair_text(std::string& text, std::vector<Bilingual>& notes) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  namespace messages = util_messages;
  if (const std::uint64_t count = repair_utf8(text); count != 0)
    notes.push_back(both(count == 1 ? messages::kInvalidSequence : messages::kInvalidSequences, {count}));
  if (const std::uint64_t count = repair_nuls(text); count != 0)
    notes.push_back(both(count == 1 ? messages::kNul : messages::kNuls, {count}));
}

}  // namespace warta::readers
