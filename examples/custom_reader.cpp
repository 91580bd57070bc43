// SPDX-License-Identifier: GPL-3.0-or-later
// Adds an input format to the library's: files of blocks such as
//
//     JUDUL  Pelabuhan baru dibuka
//     TANGGAL  17 September 2023
//     Pelabuhan itu melayani kapal peti kemas.
//     ----
//
//     custom_reader ARCHIVE SOURCE...
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "warta/archive_writer.h"
#include "warta/error.h"
#include "warta/record.h"

namespace {

class BlockReader final : public warta::RecordReader {
 public:
  BlockReader(warta::ByteSource& bytes, warta::SourceLocation origin, const warta::ReadOptions& options)
      : bytes_(bytes), origin_(std::move(origin)), options_(options) {}

  std::optional<warta::ReadResult> next() override {
    warta::NamedValues values;
    std::string body;
    std::uint64_t begin = 0;
    for (std::string line; read_line(line);) {
      if (line == "----") break;
      if (begin == 0) begin = line_;
      const std::size_t gap = line.find("  ");
      if (gap != std::string::npos && body.empty()) {
        values.push_back({line.substr(0, gap), {line.substr(gap + 2)}});
      } else {
        body += line + "\n";
      }
    }
    if (begin == 0) return std::nullopt;  // nothing was left
    values.push_back({"body", {body}});
    origin_.line = begin;
    return warta::article_from_values(values, origin_, options_);
  }

 private:
  bool read_line(std::string& line) {
    std::size_t end = 0;
    while ((end = buffer_.find('\n')) == std::string::npos) {
      const std::string_view more = bytes_.next();
      if (more.empty()) break;
      buffer_ += more;
    }
    if (buffer_.empty()) return false;
    line = buffer_.substr(0, end);
    buffer_.erase(0, end == std::string::npos ? end : end + 1);
    ++line_;
    return true;
  }

  warta::ByteSource& bytes_;
  warta::SourceLocation origin_;
  warta::ReadOptions options_;
  std::string buffer_;
  std::uint64_t line_ = 0;
};

warta::CustomFormat block_format() {
  return {
      "block",
      {".block"},
      [](std::string_view head) { return head.starts_with("JUDUL  "); },
      [](warta::ByteSource& bytes, const warta::SourceLocation& origin, const warta::ReadOptions& options) {
        return std::make_unique<BlockReader>(bytes, origin, options);
      }};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: custom_reader ARCHIVE SOURCE...\n";
    return 2;
  }
  try {
    warta::AddOptions options;
    options.read.custom_formats = {block_format()};
    options.on_decided = [](const warta::Article& article, warta::PutOutcome) {
      std::cout << article.origin.to_string() << ": " << article.title << '\n';
    };
    options.on_rejected = [](const warta::ReadIssue& issue) {
      std::cout << issue.origin.to_string() << ": " << issue.reason.english << '\n';
    };
    const warta::AddReport report = warta::add_sources(argv[1], {argv + 2, argv + argc}, options);
    std::cout << report.added << " added, " << report.rejected << " rejected\n";
    return report.rejected == 0 ? 0 : 1;
  } catch (const warta::Error& error) {
    std::cerr << "custom_reader: " << error.what() << '\n';
    return 2;
  }
}
