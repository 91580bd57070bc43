// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions between Python and C++ values (values.h).
#include "python/values.h"

#include <pybind11/stl.h>

#include "warta/error.h"
#include "warta/record.h"

namespace warta::python {

namespace {

// Thrown for a query with errors; becomes warta.QueryError.
struct BadQuery {
  Diagnostic diagnostic;
  std::string line;
};

const char* class_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "InvalidArgument";
    case ErrorCode::io:
      return "IoError";
    case ErrorCode::archive_locked:
      return "ArchiveLocked";
    case ErrorCode::archive_corrupt:
      return "ArchiveCorrupt";
    case ErrorCode::archive_version:
      return "ArchiveVersion";
    case ErrorCode::analyzer_mismatch:
      return "AnalyzerMismatch";
    case ErrorCode::unsupported:
      return "Unsupported";
    case ErrorCode::timeout:
      return "Timeout";
  }
  return "Error";
}

py::object error_class(const char* name) { return py::module_::import("warta.errors").attr(name); }

bool is_date(const py::handle& value) {
  return py::isinstance(value, py::module_::import("datetime").attr("date"));
}

// The texts of one value of a record: a text, a number, a date, or a list of them.
std::vector<std::string> texts_of(const py::handle& value) {
  if (value.is_none()) return {};
  if (py::isinstance<py::str>(value)) return {value.cast<std::string>()};
  if (is_date(value)) return {py::str(value.attr("isoformat")()).cast<std::string>()};
  if (py::isinstance<py::list>(value) || py::isinstance<py::tuple>(value) || py::isinstance<py::set>(value)) {
    std::vector<std::string> texts;
    for (const py::handle part : value)
      for (std::string& text : texts_of(part)) texts.push_back(std::move(text));
    return texts;
  }
  if (py::isinstance<py::int_>(value)) return {py::str(value).cast<std::string>()};
  if (py::isinstance<py::float_>(value)) {
    // pandas writes NaN for missing values.
    if (value.cast<double>() != value.cast<double>()) return {};
    return {py::str(value).cast<std::string>()};
  }
  throw py::type_error("a field of an article is text, a number, a date, a list of such, or None; not " +
                       py::str(py::type::of(value)).cast<std::string>());
}

template <typename Options>
void set_all(Options& options, const py::kwargs& keywords) {
  for (const std::pair<py::handle, py::handle> one : keywords) {
    if (one.second.is_none()) continue;
    const std::string name = py::str(one.first);
    // The one option that repeats.
    if (name == "filter") {
      for (const std::string& text : texts_of(one.second)) set_option(options, name, text);
      continue;
    }
    set_option(options, name, option_text(one.second));
  }
}

}  // namespace

std::string path_of(const py::handle& path) {
  const py::object text = py::module_::import("os").attr("fspath")(path);
  return text.cast<std::string>();
}

std::vector<std::string> paths_of(const py::args& paths) {
  std::vector<std::string> list;
  for (const py::handle path : paths) list.push_back(path_of(path));
  return list;
}

std::string option_text(const py::handle& value) {
  if (py::isinstance<py::bool_>(value)) return value.cast<bool>() ? "true" : "false";
  std::string list;
  for (const std::string& text : texts_of(value)) (list += list.empty() ? "" : ",") += text;
  return list;
}

QueryOptions query_options(const py::kwargs& keywords) {
  QueryOptions options;
  set_all(options, keywords);
  return options;
}

AddOptions add_options(const py::kwargs& keywords) {
  AddOptions options;
  set_all(options, keywords);
  return options;
}

ReadResult article_of(const py::handle& given, const SourceLocation& origin, const ReadOptions& options) {
  if (py::isinstance<Article>(given)) {
    Article article = given.cast<Article>();
    article.notes.clear();
    return article;
  }
  if (!py::hasattr(given, "items")) {
    throw py::type_error("an article is a dict of fields or a warta.Article, not " +
                         py::str(py::type::of(given)).cast<std::string>());
  }
  NamedValues values;
  for (const py::handle item : given.attr("items")()) {
    const auto pair = item.cast<py::tuple>();
    values.emplace_back(py::str(pair[0]).cast<std::string>(), texts_of(pair[1]));
  }
  return article_from_values(values, origin, options);
}

py::object published_of(const Article& article) {
  if (!article.published) return py::none();
  return py::str(article.published->to_string());
}

py::dict dict_of(const Article& article, bool with_body) {
  py::dict dict;
  for (const NamedField& field : fields_of(article, with_body)) {
    const py::str name{std::string(field.name)};
    if (field.is_list) {
      dict[name] = field.texts;
    } else {
      dict[name] = field.texts.empty() ? std::string() : field.texts.front();
    }
  }
  dict["published"] = published_of(article);
  return dict;
}

ParsedQuery parsed(const std::string& query, const ParseOptions& options) {
  ParsedQuery parsed = parse_query(query, options);
  if (!parsed.ok())
    throw BadQuery{parsed.diagnostics.back(), parsed.diagnostics.back().to_string(options.language)};
  return parsed;
}

void register_errors() {
  // NOLINTNEXTLINE(performance-unnecessary-value-param): the signature is pybind11's
  py::register_exception_translator([](std::exception_ptr exception) {
    try {
      if (exception) std::rethrow_exception(exception);
    } catch (const BadQuery& bad) {
      const py::object type = error_class("QueryError");
      const py::object value =
          type(bad.line, py::arg("column") = bad.diagnostic.column,
               py::arg("issue") = to_string(bad.diagnostic.issue),
               py::arg("message") = bad.diagnostic.message, py::arg("hint") = bad.diagnostic.hint);
      PyErr_SetObject(type.ptr(), value.ptr());
    } catch (const Error& error) {
      PyErr_SetString(error_class(class_of(error.code())).ptr(), error.what());
    }
  });
}

}  // namespace warta::python
