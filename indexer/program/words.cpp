// SPDX-License-Identifier: GPL-3.0-or-later
// `warta-index words`: the words of an archive and their roots, also as tables of other engines.
#include <memory>

#include "indexer/program/commands.h"
#include "util/printable.h"
#include "util/terminal/program.h"
#include "warta/archive_tools.h"

namespace warta::command_line {

namespace {

struct WordsArguments {
  std::string archive;
  std::string format = "tsv";
};

// Whether the word has another root, and neither of them a mark that the tables of other engines give a
// meaning.
bool is_rule(const ArchiveWord& word) {
  const auto is_plain = [](const std::string& text) {
    return text.find_first_of(" \t,=>#*\\'\"") == text.npos;
  };
  return word.root != word.word && is_plain(word.word) && is_plain(word.root);
}

int words(const WordsArguments& arguments, std::ostream& out) {
  const bool all = arguments.format == "tsv";
  const char* const between = arguments.format == "lucene"          ? "\t"
                              : arguments.format == "elasticsearch" ? " => "
                                                                    : " ";
  for_each_word(arguments.archive, [&](const ArchiveWord& word) {
    if (all) {
      out << printable(word.word) << '\t' << word.articles << '\t' << printable(word.lexeme) << '\t'
          << printable(word.root) << '\n';
    } else if (is_rule(word)) {
      out << word.word << between << word.root << '\n';
    }
    return static_cast<bool>(out);
  });
  return kSuccess;
}

}  // namespace

Command words_command(CLI::App& app) {
  const auto arguments = std::make_shared<WordsArguments>();
  CLI::App* command =
      app.add_subcommand("words", said({"mendaftar kata arsip dan akarnya, juga untuk mesin lain",
                                        "list the words and their roots, also for other engines"}));
  archive_option(*command, arguments->archive);
  command
      ->add_option(
          "--format", arguments->format,
          said({"tsv: KATA, JUMLAH ARTIKEL, LEKSEM, AKAR (bawaan); lucene, elasticsearch: aturan stemmer "
                "override; postgresql: kamus synonym",
                "tsv: WORD, ARTICLES, LEXEME, ROOT (default); lucene, elasticsearch: rules of the "
                "stemmer override; postgresql: a synonym dictionary"}))
      ->check(CLI::IsMember({"tsv", "lucene", "elasticsearch", "postgresql"}));
  return {command, [arguments](std::ostream& out) { return words(*arguments, out); }};
}

}  // namespace warta::command_line
