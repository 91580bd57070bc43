// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and checks files of saved queries (saved_queries.h).
#include "searcher/alerts/saved_queries.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>

#include "searcher/alerts/messages.h"
#include "util/terminal/bounded_lines.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"
#include "util/text.h"

namespace warta::alerts {

namespace {

// A feed is a file of this name, of which each byte may become three.
constexpr std::size_t kMostNameBytes = 80;

bool is_name(std::string_view name) {
  return name.size() <= kMostNameBytes && std::none_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
         });
}

class Reader {
 public:
  Reader(const std::string& file, std::string program) : lines_(file), program_(std::move(program)) {}

  std::vector<SavedQuery> read() {
    options_.language = command_line::language();
    while (auto line = lines_.next()) {
      ++number_;
      if (line->text.ends_with('\r')) line->text.pop_back();
      const std::string_view text = trimmed(line->text);
      if (!line->too_long && (text.empty() || text.starts_with('#'))) continue;
      if (!take(*line)) ++wrong_;
    }
    if (wrong_ > 0)
      throw command_line::Complaint(messages::kBadFile, {lines_.name(), std::to_string(wrong_)});
    if (queries_.empty()) throw command_line::Complaint(messages::kNoQueries, {lines_.name()});
    return std::move(queries_);
  }

 private:
  bool complain(const Message& message, std::string_view value = {}, std::string_view second = {}) const {
    command_line::complain(program_, command_line::said(message, {where(), value, second}));
    return false;
  }

  [[nodiscard]] std::string where() const { return lines_.name() + ":" + std::to_string(number_) + ": "; }

  // False when the line is wrong, which it has said.
  bool take(const command_line::BoundedLines::Line& line) {
    if (line.too_long)
      return complain(messages::kLineTooLong, std::to_string(command_line::BoundedLines::kMostBytes));
    const std::string_view whole = line.text;
    const std::size_t tab = whole.find('\t');
    if (tab == std::string_view::npos) return complain(messages::kLineWithoutTab);
    const std::string name(trimmed(whole.substr(0, tab)));
    const std::string text(trimmed(whole.substr(tab + 1)));
    if (name.empty()) return complain(messages::kLineWithoutName);
    if (text.empty()) return complain(messages::kLineWithoutQuery);
    if (text.find('\t') != std::string::npos) return complain(messages::kSecondTab);
    if (!is_name(name)) return complain(messages::kNameTooLong, std::to_string(kMostNameBytes));
    const auto [known, is_new] = lines_of_.emplace(name, number_);
    if (!is_new) return complain(messages::kNameTwice, name, std::to_string(known->second));
    SavedQuery saved{name, text, parse_query(text, options_), where()};
    for (const Diagnostic& diagnostic : saved.query.diagnostics)
      command_line::complain(program_, saved.where + diagnostic.to_string(options_.language));
    if (!saved.query.ok()) return false;
    queries_.push_back(std::move(saved));
    return true;
  }

  command_line::BoundedLines lines_;
  std::string program_;
  ParseOptions options_;
  std::size_t number_ = 0;
  std::size_t wrong_ = 0;
  std::map<std::string, std::size_t> lines_of_;
  std::vector<SavedQuery> queries_;
};

}  // namespace

std::vector<SavedQuery> read_saved_queries(const std::string& file, const std::string& program) {
  return Reader(file, program).read();
}

}  // namespace warta::alerts
