// SPDX-License-Identifier: GPL-3.0-or-later
// Turns an issue at a byte of the query into a Diagnostic: severity, column, and message.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "warta/query.h"

namespace warta::query {

// A query with more odd marks gets no further warnings.
inline constexpr std::size_t kMaxWarnings = 16;

class Reporter {
 public:
  Reporter(std::string_view query, Language language) : query_(query), language_(language) {}

  // `arguments` fill {0}, {1} … of the message and the hint; each is truncated to a readable length.
  void report(QueryIssue issue, std::size_t byte_offset,
              std::initializer_list<std::string_view> arguments = {});

  [[nodiscard]] bool has_error() const noexcept { return has_error_; }
  [[nodiscard]] Language language() const noexcept { return language_; }
  [[nodiscard]] std::vector<Diagnostic> take() && { return std::move(diagnostics_); }

 private:
  std::string_view query_;
  Language language_;
  std::vector<Diagnostic> diagnostics_;
  bool has_error_ = false;
};

}  // namespace warta::query
