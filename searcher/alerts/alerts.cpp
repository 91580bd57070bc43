// SPDX-License-Identifier: GPL-3.0-or-later
// Runs saved queries over new articles and writes what they match (alerts.h).
#include "searcher/alerts/alerts.h"

#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "indexer/archive/metadata.h"
#include "searcher/alerts/alert_files.h"
#include "searcher/alerts/messages.h"
#include "searcher/printers/article_json.h"
#include "searcher/printers/atom_feed.h"
#include "searcher/printers/snippet_json.h"
#include "util/terminal/program.h"
#include "warta/error.h"
#include "warta/searcher.h"

namespace warta::alerts {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

// As many of the last articles may be removed between two runs without a loss of the place.
constexpr std::uint32_t kRemembered = 100;
constexpr std::size_t kFeedEntries = 50;
constexpr std::chrono::seconds kMostTime{10};  // for a query

fs::path folder_of(const AlertOptions& options) {
  if (!options.folder.empty()) return options.folder;
  fs::path archive = options.archive;
  if (!archive.has_filename()) archive = archive.parent_path();  // `berita/`
  return archive += ".alerts";
}

// The last of the remembered articles that is still there; empty when none had been. Later ones are new,
// also after compaction and reindexing, which keep the order in which articles came.
std::string last_seen(const Searcher& searcher, const AlertState& state, const fs::path& folder) {
  for (const std::string& id : state.after)
    if (searcher.article(id)) return id;
  if (state.after.empty()) return {};
  throw command_line::Complaint(messages::kLost, {folder.string()});
}

std::string line_of(const SavedQuery& saved, const Hit& hit, const std::string& found) {
  Json json = {{"schema", printers::kSchema}, {"query", saved.name},
               {"text", saved.text},          {"found", found},
               {"id", hit.article.id},        {"title", hit.article.title}};
  printers::put_article_fields(json, hit.article);
  if (!hit.snippets.empty()) {
    const Snippet& snippet = hit.snippets.front();
    json["snippet"] = {{"text", snippet.text}, {"spans", printers::spans_json(snippet.spans)}};
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

// What a line of the log says, as far as feeds need it.
struct Logged {
  std::string query, found;
  Hit hit;
};

std::optional<Logged> logged(const std::string& line) {
  try {
    const Json json = Json::parse(line);
    Logged one{json.at("query"), json.at("found"), {}};
    one.hit.article.id = json.at("id");
    one.hit.article.title = json.at("title");
    one.hit.article.publisher = json.value("source", "");
    one.hit.article.author = json.value("author", "");
    one.hit.article.url = json.value("url", "");
    one.hit.article.published = parse_published_at(json.value("published", ""));
    if (json.contains("snippet")) one.hit.snippets.emplace_back().text = json["snippet"].at("text");
    return one;
  } catch (const Json::exception&) {
    return std::nullopt;  // written by somebody else
  }
}

class Run {
 public:
  Run(const AlertOptions& options, const std::vector<SavedQuery>& queries)
      : options_(options),
        queries_(queries),
        folder_(folder_of(options)),
        files_(folder_, options.archive),
        searcher_(options.archive) {}

  AlertReport run() {
    report_.folder = folder_.string();
    lines_ = files_.undelivered();
    for (const std::string& line : lines_)
      if (const auto one = logged(line)) known_.emplace(one->query, one->hit.article.id);
    AlertState state{searcher_.last_added(kRemembered), files_.state().delivered};
    if (files_.has_state() && state.after != files_.state().after) search();
    write_feeds();
    if (give_to_command()) state.delivered = files_.log_bytes();
    files_.set_state(std::move(state));
    return report_;
  }

 private:
  void search() {
    SearchOptions search;
    search.new_since = last_seen(searcher_, files_.state(), folder_);
    search.time_limit = kMostTime;
    const std::string found = now_utc();
    std::vector<std::string> lines;
    for (const SavedQuery& saved : queries_) {
      const std::size_t before = lines.size();
      try {
        searcher_.for_each(saved.query, search, [&](const Hit& hit) {
          if (!known_.contains({saved.name, hit.article.id})) lines.push_back(line_of(saved, hit, found));
          return true;
        });
      } catch (const Error& error) {
        const bool of_query = error.code() == ErrorCode::invalid_argument ||
                              error.code() == ErrorCode::unsupported || error.code() == ErrorCode::timeout;
        if (!of_query) throw;
        command_line::complain(options_.program, saved.where + saved.name + ": " + error.what());
        report_.all_good = false;
      }
      if (lines.size() > before) ++report_.queries;
    }
    files_.append(lines);
    report_.matches = lines.size();
    lines_.insert(lines_.end(), lines.begin(), lines.end());
  }

  // Those of queries with something new, and those that are not there yet.
  void write_feeds() {
    std::map<std::string, std::vector<Logged>> by_query;
    for (const std::string& line : lines_)
      if (auto one = logged(line)) by_query[one->query].push_back(std::move(*one));
    std::map<std::string, std::string> feeds;
    for (const SavedQuery& saved : queries_) {
      const std::string old = files_.feed_of(saved.name);
      const auto found = by_query.find(saved.name);
      if (found == by_query.end() && !old.empty()) continue;
      feeds[saved.name] =
          feed_of(saved, found == by_query.end() ? std::vector<Logged>{} : found->second, old);
    }
    files_.replace_feeds(feeds);
  }

  static std::string feed_of(const SavedQuery& saved, const std::vector<Logged>& logged,
                             const std::string& old) {
    printers::AtomFeed feed{.title = saved.name + " – Warta",
                            .id = printers::atom_id("alerts", saved.name),
                            .updated = logged.empty() ? now_utc() : logged.back().found};
    for (const Logged& one : logged) {
      const std::string& url = one.hit.article.url;
      const bool on_web = url.starts_with("https://") || url.starts_with("http://");
      feed.entries.push_back(printers::atom_entry(one.hit, on_web ? url : std::string()));
    }
    for (std::string& entry : printers::entries_of_feed(old))
      if (std::find(feed.entries.begin(), feed.entries.end(), entry) == feed.entries.end())
        feed.entries.push_back(std::move(entry));
    if (feed.entries.size() > kFeedEntries) feed.entries.resize(kFeedEntries);
    return printers::atom_feed(feed);
  }

  // False when it failed, which is said.
  bool give_to_command() {
    if (options_.command.empty() || lines_.empty()) return true;
    std::fflush(nullptr);
    std::FILE* const pipe = ::popen(options_.command.c_str(), "we");
    int status = -1;
    if (pipe != nullptr) {
      // A command that does not read all has decided so; its status counts.
      const auto before = std::signal(SIGPIPE, SIG_IGN);
      for (const std::string& line : lines_)
        if (std::fwrite(line.data(), 1, line.size(), pipe) != line.size()) break;
      status = ::pclose(pipe);
      std::signal(SIGPIPE, before);
    }
    if (status == 0) return true;
    const std::string shown = std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : status);
    command_line::complain(options_.program,
                           command_line::said(messages::kCommandFailed, {options_.command, shown}));
    return report_.all_good = false;
  }

  const AlertOptions& options_;
  const std::vector<SavedQuery>& queries_;
  fs::path folder_;
  AlertFiles files_;
  Searcher searcher_;
  std::vector<std::string> lines_;  // of the log, not delivered yet
  std::set<std::pair<std::string, std::string>> known_;
  AlertReport report_;
};

}  // namespace

void begin_alerts(const AlertOptions& options) {
  const fs::path folder = folder_of(options);
  AlertFiles files(folder, options.archive);
  if (!fs::exists(fs::path(options.archive) / "iamglass")) {
    if (!files.state().after.empty()) throw command_line::Complaint(messages::kLost, {folder.string()});
    if (!files.has_state()) files.set_state({});
    return;
  }
  const Searcher searcher(options.archive);
  if (files.has_state())
    (void)last_seen(searcher, files.state(), folder);
  else
    files.set_state({searcher.last_added(kRemembered), files.log_bytes()});
}

AlertReport run_alerts(const AlertOptions& options, const std::vector<SavedQuery>& queries) {
  return Run(options, queries).run();
}

}  // namespace warta::alerts
