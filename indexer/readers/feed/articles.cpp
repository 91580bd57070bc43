// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the fields of each record of a feed (articles.h).
#include "indexer/readers/feed/articles.h"

#include "indexer/readers/bytes/record_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/readers/html/fragment.h"
#include "util/text.h"

namespace warta::readers {

namespace {

// Elements in marked-up text whose content is not text.
constexpr std::array<std::string_view, 8> kDropped = {"head",  "body.head", "media",  "script",
                                                      "style", "figure",    "object", "iframe"};

// Elements that decide whether a record is an article at all.
constexpr std::array<std::string_view, 6> kFacts = {"wp:post_type",       "wp:status",
                                                    "wp:post_date",       "wp:post_date_gmt",
                                                    "itemMeta/itemClass", "itemMeta/pubStatus"};

// The HTML name of an element of NITF or XHTML.
std::string_view markup_name(std::string_view element) {
  element.remove_prefix(element.rfind(':') + 1);
  if (element == "hl1" || element == "hl2") return "h2";
  if (element == "block" || element == "nitf" || element == "body" || element == "body.content" ||
      element == "html" || element == "title")
    return "div";
  return element;
}

// The names beginning with number `first`.
std::span<const std::string> from(const std::vector<std::string>& names, std::size_t first) {
  return std::span(names).subspan(std::min(first, names.size()));
}

std::string_view attribute_of(const FeedArticles::Attributes& attributes, std::string_view name) {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == name; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

// `domain=category`; `domain=` is also true without the attribute; `role=*editor` for values with that
// ending.
bool holds(std::string_view condition, const FeedArticles::Attributes& attributes) {
  if (condition.empty()) return true;
  const std::size_t equals = condition.find('=');
  const std::string_view value = attribute_of(attributes, condition.substr(0, equals));
  const std::string_view wanted = condition.substr(equals + 1);
  return wanted.starts_with('*') ? value.ends_with(wanted.substr(1)) : value == wanted;
}

}  // namespace

void FeedArticles::forget_elements() {
  path_.clear();
  record_depth_ = value_depth_ = dropped_depth_ = 0;
  wanted_.clear();
  fact_.clear();
}

void FeedArticles::begin_record(const std::string& name, std::uint64_t line) {
  if (in_record()) finish_record("is not closed before the next one begins");
  record_name_ = name;
  record_depth_ = path_.size();
  record_line_ = line;
  slots_ = {};
  facts_.clear();
  notes_.clear();
  problem_.clear();
  record_bytes_ = 0;
  value_depth_ = 0;
}

void FeedArticles::start(const std::string& name, const Attributes& attributes, std::uint64_t line) {
  path_.push_back(name);
  if (value_depth_ != 0 && !(in_record() && name == record_name_)) {
    const bool markup = !wanted_.empty() && wanted_.front()->text == FeedText::markup;
    if (!markup) {
      begin_value(attributes);  // `person` inside `byline` is more precise
      return;
    }
    if (dropped_depth_ != 0) return;
    if (std::find(kDropped.begin(), kDropped.end(), name) != kDropped.end()) {
      dropped_depth_ = path_.size();
    } else {
      value_.append("<").append(markup_name(name)).append(">");
    }
    return;
  }
  if (format_ == nullptr) format_ = feed_format_of_record(name);
  if (format_ != nullptr && name == format_->record) begin_record(name, line);
  begin_value(attributes);
}

void FeedArticles::begin_value(const Attributes& attributes) {
  if (format_ == nullptr && feed_kind_of_root(path_.front()) == FeedKind::unknown) return;
  // Outside records the path begins with a slash and, for Atom, the root, for RSS, the channel.
  std::string path;
  if (in_record()) {
    path = joined(from(path_, record_depth_), "/");
    if (std::find(kFacts.begin(), kFacts.end(), path) != kFacts.end()) {
      if (const std::string_view code = attribute_of(attributes, "qcode"); !code.empty()) {
        facts_[path] = code;
      } else {
        fact_ = path;
        value_depth_ = path_.size();
        value_.clear();
      }
      return;
    }
  } else {
    path = "/" + joined(from(path_, path_.front() == "rss" || path_.front() == "RDF" ? 2 : 1), "/");
  }
  const FeedFormat* format = format_;
  if (format == nullptr) {
    const FeedKind kind = feed_kind_of_root(path_.front());
    format = feed_format_of_record(kind == FeedKind::rss ? "item" : kind == FeedKind::atom ? "entry" : "");
    if (format == nullptr) return;
  }
  std::vector<const FeedField*> wanted;
  for (const FeedField* row = format->begin; row != format->end; ++row) {
    if (row->path != path || !holds(row->only_if, attributes)) continue;
    if (row->attribute.empty()) {
      wanted.push_back(row);
    } else {
      put(in_record() ? slots_ : header_, row->field, row->rank,
          std::string(attribute_of(attributes, row->attribute)));
    }
  }
  if (path == "guid" && attribute_of(attributes, "isPermaLink") != "false") facts_["guid-is-link"] = "yes";
  if (wanted.empty()) return;
  wanted_ = std::move(wanted);
  fact_.clear();
  value_depth_ = path_.size();
  value_.clear();
}

void FeedArticles::text(std::string_view text) {
  if (value_depth_ == 0 || dropped_depth_ != 0) return;
  record_bytes_ += text.size();
  if (record_bytes_ > max_bytes_) {
    if (problem_.empty())
      problem_ = "is longer than " + std::to_string(max_bytes_) + " bytes, the limit of one article";
    value_.clear();
    return;
  }
  if (!wanted_.empty() && wanted_.front()->text == FeedText::markup) {
    append_escaped(text, value_);
  } else {
    value_ += text;
  }
}

void FeedArticles::end_value() {
  value_depth_ = 0;
  if (!fact_.empty()) {
    facts_[std::exchange(fact_, std::string())] = collapsed(value_);
    return;
  }
  for (const FeedField* row : wanted_)
    put(in_record() ? slots_ : header_, row->field, row->rank, feed_text(value_, row->text));
  wanted_.clear();
  value_.clear();
}

void FeedArticles::end() {
  if (path_.empty()) return;
  if (dropped_depth_ == path_.size()) {
    dropped_depth_ = 0;
  } else if (value_depth_ == path_.size()) {
    end_value();
  } else if (value_depth_ != 0 && dropped_depth_ == 0 && !wanted_.empty() &&
             wanted_.front()->text == FeedText::markup) {
    value_.append("</").append(markup_name(path_.back())).append(">");
  }
  if (in_record() && record_depth_ == path_.size()) finish_record({});
  path_.pop_back();
}

void FeedArticles::put(Slots& slots, schema::Field field, int rank, std::string value) {
  if (collapsed(value).empty()) return;
  Slot& slot = slots[static_cast<std::size_t>(field)];
  if (!slot.values.empty() && rank > slot.rank) return;
  if (slot.values.empty() || rank < slot.rank) slot = {rank, {}};
  slot.values.push_back(std::move(value));
}

void FeedArticles::unreadable(const std::string& what, std::uint64_t line, bool repairable) {
  const std::string where = "line " + std::to_string(line) + ": " + what;
  if (!in_record()) return;
  if (!repairable) {
    if (problem_.empty()) problem_ = "is not well-formed XML: " + where;
  } else if (notes_.empty()) {
    notes_.push_back("XML repaired, " + where);
  }
}

// Drafts, pages and pictures of a content system; pictures and withdrawn news of an agency.
bool FeedArticles::is_not_article() const {
  const auto is_other = [this](const char* fact, std::string_view right) {
    const auto found = facts_.find(fact);
    return found != facts_.end() && !found->second.ends_with(right);
  };
  const auto status = facts_.find("itemMeta/pubStatus");
  const bool withdrawn = status != facts_.end() && !status->second.ends_with("usable");
  return is_other("wp:post_type", "post") || is_other("wp:status", "publish") ||
         is_other("itemMeta/itemClass", "text") || withdrawn;
}

void FeedArticles::set_wordpress_date() {
  const auto local = facts_.find("wp:post_date");
  if (local == facts_.end()) return;
  const auto greenwich = facts_.find("wp:post_date_gmt");
  std::string date =
      wordpress_date(local->second, greenwich == facts_.end() ? std::string_view() : greenwich->second);
  if (!date.empty()) put(slots_, schema::Field::published, 1, std::move(date));
}

ReadResult FeedArticles::article() {
  static const std::map<std::string, std::string> kNoMap;
  set_wordpress_date();
  Slot& url = slots_[static_cast<std::size_t>(schema::Field::url)];
  const Slot& id = slots_[static_cast<std::size_t>(schema::Field::id)];
  if (url.values.empty() && facts_.contains("guid-is-link")) url = id;
  if (url.values.size() > 1) url.values.resize(1);
  FieldCollector fields(kNoMap);
  for (const schema::FieldRow& row : schema::fields()) {
    const auto i = static_cast<std::size_t>(row.field);
    fields.put({row.field, 1}, slots_[i].values.empty() ? header_[i].values : std::move(slots_[i].values));
  }
  ReadResult result = fields.finish({file_.path, file_.entry, record_line_});
  auto* article = std::get_if<Article>(&result);
  if (article == nullptr)
    return ReadIssue{{file_.path, file_.entry, record_line_}, "has neither title nor text"};
  article->notes.insert(article->notes.begin(), notes_.begin(), notes_.end());
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  const bool has_replaced = (article->title + article->body).find(kReplacement) != std::string::npos;
  if (bytes_repaired_ && has_replaced)
    article->notes.emplace_back(
        "invalid bytes replaced by U+FFFD; check the encoding that the file declares");
  return result;
}

void FeedArticles::finish_record(const std::string& problem) {
  if (!in_record()) return;
  if (problem_.empty()) problem_ = problem;
  value_depth_ = dropped_depth_ = 0;
  if (!problem_.empty()) {
    results_.emplace_back(ReadIssue{{file_.path, file_.entry, record_line_}, problem_});
  } else if (is_not_article()) {
    ++skipped_;
  } else {
    results_.push_back(guarded({file_.path, file_.entry, record_line_}, [&] { return article(); }));
  }
  record_depth_ = 0;
  problem_.clear();
}

}  // namespace warta::readers
