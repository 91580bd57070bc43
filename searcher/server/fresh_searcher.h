// SPDX-License-Identifier: GPL-3.0-or-later
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

// A searcher that moves on to the archive's newest state when there is one. One thread at a time.
class FreshSearcher {
 public:
  // Throws Error as Searcher does.
  FreshSearcher(std::vector<std::string> archives, const SearcherOptions& options);

  // Looks at the archive's version file (a microsecond or so). An archive without one at hand, such as a
  // remote one, is opened anew every ten seconds. Throws Error when the archive cannot be opened any more.
  const Searcher& newest();
  [[nodiscard]] std::uint64_t reopened() const noexcept { return reopened_; }

 private:
  std::vector<std::string> archives_;
  std::string stamp_;  // of the state that is open; before the searcher: it must not be younger
  Searcher searcher_;
  std::uint64_t reopened_ = 0;
};

// As many searchers as may work at once. They are opened when first needed and kept.
class SearcherPool {
 public:
  SearcherPool(std::vector<std::string> archives, SearcherOptions options, std::size_t most);

  // The right to use one; gives it back at its end.
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

  // Empty when none gets free within `patience`. Throws Error when one cannot be opened.
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
