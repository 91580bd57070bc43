// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/server/stdio.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>

#include "indexer/commands/stats_json.h"
#include "searcher/server/answers.h"
#include "searcher/server/fresh_searcher.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta::server {

namespace {

constexpr std::size_t kMaxLine = 64 * 1024;  // bytes: four times the longest query
constexpr int kBadRequest = 400;

// Lines of a descriptor. Of one that is too long nothing is kept.
class LineReader {
 public:
  explicit LineReader(int descriptor) : descriptor_(descriptor) {}

  struct Line {
    std::string text;
    bool too_long = false;
  };

  // Empty at the end.
  std::optional<Line> next() {
    Line line;
    bool any = false;
    for (;;) {
      if (at_ == end_ && !fill()) return any ? std::optional(std::move(line)) : std::nullopt;
      any = true;
      const std::string_view rest(buffer_.data() + at_, end_ - at_);
      const std::size_t length = std::min(rest.find('\n'), rest.size());
      if (line.text.size() + length > kMaxLine) {
        line.too_long = true;
        line.text.clear();
      }
      if (!line.too_long) line.text += rest.substr(0, length);
      at_ += length;
      if (length == rest.size()) continue;
      ++at_;
      return line;
    }
  }

 private:
  bool fill() {
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0)
      throw Error(ErrorCode::io, std::string("cannot read standard input: ") + std::strerror(errno));
    at_ = 0;
    end_ = static_cast<std::size_t>(got);
    return got > 0;
  }

  int descriptor_;
  std::array<char, 1U << 16> buffer_{};
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

Refusal bad_request(const std::string& message) { return {kBadRequest, "bad_request", message}; }

std::string scalar_text(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return value.dump();
  throw bad_request(name + ": must be a text, a number, true or false");
}

// Lists are those of the command line: `["media","rubrik"]` is `media,rubrik`.
std::string value_text(const std::string& name, const Json& value) {
  if (!value.is_array()) return scalar_text(name, value);
  std::string text;
  for (const Json& one : value) (text += text.empty() ? "" : ",") += scalar_text(name, one);
  return text;
}

class Conversation {
 public:
  Conversation(const std::vector<std::string>& archives, const SearcherOptions& options,
               std::chrono::milliseconds most_time, std::ostream& out)
      : archives_(archives),
        searcher_(archives, options),
        limits_{.most_time = most_time, .one_line = true},
        out_(out) {}

  void answer(const LineReader::Line& line) {
    Json id;
    try {
      if (line.too_long) {
        throw Refusal(kBadRequest, "line_too_long",
                      "a request may have " + std::to_string(kMaxLine) + " bytes at most");
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
      throw Refusal(kBadRequest, "bad_json", std::string("this line is no JSON: ") + error.what());
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
      throw bad_request("request: must be one of search, article, suggest, parse, stats");
    Parameters parameters;
    for (const auto& [name, value] : request.items())
      if (name != "id" && name != "request") parameters.emplace_back(name, value_text(name, value));
    const std::string what = *kind;
    if (what == "search") return without_line_end(answer_search(searcher_.newest(), parameters, limits_));
    if (what == "article") return one_line(answer_article(searcher_.newest(), parameters));
    if (what == "suggest") return one_line(answer_suggest(searcher_.newest(), parameters, limits_));
    if (what == "parse") return one_line(answer_parse(parameters));
    if (what == "stats") return stats(parameters);
    throw bad_request("request: '" + what + "' is none of search, article, suggest, parse, stats");
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

  // `value` is JSON text: a search result is not read again only to be written again.
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
               std::chrono::milliseconds most_time, int input, std::ostream& out) {
  Conversation conversation(archives, options, most_time, out);
  LineReader lines(input);
  while (out.good()) {
    const auto line = lines.next();
    if (!line) return;
    if (line->too_long || line->text.find_first_not_of(" \t\r") != std::string::npos)
      conversation.answer(*line);
  }
}

}  // namespace warta::server
