// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

// Glass never changes a block in place, and every article touches blocks all over the archive: a few hundred
// changes can double its files, mostly with free blocks. Compacting it again removes them.
namespace warta {

// Bytes of the files of an archive.
[[nodiscard]] std::uint64_t size_on_disk(const std::string& path);

// Notes in the archive's metadata how large it is with how many articles, if nothing is noted yet. Called
// before the first change after it was made or compacted, when no space is wasted.
void note_size(Xapian::WritableDatabase& database, const std::string& path);

// THE rule: an archive is compacted when its files are larger than its articles needed when it was last
// compacted, in proportion to their number, by more than
//   - a tenth, below 1 GiB, where compacting takes seconds;
//   - a half, from 1 GiB on,
// and by more than 1 MiB in any case.
[[nodiscard]] bool compaction_is_due(std::uint64_t bytes, std::uint64_t articles,
                                     std::uint64_t compacted_bytes, std::uint64_t compacted_articles);
[[nodiscard]] bool compaction_is_due(const Xapian::Database& database, const std::string& path);

// Compacts the archive, committed and locked by the caller, when it is due, as the last thing done to it.
// That it could not be done is told in `failure`: the archive is good all the same.
void compact_if_due(const Xapian::Database& database, const std::string& path, bool& compacted,
                    std::string& failure);

// Compacts the archive at `path`, which the caller has locked and committed, into a neighbour, and puts that
// in its place. Databases open on it go on reading its old state. Throws Error, Xapian::Error.
void compact_in_place(const std::string& path);

}  // namespace warta
