// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace warta::newsroom::rule {

inline constexpr std::string_view kTitleLine = "title-line";
inline constexpr std::string_view kByline = "byline";
inline constexpr std::string_view kDatelinePublisherPlace = "dateline-publisher-place";
inline constexpr std::string_view kDatelinePlace = "dateline-place";
inline constexpr std::string_view kDatelineDate = "dateline-date";
inline constexpr std::string_view kStoryDate = "story-date";
inline constexpr std::string_view kRelatedLine = "related-line";
inline constexpr std::string_view kRelatedBrackets = "related-brackets";
inline constexpr std::string_view kFurniture = "furniture";
inline constexpr std::string_view kClosingInitials = "closing-initials";

}  // namespace warta::newsroom::rule
