// SPDX-License-Identifier: GPL-3.0-or-later
// Writes Atom feeds (atom_feed.h).
#include "searcher/printers/atom_feed.h"

#include "util/markup.h"
#include "util/text.h"

namespace warta::printers {

namespace {

constexpr std::string_view kEntryBegin = "  <entry>\n";
constexpr std::string_view kEntryEnd = "  </entry>\n";

void put(std::string& xml, std::string_view indent, std::string_view name, std::string_view text,
         std::string_view attribute = {}) {
  xml.append(indent).append("<").append(name).append(attribute).append(">").append(markup_escaped(text));
  xml.append("</").append(name).append(">\n");
}

void link(std::string& xml, std::string_view indent, std::string_view rel, std::string_view address) {
  if (address.empty()) return;
  xml.append(indent).append("<link rel=\"").append(rel).append("\" href=\"");
  xml.append(markup_escaped(address)).append("\"/>\n");
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result.append("%").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
    }
  }
  return result;
}

std::string atom_id(std::string_view kind, std::string_view name) {
  return "tag:warta.invalid,2026:" + std::string(kind) + '/' + percent_encoded(name);
}

std::string atom_time(const std::optional<PublishedAt>& published) {
  if (!published) return "1970-01-01T00:00:00Z";
  std::string text = published->to_string();
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kSecond = 19;
  if (text.size() == kDay) text += "T00:00:00";
  return text.size() == kSecond ? text + "+07:00" : text;
}

std::string atom_entry(const Hit& hit, const std::string& address) {
  const Article& article = hit.article;
  const std::string opening = hit.snippets.empty() ? hit.opening : hit.snippets.front().text;
  std::string xml(kEntryBegin);
  put(xml, "    ", "title", article.title.empty() ? opening : article.title);
  put(xml, "    ", "id", atom_id("article", article.id));
  put(xml, "    ", "updated", atom_time(article.published));
  if (article.published) put(xml, "    ", "published", atom_time(article.published));
  link(xml, "    ", "alternate", address);
  const std::string author = article.author.empty() ? article.publisher : article.author;
  xml += "    <author><name>" + markup_escaped(author.empty() ? "-" : author) + "</name></author>\n";
  if (address.empty())
    put(xml, "    ", "content", opening.empty() ? article.title : opening, " type=\"text\"");
  else if (!opening.empty())
    put(xml, "    ", "summary", opening);
  return xml.append(kEntryEnd);
}

std::string atom_feed(const AtomFeed& feed) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  put(xml, "  ", "title", feed.title);
  put(xml, "  ", "id", feed.id);
  put(xml, "  ", "updated", feed.updated);
  link(xml, "  ", "self", feed.self);
  link(xml, "  ", "alternate", feed.alternate);
  for (const std::string& entry : feed.entries) xml += entry;
  return xml + "</feed>\n";
}

// Text inside an entry is escaped, so it cannot look like the begin or end of one.
std::vector<std::string> entries_of_feed(std::string_view text) {
  std::vector<std::string> entries;
  for (std::size_t begin = 0; (begin = text.find(kEntryBegin, begin)) != std::string_view::npos;) {
    const std::size_t end = text.find(kEntryEnd, begin);
    if (end == std::string_view::npos) break;
    entries.emplace_back(text.substr(begin, end + kEntryEnd.size() - begin));
    begin = end + kEntryEnd.size();
  }
  return entries;
}

}  // namespace warta::printers
