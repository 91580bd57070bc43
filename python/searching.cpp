// SPDX-License-Identifier: GPL-3.0-or-later
// The Python classes and functions for searching.
#include <pybind11/stl.h>

#include <locale>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

#include "python/values.h"
#include "warta/printer.h"
#include "warta/searcher.h"

namespace warta::python {

namespace {

using namespace py::literals;

// The result of a search, with its query.
struct Results {
  std::string query;
  Language language;
  SearchResults found;
};

// A Searcher for any Python thread: one at a time. Recursive, because a callback for a hit may search again.
class Archive {
 public:
  Archive(const std::vector<std::string>& archives, SearcherOptions options)
      : searcher_(archives, std::move(options)) {}

  // Calls `work` without the GIL, one thread at a time.
  template <typename Work>
  auto turn(const Work& work) {
    const py::gil_scoped_release released;
    const std::lock_guard lock(mutex_);
    return work(searcher_);
  }

 private:
  std::recursive_mutex mutex_;
  Searcher searcher_;
};

std::unique_ptr<Archive> open_archive(const py::args& archives, const py::kwargs& keywords) {
  const std::vector<std::string> paths = paths_of(archives);
  const SearcherOptions options = query_options(keywords).searcher;
  const py::gil_scoped_release released;
  return std::make_unique<Archive>(paths, options);
}

Results search(Archive& archive, const std::string& query, const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  const ParsedQuery tree = parsed(query, options.parse);
  return {query, options.parse.language,
          archive.turn([&](Searcher& searcher) { return searcher.search(tree, options.search); })};
}

std::uint64_t count(Archive& archive, const std::string& query, const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  const ParsedQuery tree = parsed(query, options.parse);
  return archive.turn([&](Searcher& searcher) { return searcher.count(tree, options.search); });
}

std::optional<Results> like(Archive& archive, const std::string& id, const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  std::optional<SearchResults> found =
      archive.turn([&](Searcher& searcher) { return searcher.like(id, options.search); });
  if (!found) return std::nullopt;
  return Results{{}, options.parse.language, std::move(*found)};
}

std::optional<Results> duplicates_of(Archive& archive, const std::string& id, const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  std::optional<SearchResults> found =
      archive.turn([&](Searcher& searcher) { return searcher.duplicates_of(id, options.search); });
  if (!found) return std::nullopt;
  return Results{{}, options.parse.language, std::move(*found)};
}

void occurrences(Archive& archive, const std::string& query, const py::function& take, std::uint32_t words,
                 const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  const ParsedQuery tree = parsed(query, options.parse);
  archive.turn([&](Searcher& searcher) {
    searcher.for_each_occurrence(tree, options.search, words, [&](const Occurrence& one) {
      const py::gil_scoped_acquire acquired;
      return !py::object(take(one)).is(py::bool_(false));
    });
  });
}

std::vector<Passage> passages(Archive& archive, const std::string& query, const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  const ParsedQuery tree = parsed(query, options.parse);
  return archive.turn([&](Searcher& searcher) { return searcher.passages(tree, options.search).passages; });
}

std::optional<std::pair<std::string, std::uint64_t>> suggest(Archive& archive, const std::string& query,
                                                             const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  (void)parsed(query, options.parse);
  const std::optional<Suggestion> better = archive.turn(
      [&](Searcher& searcher) { return searcher.suggest(query, options.parse, options.search); });
  if (!better) return std::nullopt;
  return std::pair(better->query, better->articles);
}

void each(Archive& archive, const std::string& query, const py::function& take, const py::kwargs& keywords) {
  const QueryOptions options = query_options(keywords);
  const ParsedQuery tree = parsed(query, options.parse);
  archive.turn([&](Searcher& searcher) {
    searcher.for_each(tree, options.search, [&](const Hit& hit) {
      const py::gil_scoped_acquire acquired;
      return !py::object(take(hit)).is(py::bool_(false));
    });
  });
}

std::string printed(const Results& results, const std::string& format) {
  PrintOptions options;
  options.query = results.query;
  options.language = results.language;
  std::ostringstream out;
  out.imbue(std::locale::classic());
  make_printer(format, options)->print(results.found, out);
  return out.str();
}

py::dict facets_of(const Results& results) {
  py::dict facets;
  for (const FacetCounts& facet : results.found.facets) {
    py::dict values;
    for (const Counted& one : facet.values) values[py::str(one.value)] = one.articles;
    facets[py::str(std::string(option_name(facet)))] = values;
  }
  return facets;
}

std::vector<std::pair<std::string, std::uint64_t>> timeline_of(const Results& results) {
  std::vector<std::pair<std::string, std::uint64_t>> steps;
  if (!results.found.timeline) return steps;
  for (const Counted& one : results.found.timeline->steps) steps.emplace_back(one.value, one.articles);
  return steps;
}

py::dict dict_of_hit(const Hit& hit) {
  py::dict dict("rank"_a = hit.rank, "score"_a = hit.score, "all_words"_a = hit.all_words);
  for (const auto& [name, value] : dict_of(hit.article, false)) dict[name] = value;
  if (hit.words) dict["words"] = *hit.words;
  if (hit.occurrences) dict["count"] = *hit.occurrences;
  if (!hit.article.body.empty()) dict["body"] = hit.article.body;
  dict["snippet"] = hit.snippets.empty() ? std::string() : hit.snippets.front().text;
  return dict;
}

template <typename Marked>
std::vector<std::pair<std::uint32_t, std::uint32_t>> spans_of(const Marked& marked) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
  for (const SnippetSpan& span : marked.spans) spans.emplace_back(span.begin_char, span.end_char);
  return spans;
}

std::string highlighted(const Snippet& snippet, const std::string& before, const std::string& after,
                        const py::object& escape) {
  const auto shown = [&escape](const std::string& text) {
    return escape.is_none() ? text : escape(text).cast<std::string>();
  };
  std::string marked;
  std::size_t done = 0;
  for (const SnippetSpan& span : snippet.spans) {
    marked += shown(snippet.text.substr(done, span.begin - done));
    marked.append(before).append(shown(snippet.text.substr(span.begin, span.end - span.begin))).append(after);
    done = span.end;
  }
  return marked + shown(snippet.text.substr(done));
}

void add_snippets_and_hits(py::module_& module) {
  py::class_<Snippet>(module, "Snippet", "A passage of an article around matches: plain text.")
      .def_readonly("text", &Snippet::text)
      .def_property_readonly("spans", spans_of<Snippet>,
                             "The matches as (begin, end), half open, indices of `text`.")
      .def_readonly("starts_cut", &Snippet::starts_cut, "Whether it begins inside a paragraph.")
      .def_readonly("ends_cut", &Snippet::ends_cut, "Whether the paragraph continues after it.")
      .def_readonly("related", &Snippet::related, "Whether it is a line that points to another story.")
      .def("highlight", highlighted, "before"_a = "[", "after"_a = "]", "escape"_a = py::none(),
           "The text with every match between `before` and `after`. `escape` (html.escape for a web page) is "
           "applied to the text between the marks.")
      .def("__str__", [](const Snippet& snippet) { return snippet.text; })
      .def("__repr__", [](const Snippet& snippet) {
        return "<warta.Snippet " + py::repr(py::str(snippet.text)).cast<std::string>() + ">";
      });

  py::class_<Hit> hit(module, "Hit", "One ranked article, without its body (Archive.article has that).");
  hit.def_readonly("copies", &Hit::copies, "Matches collapsed into this hit (collapse).")
      .def_readonly("rank", &Hit::rank, "1 for the best hit of the query, whatever the offset.")
      .def_readonly("score", &Hit::score, "BM25; comparable within one result only.")
      .def_readonly("all_words", &Hit::all_words, "False: has only some of the words.")
      .def_readonly("article", &Hit::article, "The Article, without its body unless body=True.")
      .def_readonly("occurrences", &Hit::occurrences,
                    "Matches of the query in title and story; only with occurrences=True.")
      .def_readonly("words", &Hit::words, "Words of the story; only with words=True.")
      .def_readonly("opening", &Hit::opening, "How the story begins, when the article has no title.")
      .def_readonly("snippets", &Hit::snippets, "The passages, the best first.")
      .def_property_readonly(
          "snippet",
          [](const Hit& one) { return one.snippets.empty() ? std::string() : one.snippets.front().text; },
          "The text of the best passage; empty when there is none.")
      .def_property_readonly(
          "contributions",
          [](const Hit& one) {
            py::dict parts;
            for (const Contribution& part : one.contributions) parts[py::str(part.part)] = part.score;
            return parts;
          },
          "What each part of the query adds to the score; only with explain=True.")
      .def_property_readonly("published", [](const Hit& one) { return published_of(one.article); })
      .def("to_dict", dict_of_hit, "All of it as one flat dict, as a row of a table.")
      .def("__repr__", [](const Hit& one) {
        return "<warta.Hit " + std::to_string(one.rank) + " " +
               py::repr(py::str(one.article.id)).cast<std::string>() + " " +
               py::repr(py::str(one.article.title)).cast<std::string>() + ">";
      });
  const auto field = [&hit](const char* name, std::string Article::*member) {
    hit.def_property_readonly(name, [member](const Hit& one) { return one.article.*member; });
  };
  field("id", &Article::id);
  field("title", &Article::title);
  field("url", &Article::url);
  field("publisher", &Article::publisher);
  field("section", &Article::section);
  field("author", &Article::author);
  field("editor", &Article::editor);
  field("place", &Article::place);
  field("language", &Article::language);
  hit.def_property_readonly("tags", [](const Hit& one) { return one.article.tags; });
}

void add_results(py::module_& module) {
  py::class_<Results>(module, "Results", "What a search found: a sequence of Hit, the best first.")
      .def_property_readonly(
          "total", [](const Results& r) { return r.found.total; }, "Articles that match, exactly.")
      .def_property_readonly(
          "same_root_total", [](const Results& r) { return r.found.same_root_total; },
          "Further articles that have only other words of the same root; listed by relevance, not by date.")
      .def_property_readonly(
          "partial_total",
          [](const Results& r) {
            return r.found.partial_counted ? std::optional<std::uint64_t>(r.found.partial_total)
                                           : std::nullopt;
          },
          "Further articles with only some of the words; None when the page did not need them.")
      .def_property_readonly("offset", [](const Results& r) { return r.found.offset; })
      .def_property_readonly("hits", [](const Results& r) { return r.found.hits; })
      .def_property_readonly(
          "warnings",
          [](const Results& r) {
            std::vector<std::string> lines;
            for (const Diagnostic& one : r.found.warnings) lines.push_back(one.to_string(r.language));
            return lines;
          },
          "How the query was read where its marks do not say, one line each.")
      .def_property_readonly(
          "left_out", [](const Results& r) { return r.found.left_out; },
          "Function words that did not count beside the other words.")
      .def_property_readonly(
          "expansions",
          [](const Results& r) {
            std::map<std::string, std::vector<std::string>> all;
            for (const Expansion& one : r.found.expansions) all[one.word] = one.others;
            return all;
          },
          "{'kpk': ['komisi pemberantasan korupsi']}: what else was searched for.")
      .def_property_readonly(
          "missing", [](const Results& r) { return r.found.missing; },
          "Archives that did not answer; only with partial=True.")
      .def_property_readonly("facets", facets_of,
                             "{'media': {'Kompas': 12, …}, …}, of all matches; only the requested ones.")
      .def_property_readonly("timeline", timeline_of,
                             "[('2023-09-01', 12), …], of all matches; only if requested.")
      .def(
          "to_dicts",
          [](const Results& r) {
            py::list rows;
            for (const Hit& hit : r.found.hits) rows.append(dict_of_hit(hit));
            return rows;
          },
          "One flat dict a hit: pandas.DataFrame(results.to_dicts()).")
      .def(
          "to_json", [](const Results& r) { return printed(r, "json"); },
          "As `warta-search --format json` prints it: docs/output-format.md.")
      .def("format", printed, "format"_a, "In any format of `warta-search --format`: csv, ris, bibtex …")
      .def("__len__", [](const Results& r) { return r.found.hits.size(); })
      .def("__getitem__",
           [](const Results& r, std::ptrdiff_t index) {
             const auto size = static_cast<std::ptrdiff_t>(r.found.hits.size());
             if (index < 0) index += size;
             if (index < 0 || index >= size) throw py::index_error("there is no such hit");
             return r.found.hits[static_cast<std::size_t>(index)];
           })
      .def(
          "__iter__",
          [](const Results& r) { return py::make_iterator(r.found.hits.begin(), r.found.hits.end()); },
          py::keep_alive<0, 1>())
      .def("__repr__", [](const Results& r) {
        return "<warta.Results " + std::to_string(r.found.hits.size()) + " of " +
               std::to_string(r.found.total) + ">";
      });
}

void add_archive(py::module_& module) {
  py::class_<Occurrence>(module, "Occurrence",
                         "One place where an article has a word or phrase of the query.")
      .def_readonly("id", &Occurrence::id)
      .def_readonly("publisher", &Occurrence::publisher)
      .def_readonly("left", &Occurrence::left)
      .def_readonly("match", &Occurrence::match)
      .def_readonly("right", &Occurrence::right)
      .def_property_readonly("published", [](const Occurrence& one) -> std::optional<std::string> {
        if (!one.published) return std::nullopt;
        return one.published->to_string();
      });
  py::class_<Passage>(module, "Passage",
                      "A passage of a story that answers a query: whole sentences, as stored.")
      .def_readonly("rank", &Passage::rank, "1 for the best passage of the query, whatever the offset.")
      .def_readonly("score", &Passage::score, "Comparable within one result only.")
      .def_readonly("id", &Passage::id, "`ARTICLE#BEGIN-END`, in bytes of the body.")
      .def_readonly("article", &Passage::article, "The Article, without its body.")
      .def_readonly("text", &Passage::text)
      .def_readonly("begin", &Passage::begin_char, "Where it begins in the article's body, an index of it.")
      .def_readonly("end", &Passage::end_char)
      .def_readonly("begin_byte", &Passage::begin, "The same in bytes of the body as UTF-8.")
      .def_readonly("end_byte", &Passage::end)
      .def_readonly("number", &Passage::number, "Its place in the story, from 1.")
      .def_readonly("of", &Passage::of, "How many passages the story has.")
      .def_property_readonly("spans", spans_of<Passage>,
                             "The matches as (begin, end), half open, indices of `text`.")
      .def("__str__", [](const Passage& passage) { return passage.text; })
      .def("__repr__", [](const Passage& passage) {
        return "<warta.Passage " + std::to_string(passage.rank) + " " +
               py::repr(py::str(passage.id)).cast<std::string>() + ">";
      });
  py::class_<Archive>(
      module, "Archive",
      "An open archive. It sees the archive as it was when opened; when a writer has moved on too "
      "far, it reopens by itself. Threads may share one and take turns; for searches side by side "
      "give each its own.")
      .def("search", search, "query"_a,
           "Ranks the archive by a query in the language of docs/query-syntax.md. Options by keyword: those "
           "of "
           "docs/embedding.md. Raises QueryError when the query has an error, Timeout when the time limit is "
           "over.")
      .def("count", count, "query"_a, "How many articles match, exactly, without ranking them.")
      .def("like", like, "id"_a,
           "Articles with the most of the rarest words of the article `id`; None when there is none of this "
           "id.")
      .def("duplicates_of", duplicates_of, "id"_a,
           "Near-duplicates of the article `id`, the most alike first; None when there is none of this id.")
      .def(
          "occurrences", occurrences, "query"_a, "take"_a, "words"_a = 8,
          "Calls take(occurrence) with every place where an article that matches has a word or phrase of the "
          "query, with `words` of context on either side, until it returns False.")
      .def("passages", passages, "query"_a,
           "The best passages of all articles for a query or question, a list of Passage; options limit, "
           "offset, passage_characters and passages_per_article.")
      .def("suggest", suggest, "query"_a,
           "(query, articles) with misspelt words replaced by words of the archive; None when nothing is "
           "better.")
      .def("each", each, "query"_a, "take"_a,
           "Calls take(hit) with every article that matches, best first, until it returns False; in bounded "
           "memory.")
      .def(
          "article",
          [](Archive& archive, const std::string& id) {
            return archive.turn([&](Searcher& searcher) { return searcher.article(id); });
          },
          "id"_a, "The Article of this id with its body; None when there is none.")
      .def(
          "reopen", [](Archive& archive) { archive.turn([](Searcher& searcher) { searcher.reopen(); }); },
          "Moves on to the newest state of the archive.")
      .def(
          "__len__",
          [](Archive& archive) {
            return archive.turn([](Searcher& searcher) { return searcher.article_count(); });
          },
          "How many articles there are.");
}

}  // namespace

void add_searching(py::module_& module) {
  add_snippets_and_hits(module);
  add_results(module);
  add_archive(module);
  module.def(
      "quote", [](const std::string& text) { return quote(text); }, "text"_a,
      "`text` as a phrase of the query language, for values put into a query: nothing in it is syntax. "
      "Empty if it has neither letter nor digit.");
  module.def("open", open_archive,
             "Opens archives to be searched as one: directories, and 'tcp://HOST:PORT' of xapian-tcpsrv. "
             "Options by keyword: names, thesaurus, partial, remote_timeout (seconds).");
}

}  // namespace warta::python
