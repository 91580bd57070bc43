// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/near_duplicates.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "indexer/content_hash.h"
#include "indexer/schema.h"

namespace warta {

namespace {

// The random orders: x → a·x + b modulo 2^32 over well-mixed x, a odd.
struct Orders {
  std::array<std::uint32_t, StorySignature::kOrders> factor{};
  std::array<std::uint32_t, StorySignature::kOrders> summand{};
};

constexpr std::uint64_t mixed(std::uint64_t state) {  // SplitMix64 (Steele, Lea, Flood 2014)
  state += 0x9E3779B97F4A7C15U;
  state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9U;
  state = (state ^ (state >> 27)) * 0x94D049BB133111EBU;
  return state ^ (state >> 31);
}

constexpr Orders make_orders() {
  Orders orders;
  for (std::size_t i = 0; i < StorySignature::kOrders; ++i) {
    const std::uint64_t random = mixed(i + 1);
    orders.factor[i] = static_cast<std::uint32_t>(random) | 1U;
    orders.summand[i] = static_cast<std::uint32_t>(random >> 32);
  }
  return orders;
}

constexpr Orders kRandomOrders = make_orders();

// Which articles belong together.
class Groups {
 public:
  Xapian::docid head_of(Xapian::docid docid) {
    const auto found = parent_.find(docid);
    if (found == parent_.end()) return docid;
    return found->second = head_of(found->second);
  }
  void join(Xapian::docid one, Xapian::docid other) {
    const Xapian::docid head = head_of(one);
    const Xapian::docid other_head = head_of(other);
    if (head != other_head) parent_[std::max(head, other_head)] = std::min(head, other_head);
    members_.insert_or_assign(one, true);
    members_.insert_or_assign(other, true);
  }
  [[nodiscard]] std::map<Xapian::docid, std::vector<Xapian::docid>> all() {
    std::map<Xapian::docid, std::vector<Xapian::docid>> groups;
    for (const auto& [member, unused] : members_) groups[head_of(member)].push_back(member);
    return groups;
  }

 private:
  std::unordered_map<Xapian::docid, Xapian::docid> parent_;
  std::map<Xapian::docid, bool> members_;
};

std::string value_of(const Xapian::Database& database, Xapian::docid docid, Xapian::valueno slot) {
  return database.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(slot);
}

// Dated before undated, then by date, then by id.
std::tuple<bool, std::string, std::string> age_of(const Xapian::Database& database, Xapian::docid docid) {
  std::string date = value_of(database, docid, schema::kPublishedSlot);
  const bool undated = date.empty();
  return {undated, std::move(date), value_of(database, docid, schema::kIdSlot)};
}

}  // namespace

void StorySignature::add(std::string_view root) {
  last_ = {last_[1], last_[2], content_hash(root).low};
  if (++words_ < last_.size()) return;
  ++runs_;
  const auto run =
      static_cast<std::uint32_t>(mixed(last_[0] * 3 + mixed(last_[1] * 5 + mixed(last_[2]))) >> 32);
  for (std::size_t i = 0; i < kOrders; ++i)
    least_[i] = std::min(least_[i], run * kRandomOrders.factor[i] + kRandomOrders.summand[i]);
}

std::string StorySignature::value() const {
  std::string bytes;
  // The high bits of a least run are nearly always 0, and the lowest of a·x + b are poor.
  for (const std::uint32_t least : least_) bytes += static_cast<char>(mixed(least) & 0xFFU);
  return bytes;
}

std::vector<std::string> StorySignature::band_terms() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::vector<std::string> terms;
  for (std::size_t band = 0; band < kBands; ++band) {
    const std::uint64_t pair = (std::uint64_t{least_[2 * band]} << 32) | least_[2 * band + 1];
    std::string term(schema::kDuplicatePrefix);
    term += static_cast<char>('a' + band);
    for (std::uint64_t hash = mixed(pair), digit = 0; digit < 10; ++digit, hash >>= 4)
      term += kDigits[hash & 15U];
    terms.push_back(std::move(term));
  }
  return terms;
}

bool are_near_duplicates(std::string_view one, std::string_view other) {
  constexpr std::size_t kLeastEqual = StorySignature::kOrders * 42 / 100 + 1;
  if (one.size() != StorySignature::kOrders || other.size() != one.size()) return false;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < one.size(); ++i) equal += one[i] == other[i] ? 1 : 0;
  return equal >= kLeastEqual;
}

std::vector<std::vector<Xapian::docid>> near_duplicate_groups(const Xapian::Database& database) {
  // Of the articles that share a band term, each is compared with this many before it: enough to link a
  // chain, and a boilerplate that thousands share costs no more than that.
  constexpr std::size_t kLookBack = 16;
  std::unordered_map<Xapian::docid, std::string> signatures;
  const auto end = database.valuestream_end(schema::kSignatureSlot);
  for (auto value = database.valuestream_begin(schema::kSignatureSlot); value != end; ++value)
    signatures.emplace(value.get_docid(), *value);
  Groups groups;
  const std::string prefix(schema::kDuplicatePrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (term.get_termfreq() < 2) continue;
    std::vector<Xapian::docid> sharing;
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      const std::size_t first = sharing.size() > kLookBack ? sharing.size() - kLookBack : 0;
      for (std::size_t i = first; i < sharing.size(); ++i) {
        if (groups.head_of(sharing[i]) == groups.head_of(*posting)) continue;
        if (are_near_duplicates(signatures[sharing[i]], signatures[*posting]))
          groups.join(sharing[i], *posting);
      }
      sharing.push_back(*posting);
    }
  }
  std::vector<std::vector<Xapian::docid>> ordered;
  for (auto& [head, members] : groups.all()) {
    std::sort(members.begin(), members.end(), [&](Xapian::docid one, Xapian::docid other) {
      return age_of(database, one) < age_of(database, other);
    });
    ordered.push_back(std::move(members));
  }
  return ordered;
}

}  // namespace warta
