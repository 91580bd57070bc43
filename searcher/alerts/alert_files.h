// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a folder of alerts (alerts.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace warta::alerts {

// What state.json says.
struct AlertState {
  std::vector<std::string> after;  // ids of the articles that came last, the last one first; empty: none had
  std::uint64_t delivered = 0;     // bytes of the log that feeds and command have had
};

// The folder, locked while this lives. Throws Error(io), and Complaint for a folder of another archive.
class AlertFiles {
 public:
  // Makes the folder if it is absent. Waits for another process that works in it.
  AlertFiles(std::filesystem::path folder, const std::string& archive);
  ~AlertFiles();
  AlertFiles(const AlertFiles&) = delete;
  AlertFiles& operator=(const AlertFiles&) = delete;

  [[nodiscard]] bool has_state() const;
  [[nodiscard]] const AlertState& state() const noexcept { return state_; }
  void set_state(AlertState state);

  // The lines of the log that are not delivered; the beginning of a line that a process which died has left
  // is taken away.
  [[nodiscard]] std::vector<std::string> undelivered();
  // Appends lines, which end in a line feed, and waits until they are on disk. Returns the size of the log.
  void append(const std::vector<std::string>& lines);
  [[nodiscard]] std::uint64_t log_bytes() const;

  [[nodiscard]] std::string feed_of(const std::string& name) const;  // empty: there is none
  // Replaces feeds, whole or not at all.
  void replace_feeds(const std::map<std::string, std::string>& feeds);

 private:
  [[nodiscard]] std::filesystem::path feed_path(const std::string& name) const;
  void write_beside(const std::filesystem::path& path, std::string_view bytes) const;
  void sync_all() const;

  std::filesystem::path folder_;
  std::string archive_;  // its real path
  int lock_ = -1;
  AlertState state_;
};

}  // namespace warta::alerts
