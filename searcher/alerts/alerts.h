// SPDX-License-Identifier: GPL-3.0-or-later
// Saved queries over the articles that are new in an archive: `warta-index add --alerts FILE`. Needs only the
// public library.
//
// The folder of an archive's alerts has
//   alerts.jsonl     every match, once, as one line of JSON;
//   feeds/NAME.atom  the newest matches of a query;
//   state.json       the last articles that were looked at, and how much of the log is delivered;
//   lock             held by the process at work.
// A run appends to the log, then writes the feeds, then calls the command, then replaces the state. One that
// dies is made good by the next: what the log has after the delivered part is not appended again, but put
// into the feeds and given to the command.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/alerts/saved_queries.h"

namespace warta::alerts {

struct AlertOptions {
  std::string archive;
  std::string folder;   // empty: ARCHIVE.alerts
  std::string command;  // for the shell, which gets the new lines on its standard input; empty: none
  std::string program;  // whose complaints are printed
};

struct AlertReport {
  std::string folder;
  std::uint64_t matches = 0;  // new lines of the log
  std::uint64_t queries = 0;  // that have any
  bool all_good = true;       // false: a query or the command failed, which is said
};

// To be called before articles are added: from now on they are new, unless an earlier call has said so. Makes
// the folder. Throws Complaint when the folder is of another archive, or the new articles cannot be known;
// Error.
void begin_alerts(const AlertOptions& options);

// Searches the new articles. Throws as begin_alerts().
AlertReport run_alerts(const AlertOptions& options, const std::vector<SavedQuery>& queries);

}  // namespace warta::alerts
