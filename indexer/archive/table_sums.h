// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums over the blocks of an archive's tables, in the file `warta.sums` beside them. Glass has none: a
// flipped bit in a posting list is another posting list.
#pragma once

#include <string>
#include <vector>

namespace warta {

inline constexpr const char* kSumsFile = "warta.sums";

// Call it before the first change of a writer: until write_table_sums() the archive has no checksums, because
// a process that dies or loses power may leave half-written blocks that no state uses. Throws Error(io).
void begin_table_changes(const std::string& path);

// Writes the checksums of the archive at `path`, which the caller has locked and committed. Reads the blocks
// that have changed since begin_table_changes() (glass writes the number of its commit into every block that
// it changes), and of the others four bytes. Throws Error(io).
void write_table_sums(const std::string& path);

// One line for each file that is not as it was written. `known` is false when the archive has no checksums:
// another program made it, or its last writer died. Then nothing is compared.
struct SumsReport {
  bool known = false;
  std::vector<std::string> faults;
};

// The caller has locked the archive, or knows that nobody writes to it. Throws Error(io).
[[nodiscard]] SumsReport compare_table_sums(const std::string& path);

}  // namespace warta
