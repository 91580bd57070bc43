// SPDX-License-Identifier: GPL-3.0-or-later
// MinHash signatures and the grouping of articles by them (near_duplicates.h).
#include "indexer/archive/near_duplicates.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/archive/schema.h"
#include "util/content_hash.h"

namespace warta {

namespace {

constexpr std::uint64_t mixed(std::uint64_t state) {  // SplitMix64 (Steele, Lea, Flood 2014)
  state += 0x9E3779B97F4A7C15U;
  state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9U;
  state = (state ^ (state >> 27)) * 0x94D049BB133111EBU;
  return state ^ (state >> 31);
}

// An article that shares a band term with another.
struct Candidate {
  Xapian::docid docid = 0;
  std::string signature;
  double words = 0;
  std::tuple<bool, std::string, std::string> age;  // dated before undated, then by date and id
  std::vector<std::size_t> bands;                  // the shared ones, by number
};

Candidate read_candidate(const Xapian::Database& database, Xapian::docid docid) {
  const Xapian::Document document = database.get_document(docid, Xapian::DOC_ASSUME_VALID);
  std::string date = document.get_value(schema::kPublishedSlot);
  const bool undated = date.empty();
  return {docid,
          document.get_value(schema::kSignatureSlot),
          Xapian::sortable_unserialise(document.get_value(schema::kWordsSlot)),
          {undated, std::move(date), document.get_value(schema::kIdSlot)},
          {}};
}

// Sorted by age, the earliest first.
std::vector<Candidate> find_candidates(const Xapian::Database& database, std::size_t& bands) {
  std::unordered_map<Xapian::docid, Candidate> found;
  const std::string prefix(schema::kDuplicatePrefix);
  bands = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < 2) continue;
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      const auto [candidate, is_new] = found.try_emplace(*posting);
      if (is_new) candidate->second = read_candidate(database, *posting);
      candidate->second.bands.push_back(bands);
    }
    ++bands;
  }
  std::vector<Candidate> candidates;
  candidates.reserve(found.size());
  for (auto& [docid, candidate] : found) candidates.push_back(std::move(candidate));
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& one, const Candidate& other) { return one.age < other.age; });
  return candidates;
}

using SignatureWords = std::array<std::uint64_t, StorySignature::kBins / sizeof(std::uint64_t)>;

SignatureWords words_of(std::string_view signature) {
  SignatureWords words{};
  std::memcpy(words.data(), signature.data(), sizeof words);
  return words;
}

// Eight bytes at a time: of a large archive a hundred million pairs are compared.
std::size_t equal_bytes_of(const SignatureWords& one, const SignatureWords& other) {
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FU;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const std::uint64_t differs = one[i] ^ other[i];
    // The highest bit of each byte that is zero (Warren, Hacker's Delight, 6-1).
    equal += static_cast<std::size_t>(std::popcount(~(((differs & kLow) + kLow) | differs | kLow)));
  }
  return equal;
}

}  // namespace

void StorySignature::add(std::string_view root) {
  last_ = {last_[1], last_[2], content_hash(root).low};
  if (++words_ < last_.size()) return;
  ++runs_;
  const std::uint64_t run = mixed(last_[0] * 3 + mixed(last_[1] * 5 + mixed(last_[2])));
  std::uint64_t& least = least_[run % kBins];
  least = std::min(least, run / kBins);
}

// An empty bin takes the minimum of the next non-empty one, marked with the distance.
std::array<std::uint64_t, StorySignature::kBins> StorySignature::filled_bins() const {
  std::array<std::uint64_t, kBins> filled = least_;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::size_t distance = 0;
    while (distance < kBins && least_[(bin + distance) % kBins] == kNone) ++distance;
    filled[bin] = mixed(least_[(bin + distance) % kBins] + (std::uint64_t{distance} << 58));
  }
  return filled;
}

std::string StorySignature::value() const {
  std::string bytes;
  for (const std::uint64_t least : filled_bins()) bytes += static_cast<char>(least & 0xFFU);
  return bytes;
}

std::vector<std::string> StorySignature::band_terms() const {
  // Short terms: they are a tenth of a small archive. 36 bits are enough, since signatures are compared too.
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const std::array<std::uint64_t, kBins> bins = filled_bins();
  std::vector<std::string> terms;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = mixed(bins[2 * band] + mixed(bins[2 * band + 1]));
    std::string term(schema::kDuplicatePrefix);
    term += static_cast<char>('a' + band);
    for (int digit = 0; digit < 6; ++digit, hash >>= 6) term += kDigits[hash & 63U];
    terms.push_back(std::move(term));
  }
  return terms;
}

std::size_t bins_in_common(std::string_view one, std::string_view other) {
  if (one.size() != StorySignature::kBins || other.size() != one.size()) return 0;
  return equal_bytes_of(words_of(one), words_of(other));
}

// The similarity J and the lengths give the common part: J = common / (one + other - common).
bool are_copies(std::size_t common, double words, double other_words) noexcept {
  if (common >= kLeastInCommon) return true;
  const double shorter = std::min(words, other_words);
  if (common < kLeastContained || shorter <= 0) return false;
  constexpr double kLeastShare = 0.75;  // of the shorter; the estimate errs by about .1
  const double similarity = static_cast<double>(common) / StorySignature::kBins;
  return similarity / (1 + similarity) * (words + other_words) >= kLeastShare * shorter;
}

std::vector<std::vector<Xapian::docid>> near_duplicate_groups(const Xapian::Database& database) {
  std::size_t bands = 0;
  const std::vector<Candidate> candidates = find_candidates(database, bands);
  std::vector<std::vector<std::size_t>> groups;                 // of candidates
  std::vector<SignatureWords> firsts;                           // of each group, the signature of the first
  std::vector<std::vector<std::size_t>> groups_of_band(bands);  // whose first article has this band
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (candidate.signature.size() != StorySignature::kBins) continue;  // of a damaged archive
    const SignatureWords signature = words_of(candidate.signature);
    std::size_t best = 0;
    std::size_t best_common = 0;
    for (const std::size_t band : candidate.bands) {
      for (const std::size_t group : groups_of_band[band]) {
        const std::size_t common = equal_bytes_of(signature, firsts[group]);
        if (common < best_common || (common == best_common && group >= best)) continue;
        if (!are_copies(common, candidate.words, candidates[groups[group].front()].words)) continue;
        best = group;
        best_common = common;
      }
    }
    if (best_common > 0) {
      groups[best].push_back(i);
      continue;
    }
    for (const std::size_t band : candidate.bands) groups_of_band[band].push_back(groups.size());
    groups.push_back({i});
    firsts.push_back(signature);
  }
  std::vector<std::vector<Xapian::docid>> found;
  for (const std::vector<std::size_t>& group : groups) {
    if (group.size() < 2) continue;
    std::vector<Xapian::docid>& docids = found.emplace_back();
    for (const std::size_t member : group) docids.push_back(candidates[member].docid);
  }
  return found;
}

}  // namespace warta
