// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace warta::tests {

// Everything an archive holds of each article, by id, as lines: terms with wdf and positions, values, the
// stored record. Without document ids, and without where the article was read (it is no content).
[[nodiscard]] std::map<std::string, std::string> archive_contents(const std::string& path);

// Expects two archives to hold the same; a failure names the first few articles that differ, and in what.
void expect_equal_archives(const std::string& expected, const std::string& actual);

}  // namespace warta::tests
