// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include "indexer/adding.h"
#include "indexer/archive_directory.h"
#include "indexer/build_folder.h"
#include "indexer/first_build.h"
#include "indexer/indexing_run.h"
#include "indexer/schema.h"
#include "indexer/stored_article.h"
#include "indexer/xapian_errors.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta {

namespace {

// The originals that an archive holds, in the order they came in, as if they were read for the first time.
class StoredRecords {
 public:
  explicit StoredRecords(const std::string& path)
      : path_(path), database_(path), next_(database_.postlist_begin("")) {}

  std::optional<Batch> next_batch() {
    constexpr std::size_t kBatchRecords = 64;
    return with_mapped_errors(path_, [&]() -> std::optional<Batch> {
      if (next_ == database_.postlist_end("")) return std::nullopt;
      Batch batch;
      for (; next_ != database_.postlist_end("") && batch.records.size() < kBatchRecords; ++next_)
        batch.records.push_back(record_of(*next_));
      return batch;
    });
  }

 private:
  Record record_of(Xapian::docid docid) {
    Record record;
    try {
      record.article = as_read(stored_article(database_.get_document(docid).get_data()));
    } catch (const Error&) {
      throw Error(ErrorCode::archive_corrupt,
                  path_ + ": article number " + std::to_string(docid) +
                      " cannot be read; nothing was changed. Run `warta-index verify " + path_ +
                      "`, then restore a copy or rebuild it from its sources");
    }
    record.fate = Record::Fate::added;
    record.id = record.article.id;
    record.hash = hash_of(record.article);
    record.docid = ++last_docid_;
    return record;
  }

  std::string path_;
  Xapian::Database database_;
  Xapian::PostingIterator next_;
  Xapian::docid last_docid_ = 0;
};

// What an archive was made with, changed as asked.
AddOptions options_for(const Xapian::Database& database, const ReindexOptions& options) {
  AddOptions adding;
  adding.writer.exceptions =
      options.exceptions.value_or(database.get_metadata(std::string(schema::kMetaExceptions)));
  adding.writer.clean =
      options.clean.value_or(database.get_metadata(std::string(schema::kMetaCleaning)) != "off");
  adding.writer.analyzer = options.analyzer;
  if (adding.writer.analyzer == nullptr)
    adding.writer.analyzer = make_indonesian_analyzer({adding.writer.exceptions});
  adding.jobs = options.jobs;
  adding.builder = options.builder;
  adding.memory_bytes = options.memory_bytes;
  adding.progress = options.progress;
  return adding;
}

void require_readable_format(const Xapian::Database& database, const std::string& path) {
  const std::string format = database.get_metadata(std::string(schema::kMetaFormat));
  if (!is_readable_format(format)) require_our_format(database, path);
}

// Makes the new archive at `database` out of the one at `path`.
AddReport build_anew(const std::string& path, const std::string& database, const std::string& created,
                     const AddOptions& options) {
  const std::size_t jobs = worker_count(options.jobs);
  StoredRecords source(path);
  if (options.builder == Builder::xapian ||
      !glass::supported(std::filesystem::path(database).parent_path())) {
    Adding adding(database, options.writer);
    AddReport report = run_indexing(source, adding, jobs, options);
    adding.finish();
    return report;
  }
  FirstBuild build(database, jobs, options);
  build.set_metadata(schema::kMetaCreated, created);
  AddReport report = run_indexing(source, build, jobs, options);
  if (!report.interrupted) build.finish();
  return report;
}

}  // namespace

ReindexReport reindex_archive(const std::string& path, const ReindexOptions& options) {
  if (inspect_archive_directory(path) != DirectoryState::archive) (void)open_archive_for_reading(path);
  return with_mapped_errors(path, [&] {
    const LockedArchive archive = lock_archive(path, options.lock_timeout);
    require_readable_format(archive.database, path);
    BuildFolder folder(path, options.lock_timeout);
    const std::string created = archive.database.get_metadata(std::string(schema::kMetaCreated));
    const AddReport built =
        build_anew(path, folder.database().string(), created, options_for(archive.database, options));
    if (built.interrupted) return ReindexReport{0, true};
    sync_directory_tree(folder.database());
    folder.replace_archive();
    return ReindexReport{built.added, false};
  });
}

}  // namespace warta
