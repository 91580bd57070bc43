// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace warta::newsroom::rule {

inline constexpr std::string_view kTitleLine = "title-line";
inline constexpr std::string_view kTitleLabel = "title-label";
inline constexpr std::string_view kUnderline = "underline";
inline constexpr std::string_view kByline = "byline";
inline constexpr std::string_view kBylineLeading = "byline-leading";
inline constexpr std::string_view kBylineInitials = "byline-initials";
inline constexpr std::string_view kBylineSignature = "byline-signature";
inline constexpr std::string_view kSourceLine = "source-line";
inline constexpr std::string_view kDatelinePublisherPlace = "dateline-publisher-place";
inline constexpr std::string_view kDatelinePlace = "dateline-place";
inline constexpr std::string_view kDatelineWithoutDash = "dateline-without-dash";
inline constexpr std::string_view kDatelineDate = "dateline-date";
inline constexpr std::string_view kDateLine = "date-line";
inline constexpr std::string_view kStoryDate = "story-date";
inline constexpr std::string_view kRelatedLine = "related-line";
inline constexpr std::string_view kRelatedInline = "related-inline";
inline constexpr std::string_view kRelatedBrackets = "related-brackets";
inline constexpr std::string_view kScroll = "scroll";
inline constexpr std::string_view kAdvertisement = "advertisement";
inline constexpr std::string_view kPlayer = "player";
inline constexpr std::string_view kNextPage = "next-page";
inline constexpr std::string_view kShare = "share";
inline constexpr std::string_view kFollow = "follow";
inline constexpr std::string_view kCopyright = "copyright";
inline constexpr std::string_view kSyndication = "syndication";
inline constexpr std::string_view kPhotoCredit = "photo-credit";
inline constexpr std::string_view kLoading = "loading";
inline constexpr std::string_view kTagLine = "tag-line";
inline constexpr std::string_view kNotice = "notice";

}  // namespace warta::newsroom::rule
