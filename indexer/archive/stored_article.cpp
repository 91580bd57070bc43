// SPDX-License-Identifier: GPL-3.0-or-later
// Serializes stored articles (stored_article.h), hashes their content, and names their place of origin.
#include "indexer/archive/stored_article.h"

#include <zstd.h>

#include <array>
#include <memory>
#include <utility>

#include "indexer/archive/messages.h"
#include "util/checksum.h"
#include "warta/error.h"

namespace warta {

namespace {

constexpr char kLayoutVersion = 4;
constexpr char kLayoutWithExtras = 5;  // with more after the tags: put_extras()
// Of earlier formats, for `warta-index reindex`, without the checksum at the end; of format 1 also without
// the byte of filled fields.
constexpr char kLayoutWithoutSum = 2;
constexpr char kLayoutOfFormat5 = 3;  // with extras, but not the source's name of the publisher
constexpr char kLayoutWithoutFilled = 1;
constexpr int kCompressionLevel = 3;
constexpr std::uint64_t kMaxBodyBytes = std::uint64_t{4} << 30;

// The fields in the order in which they are stored. Appending one makes a new layout version.
template <typename ArticleType>
auto text_fields(ArticleType& article) {
  return std::array{&article.id,       &article.url,         &article.title,       &article.publisher,
                    &article.section,  &article.author,      &article.editor,      &article.place,
                    &article.language, &article.origin.path, &article.origin.entry};
}

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
  out += static_cast<char>(number);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes(1).front());
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    throw corrupt();
  }

  std::string_view bytes(std::uint64_t count) {
    if (count > rest_.size()) throw corrupt();
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string text() { return std::string(bytes(number())); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  static Error corrupt() {
    return {ErrorCode::archive_corrupt,
            "an article's stored record is damaged; run `warta-index verify` on the archive"};
  }

 private:
  std::string_view rest_;
};

std::string compress(std::string_view bytes) {
  // One context per thread: making one costs more than compressing a short article.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compressCCtx(context.get(), frame.data(), frame.size(), bytes.data(),
                                             bytes.size(), kCompressionLevel);
  if (ZSTD_isError(size) != 0)
    throw Error(ErrorCode::io, both(archive_messages::kCannotCompress, {ZSTD_getErrorName(size)}));
  frame.resize(size);
  return frame;
}

std::string decompress(std::string_view frame) {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxBodyBytes)
    throw Input::corrupt();
  std::string bytes(size, '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0 || got != size) throw Input::corrupt();
  return bytes;
}

// `with_origin`: with the id and the origin, which are not content.
std::string fields_of(const Article& article, bool with_origin) {
  std::string out;
  for (const std::string* field : text_fields(article)) {
    const bool of_origin =
        field == &article.id || field == &article.origin.path || field == &article.origin.entry;
    const std::string_view text =
        !with_origin && field == &article.publisher ? source_publisher(article) : std::string_view(*field);
    put_text(out, with_origin || !of_origin ? text : std::string_view());
  }
  put_text(out, article.published ? article.published->to_string() : std::string());
  put_number(out, article.tags.size());
  for (const std::string& tag : article.tags) put_text(out, tag);
  return out;
}

struct Header {
  ContentHash hash;
  std::uint8_t filled = 0;
  char layout = kLayoutVersion;
};

bool has_extras(const Article& article) {
  return !article.related.empty() || !article.published_by.empty() || !article.publisher_as_given.empty();
}

void put_extras(std::string& out, const Article& article) {
  put_text(out, article.published_by);
  put_number(out, article.related.size());
  for (const std::string& headline : article.related) put_text(out, headline);
  put_text(out, article.publisher_as_given);
}

void read_extras(Input& input, char layout, Article& article) {
  article.published_by = input.text();
  const std::uint64_t headlines = input.number();
  if (headlines > input.rest().size()) throw Input::corrupt();
  for (std::uint64_t i = 0; i < headlines; ++i) article.related.push_back(input.text());
  if (layout == kLayoutWithExtras) article.publisher_as_given = input.text();
}

Header read_header(Input& input) {
  const char layout = input.bytes(1).front();
  std::array<std::uint64_t, 2> halves{};
  for (std::uint64_t& half : halves) {
    for (const char byte : input.bytes(sizeof half)) half = (half << 8) | static_cast<unsigned char>(byte);
  }
  const char filled = layout == kLayoutWithoutFilled ? '\0' : input.bytes(1).front();
  return {{halves[0], halves[1]}, static_cast<std::uint8_t>(filled), layout};
}

// The record without its checksum, which must be right: nothing damaged is ever shown as text.
std::string_view checked_record(std::string_view data) {
  const char layout = data.empty() ? '\0' : data.front();
  if (layout == kLayoutWithoutSum || layout == kLayoutOfFormat5 || layout == kLayoutWithoutFilled)
    return data;
  if ((layout != kLayoutVersion && layout != kLayoutWithExtras) || data.size() < kChecksumBytes)
    throw Input::corrupt();
  const std::string_view sum = data.substr(data.size() - kChecksumBytes);
  data.remove_suffix(kChecksumBytes);
  if (checksum(data) != read_checksum(sum)) throw Input::corrupt();
  return data;
}

Article read_fields(Input& input, char layout) {
  Article article;
  for (std::string* field : text_fields(article)) *field = input.text();
  const std::string published = input.text();
  if (!published.empty()) article.published = parse_published_at(published);
  const std::uint64_t tags = input.number();
  if (tags > input.rest().size()) throw Input::corrupt();
  for (std::uint64_t i = 0; i < tags; ++i) article.tags.push_back(input.text());
  if (layout == kLayoutWithExtras || layout == kLayoutOfFormat5) read_extras(input, layout, article);
  return article;
}

}  // namespace

std::string_view source_publisher(const Article& article) {
  const std::string& given = article.publisher_as_given;
  if (given.empty() || canonical_publisher(given) != canonical_publisher(article.publisher))
    return article.publisher;
  return given;
}

ContentHash hash_of(const Article& article) {
  std::string all = fields_of(article, false);
  for (const std::string& headline : article.related) put_text(all, headline);
  return content_hash(all + article.body);
}

Article as_read(StoredArticle stored) {
  Article article = std::move(stored.article);
  if (!article.publisher_as_given.empty()) article.publisher = std::exchange(article.publisher_as_given, {});
  const auto clear = [&stored](FilledField bit, std::string& field) {
    if ((stored.filled & bit) != 0) field.clear();
  };
  clear(kFilledTitle, article.title);
  clear(kFilledPublisher, article.publisher);
  clear(kFilledAuthor, article.author);
  clear(kFilledEditor, article.editor);
  clear(kFilledPlace, article.place);
  clear(kFilledLanguage, article.language);
  if ((stored.filled & kFilledPublished) != 0) {
    article.published.reset();
    article.published_by.clear();
  }
  return article;
}

std::string serialize(const StoredArticle& stored) {
  const bool extras = has_extras(stored.article);
  std::string out(1, extras ? kLayoutWithExtras : kLayoutVersion);
  for (const std::uint64_t half : {stored.hash.high, stored.hash.low}) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((half >> shift) & 0xFF);
  }
  out += static_cast<char>(stored.filled);
  out += fields_of(stored.article, true);
  if (extras) put_extras(out, stored.article);
  std::string block;
  put_number(block, stored.spans.size());
  std::uint32_t at = 0;
  for (const TextSpan& span : stored.spans) {
    put_number(block, span.begin - at);
    put_number(block, span.end - span.begin);
    put_number(block, static_cast<std::uint64_t>(span.kind));
    at = span.end;
  }
  block += stored.article.body;
  out += compress(block);
  append_checksum(out, checksum(out));
  return out;
}

ContentHash stored_hash(std::string_view data) {
  Input input(checked_record(data));
  return read_header(input).hash;
}

Article stored_fields(std::string_view data) {
  Input input(checked_record(data));
  const Header header = read_header(input);
  return read_fields(input, header.layout);
}

StoredArticle stored_article(std::string_view data) {
  Input input(checked_record(data));
  const Header header = read_header(input);
  StoredArticle stored;
  stored.hash = header.hash;
  stored.filled = header.filled;
  stored.article = read_fields(input, header.layout);
  const std::string block = decompress(input.rest());
  Input body(block);
  const std::uint64_t spans = body.number();
  if (spans > block.size()) throw Input::corrupt();
  std::uint64_t at = 0;
  for (std::uint64_t i = 0; i < spans; ++i) {
    const std::uint64_t last = at;
    const std::uint64_t begin = at + body.number();  // may overflow, so both ends are checked
    at = begin + body.number();
    const std::uint64_t kind = body.number();
    if (begin < last || at < begin || at > block.size() ||
        kind > static_cast<std::uint64_t>(SpanKind::furniture))
      throw Input::corrupt();
    stored.spans.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), static_cast<SpanKind>(kind), {}});
  }
  stored.article.body = std::string(body.rest());
  if (at > stored.article.body.size()) throw Input::corrupt();
  return stored;
}

std::string SourceLocation::to_string() const {
  std::string text = path;
  if (!entry.empty()) text += "(" + entry + ")";
  if (line != 0) text += ":" + std::to_string(line);
  return text;
}

}  // namespace warta
