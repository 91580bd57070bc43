// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles exact filters, and explains values without articles (filter_query.h).
#include "searcher/compile/filter_query.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "indexer/archive/publisher_names.h"
#include "indexer/archive/schema.h"
#include "searcher/compile/messages.h"
#include "searcher/compile/range_queries.h"
#include "searcher/compile/readings.h"
#include "searcher/compile/vocabulary.h"
#include "util/text.h"
#include "warta/error.h"
#include "warta/query.h"

namespace warta {

using Xapian::Query;

std::string value_as_written(const Xapian::Database& database, const schema::FieldRow& row,
                             const std::string& key) {
  constexpr int kRead = 50;
  const std::string term = schema::value_prefix(row) + key;
  std::map<std::string, int> spelt;
  int left = kRead;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term) && left > 0;
       ++posting, --left) {
    const std::string slot = database.get_document(*posting).get_value(*row.slot);
    for (const std::string_view text : schema::texts_of_slot(slot))
      if (schema::value_term(row, text) == term) ++spelt[std::string(text)];
  }
  if (spelt.empty()) return key;  // a long value, of which the term has the hash
  if (row.field == schema::Field::media) return PublisherNames(database).name_of(spelt.begin()->first);
  return std::max_element(spelt.begin(), spelt.end(),
                          [](const auto& one, const auto& other) { return one.second < other.second; })
      ->first;
}

namespace {

// Values named in a message.
constexpr std::size_t kShownValues = 5;

// `3,925`
std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

[[noreturn]] void refuse(const Bilingual& message) { throw Error(ErrorCode::invalid_argument, message); }

// A value of a field, by its key.
struct Value {
  std::string key;
  std::uint64_t articles = 0;
};

// All values of a field that begin with `beginning`, the most frequent first.
std::vector<Value> values_of_archive(const Xapian::Database& database, const schema::FieldRow& row,
                                     std::string_view beginning, const Deadline& deadline) {
  const std::string prefix = schema::value_prefix(row).append(beginning);
  std::vector<Value> values;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    deadline.check();
    values.push_back({(*term).substr(prefix.size()), term.get_termfreq()});
  }
  std::stable_sort(values.begin(), values.end(),
                   [](const Value& a, const Value& b) { return a.articles > b.articles; });
  return values;
}

// The most frequent of the values that are spelt like `key` or begin with it; else the most frequent of all.
Bilingual suggestion(const Xapian::Database& database, const schema::FieldRow& row, const std::string& tag,
                     const std::string& key, const Deadline& deadline) {
  const std::string beginning = tag.empty() ? "" : tag + "=";
  const std::vector<Value> values = values_of_archive(database, row, beginning, deadline);
  const std::u32string wanted = code_points_of(key);
  std::vector<std::pair<std::uint32_t, const Value*>> similar;
  for (const Value& value : values) {
    constexpr std::uint32_t kFar = 3;
    const std::u32string letters = code_points_of(value.key);
    const std::uint32_t edits = edit_distance(wanted, letters, std::max(allowed_edits(wanted), 1U));
    if (edits <= std::max(allowed_edits(wanted), 1U))
      similar.emplace_back(edits, &value);
    else if (value.key.find(key) != std::string::npos)
      similar.emplace_back(kFar, &value);
  }
  std::stable_sort(similar.begin(), similar.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto shown = [&](const Value& value) {
    const std::string written = value_as_written(database, row, beginning + value.key);
    return written.substr(std::min(written.size(), beginning.size())) + " (" + with_commas(value.articles) +
           ")";
  };
  std::vector<std::string> names;
  for (const auto& [edits, value] : similar)
    if (names.size() < kShownValues) names.push_back(shown(*value));
  if (!names.empty()) return both(compile_messages::kDidYouMean, {joined(names, ", ")});
  for (const Value& value : values)
    if (names.size() < kShownValues) names.push_back(shown(value));
  if (names.empty()) return both(compile_messages::kNoValues);
  const bool one = names.size() == 1;
  if (values.size() == names.size())
    return both(one ? compile_messages::kOneValue : compile_messages::kValues, {joined(names, ", ")});
  return both(one ? compile_messages::kOneAndMore : compile_messages::kValuesAndMore,
              {joined(names, ", "), with_commas(values.size() - names.size())});
}

// The field of a filter: a row of the table, or the name of tags `name=value`.
struct Target {
  const schema::FieldRow* row;
  std::string tag;  // with its `=`; empty: a field
};

bool has_ranges(const schema::FieldRow& row) {
  return row.field == schema::Field::published || row.field == schema::Field::words ||
         row.field == schema::Field::year || row.field == schema::Field::month;
}

std::string field_list() {
  std::vector<std::string_view> names;
  for (const schema::FieldRow& row : schema::fields())
    if (schema::has_values(row) || has_ranges(row)) names.push_back(row.name);
  return joined(names, ", ");
}

Target target_of(const std::string& field, const Xapian::Database& database, const Deadline& deadline) {
  const schema::FieldRow* const row = schema::find_field(field);
  if (row != nullptr && (schema::has_values(*row) || has_ranges(*row))) return {row, {}};
  const schema::FieldRow& tags = schema::row_of(schema::Field::tag);
  const std::string name = schema::value_key(tags, field);
  const std::string prefix = schema::value_prefix(tags) + name + "=";
  if (row == nullptr && !name.empty() && database.allterms_begin(prefix) != database.allterms_end(prefix))
    return {&tags, name};
  std::set<std::string> known;
  for (const Value& value : values_of_archive(database, tags, {}, deadline))
    if (const std::size_t equals = value.key.find('='); equals != std::string::npos && equals > 0)
      known.insert(value.key.substr(0, equals));
  std::string list = field_list();
  for (const std::string& one : known) {
    if (list.size() > 400) break;  // a line for people
    list += ", " + one;
  }
  refuse(both(compile_messages::kCannotFilterBy, {field, list}));
}

std::string bound(const std::string& stamp) {
  return stamp.size() < 8 ? stamp : stamp.substr(0, 4) + "-" + stamp.substr(4, 2) + "-" + stamp.substr(6, 2);
}

std::string stamp(const char* format, std::chrono::year_month_day day) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), format, static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

// A day, month or year has a term of its own; other ranges go by the values.
Query days_query(const query::DateRange& range) {
  using namespace std::chrono;
  if (!range.from || !range.to) return date_query(range);
  const auto& from = *range.from;
  const auto& to = *range.to;
  const auto one = [](std::string_view prefix, const std::string& text) {
    return without_score(Query(schema::term(prefix, text)));
  };
  if (from == to) return one(schema::kDayPrefix, stamp("%04d%02u%02u", from));
  if (from.day() == day{1} && to == year_month_day{from.year() / from.month() / last})
    return one(schema::kMonthPrefix, stamp("%04d%02u%02u", from).substr(0, 6));
  if (from == from.year() / 1 / 1 && to == from.year() / 12 / 31)
    return one(schema::kYearPrefix, stamp("%04d%02u%02u", from).substr(0, 4));
  return date_query(range);
}

// A day or number, or a range of them, as queries write it after `tanggal:` and `kata:`.
Query range_query(const schema::FieldRow& row, const FieldFilter& filter, const Xapian::Database& database) {
  const bool words = row.field == schema::Field::words;
  const schema::FieldRow& asked = schema::row_of(words ? schema::Field::words : schema::Field::published);
  const std::string shown = filter.field + "=" + filter.value;
  const auto parsed_in = [&](Language language) {
    ParseOptions options;
    options.language = language;
    return parse_query(std::string(asked.name) + ":" + filter.value, options);
  };
  const ParsedQuery parsed = parsed_in(Language::en);
  if (!parsed.ok()) {
    const auto told = [](const ParsedQuery& query) {
      const Diagnostic& error = query.diagnostics.back();
      return error.message + (error.hint.empty() ? "" : "; " + error.hint);
    };
    const Bilingual problem(told(parsed_in(Language::id)), told(parsed));
    refuse(both(compile_messages::kFilter, {shown, problem}));
  }
  if (const auto* days = std::get_if<query::DateRange>(&parsed.tree->value)) {
    const Query query = days_query(*days);
    if (query.get_type() == Query::OP_SCALE_WEIGHT || query.get_num_subqueries() > 0) {
      const auto term = query.get_terms_begin();
      if (term != query.get_terms_end() && database.get_termfreq(*term) == 0)
        refuse(
            both(compile_messages::kNoneOfDay,
                 {filter.field, filter.value, bound(database.get_value_lower_bound(schema::kPublishedSlot)),
                  bound(database.get_value_upper_bound(schema::kPublishedSlot))}));
    }
    return query;
  }
  if (const auto* count = std::get_if<query::WordCountRange>(&parsed.tree->value))
    return word_count_query(*count);
  refuse(both(compile_messages::kFilter,
              {shown, words ? compile_messages::kGiveNumber : compile_messages::kGiveDate}));
}

Query one_query(const FieldFilter& filter, const Xapian::Database& database, const Deadline& deadline) {
  const Target target = target_of(filter.field, database, deadline);
  if (!schema::has_values(*target.row)) return range_query(*target.row, filter, database);
  const std::string value = target.tag.empty() ? filter.value : target.tag + "=" + filter.value;
  const std::string term = schema::value_term(*target.row, value);
  if (database.get_termfreq(term) > 0) return value_query(*target.row, value);
  const std::string key = schema::value_key(*target.row, filter.value);
  refuse(both(compile_messages::kNone,
              {filter.field, filter.value, suggestion(database, *target.row, target.tag, key, deadline)}));
}

}  // namespace

Query value_query(const schema::FieldRow& row, std::string_view value) {
  return without_score(Query(schema::value_term(row, value)));
}

Query filter_query(const std::vector<FieldFilter>& filters, const Xapian::Database& database,
                   const Deadline& deadline) {
  std::map<std::string, std::vector<Query>> by_field;
  for (const FieldFilter& filter : filters) {
    const schema::FieldRow* const row = schema::find_field(filter.field);
    by_field[row == nullptr ? lowered(filter.field) : std::string(row->name)].push_back(
        one_query(filter, database, deadline));
  }
  std::vector<Query> all;
  for (const auto& [field, values] : by_field) all.push_back(combine(Query::OP_OR, values));
  return combine(Query::OP_AND, all);
}

namespace {

// Every document number above `last`. Beside it Xapian skips in the rest of the query, if it claims to be
// rarer.
class NumbersAfter final : public Xapian::PostingSource {
 public:
  NumbersAfter(Xapian::docid last, bool rare) : last_(last), rare_(rare) {}
  void init(const Xapian::Database& shard) override {
    end_ = shard.get_lastdocid();
    at_ = last_;
  }
  [[nodiscard]] Xapian::PostingSource* clone() const override { return new NumbersAfter(last_, rare_); }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return rare_ ? 0 : end_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return end_; }
  void next(double /*least*/) override { ++at_; }
  // Also the first call, before any next().
  void skip_to(Xapian::docid number, double /*least*/) override { at_ = std::max({at_, number, last_ + 1}); }
  [[nodiscard]] bool at_end() const override { return at_ > end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }

 private:
  Xapian::docid last_;
  bool rare_;
  Xapian::docid end_ = 0;
  Xapian::docid at_ = 0;
};

Query numbers_after(Xapian::docid last, bool rare) {
  return Query((new NumbersAfter(last, rare))->release());
}

// Whether Xapian must not skip in `query`: or-check-tie in docs/xapian-faults.md.
bool has_phrase_in_or(const Query& query, bool in_or = false) {
  const auto type = query.get_type();
  if (in_or && (type == Query::OP_PHRASE || type == Query::OP_NEAR)) return true;
  const bool is_or = type == Query::OP_OR || type == Query::OP_SYNONYM || type == Query::OP_MAX ||
                     type == Query::OP_ELITE_SET || type == Query::OP_XOR || type == Query::OP_AND_MAYBE;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (has_phrase_in_or(query.get_subquery(i), in_or || is_or)) return true;
  return false;
}

// Calls `restrict` with every set of `query`.
template <typename Restrict>
void restrict_sets(CompiledQuery& query, const Restrict& restrict) {
  for (MatchSet* const set : {&query.ranked, &query.counted}) {
    for (Query* const one : {&set->all, &set->any})
      if (!one->empty()) *one = restrict(*one);
  }
  // Their totals come from the words alone.
  query.words.clear();
  if (!query.linked.empty()) query.linked = restrict(query.linked);
}

}  // namespace

void restrict_to(CompiledQuery& query, const Query& filter) {
  if (filter.empty()) return;
  restrict_sets(query, [&](const Query& one) { return Query(Query::OP_FILTER, one, filter); });
}

void restrict_to_numbers_after(CompiledQuery& query, Xapian::docid last) {
  restrict_sets(query, [last](const Query& one) {
    return Query(Query::OP_FILTER, one, numbers_after(last, !has_phrase_in_or(one)));
  });
}

Query numbers_after(Xapian::docid last) { return numbers_after(last, true); }

}  // namespace warta
