// SPDX-License-Identifier: GPL-3.0-or-later
// Files and directories, below the standard library: what survives a loss of power, and what others may have
// put in our way.
#pragma once

#include <filesystem>
#include <string>

namespace warta {

// Waits until a file, or the names in a directory, are on disk. A file system that cannot sync a directory
// is accepted. Throws Error(io).
void sync_path(const std::filesystem::path& path);

// Waits until the directory and every file in it are on disk. Throws Error(io).
void sync_directory_and_files(const std::filesystem::path& directory);

// In a directory that everybody may write, such as /tmp, anybody can make a file of a name that we are going
// to use. Throws Error(io) when `path`, which exists, is in such a directory and belongs to another user, or
// is a link.
void require_ours(const std::filesystem::path& path);

// Throws Error(io) when a file in the directory is a symbolic link: writing it would change another file.
void require_no_links(const std::filesystem::path& directory);

// Makes `path` and, if it is a directory, the files in it accessible as `like` and the files in it are;
// without `like` to their owner alone. Never adds what the umask took from the owner.
void restrict_access(const std::filesystem::path& path, const std::filesystem::path& like = {});

// Writes a small file at `path`: never through a link, never into a file that is there already. False when
// that fails.
[[nodiscard]] bool replace_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace warta
