// SPDX-License-Identifier: GPL-3.0-or-later
// THE tables of feed formats: which element fills which field.
#include <algorithm>
#include <array>

#include "indexer/readers/feed/articles.h"

namespace warta::readers {

namespace {

using F = schema::Field;
using T = FeedText;

// RSS 2.0 (rssboard.org/rss-specification), RSS 1.0, and WordPress eXtended RSS, which is RSS with `wp:`.
constexpr std::array kRss = {
    FeedField{"title", "", F::title, 1, T::title, ""},
    FeedField{"link", "", F::url, 1, T::plain, ""},
    FeedField{"guid", "", F::id, 1, T::plain, ""},
    FeedField{"content:encoded", "", F::body, 1, T::html, ""},
    FeedField{"description", "", F::body, 2, T::html, ""},
    FeedField{"pubDate", "", F::published, 2, T::plain, ""},
    FeedField{"dc:date", "", F::published, 3, T::plain, ""},
    FeedField{"dc:creator", "", F::author, 1, T::plain, ""},
    FeedField{"author", "", F::author, 2, T::person, ""},
    FeedField{"category", "", F::section, 1, T::title, "domain=category"},
    FeedField{"category", "", F::tag, 1, T::title, "domain=post_tag"},
    FeedField{"category", "", F::tag, 1, T::title, "domain="},
    FeedField{"dc:subject", "", F::tag, 1, T::title, ""},
    FeedField{"source", "", F::media, 1, T::title, ""},
    FeedField{"dc:publisher", "", F::media, 2, T::title, ""},
    FeedField{"dc:language", "", F::language, 1, T::plain, ""},
    FeedField{"/title", "", F::media, 3, T::title, ""},
    FeedField{"/language", "", F::language, 2, T::plain, ""},
};

// RFC 4287.
constexpr std::array kAtom = {
    FeedField{"title", "", F::title, 1, T::title, ""},
    FeedField{"link", "href", F::url, 1, T::plain, "rel=alternate"},
    FeedField{"link", "href", F::url, 1, T::plain, "rel="},
    FeedField{"id", "", F::id, 1, T::plain, ""},
    FeedField{"content", "", F::body, 1, T::markup, "type=xhtml"},
    FeedField{"content", "", F::body, 1, T::html, "type=html"},
    FeedField{"content", "", F::body, 1, T::html, "type=text/html"},
    FeedField{"content", "", F::body, 1, T::lines, "type=text"},
    FeedField{"content", "", F::body, 1, T::lines, "type="},
    FeedField{"summary", "", F::body, 2, T::markup, "type=xhtml"},
    FeedField{"summary", "", F::body, 2, T::html, "type=html"},
    FeedField{"summary", "", F::body, 2, T::lines, "type=text"},
    FeedField{"summary", "", F::body, 2, T::lines, "type="},
    FeedField{"published", "", F::published, 1, T::plain, ""},
    FeedField{"updated", "", F::published, 2, T::plain, ""},
    FeedField{"author/name", "", F::author, 1, T::plain, ""},
    FeedField{"category", "term", F::tag, 1, T::plain, ""},
    FeedField{"source/title", "", F::media, 1, T::title, ""},
    FeedField{"", "xml:lang", F::language, 1, T::plain, ""},
    FeedField{"/title", "", F::media, 2, T::title, ""},
    FeedField{"/author/name", "", F::author, 2, T::plain, ""},
    FeedField{"/", "xml:lang", F::language, 2, T::plain, ""},
};

// News Industry Text Format 3.x (iptc.org/standards/nitf).
constexpr std::array kNitf = {
    FeedField{"body/body.head/hedline/hl1", "", F::title, 1, T::plain, ""},
    FeedField{"head/title", "", F::title, 2, T::plain, ""},
    FeedField{"head/docdata/doc-id", "id-string", F::id, 1, T::plain, ""},
    FeedField{"", "uno", F::id, 2, T::plain, ""},
    FeedField{"body/body.content", "", F::body, 1, T::markup, ""},
    FeedField{"head/docdata/date.issue", "norm", F::published, 1, T::plain, ""},
    FeedField{"head/docdata/date.release", "norm", F::published, 2, T::plain, ""},
    FeedField{"body/body.head/dateline/story.date", "norm", F::published, 3, T::plain, ""},
    FeedField{"head/pubdata", "date.publication", F::published, 4, T::plain, ""},
    FeedField{"body/body.head/byline/person", "", F::author, 1, T::plain, ""},
    FeedField{"body/body.head/byline", "", F::author, 2, T::byline, ""},
    FeedField{"body/body.head/dateline/location", "", F::place, 1, T::plain, ""},
    FeedField{"head/docdata/key-list/keyword", "key", F::tag, 1, T::plain, ""},
    FeedField{"head/pubdata", "name", F::media, 1, T::plain, ""},
    FeedField{"body/body.head/distributor/org", "", F::media, 2, T::plain, ""},
    FeedField{"head/docdata/doc.copyright", "holder", F::media, 3, T::plain, ""},
    FeedField{"head/pubdata", "position.section", F::section, 1, T::plain, ""},
    FeedField{"head/tobject/tobject.subject", "tobject.subject.type", F::section, 2, T::plain, ""},
    FeedField{"", "xml:lang", F::language, 1, T::plain, ""},
};

// NewsML-G2 2.x (iptc.org/standards/newsml-g2).
constexpr std::array kNewsml = {
    FeedField{"", "guid", F::id, 1, T::plain, ""},
    FeedField{"contentMeta/headline", "", F::title, 1, T::plain, ""},
    FeedField{"itemMeta/title", "", F::title, 2, T::plain, ""},
    FeedField{"contentSet/inlineXML", "", F::body, 1, T::markup, ""},
    FeedField{"contentSet/inlineData", "", F::body, 2, T::lines, ""},
    FeedField{"itemMeta/versionCreated", "", F::published, 1, T::plain, ""},
    FeedField{"itemMeta/firstCreated", "", F::published, 2, T::plain, ""},
    FeedField{"contentMeta/contentCreated", "", F::published, 3, T::plain, ""},
    FeedField{"contentMeta/creator/name", "", F::author, 1, T::plain, ""},
    FeedField{"contentMeta/by", "", F::author, 2, T::byline, ""},
    FeedField{"contentMeta/creator", "literal", F::author, 3, T::plain, ""},
    FeedField{"contentMeta/contributor", "", F::editor, 1, T::plain, "role=*editor"},
    FeedField{"contentMeta/located/name", "", F::place, 1, T::plain, ""},
    FeedField{"contentMeta/dateline", "", F::place, 2, T::plain, ""},
    FeedField{"itemMeta/provider/name", "", F::media, 1, T::plain, ""},
    FeedField{"itemMeta/provider", "literal", F::media, 2, T::plain, ""},
    FeedField{"itemMeta/provider", "qcode", F::media, 3, T::plain, ""},
    FeedField{"contentMeta/language", "tag", F::language, 1, T::plain, ""},
    FeedField{"contentMeta/subject/name", "", F::tag, 1, T::plain, ""},
    FeedField{"contentMeta/keyword", "", F::tag, 1, T::plain, ""},
    FeedField{"", "xml:lang", F::language, 2, T::plain, ""},
};

constexpr std::array kFormats = {
    FeedFormat{FeedKind::rss, "item", kRss.data(), kRss.data() + kRss.size()},
    FeedFormat{FeedKind::atom, "entry", kAtom.data(), kAtom.data() + kAtom.size()},
    FeedFormat{FeedKind::nitf, "nitf", kNitf.data(), kNitf.data() + kNitf.size()},
    FeedFormat{FeedKind::newsml, "newsItem", kNewsml.data(), kNewsml.data() + kNewsml.size()},
};

}  // namespace

const FeedFormat* feed_format_of_record(std::string_view element) {
  const auto* const row = std::find_if(kFormats.begin(), kFormats.end(),
                                       [&](const FeedFormat& f) { return f.record == element; });
  return row == kFormats.end() ? nullptr : row;
}

FeedKind feed_kind_of_root(std::string_view element) {
  if (element == "rss" || element == "RDF") return FeedKind::rss;
  if (element == "feed" || element == "entry") return FeedKind::atom;
  if (element == "nitf") return FeedKind::nitf;
  if (element == "newsMessage" || element == "newsItem") return FeedKind::newsml;
  return FeedKind::unknown;
}

}  // namespace warta::readers
