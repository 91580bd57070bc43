// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the table of fields: every name is accepted everywhere, and output uses one name.
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/archive/fields.h"
#include "warta/error.h"
#include "warta/options.h"
#include "warta/printer.h"

namespace warta {
namespace {

std::vector<std::string> names_of(const schema::FieldRow& row) {
  std::vector<std::string> names = {std::string(row.name), std::string(row.english), std::string(row.key)};
  std::erase(names, std::string());
  std::string shouted(row.name);
  for (char& c : shouted) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  names.push_back(shouted);
  return names;
}

TEST(Fields, RowsStandAtTheirNumbersAndNoNameMeansTwo) {
  std::map<std::string, schema::Field> seen;
  for (std::size_t i = 0; i < schema::fields().size(); ++i) {
    const schema::FieldRow& row = schema::fields()[i];
    EXPECT_EQ(static_cast<std::size_t>(row.field), i) << row.name;
    for (const std::string& name : names_of(row))
      EXPECT_EQ(seen.try_emplace(name, row.field).first->second, row.field) << name;
    EXPECT_EQ(row.facet.has_value(), row.slot.has_value()) << row.name;
  }
}

TEST(Fields, QueriesTakeEveryName) {
  for (const schema::FieldRow& row : schema::fields()) {
    if (!row.query) continue;
    for (const std::string& name : names_of(row))
      EXPECT_EQ(print_query(*parse_query(name + ":drone").tree), std::string(row.name) + ":drone") << name;
  }
}

TEST(Fields, FieldsToPrintTakeEveryName) {
  for (const schema::FieldRow& row : schema::fields()) {
    if (row.key.empty()) continue;
    for (const std::string& name : names_of(row)) {
      PrintOptions options;
      options.fields = {name};
      std::ostringstream out;
      make_printer("csv", options)->print({}, out);
      EXPECT_EQ(out.str(), std::string(row.key) + "\n") << name;
    }
  }
}

// Options by name are those of C and Python.
TEST(Fields, FacetsTakeEveryNameAndGoOutByOne) {
  for (const schema::FieldRow& row : schema::fields()) {
    if (!row.facet) continue;
    EXPECT_EQ(option_name(*row.facet), row.name);
    for (const std::string& name : names_of(row)) {
      QueryOptions options;
      set_option(options, "facet", name);
      EXPECT_EQ(options.search.facets, std::vector<Facet>{*row.facet}) << name;
      SearchResults results;
      results.facets.emplace_back().facet = *row.facet;
      std::ostringstream out;
      make_printer("json", PrintOptions())->print(results, out);
      EXPECT_NE(out.str().find("\"facet\": \"" + std::string(row.name) + '"'), std::string::npos) << name;
    }
  }
  QueryOptions options;
  // Any other name can be that of tags `name=value`; the archive says which there are.
  set_option(options, "facet", "provinsi");
  EXPECT_EQ(options.search.tag_facets, std::vector<std::string>{"provinsi"});
  EXPECT_THROW(set_option(options, "facet", "judul:"), Error);
}

}  // namespace
}  // namespace warta
