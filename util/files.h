// SPDX-License-Identifier: GPL-3.0-or-later
// Files and directories, below the standard library: what survives a loss of power.
#pragma once

#include <filesystem>

namespace warta {

// Waits until a file, or the names in a directory, are on disk. A file system that cannot sync a directory
// is accepted. Throws Error(io).
void sync_path(const std::filesystem::path& path);

// Waits until the directory and every file in it are on disk. Throws Error(io).
void sync_directory_and_files(const std::filesystem::path& directory);

}  // namespace warta
