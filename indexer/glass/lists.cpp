// SPDX-License-Identifier: GPL-3.0-or-later
// Writes, reads and merges the lists of segments (lists.h).
#include "indexer/glass/lists.h"

#include <algorithm>
#include <utility>

#include "warta/error.h"

namespace warta::glass {
namespace {

class MemoryStream final : public ListStream {
 public:
  explicit MemoryStream(const std::vector<MemoryList>& lists) : next_(lists.begin()), end_(lists.end()) {}

  bool next() override {
    if (next_ == end_) return false;
    head_ = next_->head;
    entries_ = ChainReader(*next_->bytes);
    ++next_;
    return true;
  }
  [[nodiscard]] const ListHead& head() const override { return head_; }
  ByteReader& entries() override { return entries_; }

 private:
  std::vector<MemoryList>::const_iterator next_;
  std::vector<MemoryList>::const_iterator end_;
  ListHead head_;
  ChainReader entries_;
};

class FileStream final : public ListStream {
 public:
  FileStream(const File& file, std::uint64_t begin, std::uint64_t end, std::size_t buffer_bytes)
      : reader_(file, begin, end, buffer_bytes) {}

  bool next() override {
    if (reader_.at_end()) return false;
    const std::uint32_t length = reader_.read_uint();
    key_ = reader_.read_bytes(length, scratch_);
    head_.key = key_;
    head_.entries = reader_.read_uint();
    head_.sum = reader_.read_uint();
    return true;
  }
  [[nodiscard]] const ListHead& head() const override { return head_; }
  ByteReader& entries() override { return reader_; }

 private:
  FileReader reader_;
  std::string key_;
  std::string scratch_;
  ListHead head_;
};

}  // namespace

std::unique_ptr<ListStream> stream_of(const std::vector<MemoryList>& lists) {
  return std::make_unique<MemoryStream>(lists);
}

std::unique_ptr<ListStream> stream_of(const File& file, std::uint64_t begin, std::uint64_t end,
                                      std::size_t buffer_bytes) {
  return std::make_unique<FileStream>(file, begin, end, buffer_bytes);
}

void write_lists(FileAppender& out, const std::vector<MemoryList>& lists) {
  for (const MemoryList& list : lists) {
    out.append_uint(list.head.key.size());
    out.append(list.head.key);
    out.append_uint(list.head.entries);
    out.append_uint(list.head.sum);
    ChainReader bytes(*list.bytes);
    for (std::string_view window = bytes.read_window(); !window.empty(); window = bytes.read_window()) {
      out.append(window);
    }
  }
}

ListMerge::ListMerge(std::vector<std::unique_ptr<ListStream>> segments) {
  sources_.reserve(segments.size());
  for (auto& stream : segments) {
    sources_.push_back({std::move(stream)});
    push(&sources_.back());
  }
}

void ListMerge::push(Source* source) {
  if (!source->stream->next()) return;
  heap_.push_back(source);
  std::push_heap(heap_.begin(), heap_.end(), [](const Source* a, const Source* b) {
    return a->stream->head().key > b->stream->head().key;
  });
}

bool ListMerge::next_list() {
  current_ = nullptr;
  group_.clear();
  entries_ = 0;
  sum_ = 0;
  if (heap_.empty()) return false;
  key_ = heap_.front()->stream->head().key;
  while (!heap_.empty() && heap_.front()->stream->head().key == key_) {
    std::pop_heap(heap_.begin(), heap_.end(), [](const Source* a, const Source* b) {
      return a->stream->head().key > b->stream->head().key;
    });
    Source* const source = heap_.back();
    heap_.pop_back();
    source->entries = &source->stream->entries();
    source->docid = 0;
    source->left = source->stream->head().entries;
    entries_ += source->left;
    sum_ += source->stream->head().sum;
    read_docid(*source);
    group_.push_back(source);
  }
  return true;
}

bool ListMerge::read_docid(Source& source) {
  if (source.left == 0) return false;
  --source.left;
  source.docid += source.entries->read_uint();
  return true;
}

bool ListMerge::next_entry() {
  if (current_ == nullptr) {
    choose_source();
    return true;
  }
  if (!read_docid(*current_)) {
    std::erase(group_, current_);
    push(current_);
    if (group_.empty()) return false;
    choose_source();
  } else if (run_end_ != 0 && current_->docid >= run_end_) {
    choose_source();
  }
  return true;
}

// Stays with one source while its docids are the smallest: segments of whole ranges of documents cost one
// choice each, not one per posting.
void ListMerge::choose_source() {
  current_ = *std::min_element(group_.begin(), group_.end(),
                               [](const Source* a, const Source* b) { return a->docid < b->docid; });
  run_end_ = 0;
  for (const Source* other : group_) {
    if (other != current_ && (run_end_ == 0 || other->docid < run_end_)) run_end_ = other->docid;
  }
  if (current_->docid == run_end_) {
    throw Error(ErrorCode::invalid_argument, "document " + std::to_string(run_end_) + " was added twice");
  }
}

}  // namespace warta::glass
