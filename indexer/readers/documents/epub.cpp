// SPDX-License-Identifier: GPL-3.0-or-later
// EPUB (W3C EPUB 3.3, and 2.0): each chapter of the spine with a text is an article; author, publisher, date
// and language are those of the book.
#include <algorithm>
#include <deque>
#include <map>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/parts.h"
#include "indexer/readers/html/article.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::size_t kFewestWords = 20;  // covers and title pages have fewer

// container.xml names the package, the package its files and their order.
class Package final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    if (element == "rootfile" && root.empty()) root = attribute("full-path");
    if (element == "item") files[attribute("id")] = attribute("href");
    if (element == "item" && attribute("properties").find("nav") != std::string::npos)
      left_out = attribute("id");
    if (element == "itemref") order.push_back(attribute("idref"));
  }
  void text(std::string_view) override {}
  void end(const std::string&) override {}

  std::string root, left_out;
  std::map<std::string, std::string> files;
  std::vector<std::string> order;
};

// The text of the first heading, and of the title.
class Heading final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>&) override {
    const bool is_heading = element == "h1" || element == "h2" || element == "h3";
    if (heading.empty() && is_heading) into_ = &heading;
    if (title.empty() && element == "title") into_ = &title;
    if (into_ != nullptr) ++depth_;
  }
  void text(std::string_view text) override {
    if (into_ != nullptr) into_->append(text);
  }
  void end(const std::string&) override {
    if (into_ != nullptr && --depth_ == 0) into_ = nullptr;
  }

  std::string heading, title;

 private:
  std::string* into_ = nullptr;
  int depth_ = 0;
};

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

// `bab%201.xhtml`
std::string unescaped(std::string_view address) {
  std::string path;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const auto digit = [&](std::size_t i) {
      const char c = i < address.size() ? address[i] : '\0';
      if (is_digit(c)) return c - '0';
      const char low = lowered(c);
      return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    };
    if (address[at] == '%' && digit(at + 1) >= 0 && digit(at + 2) >= 0) {
      path += static_cast<char>(digit(at + 1) * 16 + digit(at + 2));
      at += 2;
    } else if (address[at] == '#') {
      break;
    } else {
      path += address[at];
    }
  }
  return path;
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    words += text[at] > ' ' && (at == 0 || text[at - 1] <= ' ') ? 1 : 0;
  return words;
}

class EpubReader final : public RecordReader {
 public:
  EpubReader(ByteSource& file, SourceLocation origin, const ReadOptions& options)
      : file_(file), origin_(std::move(origin)), options_(options) {}

  std::optional<ReadResult> next() override {
    if (!opened_) {
      opened_ = true;
      open();
    }
    while (!chapters_.empty()) {
      const std::string path = chapters_.front();
      chapters_.pop_front();
      const auto part = parts_.find(path);
      if (part == parts_.end()) return ReadIssue{place(path), both(messages::kNotInBook)};
      ReadResult result = guarded(place(path), [&] { return chapter(path, part->second); });
      part->second.clear();
      const auto* article = std::get_if<Article>(&result);
      if (article != nullptr && words_in(article->body) < kFewestWords &&
          chapters_read_ + chapters_.size() > 0) {
        ++skipped_;
        continue;
      }
      ++chapters_read_;
      return result;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint64_t skipped() const override { return skipped_; }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    if (skipped_ == 0) return {};
    return {{"page without a story", skipped_}};
  }

 private:
  void open() {
    const std::string bytes = whole_file(file_, options_.limits);
    parts_ = parts_of(
        bytes,
        [](std::string_view name) {
          const std::string low = lowered(name);
          return low.ends_with(".xhtml") || low.ends_with(".html") || low.ends_with(".htm") ||
                 low.ends_with(".xml") || low.ends_with(".opf");
        },
        options_.limits);
    Package package;
    if (const auto container = parts_.find("META-INF/container.xml"); container != parts_.end())
      walk_xml(container->second, package);
    const auto locked = parts_.find("META-INF/encryption.xml");
    if (locked != parts_.end() && locked->second.find("html") != std::string::npos)
      throw Error(ErrorCode::io, both(messages::kDrm));
    if (const auto root = parts_.find(package.root); root != parts_.end()) {
      walk_xml(root->second, package);
      facts_ = facts_in(root->second);
      for (const std::string& id : package.order)
        if (id != package.left_out)
          chapters_.push_back(folder_of(package.root) + unescaped(package.files[id]));
    } else {  // a book without a package: its pages in the order of their names
      for (const auto& [name, content] : parts_)
        if (lowered(name).find("html") != std::string::npos) chapters_.push_back(name);
    }
    if (chapters_.empty()) throw Error(ErrorCode::io, both(messages::kNoChapters));
  }

  ReadResult chapter(const std::string& path, const std::string& xhtml) {
    Heading heading;
    try {
      walk_xml(xhtml, heading);
    } catch (const Error&) {  // HTML that is not XML: the text is read all the same
    }
    const std::string title = collapsed(heading.heading.empty() ? heading.title : heading.heading);
    std::string body = html_fragment_text(xhtml);
    if (!title.empty() && collapsed(body.substr(0, body.find('\n'))) == title)
      body.erase(0, std::min(body.find('\n'), body.size() - 1) + 1);
    DocumentFacts facts = facts_;
    if (facts.publisher.empty()) facts.publisher = facts.title;
    return document_article(title, std::move(body), facts, place(path));
  }

  [[nodiscard]] SourceLocation place(const std::string& path) const {
    SourceLocation place = origin_;
    place.entry += (place.entry.empty() ? "" : "/") + path;
    return place;
  }

  ByteSource& file_;
  SourceLocation origin_;
  const ReadOptions& options_;
  Parts parts_;
  DocumentFacts facts_;
  std::deque<std::string> chapters_;
  std::uint64_t chapters_read_ = 0;
  std::uint64_t skipped_ = 0;
  bool opened_ = false;
};

}  // namespace

bool looks_like_epub(std::string_view head) {
  return head.starts_with("PK\x03\x04") && head.find("application/epub+zip") != std::string_view::npos;
}

std::unique_ptr<RecordReader> open_epub(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<EpubReader>(file, origin, options);
}

}  // namespace warta::readers
