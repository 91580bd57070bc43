// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of documents share: the bytes of a file, the parts of a zip, the XML inside, the article.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_source.h"
#include "warta/reader.h"

namespace warta::readers {

// All bytes of a file. Throws Error(io) when there are more than `limits.max_record_bytes`.
[[nodiscard]] std::string whole_file(ByteSource& file, const ReadLimits& limits);

// The parts of a document packed as zip whose names `wanted` accepts. Throws Error(io) when it is damaged,
// needs a password, or expands beyond `limits`.
using Parts = std::map<std::string, std::string>;
[[nodiscard]] Parts parts_of(std::string_view zip, const std::function<bool(std::string_view)>& wanted,
                             const ReadLimits& limits);

// Walks the elements of an XML document. Names are local: without their prefix.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  // `attribute(name)` is the value of an attribute by its local name, or empty.
  virtual void start(const std::string& element,
                     const std::function<std::string(const char* name)>& attribute) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void end(const std::string& element) = 0;
};
// Throws Error(io) when `xml` is not well-formed. Expands no entities, opens nothing.
void walk_xml(const std::string& xml, XmlEvents& events);

// What a document says of itself. Dates and names are of the file, so the text's own take precedence.
struct DocumentFacts {
  std::string title, author, date, language, publisher;
};
// The texts of the elements of an XML document that fill a field: Dublin Core and what office programs add.
[[nodiscard]] DocumentFacts facts_in(const std::string& xml);

// An article of a text and its facts. `heading`: the title in the text, if it has one.
[[nodiscard]] ReadResult document_article(std::string heading, std::string body, const DocumentFacts& facts,
                                          const SourceLocation& origin);

}  // namespace warta::readers
