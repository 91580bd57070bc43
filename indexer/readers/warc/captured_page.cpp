// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/warc/captured_page.h"

#include <utility>
#include <variant>
#include <vector>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/html/article.h"
#include "indexer/readers/html/page_kind.h"
#include "indexer/readers/warc/http_response.h"
#include "util/printable.h"
#include "util/text_repair.h"
#include "warta/newsroom.h"

namespace warta::readers {

Bilingual with_address(const Bilingual& reason, const std::string& url) {
  return url.empty() ? reason : both(messages::kWithAddress, {reason, url});
}

std::optional<ReadResult> CapturedPages::read(const HeaderBlock& http, std::string_view body,
                                              const Capture& capture, const SourceLocation& place) {
  HttpBody decoded = decode_http_body(http, body, max_bytes_);
  if (!decoded.problem.empty()) return ReadIssue{place, with_address(decoded.problem, capture.url)};
  if (!keep_all_) {
    if (const std::string_view kind = other_page_kind(decoded.bytes, capture.url); !kind.empty()) {
      ++skipped_;
      ++kinds_[std::string(kind)];
      return std::nullopt;
    }
  }
  ReadLimits limits;
  limits.max_record_bytes = max_bytes_;
  ReadResult result =
      read_html_article({decoded.bytes, charset_of(http.value("content-type")), capture.url}, place, limits);
  if (auto* bad = std::get_if<ReadIssue>(&result))
    return ReadIssue{place, with_address(bad->reason, capture.url)};
  auto& article = std::get<Article>(result);
  if (article.url.empty()) article.url = capture.url;
  article.captured = capture.date;
  if (!article.published && !clean(article).published) {
    article.published = capture.date;
    if (article.published) article.notes.push_back(both(messages::kCaptureDate));
  }
  if (!capture.truncated.empty()) {
    std::string cut = capture.truncated;
    std::vector<Bilingual> ignored;
    repair_text(cut, ignored);
    article.notes.push_back(both(messages::kCrawlerCut, {printable(cut)}));
  }
  return result;
}

}  // namespace warta::readers
