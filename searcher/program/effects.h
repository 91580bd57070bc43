// SPDX-License-Identifier: GPL-3.0-or-later
// Options of warta-search that would be ignored without a word.
#pragma once

#include <CLI/CLI.hpp>

namespace warta::search_program {

// Throws Complaint for a given option that has no effect beside the others.
void require_effects(const CLI::App& app);

}  // namespace warta::search_program
