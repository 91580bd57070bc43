// SPDX-License-Identifier: GPL-3.0-or-later
// The line protocol of stdio.h.
#include "searcher/server/stdio.h"

#include <cmath>
#include <optional>

#include "indexer/archive/stats_json.h"
#include "searcher/request/options.h"
#include "searcher/server/answers.h"
#include "searcher/server/fresh_searcher.h"
#include "util/terminal/bounded_lines.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta::server {

namespace {

constexpr int kBadRequest = 400;

Refusal bad_request(const std::string& message) { return {kBadRequest, "bad_request", message}; }

std::string scalar_text(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return value.dump();
  throw bad_request(name + ": must be a text, a number, true or false");
}

// Lists as on the command line: `["media","rubrik"]` becomes `media,rubrik`.
std::string value_text(const std::string& name, const Json& value) {
  if (!value.is_array()) return scalar_text(name, value);
  std::string text;
  for (const Json& one : value) (text += text.empty() ? "" : ",") += scalar_text(name, one);
  return text;
}

// A list of an option that repeats, such as `filter`, is one parameter a value.
void add(Parameters& parameters, const std::string& name, const Json& value) {
  const options::Option* const option = options::find_request(name);
  if (!value.is_array() || option == nullptr || option->kind != options::Kind::each) {
    parameters.emplace_back(name, value_text(name, value));
    return;
  }
  for (const Json& one : value) parameters.emplace_back(name, scalar_text(name, one));
}

constexpr std::string_view kRequests =
    "search, all, passages, concordance, article, suggest, complete, parse, stats";

class Conversation {
 public:
  Conversation(const std::vector<std::string>& archives, const SearcherOptions& options,
               std::chrono::milliseconds most_time, std::ostream& out)
      : archives_(archives),
        searcher_(archives, options),
        limits_{.most_time = most_time, .one_line = true},
        out_(out) {}

  void answer(const command_line::BoundedLines::Line& line) {
    Json id;
    try {
      if (line.too_long) {
        throw Refusal(kBadRequest, "line_too_long",
                      "a request may have " + std::to_string(command_line::BoundedLines::kMostBytes) +
                          " bytes at most");
      }
      const Json request = parse(line.text);
      id = id_of(request);
      say(id, "result", result(request));
    } catch (const Refusal& refusal) {
      say(id, "error", one_line(refusal.error()));
    } catch (const Error& error) {
      say(id, "error", one_line({{"code", to_string(error.code())}, {"message", error.what()}}));
    }
  }

 private:
  static Json parse(const std::string& text) {
    try {
      Json request = Json::parse(text);
      if (!request.is_object()) throw bad_request("a request is a JSON object");
      return request;
    } catch (const Json::exception& error) {
      throw Refusal(kBadRequest, "bad_json", std::string("this line is not JSON: ") + error.what());
    }
  }

  static Json id_of(const Json& request) {
    const auto id = request.find("id");
    if (id == request.end()) return nullptr;
    if (!id->is_string() && !id->is_number() && !id->is_null())
      throw bad_request("id: must be a text or a number");
    return *id;
  }

  std::string result(const Json& request) {
    const auto kind = request.find("request");
    if (kind == request.end() || !kind->is_string())
      throw bad_request("request: must be one of " + std::string(kRequests));
    Parameters parameters;
    for (const auto& [name, value] : request.items())
      if (name != "id" && name != "request") add(parameters, name, value);
    const std::string what = *kind;
    if (what == "search") return without_line_end(answer_search(searcher_.newest(), parameters, limits_));
    if (what == "all") return all(id_of(request), parameters);
    if (what == "passages") return one_line(answer_passages(searcher_.newest(), parameters, limits_));
    if (what == "concordance") return one_line(answer_concordance(searcher_.newest(), parameters, limits_));
    if (what == "article") return one_line(answer_article(searcher_.newest(), parameters));
    if (what == "suggest") return one_line(answer_suggest(searcher_.newest(), parameters, limits_));
    if (what == "complete") return one_line(answer_complete(searcher_.newest(), parameters, limits_));
    if (what == "parse") return one_line(answer_parse(parameters, limits_));
    if (what == "stats") return stats(parameters);
    throw bad_request("request: '" + what + "' is not one of " + std::string(kRequests));
  }

  // Every match as a line of its own, then how many there were.
  std::string all(const Json& id, const Parameters& parameters) {
    std::uint64_t hits = 0;
    answer_all(searcher_.newest(), parameters, limits_, [&](const std::string& hit) {
      ++hits;
      say(id, "hit", without_line_end(hit));
      return out_.good();
    });
    return one_line({{"schema", kSchema}, {"hits", hits}});
  }

  std::string stats(const Parameters& parameters) const {
    if (!parameters.empty())
      throw bad_request("'" + parameters.front().first + "' is not something that this request can have");
    Json all = {{"schema", kSchema}, {"archives", Json::array()}};
    for (const std::string& archive : archives_)
      all["archives"].push_back(stats_json(archive, archive_stats(archive)));
    return one_line(all);
  }

  static std::string without_line_end(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    return text;
  }

  // `value` is JSON text, so that a search result is not parsed and printed again.
  void say(const Json& id, const char* name, const std::string& value) {
    out_ << R"({"schema":)" << kSchema << R"(,"id":)" << one_line(id) << R"(,")" << name << R"(":)" << value
         << "}\n"
         << std::flush;
  }

  std::vector<std::string> archives_;
  FreshSearcher searcher_;
  AnswerLimits limits_;
  std::ostream& out_;
};

}  // namespace

void run_stdio(const std::vector<std::string>& archives, const SearcherOptions& options,
               std::chrono::milliseconds most_time, std::ostream& out) {
  Conversation conversation(archives, options, most_time, out);
  command_line::BoundedLines lines("-");
  while (out.good()) {
    const auto line = lines.next();
    if (!line) return;
    if (line->too_long || line->text.find_first_not_of(" \t\r") != std::string::npos)
      conversation.answer(*line);
  }
}

}  // namespace warta::server
