// SPDX-License-Identifier: GPL-3.0-or-later
// DOCX (Office Open XML, ECMA-376): paragraphs, headings and tables of the document part; the article's title
// is its first heading, author and date those of the document.
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/one_document.h"
#include "indexer/readers/documents/parts.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

class DocxText final : public XmlEvents {
 public:
  void start(const std::string& element, const std::function<std::string(const char*)>& attribute) override {
    if (element == "p") {
      line_.clear();
      style_.clear();
    } else if (element == "pStyle") {
      style_ = lowered(attribute("val"));
    } else if (element == "t") {
      in_text_ = true;
    } else if (element == "tab") {
      line_ += ' ';
    } else if (element == "br" || element == "cr") {
      line_ += '\n';
    }
  }
  void text(std::string_view text) override {
    if (in_text_) line_ += text;
  }
  void end(const std::string& element) override {
    if (element == "t") in_text_ = false;
    if (element == "p") end_paragraph();
  }

  // Text that is in no paragraph.
  void finish() { end_paragraph(); }

  std::string heading, body;

 private:
  // Styles have names of the program's language, but Title and Heading 1 keep their ids in most.
  [[nodiscard]] bool is_heading() const {
    return style_ == "title" || style_ == "judul" || style_ == "heading1" || style_ == "judul1";
  }

  void end_paragraph() {
    if (trimmed(line_, " \t\n").empty()) return;
    if (heading.empty() && body.empty() && is_heading()) {
      heading = line_;
    } else {
      body.append(body.empty() ? "" : "\n").append(line_);
    }
    line_.clear();
  }

  std::string line_, style_;
  bool in_text_ = false;
};

ReadResult read_docx(const std::string& bytes, const SourceLocation& origin, const ReadOptions& options) {
  const Parts parts = parts_of(
      bytes, [](std::string_view name) { return name == "word/document.xml" || name == "docProps/core.xml"; },
      options.limits);
  const auto document = parts.find("word/document.xml");
  if (document == parts.end()) throw Error(ErrorCode::io, both(messages::kNotWord));
  DocxText text;
  walk_xml(document->second, text);
  text.finish();
  const auto core = parts.find("docProps/core.xml");
  return document_article(text.heading, text.body,
                          core == parts.end() ? DocumentFacts{} : facts_in(core->second), origin);
}

}  // namespace

bool looks_like_docx(std::string_view head) {
  return head.starts_with("PK\x03\x04") && head.find("word/") != std::string_view::npos;
}

std::unique_ptr<RecordReader> open_docx(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<OneDocument>(file, origin, options, read_docx);
}

}  // namespace warta::readers
