// SPDX-License-Identifier: GPL-3.0-or-later
// `json`: one object for the whole result. `jsonl`: one object per hit, one per line. docs/output-format.md
// has the schema; a change that could break a reader needs a new kSchema.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "searcher/printers/article_json.h"
#include "searcher/printers/count_bars.h"
#include "searcher/printers/hit_fields.h"
#include "searcher/printers/printers.h"
#include "searcher/printers/snippet_json.h"
#include "warta/options.h"

namespace warta::printers {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Snippet& snippet) {
  Json object = {{"text", snippet.text},
                 {"spans", spans_json(snippet.spans)},
                 {"starts_cut", snippet.starts_cut},
                 {"ends_cut", snippet.ends_cut}};
  if (snippet.related) object["related"] = true;
  return object;
}

Json to_json(const Hit& hit) {
  const Article& article = hit.article;
  Json object = {{"rank", hit.rank},
                 {"id", article.id},
                 {"title", article.title},
                 {"score", hit.score},
                 {"all_words", hit.all_words}};
  if (hit.copies > 0) object["copies"] = hit.copies;
  put_article_fields(object, article);
  if (hit.words) object["words"] = *hit.words;
  if (hit.occurrences) object["count"] = *hit.occurrences;
  if (!article.body.empty()) object["body"] = article.body;
  if (!hit.snippets.empty()) object["snippet"] = to_json(hit.snippets.front());
  for (const Contribution& one : hit.contributions)
    object["contributions"].push_back({{"part", one.part}, {"score", one.score}});
  if (hit.snippets.size() > 1) {
    for (const Snippet& snippet : hit.snippets) object["snippets"].push_back(to_json(snippet));
  }
  return object;
}

Json to_json(const std::vector<Counted>& counts) {
  Json list = Json::array();
  for (const Counted& one : counts) list.push_back({{"value", one.value}, {"articles", one.articles}});
  return list;
}

// `of`: all articles of the archive in the step.
void put_shares(Json& object, const Timeline& timeline) {
  if (timeline.archive.empty()) return;
  for (std::size_t i = 0; i < timeline.steps.size(); ++i) {
    const std::uint64_t of = timeline.archive[i];
    object["steps"][i]["of"] = of;
    object["steps"][i]["share"] =
        of == 0 ? 0.0 : static_cast<double>(timeline.steps[i].articles) / static_cast<double>(of);
  }
  object["undated_of"] = timeline.archive_undated;
}

// In step with the steps of the timeline.
void put_rows(Json& object, const Timeline& timeline) {
  for (const TimelineRow& row : timeline.by) {
    Json one = {{"value", row.value.empty() ? Json() : Json(row.value)},
                {"articles", row.steps},
                {"undated", row.undated}};
    if (!row.archive.empty()) {
      one["of"] = row.archive;
      one["undated_of"] = row.archive_undated;
    }
    object["by"].push_back(std::move(one));
  }
}

void put_counts(Json& object, const SearchResults& results) {
  for (const FacetCounts& facet : results.facets) {
    Json one = {{"facet", option_name(facet)}, {"values", to_json(facet.values)}};
    if (facet.others > 0) one["others"] = {{"values", facet.others}, {"articles", facet.others_articles}};
    one["without"] = facet.without;
    object["facets"].push_back(std::move(one));
  }
  if (results.timeline) {
    object["timeline"] = {{"step", name_of(results.timeline->step)},
                          {"steps", to_json(results.timeline->steps)},
                          {"undated", results.timeline->undated}};
    put_shares(object["timeline"], *results.timeline);
    put_rows(object["timeline"], *results.timeline);
  }
  for (const TypicalWord& one : results.typical)
    object["typical"].push_back({{"word", one.word},
                                 {"matching", one.matching},
                                 {"articles", one.articles},
                                 {"likelihood", one.likelihood}});
  for (const Collocate& one : results.beside)
    object["beside"].push_back({{"word", one.word},
                                {"count", one.count},
                                {"frequency", one.frequency},
                                {"likelihood", one.likelihood}});
}

constexpr std::size_t kDayLength = 10;  // `2023-09-17`

// Only the chosen fields, in their order; unknown values stay absent.
Json chosen(const Hit& hit, const std::vector<const HitField*>& fields) {
  Json whole = to_json(hit);
  if (fields.empty()) return whole;
  if (hit.article.published) whole["day"] = hit.article.published->to_string().substr(0, kDayLength);
  Json object = Json::object();
  for (const HitField* field : fields) {
    const std::string name(field->name);
    if (whole.contains(name)) object[name] = std::move(whole[name]);
  }
  return object;
}

std::vector<const HitField*> chosen_fields(const PrintOptions& options) {
  return options.fields.empty() ? std::vector<const HitField*>() : hit_fields(options.fields);
}

bool shows(const std::vector<const HitField*>& fields, std::string_view name) {
  return fields.empty() || std::any_of(fields.begin(), fields.end(),
                                       [name](const HitField* field) { return field->name == name; });
}

std::string dump(const Json& object, int indent) {
  return object.dump(indent, ' ', false, Json::error_handler_t::replace);
}

class JsonPrinter final : public ResultPrinter {
 public:
  explicit JsonPrinter(const PrintOptions& options)
      : query_(options.query), fields_(chosen_fields(options)), indent_(options.one_line ? -1 : 2) {}
  [[nodiscard]] bool shows_snippets() const override { return shows(fields_, "snippet"); }
  void prepare(SearchOptions& options) const override {
    ResultPrinter::prepare(options);
    prepare_for(fields_, options);
  }

  void print(const SearchResults& results, std::ostream& out) override {
    Json object = {
        {"schema", kSchema}, {"query", query_}, {"total", results.total}, {"offset", results.offset}};
    object["same_root_total"] = results.same_root_total;
    if (results.partial_counted) object["partial_total"] = results.partial_total;
    put_reading(object, results);
    put_if_known(object, "xapian_query", results.xapian_query);
    put_counts(object, results);
    object["hits"] = Json::array();
    for (const Hit& hit : results.hits) object["hits"].push_back(chosen(hit, fields_));
    out << dump(object, indent_) << '\n';
  }

 private:
  std::string query_;
  std::vector<const HitField*> fields_;
  int indent_;
};

class JsonLinesPrinter final : public ResultPrinter {
 public:
  explicit JsonLinesPrinter(const PrintOptions& options) : fields_(chosen_fields(options)) {}
  [[nodiscard]] bool shows_snippets() const override { return shows(fields_, "snippet"); }
  void prepare(SearchOptions& options) const override {
    ResultPrinter::prepare(options);
    prepare_for(fields_, options);
  }
  void print(const SearchResults& results, std::ostream& out) override {
    for (const Hit& hit : results.hits) out << dump(chosen(hit, fields_), -1) << '\n';
  }

 private:
  std::vector<const HitField*> fields_;
};

}  // namespace

std::unique_ptr<ResultPrinter> make_json(const PrintOptions& options) {
  return std::make_unique<JsonPrinter>(options);
}
std::unique_ptr<ResultPrinter> make_jsonl(const PrintOptions& options) {
  return std::make_unique<JsonLinesPrinter>(options);
}

}  // namespace warta::printers
