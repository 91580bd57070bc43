// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/first_build.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "indexer/archive_directory.h"
#include "indexer/archive_metadata.h"
#include "indexer/document_builder.h"
#include "indexer/lock_note.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

// Feeds one document into an inverter.
class InverterSink final : public DocumentSink {
 public:
  explicit InverterSink(glass::Inverter& inverter) : inverter_(inverter) {}
  void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) override {
    inverter_.add_posting(inverter_.intern(term), position, wdf);
  }
  void term(std::string_view term, std::uint32_t wdf) override {
    inverter_.add_term(inverter_.intern(term), wdf);
  }
  void value(std::uint32_t slot, std::string_view bytes) override { inverter_.add_value(slot, bytes); }
  void data(std::string_view bytes) override { inverter_.set_data(bytes); }

 private:
  glass::Inverter& inverter_;
};

void sync_directory(const fs::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

// A quarter of the machine's memory, at most 2 GiB.
std::size_t default_memory() {
  const auto pages = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PAGESIZE)));
  return std::min(pages / 4 * page, std::size_t{2} << 30);
}

}  // namespace

// The folder `ARCHIVE.building`, in which the archive is made. Who holds the lock of the file in it builds.
class FirstBuild::Scaffold {
 public:
  Scaffold(const std::string& archive, std::chrono::seconds lock_timeout) : archive_(fs::absolute(archive)) {
    folder_ = archive_;
    folder_ += ".building";
    const auto give_up = std::chrono::steady_clock::now() + lock_timeout;
    while (!try_lock()) {
      if (std::chrono::steady_clock::now() >= give_up) {
        throw Error(ErrorCode::archive_locked, archive + ": " + describe_holder(folder_ / "lock") +
                                                   " is building this archive; wait for it, or give "
                                                   "--lock-timeout SECONDS");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    std::error_code ignored;
    fs::remove_all(database(), ignored);  // of a process that died
  }

  ~Scaffold() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    ::close(lock_);
  }
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;

  [[nodiscard]] fs::path database() const { return folder_ / "database"; }
  [[nodiscard]] const fs::path& archive() const { return archive_; }

  void move_into_place() {
    std::error_code error;
    fs::rename(database(), archive_, error);  // over an empty directory, too
    if (error)
      throw Error(ErrorCode::io,
                  archive_.string() + ": cannot move the new archive there: " + error.message());
    sync_directory(archive_.parent_path());
  }

 private:
  bool try_lock() {
    std::error_code error;
    fs::create_directory(folder_, error);
    if (error)
      throw Error(ErrorCode::io,
                  folder_.string() + ": cannot make this folder to build in: " + error.message());
    const fs::path file = folder_ / "lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock_ < 0 && errno == ENOENT) return false;  // its last holder has just removed the folder
    if (lock_ < 0)
      throw Error(ErrorCode::io, file.string() + ": cannot open the lock: " + std::strerror(errno));
    if (::flock(lock_, LOCK_EX | LOCK_NB) == 0 && still_there(file)) {
      const std::string note = lock_note();
      if (::ftruncate(lock_, 0) != 0 || ::pwrite(lock_, note.data(), note.size(), 0) < 0)
        return true;  // only for messages
      return true;
    }
    ::close(lock_);
    return false;
  }

  // The file may have been removed with its folder between open and lock.
  [[nodiscard]] bool still_there(const fs::path& file) const {
    struct stat held {};
    struct stat named {};
    return ::fstat(lock_, &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_ino == named.st_ino;
  }

  fs::path archive_, folder_;
  int lock_ = -1;
};

std::unique_ptr<FirstBuild> FirstBuild::begin(const std::string& path, std::size_t jobs,
                                              const AddOptions& options) {
  if (options.builder == Builder::xapian || inspect_archive_directory(path) == DirectoryState::archive)
    return nullptr;
  auto scaffold = std::make_unique<Scaffold>(path, options.writer.lock_timeout);
  if (inspect_archive_directory(path) == DirectoryState::archive) return nullptr;  // made while we waited
  if (!glass::supported(scaffold->database().parent_path())) return nullptr;
  return std::unique_ptr<FirstBuild>(new FirstBuild(std::move(scaffold), jobs, options));
}

FirstBuild::FirstBuild(std::unique_ptr<Scaffold> scaffold, std::size_t jobs, const AddOptions& options)
    : scaffold_(std::move(scaffold)), options_(options.writer) {
  if (options_.analyzer == nullptr) options_.analyzer = make_indonesian_analyzer({options_.exceptions});
  glass::BulkOptions bulk;
  bulk.threads = static_cast<unsigned>(jobs);
  bulk.memory_bytes = options.memory_bytes != 0 ? options.memory_bytes : default_memory();
  builder_ = std::make_unique<glass::BulkBuilder>(scaffold_->database(), bulk);
  for (std::size_t i = 0; i < jobs; ++i) inverters_.push_back(&builder_->add_inverter());
  for (const auto& [name, value] : new_archive_metadata(options_, "glass"))
    builder_->set_metadata(name, value);
}

FirstBuild::~FirstBuild() = default;

void FirstBuild::prepare_batch(Batch& batch, std::size_t worker) {
  glass::Inverter& inverter = *inverters_[worker];
  InverterSink sink(inverter);
  for (const Record& record : batch.records) {
    if (record.fate != Record::Fate::added) continue;
    inverter.begin_document(record.docid);
    build_document(prepare(record.article, record.id, record.hash, options_.clean), *options_.analyzer, sink);
    inverter.end_document();
  }
}

void FirstBuild::finish() {
  builder_->finish();
  scaffold_->move_into_place();
}

}  // namespace warta
