// SPDX-License-Identifier: GPL-3.0-or-later
// Converts encodings with ICU (decoded_source.h).
#include "indexer/readers/bytes/decoded_source.h"

#include <unicode/ucnv.h>

#include <memory>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status) != 0) throw Error(ErrorCode::unsupported, both(messages::kUnknownEncoding, {name}));
  return converter;
}

}  // namespace

std::string_view utf16_by_mark(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (head.starts_with("\xFE\xFF")) return "UTF-16BE";
  return {};
}

bool knows_encoding(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) != 0;
}

struct DecodedSource::State {
  State(ByteSource& bytes, const std::string& encoding)
      : source(bytes), from(open_converter(encoding)), to(open_converter("UTF-8")) {}

  ByteSource& source;
  Converter from, to;
  std::string_view input;
  bool input_ended = false;
  bool begun = false;
  std::string block = std::string(kBlockBytes, '\0');
  std::string pivot = std::string(kBlockBytes, '\0');
  UChar* pivot_from = nullptr;
  UChar* pivot_to = nullptr;
  std::string_view peeked;
  bool ended = false;
};

DecodedSource::DecodedSource(ByteSource& source, std::string_view encoding)
    : state_(std::make_unique<State>(source, std::string(encoding))) {}
DecodedSource::~DecodedSource() = default;

std::string_view DecodedSource::head() {
  if (state_->peeked.empty()) state_->peeked = next();
  return state_->peeked;
}

std::string_view DecodedSource::next() {
  State& state = *state_;
  if (!state.peeked.empty()) return std::exchange(state.peeked, std::string_view());
  auto* const pivot = reinterpret_cast<UChar*>(state.pivot.data());
  UChar* const pivot_end = pivot + state.pivot.size() / sizeof(UChar);
  if (state.pivot_from == nullptr) state.pivot_from = state.pivot_to = pivot;
  while (!state.ended) {
    if (state.input.empty() && !state.input_ended) {
      state.input = state.source.next();
      state.input_ended = state.input.empty();
      if (state.input_ended) state.input = "";  // ICU does not accept null
    }
    char* out = state.block.data();
    const char* in = state.input.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(state.to.get(), state.from.get(), &out, state.block.data() + state.block.size(), &in,
                   in + state.input.size(), pivot, &state.pivot_from, &state.pivot_to, pivot_end, 0,
                   state.input_ended ? 1 : 0, &status);
    state.input.remove_prefix(static_cast<std::size_t>(in - state.input.data()));
    if (U_FAILURE(status) != 0 && status != U_BUFFER_OVERFLOW_ERROR)
      throw Error(ErrorCode::io, both(messages::kCannotDecode, {u_errorName(status)}));
    state.ended = state.input_ended && status != U_BUFFER_OVERFLOW_ERROR;
    std::string_view text(state.block.data(), static_cast<std::size_t>(out - state.block.data()));
    if (text.empty()) continue;
    if (!std::exchange(state.begun, true) && text.starts_with(kByteOrderMark))
      text.remove_prefix(kByteOrderMark.size());
    if (!text.empty()) return text;
  }
  return {};
}

std::string decode(std::string_view bytes, std::string_view encoding) {
  HeldBytes block(bytes);
  DecodedSource source(block, encoding);
  std::string text;
  for (std::string_view part = source.next(); !part.empty(); part = source.next()) text += part;
  return text;
}

}  // namespace warta::readers
