// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums over the blocks of an archive's tables, in the file `warta.sums` beside them. Glass has none: a
// flipped bit in a posting list is another posting list.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "warta/language.h"

namespace warta {

inline constexpr const char* kSumsFile = "warta.sums";
inline constexpr const char* kVersionFile = "iamglass";  // names the state of the tables
inline constexpr std::array<const char*, 4> kTables = {"postlist.glass", "docdata.glass", "termlist.glass",
                                                       "position.glass"};
inline constexpr std::size_t kBlockBytes = 8192;  // Xapian's default, and that of indexer/glass

// The number of the commit that wrote these bytes of `iamglass`; 0 when they are too few.
[[nodiscard]] std::uint64_t revision_of(std::string_view version_file);

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
  std::vector<Bilingual> faults;
};

// The caller has locked the archive, or knows that nobody writes to it. Throws Error(io).
[[nodiscard]] SumsReport compare_table_sums(const std::string& path);

// The tables that are equal in two archives by their checksums, which both have.
[[nodiscard]] std::vector<std::string> equal_tables(const std::string& one, const std::string& other);

}  // namespace warta
