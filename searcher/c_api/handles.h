// SPDX-License-Identifier: GPL-3.0-or-later
// The types of the handles of warta.h, and the translation of exceptions into status and message. Used by the
// files of this folder only, which call nothing but the public C++ interface.
#pragma once

#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/archive_writer.h"
#include "warta/article.h"
#include "warta/error.h"
#include "warta/options.h"
#include "warta/searcher.h"
#include "warta/warta.h"

namespace warta::c_api {

// The last error message of a session, shared by everything made from it.
class Messages {
 public:
  [[nodiscard]] const char* last() const noexcept { return shown_; }
  void set(const char* message) noexcept {
    try {
      text_ = message;
      shown_ = text_.c_str();
    } catch (const std::bad_alloc&) {
      shown_ = "out of memory";
    }
  }

 private:
  std::string text_;
  const char* shown_ = "";
};

using SharedMessages = std::shared_ptr<Messages>;

// Thrown for a query with errors.
class BadQuery : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

[[nodiscard]] warta_status status_of(ErrorCode code) noexcept;

// Calls `work`, which returns a status or nothing, and translates exceptions.
template <typename Work>
warta_status guarded(const SharedMessages& messages, const Work& work) noexcept {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return WARTA_OK;
    } else {
      return work();
    }
  } catch (const BadQuery& error) {
    messages->set(error.what());
    return WARTA_BAD_QUERY;
  } catch (const Error& error) {
    messages->set(error.what());
    return status_of(error.code());
  } catch (const std::bad_alloc&) {
    messages->set("out of memory");
    return WARTA_NO_MEMORY;
  } catch (const std::exception& error) {
    messages->set(error.what());
    return WARTA_INTERNAL;
  } catch (...) {
    messages->set("an exception that is not a std::exception");
    return WARTA_INTERNAL;
  }
}

// Names the first null pointer, if any.
template <typename... Pointers>
void require(const char* names, Pointers... pointers) {
  if ((... && (pointers != nullptr))) return;
  throw Error(ErrorCode::invalid_argument, std::string("one of these is null: ") + names);
}

// Frees a handle, which may be null.
template <typename Handle>
warta_status freed(Handle* handle) noexcept {
  const std::unique_ptr<Handle> owner(handle);
  return WARTA_OK;
}

[[nodiscard]] inline warta_text text_of(const std::string& text) noexcept {
  return {text.c_str(), text.size()};
}

// The list; Error(invalid_argument) if it or a part of it is null.
[[nodiscard]] std::vector<std::string> list_of(const char* const* texts, std::size_t count);

}  // namespace warta::c_api

struct warta_session {
  warta::c_api::SharedMessages messages = std::make_shared<warta::c_api::Messages>();
  std::string quoted;  // the last one of warta_quote
};

struct warta_options {
  warta::c_api::SharedMessages messages;
  warta::QueryOptions query;
  warta::AddOptions add;
};

struct warta_article {
  warta::c_api::SharedMessages messages;
  warta::Article article;
  std::string published;     // as text
  mutable std::string json;  // of the last call
};

struct warta_hit {
  warta::c_api::SharedMessages messages;
  warta::Hit hit;
  warta_article article;
  std::vector<std::vector<warta_span>> spans;  // for each snippet
};

struct warta_results {
  warta::c_api::SharedMessages messages;
  std::string query;
  warta::Language language = warta::Language::id;  // of labels, when printed for people
  warta::SearchResults results;
  std::deque<warta_hit> hits;
  std::vector<warta_count_row> rows;
  std::vector<std::pair<warta_text, warta_text>> expansions;  // a word, another name
  std::size_t next_hit = 0;
  std::size_t next_row = 0;
  std::vector<std::string> warnings;
  std::size_t next_warning = 0;
  std::size_t next_left_out = 0;
  std::size_t next_expansion = 0;
  std::size_t next_missing = 0;
  std::string json, printed;
};

namespace warta::c_api {

[[nodiscard]] warta_article wrapped(const SharedMessages& messages, Article article);
[[nodiscard]] warta_hit wrapped(const SharedMessages& messages, Hit hit);

}  // namespace warta::c_api
