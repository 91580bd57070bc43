// SPDX-License-Identifier: GPL-3.0-or-later
// The public ArchiveWriter: opens or begins an archive and changes it one article at a time.
#include "warta/archive_writer.h"
#include "indexer/build/messages.h"

#include <exception>
#include <filesystem>
#include <utility>
#include <vector>

#include "indexer/archive/compaction.h"
#include "indexer/archive/directory.h"
#include "indexer/archive/metadata.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "indexer/archive/table_sums.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/archive_writer_state.h"
#include "indexer/readers/checked_reader.h"
#include "util/files.h"
#include "warta/error.h"

namespace warta {

namespace fs = std::filesystem;

namespace {

std::string key(std::string_view name) { return std::string(name); }

class XapianSink final : public DocumentSink {
 public:
  explicit XapianSink(Xapian::Document& document) : document_(document) {}
  void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) override {
    document_.add_posting(std::string(term), position, wdf);
  }
  void term(std::string_view term, std::uint32_t wdf) override { document_.add_term(std::string(term), wdf); }
  void value(std::uint32_t slot, std::string_view bytes) override {
    document_.add_value(slot, std::string(bytes));
  }
  void data(std::string_view bytes) override { document_.set_data(std::string(bytes)); }

 private:
  Xapian::Document& document_;
};

}  // namespace

KnownArticle find_article(const Xapian::Database& database, const std::string& id) {
  const std::string term = schema::id_term(id);
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return {};
  return {*posting, stored_hash(database.get_document(*posting).get_data())};
}

Xapian::Document make_document(const StoredArticle& prepared, const Analyzer& analyzer,
                               std::vector<Bilingual>& notes) {
  Xapian::Document document;
  XapianSink sink(document);
  build_document(prepared, analyzer, sink, notes);
  return document;
}

ArchiveWriter::State::State(const std::string& archive_path, WriterOptions writer_options)
    : path(archive_path), options(std::move(writer_options)) {
  const bool exists = inspect_archive_directory(path) == DirectoryState::archive;
  if (exists) (void)open_archive_for_reading(path);  // explains what is wrong before anything is locked
  with_mapped_errors(path, [&] {
    LockedArchive locked = lock_archive(path, options.lock_timeout);
    database = std::move(locked.database);
    note = std::move(locked.note);
    // Without a format the archive is empty: a process died between creating and beginning it.
    const bool begun = exists && !database.get_metadata(key(schema::kMetaFormat)).empty();
    if (begun) {
      continue_archive();
    } else {
      begin_archive();
    }
  });
}

void ArchiveWriter::State::begin_archive() {
  if (options.analyzer == nullptr) options.analyzer = make_indonesian_analyzer({options.exceptions});
  change([&] {
    database.begin_transaction();
    for (const auto& [name, value] : new_archive_metadata(options, "xapian"))
      database.set_metadata(name, value);
    commit_durably(database, path);
    changed_ = true;
    sync_path(fs::path(path) / "..");  // the name of the archive itself
  });
}

void ArchiveWriter::State::continue_archive() {
  require_our_format(database, path);
  const std::string exceptions = database.get_metadata(key(schema::kMetaExceptions));
  if (!options.exceptions.empty() && options.exceptions != exceptions) {
    throw Error(ErrorCode::invalid_argument, both(build_messages::kOtherExceptions, {path}));
  }
  options.exceptions = exceptions;
  if (options.analyzer == nullptr) options.analyzer = make_indonesian_analyzer({exceptions});
  require_analyzer(database, path, options.analyzer->fingerprint());
  const std::string cleaning = database.get_metadata(key(schema::kMetaCleaning));
  if (cleaning == cleaning_name(options.clean)) return;
  if ((cleaning == cleaning_name(false)) != !options.clean) {
    throw Error(
        ErrorCode::invalid_argument,
        both(options.clean ? build_messages::kMadeWithoutRules : build_messages::kMadeWithRules, {path}));
  }
  throw Error(ErrorCode::analyzer_mismatch,
              both(build_messages::kOtherRules, {path, cleaning, cleaning_name(options.clean)}));
}

void ArchiveWriter::State::require_usable() const {
  owner.require_this(both(build_messages::kTheWriter, {path}));
  if (failed_) {
    throw Error(ErrorCode::io, both(build_messages::kWriterFailed, {path}));
  }
}

template <typename Work>
void ArchiveWriter::State::change(const Work& work) {
  require_usable();
  try {
    with_mapped_errors(path, work);
  } catch (...) {
    failed_ = true;
    throw;
  }
}

// Without a transaction libxapian commits when it likes: after 10,000 changes, and in its destructor.
void ArchiveWriter::State::begin_changes() {
  if (uncommitted != 0) return;
  if (!changed_) begin_table_changes(path);
  changed_ = true;
  database.begin_transaction();
  note_size(database, path);
}

void ArchiveWriter::State::count_change() {
  if (++uncommitted >= options.commit_every) commit();
}

void ArchiveWriter::State::store(Xapian::docid known, const Xapian::Document& document) {
  change([&] {
    begin_changes();
    if (known != 0) {
      database.replace_document(known, document);
    } else {
      database.add_document(document);
    }
    count_change();
  });
}

void ArchiveWriter::State::remove(Xapian::docid known) {
  change([&] {
    begin_changes();
    database.delete_document(known);
    count_change();
  });
}

void ArchiveWriter::State::set_metadata(std::string_view name, const std::string& value) {
  change([&] {
    if (database.get_metadata(key(name)) == value) return;
    begin_changes();
    database.set_metadata(key(name), value);
    count_change();
  });
}

void ArchiveWriter::State::commit() {
  change([&] {
    begin_changes();
    database.set_metadata(key(schema::kMetaChanged), now_utc());
    commit_durably(database, path);
    uncommitted = 0;
  });
}

void ArchiveWriter::State::finish() {
  if (failed_ || !changed_) return;
  write_table_sums(path);
  changed_ = false;
}

KnownArticle ArchiveWriter::State::find(const std::string& id) const {
  require_usable();
  return with_mapped_errors(path, [&] { return find_article(database, id); });
}

std::uint64_t ArchiveWriter::State::article_count() const {
  require_usable();
  return with_mapped_errors(path, [&] { return std::uint64_t{database.get_doccount()}; });
}

ArchiveWriter::ArchiveWriter(const std::string& path, WriterOptions options)
    : state_(std::make_unique<State>(path, std::move(options))) {}

namespace {

// Commits what is pending, unless the stack is unwinding, and closes the archive.
void let_go(std::unique_ptr<ArchiveWriter::State> state) {
  if (state == nullptr) return;
  if (!state->owner.is_this()) {
    // libxapian would write to the parent's files and release its lock. The child's copy stays in memory.
    static std::vector<ArchiveWriter::State*> kept_of_parent;  // so that leak checkers know of it
    kept_of_parent.push_back(state.release());
    return;
  }
  if (std::uncaught_exceptions() > 0) return;
  try {
    if (state->is_pending()) state->commit();
    state->finish();
  } catch (const Error&) {  // a destructor cannot report; commit() can
  }
}

}  // namespace

ArchiveWriter::~ArchiveWriter() { let_go(std::move(state_)); }

ArchiveWriter::ArchiveWriter(ArchiveWriter&&) noexcept = default;
ArchiveWriter& ArchiveWriter::operator=(ArchiveWriter&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

PutOutcome ArchiveWriter::put(const Article& given) {
  ReadResult looked_at = checked(given, {});
  if (const auto* issue = std::get_if<ReadIssue>(&looked_at))
    throw Error(ErrorCode::invalid_argument, issue->reason);
  auto& article = std::get<Article>(looked_at);
  const ContentHash hash = hash_of(article);
  const std::string id = archive_id(article, hash);
  const KnownArticle known = state_->find(id);
  if (known.docid != 0 && known.hash == hash) return PutOutcome::unchanged;
  const StoredArticle prepared = prepare(article, id, hash, state_->options.clean);
  state_->store(known.docid, make_document(prepared, *state_->options.analyzer, article.notes));
  return known.docid == 0 ? PutOutcome::added : PutOutcome::updated;
}

bool ArchiveWriter::erase(std::string_view id) {
  const KnownArticle known = state_->find(std::string(id));
  if (known.docid != 0) state_->remove(known.docid);
  return known.docid != 0;
}

void ArchiveWriter::commit() { state_->commit(); }

std::uint64_t ArchiveWriter::article_count() const { return state_->article_count(); }

}  // namespace warta
