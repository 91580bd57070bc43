// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats that are recognised but not read (foreign_formats.h).
#include "indexer/readers/bytes/foreign_formats.h"
#include "indexer/readers/bytes/messages.h"

#include <algorithm>
#include <array>

namespace warta::readers {

namespace {

using namespace std::string_view_literals;

struct Foreign {
  std::string_view begin;
  const Message* what;  // the format, and what to do
};

// By the first bytes. Sources: the specifications of the formats, and file(1).
constexpr auto kForeign = std::to_array<Foreign>({
    {"%!PS", &messages::kPostScript},
    {"{\\rtf", &messages::kRtf},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, &messages::kOldOffice},
    {"SQLite format 3", &messages::kSqlite},
    {"-- MySQL dump", &messages::kSqlDump},
    {"-- MariaDB dump", &messages::kSqlDump},
    {"-- phpMyAdmin SQL Dump", &messages::kSqlDump},
    {"--\n-- PostgreSQL database", &messages::kSqlDump},
    {"PAR1", &messages::kProgramTable},
    {"ARROW1", &messages::kProgramTable},
    {"Obj\x01", &messages::kProgramTable},
    {"\x89HDF\r\n", &messages::kProgramTable},
    {"\x93NUMPY", &messages::kProgramTable},
    {"\x80\x02", &messages::kProgramTable},  // pickle, protocol 2 to 5
    {"\x80\x03", &messages::kProgramTable},
    {"\x80\x04\x95", &messages::kProgramTable},
    {"\x80\x05\x95", &messages::kProgramTable},
    {"7z\xBC\xAF\x27\x1C", &messages::kPacker},
    {"Rar!\x1A\x07", &messages::kPacker},
    {"\xFF\xD8\xFF", &messages::kPicture},
    {"\x89PNG\r\n", &messages::kPicture},
    {"GIF8", &messages::kPicture},
    {"II*\0"sv, &messages::kPicture},
    {"MM\0*"sv, &messages::kPicture},
});

// Recognised by the name of the first entry, or by an uncompressed `mimetype` entry.
constexpr auto kForeignZips = std::to_array<Foreign>({
    {"xl/", &messages::kExcel},
    {"ppt/", &messages::kPowerPoint},
    {"application/vnd.oasis.opendocument.spreadsheet", &messages::kOpenSheet},
    {"application/vnd.oasis.opendocument", &messages::kOpenDocument},
});

}  // namespace

const Message* foreign_format(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto* const row = std::find_if(kForeign.begin(), kForeign.end(),
                                       [&](const Foreign& f) { return head.starts_with(f.begin); });
  return row == kForeign.end() ? nullptr : row->what;
}

const Message* foreign_zip(std::string_view head) {
  constexpr std::size_t kNameAt = 30;  // of the first entry: APPNOTE.TXT, section 4.3.7
  if (!head.starts_with("PK\x03\x04") || head.size() <= kNameAt) return nullptr;
  const std::string_view names = head.substr(kNameAt);
  constexpr auto kFirst =
      std::to_array<std::string_view>({"[Content_Types].xml", "_rels/.rels", "docProps/", "mimetype"});
  if (std::none_of(kFirst.begin(), kFirst.end(), [&](std::string_view f) { return names.starts_with(f); }))
    return nullptr;
  const auto* const row = std::find_if(kForeignZips.begin(), kForeignZips.end(), [&](const Foreign& f) {
    return names.find(f.begin) != std::string_view::npos;
  });
  return row == kForeignZips.end() ? &messages::kOfficeZip : row->what;
}

bool is_document_zip(std::string_view head) {
  constexpr auto kDocuments = std::to_array<std::string_view>(
      {"word/", "application/vnd.oasis.opendocument.text", "application/epub+zip"});
  constexpr std::size_t kBegin = 4096;  // the first entries: a zip of documents has their names later
  return head.starts_with("PK\x03\x04") && foreign_zip(head) != nullptr &&
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
