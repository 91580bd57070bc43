// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "util/text.h"

namespace warta::newsroom {

// A line of a body without its line end and without blanks around it.
struct Line {
  std::uint32_t begin = 0;  // of `text`, in the body
  std::string_view text;
  [[nodiscard]] std::uint32_t end() const noexcept { return begin + static_cast<std::uint32_t>(text.size()); }
  void drop(std::size_t bytes) noexcept {  // from its begin
    begin += static_cast<std::uint32_t>(bytes);
    text.remove_prefix(bytes);
  }
};

// The lines that hold anything but blanks (ASCII blanks and U+00A0).
[[nodiscard]] std::vector<Line> lines_of(std::string_view body);

[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;  // of ASCII blanks and U+00A0
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view lower_case) noexcept;  // ASCII
[[nodiscard]] bool starts_ignoring_case(std::string_view text, std::string_view lower_case) noexcept;

// The first `[` or `(` from byte `from` on; npos when there is none.
[[nodiscard]] std::size_t find_opening(std::string_view text, std::size_t from = 0) noexcept;

// Which rows of a table of texts (lower case, not empty) begin with a byte, in the order of the table: a line
// is compared with few of them only.
template <std::size_t count>
class RowsByFirstByte {
 public:
  template <typename Row, typename TextOf>
  constexpr RowsByFirstByte(const std::array<Row, count>& rows, TextOf text_of) {
    static_assert(count < 256);
    std::uint8_t filled = 0;
    for (std::size_t first = 0; first < 256; ++first) {
      begins_[first] = filled;
      for (std::size_t row = 0; row < count; ++row) {
        if (static_cast<unsigned char>(text_of(rows[row]).front()) == first)
          rows_[filled++] = static_cast<std::uint8_t>(row);
      }
    }
    begins_[256] = filled;
  }

  // For a letter of ASCII, the rows for its lower case.
  [[nodiscard]] constexpr std::span<const std::uint8_t> operator[](char first) const noexcept {
    if (first >= 'A' && first <= 'Z') first = static_cast<char>(first - 'A' + 'a');
    const auto byte = static_cast<unsigned char>(first);
    return std::span(rows_).subspan(begins_[byte], begins_[byte + 1U] - begins_[byte]);
  }

 private:
  std::array<std::uint8_t, count> rows_{};
  std::array<std::uint8_t, 257> begins_{};
};

// What stands behind `Label:`; the text itself when it begins with none of the labels (lower case).
[[nodiscard]] std::string_view behind_label(std::string_view text,
                                            std::span<const std::string_view> labels) noexcept;

// The blank-separated words of a short text.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

// One to `most` words that each begin with a capital: a person or a place.
[[nodiscard]] bool is_name(std::string_view text, std::size_t most);
// A name with no lower-case letter in it: `JAKARTA`, `BANDA ACEH`.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace warta::newsroom
