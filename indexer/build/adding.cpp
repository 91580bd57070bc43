// SPDX-License-Identifier: GPL-3.0-or-later
// Prepares, stores and removes the articles of adding.h.
#include "indexer/build/adding.h"

#include "indexer/archive/compaction.h"
#include "indexer/build/indexing_run.h"

namespace warta {

void Adding::prepare_batch(Batch& batch, std::size_t /*worker*/) const {
  for (Record& record : batch.records) {
    if (!is_written(record)) continue;
    const StoredArticle prepared = prepare(record.article, record.id, record.hash, state_.options.clean);
    record.document = make_document(prepared, *state_.options.analyzer, record.article.notes);
  }
}

void Adding::write_batch(const Batch& batch) {
  for (const Record& record : batch.records) {
    if (!is_written(record)) continue;
    Xapian::docid docid = record.docid;
    // A later capture of an article that this run has added.
    if (docid == 0 && record.fate == Record::Fate::updated)
      docid = find_article(state_.database, record.id).docid;
    state_.store(docid, record.document);
  }
}

void Adding::remove(const std::vector<Xapian::docid>& articles) {
  for (const Xapian::docid docid : articles) state_.remove(docid);
}

void Adding::finish() {
  if (state_.uncommitted != 0) state_.commit();
  state_.finish();
}

void Adding::compact_if_due(AddReport& report) {
  warta::compact_if_due(state_.database, state_.path, report.compacted, report.compaction_failure);
}

}  // namespace warta
