// SPDX-License-Identifier: GPL-3.0-or-later
// The program warta-analyze: shows the analysis of a text or of single words.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "util/printable.h"
#include "util/terminal/program.h"
#include "warta/analyzer.h"

namespace {

using warta::Token;
using warta::TokenKind;
namespace command_line = warta::command_line;

// `text`, padded with blanks to `width` columns of a terminal.
void print_padded(std::ostream& out, std::string_view text, std::size_t width) {
  const std::string safe = warta::printable(text);
  const std::size_t columns = warta::display_width(safe);
  out << safe << std::string(columns < width ? width - columns : 0, ' ') << ' ';
}

class TablePrinter final : public warta::TokenSink {
 public:
  explicit TablePrinter(std::ostream& out) : out_(out) {
    row("pos", "bytes", "surface", "lexeme", "root", "kind");
  }
  void token(const Token& token) override {
    row(std::to_string(token.position), std::to_string(token.begin) + "-" + std::to_string(token.end),
        token.surface, token.lexeme, token.root, warta::token_kind_name(token.kind));
  }

 private:
  void row(std::string_view position, std::string_view bytes, std::string_view surface,
           std::string_view lexeme, std::string_view root, std::string_view kind) {
    print_padded(out_, position, 5);
    print_padded(out_, bytes, 11);
    print_padded(out_, surface, 20);
    print_padded(out_, lexeme, 20);
    print_padded(out_, root, 20);
    out_ << kind << '\n';
  }
  std::ostream& out_;
};

class JsonPrinter final : public warta::TokenSink {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}
  void token(const Token& token) override {
    const nlohmann::ordered_json line = {{"position", token.position},
                                         {"begin", token.begin},
                                         {"end", token.end},
                                         {"surface", token.surface},
                                         {"lexeme", token.lexeme},
                                         {"root", token.root},
                                         {"kind", warta::token_kind_name(token.kind)}};
    out_ << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  }

 private:
  std::ostream& out_;
};

void analyze_lines(const warta::Analyzer& analyzer, std::istream& in, std::ostream& out) {
  std::string line;
  while (out && std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const warta::WordForms forms = analyzer.analyze_word(line);
    out << line << '\t' << forms.lexeme << '\t' << forms.root << '\n';
  }
}

// The arguments of the command line.
struct Request {
  std::vector<std::string> words;
  std::string exceptions;
  bool json = false;
  bool per_line = false;
  bool explain = false;
};

void add_options(CLI::App& app, Request& request) {
  app.add_option("TEXT", request.words, "the text; standard input when none is given");
  app.add_flag("--json", request.json, "one JSON object a token, one a line");
  app.add_flag("--words", request.per_line,
               "each line of standard input is one word: print WORD<TAB>LEXEME<TAB>ROOT");
  app.add_flag("--explain", request.explain,
               "for each word of TEXT: the candidates, their scores, and why the winner won");
  app.add_option(
      "--exceptions", request.exceptions,
      "file of rows WORD<TAB>ROOT or WORD<TAB>LEXEME<TAB>ROOT that go first; a line !ejaan-lama lets the "
      "old spelling meet the new (Soekarno, Sukarno)");
  app.footer("Exit status: 0 success, 2 error.");
}

int analyze(const Request& request, std::ostream& out) {
  warta::AnalyzerOptions options;
  if (!request.exceptions.empty()) options.exceptions = command_line::read_whole(request.exceptions);
  const auto analyzer = warta::make_indonesian_analyzer(options);
  if (request.per_line) {
    std::ios::sync_with_stdio(false);
    analyze_lines(*analyzer, std::cin, out);
    return command_line::kSuccess;
  }
  if (request.explain) {
    for (const std::string& word : request.words) out << analyzer->explain_word(word);
    return command_line::kSuccess;
  }
  std::string text;
  for (const std::string& word : request.words) text += (text.empty() ? "" : " ") + word;
  if (request.words.empty()) text = command_line::read_whole("-");
  if (request.json) {
    JsonPrinter printer(out);
    analyzer->analyze(text, printer);
  } else {
    TablePrinter printer(out);
    analyzer->analyze(text, printer);
  }
  return command_line::kSuccess;
}

command_line::Work declare(CLI::App& app) {
  const auto request = std::make_shared<Request>();
  add_options(app, *request);
  return [request](std::ostream& out) { return analyze(*request, out); };
}

}  // namespace

int main(int argc, char** argv) {
  return command_line::run_program(
      "warta-analyze",
      command_line::said(
          {"Menampilkan kata-kata sebuah teks: letak dalam bita, bentuk tertulis, leksem, akar.",
           "Shows the tokens of an Indonesian text: byte offsets, surface, lexeme, root."})
          .c_str(),
      "warta-analyze mempertanggungjawabkan\nwarta-analyze --explain pembelajaran\n"
      "warta-analyze --json < artikel.txt",
      {argv + 1, argv + argc}, declare);
}
