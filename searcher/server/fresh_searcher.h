// SPDX-License-Identifier: GPL-3.0-or-later
// Searchers for the server: always on the newest state, shared by threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "warta/searcher.h"

namespace warta::server {

// A searcher that switches to the archive's newest state. One thread at a time.
class FreshSearcher {
 public:
  // Throws Error like Searcher.
  FreshSearcher(std::vector<std::string> archives, const SearcherOptions& options);

  // Checks the archive's version file (about a microsecond). An archive without a local one is reopened every
  // ten seconds. Throws Error when the archive cannot be opened any more.
  const Searcher& newest();
  [[nodiscard]] std::uint64_t reopened() const noexcept { return reopened_; }

 private:
  std::vector<std::string> archives_;
  std::string stamp_;  // of the open state; read before opening, so never newer than it
  Searcher searcher_;
  std::uint64_t reopened_ = 0;
};

// A fixed number of searchers, opened when first needed and kept.
class SearcherPool {
 public:
  SearcherPool(std::vector<std::string> archives, SearcherOptions options, std::size_t most);

  // The use of one, until destruction.
  class Lease {
   public:
    Lease(SearcherPool& pool, std::unique_ptr<FreshSearcher> searcher)
        : pool_(&pool), searcher_(std::move(searcher)) {}
    Lease(Lease&&) noexcept = default;
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    FreshSearcher& operator*() const { return *searcher_; }

   private:
    SearcherPool* pool_;
    std::unique_ptr<FreshSearcher> searcher_;
  };

  // Empty if none becomes free within `patience`. Throws Error when one cannot be opened.
  [[nodiscard]] std::optional<Lease> borrow(std::chrono::milliseconds patience);

 private:
  void give_back(std::unique_ptr<FreshSearcher> searcher);

  std::vector<std::string> archives_;
  SearcherOptions options_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<FreshSearcher>> idle_;
  std::size_t may_open_;
};

}  // namespace warta::server
