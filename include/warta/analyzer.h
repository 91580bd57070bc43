// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace warta {

// The three levels of one word.
struct WordForms {
  std::string surface;  // as written, normalised: NFKC, full case folding, quotes folded, soft hyphens dropped
  std::string lexeme;   // without clitics, voice prefix and full reduplication: `menggunakannya` → `gunakan`
  std::string root;     // kata dasar: `perusahaan` → `usaha`
};

// One word occurrence. The views are valid only during the call that hands the token over.
struct Token {
  std::string_view surface;
  std::string_view lexeme;
  std::string_view root;
  std::uint32_t position = 0;  // counts words of the text from 0
  std::uint32_t begin = 0;     // byte offsets into the caller's text, half open
  std::uint32_t end = 0;
};

// Receives the tokens of a text in order of position.
class TokenSink {
 public:
  virtual ~TokenSink() = default;
  virtual void token(const Token& token) = 0;
};

}  // namespace warta
