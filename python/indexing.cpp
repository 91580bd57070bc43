// SPDX-License-Identifier: GPL-3.0-or-later
// The Python classes and functions for writing and maintaining archives.
#include <pybind11/stl.h>

#include <memory>
#include <mutex>
#include <optional>

#include "python/values.h"
#include "warta/archive_tools.h"
#include "warta/archive_writer.h"
#include "warta/error.h"

namespace warta::python {

namespace {

using namespace py::literals;

// The articles of any Python iterable, read on a thread of the library, which takes the GIL for each.
class IterableReader final : public ArticleReader {
 public:
  IterableReader(const py::iterable& articles, const ReadOptions& options)
      : iterator_(py::iter(articles)), options_(options) {}

  std::optional<ReadResult> next() override {
    const py::gil_scoped_acquire acquired;
    const auto item = py::reinterpret_steal<py::object>(PyIter_Next(iterator_.ptr()));
    if (!item) {
      if (PyErr_Occurred() != nullptr) throw py::error_already_set();
      return std::nullopt;
    }
    return article_of(item, {"(python)", {}, ++number_}, options_);
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }

 private:
  py::iterator iterator_;
  const ReadOptions& options_;
  std::uint64_t number_ = 0;
};

// The two callbacks of a program, called with the GIL. They are stored by reference, so that the library can
// copy the options without it. Ctrl-C ends the run here.
void set_callbacks(AddOptions& options, const py::object& progress, const py::object& rejected) {
  options.progress = [&progress](const AddProgress& so_far) {
    const py::gil_scoped_acquire acquired;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    return progress.is_none() || !py::object(progress(so_far)).is(py::bool_(false));
  };
  if (rejected.is_none()) return;
  options.on_rejected = [&rejected](const ReadIssue& issue) {
    const py::gil_scoped_acquire acquired;
    rejected(issue.origin.to_string(), issue.reason.english);
  };
}

AddReport add(const py::object& path, const py::iterable& articles, const py::object& progress,
              const py::object& rejected, const py::kwargs& keywords) {
  AddOptions options = add_options(keywords);
  set_callbacks(options, progress, rejected);
  IterableReader reader(articles, options.read);
  const std::string archive = path_of(path);
  const py::gil_scoped_release released;
  return add_articles(archive, reader, options);
}

AddReport add_files(const py::object& path, const py::args& sources, const py::object& progress,
                    const py::object& rejected, const py::kwargs& keywords) {
  AddOptions options = add_options(keywords);
  set_callbacks(options, progress, rejected);
  const std::string archive = path_of(path);
  const std::vector<std::string> paths = paths_of(sources);
  const py::gil_scoped_release released;
  return add_sources(archive, paths, options);
}

// An ArchiveWriter for any thread: one at a time.
class Writer {
 public:
  Writer(const py::object& path, const py::kwargs& keywords) {
    const WriterOptions options = add_options(keywords).writer;
    const std::string archive = path_of(path);
    const py::gil_scoped_release released;
    writer_.emplace(archive, options);
  }
  ~Writer() {  // NOLINT(bugprone-exception-escape): pybind11 throws only when there is no interpreter any
               // more
    const py::gil_scoped_release released;
    writer_.reset();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  template <typename Work>
  auto turn(const Work& work) {
    const py::gil_scoped_release released;
    const std::lock_guard lock(mutex_);
    if (!writer_) throw Error(ErrorCode::invalid_argument, "the writer is closed; open another");
    return work(*writer_);
  }

  void close() {
    const py::gil_scoped_release released;
    const std::lock_guard lock(mutex_);
    if (!writer_) return;
    writer_->commit();
    writer_.reset();
  }

 private:
  std::mutex mutex_;
  std::optional<ArchiveWriter> writer_;
};

const char* outcome_name(PutOutcome outcome) noexcept {
  switch (outcome) {
    case PutOutcome::added:
      return "added";
    case PutOutcome::updated:
      return "updated";
    case PutOutcome::unchanged:
      return "unchanged";
  }
  return "unchanged";
}

const char* put(Writer& writer, const py::object& given) {
  ReadResult article = article_of(given, {});
  if (const auto* issue = std::get_if<ReadIssue>(&article))
    throw Error(ErrorCode::invalid_argument, "the article " + issue->reason.english);
  return outcome_name(writer.turn([&](ArchiveWriter& open) { return open.put(std::get<Article>(article)); }));
}

Article new_article(const py::kwargs& fields) {
  ReadResult article = article_of(fields, {});
  if (const auto* issue = std::get_if<ReadIssue>(&article))
    throw Error(ErrorCode::invalid_argument, "the article " + issue->reason.english);
  return std::get<Article>(std::move(article));
}

void add_article_type(py::module_& module) {
  py::class_<Article>(module, "Article",
                      "One news text with its fields; what its source does not say is empty.")
      .def(py::init(&new_article), "An article of fields by keyword, as a dict of them would be read.")
      .def_readonly("id", &Article::id)
      .def_readonly("url", &Article::url)
      .def_readonly("title", &Article::title)
      .def_readonly("body", &Article::body)
      .def_readonly("publisher", &Article::publisher)
      .def_readonly("section", &Article::section)
      .def_readonly("author", &Article::author)
      .def_readonly("editor", &Article::editor)
      .def_readonly("place", &Article::place)
      .def_readonly("language", &Article::language)
      .def_readonly("tags", &Article::tags)
      .def_readonly("related", &Article::related,
                    "Headlines of other stories that a reader took out of the body.")
      .def_property_readonly("published", published_of,
                             "ISO 8601 with the known parts: a day, perhaps a time, perhaps a zone; or None.")
      .def(
          "to_dict", [](const Article& article) { return dict_of(article, true); },
          "All fields as a dict, which warta.add reads.")
      .def("__repr__", [](const Article& article) {
        return "<warta.Article " + py::repr(py::str(article.id)).cast<std::string>() + " " +
               py::repr(py::str(article.title)).cast<std::string>() + ">";
      });
}

void add_report_types(py::module_& module) {
  py::class_<AddProgress>(module, "Progress", "How far an indexing run has come.")
      .def_readonly("added", &AddProgress::added)
      .def_readonly("updated", &AddProgress::updated)
      .def_readonly("unchanged", &AddProgress::unchanged)
      .def_readonly("rejected", &AddProgress::rejected)
      .def_readonly("bytes_read", &AddProgress::bytes_read, "Of the sources, as they lie on disk.")
      .def_property_readonly("records", &AddProgress::records, "All records so far: the sum of the four.");
  py::class_<AddReport, AddProgress>(module, "Report", "What an indexing run has done.")
      .def_readonly("mended", &AddReport::mended, "Articles repaired, or indexed with a warning.")
      .def_readonly("files_skipped", &AddReport::files_skipped)
      .def_readonly("pruned", &AddReport::pruned)
      .def_readonly("interrupted", &AddReport::interrupted, "Whether `progress` asked to stop.")
      .def("__repr__", [](const AddReport& report) {
        return "<warta.Report " + std::to_string(report.added) + " added, " + std::to_string(report.updated) +
               " updated, " + std::to_string(report.unchanged) + " unchanged, " +
               std::to_string(report.rejected) + " rejected>";
      });
}

void add_writer(py::module_& module) {
  py::class_<Writer>(
      module, "Writer",
      "Changes one archive, article by article: `with warta.Writer('news') as writer:`. One writer "
      "an archive. To make a large new archive, warta.add is many times faster.")
      .def(py::init<const py::object&, const py::kwargs&>(), "archive"_a,
           "Options by keyword: clean, exceptions, lock_timeout (seconds), commit_every.")
      .def("put", put, "article"_a,
           "Adds an article, or replaces the one with the same id: 'added', 'updated' or 'unchanged'.")
      .def(
          "erase",
          [](Writer& writer, const std::string& id) {
            return writer.turn([&](ArchiveWriter& open) { return open.erase(id); });
          },
          "id"_a, "Removes an article; False when there is none of this id.")
      .def(
          "commit", [](Writer& writer) { writer.turn([](ArchiveWriter& open) { open.commit(); }); },
          "Makes everything so far durable and visible to readers.")
      .def("close", &Writer::close, "Commits and lets go of the archive.")
      .def("__len__",
           [](Writer& writer) {
             return writer.turn([](ArchiveWriter& open) { return open.article_count(); });
           })
      .def(
          "__enter__", [](Writer& writer) -> Writer& { return writer; }, py::return_value_policy::reference)
      .def("__exit__", [](Writer& writer, const py::args&) { writer.close(); });
}

py::dict stats(const py::object& path) {
  const std::string archive = path_of(path);
  const ArchiveStats found = [&] {
    const py::gil_scoped_release released;
    return archive_stats(archive);
  }();
  py::dict media;
  for (const auto& [name, articles] : found.media) media[py::str(name)] = articles;
  return py::dict("articles"_a = found.articles, "dated"_a = found.dated, "first_day"_a = found.first_day,
                  "last_day"_a = found.last_day, "words"_a = found.words, "terms"_a = found.terms,
                  "duplicate_groups"_a = found.duplicate_groups,
                  "duplicate_articles"_a = found.duplicate_articles, "bytes"_a = found.bytes,
                  "media"_a = media);
}

std::uint64_t reindex(const py::object& path, const py::kwargs& keywords) {
  const AddOptions given = add_options(keywords);
  ReindexOptions options;
  options.lock_timeout = given.writer.lock_timeout;
  options.jobs = given.jobs;
  options.builder = given.builder;
  options.memory_bytes = given.memory_bytes;
  if (keywords.contains("exceptions")) options.exceptions = given.writer.exceptions;
  if (keywords.contains("clean")) options.clean = given.writer.clean;
  const std::string archive = path_of(path);
  const py::gil_scoped_release released;
  return reindex_archive(archive, options).articles;
}

void add_tools(py::module_& module) {
  module.def(
      "remove",
      [](const py::object& path, const std::vector<std::string>& ids, unsigned lock_timeout) {
        const std::string archive = path_of(path);
        const py::gil_scoped_release released;
        return remove_articles(archive, ids, std::chrono::seconds(lock_timeout)).removed;
      },
      "archive"_a, "ids"_a, "lock_timeout"_a = 0,
      "Takes articles out, all in one commit; says how many there were.");
  module.def("stats", stats, "archive"_a, "Statistics of an archive.");
  module.def(
      "near_duplicates",
      [](const py::object& path) {
        const std::string archive = path_of(path);
        const py::gil_scoped_release released;
        return near_duplicates(archive);
      },
      "archive"_a,
      "Lists of ids of articles that are copies of one story, perhaps with a word in ten changed; the "
      "earliest of each first.");
  module.def(
      "export",
      [](const py::object& path, const py::function& take) {
        const std::string archive = path_of(path);
        const py::gil_scoped_release released;
        export_articles(archive, [&](const Article& article) {
          const py::gil_scoped_acquire acquired;
          return !py::object(take(article)).is(py::bool_(false));
        });
      },
      "archive"_a, "take"_a,
      "Calls take(article) with every article as its source gave it, until it returns False.");
  module.def(
      "compact",
      [](const py::object& path, unsigned lock_timeout) {
        const std::string archive = path_of(path);
        const py::gil_scoped_release released;
        const CompactReport report = compact_archive(archive, std::chrono::seconds(lock_timeout));
        return std::pair(report.bytes_before, report.bytes_after);
      },
      "archive"_a, "lock_timeout"_a = 0, "Rewrites the archive without unused space: (bytes before, after).");
  module.def(
      "reindex", reindex, "archive"_a,
      "Rebuilds the archive from its stored originals, with this library's analysis and format; says "
      "how many articles. Options by keyword: exceptions, clean, lock_timeout, jobs, builder, memory_bytes.");
  module.def(
      "verify",
      [](const py::object& path, std::uint64_t sample) {
        const std::string archive = path_of(path);
        std::vector<std::pair<std::string, std::string>> faults;
        VerifyOptions options;
        options.sample = sample;
        options.on_fault = [&faults](const Fault& fault) {
          faults.emplace_back(fault.article, fault.what.english);
        };
        const py::gil_scoped_release released;
        (void)verify_archive(archive, options);
        return faults;
      },
      "archive"_a, "sample"_a = 1000,
      "Checks an archive: (article, description) of each fault, with the article empty for the archive as "
      "a whole. A damaged archive can crash the process.");
}

}  // namespace

void add_indexing(py::module_& module) {
  add_article_type(module);
  add_report_types(module);
  module.def(
      "add", add, "archive"_a, "articles"_a, py::kw_only(), "progress"_a = py::none(),
      "rejected"_a = py::none(),
      "Adds articles, any iterable of dicts or Articles, to the archive at a path, making it when absent. "
      "Keys "
      "may have the names that CSV and JSON sources use (title, judul, headline …). A bad article is "
      "counted, "
      "passed to rejected(where, reason), and never stops the run. progress(so_far) is called after every "
      "batch; False stops in good order. Options by keyword: jobs, clean, exceptions, lock_timeout, "
      "commit_every, memory_bytes, builder, extra_tags, dry_run.");
  module.def(
      "add_sources", add_files, "archive"_a, py::kw_only(), "progress"_a = py::none(),
      "rejected"_a = py::none(),
      "Adds files and folders to the archive, as `warta-index add` does. Options by keyword: those of add, "
      "and format, date_order, keep_all_pages, prune.");
  add_writer(module);
  add_tools(module);
}

}  // namespace warta::python
