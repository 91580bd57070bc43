// SPDX-License-Identifier: GPL-3.0-or-later
// Looks up and compares signatures (near_copies.h).
#include "searcher/match/near_copies.h"

#include <string>
#include <string_view>

#include "indexer/archive/near_duplicates.h"
#include "indexer/archive/schema.h"

namespace warta {

std::vector<NearCopy> near_copies(const Xapian::Database& database, Xapian::docid number,
                                  const Xapian::Query& scope, const Deadline& deadline) {
  const Xapian::Document document = database.get_document(number);
  const std::string signature = document.get_value(schema::kSignatureSlot);
  const auto words_of = [](const Xapian::Document& one) {
    return Xapian::sortable_unserialise(one.get_value(schema::kWordsSlot));
  };
  const double words = words_of(document);
  std::vector<NearCopy> copies;
  if (signature.empty()) return copies;
  std::vector<Xapian::Query> bands;
  auto term = document.termlist_begin();
  for (term.skip_to(std::string(schema::kDuplicatePrefix)); term != document.termlist_end(); ++term) {
    const std::string band = *term;
    if (!std::string_view(band).starts_with(schema::kDuplicatePrefix)) break;
    bands.emplace_back(band);
  }
  if (bands.empty()) return copies;
  const Xapian::Query alike(Xapian::Query::OP_OR, bands.begin(), bands.end());
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, alike, scope));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet candidates = deadline.matches(enquire, 0, database.get_doccount());
  for (auto candidate = candidates.begin(); candidate != candidates.end(); ++candidate) {
    if (*candidate == number) continue;
    const Xapian::Document other = candidate.get_document();
    const std::size_t bins = bins_in_common(signature, other.get_value(schema::kSignatureSlot));
    if (are_copies(bins, words, words_of(other)))
      copies.push_back({*candidate, bins, other.get_value(schema::kIdSlot)});
  }
  return copies;
}

}  // namespace warta
