// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/documents/parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>

#include <array>
#include <memory>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/fields/file_dates.h"
#include "util/text.h"
#include "util/text_repair.h"
#include "warta/error.h"
#include "warta/newsroom.h"

namespace warta::readers {

namespace {

constexpr std::size_t kMostParts = 10'000;  // files in a document; a book with pictures has hundreds

struct ArchiveCloser {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
struct XmlCloser {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

[[noreturn]] void fail(const Bilingual& problem) { throw Error(ErrorCode::io, problem); }

std::string detail(archive* reader) {
  const char* text = archive_error_string(reader);
  return text == nullptr ? "no detail" : text;
}

std::string read_part(archive* reader, std::size_t packed_bytes, const ReadLimits& limits) {
  std::string part;
  std::array<char, 1 << 16> block{};
  while (true) {
    const la_ssize_t count = archive_read_data(reader, block.data(), block.size());
    if (count == 0) return part;
    if (count < 0) fail(both(messages::kDocumentDamaged, {detail(reader)}));
    part.append(block.data(), static_cast<std::size_t>(count));
    if (part.size() > limits.max_record_bytes ||
        part.size() / (packed_bytes + 1) > limits.max_expansion_ratio)
      fail(both(messages::kBeyondDocument, {limits.max_record_bytes, limits.max_expansion_ratio}));
  }
}

std::string view(const xmlChar* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

// Dublin Core, and the words of OOXML, ODF and OPF for the same.
class Facts final : public XmlEvents {
 public:
  void start(const std::string& element,
             const std::function<std::string(const char*)>& /*attribute*/) override {
    field_ = nullptr;
    if (element == "title") field_ = &facts.title;
    if (element == "creator" || element == "initial-creator") field_ = &facts.author;
    if (element == "created" || element == "creation-date" || element == "date") field_ = &facts.date;
    if (element == "language") field_ = &facts.language;
    if (element == "publisher") field_ = &facts.publisher;
    // The first of several counts; that of its first author and day over a later one.
    const bool first = element == "initial-creator" || element == "creation-date" || element == "created";
    if (field_ != nullptr && first) field_->clear();
    if (field_ != nullptr && !field_->empty()) field_ = nullptr;
  }
  void text(std::string_view text) override {
    if (field_ != nullptr) field_->append(text);
  }
  void end(const std::string&) override { field_ = nullptr; }

  DocumentFacts facts;

 private:
  std::string* field_ = nullptr;
};

}  // namespace

std::string whole_file(ByteSource& file, const ReadLimits& limits) {
  std::string bytes;
  for (std::string_view block = file.next(); !block.empty(); block = file.next()) {
    bytes += block;
    if (bytes.size() > limits.max_record_bytes)
      fail(both(messages::kTooLongDocument, {limits.max_record_bytes}));
  }
  return bytes;
}

Parts parts_of(std::string_view zip, const std::function<bool(std::string_view)>& wanted,
               const ReadLimits& limits) {
  const std::unique_ptr<archive, ArchiveCloser> reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  archive_read_support_format_zip_streamable(reader.get());
  if (archive_read_open_memory(reader.get(), zip.data(), zip.size()) != ARCHIVE_OK)
    fail(both(messages::kDocumentCut, {detail(reader.get())}));
  Parts parts;
  std::size_t total = 0;
  for (std::size_t count = 0;; ++count) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(reader.get(), &entry);
    if (result == ARCHIVE_EOF) return parts;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
      fail(both(messages::kDocumentCut, {detail(reader.get())}));
    if (count == kMostParts) fail(both(messages::kTooManyDocumentParts, {kMostParts}));
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    if (name == nullptr || !wanted(name)) continue;
    if (archive_entry_is_data_encrypted(entry) != 0) fail(both(messages::kPassword));
    std::string part = read_part(reader.get(), zip.size(), limits);
    total += part.size();
    if (total > limits.max_record_bytes) fail(both(messages::kTooMuchText));
    parts.emplace(name, std::move(part));
  }
}

void walk_xml(const std::string& xml, XmlEvents& events) {
  const std::unique_ptr<xmlTextReader, XmlCloser> reader(
      xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA));
  if (reader == nullptr) throw std::bad_alloc();
  int result = xmlTextReaderRead(reader.get());
  for (; result == 1; result = xmlTextReaderRead(reader.get())) {
    const int type = xmlTextReaderNodeType(reader.get());
    const auto name = [&] {
      std::string local = view(xmlTextReaderConstLocalName(reader.get()));
      return local.erase(0, local.find(':') + 1);  // of a namespace that is not declared
    };
    if (type == XML_READER_TYPE_ELEMENT) {
      const bool is_empty = xmlTextReaderIsEmptyElement(reader.get()) == 1;
      const std::string element = name();
      events.start(element, [&](const char* wanted) {
        std::string value;
        while (xmlTextReaderMoveToNextAttribute(reader.get()) == 1)
          if (view(xmlTextReaderConstLocalName(reader.get())) == wanted)
            value = view(xmlTextReaderConstValue(reader.get()));
        xmlTextReaderMoveToElement(reader.get());
        return value;
      });
      if (is_empty) events.end(element);
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      events.end(name());
    } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
               type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE) {
      events.text(view(xmlTextReaderConstValue(reader.get())));
    }
  }
  if (result < 0) fail(both(messages::kPartNotXml));
}

DocumentFacts facts_in(const std::string& xml) {
  Facts facts;
  walk_xml(xml, facts);
  return std::move(facts.facts);
}

ReadResult document_article(std::string heading, std::string body, const DocumentFacts& facts,
                            const SourceLocation& origin) {
  Article article;
  article.origin = origin;
  article.title = collapsed(heading.empty() ? facts.title : heading);
  article.body = std::move(body);
  article.author = collapsed(facts.author);
  article.language = collapsed(facts.language);
  article.publisher = collapsed(facts.publisher);
  for (std::string* text :
       {&article.title, &article.body, &article.author, &article.language, &article.publisher})
    repair_text(*text, article.notes);
  if (trimmed(article.body, " \t\r\n").empty()) return ReadIssue{origin, both(messages::kNoTextInDocument)};
  if (!facts.date.empty() && !clean(article).published) {
    std::vector<Bilingual> ignored;
    article.published = date_in_field(collapsed(facts.date), DateOrder::automatic, ignored);
    if (article.published) article.notes.push_back(both(messages::kDocumentDate));
  }
  return article;
}

}  // namespace warta::readers
