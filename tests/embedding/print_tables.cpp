// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of options and of fields for options_test.py and fields_test.py, a row a line.
#include <iostream>

#include "indexer/archive/fields.h"
#include "searcher/request/options.h"

int main(int argc, char**) {
  if (argc > 1) {
    for (const warta::schema::FieldRow& row : warta::schema::fields())
      std::cout << row.name << '\t' << row.english << '\t' << row.key << '\t' << row.input << '\t'
                << row.c.value_or(-1) << '\t' << (row.texts != nullptr) << '\n';
    return 0;
  }
  for (const warta::options::Option& row : warta::options::query_options())
    std::cout << row.name << '\t' << row.request << '\t' << row.command_line << '\t'
              << static_cast<int>(row.kind) << '\t' << row.least << '\t' << row.most << '\t'
              << row.most_served << '\n';
}
