// SPDX-License-Identifier: GPL-3.0-or-later
// Decides whether a record is new, changed, unchanged or rejected (record_judge.h).
#include "indexer/build/record_judge.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <utility>

#include "indexer/archive/directory.h"
#include "indexer/archive/stored_article.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/archive_writer_state.h"
#include "indexer/build/messages.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBatchRecords = 64;
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

// 0: not known.
std::int64_t seconds_of(const std::optional<PublishedAt>& moment) {
  if (!moment) return 0;
  const auto time =
      std::chrono::sys_days{moment->date} + moment->time_of_day.value_or(std::chrono::seconds{0});
  return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

// The directories among the sources, by real path. One that does not exist (an unplugged disk) is ignored.
struct Folder {
  std::string named, real;
  std::uint64_t articles = 0;  // read from files in it
  std::vector<Xapian::docid> gone;
};

std::vector<Folder> folders_of(const std::vector<std::string>& sources, const SourceRoots& roots) {
  std::vector<Folder> folders;
  std::error_code error;
  for (const std::string& source : sources) {
    if (source == "-" || !fs::is_directory(source, error)) continue;
    if (const auto real = roots.real_source(source); real)
      folders.push_back({source, *real == "/" ? *real : *real + "/", 0, {}});
  }
  return folders;
}

}  // namespace

std::size_t text_bytes(const Batch& batch) {
  std::size_t bytes = 0;
  for (const Record& record : batch.records)
    bytes += record.article.body.size() + record.article.title.size();
  return bytes;
}

void append(Batch& batch, Batch&& more) {
  std::move(more.records.begin(), more.records.end(), std::back_inserter(batch.records));
  batch.bytes_read = more.bytes_read;
  batch.files_skipped = more.files_skipped;
  batch.skipped_endings = std::move(more.skipped_endings);
  batch.skipped_kinds = std::move(more.skipped_kinds);
}

RecordJudge::RecordJudge(const std::string& path, ArticleReader& reader, SourceRoots roots)
    : path_(path), reader_(reader), roots_(std::move(roots)), archive_(open_archive_for_reading(path)) {}

RecordJudge::RecordJudge(ArticleReader& reader, SourceRoots roots)
    : reader_(reader), roots_(std::move(roots)) {}

std::optional<Batch> RecordJudge::next_batch() {
  if (ended_) return std::nullopt;
  Batch batch;
  std::size_t bytes = 0;
  while (batch.records.size() < kBatchRecords && bytes < kBatchBytes) {
    std::optional<ReadResult> result = reader_.next();
    if (!result) break;
    Record& record = batch.records.emplace_back();
    if (auto* issue = std::get_if<ReadIssue>(&*result)) {
      record.issue = std::move(*issue);
    } else {
      record.article = std::move(std::get<Article>(*result));
      bytes += record.article.body.size();
      judge(record);
    }
  }
  batch.bytes_read = reader_.bytes_read();
  batch.files_skipped = reader_.files_skipped();
  ended_ = batch.records.empty();
  batch.skipped_endings = reader_.skipped_endings();
  batch.skipped_kinds = reader_.skipped_kinds();
  return batch;
}

void RecordJudge::name_origin(Record& record) {
  SourceLocation& origin = record.article.origin;
  record.read_from = origin.path;
  if (origin.path != last_read_) {
    last_read_ = origin.path;
    last_stored_ = roots_.stored_path(origin.path);
  }
  origin.path = last_stored_;
  origin.entry = escaped_path(origin.entry);
}

void RecordJudge::judge(Record& record) {
  const SourceLocation read_from = record.article.origin;
  name_origin(record);
  const Article& article = record.article;
  record.hash = hash_of(article);
  record.id = archive_id(article, record.hash);
  const auto [seen, is_new] = seen_.try_emplace(
      content_hash(record.id).low, Seen{record.hash, static_cast<std::uint32_t>(read_from.line),
                                        path_number(read_from), 0, seconds_of(article.captured)});
  if (!is_new) {
    judge_again(record, seen->second);
    return;
  }
  if (!archive_) {
    record.fate = Record::Fate::added;
    record.docid = seen->second.docid = ++last_docid_;
    return;
  }
  const Known known = find(record.id);
  record.docid = known.docid;
  if (known.docid == 0) {
    record.fate = Record::Fate::added;
  } else {
    record.fate = known.hash == record.hash ? Record::Fate::unchanged : Record::Fate::updated;
  }
  if (record.fate == Record::Fate::updated) note_what_it_replaces(record);
}

// A record whose id was read before in this run. Of two captures of one address the later one counts,
// wherever it stands; other records of one id are two articles, of which one would be lost.
void RecordJudge::judge_again(Record& record, Seen& seen) {
  Article& article = record.article;
  const SourceLocation read_from{record.read_from, article.origin.entry, article.origin.line};
  const std::int64_t captured = seconds_of(article.captured);
  if (seen.hash == record.hash) {
    record.fate = Record::Fate::unchanged;
    seen.captured = std::max(seen.captured, captured);
    return;
  }
  if (seen.captured == 0 || captured == 0) {
    record.fate = Record::Fate::rejected;
    record.issue = {read_from, both(build_messages::kIdReadBefore, {record.id, place_of(seen)})};
    return;
  }
  if (captured < seen.captured) {
    record.fate = Record::Fate::unchanged;
    article.notes = {both(build_messages::kEarlierCapture, {record.id, place_of(seen)})};
    return;
  }
  article.notes.push_back(both(build_messages::kReplacesCapture, {record.id, place_of(seen)}));
  record.fate = Record::Fate::updated;
  if (!archive_) {
    replaced_.push_back(seen.docid);
    record.docid = ++last_docid_;
  }
  seen = {record.hash, static_cast<std::uint32_t>(read_from.line), path_number(read_from), record.docid,
          captured};
}

// Collections that number their rows from 1 would silently replace each other. One warning per file is
// enough: the next day's export of the same articles may have many new headlines.
void RecordJudge::note_what_it_replaces(Record& record) {
  if (record.article.origin.path == noted_path_) return;
  const Article old = with_reopening(
      *archive_, path_, [&] { return stored_fields(archive_->get_document(record.docid).get_data()); });
  Article& article = record.article;
  if (old.title.empty() || article.title.empty() || old.title == article.title ||
      old.origin.path == article.origin.path)
    return;
  article.notes.push_back(both(build_messages::kReplaces, {record.id, old.title, old.origin.path}));
  noted_path_ = article.origin.path;
}

std::uint32_t RecordJudge::path_number(const SourceLocation& origin) {
  constexpr std::size_t kMostPaths = 10'000;  // of a folder with a million files only some are named
  if (paths_.empty() || (paths_.back() != origin.path && paths_.size() < kMostPaths))
    paths_.push_back(origin.path);
  const bool named = paths_.back() == origin.path;
  return static_cast<std::uint32_t>(named ? paths_.size() - 1 : kMostPaths);
}

// ` (FILE:LINE)`, or nothing when it is not known any more.
std::string RecordJudge::place_of(const Seen& seen) const {
  if (seen.path >= paths_.size()) return {};
  return " (" + SourceLocation{paths_[seen.path], {}, seen.line}.to_string() + ")";
}

std::vector<Xapian::docid> RecordJudge::articles_without_file(const std::vector<std::string>& sources,
                                                              bool at_most_half,
                                                              std::vector<Bilingual>& refused) {
  std::vector<Folder> folders = folders_of(sources, roots_);
  std::vector<Xapian::docid> gone;
  if (!archive_ || folders.empty()) return gone;
  std::unordered_map<std::string, bool> exists;
  const auto is_gone = [&exists](const std::string& path) {
    const auto [known, is_new] = exists.try_emplace(path, false);
    std::error_code error;
    // A file that cannot be inspected is not treated as gone.
    if (is_new) known->second = fs::status(path, error).type() != fs::file_type::not_found;
    return !known->second;
  };
  const auto look_at = [&](Xapian::docid docid) {
    const Article article = stored_fields(archive_->get_document(docid).get_data());
    const std::optional<std::string> path = roots_.real_path(article.origin.path);
    if (!path || article.origin.path.empty()) return;
    const bool lost = !seen_.contains(content_hash(article.id).low) && is_gone(*path);
    for (Folder& folder : folders) {
      if (!path->starts_with(folder.real)) continue;
      ++folder.articles;
      if (lost) folder.gone.push_back(docid);
    }
  };
  with_reopening(*archive_, path_, [&] {
    for (Folder& folder : folders) folder = {folder.named, folder.real, 0, {}};
    for (auto posting = archive_->postlist_begin(""); posting != archive_->postlist_end(""); ++posting)
      look_at(*posting);
    return 0;
  });
  for (const Folder& folder : folders) {
    if (at_most_half && folder.gone.size() > folder.articles / 2) {
      refused.push_back(
          both(build_messages::kPruneRefused, {folder.named, folder.gone.size(), folder.articles}));
    } else {
      gone.insert(gone.end(), folder.gone.begin(), folder.gone.end());
    }
  }
  std::sort(gone.begin(), gone.end());  // directories may lie in one another
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  return gone;
}

// This view of the archive becomes stale with the run's own commits; articles from before the run do not
// change during it.
RecordJudge::Known RecordJudge::find(const std::string& id) {
  return with_reopening(*archive_, path_, [&]() -> Known {
    const KnownArticle known = find_article(*archive_, id);
    return {known.docid, known.hash};
  });
}

}  // namespace warta
