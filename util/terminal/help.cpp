// SPDX-License-Identifier: GPL-3.0-or-later
// Writes help from the options that a program declared (help.h).
#include "util/terminal/help.h"

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "util/terminal/messages.h"
#include "util/terminal/program.h"
#include "util/terminal/terminal.h"

namespace warta::command_line {

namespace {

constexpr std::size_t kScreen = 24;  // lines
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 100;

// Columns: our texts have no wide characters.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Fills lines of `width` columns with the words of `text`; later lines begin with `indent` blanks.
std::string filled(std::string_view text, std::size_t indent, std::size_t width, std::size_t at) {
  std::string out;
  std::istringstream words{std::string(text)};
  bool first = true;
  for (std::string word; words >> word; first = false) {
    if (!first && at + 1 + columns(word) > width) {
      out += '\n' + std::string(indent, ' ');
      at = indent;
    } else if (!first) {
      out += ' ';
      ++at;
    }
    out += word;
    at += columns(word);
  }
  return out;
}

// What an option takes, without CLI11's names of types: `TEXT`, `UINT:POSITIVE`, `ENUM:value in {a->0,b->1}`.
std::string value_of(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  if (open != std::string::npos) {
    std::istringstream names(type.substr(open + 1, type.find('}', open) - open - 1));
    std::string joined;
    for (std::string name; std::getline(names, name, ',');)
      joined += (joined.empty() ? "" : "|") + name.substr(0, name.find("->"));
    return joined;
  }
  if (type.starts_with('[')) return type;  // of our own
  const std::string word = type.substr(0, type.find_first_of(": ["));
  const bool number = word == "UINT" || word == "INT" || word == "FLOAT";
  if (option.get_positional() && (word == "TEXT" || number || word.empty())) return option.get_name(true);
  if (number) return "N";
  if (word == "TEXT" || word.empty()) return said(messages::kValue);
  return type;
}

// `-n, --limit N`
std::string name_of(const CLI::Option& option, bool with_value) {
  std::string name = option.get_name(false, true);
  if (option.get_positional()) return value_of(option);
  for (std::size_t open = 0; (open = name.find('{')) != std::string::npos;)  // `--no-clean{false}`
    name.erase(open, name.find('}', open) + 1 - open);
  for (std::size_t comma = 0; (comma = name.find(',', comma)) != std::string::npos; comma += 2)
    name.insert(comma + 1, " ");
  if (with_value && option.get_items_expected_max() > 0) name += ' ' + value_of(option);
  return name;
}

// The shortest way to write it: `--limit`.
std::string long_name(const CLI::Option& option) {
  return option.get_lnames().empty() ? option.get_name() : "--" + option.get_lnames().front();
}

class Help final : public CLI::Formatter {
 public:
  explicit Help(std::string_view examples) : examples_(examples) {}

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    if (mode == CLI::AppFormatMode::Sub) return CLI::Formatter::make_help(app, name, mode);
    const std::string full = page(*app, true);
    const bool wants_all = app->get_help_all_ptr() != nullptr && app->get_help_all_ptr()->count() > 0;
    if (wants_all || std::count(full.begin(), full.end(), '\n') < static_cast<std::ptrdiff_t>(kScreen))
      return full;
    return page(*app, false);
  }

 private:
  static std::size_t width() {
    return std::clamp<std::size_t>(terminal_width(STDOUT_FILENO), kNarrowest, kWidest) - 1;
  }

  static std::string path_of(const CLI::App& app) {
    return app.get_parent() == nullptr ? app.get_name() : path_of(*app.get_parent()) + ' ' + app.get_name();
  }

  std::string page(const CLI::App& app, bool all) const {
    std::string text = filled(app.get_description(), 0, width(), 0) + "\n\n" + usage(app);
    if (app.get_parent() == nullptr && !examples_.empty()) {
      text += '\n' + said(messages::kExamples) + '\n';
      std::istringstream lines{std::string(examples_)};
      for (std::string line; std::getline(lines, line);) text += "  " + line + '\n';
    }
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
      if (command == app.get_subcommands([](const CLI::App*) { return true; }).front())
        text += '\n' + said(messages::kCommands) + '\n';
      text += row(command->get_name(), command->get_description());
    }
    if (all) {
      for (const CLI::Option* one : app.get_options([](const CLI::Option* o) { return o->get_positional(); }))
        text += (text.ends_with("\n\n") ? "" : "\n") + row(name_of(*one, false), one->get_description());
    }
    for (const std::string& group : app.get_groups()) {
      const std::vector<const CLI::Option*> options = app.get_options(
          [&](const CLI::Option* one) { return one->get_group() == group && !one->get_positional(); });
      if (group.empty() || options.empty()) continue;
      text += all ? every_option(group, options) : names(group, options);
    }
    if (!all) text += "\n" + filled(said(messages::kSeeHelpAll, {path_of(app)}), 0, width(), 0) + '\n';
    if (all && !app.get_footer().empty()) text += '\n' + filled(app.get_footer(), 0, width(), 0) + '\n';
    return text;
  }

  static std::string usage(const CLI::App& app) {
    std::string line = said(messages::kUsage) + ' ' + path_of(app);
    line += app.get_subcommands([](const CLI::App*) { return true; }).empty()
                ? ""
                : ' ' + said(messages::kCommandName);
    for (const CLI::Option* one : app.get_options([](const CLI::Option* o) { return o->get_positional(); }))
      line += ' ' + value_of(*one) + (one->get_items_expected_max() > 1 ? "..." : "");
    return line + ' ' + said(messages::kOptionsName) + '\n';
  }

  static std::string row(const std::string& name, const std::string& description) {
    constexpr std::size_t kIndent = 16;
    std::string line = "  " + name;
    if (columns(line) + 2 > kIndent) {
      line += '\n' + std::string(kIndent, ' ');
    } else {
      line.append(kIndent - columns(line), ' ');
    }
    return line + filled(description, kIndent, width(), kIndent) + '\n';
  }

  // Subcommands have help options in CLI11's own group.
  static std::string shown(const std::string& group) {
    return group == "Options" && said(messages::kOptions) != group ? said(messages::kAbout) : group;
  }

  static std::string every_option(const std::string& group, const std::vector<const CLI::Option*>& options) {
    std::string text = '\n' + shown(group) + ":\n";
    for (const CLI::Option* one : options) text += row(name_of(*one, true), one->get_description());
    return text;
  }

  static std::string names(const std::string& group, const std::vector<const CLI::Option*>& options) {
    std::string all;
    for (const CLI::Option* one : options) all += (all.empty() ? "" : " ") + long_name(*one);
    constexpr std::size_t kIndent = 13;
    std::string line = shown(group) + ':';
    line.append(kIndent > columns(line) ? kIndent - columns(line) : 1, ' ');
    return '\n' + line + filled(all, kIndent, width(), columns(line));
  }

  std::string examples_;
};

nlohmann::ordered_json data_of(const CLI::App& app) {
  nlohmann::ordered_json options = nlohmann::ordered_json::array();
  for (const CLI::Option* one : app.get_options()) {
    if (one->get_group().empty()) continue;
    options.push_back({{"short", one->get_snames()},
                       {"long", one->get_lnames()},
                       {"positional", one->get_positional()},
                       {"value", value_of(*one)},
                       {"group", one->get_group()},
                       {"help", one->get_description()}});
  }
  nlohmann::ordered_json commands = nlohmann::ordered_json::array();
  for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; }))
    commands.push_back(data_of(*one));
  return {{"name", app.get_name()},
          {"description", app.get_description()},
          {"footer", app.get_footer()},
          {"options", options},
          {"commands", commands}};
}

}  // namespace

void explain_options(CLI::App& app, std::string_view examples) {
  app.formatter(std::make_shared<Help>(examples));
  app.set_help_flag("-h,--help", said(messages::kHelp))->group(said(messages::kAbout));
  app.set_help_all_flag("--help-all", said(messages::kHelpAll))->group(said(messages::kAbout));
  app.option_defaults()->group(said(messages::kOptions));
}

std::string described(const CLI::App& app) { return data_of(app).dump(1) + '\n'; }

}  // namespace warta::command_line
