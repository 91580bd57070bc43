// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis of text: words with root, lexeme and surface, and their places.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "warta/published_at.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The three levels of one word.
struct WordForms {
  std::string surface;  // as written, normalised: NFKC, full case folding, straight quotes, no soft hyphens
  std::string lexeme;  // without clitics, voice prefix and full reduplication: `menggunakannya` → `gunakan`
  std::string root;    // kata dasar: `perusahaan` → `usaha`
};

// The kind of a token.
enum class TokenKind : std::uint8_t {
  word,    // a word as ICU finds it, or a part of one (`KONTAN.CO.ID` is one word, `kata.Dia` two)
  number,  // root is the value: `Rp1,5 triliun` → `1500000000000`, `1.000` → `1000`, `5,75` → `5.75`
  joined,  // an extra token over the words it spans, written without hyphen or domain: `COVID-19` → `covid19`
  day_month,  // an extra token over the words it spans: `17 September`, `17/9` → `09-17`
  amount,  // an extra token over the words it spans: `Rp1,5 triliun` → `rp1500000000000`, `5 persen` → `%5`
};

// `word`, `number`, `joined`, `day_month` or `amount`.
[[nodiscard]] std::string_view token_kind_name(TokenKind kind) noexcept;

// One word occurrence. The views are valid only during the call of TokenSink::token.
struct Token {
  std::string_view surface;  // extra tokens have the same text on all three levels
  std::string_view lexeme;
  std::string_view root;
  std::uint32_t position =
      0;                    // word number in the text, from 0; `joined` tokens have that of their first word
  std::uint32_t begin = 0;  // byte offsets into the caller's text, half open
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  bool multiplier =
      false;  // the value of the number before it already includes this word: `triliun` in `1,5 triliun`
  // Whether its surface or lexeme as a word alone has another root: `kali` of `sekali-kali`, `menghakimi`
  // with the lexeme `hakimi`, a name.
  bool read_otherwise = false;

  // Whether it is a word at `position`; days and amounts are only facts about the words that they span.
  [[nodiscard]] bool has_position() const noexcept {
    return kind != TokenKind::day_month && kind != TokenKind::amount;
  }
};

// Receives the tokens of a text in order of position.
class TokenSink {
 public:
  virtual ~TokenSink() = default;

  // Receives one token. Its views are valid during the call only. Exceptions it throws end the analysis.
  virtual void token(const Token& token) = 0;
};

// Turns text into tokens. Immutable: one analyzer may be used by any number of threads at once.
class Analyzer {
 public:
  virtual ~Analyzer() = default;

  // Passes the tokens of `utf8` (at most 4 GiB) to `sink`, ordered by position. Invalid UTF-8 is not an
  // error: its bytes separate words. Exceptions of the sink propagate to the caller.
  virtual void analyze(std::string_view utf8, TokenSink& sink) const = 0;

  // The three levels of one word (UTF-8) as if in the middle of a sentence; hyphens inside it belong to it.
  [[nodiscard]] virtual WordForms analyze_word(std::string_view word) const = 0;

  // How analyze_word derived its result, as lines for people. The format may change at any time.
  [[nodiscard]] virtual std::string explain_word(std::string_view word) const = 0;

  // True for words that say almost nothing about a text's subject (`yang`, `di`, `apa`): a query with other
  // words is ranked without them. They are indexed, and count in phrases.
  [[nodiscard]] virtual bool is_function_word(std::string_view surface) const = 0;

  // True for words of the language that are no names (`isi`, `permen`): abbreviations spelt like them are not
  // taken for their long names.
  [[nodiscard]] virtual bool is_common_word(std::string_view surface) const {
    (void)surface;
    return false;
  }

  // Bytes of the bound form that the word begins with or is (`anti` in `antikorupsi`), which newsrooms also
  // write apart or with a hyphen; otherwise 0.
  [[nodiscard]] virtual std::size_t bound_form(std::string_view surface) const {
    (void)surface;
    return 0;
  }

  // Bytes of the first of two words that this one is also written as (`sepak` in `sepakbola`), otherwise 0.
  [[nodiscard]] virtual std::size_t compound(std::string_view surface) const {
    (void)surface;
    return 0;
  }

  // The analyzer for texts published then (std::nullopt: on no known day): itself, unless their spelling
  // depends on the day. It lives as long as this one.
  [[nodiscard]] virtual const Analyzer& as_of(const std::optional<PublishedAt>& published) const {
    (void)published;
    return *this;
  }

  // Identifies this analyzer; changes whenever the same text could give other tokens. An archive stores it.
  [[nodiscard]] virtual std::string fingerprint() const = 0;
};

// Additions to the library's lexicon.
struct AnalyzerOptions {
  // Rows `word<TAB>root` or `word<TAB>lexeme<TAB>root` that override the built-in exceptions, in UTF-8; `#`
  // begins a comment line. The line `!ejaan-lama` gives old spellings the root of the new: `Soekarno` has the
  // root of `Sukarno`; `!ejaan-lama-sebelum 1973` does so in articles published before that year;
  // `!ejaan-tertulis` keeps common spellings apart from the standard (`resiko`, `risiko`).
  std::string exceptions;
};

// The analyzer for Indonesian. Throws Error(invalid_argument), with the line number, when a row of
// `exceptions` is malformed.
[[nodiscard]] std::shared_ptr<const Analyzer> make_indonesian_analyzer(const AnalyzerOptions& options = {});

}  // namespace warta

#pragma GCC visibility pop
