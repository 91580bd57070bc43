// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats that are recognised but not read (foreign_formats.h).
#include "indexer/readers/bytes/foreign_formats.h"

#include <algorithm>
#include <array>

namespace warta::readers {

namespace {

using namespace std::string_view_literals;

struct Foreign {
  std::string_view begin;
  std::string_view what;  // the format, and what to do
};

constexpr std::string_view kPicture =
    "is a picture; its text must be read out of it (OCR) before it can be added";
constexpr std::string_view kDump =
    "is a dump of SQL; export the table of articles as CSV or JSON and add that";
constexpr std::string_view kTable =
    "is a table for programs; write it as CSV or JSON Lines (pandas: to_csv, to_json) and add that";
constexpr std::string_view kDatabase =
    "is a SQLite database; export the table of articles as CSV (sqlite3 -csv -header) and add that";
constexpr std::string_view kPacker = "is packed in a way that is not supported; unpack it and add the files";
constexpr std::string_view kOldOffice =
    "is a document of older Office programs (.doc, .xls); save it as text, HTML or CSV and add that";

// By the first bytes. Sources: the specifications of the formats, and file(1).
constexpr auto kForeign = std::to_array<Foreign>({
    {"%!PS", "is a PostScript file; take its text out (ps2ascii) and add that"},
    {"{\\rtf", "is an RTF document; save it as text or HTML and add that"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, kOldOffice},
    {"SQLite format 3", kDatabase},
    {"-- MySQL dump", kDump},
    {"-- MariaDB dump", kDump},
    {"-- phpMyAdmin SQL Dump", kDump},
    {"--\n-- PostgreSQL database", kDump},
    {"PAR1", kTable},
    {"ARROW1", kTable},
    {"Obj\x01", kTable},
    {"\x89HDF\r\n", kTable},
    {"\x93NUMPY", kTable},
    {"\x80\x02", kTable},  // pickle, protocol 2 to 5
    {"\x80\x03", kTable},
    {"\x80\x04\x95", kTable},
    {"\x80\x05\x95", kTable},
    {"7z\xBC\xAF\x27\x1C", kPacker},
    {"Rar!\x1A\x07", kPacker},
    {"\xFF\xD8\xFF", kPicture},
    {"\x89PNG\r\n", kPicture},
    {"GIF8", kPicture},
    {"II*\0"sv, kPicture},
    {"MM\0*"sv, kPicture},
});

// Recognised by the name of the first entry, or by an uncompressed `mimetype` entry.
constexpr auto kForeignZips = std::to_array<Foreign>({
    {"xl/", "is an Excel workbook; save the sheet as CSV (UTF-8) and add that"},
    {"ppt/", "is a PowerPoint presentation; save it as text and add that"},
    {"application/vnd.oasis.opendocument.spreadsheet",
     "is an OpenDocument sheet; save it as CSV (UTF-8) and add that"},
    {"application/vnd.oasis.opendocument", "is an OpenDocument file; save it as text or HTML and add that"},
});

}  // namespace

std::string_view foreign_format(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto* const row = std::find_if(kForeign.begin(), kForeign.end(),
                                       [&](const Foreign& f) { return head.starts_with(f.begin); });
  return row == kForeign.end() ? std::string_view() : row->what;
}

std::string_view foreign_zip(std::string_view head) {
  constexpr std::size_t kNameAt = 30;  // of the first entry: APPNOTE.TXT, section 4.3.7
  if (!head.starts_with("PK\x03\x04") || head.size() <= kNameAt) return {};
  const std::string_view names = head.substr(kNameAt);
  constexpr auto kFirst =
      std::to_array<std::string_view>({"[Content_Types].xml", "_rels/.rels", "docProps/", "mimetype"});
  if (std::none_of(kFirst.begin(), kFirst.end(), [&](std::string_view f) { return names.starts_with(f); }))
    return {};
  const auto* const row = std::find_if(kForeignZips.begin(), kForeignZips.end(), [&](const Foreign& f) {
    return names.find(f.begin) != std::string_view::npos;
  });
  return row == kForeignZips.end()
             ? "is a document packed as zip (of an Office program?); save it as text, HTML "
               "or CSV and add that"
             : row->what;
}

bool is_document_zip(std::string_view head) {
  constexpr auto kDocuments = std::to_array<std::string_view>(
      {"word/", "application/vnd.oasis.opendocument.text", "application/epub+zip"});
  constexpr std::size_t kBegin = 4096;  // the first entries: a zip of documents has their names later
  return head.starts_with("PK\x03\x04") && !foreign_zip(head).empty() &&
         std::any_of(kDocuments.begin(), kDocuments.end(), [&](std::string_view part) {
           return head.substr(0, kBegin).find(part) != std::string_view::npos;
         });
}

bool is_kept_by_the_system(std::string_view entry) {
  while (!entry.empty()) {
    const std::string_view part = entry.substr(0, entry.find('/'));
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    entry.remove_prefix(std::min(part.size() + 1, entry.size()));
  }
  return false;
}

}  // namespace warta::readers
