// SPDX-License-Identifier: GPL-3.0-or-later
// Adds an analyzer to an archive and its queries: the Indonesian one, extended so that columnists who sign
// with initials are found by their names.
//
//     custom_analyzer ARCHIVE
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "warta/analyzer.h"
#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/searcher.h"

namespace {

// Passes tokens on, with `dbp` replaced by the surname.
class InitialsSink final : public warta::TokenSink {
 public:
  explicit InitialsSink(warta::TokenSink& behind) : behind_(behind) {}
  void token(const warta::Token& token) override {
    warta::Token changed = token;
    if (token.surface == "dbp") changed.root = changed.lexeme = "purnomo";
    behind_.token(changed);
  }

 private:
  warta::TokenSink& behind_;
};

class HouseAnalyzer final : public warta::Analyzer {
 public:
  void analyze(std::string_view utf8, warta::TokenSink& sink) const override {
    InitialsSink initials(sink);
    indonesian_->analyze(utf8, initials);
  }
  [[nodiscard]] warta::WordForms analyze_word(std::string_view word) const override {
    warta::WordForms forms = indonesian_->analyze_word(word);
    if (forms.surface == "dbp") forms.root = forms.lexeme = "purnomo";
    return forms;
  }
  [[nodiscard]] std::string explain_word(std::string_view word) const override {
    return indonesian_->explain_word(word);
  }
  [[nodiscard]] bool is_function_word(std::string_view surface) const override {
    return indonesian_->is_function_word(surface);
  }
  // Stored in the archive: programs with another analyzer get an error.
  [[nodiscard]] std::string fingerprint() const override {
    return "house-1 over " + indonesian_->fingerprint();
  }

 private:
  std::shared_ptr<const warta::Analyzer> indonesian_ = warta::make_indonesian_analyzer();
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: custom_analyzer ARCHIVE\n";
    return 2;
  }
  try {
    const auto analyzer = std::make_shared<HouseAnalyzer>();
    warta::WriterOptions writing;
    writing.analyzer = analyzer;
    {
      warta::ArchiveWriter writer(argv[1], writing);
      warta::Article article;
      article.id = "kolom-1";
      article.title = "Catatan akhir pekan";
      article.body = "Kolom ini ditulis oleh DBP untuk edisi akhir pekan.";
      writer.put(article);
    }
    warta::SearcherOptions searching;
    searching.analyzer = analyzer;
    const warta::Searcher searcher(argv[1], searching);
    for (const warta::Hit& hit : searcher.search(warta::parse_query("purnomo")).hits)
      std::cout << hit.article.id << ": " << hit.article.title << '\n';

    try {
      const warta::Searcher with_ours(argv[1]);
    } catch (const warta::Error& error) {
      std::cout << to_string(error.code()) << '\n';
    }
    return 0;
  } catch (const warta::Error& error) {
    std::cerr << "custom_analyzer: " << error.what() << '\n';
    return 2;
  }
}
