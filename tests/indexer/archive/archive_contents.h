// SPDX-License-Identifier: GPL-3.0-or-later
// Compares archives by content. Used by tests in several folders.
#pragma once

#include <map>
#include <string>

namespace warta::tests {

// The content of each article, by id, as lines: terms with wdf and positions, values, the stored record.
// Excludes document ids and the place of origin.
[[nodiscard]] std::map<std::string, std::string> archive_contents(const std::string& path);

// Expects two archives to have the same content; a failure names the first few articles that differ, and how.
void expect_equal_archives(const std::string& expected, const std::string& actual);

}  // namespace warta::tests
