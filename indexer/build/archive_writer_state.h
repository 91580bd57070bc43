// SPDX-License-Identifier: GPL-3.0-or-later
// The state of an ArchiveWriter, for the parts of indexer/build that write many articles at once.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/archive/lock_note.h"
#include "indexer/build/document_builder.h"
#include "util/this_process.h"
#include "warta/archive_writer.h"
#include "warta/language.h"

namespace warta {

// What is compared with an article before it is written again.
struct KnownArticle {
  Xapian::docid docid = 0;  // 0: not in the archive
  ContentHash hash;
};

[[nodiscard]] KnownArticle find_article(const Xapian::Database& database, const std::string& id);

// The article as a Xapian document.
[[nodiscard]] Xapian::Document make_document(const StoredArticle& prepared, const Analyzer& analyzer,
                                             std::vector<Bilingual>& notes);

struct ArchiveWriter::State {
  State(const std::string& archive_path, WriterOptions writer_options);

  void store(Xapian::docid known, const Xapian::Document& document);
  void remove(Xapian::docid known);
  void set_metadata(std::string_view name, const std::string& value);
  void commit();
  // After the last commit: writes the checksums of the tables (table_sums.h).
  void finish();
  [[nodiscard]] KnownArticle find(const std::string& id) const;
  [[nodiscard]] std::uint64_t article_count() const;
  // Whether the destructor of the writer has something to commit, and may.
  [[nodiscard]] bool is_pending() const { return uncommitted != 0 && !failed_; }

  OwningProcess owner;
  std::string path;
  WriterOptions options;  // with the analyzer filled in
  Xapian::WritableDatabase database;
  LockNote note;  // destroyed before the database and its lock
  std::uint32_t uncommitted = 0;

 private:
  // Runs a change of the database. After one that failed half its postings may be in memory: nothing more is
  // changed or committed then.
  template <typename Work>
  void change(const Work& work);
  void begin_changes();
  void count_change();
  void require_usable() const;
  void begin_archive();
  void continue_archive();

  bool failed_ = false;
  bool changed_ = false;  // since the checksums were written
};

[[nodiscard]] inline ArchiveWriter::State& writer_state(ArchiveWriter& writer) { return *writer.state_; }

}  // namespace warta
