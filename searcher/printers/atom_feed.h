// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds of articles in Atom (RFC 4287): of the server, and of alerts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "warta/searcher.h"

namespace warta::printers {

// Everything but unreserved characters of RFC 3986 as `%XX`.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// An id that stays the same wherever the archive is served: `tag:warta.invalid,2026:KIND/NAME`.
[[nodiscard]] std::string atom_id(std::string_view kind, std::string_view name);

// RFC 4287 wants a time of day and a zone in every date. A day without them begins in Jakarta; an undated
// article is as old as can be.
[[nodiscard]] std::string atom_time(const std::optional<PublishedAt>& published);

struct AtomFeed {
  std::string title, id;
  std::string updated;                    // RFC 3339
  std::string self = {}, alternate = {};  // addresses; empty: none
  std::vector<std::string> entries = {};  // of atom_entry()
};

// One entry, with line ends. Links to `address`; without one the entry has its text as content, since it must
// have either.
[[nodiscard]] std::string atom_entry(const Hit& hit, const std::string& address);

[[nodiscard]] std::string atom_feed(const AtomFeed& feed);

// The entries of a text of atom_feed(), as they are there.
[[nodiscard]] std::vector<std::string> entries_of_feed(std::string_view text);

}  // namespace warta::printers
