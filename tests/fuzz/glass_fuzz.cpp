// SPDX-License-Identifier: GPL-3.0-or-later
// A libFuzzer target: any documents the input spells are built with BulkBuilder and with Xapian, and must
// give the same files. With Clang, next to collection.cpp, gtest and -fsanitize=fuzzer,address,undefined.
#include <fuzzer/FuzzedDataProvider.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "tests/indexer/glass/collection.h"

namespace warta::glass::test {
namespace {

constexpr std::size_t max_documents = 200;

std::string term_from(FuzzedDataProvider& input) {
  std::string term = input.ConsumeRandomLengthString(120);
  if (input.ConsumeBool()) term.insert(0, 100, 'k');  // long and alike
  // Xapian refuses longer ones when it commits; schema::term() makes none.
  constexpr std::ptrdiff_t kMostBytes = 245;
  while (std::ssize(term) + std::count(term.begin(), term.end(), '\0') > kMostBytes) term.pop_back();
  return term.empty() ? "a" : term;
}

TestDocument document_from(FuzzedDataProvider& input, DocId docid) {
  TestDocument document{docid, {{"kata", {}, 1, 1}}, {}, ""};
  for (auto n = input.ConsumeIntegralInRange<std::size_t>(0, 12); n > 0; --n) {
    TermUse use{term_from(input),
                {},
                input.ConsumeIntegralInRange(0U, 300U),
                input.ConsumeIntegralInRange(0U, 40000U)};
    for (auto p = input.ConsumeIntegralInRange<std::size_t>(0, 20); p > 0; --p) {
      use.positions.push_back(input.ConsumeBool() ? input.ConsumeIntegral<std::uint8_t>()
                                                  : input.ConsumeIntegral<std::uint32_t>());
    }
    document.terms.push_back(std::move(use));
  }
  for (auto n = input.ConsumeIntegralInRange<std::size_t>(0, 4); n > 0; --n) {
    const std::uint32_t slot = input.ConsumeBool() ? input.ConsumeIntegral<std::uint8_t>()
                                                   : input.ConsumeIntegralInRange(0U, 0xfffffffeU);
    document.values.emplace_back(slot, input.ConsumeRandomLengthString(2500));
  }
  document.data = input.ConsumeRandomLengthString(6000);
  return document;
}

Collection collection_from(FuzzedDataProvider& input) {
  Collection collection;
  DocId docid = 0;
  while (input.remaining_bytes() > 0 && collection.documents.size() < max_documents) {
    docid += input.ConsumeBool() ? 1 : input.ConsumeIntegralInRange(1U, 70000U);
    collection.documents.push_back(document_from(input, docid));
    if (input.ConsumeIntegralInRange(0, 15) == 0) {
      collection.metadata[input.ConsumeRandomLengthString(253) + "m"].assign(
          input.ConsumeRandomLengthString(9000));
      std::erase_if(collection.metadata, [](const auto& entry) { return entry.first.size() > 253; });
    }
  }
  return collection;
}

}  // namespace
}  // namespace warta::glass::test

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  testing::InitGoogleTest(argc, *argv);
  GTEST_FLAG_SET(throw_on_failure, true);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace warta::glass;
  using namespace warta::glass::test;
  FuzzedDataProvider input(bytes, size);
  BulkOptions options;
  options.deflater = Deflater::zlib_as_xapian;
  options.threads = input.ConsumeIntegralInRange(1U, 3U);
  if (input.ConsumeBool()) options.memory_bytes = 0;
  const std::size_t batch = input.ConsumeIntegralInRange(std::size_t{1}, std::size_t{9});
  const Collection collection = collection_from(input);
  const TemporaryDirectory directory;
  build_with_xapian(collection, directory / "xapian");
  compact(directory / "xapian", directory / "compacted");
  build_in_bulk(collection, directory / "bulk", options, batch);
  expect_equal_files(directory / "compacted", directory / "bulk");
  expect_sound(directory / "bulk");
  options.deflater = Deflater::libdeflate;
  build_in_bulk(collection, directory / "fast", options, batch);
  expect_equal_databases(directory / "compacted", directory / "fast");
  expect_sound(directory / "fast");
  return 0;
}
