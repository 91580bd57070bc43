// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a page: an article of valid UTF-8 without NUL, or an issue. Its body goes through the
// newsroom rules.
#include <simdjson.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/readers/html/article.h"
#include "warta/newsroom.h"

namespace {

void check_text(const std::string& text) {
  if (!simdjson::validate_utf8(text.data(), text.size()) || text.find('\0') != std::string::npos)
    std::abort();
}

void check_rules(const warta::Article& article) {
  std::uint32_t end = 0;
  for (const warta::TextSpan& span : warta::clean(article).spans) {
    if (span.begin < end || span.end <= span.begin || span.end > article.body.size()) std::abort();
    end = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const warta::ReadResult result =
      warta::readers::read_html_article({bytes, {}, "https://contoh.id/a"}, {"a", "", 0}, {});
  if (const auto* article = std::get_if<warta::Article>(&result)) {
    for (const std::string* text :
         {&article->title, &article->body, &article->author, &article->publisher, &article->url})
      check_text(*text);
    for (const std::string& headline : article->related) check_text(headline);
    check_rules(*article);
  }
  check_text(warta::readers::html_fragment_text(bytes));
  warta::Article text;  // the rules also see texts that no reader has cleaned
  text.body = bytes;
  check_rules(text);
  return 0;
}
