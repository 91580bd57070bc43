// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

// The rows of a table by the byte that their text (lower case, not empty) begins with, else in the order of
// the table: a line is compared with few of them only.
template <typename Row>
class ByFirstByte {
 public:
  template <typename TextOf>
  ByFirstByte(std::vector<Row> rows, const TextOf& text_of) : rows_(std::move(rows)) {
    const auto first = [&](const Row& row) { return static_cast<unsigned char>(text_of(row).front()); };
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const Row& a, const Row& b) { return first(a) < first(b); });
    for (const Row& row : rows_) ++begins_[first(row) + 1U];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  }

  // For a letter of ASCII, the rows for its lower case.
  [[nodiscard]] std::span<const Row> operator[](char first) const noexcept {
    const auto byte = static_cast<unsigned char>(lowered(first));
    return std::span(rows_).subspan(begins_[byte], begins_[byte + 1U] - begins_[byte]);
  }

 private:
  std::vector<Row> rows_;
  std::array<std::size_t, 257> begins_{};
};

using WordsByFirstByte = ByFirstByte<std::string_view>;
[[nodiscard]] WordsByFirstByte by_first_byte(std::vector<std::string_view> words);

[[nodiscard]] bool is_one_of(std::span<const std::string_view> words, std::string_view word) noexcept;

// The words of a kind in labels.tsv.
[[nodiscard]] std::vector<std::string_view> labels(std::string_view kind);

// Whether a text is one of the labels (lower case).
[[nodiscard]] bool is_label(std::string_view text, std::span<const std::string_view> labels) noexcept;

// The text after `Label:`; the text itself when it begins with none of the labels (lower case).
[[nodiscard]] std::string_view behind_label(std::string_view text,
                                            std::span<const std::string_view> labels) noexcept;

// The blank-separated words of a short text.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

// One to `most` words that each begin with a capital: a person or a place.
[[nodiscard]] bool is_name(std::string_view text, std::size_t most);
// A name with no lower-case letter in it: `JAKARTA`, `BANDA ACEH`.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace warta::newsroom
