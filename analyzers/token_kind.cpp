// SPDX-License-Identifier: GPL-3.0-or-later
// The names of kinds of tokens (warta/analyzer.h).
#include "warta/analyzer.h"

namespace warta {

std::string_view token_kind_name(TokenKind kind) noexcept {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::number:
      return "number";
    case TokenKind::joined:
      return "joined";
    case TokenKind::day_month:
      return "day_month";
    case TokenKind::amount:
      return "amount";
  }
  return "";
}

}  // namespace warta
