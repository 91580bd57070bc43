// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the fields of each record of a feed (articles.h).
#include "indexer/readers/feed/articles.h"

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/readers/html/fragment.h"
#include "util/content_hash.h"
#include "util/printable.h"
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

// Elements between a record, or the root, and a field: no field of any format is deeper.
constexpr std::size_t kDeepestField = 16;

// Above the posts of a WordPress export: the name of each author that readers see.
constexpr std::string_view kLogin = "/wp:author/wp:author_login";
constexpr std::string_view kDisplayName = "/wp:author/wp:author_display_name";

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

FeedArticles::FeedArticles(SourceLocation file, const ReadOptions& options, FileDates& dates)
    : file_(std::move(file)), max_bytes_(options.limits.max_record_bytes), options_(options), dates_(dates) {
  const auto url = FieldCollector(options.field_map).find("url");
  id_is_address_ = url && url->field == schema::Field::id;
}

void FeedArticles::forget_elements() {
  path_.clear();
  record_depth_ = value_depth_ = dropped_depth_ = 0;
  wanted_.clear();
  fact_.clear();
}

void FeedArticles::begin_record(const std::string& name, std::uint64_t line) {
  if (in_record()) finish_record(both(messages::kNotClosed));
  record_name_ = name;
  record_depth_ = path_.size();
  record_line_ = line;
  slots_ = {};
  facts_.clear();
  notes_.clear();
  problem_ = {};
  record_bytes_ = 0;
  value_depth_ = 0;
}

void FeedArticles::start(const std::string& name, const Attributes& attributes, std::uint64_t line) {
  path_.push_back(name);
  if (plain_ && in_record()) {
    plain_record_.start(name, attribute_of(attributes, "name"));
    return;
  }
  if (begins_plain_record(name)) {
    plain_ = true;
    begin_record(name, line);
    plain_record_.begin();
    return;
  }
  if (value_depth_ != 0 && !(in_record() && name == record_name_)) {
    const bool markup = !wanted_.empty() && wanted_.front()->text == FeedText::markup;
    if (dropped_depth_ != 0) return;
    if (!markup && name != "byttl") {  // the job of a person, in NITF's byline
      begin_value(attributes);         // `person` inside `byline` is more precise
      return;
    }
    if (!markup || std::find(kDropped.begin(), kDropped.end(), name) != kDropped.end()) {
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

// Whether the element is a record of a document that is not a feed.
bool FeedArticles::begins_plain_record(const std::string& name) {
  if (format_ != nullptr || path_.size() < 2) return false;
  if (plain_) return name == record_name_;
  return PlainRecord::is_record(name) && std::all_of(path_.begin(), path_.end() - 1, [](const auto& element) {
           return feed_kind_of_root(element) == FeedKind::unknown && element != "html";
         });
}

void FeedArticles::begin_value(const Attributes& attributes) {
  if (format_ == nullptr && feed_kind_of_root(path_.front()) == FeedKind::unknown) return;
  // Outside records the path begins with a slash and, for Atom, the root, for RSS, the channel.
  std::string path;
  if (path_.size() > record_depth_ + kDeepestField) return;
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
    if (path == kLogin || path == kDisplayName) {
      fact_ = path;
      value_depth_ = path_.size();
      value_.clear();
      return;
    }
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
  if (plain_) {
    record_bytes_ += text.size();
    if (record_bytes_ <= max_bytes_) {
      if (in_record()) plain_record_.text(text);
    } else if (in_record() && problem_.empty()) {
      problem_ = both(messages::kTooLong, {max_bytes_});
    }
    return;
  }
  if (value_depth_ == 0 || dropped_depth_ != 0) return;
  record_bytes_ += text.size();
  if (record_bytes_ > max_bytes_) {
    if (problem_.empty()) problem_ = both(messages::kTooLong, {max_bytes_});
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
  if (fact_ == kLogin) {
    login_ = collapsed(value_);
    fact_.clear();
    return;
  }
  if (fact_ == kDisplayName) {
    if (std::string name = collapsed(value_); !name.empty()) authors_[login_] = std::move(name);
    fact_.clear();
    return;
  }
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
  if (plain_) {
    if (in_record() && record_depth_ < path_.size()) plain_record_.end(path_.back());
  } else if (dropped_depth_ == path_.size()) {
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

void FeedArticles::unreadable(const Bilingual& what, std::uint64_t line, bool repairable) {
  const Bilingual where = both(messages::kLine, {line, what});
  if (!in_record()) return;
  if (!repairable) {
    if (problem_.empty()) problem_ = both(messages::kNotWellFormed, {where});
  } else if (notes_.empty()) {
    notes_.push_back(both(messages::kXmlRepaired, {where}));
  }
}

// Drafts, pages and pictures of a content system; pictures and withdrawn news of an agency.
std::string FeedArticles::other_kind() const {
  const auto other = [this](const char* fact, std::string_view right) {
    const auto found = facts_.find(fact);
    return found == facts_.end() || found->second.ends_with(right) ? std::string() : found->second;
  };
  if (const std::string type = other("wp:post_type", "post"); !type.empty()) return "of type " + type;
  if (const std::string status = other("wp:status", "publish"); !status.empty()) return "of status " + status;
  if (const std::string item = other("itemMeta/itemClass", "text"); !item.empty()) return "of class " + item;
  if (const std::string status = other("itemMeta/pubStatus", "usable"); !status.empty())
    return "of status " + status;
  return {};
}

void FeedArticles::skip(const std::string& kind) {
  constexpr std::size_t kMostKinds = 50;  // a damaged file may have any names
  ++skipped_;
  if (skipped_kinds_.size() < kMostKinds || skipped_kinds_.contains(kind)) ++skipped_kinds_[kind];
}

// WordPress writes the login of an author beside the post, and the name above all posts.
void FeedArticles::set_author_names() {
  for (std::string& author : slots_[static_cast<std::size_t>(schema::Field::author)].values) {
    const auto named = authors_.find(author);
    if (named != authors_.end()) author = named->second;
  }
}

// Several posts may have one guid, where a site was copied or moved: then their addresses tell them apart.
void FeedArticles::set_own_id(Article& article) {
  if (id_is_address_ && !article.url.empty()) article.id = article.url;
  if (article.id.empty() || article.url.empty() || article.id == article.url) return;
  const std::uint64_t address = content_hash(article.url).low;
  const auto [known, is_new] = addresses_.try_emplace(content_hash(article.id).low, address);
  if (is_new || known->second == address) return;
  article.notes.push_back(both(messages::kGuidTwice, {printable(article.id)}));
  article.id = article.url;
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
  const SourceLocation origin{file_.path, file_.entry, record_line_};
  if (plain_) {
    ReadResult result = plain_record_.article(origin, options_, dates_);
    if (auto* article = std::get_if<Article>(&result))
      article->notes.insert(article->notes.begin(), notes_.begin(), notes_.end());
    return result;
  }
  static const std::map<std::string, std::string> kNoMap;
  set_wordpress_date();
  set_author_names();
  Slot& url = slots_[static_cast<std::size_t>(schema::Field::url)];
  const Slot& id = slots_[static_cast<std::size_t>(schema::Field::id)];
  if (url.values.empty() && facts_.contains("guid-is-link")) url = id;
  if (url.values.size() > 1) url.values.resize(1);
  FieldCollector fields(kNoMap, &dates_);
  for (const schema::FieldRow& row : schema::fields()) {
    const auto i = static_cast<std::size_t>(row.field);
    fields.put({row.field, 1}, slots_[i].values.empty() ? header_[i].values : std::move(slots_[i].values));
  }
  ReadResult result = fields.finish(origin);
  auto* article = std::get_if<Article>(&result);
  if (article == nullptr) return ReadIssue{origin, both(messages::kNoTitleNoText)};
  article->notes.insert(article->notes.begin(), notes_.begin(), notes_.end());
  set_own_id(*article);
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  const bool has_replaced = (article->title + article->body).find(kReplacement) != std::string::npos;
  if (bytes_repaired_ && has_replaced) article->notes.push_back(both(messages::kFileBytesReplaced));
  return result;
}

void FeedArticles::finish_record(const Bilingual& problem) {
  if (!in_record()) return;
  if (problem_.empty()) problem_ = problem;
  value_depth_ = dropped_depth_ = 0;
  if (!problem_.empty()) {
    any_rejected_ = true;
    results_.emplace_back(ReadIssue{{file_.path, file_.entry, record_line_}, problem_});
  } else if (const std::string kind = other_kind(); !kind.empty()) {
    skip(kind);
  } else {
    results_.push_back(guarded({file_.path, file_.entry, record_line_}, [&] { return article(); }));
  }
  record_depth_ = 0;
  problem_ = {};
}

}  // namespace warta::readers
