// SPDX-License-Identifier: GPL-3.0-or-later
// XML feeds: WordPress WXR, RSS 2.0 and 1.0, Atom, NITF, NewsML-G2, distinguished by their elements. Uses
// libxml2's push parser, not its xmlReader, which builds each text as a node before we see its length. Never
// opens other files and expands no declared entities, so nothing can grow.
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "indexer/readers/bytes/decoded_source.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/feed/articles.h"
#include "indexer/readers/feed/xml_repair.h"
#include "indexer/readers/html/fragment.h"
#include "indexer/readers/text/encoding.h"
#include "indexer/readers/text/header_block.h"
#include "util/printable.h"
#include "util/text_repair.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

struct NamespacePrefix {
  std::string_view uri;  // or its beginning, if versions differ
  std::string_view prefix;
};
constexpr std::array<NamespacePrefix, 7> kPrefixes = {
    {{"http://purl.org/rss/1.0/modules/content/", "content"},
     {"http://purl.org/dc/elements/", "dc"},
     {"http://wordpress.org/export/", "wp"},
     {"http://www.w3.org/XML/1998/namespace", "xml"},
     {"http://search.yahoo.com/mrss", "media"},
     {"http://www.w3.org/1999/xhtml", ""},
     {"http://iptc.org/std/", ""}}};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Errors after which the text is complete except for a character.
bool is_repairable(int code) {
  constexpr std::array kCodes = {
      XML_ERR_UNDECLARED_ENTITY,   XML_WAR_UNDECLARED_ENTITY,         XML_ERR_INVALID_CHAR,
      XML_ERR_ENTITYREF_NO_NAME,   XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED,
      XML_ERR_INVALID_CHARREF,     XML_ERR_INVALID_DEC_CHARREF,       XML_ERR_INVALID_HEX_CHARREF,
      XML_ERR_MISPLACED_CDATA_END, XML_NS_ERR_UNDEFINED_NAMESPACE,    XML_ERR_HYPHEN_IN_COMMENT};
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

std::string_view after_mark_and_blanks(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : head.substr(begin);
}

// One libxml2 parser, and the articles it feeds.
class XmlParser {
 public:
  explicit XmlParser(FeedArticles& articles) : articles_(articles) {
    xmlInitParser();
    handler_.initialized = XML_SAX2_MAGIC;
    handler_.startElementNs = start_element;
    handler_.endElementNs = end_element;
    handler_.characters = handler_.cdataBlock = handler_.ignorableWhitespace = characters;
    handler_.getEntity = get_entity;
    handler_.serror = on_error;
    open();
  }
  ~XmlParser() { close(); }
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // Starts a new parser after `lines` lines, inside an element like the first document's root.
  void restart(std::uint64_t lines) {
    lines_before_ = lines;
    restarted_ = true;
    open();
    quiet_ = true;
    fed_ = root_tag_.size();
    xmlParseChunk(context_, root_tag_.data(), static_cast<int>(root_tag_.size()), 0);
    quiet_ = false;
  }

  // `bytes` are UTF-8. False when the parser has stopped; stopped() says why.
  bool feed(std::string_view bytes) {
    begin_ = fed_;
    fed_ += bytes.size();
    xmlParseChunk(context_, bytes.data(), static_cast<int>(bytes.size()), 0);
    rethrow();
    return context_->instate != XML_PARSER_EOF;
  }

  // Parses what was held back to await more input. Whether the document was closed.
  bool finish() {
    ending_ = true;
    xmlParseChunk(context_, nullptr, 0, 1);
    rethrow();
    return context_->nameNr == 0;
  }

  [[nodiscard]] const Bilingual& stopped() const { return stopped_; }
  [[nodiscard]] std::uint64_t line() const {
    const int line = context_->input == nullptr ? 0 : context_->input->line;
    return lines_before_ + static_cast<std::uint64_t>(std::max(line, 1));
  }
  // How many of the bytes last fed are before the error that stopped it.
  [[nodiscard]] std::size_t error_offset() const { return std::max(error_at_, begin_) - begin_; }
  // Whether it stopped because the document had ended: something follows its last end tag.
  [[nodiscard]] bool stopped_after_end() const { return last_error_ == XML_ERR_DOCUMENT_END; }
  [[nodiscard]] bool restarted() const { return restarted_; }
  [[nodiscard]] const std::string& root_name() const { return root_name_; }

 private:
  // Entities declared in the document are in a document that belongs to the parser.
  void close() {
    if (context_ == nullptr) return;
    xmlFreeDoc(context_->myDoc);
    context_->myDoc = nullptr;
    xmlFreeParserCtxt(context_);
    context_ = nullptr;
  }

  void open() {
    close();
    fed_ = begin_ = error_at_ = 0;
    last_error_ = XML_ERR_OK;
    context_ = xmlCreatePushParserCtxt(&handler_, this, nullptr, 0, nullptr);
    if (context_ == nullptr) throw std::bad_alloc();
    xmlCtxtUseOptions(context_, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  }

  static XmlParser& self(void* parser) { return *static_cast<XmlParser*>(parser); }

  // Runs a callback: exceptions must not unwind through libxml2, so the first one stops the parser and is
  // rethrown after it.
  template <typename Work>
  static void guarded(void* parser, const Work& work) noexcept {
    XmlParser& me = self(parser);
    if (me.quiet_ || me.thrown_) return;
    try {
      work(me);
    } catch (...) {
      me.thrown_ = std::current_exception();
      xmlStopParser(me.context_);
    }
  }
  void rethrow() {
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  }

  static void start_element(void* parser, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                            int namespace_count, const xmlChar** namespaces, int attribute_count, int,
                            const xmlChar** attributes) {
    guarded(parser, [&](XmlParser& me) {
      if (static_cast<std::size_t>(me.context_->nameNr) > kDeepest) {
        me.stop_at_depth();
        return;
      }
      if (me.root_name_.empty())
        me.remember_root(view(local), view(prefix), view(uri), namespace_count, namespaces);
      FeedArticles::Attributes values;
      const xmlChar** attribute = attributes;  // local name, prefix, URI, beginning and end of the value
      for (int i = 0; i < attribute_count; ++i, attribute += 5) {
        const std::string_view value(reinterpret_cast<const char*>(attribute[3]),
                                     static_cast<std::size_t>(attribute[4] - attribute[3]));
        values.emplace_back(me.name_of(view(attribute[0]), view(attribute[1]), view(attribute[2])), value);
      }
      me.articles_.start(me.name_of(view(local), view(prefix), view(uri)), values, me.line());
    });
  }

  static void end_element(void* parser, const xmlChar*, const xmlChar*, const xmlChar*) {
    guarded(parser, [](XmlParser& me) { me.articles_.end(); });
  }

  static void characters(void* parser, const xmlChar* text, int length) {
    guarded(parser, [&](XmlParser& me) {
      me.articles_.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    });
  }

  // HTML's entities (`&nbsp;`), which feeds use although XML does not define them. Those that the document
  // declares are ignored.
  static xmlEntityPtr get_entity(void* parser, const xmlChar* name) {
    XmlParser& me = self(parser);
    const htmlEntityDesc* known = htmlEntityLookup(name);
    if (known == nullptr) return nullptr;
    std::array<xmlChar, 8> utf8{};
    const int length = xmlCopyChar(0, utf8.data(), static_cast<int>(known->value));
    me.entity_text_.assign(reinterpret_cast<const char*>(utf8.data()), static_cast<std::size_t>(length));
    me.entity_ = {};
    me.entity_.type = XML_ENTITY_DECL;
    me.entity_.name = name;
    me.entity_.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    me.entity_.content = reinterpret_cast<xmlChar*>(me.entity_text_.data());
    me.entity_.orig = me.entity_.content;
    me.entity_.length = length;
    return &me.entity_;
  }

  static void on_error(void* parser, xmlErrorPtr error) {
    if (error == nullptr) return;
    guarded(parser, [&](XmlParser& me) {
      if (me.ending_ && error->code == XML_ERR_DOCUMENT_END) return;  // the reader's own message is clearer
      std::string what = error->message == nullptr ? "unknown error" : collapsed(error->message);
      std::vector<Bilingual> ignored;
      repair_text(what, ignored);
      const std::uint64_t line = me.lines_before_ + static_cast<std::uint64_t>(std::max(error->line, 1));
      const Bilingual cited = both(messages::kLibxml, {what});
      me.stopped_ = both(messages::kLine, {line, cited});
      me.last_error_ = error->code;
      const long consumed = xmlByteConsumed(me.context_);  // -1: not known
      me.error_at_ = consumed < 0 ? me.begin_ : static_cast<std::size_t>(consumed);
      me.articles_.unreadable(cited, line, is_repairable(error->code));
    });
  }

  // For each element libxml2 walks through the namespaces of all elements around it.
  static constexpr std::size_t kDeepest = 1000;
  void stop_at_depth() {
    const std::string what = "nests elements more than " + std::to_string(kDeepest) + " deep, the limit";
    stopped_ = "line " + std::to_string(line()) + ": " + what;
    const long consumed = xmlByteConsumed(context_);
    error_at_ = consumed < 0 ? begin_ : static_cast<std::size_t>(consumed);
    articles_.unreadable(what, line(), false);
    xmlStopParser(context_);
  }

  void remember_root(std::string_view local, std::string_view prefix, std::string_view uri, int count,
                     const xmlChar** namespaces) {
    root_name_ = local;
    root_uri_ = uri;
    root_tag_ = "<";
    if (!prefix.empty()) root_tag_.append(prefix).append(":");
    root_tag_.append(local);
    for (int i = 0; i < count; ++i, namespaces += 2) {
      const std::string_view name = view(namespaces[0]);
      root_tag_.append(name.empty() ? " xmlns" : " xmlns:").append(name).append("=\"");
      append_escaped(view(namespaces[1]), root_tag_);
      root_tag_ += '"';
    }
    root_tag_ += '>';
  }

  std::string name_of(std::string_view local, std::string_view prefix, std::string_view uri) const {
    std::string_view known = uri.empty() || uri != root_uri_ ? prefix : std::string_view();
    if (!uri.empty() && uri != root_uri_) {
      const auto* const row = std::find_if(kPrefixes.begin(), kPrefixes.end(),
                                           [&](const NamespacePrefix& p) { return uri.starts_with(p.uri); });
      if (row != kPrefixes.end()) known = row->prefix;
    }
    return known.empty() ? std::string(local) : std::string(known) + ":" + std::string(local);
  }

  FeedArticles& articles_;
  xmlSAXHandler handler_{};
  xmlParserCtxtPtr context_ = nullptr;
  xmlEntity entity_{};
  std::string entity_text_;
  Bilingual stopped_;
  std::size_t fed_ = 0;       // bytes the parser was given
  std::size_t begin_ = 0;     // of them, before the last ones
  std::size_t error_at_ = 0;  // of them, before the last error
  int last_error_ = XML_ERR_OK;
  std::uint64_t lines_before_ = 0;
  std::string root_name_, root_uri_, root_tag_;
  std::exception_ptr thrown_;
  bool quiet_ = false;  // parsing bytes that are not from the file
  bool restarted_ = false;
  bool ending_ = false;
};

class XmlReader final : public RecordReader {
 public:
  XmlReader(ByteSource& file, SourceLocation origin, const ReadOptions& options, FileDates& dates)
      : origin_(std::move(origin)), articles_(origin_, options, dates), parser_(articles_) {
    TextEncoding encoding = xml_encoding(file.head());
    note_ = std::move(encoding.note);
    if (!encoding.name.empty()) decoded_ = std::make_unique<DecodedSource>(file, encoding.name);
    text_ = decoded_ == nullptr ? &file : decoded_.get();
  }

  std::optional<ReadResult> next() override {
    std::deque<ReadResult>& results = articles_.results();
    while (results.empty() && !done_) read_block();
    if (results.empty()) return std::nullopt;
    ReadResult result = std::move(results.front());
    results.pop_front();
    if (auto* article = std::get_if<Article>(&result); article != nullptr && !note_.empty())
      article->notes.push_back(std::exchange(note_, Bilingual()));
    return result;
  }

  [[nodiscard]] std::uint64_t skipped() const override { return articles_.skipped(); }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    return articles_.skipped_kinds();
  }

 private:
  void read_block() {
    std::string_view bytes;
    try {
      bytes = text_->next();
    } catch (const Error& error) {
      done_ = true;
      report(error.message());
      return;
    }
    block_ = std::exchange(tail_, std::string());
    block_ += bytes;
    if (!bytes.empty()) {
      tail_ = block_.substr(whole_characters(block_));
      block_.resize(block_.size() - tail_.size());
    }
    std::vector<Bilingual> repaired;
    repair_text(block_, repaired);
    articles_.set_bytes_repaired(!repaired.empty());
    block_ = repair_.next(block_, bytes.empty(), std::exchange(unfinished_, std::string()));
    parse_block();
    if (bytes.empty()) finish();
  }

  // When the parser cannot continue, a new one starts at the next record.
  void parse_block() {
    std::size_t at = seeking_ ? restart_from(0) : 0;
    auto repair = repair_.repairs().begin();
    while (at < block_.size()) {
      while (repair != repair_.repairs().end() && repair->at < at) ++repair;
      // The parser is brought to the place of a repair, so that the right record gets the note.
      const bool to_repair = repair != repair_.repairs().end();
      const std::size_t end = to_repair ? repair->at : block_.size();
      if (!parser_.feed(std::string_view(block_).substr(at, end - at))) {
        // After a restart the elements around the records are not known to the parser.
        if (articles_.in_record() || !(parser_.restarted() || parser_.stopped_after_end()))
          report(both(messages::kNotWellFormedAt, {parser_.stopped()}));
        at = restart_from(std::min(at + std::max<std::size_t>(parser_.error_offset(), 1), block_.size()));
        continue;
      }
      at = end;
      if (to_repair) articles_.unreadable(both(*(repair++)->what), line_of(at), true);
    }
    line_ += line_ends(block_);
  }

  [[nodiscard]] std::uint64_t line_of(std::size_t at) const {
    return line_ + line_ends(std::string_view(block_).substr(0, at));
  }

  // Starts a new parser at the next record from `at` on; returns its offset, npos when this block has none.
  std::size_t restart_from(std::size_t at) {
    seeking_ = true;
    const std::size_t begin = find_record(at);
    if (begin == std::string::npos) {
      const std::size_t open = block_.rfind('<');  // perhaps a record's, truncated by the end of the block
      if (open != std::string::npos && open >= at && block_.find('>', open) == std::string::npos) {
        unfinished_ = block_.substr(open);
        block_.resize(open);
      }
      return begin;
    }
    seeking_ = false;
    articles_.forget_elements();
    parser_.restart(line_of(begin) - 1);
    return begin;
  }

  [[nodiscard]] std::size_t find_record(std::size_t at) const {
    const std::string name = articles_.record_name().empty() ? "item" : articles_.record_name();
    for (at = block_.find('<' + name, at); at != std::string::npos; at = block_.find('<' + name, at + 1)) {
      const std::size_t after = at + 1 + name.size();
      if (after < block_.size() && std::string_view("> \t\r\n").find(block_[after]) != std::string_view::npos)
        return at;
    }
    return at;
  }

  void finish() {
    done_ = true;
    if (seeking_) return;
    const std::size_t before = articles_.results().size();
    const bool whole = parser_.finish();
    const std::deque<ReadResult>& results = articles_.results();
    const bool reported = results.size() > before && std::holds_alternative<ReadIssue>(results.back());
    if (articles_.in_record()) {
      report(both(messages::kCutOff));
    } else if (reported) {
      return;  // the last record was truncated in its end tag
    } else if (!whole && !parser_.restarted() && !articles_.any_rejected()) {
      report(both(messages::kEndsEarly));
    } else if (!articles_.found_any() && feed_kind_of_root(parser_.root_name()) == FeedKind::unknown) {
      const std::string& root = parser_.root_name();
      const bool is_sitemap = root == "urlset" || root == "sitemapindex";
      report(both(is_sitemap ? messages::kSitemap : messages::kUnknownXml, {printable(root)}));
    }
  }

  void report(const Bilingual& problem) {
    if (articles_.in_record()) {
      articles_.finish_record(problem);
    } else {
      articles_.results().emplace_back(ReadIssue{origin_, problem});
    }
  }

  static std::uint64_t line_ends(std::string_view text) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  }

  SourceLocation origin_;
  FeedArticles articles_;
  XmlParser parser_;
  std::unique_ptr<DecodedSource> decoded_;
  ByteSource* text_ = nullptr;
  Bilingual note_;
  XmlRepair repair_;
  std::string block_;
  std::string tail_;        // read: the begin of a character
  std::string unfinished_;  // repaired: perhaps the begin of a record's tag
  std::uint64_t line_ = 1;  // where block_ begins
  bool seeking_ = false;    // for a record to restart with
  bool done_ = false;
};

}  // namespace

bool looks_like_feed(std::string_view head) {
  // What may precede the root element: declarations, processing instructions, comments.
  head = after_mark_and_blanks(head);
  while (head.starts_with("<?") || head.starts_with("<!")) {
    const std::string_view end = head.starts_with("<!--") ? "-->" : ">";
    const std::size_t at = head.find(end);
    if (at == std::string_view::npos) return false;
    head = after_mark_and_blanks(head.substr(at + end.size()));
  }
  if (!head.starts_with('<')) return false;
  std::string_view root = head.substr(1, head.find_first_of("> \t\r\n/", 1) - 1);
  root.remove_prefix(root.find(':') + 1);
  return feed_kind_of_root(root) != FeedKind::unknown;
}

bool looks_like_xml(std::string_view head) {
  head = after_mark_and_blanks(head).substr(0, 4096);
  constexpr std::array<std::string_view, 8> kRoots = {"<rss",  "<feed",        "<nitf",  "<newsItem",
                                                      "<rdf:", "<newsMessage", "<entry", "<RDF"};
  const bool known = std::any_of(kRoots.begin(), kRoots.end(), [&](std::string_view root) {
    return head.find(root) != std::string_view::npos;
  });
  const bool page = lowered(head).find("<html") != std::string::npos;
  return head.starts_with('<') && (known || (head.starts_with("<?xml") && !page));
}

std::unique_ptr<RecordReader> open_xml(ByteSource& file, const SourceLocation& origin,
                                       const ReadOptions& options) {
  return make_dated<XmlReader>(options.date_order, file, origin, options);
}

}  // namespace warta::readers
