// SPDX-License-Identifier: GPL-3.0-or-later
// ODT (OpenDocument Text, ISO 26300): paragraphs, headings and tables of the content; the article's title is
// its first heading, author and date those of the document.
#include <map>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/one_document.h"
#include "indexer/readers/documents/parts.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

class OdtText final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    if (left_out_ != 0 || is_left_out(element)) {
      ++left_out_;
      return;
    }
    if (element == "style") {
      parents_[attribute("name")] = attribute("parent-style-name");
    } else if (element == "p" || element == "h") {
      line_.clear();
      inside_ = true;
      is_heading_ = element == "h" || is_title(attribute("style-name"));
    } else if (element == "tab" || element == "s") {
      line_ += ' ';
    } else if (element == "line-break") {
      line_ += '\n';
    }
  }
  void text(std::string_view text) override {
    if (inside_ && left_out_ == 0) line_ += text;
  }
  void end(const std::string& element) override {
    if (left_out_ != 0) {
      --left_out_;
      return;
    }
    if (element != "p" && element != "h") return;
    inside_ = false;
    if (trimmed(line_, " \t\n").empty()) return;
    if (heading.empty() && body.empty() && is_heading_) {
      heading = line_;
    } else {
      body.append(body.empty() ? "" : "\n").append(line_);
    }
  }

  std::string heading, body;

 private:
  // Deleted text, comments, notes and tables of contents are not the story.
  static bool is_left_out(const std::string& element) {
    return element == "tracked-changes" || element == "annotation" || element == "note" ||
           element == "table-of-content";
  }

  [[nodiscard]] bool is_title(std::string style) const {
    for (int depth = 0; depth < 8 && !style.empty(); ++depth) {  // styles made by hand derive from it
      if (style == "Title") return true;
      const auto parent = parents_.find(style);
      style = parent == parents_.end() ? std::string() : parent->second;
    }
    return false;
  }

  std::map<std::string, std::string> parents_;  // of styles
  std::string line_;
  bool inside_ = false;
  bool is_heading_ = false;
  int left_out_ = 0;  // depth inside an element that is left out
};

ReadResult read_odt(const std::string& bytes, const SourceLocation& origin, const ReadOptions& options) {
  const Parts parts = parts_of(
      bytes,
      [](std::string_view name) {
        return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
      },
      options.limits);
  const auto manifest = parts.find("META-INF/manifest.xml");
  if (manifest != parts.end() && manifest->second.find("encryption-data") != std::string::npos)
    throw Error(ErrorCode::io, both(messages::kPassword));
  const auto content = parts.find("content.xml");
  if (content == parts.end()) throw Error(ErrorCode::io, both(messages::kNotOpenText));
  OdtText text;
  walk_xml(content->second, text);
  const auto meta = parts.find("meta.xml");
  return document_article(text.heading, text.body,
                          meta == parts.end() ? DocumentFacts{} : facts_in(meta->second), origin);
}

}  // namespace

bool looks_like_odt(std::string_view head) {
  return head.starts_with("PK\x03\x04") &&
         head.find("application/vnd.oasis.opendocument.text") != std::string_view::npos;
}

std::unique_ptr<RecordReader> open_odt(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options) {
  return std::make_unique<OneDocument>(file, origin, options, read_odt);
}

}  // namespace warta::readers
