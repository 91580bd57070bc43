// SPDX-License-Identifier: GPL-3.0-or-later
// Looks formats up in options and registry (format_choice.h).
#include "indexer/readers/format_choice.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/checked_reader.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

// Checks what a custom reader returns.
class CustomReader final : public RecordReader {
 public:
  CustomReader(const CustomFormat& format, ByteSource& bytes, const SourceLocation& origin,
               const ReadOptions& options)
      : limits_(options.limits), records_(format.open(bytes, origin, options)) {
    if (records_ == nullptr) throw Error(ErrorCode::io, both(messages::kReaderNotMade, {format.name}));
  }

  std::optional<ReadResult> next() override {
    std::optional<ReadResult> result = records_->next();
    if (!result || std::holds_alternative<ReadIssue>(*result)) return result;
    return checked(std::move(std::get<Article>(*result)), limits_);
  }

  [[nodiscard]] std::uint64_t skipped() const override { return records_->skipped(); }

 private:
  ReadLimits limits_;
  std::unique_ptr<RecordReader> records_;
};

template <typename Wanted>
const CustomFormat* find_custom(const ReadOptions& options, const Wanted& wanted) {
  const auto found = std::find_if(options.custom_formats.begin(), options.custom_formats.end(), wanted);
  return found == options.custom_formats.end() ? nullptr : &*found;
}

}  // namespace

std::unique_ptr<RecordReader> ChosenFormat::open(ByteSource& bytes, const SourceLocation& origin,
                                                 const ReadOptions& options) const {
  if (custom != nullptr) return std::make_unique<CustomReader>(*custom, bytes, origin, options);
  return ours->open(bytes, origin, options);
}

ChosenFormat choose_named(const ReadOptions& options, std::string_view name) {
  if (const CustomFormat* custom =
          find_custom(options, [&](const CustomFormat& f) { return f.name == name; }))
    return {nullptr, custom};
  return {format_named(name), nullptr};
}

ChosenFormat choose_for_file_name(const ReadOptions& options, std::string_view file_name) {
  const std::string ending = ending_of(file_name);
  const CustomFormat* custom = find_custom(options, [&](const CustomFormat& format) {
    return !ending.empty() &&
           std::find(format.extensions.begin(), format.extensions.end(), ending) != format.extensions.end();
  });
  if (custom != nullptr) return {nullptr, custom};
  return {format_for_file_name(file_name), nullptr};
}

ChosenFormat choose_for_content(const ReadOptions& options, std::string_view head) {
  const CustomFormat* custom = find_custom(
      options, [&](const CustomFormat& format) { return format.recognises && format.recognises(head); });
  if (custom != nullptr) return {nullptr, custom};
  return {format_for_content(head), nullptr};
}

bool is_misnamed(const ChosenFormat& named, const ChosenFormat& found, std::string_view head) {
  if (named.ours == nullptr || found.ours == nullptr) return false;
  // A document is one whatever its name; a text never begins like a zip.
  if (head.starts_with("PK\x03\x04") && found.ours->unpacks_itself) return named.ours != found.ours;
  if (found.ours->name == "pdf") return named.ours != found.ours;
  constexpr auto kPairs = std::to_array<std::pair<std::string_view, std::string_view>>({{"text", "json"},
                                                                                        {"text", "jsonl"},
                                                                                        {"text", "html"},
                                                                                        {"text", "xml"},
                                                                                        {"text", "warc"},
                                                                                        {"text", "alto"},
                                                                                        {"text", "mets"},
                                                                                        {"text", "mail"},
                                                                                        {"xml", "alto"},
                                                                                        {"xml", "mets"},
                                                                                        {"csv", "mail"},
                                                                                        {"html", "mail"},
                                                                                        {"xml", "html"}});
  const std::pair pair(named.ours->name, found.ours->name);
  if (std::find(kPairs.begin(), kPairs.end(), pair) != kPairs.end()) return true;
  // `feed/index.html`: a feed where a page is expected, as wget and HTTrack save it.
  if (pair == std::pair<std::string_view, std::string_view>("html", "xml")) return looks_like_feed(head);
  const std::size_t begin = head.find_first_of("[{");
  const std::size_t second =
      head.find_first_not_of(" \t\r", begin == std::string_view::npos ? begin : begin + 1);
  return pair == std::pair<std::string_view, std::string_view>("jsonl", "json") &&
         begin != std::string_view::npos &&
         (head[begin] == '[' || (second != std::string_view::npos && head[second] == '\n'));
}

void check_formats(const ReadOptions& options) {
  for (const CustomFormat& custom : options.custom_formats) {
    if (custom.name.empty() || !custom.open) {
      throw Error(ErrorCode::invalid_argument, both(messages::kCustomFormat, {custom.name}));
    }
  }
  if (options.format.empty() || choose_named(options, options.format)) return;
  std::string names;
  for (const CustomFormat& custom : options.custom_formats) names.append(" ").append(custom.name);
  for (const ReaderFormat& format : formats()) names.append(" ").append(format.name);
  throw Error(ErrorCode::invalid_argument, both(messages::kNoSuchFormat, {options.format, names}));
}

}  // namespace warta::readers
