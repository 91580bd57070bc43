// SPDX-License-Identifier: GPL-3.0-or-later
// The state of an ArchiveWriter, for the parts of indexer/build that write many articles at once.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>

#include "indexer/archive/lock_note.h"
#include "indexer/build/document_builder.h"
#include "warta/archive_writer.h"

namespace warta {

// What is compared with an article before it is written again.
struct KnownArticle {
  Xapian::docid docid = 0;  // 0: not in the archive
  ContentHash hash;
};

[[nodiscard]] KnownArticle find_article(const Xapian::Database& database, const std::string& id);

// The article as a Xapian document.
[[nodiscard]] Xapian::Document make_document(const StoredArticle& prepared, const Analyzer& analyzer);

struct ArchiveWriter::State {
  State(const std::string& archive_path, WriterOptions writer_options);

  void store(Xapian::docid known, const Xapian::Document& document);
  void remove(Xapian::docid known);
  void commit();

  std::string path;
  WriterOptions options;  // with the analyzer filled in
  Xapian::WritableDatabase database;
  LockNote note;  // destroyed before the database and its lock
  std::uint32_t uncommitted = 0;

 private:
  void before_change();
  void after_change();
  void begin_archive();
  void continue_archive();
};

[[nodiscard]] inline ArchiveWriter::State& writer_state(ArchiveWriter& writer) { return *writer.state_; }

}  // namespace warta
