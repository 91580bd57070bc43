// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of input formats, in order of precedence, and how each is recognised.
#include <algorithm>
#include <array>
#include <cctype>

#include "indexer/readers/bytes/record_reader.h"
#include "util/text.h"

namespace warta::readers {

namespace {

std::string_view after_blanks(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : head.substr(begin);
}

bool looks_like_jsonl(std::string_view head) {
  const std::string_view text = after_blanks(head);
  if (!text.starts_with('{')) return false;
  const std::string_view inside = after_blanks(text.substr(1));
  return inside.starts_with('"') || inside.starts_with('}');
}

// An array of objects, or an object that does not end on its line, unlike JSON Lines.
bool looks_like_json(std::string_view head) {
  const std::string_view text = after_blanks(head);
  if (text.starts_with('[')) return after_blanks(text.substr(1)).starts_with('{');
  if (!looks_like_jsonl(head)) return false;
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t last = line.find_last_not_of(" \t\r");
  return line.size() < text.size() && (line[last] == '{' || line[last] == ',');
}

// A page begins with markup: `<!doctype html`, `<html`, or what may precede them.
bool looks_like_html(std::string_view head) {
  constexpr std::size_t kHeadBytes = 4096;
  std::string start(after_blanks(head).substr(0, kHeadBytes));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (!start.starts_with('<')) return false;
  return start.find("<html") != std::string::npos || start.find("<!doctype html") != std::string::npos ||
         start.starts_with("<head") || start.starts_with("<meta") || start.starts_with("<body");
}

bool looks_like_text(std::string_view head) { return head.find('\0') == std::string_view::npos; }

// The first row that matches the name or content reads the file; `text` takes the rest.
constexpr std::array kFormats = {
    ReaderFormat{"json", ".json .jsonld", looks_like_json, open_json},
    ReaderFormat{"jsonl", ".jsonl .ndjson .jsonlines", looks_like_jsonl, open_jsonl},
    ReaderFormat{"warc", ".warc", looks_like_warc, open_warc, true},
    ReaderFormat{"arc", ".arc", looks_like_arc, open_arc, true},
    ReaderFormat{"docx", ".docx", looks_like_docx, open_docx, true},
    ReaderFormat{"odt", ".odt", looks_like_odt, open_odt, true},
    ReaderFormat{"epub", ".epub", looks_like_epub, open_epub, true},
    ReaderFormat{"pdf", ".pdf", looks_like_pdf, open_pdf},
    ReaderFormat{"mail", ".eml .mbox .mht .mhtml", looks_like_mail, open_mail},
    ReaderFormat{"alto", "", looks_like_alto, open_alto},
    ReaderFormat{"mets", "", looks_like_mets, open_mets},
    ReaderFormat{"xml", ".xml .rss .atom .wxr .nitf .rdf", looks_like_xml, open_xml},
    ReaderFormat{"csv", ".csv .tsv .tab", looks_like_csv, open_csv},
    ReaderFormat{"html", ".html .htm .xhtml .shtml", looks_like_html, open_html},
    ReaderFormat{"text", ".txt .text", looks_like_text, open_text},
};

constexpr std::array<std::string_view, 4> kCompressionEndings = {".gz", ".zst", ".bz2", ".xz"};

bool claims(const ReaderFormat& format, std::string_view ending) {
  for (std::string_view rest = format.extensions; !rest.empty();) {
    const std::size_t blank = rest.find(' ');
    if (rest.substr(0, blank) == ending) return true;
    rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
  }
  return false;
}

}  // namespace

std::string ending_of(std::string_view file_name) {
  std::string name(file_name.substr(file_name.rfind('/') + 1));
  name.resize(std::min(name.size(), name.find('?')));  // wget: `index.html?page=2`
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view ending : kCompressionEndings) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : name.substr(dot);
}

std::span<const ReaderFormat> formats() { return kFormats; }

const ReaderFormat* format_named(std::string_view name) {
  const auto* const row =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const ReaderFormat& f) { return f.name == name; });
  return row == kFormats.end() ? nullptr : row;
}

const ReaderFormat* format_for_file_name(std::string_view file_name) {
  const std::string ending = ending_of(file_name);
  if (ending.empty()) return nullptr;
  const auto* const row = std::find_if(kFormats.begin(), kFormats.end(),
                                       [&](const ReaderFormat& f) { return claims(f, ending); });
  return row == kFormats.end() ? nullptr : row;
}

bool is_source_name(std::string_view file_name) {
  const std::string ending = ending_of(file_name);
  return ending == ".tar" || ending == ".tgz" || ending == ".zip" || ending == ".wacz" ||
         format_for_file_name(file_name) != nullptr;
}

bool may_be_page_name(std::string_view file_name) {
  constexpr auto kPrograms = std::to_array<std::string_view>(
      {".php", ".asp", ".aspx", ".jsp", ".jspx", ".cgi", ".do", ".cfm", ".pl", ".phtml", ".action"});
  const std::string ending = ending_of(file_name);
  const std::string_view name = file_name.substr(file_name.rfind('/') + 1);
  const bool is_number = std::all_of(ending.begin() + (ending.empty() ? 0 : 1), ending.end(), is_digit);
  return is_number || name.find_first_of("?=&") != std::string_view::npos ||
         std::find(kPrograms.begin(), kPrograms.end(), ending) != kPrograms.end();
}

const ReaderFormat* format_for_content(std::string_view head) {
  const auto* const row = std::find_if(kFormats.begin(), kFormats.end(), [&](const ReaderFormat& f) {
    return f.recognises != nullptr && f.recognises(head);
  });
  return row == kFormats.end() ? nullptr : row;
}

}  // namespace warta::readers
