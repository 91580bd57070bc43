// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: one article a file, in UTF-8, UTF-16 or windows-1252. Title, byline, dateline and date are
// found by the newsroom rules.
#include <algorithm>

#include "indexer/readers/bytes/decoded_source.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/text/encoding.h"
#include "util/text_repair.h"

namespace warta::readers {

namespace {

// Text has no NULs; damaged text has a few. With more than one in this many bytes it is not text.
constexpr std::size_t kNulShare = 100;

class TextReader final : public RecordReader {
 public:
  TextReader(ByteSource& file, SourceLocation origin, std::size_t max_bytes)
      : file_(file), origin_(std::move(origin)), max_bytes_(max_bytes) {}

  std::optional<ReadResult> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    Article article;
    article.origin = origin_;
    for (std::string_view bytes = file_.next(); !bytes.empty(); bytes = file_.next()) {
      if (article.body.size() + bytes.size() > max_bytes_) {
        return ReadIssue{origin_, both(messages::kTooLongText, {max_bytes_})};
      }
      article.body += bytes;
    }
    if (const TextEncoding encoding = detect_encoding(article.body); !encoding.name.empty()) {
      article.body = decode(article.body, encoding.name);
      article.notes.push_back(encoding.note);
    }
    const auto nuls = static_cast<std::size_t>(std::count(article.body.begin(), article.body.end(), '\0'));
    if (nuls * kNulShare > article.body.size()) {
      return ReadIssue{origin_, both(messages::kNotText, {nuls, article.body.size()})};
    }
    repair_text(article.body, article.notes);
    if (article.body.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
      return ReadIssue{origin_, both(messages::kEmpty)};
    }
    return article;
  }

 private:
  ByteSource& file_;
  SourceLocation origin_;
  std::size_t max_bytes_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_text(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<TextReader>(file, origin, options.limits.max_record_bytes);
}

}  // namespace warta::readers
