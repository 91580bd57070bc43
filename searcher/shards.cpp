// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/shards.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "indexer/archive_directory.h"
#include "indexer/schema.h"
#include "indexer/xapian_errors.h"
#include "warta/error.h"

namespace warta {

namespace {

constexpr std::string_view kRemoteScheme = "tcp://";

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
    throw Error(ErrorCode::invalid_argument,
                archive + ": is not the address of a remote archive; write tcp://HOST:PORT");
  }
  const auto wait = static_cast<unsigned>(timeout.count());
  return with_mapped_errors(archive, [&] {
    Xapian::Database database = Xapian::Remote::open(std::string(address.substr(0, colon)), port, wait, wait);
    require_our_format(database, archive);
    return database;
  });
}

// What makes the words of one archive meet those of another.
std::pair<std::string, std::string> analysis_of(const Xapian::Database& database) {
  return {database.get_metadata(std::string(schema::kMetaAnalyzer)),
          database.get_metadata(std::string(schema::kMetaExceptions))};
}

}  // namespace

Xapian::Database open_shards(const std::vector<std::string>& archives, std::chrono::milliseconds timeout) {
  if (archives.empty()) throw Error(ErrorCode::invalid_argument, "no archive to search; name at least one");
  Xapian::Database whole;
  std::pair<std::string, std::string> first;
  for (const std::string& archive : archives) {
    const bool remote = std::string_view(archive).starts_with(kRemoteScheme);
    const auto analysis = with_retries(archive, [&](bool /*anew*/) {
      const Xapian::Database database =
          remote ? open_remote(archive, timeout) : open_archive_for_reading(archive);
      auto found = analysis_of(database);
      whole.add_database(database);
      return found;
    });
    if (&archive == &archives.front()) first = analysis;
    if (analysis == first) continue;
    throw Error(ErrorCode::analyzer_mismatch,
                archive + ": was written with another analyzer or other exceptions than " + archives.front() +
                    ": words would not meet; run `warta-index reindex` on one of them");
  }
  return whole;
}

std::string name_of_shards(const std::vector<std::string>& archives) {
  std::string names;
  for (const std::string& archive : archives) (names += names.empty() ? "" : ", ") += archive;
  return names;
}

std::string failed_shard(const Xapian::NetworkError& error, const std::string& names) {
  // What Xapian 1.4 makes of an address: `remote:tcp(HOST:PORT)`.
  constexpr std::string_view kBegin = "remote:tcp(";
  const std::string& context = error.get_context();
  if (!std::string_view(context).starts_with(kBegin) || context.back() != ')') return names;
  return std::string(kRemoteScheme) + context.substr(kBegin.size(), context.size() - kBegin.size() - 1);
}

}  // namespace warta
