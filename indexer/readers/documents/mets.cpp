// SPDX-License-Identifier: GPL-3.0-or-later
// METS/ALTO (loc.gov/standards/mets): an issue of a scanned newspaper. METS says which blocks of which pages
// are one article; the pages are ALTO files beside it. Blocks outside the articles (advertisements, page
// heads) are counted, not read.
#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/bytes/source_file.h"
#include "indexer/readers/documents/alto_pages.h"
#include "indexer/readers/documents/parts.h"
#include "util/text.h"
#include "warta/error.h"
#include "warta/published_at.h"

namespace warta::readers {

namespace {

namespace fs = std::filesystem;

// A block of a page, or a whole page when `block` is empty.
struct Area {
  std::string file, block;
  bool in_heading = false;
};

struct MetsArticle {
  std::string id, label, facts;  // `facts` names its description
  std::vector<Area> areas;
};

// What a `dmdSec` says (MODS or Dublin Core).
struct Description {
  std::string title, date, author, language;
};

bool names_article(std::string_view type) { return lowered(type).find("article") != std::string::npos; }

bool names_heading(std::string_view type) {
  const std::string name = lowered(type);
  return name.find("heading") != std::string::npos || name.find("headline") != std::string::npos ||
         name.starts_with("title");
}

class Mets final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    path_.push_back(element);
    text_.clear();
    if (element == "file") file_ = attribute("ID");
    if (element == "FLocat") files[file_] = attribute("href");
    if (element == "dmdSec") description_ = attribute("ID");
    if (element == "div") {
      divs_.push_back(attribute("TYPE"));
      if (root_facts.empty()) root_facts = first_of(attribute("DMDID"));
      if (names_article(divs_.back())) {
        open_.push_back(articles.size());
        articles.push_back({attribute("ID"), attribute("LABEL"), first_of(attribute("DMDID")), {}});
      }
    }
    if ((element == "area" || element == "fptr") && !open_.empty()) {
      const std::string file = attribute("FILEID");
      const bool heading = std::any_of(divs_.begin(), divs_.end(), names_heading);
      if (!file.empty()) articles[open_.back()].areas.push_back({file, attribute("BEGIN"), heading});
    }
  }
  void text(std::string_view text) override { text_ += text; }
  void end(const std::string& element) override {
    if (!description_.empty()) describe(element, collapsed(text_));
    if (element == "dmdSec") description_.clear();
    if (element == "div" && !divs_.empty()) {
      if (names_article(divs_.back()) && !open_.empty()) open_.pop_back();
      divs_.pop_back();
    }
    path_.pop_back();
    text_.clear();
  }

  std::map<std::string, std::string> files;  // where each is, by id
  std::map<std::string, Description> descriptions;
  std::vector<MetsArticle> articles;
  std::string root_facts;

 private:
  static std::string first_of(const std::string& ids) { return ids.substr(0, ids.find(' ')); }

  [[nodiscard]] bool is_within(std::string_view element) const {
    return std::find(path_.begin(), path_.end(), element) != path_.end();
  }

  void describe(const std::string& element, std::string text) {
    if (text.empty()) return;
    Description& own = descriptions[description_];
    const auto fill = [&](std::string& field) {
      if (field.empty()) field = std::move(text);
    };
    if (element == "title" && !is_within("relatedItem")) fill(own.title);
    if (element == "dateIssued" || element == "date" || element == "issued") fill(own.date);
    if (element == "namePart" || element == "creator")
      own.author.append(own.author.empty() ? "" : ", ").append(text);
    if (element == "languageTerm" || element == "language") fill(own.language);
  }

  std::vector<std::string> path_, divs_;
  std::vector<std::size_t> open_;  // articles around the current element
  std::string file_, description_, text_;
};

// `file://./ALTO/0001.xml` as a path below the folder of the METS file; empty for one that leads elsewhere.
std::string path_below(std::string_view href) {
  for (const std::string_view lead : {"file:///", "file://", "file:", "./", "/"}) {
    if (href.starts_with(lead)) href.remove_prefix(lead.size());
  }
  const fs::path path = fs::path(href).lexically_normal();
  const bool leads_up = path.is_absolute() || path.empty() || *path.begin() == "..";
  return leads_up || href.find("://") != std::string_view::npos ? std::string() : path.string();
}

class MetsReader final : public RecordReader {
 public:
  MetsReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : file_(file), origin_(std::move(origin)), options_(options) {}

  std::optional<ReadResult> next() override {
    if (!std::exchange(opened_, true)) open();
    if (next_ == mets_.articles.size()) {
      count_the_rest();
      return std::nullopt;
    }
    const MetsArticle& article = mets_.articles[next_++];
    SourceLocation place = origin_;
    place.entry +=
        (place.entry.empty() ? "" : "/") + (article.id.empty() ? std::to_string(next_) : article.id);
    return guarded(place, [&] { return read(article, place); });
  }

  [[nodiscard]] std::uint64_t skipped() const override { return skipped_; }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    if (skipped_ == 0) return {};
    return {{mets_.articles.empty() ? "METS file without articles" : "block outside the articles of an issue",
             skipped_}};
  }

 private:
  void open() {
    if (!origin_.entry.empty() || origin_.path == "-")
      throw Error(ErrorCode::io, both(messages::kPackedMets));
    walk_xml(whole_file(file_, options_.limits), mets_);
  }

  // The pages of an ALTO file, read once.
  const std::deque<AltoPage>& pages(const std::string& id) {
    if (const auto known = pages_.find(id); known != pages_.end()) return known->second;
    std::deque<AltoPage>& pages = pages_[id];
    const auto file = mets_.files.find(id);
    const std::string below = file == mets_.files.end() ? std::string() : path_below(file->second);
    if (below.empty()) throw Error(ErrorCode::io, both(messages::kMetsWithoutFile, {id}));
    const fs::path path = fs::path(origin_.path).parent_path() / below;
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored))  // nor a pipe, which could block
      throw Error(ErrorCode::io, both(messages::kMetsPageAbsent, {path.string()}));
    SourceFile alto(path.string(), options_.limits);
    if (alto.next_entry()) pages = alto_pages(whole_file(alto, options_.limits));
    return pages;
  }

  ReadResult read(const MetsArticle& article, const SourceLocation& place) {
    ScannedText text;
    ScannedText heading;
    for (const Area& area : article.areas) {
      try {
        for (const AltoPage& page : pages(area.file)) add(area, page, area.in_heading ? heading : text, text);
      } catch (const Error& error) {  // of this article only
        return ReadIssue{place, error.what()};
      }
    }
    Description facts = mets_.descriptions[article.facts];
    const Description& issue = mets_.descriptions[mets_.root_facts];
    std::string title = collapsed(article.label.empty() ? heading.take_text() : article.label);
    if (title.empty() && article.facts != mets_.root_facts) title = facts.title;
    DocumentFacts said;
    said.author = article.facts == mets_.root_facts ? "" : facts.author;
    said.language = facts.language.empty() ? issue.language : facts.language;
    said.publisher = issue.title;
    ReadResult result = document_article(std::move(title), text.take_text(), said, place);
    if (auto* const made = std::get_if<Article>(&result)) {
      text.describe(*made);
      made->published = parse_published_at(facts.date.empty() ? issue.date : facts.date);
    }
    return result;
  }

  void add(const Area& area, const AltoPage& page, ScannedText& into, ScannedText& numbered) {
    for (const AltoBlock& block : page.blocks) {
      const bool wanted =
          area.block.empty() || std::find(block.ids.begin(), block.ids.end(), area.block) != block.ids.end();
      // One that METS names twice, once as part of a composed block, is read once.
      if (!wanted || !read_.insert(&block).second) continue;
      into.add(block);
      numbered.add_page_number(page.number);
    }
  }

  void count_the_rest() {
    skipped_ = mets_.articles.empty() ? 1 : 0;
    for (const auto& [id, pages] : pages_) {
      for (const AltoPage& page : pages) {
        for (const AltoBlock& block : page.blocks) skipped_ += read_.contains(&block) ? 0 : 1;
      }
    }
  }

  ByteSource& file_;
  SourceLocation origin_;
  const ReadOptions& options_;
  Mets mets_;
  std::map<std::string, std::deque<AltoPage>> pages_;
  std::set<const AltoBlock*> read_;
  std::size_t next_ = 0;
  std::uint64_t skipped_ = 0;
  bool opened_ = false;
};

// The METS files of a folder, one after the other; only those with articles.
std::string mets_files_of(const fs::path& folder) {
  std::string all;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    if (ending_of(entry->path().filename().string()) != ".xml" || !entry->is_regular_file(ignored)) continue;
    std::ifstream file(entry->path(), std::ios::binary);
    std::string text(4096, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (!looks_like_mets(text)) continue;
    for (std::string more(std::size_t{1} << 16, '\0'); file;) {
      file.read(more.data(), static_cast<std::streamsize>(more.size()));
      text.append(more, 0, static_cast<std::size_t>(file.gcount()));
    }
    const std::string types = lowered(text);
    if (types.find("type=\"article") != std::string::npos || types.find("type='article") != std::string::npos)
      all += text;
  }
  return all;
}

}  // namespace

bool looks_like_mets(std::string_view head) {
  head = head.substr(0, 4096);
  const std::size_t at = head.find("mets");
  return at != std::string_view::npos &&
         (head.find("<mets>") != std::string_view::npos || head.find("<mets ") != std::string_view::npos ||
          head.find("<mets:mets") != std::string_view::npos);
}

bool is_page_of_mets(const std::string& path, const std::string& walked, MetsFolders& known) {
  const std::string name = fs::path(path).filename().string();
  fs::path folder = fs::path(path).parent_path();
  for (int levels = 0; levels < 2; ++levels, folder = folder.parent_path()) {
    const std::string text = folder.string();
    if (!text.starts_with(walked)) return false;  // not of this run
    const auto [found, is_new] = known.try_emplace(text);
    if (is_new) found->second = mets_files_of(folder.empty() ? fs::path(".") : folder);
    for (std::size_t at = found->second.find(name); at != std::string::npos;
         at = found->second.find(name, at + 1)) {
      const char before = at == 0 ? '"' : found->second[at - 1];
      if (before == '/' || before == '"' || before == '\'' || before == ':') return true;
    }
  }
  return false;
}

std::unique_ptr<RecordReader> open_mets(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<MetsReader>(file, origin, options);
}

}  // namespace warta::readers
