// SPDX-License-Identifier: GPL-3.0-or-later
// What an assistant can do with an archive over the Model Context Protocol: the tools and the resources.
#pragma once

#include <string>
#include <string_view>

#include "searcher/server/answers.h"

namespace warta::server::mcp {

struct Tool;

[[nodiscard]] Json list_of_tools();

// Null when there is none.
[[nodiscard]] const Tool* find_tool(std::string_view name);

// The result of a tool. Throws Refusal for invalid arguments and Error for the archive.
[[nodiscard]] Json run(const Tool& tool, const Searcher& searcher, const Json& arguments,
                       const AnswerLimits& limits);

// The articles, newest first, by pages.
[[nodiscard]] Json list_of_resources(const Searcher& searcher, const Json& params);
[[nodiscard]] Json resource_templates();
[[nodiscard]] Json read_resource(const Searcher& searcher, const Json& params);

}  // namespace warta::server::mcp
