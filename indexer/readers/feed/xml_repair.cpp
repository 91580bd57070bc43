// SPDX-License-Identifier: GPL-3.0-or-later
// The states of xml_repair.h.
#include "indexer/readers/feed/xml_repair.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "util/text.h"

namespace warta::readers {

namespace {

// How far the end of a CDATA section is looked for beyond a `</`: `</description>\n\t</item>\n\t<item `.
constexpr std::size_t kAhead = 256;  // bytes

bool is_forbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\0';  // NULs are repaired before
}

constexpr std::size_t kMostOpen = 1000;  // elements; deeper ones are left to the parser

// Elements that stand among text, where feeds leave markup as it is.
bool is_html(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"a",    "b",      "i",     "u",      "p",     "em",  "br",  "hr",  "img", "li",        "ul",
       "ol",   "td",     "tr",    "th",     "h1",    "h2",  "h3",  "h4",  "div", "s",         "span",
       "font", "strong", "small", "center", "table", "del", "ins", "sub", "sup", "blockquote"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view after_blanks(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

// Takes the end tag that `text` begins with, and its name.
bool take_end_tag(std::string_view& text, std::string_view& name) {
  if (!text.starts_with("</")) return false;
  const std::size_t end = text.find('>');
  if (end == std::string_view::npos) return false;
  name = trimmed(text.substr(2, end - 2));
  text = after_blanks(text.substr(end + 1));
  return true;
}

// Whether the markup that `text` begins with ends a record and begins the next or ends the feed: text of an
// article does not.
bool ends_record(std::string_view text) {
  std::string_view name;
  for (int tags = 0; tags < 3 && take_end_tag(text, name); ++tags) {
    if (name != "item" && name != "entry") continue;
    return text.starts_with("<" + std::string(name)) || text.starts_with("</channel") ||
           text.starts_with("</feed");
  }
  return false;
}

}  // namespace

std::string XmlRepair::next(std::string_view bytes, bool last, std::string before) {
  block_ = std::move(before);
  repairs_.clear();
  const std::string input = std::exchange(held_, std::string()) + std::string(bytes);
  std::string_view rest = input;
  while (!rest.empty()) {
    std::size_t done = 0;
    switch (state_) {
      case State::text:
        done = in_text(rest, last);
        break;
      case State::tag:
        done = in_tag(rest, last);
        break;
      case State::cdata:
        done = in_cdata(rest, last);
        break;
      case State::comment:
        done = until("-->", rest, last);
        break;
      case State::declaration:
        done = until(">", rest, last);
        break;
    }
    if (done == 0) {
      held_ = rest;
      break;
    }
    rest.remove_prefix(done);
  }
  return std::move(block_);
}

void XmlRepair::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto* const bad = std::find_if(bytes.begin(), bytes.end(), is_forbidden);
    const auto good = static_cast<std::size_t>(bad - bytes.begin());
    block_ += bytes.substr(0, good);
    if (good == bytes.size()) return;
    // Of old text processors these two separate lines and pages; the others mean nothing.
    if (*bad == '\v' || *bad == '\f') block_ += ' ';
    repaired(messages::kControlRemoved);
    bytes.remove_prefix(good + 1);
  }
}

std::size_t XmlRepair::in_text(std::string_view rest, bool last) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const std::size_t open = std::min(rest.find('<'), rest.size());
  append(rest.substr(0, open));
  const std::string_view markup = rest.substr(open);
  if (markup.empty()) return open;
  if (markup.size() < kCdata.size() && !last) {
    return open;
  }
  const char next = markup.size() > 1 ? markup[1] : '\0';
  const char second = markup.size() > 2 ? markup[2] : '\0';
  if (markup.starts_with(kCdata)) {
    state_ = State::cdata;
    append(kCdata);
    return open + kCdata.size();
  }
  if (markup.starts_with("<!--")) {
    state_ = State::comment;
    append("<!--");
    return open + 4;
  }
  if (next == '!' || next == '?') {
    state_ = State::declaration;
  } else if (begins_name(next) || (next == '/' && begins_name(second))) {
    const std::size_t name_at = next == '/' ? 2 : 1;
    const std::size_t name_end = std::min(markup.find_first_of("> \t\r\n/<", name_at), markup.size());
    if (name_end == markup.size() && markup.size() < kAhead && !last) return open;
    const std::string_view name = markup.substr(name_at, name_end - name_at);
    if (next == '/') {
      close_element(name);
    } else {
      tag_ = name;
    }
    state_ = State::tag;
    before_ = quote_ = '\0';
    attributes_ = 0;
  } else {
    block_ += "&lt;";
    repaired(messages::kLoneLess);
    return open + 1;
  }
  append("<");
  return open + 1;
}

// Libxml2 compares every attribute with all before it in the tag, so there must not be too many.
std::size_t XmlRepair::in_tag(std::string_view rest, bool last) {
  constexpr std::size_t kMostAttributes = 256;
  std::size_t at = 0;
  std::size_t kept = attributes_ < kMostAttributes ? rest.size() : 0;
  for (; at < rest.size(); ++at) {
    const char c = rest[at];
    if (quote_ != '\0') {
      if (c != quote_) continue;
      quote_ = '\0';
      if (++attributes_ == kMostAttributes) kept = at + 1;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    } else if (c == '>') {
      const bool is_closed = (at == 0 ? before_ : rest[at - 1]) == '/';
      if (!tag_.empty() && !is_closed && open_.size() < kMostOpen) open_.push_back(tag_);
      tag_.clear();
      if (kept < at) {
        append(rest.substr(0, kept));
        repaired(messages::kAttributesDropped);
        append(is_closed ? "/>" : ">");
      } else {
        append(rest.substr(0, at + 1));
      }
      before_ = c;
      state_ = State::text;
      return at + 1;
    } else if (c == '<') {
      tag_.clear();
      state_ = State::text;  // the tag is not closed; the parser says so
      break;
    }
  }
  if (at != 0) before_ = rest[at - 1];
  append(rest.substr(0, std::min(at, kept)));
  return at == 0 ? in_text(rest, last) : at;
}

// Before the end tag `name`: closes elements of HTML that were left open inside (`<b>` in a description), and
// opens one that was not.
void XmlRepair::close_element(std::string_view name) {
  if (!open_.empty() && open_.back() == name) {
    open_.pop_back();
    return;
  }
  std::size_t inner = open_.size();
  while (inner > 0 && open_[inner - 1] != name && is_html(open_[inner - 1])) --inner;
  if (inner > 0 && open_[inner - 1] == name) {
    for (; open_.size() > inner; open_.pop_back()) {
      block_.append("</").append(open_.back()).append(">");
      repaired(messages::kHtmlClosed);
    }
    open_.pop_back();
  } else if (is_html(name)) {
    block_.append("<").append(name).append(">");
    repaired(messages::kHtmlEndDropped);
  }
}

std::size_t XmlRepair::in_cdata(std::string_view rest, bool last) {
  const std::size_t end = rest.find("]]>");
  const std::string_view inside = rest.substr(0, end);
  // Where an end tag begins so late that what follows it is not seen yet, the next block decides.
  const std::size_t safe = end != std::string_view::npos || last ? inside.size()
                           : inside.size() > kAhead              ? inside.size() - kAhead
                                                                 : 0;
  for (std::size_t at = inside.find("</"); at < safe; at = inside.find("</", at + 2)) {
    if (!ends_record(rest.substr(at))) continue;
    append(rest.substr(0, at));
    block_ += "]]>";
    repaired(messages::kCdataClosed);
    state_ = State::text;
    return at == 0 ? in_text(rest, last) : at;
  }
  if (end != std::string_view::npos) {
    append(rest.substr(0, end + 3));
    state_ = State::text;
    return end + 3;
  }
  append(rest.substr(0, safe));
  return safe;
}

std::size_t XmlRepair::until(std::string_view end, std::string_view rest, bool last) {
  const std::size_t at = rest.find(end);
  if (at != std::string_view::npos) {
    append(rest.substr(0, at + end.size()));
    state_ = State::text;
    return at + end.size();
  }
  const std::size_t safe = last ? rest.size() : rest.size() - std::min(rest.size(), end.size() - 1);
  append(rest.substr(0, safe));
  return safe;
}

}  // namespace warta::readers
