// SPDX-License-Identifier: GPL-3.0-or-later
// Copies a committed state of an archive while a writer changes it. Used by backup.cpp.
#pragma once

#include <string>

namespace warta {

// Copies the tables and `iamglass` of the archive at `path` into the new directory `copy`, as some commit
// left them that was the last one at a moment of this call. Where nobody has changed the archive meanwhile,
// the copy has its checksums, too (table_sums.h). Shares blocks with the archive where the file system can
// copy by reference. Throws Error(io), also when a writer commits faster than blocks can be copied.
void copy_committed_state(const std::string& path, const std::string& copy);

// Copies one file to `to`, which must be absent. Throws Error(io).
void copy_file(const std::string& from, const std::string& to);

}  // namespace warta
