// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of names of fields in input, and how their values become an article (field_names.h).
#include "indexer/readers/fields/field_names.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/fields/listed_texts.h"
#include "indexer/readers/fields/messages.h"
#include "indexer/readers/html/fragment.h"
#include "util/printable.h"
#include "util/text.h"
#include "util/text_repair.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::size_t kLongestTag = 200;  // bytes; a longer value is a text, not a tag

// Data sets prefix or suffix names with these: `judul_berita`, `article_text`, `post_date`.
constexpr std::array<std::string_view, 5> kAbout = {"article", "artikel", "berita", "news", "post"};
constexpr std::size_t kAboutRank = 100;       // after every name in the table
constexpr std::size_t kLastResortRank = 200;  // after those, too

// Names are compared without case, blanks, `_` and `-` (but `_id` differs from `id`).
std::string normal_name(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if ((c == '_' && !result.empty()) || c == '-' || c == ' ') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

// Calls `function` with each of the blank-separated names.
template <typename Function>
void for_each_name(std::string_view names, const Function& function) {
  for (std::string_view rest = names; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    function(rest.substr(0, blank));
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
}

using KnownNames = std::unordered_map<std::string, FieldCollector::Name>;

KnownNames known_names() {
  KnownNames known;
  for (const schema::FieldRow& row : schema::fields()) {
    std::size_t rank = 0;
    const auto add = [&](std::string_view name) {
      known.try_emplace(normal_name(name), FieldCollector::Name{row.field, ++rank, name.ends_with("html")});
    };
    for_each_name(row.input, add);
    rank = kLastResortRank;
    for_each_name(row.input_like, add);
  }
  return known;
}

// `name` is normal_name.
std::optional<FieldCollector::Name> known_as(std::string_view name) {
  static const KnownNames names = known_names();
  if (const auto known = names.find(std::string(name)); known != names.end()) return known->second;
  for (const std::string_view word : kAbout) {
    std::string_view rest = name;
    if (rest.starts_with(word)) {
      rest.remove_prefix(word.size());
    } else if (rest.ends_with(word)) {
      rest.remove_suffix(word.size());
    } else {
      continue;
    }
    const auto known = names.find(std::string(rest));
    if (known == names.end() || known->second.rank > kLastResortRank) continue;
    FieldCollector::Name found = known->second;
    found.rank += kAboutRank;
    return found;
  }
  return std::nullopt;
}

// Trimmed from values; other control characters are part of them.
constexpr std::string_view kValueBlanks = " \t\r\n";

bool is_address(std::string_view text) {
  return trimmed(text, kValueBlanks).starts_with("http://") ||
         trimmed(text, kValueBlanks).starts_with("https://");
}

std::vector<std::string> split_tags(const std::vector<std::string>& values) {
  std::vector<std::string> tags;
  for (const std::string& value : values) {
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t comma = rest.find_first_of(",;");
      if (const std::string_view tag = trimmed(rest.substr(0, comma)); !tag.empty()) tags.emplace_back(tag);
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }
  return tags;
}

// Whether a value that is a list in a string means its members.
bool takes_lists(schema::Field field) {
  using F = schema::Field;
  return field != F::id && field != F::url && field != F::title && field != F::published &&
         field != F::language;
}

// Between several values of a field that has one.
std::string_view separator_of(schema::Field field) {
  using F = schema::Field;
  if (field == F::body) return "\n";
  return field == F::id || field == F::url || field == F::title || field == F::language ? " " : ", ";
}

}  // namespace

bool FieldCollector::is_last_resort(const Name& name) { return name.rank > kLastResortRank; }

std::optional<FieldCollector::Name> FieldCollector::find(std::string_view name) const {
  const std::string wanted = normal_name(name);
  const auto renamed = std::find_if(field_map_.begin(), field_map_.end(),
                                    [&](const auto& row) { return normal_name(row.first) == wanted; });
  if (renamed == field_map_.end()) return known_as(wanted);
  std::optional<Name> known = known_as(normal_name(renamed->second));
  if (!known) return known;
  const auto own = known_as(wanted);
  known->also_url = known->field != schema::Field::url && own && own->field == schema::Field::url;
  known->rank = 0;
  return known;
}

std::string shown_name(std::string_view name) {
  constexpr std::size_t kLongest = 60;  // bytes; longer ones are not names
  std::size_t end = std::min(name.size(), kLongest);
  while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80) --end;
  std::string shown(name.substr(0, end));
  std::vector<Bilingual> ignored;
  repair_text(shown, ignored);
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return printable(shown) + (end < name.size() ? "…" : "");
}

void FieldCollector::put(Name name, std::vector<std::string> values) {
  values.erase(std::remove_if(values.begin(), values.end(), is_no_value), values.end());
  if (values.empty()) return;
  // `source` is a publisher except in trafilatura, where it repeats the url.
  if (name.field == schema::Field::media && is_address(values.front())) {
    name = {schema::Field::url, kAboutRank};
  }
  if (values.size() == 1 && takes_lists(name.field)) {
    if (auto list = listed_texts(values.front())) values = std::move(*list);
    if (values.empty()) return;
  }
  if (name.also_url) put({schema::Field::url, kAboutRank}, values);
  Slot& slot = slots_[static_cast<std::size_t>(name.field)];
  if (!slot.values.empty() && name.rank >= slot.rank) return;
  if (name.html) {
    for (std::string& value : values) value = feed_text(value, FeedText::html);
  }
  slot = {name.rank, std::move(values)};
}

void FieldCollector::put_unknown(std::string_view name, std::string_view value) {
  constexpr std::size_t kMostNamed = 12;
  if (unknown_.size() < kMostNamed) unknown_.push_back(name);
  if (value.size() > longest_bytes_) {
    longest_bytes_ = value.size();
    longest_ = name;
  }
}

// Why a record is not an article; its fields may have names we do not know.
Bilingual FieldCollector::rejection() const {
  std::string names;
  for (const std::string_view name : unknown_)
    names.append(names.empty() ? "'" : ", '").append(shown_name(name)).append("'");
  if (!unread_.empty()) return both(field_messages::kUnreadBody, {shown_name(unread_)});
  return names.empty() ? both(field_messages::kNothing) : both(field_messages::kOnlyOthers, {names});
}

std::string FieldCollector::take(schema::Field field, std::string_view separator) {
  std::string joined;
  for (const std::string& value : slots_[static_cast<std::size_t>(field)].values) {
    if (!joined.empty()) joined += separator;
    joined += field == schema::Field::body ? std::string_view(value) : trimmed(value, kValueBlanks);
  }
  return joined;
}

ReadResult FieldCollector::finish(const SourceLocation& origin) {
  Article article;
  article.origin = origin;
  for (Slot& slot : slots_) {
    for (std::string& value : slot.values) repair_text(value, article.notes);
  }
  for (const schema::FieldRow& row : schema::fields())
    if (row.text != nullptr) article.*row.text = take(row.field, separator_of(row.field));
  article.title = title_text(std::move(article.title));
  article.body = decoded_entities(std::move(article.body));
  article.tags = split_tags(slots_[static_cast<std::size_t>(schema::Field::tag)].values);
  article.related = std::move(slots_[static_cast<std::size_t>(schema::Field::related)].values);
  if (article.title.empty() && article.body.empty()) {
    return ReadIssue{origin, rejection()};
  }
  const bool has_body =
      !article.body.empty() && slots_[static_cast<std::size_t>(schema::Field::body)].rank <= kLastResortRank;
  if (!unread_.empty() && (!has_body || article.body.starts_with('{') || article.body.starts_with('['))) {
    article.notes.push_back(
        both(article.body.empty() ? field_messages::kOnlyTitle : field_messages::kKeptAsIs,
             {shown_name(unread_)}));
  }
  if (!has_body && longest_bytes_ > std::max(kLongestTag, article.body.size())) {
    const std::string name = shown_name(longest_);
    article.notes.push_back(both(field_messages::kNoBodyName, {longest_bytes_, name}));
  }
  if (const std::string date = take(schema::Field::published, " "); !date.empty()) {
    article.published = dates_ == nullptr ? date_in_field(date, DateOrder::automatic, article.notes)
                                          : dates_->read(date, origin, article.notes);
  }
  return article;
}

void HtmlNote::add_once(Article& article) {
  constexpr auto kMarks = std::to_array<std::string_view>({"</p>", "</P>", "<br", "<BR", "</div>"});
  const auto in_body = [&](std::string_view mark) { return article.body.find(mark) != std::string::npos; };
  if (said_ || std::none_of(kMarks.begin(), kMarks.end(), in_body)) return;
  said_ = true;
  article.notes.push_back(both(field_messages::kHtmlInBody));
}

void put_extra_tag(std::string_view name, std::string_view value, std::vector<std::string>& tags) {
  const std::string_view text = trimmed(value, kValueBlanks);
  if (text.empty() || text.size() > kLongestTag) return;
  std::string& tag = tags.emplace_back(name);
  tag.append("=").append(text);
  std::vector<Bilingual> ignored;
  repair_text(tag, ignored);
}

void check_field_map(const ReadOptions& options) {
  const std::map<std::string, std::string> no_map;
  const FieldCollector fields(no_map);
  for (const auto& renamed : options.field_map) {
    const std::string& to = renamed.second;
    if (fields.knows(to)) continue;
    std::string names;
    for (const schema::FieldRow& row : schema::fields())
      if (!row.input.empty()) names.append(" ").append(row.input.substr(0, row.input.find(' ')));
    throw Error(ErrorCode::invalid_argument, both(field_messages::kNoSuchField, {to, names}));
  }
}

std::string wordpress_date(std::string_view local, std::string_view greenwich) {
  std::optional<PublishedAt> date = parse_published_at(local);
  if (!date || !date->time_of_day) return {};
  const auto gmt = parse_published_at(greenwich);
  if (gmt && gmt->time_of_day) {
    const auto offset =
        std::chrono::floor<std::chrono::minutes>(std::chrono::sys_days{date->date} + *date->time_of_day -
                                                 std::chrono::sys_days{gmt->date} - *gmt->time_of_day);
    constexpr std::chrono::hours kFarthest{14};
    if (offset <= kFarthest && offset >= -kFarthest) date->utc_offset = offset;
  }
  return date->to_string();
}

}  // namespace warta::readers
