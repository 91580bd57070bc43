// SPDX-License-Identifier: GPL-3.0-or-later
// open_sources() of warta/reader.h: walks files, directories and containers, and gives each entry to the
// reader of its format.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "indexer/readers/bytes/decoded_source.h"
#include "indexer/readers/bytes/foreign_formats.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/bytes/source_file.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/format_choice.h"
#include "indexer/readers/mail/message.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta {

namespace {

namespace fs = std::filesystem;
using readers::ChosenFormat;
using readers::ReaderFormat;
using readers::SourceFile;

constexpr std::size_t kDeepest = 4;  // nested containers: a tar.gz of zips of gzipped files needs three

// `Berita.html` and `Berita_files/`: where browsers keep the pictures, scripts and frames of a saved page.
bool is_folder_of_saved_page(const fs::path& folder) {
  constexpr auto kEndings = std::to_array<std::string_view>({"_files", "_berkas", ".files"});
  const std::string name = folder.filename().string();
  for (const std::string_view ending : kEndings) {
    if (!name.ends_with(ending)) continue;
    const std::string page = name.substr(0, name.size() - ending.size());
    std::error_code ignored;
    for (const std::string_view type : {".html", ".htm", ".xhtml", ".mhtml"})
      if (fs::exists(folder.parent_path() / (page + std::string(type)), ignored)) return true;
  }
  return false;
}

// The same for an entry of a packed file, of which only the name is known.
bool is_part_of_saved_page(std::string_view entry) {
  return entry.find("_files/") != std::string_view::npos || entry.find("_berkas/") != std::string_view::npos;
}

// What a web archive packed as WACZ has besides captures (specs.webrecorder.net/wacz): lists of the pages, an
// index and a description.
bool is_page_list(std::string_view head) { return head.starts_with("{\"format\": \"json-pages-1.0\""); }
bool is_wacz(std::string_view file_name) { return readers::ending_of(file_name) == ".wacz"; }

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// One spelling for a path, so that `./a/` and `a` give the same ids.
std::string tidy(const std::string& source) {
  if (source == "-") return source;
  std::string path = fs::path(source).lexically_normal().string();
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// The files of a list of sources: themselves, and those in directories in byte order of their names.
class FileWalk {
 public:
  explicit FileWalk(const std::vector<std::string>& sources) {
    pending_.emplace_back();
    for (const std::string& source : sources)
      pending_.back().push_back({tidy(source), true, {}, tidy(source)});
    std::reverse(pending_.back().begin(), pending_.back().end());
  }

  struct File {
    std::string path;
    bool named_outright = false;
    Bilingual problem;   // why it cannot be read, or empty
    std::string walked;  // the folder among the sources that it was found in
  };

  // Folders of saved pages that were left out.
  [[nodiscard]] std::uint64_t folders_skipped() const { return folders_skipped_; }

  std::optional<File> next() {
    while (!pending_.empty()) {
      if (pending_.back().empty()) {
        pending_.pop_back();
        continue;
      }
      File file = std::move(pending_.back().back());
      pending_.back().pop_back();
      std::error_code error;
      if (!file.problem.empty() || file.path == "-" || !fs::is_directory(file.path, error)) return file;
      if (!file.named_outright && is_folder_of_saved_page(file.path)) {
        ++folders_skipped_;
        continue;
      }
      if (std::optional<File> failed = enter(file)) return failed;
    }
    return std::nullopt;
  }

 private:
  // Lists a directory in reverse, so that the next file is last. Links to directories are not followed: they
  // may lead back up.
  std::optional<File> enter(const File& folder) {
    const std::string& directory = folder.path;
    std::vector<File> files;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      std::error_code ignored;
      const bool link_to_directory = entry->is_symlink(ignored) && entry->is_directory(ignored);
      // Reading a pipe or device among the files could block forever.
      const bool special = entry->exists(ignored) && entry->is_other(ignored);
      if (!is_hidden(entry->path()) && !link_to_directory && !special)
        files.push_back({entry->path().string(), false, {}, folder.walked});
    }
    if (error)
      return File{
          directory, true, both(readers::messages::kCannotReadDirectory, {system_message(error)}), {}};
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path > b.path; });
    pending_.push_back(std::move(files));
    return std::nullopt;
  }

  std::uint64_t folders_skipped_ = 0;
  std::vector<std::vector<File>> pending_;  // one list a directory level, the next file last
};

class SourcesReader final : public ArticleReader {
 public:
  SourcesReader(const std::vector<std::string>& sources, const ReadOptions& options)
      : walk_(sources), options_(options) {
    readers::check_formats(options_);
    readers::check_field_map(options_);
    if (!options_.format.empty()) forced_ = readers::choose_named(options_, options_.format);
  }

  std::optional<ReadResult> next() override {
    while (true) {
      try {
        if (records_ != nullptr) {
          if (std::optional<ReadResult> result = records_->next()) return with_note(std::move(result));
          close_records();
        }
        if (!files_.empty()) {
          if (!files_.back()->next_entry()) {
            close_file();
          } else if (std::optional<ReadResult> issue = open_entry()) {
            return issue;
          }
          continue;
        }
        const std::optional<FileWalk::File> file = walk_.next();
        if (!file) return std::nullopt;
        current_ = *file;
        if (std::optional<ReadResult> issue = open_file()) return issue;
      } catch (const Error& error) {
        close_records();
        return ReadIssue{location(), error.message()};
      }
    }
  }

  [[nodiscard]] std::uint64_t bytes_read() const override {
    return bytes_done_ + (files_.empty() ? 0 : files_.front()->bytes_read());
  }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_endings() const override { return endings_; }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    std::map<std::string, std::uint64_t> kinds = kinds_;
    if (records_ != nullptr) count_kinds(kinds);
    if (walk_.folders_skipped() != 0) kinds["folder of a saved page"] += walk_.folders_skipped();
    return kinds;
  }
  [[nodiscard]] std::uint64_t files_skipped() const override {
    return skipped_ + walk_.folders_skipped() + (records_ == nullptr ? 0 : records_->skipped());
  }

 private:
  [[nodiscard]] SourceLocation location() const {
    return {current_.path, files_.empty() ? std::string() : files_.back()->entry(), 0};
  }

  void skip_file(const std::string& name) {
    constexpr std::size_t kMostEndings = 1000;  // `.001`, `.002` … are endings, too
    ++skipped_;
    const std::string ending = readers::ending_of(name);
    if (endings_.size() < kMostEndings || endings_.contains(ending)) ++endings_[ending];
  }

  void count_kinds(std::map<std::string, std::uint64_t>& kinds) const {
    for (const auto& [kind, count] : records_->skipped_kinds()) kinds[kind] += count;
  }

  void close_records() {
    if (records_ != nullptr) {
      skipped_ += records_->skipped();
      count_kinds(kinds_);
    }
    records_.reset();
  }

  void close_file() {
    if (files_.size() == 1) bytes_done_ += files_.back()->bytes_read();
    files_.pop_back();
  }

  [[nodiscard]] bool is_source_name(const std::string& name) const {
    return readers::is_source_name(name) || readers::choose_for_file_name(options_, name);
  }

  std::optional<ReadResult> open_file() {
    if (!current_.problem.empty()) return ReadIssue{location(), current_.problem};
    only_pages_ = !current_.named_outright && !forced_ && !is_source_name(current_.path);
    if (only_pages_ && !readers::may_be_page_name(current_.path)) {
      skip_file(current_.path);
      return std::nullopt;
    }
    const ChosenFormat format = forced_ ? forced_ : readers::choose_for_file_name(options_, current_.path);
    files_.push_back(std::make_unique<SourceFile>(current_.path, options_.limits, gzip_for(format)));
    return std::nullopt;
  }

  static SourceFile::Gzip gzip_for(const ChosenFormat& format) {
    return format.ours != nullptr && format.ours->unpacks_itself ? SourceFile::Gzip::kept
                                                                 : SourceFile::Gzip::undone;
  }

  std::optional<ReadResult> open_entry() {
    SourceFile& file = *files_.back();
    const bool in_container = !file.entry().empty();
    const std::string& name = in_container ? file.entry() : current_.path;
    const bool is_described = in_container && !forced_ &&
                              ((is_wacz(current_.path) && name.find("archive/") == std::string::npos) ||
                               is_page_list(file.head()) || is_part_of_saved_page(name));
    if (in_container && (readers::is_kept_by_the_system(name) || is_described)) {
      skip_file(name);
      return std::nullopt;
    }
    if (in_container) only_pages_ = !forced_ && fs::path(name).has_extension() && !is_source_name(name);
    if (only_pages_ && (!readers::may_be_page_name(name) || !is_page(file.head()))) {
      skip_file(name);
      return std::nullopt;
    }
    ChosenFormat format = forced_ ? forced_ : readers::choose_for_file_name(options_, name);
    if (in_container && gzip_for(format) == SourceFile::Gzip::undone &&
        !readers::is_document_zip(file.head()) && readers::looks_packed(file.head()))
      return open_packed_entry(file);
    // Empty standard input is not an error.
    if (file.head().empty() && (current_.path != "-" || !format))
      return ReadIssue{location(), both(readers::messages::kEmpty)};
    if (format.custom == nullptr) {
      if (const Message* foreign = readers::foreign_format(file.head()); foreign != nullptr)
        return ReadIssue{location(), both(*foreign)};
    }
    ByteSource& bytes = decoded(file);
    if (!forced_ && format.custom == nullptr) format = by_content(format, bytes.head());
    if (format.ours != nullptr && format.ours->name == "alto" && !in_container && !current_.named_outright &&
        readers::is_page_of_mets(current_.path, current_.walked, mets_folders_)) {
      ++skipped_;
      ++kinds_["page of an issue, which METS gives article by article"];
      return std::nullopt;
    }
    if (!format) return ReadIssue{location(), both(readers::messages::kUnknownFormat)};
    records_ = format.open(bytes, location(), options_);
    return std::nullopt;
  }

  // Whether the content is a page or feed of a site.
  [[nodiscard]] bool is_page(std::string_view head) const {
    const ChosenFormat found = readers::choose_for_content(options_, head);
    return found.ours != nullptr && (found.ours->name == "html" || found.ours->name == "xml");
  }

  // The format by content; adds a note when the name says otherwise.
  ChosenFormat by_content(const ChosenFormat& named, std::string_view head) {
    const ChosenFormat found = readers::choose_for_content(options_, head);
    if (!named || !readers::is_misnamed(named, found, head)) return named ? named : found;
    // They are XML, as their names say.
    if (found.ours->name == "alto" || found.ours->name == "mets") return found;
    note_ = both(readers::messages::kReadByContent, {found.ours->name, named.ours->name});
    return found;
  }

  std::optional<ReadResult> open_packed_entry(SourceFile& outer) {
    if (files_.size() == kDeepest) {
      return ReadIssue{location(), both(readers::messages::kPackedTooDeep, {kDeepest})};
    }
    files_.push_back(std::make_unique<SourceFile>(outer, options_.limits));
    return std::nullopt;
  }

  // Decodes UTF-16 with a byte-order mark.
  ByteSource& decoded(SourceFile& file) {
    const std::string_view encoding = readers::utf16_by_mark(file.head());
    if (encoding.empty()) return file;
    decoded_ = std::make_unique<readers::DecodedSource>(file, encoding);
    note_ = both(readers::messages::kConverted, {encoding});
    return *decoded_;
  }

  // Notes on the whole file are reported with its first article.
  std::optional<ReadResult> with_note(std::optional<ReadResult> result) {
    if (auto* article = std::get_if<Article>(&*result)) readers::check_future_date(*article);
    if (note_.empty()) return result;
    if (auto* article = std::get_if<Article>(&*result))
      article->notes.push_back(std::exchange(note_, Bilingual()));
    return result;
  }

  FileWalk walk_;
  ReadOptions options_;
  ChosenFormat forced_;
  FileWalk::File current_;
  bool only_pages_ = false;                         // of current_, whose name is of no format
  std::vector<std::unique_ptr<SourceFile>> files_;  // the file, and its nested containers
  std::unique_ptr<ByteSource> decoded_;
  Bilingual note_;
  std::unique_ptr<readers::RecordReader> records_;
  std::uint64_t bytes_done_ = 0;
  std::uint64_t skipped_ = 0;
  std::map<std::string, std::uint64_t> endings_;  // number of skipped files by ending
  readers::MetsFolders mets_folders_;
  std::map<std::string, std::uint64_t> kinds_;  // number of skipped records by what they are
};

}  // namespace

std::vector<std::string> reader_formats() {
  std::vector<std::string> names;
  for (const ReaderFormat& format : readers::formats()) names.emplace_back(format.name);
  return names;
}

std::vector<std::string> unavailable_formats() {
  if (readers::mail_library().empty()) return {"mail (GMime)"};
  return {};
}

std::unique_ptr<ArticleReader> open_sources(const std::vector<std::string>& sources,
                                            const ReadOptions& options) {
  return std::make_unique<SourcesReader>(sources, options);
}

}  // namespace warta
