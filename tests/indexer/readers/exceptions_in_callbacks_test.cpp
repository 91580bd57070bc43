// SPDX-License-Identifier: GPL-3.0-or-later
//
// What our callbacks throw never unwinds through the C code of libxml2 and libarchive, which would leave
// their state half changed. Every allocation of a reader fails once; the functions of those libraries that
// call us are replaced by ones that std::terminate() ends when an exception comes out of them.
#include <dlfcn.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <new>

#include "tests/indexer/readers/read_all.h"
#include "tests/temporary_directory.h"
#include "warta/error.h"

namespace {

// Allocations until one fails; negative: none does. Only the thread under test allocates.
long until_failure = -1;

bool fails_now() { return until_failure >= 0 && until_failure-- == 0; }

template <typename Function>
Function original(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  void* room = fails_now() ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (room == nullptr) throw std::bad_alloc();
  return room;
}
[[gnu::noinline]] void operator delete(void* room) noexcept { std::free(room); }
[[gnu::noinline]] void operator delete(void* room, std::size_t) noexcept { std::free(room); }

extern "C" {
int xmlParseChunk(void* parser, const char* bytes, int size, int last) noexcept {
  static const auto parse = original<int (*)(void*, const char*, int, int)>("xmlParseChunk");
  return parse(parser, bytes, size, last);
}
int htmlParseDocument(void* parser) noexcept {
  static const auto parse = original<int (*)(void*)>("htmlParseDocument");
  return parse(parser);
}
int archive_read_open1(void* reader) noexcept {
  static const auto open = original<int (*)(void*)>("archive_read_open1");
  return open(reader);
}
int archive_read_next_header(void* reader, void** entry) noexcept {
  static const auto next = original<int (*)(void*, void**)>("archive_read_next_header");
  return next(reader, entry);
}
ssize_t archive_read_data(void* reader, void* room, std::size_t size) noexcept {
  static const auto read = original<ssize_t (*)(void*, void*, std::size_t)>("archive_read_data");
  return read(reader, room, size);
}
}

namespace warta {
namespace {

constexpr const char* kFeed =
    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Kabar &amp; Laut</title>"
    "<item><title>Harga cabai naik</title><link a=\"b &amp; c\">https://kabar.example/1</link>"
    "<description>Pedagang di pasar mengeluh&nbsp;sejak pagi.</description></item>"
    "<item><title>Kapal <b>feri</title><description>Penumpang menunggu lama.</description></item>"
    "</channel></rss>";
constexpr const char* kPage =
    "<html><head><title>Harga cabai naik</title></head><body><h1>Harga cabai naik</h1><article>"
    "<p>Pedagang di pasar mengeluh sejak pagi karena harga cabai naik lagi.</p>"
    "<p>Pembeli berkata mereka kini membeli lebih sedikit.</p></article></body></html>";

class ExceptionsInCallbacks : public testing::Test {
 protected:
  // One allocation fails in each reading, until none is left to fail; then the reading is as it was before.
  static void fail_each_allocation(const std::string& path) {
    const tests::Read whole = tests::read({path});
    ASSERT_FALSE(whole.articles.empty()) << (whole.issues.empty() ? "nothing read" : whole.issues.front());
    long failed = 0;
    for (bool ran_out = true; ran_out; ++failed) {
      tests::Read read;
      until_failure = failed;
      try {
        read = tests::read({path});
      } catch (const std::bad_alloc&) {
      } catch (const Error&) {
      }
      ran_out = until_failure < 0;
      until_failure = -1;
      if (ran_out) continue;
      EXPECT_EQ(read.issues, whole.issues);
      ASSERT_EQ(read.articles.size(), whole.articles.size());
      EXPECT_EQ(read.articles.front().body, whole.articles.front().body);
    }
    EXPECT_GT(failed, 50);
  }

  tests::TemporaryDirectory folder_;
};

TEST_F(ExceptionsInCallbacks, OfTheXmlParserWaitBehindIt) {
  fail_each_allocation(folder_.write("berita.xml", kFeed));
}

TEST_F(ExceptionsInCallbacks, OfTheHtmlParserWaitBehindIt) {
  fail_each_allocation(folder_.write("berita.html", kPage));
}

TEST_F(ExceptionsInCallbacks, OfLibarchiveWaitBehindIt) {
  const std::string path = folder_.path("berita.xml.gz");
  const gzFile packed = gzopen(path.c_str(), "wb");
  gzwrite(packed, kFeed, static_cast<unsigned>(std::string(kFeed).size()));
  gzclose(packed);
  fail_each_allocation(path);
}

// Gzip in a tar file: libarchive reads from libarchive.
TEST_F(ExceptionsInCallbacks, OfAnArchiveInAnArchiveWaitBehindIt) {
  (void)folder_.write("berita.xml", kFeed);
  const std::string command =
      "cd " + folder_.path() + " && gzip berita.xml && tar cf paket.tar berita.xml.gz && gzip paket.tar";
  ASSERT_EQ(std::system(command.c_str()), 0);
  fail_each_allocation(folder_.path("paket.tar.gz"));
}

}  // namespace
}  // namespace warta
