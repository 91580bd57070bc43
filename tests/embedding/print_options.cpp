// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of options for options_test.py, a row a line.
#include <iostream>

#include "searcher/request/options.h"

int main() {
  for (const warta::options::Option& row : warta::options::query_options())
    std::cout << row.name << '\t' << row.request << '\t' << row.command_line << '\t'
              << static_cast<int>(row.kind) << '\t' << row.least << '\t' << row.most << '\t'
              << row.most_served << '\n';
}
