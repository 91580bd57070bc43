// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a text: tokens come in order of position, within the text, and the same text gives the same
// tokens.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "warta/analyzer.h"

namespace {

struct Checker final : warta::TokenSink {
  explicit Checker(std::size_t text_size) : size(text_size) {}
  void token(const warta::Token& token) override {
    if (token.begin >= token.end || token.end > size || token.position < position || token.surface.empty())
      std::abort();
    position = token.position;
    trace.append(token.surface).append("|").append(token.lexeme).append("|").append(token.root).append("\n");
  }
  std::size_t size;
  std::uint32_t position = 0;
  std::string trace;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto analyzer = warta::make_indonesian_analyzer();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Checker first(size);
  analyzer->analyze(text, first);
  Checker second(size);
  analyzer->analyze(text, second);
  if (first.trace != second.trace) std::abort();
  return 0;
}
