// SPDX-License-Identifier: GPL-3.0-or-later
// When and how an archive is compacted. Glass never changes a block in place, and every article touches
// blocks all over the archive: a few hundred changes can double its files, mostly with free blocks.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "warta/language.h"

namespace warta {

// The size of an archive's files in bytes.
[[nodiscard]] std::uint64_t size_on_disk(const std::string& path);

// Records the archive's size and number of articles in its metadata, unless they are recorded already. Call
// it before the first change to a new or compacted archive, while no space is wasted.
void note_size(Xapian::WritableDatabase& database, const std::string& path);

// An archive is compacted when its files are larger than its articles needed when it was last compacted, in
// proportion to their number, by more than 1 MiB and by more than
//   - a tenth, below 1 GiB, where compacting takes seconds;
//   - a half, from 1 GiB on.
[[nodiscard]] bool compaction_is_due(std::uint64_t bytes, std::uint64_t articles,
                                     std::uint64_t compacted_bytes, std::uint64_t compacted_articles);
[[nodiscard]] bool compaction_is_due(const Xapian::Database& database, const std::string& path);

// Compacts the archive, which the caller has committed and locked, when it is due. Must be the last change.
// If it fails, the reason is in `failure`, and the archive is unchanged.
void compact_if_due(const Xapian::Database& database, const std::string& path, bool& compacted,
                    Bilingual& failure);

// Compacts the archive at `path`, which the caller has locked and committed, into a new directory that
// replaces it. Open databases keep reading the previous state. Throws Error, Xapian::Error.
void compact_in_place(const std::string& path);

}  // namespace warta
