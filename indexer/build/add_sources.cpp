// SPDX-License-Identifier: GPL-3.0-or-later
// add_sources() and add_articles() of warta/archive_writer.h: decides how articles get into the archive
// (directly written tables, Xapian shards, or additions to an archive) and counts what became of them.
#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "indexer/archive/build_folder.h"
#include "indexer/archive/directory.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/source_roots.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/adding.h"
#include "indexer/build/indexing_run.h"
#include "indexer/build/record_judge.h"
#include "indexer/build/sharded_build.h"
#include "indexer/build/table_build.h"
#include "indexer/readers/checked_reader.h"
#include "util/files.h"
#include "warta/archive_writer.h"

namespace warta {

std::size_t worker_count(unsigned jobs) {
  return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

namespace {

void count(Record& record, const AddOptions& options, AddReport& report) {
  PutOutcome outcome = PutOutcome::unchanged;
  switch (record.fate) {
    case Record::Fate::rejected:
      ++report.rejected;
      if (options.on_rejected) options.on_rejected(record.issue);
      break;
    case Record::Fate::unchanged:
      ++report.unchanged;
      break;
    case Record::Fate::added:
      ++report.added;
      outcome = PutOutcome::added;
      break;
    case Record::Fate::updated:
      ++report.updated;
      outcome = PutOutcome::updated;
      break;
  }
  if (record.fate == Record::Fate::rejected || !options.on_decided) return;
  record.article.id = record.id;
  options.on_decided(record.article, outcome);
}

// Where the sources are: what the archive at `*path` knows, if there is one, and `sources`.
SourceRoots roots_of(const std::string* path, const std::vector<std::string>& sources,
                     const AddOptions& options) {
  SourceRoots roots;
  if (path != nullptr) {
    const Xapian::Database database = open_archive_for_reading(*path);
    roots = SourceRoots(
        with_mapped_errors(*path, [&] { return database.get_metadata(std::string(schema::kMetaRoots)); }));
  }
  for (const auto& [old_place, new_place] : options.moved_roots) roots.move(old_place, new_place);
  roots.add(sources);
  return roots;
}

// Writes nothing.
struct DryRun {
  void prepare_batch(const Batch&, std::size_t) const {}
  void write_batch(const Batch&) const {}
};

AddReport only_look(const std::string& path, ArticleReader& reader, const std::vector<std::string>& sources,
                    const AddOptions& options) {
  DryRun dry_run;
  const bool exists = inspect_archive_directory(path) == DirectoryState::archive;
  SourceRoots roots = roots_of(exists ? &path : nullptr, sources, options);
  RecordJudge source =
      exists ? RecordJudge(path, reader, std::move(roots)) : RecordJudge(reader, std::move(roots));
  AddReport report = run_indexing(source, dry_run, worker_count(options.jobs), options);
  if (options.prune && !report.interrupted)
    report.pruned = source.articles_without_file(sources, !options.prune_force, report.prune_refused).size();
  return report;
}

}  // namespace

void count_batch(Batch& batch, const AddOptions& options, AddReport& report) {
  for (Record& record : batch.records) {
    if (record.fate != Record::Fate::rejected)
      record.article.origin.path = record.read_from;  // messages name files as the caller does
    count(record, options, report);
    if (record.article.notes.empty()) continue;
    ++report.mended;
    for (const Bilingual& note : record.article.notes) {
      if (options.on_note) options.on_note(record.article, note);
    }
  }
  report.bytes_read = batch.bytes_read;
  report.files_skipped = batch.files_skipped;
  report.skipped_endings = batch.skipped_endings;
  report.skipped_kinds = batch.skipped_kinds;
}

namespace {

// Removes earlier captures from an archive that was just built: the tables of a new archive are written in
// one go.
void remove_replaced(const std::string& path, const RecordJudge& source, const AddOptions& options) {
  if (source.replaced_captures().empty()) return;
  Adding adding(path, options.writer);
  adding.remove(source.replaced_captures());
  adding.finish();
}

// Whether nothing could be read, as when a daily file is missing: then no new archive is made.
bool is_all_rejected(const AddReport& report) {
  return report.rejected != 0 && report.rejected == report.records();
}

// Makes a new archive through Xapian's public API, whole or not at all like TableBuild. Nothing when there is
// an archive already.
std::optional<AddReport> build_through_xapian(const std::string& path, ArticleReader& reader,
                                              const std::vector<std::string>& sources, std::size_t jobs,
                                              const AddOptions& options) {
  if (inspect_archive_directory(path) == DirectoryState::archive) return std::nullopt;
  BuildFolder folder(path, options.writer.lock_timeout);
  if (inspect_archive_directory(path) == DirectoryState::archive)
    return std::nullopt;  // made while we waited for the lock
  const SourceRoots roots = roots_of(nullptr, sources, options);
  RecordJudge source(reader, roots);
  Chunks chunks(source);
  ShardedBuild build(folder.database().string(), options.writer);
  build.set_metadata(schema::kMetaRoots, roots.serialize());
  AddReport report = run_indexing(chunks, build, jobs, options);
  if (is_all_rejected(report)) return report;
  build.finish();
  sync_directory_and_files(folder.database());
  folder.move_into_place();
  remove_replaced(path, source, options);
  return report;
}

// Adds what `reader` yields to the archive at `path`. `sources` are the paths it reads, for --prune.
AddReport add(const std::string& path, ArticleReader& reader, const std::vector<std::string>& sources,
              const AddOptions& options) {
  if (options.dry_run) return only_look(path, reader, sources, options);
  const std::size_t jobs = worker_count(options.jobs);
  if (const std::unique_ptr<TableBuild> build = TableBuild::begin(path, jobs, options)) {
    const SourceRoots roots = roots_of(nullptr, sources, options);
    build->set_metadata(schema::kMetaRoots, roots.serialize());
    RecordJudge source(reader, roots);
    AddReport report = run_indexing(source, *build, jobs, options);
    if (is_all_rejected(report)) return report;
    build->finish();
    remove_replaced(path, source, options);
    return report;
  }
  if (const std::optional<AddReport> report = build_through_xapian(path, reader, sources, jobs, options))
    return *report;
  Adding adding(path, options.writer);
  const SourceRoots roots = roots_of(&path, sources, options);
  adding.set_metadata(schema::kMetaRoots, roots.serialize());
  RecordJudge source(path, reader, roots);
  AddReport report = run_indexing(source, adding, jobs, options);
  if (options.prune && !report.interrupted) {
    const std::vector<Xapian::docid> gone =
        source.articles_without_file(sources, !options.prune_force, report.prune_refused);
    adding.remove(gone);
    report.pruned = gone.size();
  }
  adding.finish();
  if (!report.interrupted && report.added + report.updated + report.pruned != 0)
    adding.compact_if_due(report);
  return report;
}

}  // namespace

AddReport add_sources(const std::string& path, const std::vector<std::string>& sources,
                      const AddOptions& options) {
  const std::unique_ptr<ArticleReader> reader = open_sources(sources, options.read);
  return add(path, *reader, sources, options);
}

AddReport add_articles(const std::string& path, ArticleReader& articles, const AddOptions& options) {
  CheckedReader reader(articles, options.read.limits);
  return add(path, reader, {}, options);
}

}  // namespace warta
