// SPDX-License-Identifier: GPL-3.0-or-later
// The Python module warta._native; programs import python/warta/__init__.py.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "python/values.h"
#include "warta/analyzer.h"
#include "warta/printer.h"
#include "warta/reader.h"
#include "warta/version.h"

namespace warta::python {

namespace {

using namespace py::literals;

// A token that owns its texts.
struct OwnToken {
  std::string surface, lexeme, root;
  std::uint32_t position, begin, end;
  TokenKind kind;
};

class Keeper final : public TokenSink {
 public:
  explicit Keeper(std::vector<OwnToken>& tokens) : tokens_(tokens) {}
  void token(const Token& token) override {
    tokens_.push_back({std::string(token.surface), std::string(token.lexeme), std::string(token.root),
                       token.position, token.begin, token.end, token.kind});
  }

 private:
  std::vector<OwnToken>& tokens_;
};

// The code points before each byte at which a token begins or ends, so that offsets index a Python str.
class CharacterCounter {
 public:
  explicit CharacterCounter(const std::string& text) : before_(text.size() + 1) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      before_[i] = count;
      if (i + 1 == text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0U) != 0x80U) ++count;
    }
    before_[text.size()] = count;
  }
  [[nodiscard]] std::uint32_t before(std::uint32_t byte) const { return before_[byte]; }

 private:
  std::vector<std::uint32_t> before_;
};

std::vector<OwnToken> analyze(const std::string& text) {
  std::vector<OwnToken> tokens;
  Keeper keeper(tokens);
  make_indonesian_analyzer()->analyze(text, keeper);
  const CharacterCounter characters(text);
  for (OwnToken& token : tokens) {
    token.begin = characters.before(token.begin);
    token.end = characters.before(token.end);
  }
  return tokens;
}

void add_analysis(py::module_& module) {
  py::class_<OwnToken>(module, "Token", "One word occurrence.")
      .def_readonly("surface", &OwnToken::surface, "As written, normalised.")
      .def_readonly("lexeme", &OwnToken::lexeme, "Without clitics, voice prefix and reduplication.")
      .def_readonly("root", &OwnToken::root, "Kata dasar; of a number its value.")
      .def_readonly("position", &OwnToken::position, "Counts words from 0.")
      .def_readonly("begin", &OwnToken::begin, "Index into the text, half open.")
      .def_readonly("end", &OwnToken::end)
      .def_property_readonly(
          "kind", [](const OwnToken& token) { return token_kind_name(token.kind); },
          "'word', 'number', 'joined', 'day_month' or 'amount'.")
      .def("__repr__", [](const OwnToken& token) {
        return "<warta.Token " + token.surface + " " + token.lexeme + " " + token.root + ">";
      });
  module.def("analyze", analyze, "text"_a, py::call_guard<py::gil_scoped_release>(),
             "The words of a text, as the library indexes them.");
}

}  // namespace

}  // namespace warta::python

PYBIND11_MODULE(_native, module) {
  module.doc() = "Full-text search for Indonesian news archives.";
  module.attr("__version__") = warta::version();
  warta::python::register_errors();
  warta::python::add_indexing(module);
  warta::python::add_searching(module);
  warta::python::add_analysis(module);
  module.def("reader_formats", &warta::reader_formats, "The formats that add_sources reads.");
  module.def("printer_formats", &warta::printer_formats, "The formats that Results.format writes.");
}
