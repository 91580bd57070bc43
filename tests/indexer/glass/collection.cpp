// SPDX-License-Identifier: GPL-3.0-or-later
// Makes random collections and compares databases (collection.h).
#include "tests/indexer/glass/collection.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <thread>

// check-deletes-another-size in docs/xapian-faults.md.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the name is the sanitizer's
extern "C" __attribute__((visibility("default"))) const char* __asan_default_options();
const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

namespace warta::glass::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::uint32_t below(std::mt19937& random, std::size_t bound) {
  return static_cast<std::uint32_t>(std::uniform_int_distribution<std::size_t>(0, bound - 1)(random));
}

// Mostly small, sometimes large: 2 to a random number of bits, minus one.
std::uint32_t skewed(std::mt19937& random, unsigned max_bits) {
  const unsigned bits = below(random, max_bits + 1);
  return bits == 0 ? 0 : below(random, std::size_t{1} << bits);
}

std::string random_bytes(std::mt19937& random, std::size_t length) {
  std::string bytes(length, '\0');
  for (char& c : bytes) c = static_cast<char>(below(random, 256));
  return bytes;
}

std::string random_term(std::mt19937& random) {
  static constexpr std::string_view stems[] = {"meng", "ber", "di", "keuangan", "Zper", "negara", "Q"};
  std::string term;
  switch (below(random, 12)) {
    case 0:
      term = random_bytes(random, 1);
      break;
    case 1:
      term = std::string(245, static_cast<char>('a' + below(random, 26)));
      break;
    case 2:
      term = random_bytes(random, 1 + below(random, 120));
      break;
    case 3:
      for (std::size_t n = 1 + below(random, 100); n > 0; --n)
        term.push_back(below(random, 2) == 0 ? '\0' : '\x01');
      break;
    default:
      term = stems[below(random, std::size(stems))];
      for (std::size_t n = below(random, 12); n > 0; --n)
        term.push_back(static_cast<char>('a' + below(random, 26)));
  }
  return term;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& words, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += words[below(random, words.size())] + ' ';
  return text;
}

std::vector<std::uint32_t> random_positions(std::mt19937& random) {
  std::vector<std::uint32_t> positions;
  std::size_t count = skewed(random, 4);
  if (below(random, 300) == 0) count = 3000 + below(random, 20000);
  const unsigned bits = 4 + below(random, 29);
  for (; count > 0; --count) {
    positions.push_back(bits == 32 ? static_cast<std::uint32_t>(random()) : skewed(random, bits));
  }
  if (!positions.empty() && below(random, 50) == 0) positions.push_back(0xffffffff);
  return positions;
}

Xapian::Document xapian_document(const TestDocument& document) {
  Xapian::Document result;
  for (const TermUse& use : document.terms) {
    if (use.positions.empty() || use.wdf_extra != 0) result.add_term(use.term, use.wdf_extra);
    for (const std::uint32_t position : use.positions) result.add_posting(use.term, position, use.wdf_each);
  }
  for (const auto& [slot, value] : document.values) result.add_value(slot, value);
  result.set_data(document.data);
  return result;
}

std::set<std::string> file_names(const std::filesystem::path& directory) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    names.insert(entry.path().filename());
  return names;
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "warta-glass.XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Shape random_shape(std::mt19937& random) {
  return {skewed(random, 10), 1 + skewed(random, 12), skewed(random, 7)};
}

Collection random_collection(std::mt19937& random, const Shape& shape) {
  std::vector<std::string> vocabulary(shape.vocabulary);
  for (std::string& term : vocabulary) term = random_term(random);
  const std::vector<std::uint32_t> slots = {0,   1,   2,     7,     127,   128,       255,
                                            256, 257, 16383, 16384, 65536, 0xfffffffe};
  const bool gaps = below(random, 3) == 0;
  const bool large_data = below(random, 4) == 0;

  Collection collection;
  DocId docid = 0;
  for (std::size_t i = 0; i < shape.documents; ++i) {
    docid += gaps ? 1 + skewed(random, 13) : 1;
    TestDocument& document = collection.documents.emplace_back();
    document.docid = docid;
    for (std::size_t n = shape.terms_per_document == 0 ? 0 : below(random, 2 * shape.terms_per_document);
         n > 0; --n) {
      // Squaring makes some terms frequent and most rare.
      const std::size_t rank = below(random, vocabulary.size()) *
                               (std::size_t{1} + below(random, vocabulary.size())) / vocabulary.size();
      document.terms.push_back(
          {vocabulary[rank], random_positions(random), skewed(random, 2), skewed(random, 10)});
    }
    // check-of-length-zero in docs/xapian-faults.md.
    if (!document.terms.empty()) document.terms.front().wdf_extra += 1;
    for (std::size_t n = skewed(random, 5); n > 0; --n) {
      document.values.emplace_back(slots[below(random, slots.size())],
                                   random_bytes(random, skewed(random, 6)));
    }
    if (below(random, 8) == 0) continue;
    document.data = below(random, 2) == 0
                        ? random_bytes(random, skewed(random, large_data ? 16 : 9))
                        : random_text(random, vocabulary, skewed(random, large_data ? 18 : 9));
  }
  for (const DocId last : {0x00400000U, 0x1fffffffU, 0x20000000U, 0xffffffffU}) {
    if (below(random, 12) == 0 && last > docid)
      collection.documents.push_back({last, {{"terakhir", {1}}}, {{0, "v"}}, "x"});
  }
  for (std::size_t n = skewed(random, 4); n > 0; --n) {
    collection.metadata[random_bytes(random, 1 + skewed(random, 6))] =
        random_bytes(random, skewed(random, 14));
  }
  return collection;
}

void build_with_xapian(const Collection& collection, const std::filesystem::path& path) {
  Xapian::WritableDatabase database(path.string(),
                                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  for (const auto& [key, value] : collection.metadata) database.set_metadata(key, value);
  for (const TestDocument& document : collection.documents) {
    database.replace_document(document.docid, xapian_document(document));
  }
  database.commit();
}

void compact(const std::filesystem::path& from, const std::filesystem::path& to) {
  Xapian::Database(from.string())
      .compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
}

void invert(Inverter& inverter, const TestDocument& document) {
  inverter.begin_document(document.docid);
  for (const TermUse& use : document.terms) {
    const TermId term = inverter.intern(use.term);
    if (use.positions.empty() || use.wdf_extra != 0) inverter.add_term(term, use.wdf_extra);
    for (const std::uint32_t position : use.positions) inverter.add_posting(term, position, use.wdf_each);
  }
  for (const auto& [slot, value] : document.values) inverter.add_value(slot, value);
  inverter.set_data(document.data);
  inverter.end_document();
}

std::uint64_t build_in_bulk(const Collection& collection, const std::filesystem::path& path,
                            const BulkOptions& options, std::size_t batch) {
  BulkBuilder builder(path, options);
  for (const auto& [key, value] : collection.metadata) builder.set_metadata(key, value);
  const std::size_t count = std::max(1U, options.threads);
  std::vector<Inverter*> inverters;
  for (std::size_t i = 0; i < count; ++i) inverters.push_back(&builder.add_inverter());
  {
    std::vector<std::jthread> threads;
    for (std::size_t mine = 0; mine < count; ++mine) {
      threads.emplace_back([&, mine] {
        for (std::size_t i = 0; i < collection.documents.size(); ++i) {
          if (i / batch % count == mine) invert(*inverters[mine], collection.documents[i]);
        }
      });
    }
  }
  std::uint64_t spilled = 0;
  for (const Inverter* const inverter : inverters) spilled += inverter->generation();
  builder.finish();
  return spilled;
}

std::vector<Change> random_changes(std::mt19937& random, const Collection& collection, std::size_t count) {
  const Collection others =
      random_collection(random, {.documents = count, .vocabulary = 300, .terms_per_document = 30});
  std::set<DocId> alive;
  for (const TestDocument& document : collection.documents) alive.insert(document.docid);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < count; ++i) {
    auto target = alive.lower_bound(below(random, std::size_t{*alive.rbegin()}));
    if (below(random, 3) == 0 && alive.size() > 1) {
      changes.push_back({*target, std::nullopt});
      alive.erase(target);
      continue;
    }
    const DocId docid = below(random, 4) == 0 && *alive.rbegin() < 0xfffffff0 ? *alive.rbegin() + 1 : *target;
    changes.push_back({docid, others.documents[i % others.documents.size()]});
    alive.insert(docid);
  }
  return changes;
}

void apply_changes(const std::vector<Change>& changes, const std::filesystem::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  constexpr std::size_t commit_every = 100;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].document) {
      database.replace_document(changes[i].docid, xapian_document(*changes[i].document));
    } else {
      database.delete_document(changes[i].docid);
    }
    if (i % commit_every == 0) database.commit();
  }
  database.commit();
}

void expect_equal_files(const std::filesystem::path& expected, const std::filesystem::path& actual) {
  const std::set<std::string> names = file_names(expected);
  EXPECT_EQ(file_names(actual), names);
  // A table without entries is an empty file for Xapian from 1.4.25 on, and its root is left out of iamglass.
  // Before that, and for us, it is one block without entries, which those versions read, too.
  const bool newer = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.ends_with(".glass") && std::filesystem::file_size(expected / name) == 0;
  });
  if (newer) expect_equal_databases(expected, actual);
  for (const std::string& name : names) {
    if (newer && name == "iamglass") continue;
    if (newer && name.ends_with(".glass") && std::filesystem::file_size(expected / name) == 0) {
      EXPECT_EQ(std::filesystem::file_size(actual / name), block_bytes) << name;
      continue;
    }
    std::string expected_bytes = read_file(expected / name);
    std::string actual_bytes = read_file(actual / name);
    if (name == "iamglass") {
      constexpr std::size_t uuid_begin = 16;
      constexpr std::size_t uuid_bytes = 16;
      ASSERT_GE(actual_bytes.size(), uuid_begin + uuid_bytes);
      expected_bytes.erase(uuid_begin, uuid_bytes);
      actual_bytes.erase(uuid_begin, uuid_bytes);
    }
    EXPECT_EQ(expected_bytes.size(), actual_bytes.size()) << name;
    const auto difference =
        std::mismatch(expected_bytes.begin(), expected_bytes.end(), actual_bytes.begin(), actual_bytes.end());
    if (difference.first == expected_bytes.end() && difference.second == actual_bytes.end()) continue;
    const auto at = static_cast<std::size_t>(difference.first - expected_bytes.begin());
    ADD_FAILURE() << name << " differs at byte " << at << " (block " << at / block_bytes << ", offset "
                  << at % block_bytes << ")";
  }
}

void expect_sound(const std::filesystem::path& path) {
  // check-of-the-last-number in docs/xapian-faults.md.
  if (Xapian::Database(path.string()).get_lastdocid() > 0x01000000) return;
  std::ostringstream report;
  try {
    EXPECT_EQ(Xapian::Database::check(path.string(), 0, &report), 0U) << report.str();
  } catch (const Xapian::Error& error) {
    ADD_FAILURE() << error.get_description() << '\n' << report.str();
  }
}

namespace {

// Everything in the public API, one fact a line.
std::string describe(const Xapian::Database& database) {
  std::ostringstream out;
  out << "documents " << database.get_doccount() << " last " << database.get_lastdocid() << " total length "
      << database.get_total_length() << " lengths " << database.get_doclength_lower_bound() << ".."
      << database.get_doclength_upper_bound() << " positions " << database.has_positions() << '\n';
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    out << "metadata " << *key << '=' << database.get_metadata(*key) << '\n';
  }
  std::set<Xapian::valueno> slots;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    out << "document " << *posting << " length " << posting.get_doclength() << " data " << document.get_data()
        << '\n';
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      slots.insert(value.get_valueno());
      out << " value " << value.get_valueno() << '=' << *value << '\n';
    }
    for (auto term = database.termlist_begin(*posting); term != database.termlist_end(*posting); ++term) {
      out << " term " << *term << ' ' << term.get_wdf() << '\n';
    }
  }
  for (const Xapian::valueno slot : slots) {
    out << "slot " << slot << ' ' << database.get_value_freq(slot) << ' '
        << database.get_value_lower_bound(slot) << ".." << database.get_value_upper_bound(slot);
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
      out << ' ' << value.get_docid() << '=' << *value;
    }
    out << '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << "term " << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term)
        << ':';
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      out << ' ' << *posting << '/' << posting.get_wdf();
      for (auto position = posting.positionlist_begin(); position != posting.positionlist_end(); ++position) {
        out << ',' << *position;
      }
    }
    out << '\n';
  }
  return out.str();
}

}  // namespace

void expect_equal_databases(const std::filesystem::path& expected, const std::filesystem::path& actual) {
  const std::string expected_text = describe(Xapian::Database(expected.string()));
  const std::string actual_text = describe(Xapian::Database(actual.string()));
  // Not EXPECT_EQ: the texts are megabytes of binary.
  const auto at =
      std::mismatch(expected_text.begin(), expected_text.end(), actual_text.begin(), actual_text.end());
  EXPECT_TRUE(expected_text == actual_text)
      << "first difference at line " << 1 + std::count(expected_text.begin(), at.first, '\n');
}

}  // namespace warta::glass::test
