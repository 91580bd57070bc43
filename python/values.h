// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions between the values of Python and of the library. The GIL is held wherever a py:: type appears.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <vector>

#include "warta/options.h"
#include "warta/reader.h"

namespace warta::python {

namespace py = pybind11;

// `path`, a string or something with __fspath__.
[[nodiscard]] std::string path_of(const py::handle& path);
[[nodiscard]] std::vector<std::string> paths_of(const py::args& paths);

// An option as text: True is `true`, a list is joined with commas, a date is ISO 8601.
[[nodiscard]] std::string option_text(const py::handle& value);

// Keyword arguments as options; None keeps the default.
[[nodiscard]] QueryOptions query_options(const py::kwargs& keywords);
[[nodiscard]] AddOptions add_options(const py::kwargs& keywords);

// A mapping of field names to values, or an Article.
[[nodiscard]] ReadResult article_of(const py::handle& given, const SourceLocation& origin,
                                    const ReadOptions& options = {});

// Every field by name; unknown ones are empty strings, the date of an undated article is None.
[[nodiscard]] py::dict dict_of(const Article& article, bool with_body);
[[nodiscard]] py::object published_of(const Article& article);

// Parses a query; an error is warta.QueryError.
[[nodiscard]] ParsedQuery parsed(const std::string& query, const ParseOptions& options);

// Registers the classes of warta.errors as translations of the library's exceptions.
void register_errors();

void add_searching(py::module_& module);
void add_indexing(py::module_& module);

}  // namespace warta::python
