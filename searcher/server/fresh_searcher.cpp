// SPDX-License-Identifier: GPL-3.0-or-later
// Detects new states of an archive, and lends searchers (fresh_searcher.h).
#include "searcher/server/fresh_searcher.h"

#include <sys/stat.h>

#include <utility>

namespace warta::server {

namespace {

// Changes whenever the archive does: glass replaces its version file with every commit, and so does a
// replacement of the archive.
std::string stamp_of(const std::string& archive) {
  struct stat found {};
  if (::stat((archive + "/iamglass").c_str(), &found) == 0) {
    return std::to_string(found.st_dev) + ' ' + std::to_string(found.st_ino) + ' ' +
           std::to_string(found.st_mtim.tv_sec) + ' ' + std::to_string(found.st_mtim.tv_nsec) + ';';
  }
  constexpr std::chrono::seconds kLooksAnew{10};
  return std::to_string(std::chrono::steady_clock::now().time_since_epoch() / kLooksAnew) + ';';
}

std::string stamp_of(const std::vector<std::string>& archives) {
  std::string stamp;
  for (const std::string& archive : archives) stamp += stamp_of(archive);
  return stamp;
}

}  // namespace

FreshSearcher::FreshSearcher(std::vector<std::string> archives, const SearcherOptions& options)
    : archives_(std::move(archives)), stamp_(stamp_of(archives_)), searcher_(archives_, options) {}

const Searcher& FreshSearcher::newest() {
  std::string now = stamp_of(archives_);
  if (now != stamp_) {
    searcher_.reopen();
    stamp_ = std::move(now);
    ++reopened_;
  }
  return searcher_;
}

SearcherPool::SearcherPool(std::vector<std::string> archives, SearcherOptions options, std::size_t most)
    : archives_(std::move(archives)), options_(std::move(options)), may_open_(most) {}

SearcherPool::Lease::~Lease() {
  if (searcher_ != nullptr) pool_->give_back(std::move(searcher_));
}

void SearcherPool::give_back(std::unique_ptr<FreshSearcher> searcher) {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(searcher));
  }
  freed_.notify_one();
}

std::optional<SearcherPool::Lease> SearcherPool::borrow(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, patience, [this] { return !idle_.empty() || may_open_ > 0; }))
    return std::nullopt;
  if (!idle_.empty()) {
    std::unique_ptr<FreshSearcher> last = std::move(idle_.back());
    idle_.pop_back();
    return Lease(*this, std::move(last));
  }
  --may_open_;
  lock.unlock();
  try {
    return Lease(*this, std::make_unique<FreshSearcher>(archives_, options_));
  } catch (...) {
    lock.lock();
    ++may_open_;
    freed_.notify_one();
    throw;
  }
}

}  // namespace warta::server
