// SPDX-License-Identifier: GPL-3.0-or-later
// Resolves names of archives and opens them as one (shards.h).
#include "searcher/shards.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/archive/directory.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/xapian_errors.h"
#include "searcher/messages.h"
#include "warta/error.h"

namespace warta {

namespace {

constexpr std::string_view kRemoteScheme = "tcp://";
constexpr std::size_t kMostShards = 1000;

Xapian::Database open_remote(const std::string& archive, std::chrono::milliseconds timeout) {
  const std::string_view address = std::string_view(archive).substr(kRemoteScheme.size());
  const std::size_t colon = address.rfind(':');
  unsigned port = 0;
  if (colon != std::string_view::npos) {
    const char* end = address.data() + address.size();
    const auto read = std::from_chars(address.data() + colon + 1, end, port);
    if (read.ec != std::errc() || read.ptr != end) port = 0;
  }
  constexpr unsigned kLastPort = 65535;
  if (colon == 0 || port == 0 || port > kLastPort) {
    throw Error(ErrorCode::invalid_argument, both(search_messages::kNotAddress, {archive}));
  }
  const auto wait = static_cast<unsigned>(timeout.count());
  return with_mapped_errors(archive, [&] {
    Xapian::Database database = Xapian::Remote::open(std::string(address.substr(0, colon)), port, wait, wait);
    require_our_format(database, archive);
    return database;
  });
}

// A line is the name of an archive, or a line of Xapian's own stubs: `auto DIR`, `glass DIR`, `remote
// HOST:PORT`. A directory is relative to the folder of the file. A file with any other line is not a list of
// archives.
void read_stub(const std::string& path, std::vector<std::string>& archives) {
  constexpr std::uintmax_t kMostBytes = 1U << 20U;  // a larger file is not a list of shards
  std::error_code none;
  std::ifstream file(path, std::ios::binary);
  const std::size_t before = archives.size();
  const bool short_enough = std::filesystem::file_size(path, none) <= kMostBytes;
  for (std::string line; short_enough && std::getline(file, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const auto after = [&line](std::string_view word) {
      return line.starts_with(word) ? line.substr(word.size()) : std::string();
    };
    std::string directory = line;
    for (const std::string_view kind : {"auto ", "glass "})
      if (const std::string given = after(kind); !given.empty()) directory = given;
    if (const std::string address = after("remote "); !address.empty()) {
      archives.push_back(std::string(kRemoteScheme) + address);
    } else if (line.starts_with(kRemoteScheme)) {
      archives.push_back(line);
    } else if (line.find('\0') != std::string::npos || archives.size() - before == kMostShards) {
      archives.resize(before);
      break;
    } else {
      archives.push_back((std::filesystem::path(path).parent_path() / directory).string());
    }
  }
  const auto can_be = [&none](const std::string& archive) {
    return is_remote(archive) || std::filesystem::is_directory(archive, none);
  };
  if (std::any_of(archives.begin() + static_cast<std::ptrdiff_t>(before), archives.end(), can_be)) return;
  throw Error(ErrorCode::invalid_argument, both(search_messages::kNotArchive, {path, kMostShards}));
}

// What archives must have in common to be searched together.
std::pair<std::string, std::string> analysis_of(const Xapian::Database& database) {
  return {database.get_metadata(std::string(schema::kMetaAnalyzer)),
          database.get_metadata(std::string(schema::kMetaExceptions))};
}

}  // namespace

Xapian::Database open_shards(std::vector<std::string>& archives, std::chrono::milliseconds timeout,
                             std::vector<std::string>* missing) {
  if (archives.empty()) throw Error(ErrorCode::invalid_argument, both(search_messages::kNoArchives));
  Xapian::Database whole;
  std::optional<std::pair<std::string, std::string>> first;
  std::vector<std::string> answering;
  for (const std::string& archive : archives) {
    const bool remote = is_remote(archive);
    std::pair<std::string, std::string> analysis;
    try {
      analysis = with_retries(archive, [&](bool /*reopen*/) {
        const Xapian::Database database =
            remote ? open_remote(archive, timeout) : open_archive_for_reading(archive);
        auto found = analysis_of(database);
        whole.add_database(database);
        return found;
      });
    } catch (const Error& error) {
      const bool last = answering.empty() && &archive == &archives.back();
      if (missing == nullptr || error.code() != ErrorCode::io || last) throw;
      missing->push_back(archive);
      continue;
    }
    answering.push_back(archive);
    if (!first) first = analysis;
    if (analysis == first) continue;
    throw Error(ErrorCode::analyzer_mismatch,
                both(search_messages::kUnlikeShards, {archive, answering.front()}));
  }
  archives = std::move(answering);
  return whole;
}

std::vector<std::string> with_stubs_resolved(const std::vector<std::string>& names) {
  std::vector<std::string> archives;
  for (const std::string& name : names) {
    std::error_code none;
    if (std::filesystem::is_regular_file(name, none)) {
      read_stub(name, archives);
    } else {
      archives.push_back(name);
    }
  }
  return archives;
}

bool is_remote(const std::string& archive) { return archive.starts_with(kRemoteScheme); }

std::string name_of_shards(const std::vector<std::string>& archives) {
  std::string names;
  for (const std::string& archive : archives) (names += names.empty() ? "" : ", ") += archive;
  return names;
}

std::string failed_shard(const Xapian::NetworkError& error, const std::string& names) {
  // Xapian 1.4 writes an address as `remote:tcp(HOST:PORT)`.
  constexpr std::string_view kBegin = "remote:tcp(";
  const std::string& context = error.get_context();
  if (!std::string_view(context).starts_with(kBegin) || context.back() != ')') return names;
  return std::string(kRemoteScheme) + context.substr(kBegin.size(), context.size() - kBegin.size() - 1);
}

}  // namespace warta
