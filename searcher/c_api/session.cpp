// SPDX-License-Identifier: GPL-3.0-or-later
// warta.h: version, sessions, options and the analysis of text.
#include <stdexcept>
#include <utility>

#include "searcher/c_api/handles.h"
#include "warta/analyzer.h"
#include "warta/version.h"

namespace warta::c_api {

warta_status status_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument:
      return WARTA_INVALID_ARGUMENT;
    case ErrorCode::io:
      return WARTA_IO;
    case ErrorCode::archive_locked:
      return WARTA_ARCHIVE_LOCKED;
    case ErrorCode::archive_corrupt:
      return WARTA_ARCHIVE_CORRUPT;
    case ErrorCode::archive_version:
      return WARTA_ARCHIVE_VERSION;
    case ErrorCode::analyzer_mismatch:
      return WARTA_ANALYZER_MISMATCH;
    case ErrorCode::unsupported:
      return WARTA_UNSUPPORTED;
    case ErrorCode::timeout:
      return WARTA_TIMEOUT;
  }
  return WARTA_INTERNAL;
}

std::vector<std::string> list_of(const char* const* texts, std::size_t count) {
  std::vector<std::string> list;
  list.reserve(count);
  if (count != 0) require("the list", texts);
  for (std::size_t i = 0; i < count; ++i) {
    require("an element of the list", texts[i]);
    list.emplace_back(texts[i]);
  }
  return list;
}

}  // namespace warta::c_api

using warta::c_api::freed;
using warta::c_api::guarded;
using warta::c_api::require;

const char* warta_version(void) { return warta::version(); }

const char* warta_status_name(warta_status status) {
  switch (status) {
    case WARTA_OK:
      return "ok";
    case WARTA_END:
      return "end";
    case WARTA_NOT_FOUND:
      return "not_found";
    case WARTA_INVALID_ARGUMENT:
      return "invalid_argument";
    case WARTA_BAD_QUERY:
      return "bad_query";
    case WARTA_IO:
      return "io";
    case WARTA_ARCHIVE_LOCKED:
      return "archive_locked";
    case WARTA_ARCHIVE_CORRUPT:
      return "archive_corrupt";
    case WARTA_ARCHIVE_VERSION:
      return "archive_version";
    case WARTA_ANALYZER_MISMATCH:
      return "analyzer_mismatch";
    case WARTA_UNSUPPORTED:
      return "unsupported";
    case WARTA_NO_MEMORY:
      return "no_memory";
    case WARTA_INTERNAL:
      return "internal";
    case WARTA_TIMEOUT:
      return "timeout";
  }
  return "unknown";
}

const char* warta_message(const warta_session* session) {
  return session == nullptr ? "there is no session" : session->messages->last();
}

warta_status warta_session_new(warta_session** session) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  try {
    *session = new warta_session;
    return WARTA_OK;
  } catch (const std::bad_alloc&) {
    return WARTA_NO_MEMORY;
  }
}

warta_status warta_session_free(warta_session* session) { return freed(session); }

warta_status warta_options_new(warta_session* session, warta_options** options) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("options", options);
    *options = new warta_options{session->messages, {}, {}};
  });
}

warta_status warta_options_set(warta_options* options, const char* name, const char* value) {
  if (options == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(options->messages, [&] {
    require("name, value", name, value);
    const std::vector<std::string> adding = warta::add_option_names();
    for (const std::string& one : adding)
      if (one == name) return warta::set_option(options->add, name, value);
    try {
      warta::set_option(options->query, name, value);
    } catch (const warta::Error& error) {
      const std::vector<std::string> searching = warta::query_option_names();
      for (const std::string& one : searching)
        if (one == name) throw;
      warta::Bilingual message = error.message();
      for (const std::string& one : adding) {
        message.indonesian += ", " + one;
        message.english += ", " + one;
      }
      throw warta::Error(error.code(), message);
    }
  });
}

warta_status warta_options_free(warta_options* options) { return freed(options); }

// ---- Analysis

namespace {

struct KeptToken {
  std::string surface, lexeme, root;
  warta::Token token;  // its views are not used
};

class Keeper final : public warta::TokenSink {
 public:
  explicit Keeper(std::vector<KeptToken>& tokens) : tokens_(tokens) {}
  void token(const warta::Token& token) override {
    tokens_.push_back(
        {std::string(token.surface), std::string(token.lexeme), std::string(token.root), token});
  }

 private:
  std::vector<KeptToken>& tokens_;
};

}  // namespace

struct warta_tokens {
  warta::c_api::SharedMessages messages;
  std::vector<KeptToken> tokens;
  std::size_t next = 0;
};

warta_status warta_analyze(warta_session* session, const char* text, size_t size, warta_tokens** tokens) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("text, tokens", text, tokens);
    auto made = std::make_unique<warta_tokens>();
    made->messages = session->messages;
    Keeper keeper(made->tokens);
    warta::make_indonesian_analyzer()->analyze({text, size}, keeper);
    *tokens = made.release();
  });
}

warta_status warta_tokens_next(warta_tokens* tokens, warta_token* token) {
  if (tokens == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(tokens->messages, [&] {
    require("token", token);
    if (tokens->next == tokens->tokens.size()) return WARTA_END;
    const KeptToken& kept = tokens->tokens[tokens->next++];
    *token = {warta::c_api::text_of(kept.surface),
              warta::c_api::text_of(kept.lexeme),
              warta::c_api::text_of(kept.root),
              kept.token.position,
              kept.token.begin,
              kept.token.end,
              static_cast<warta_token_kind>(kept.token.kind)};
    return WARTA_OK;
  });
}

warta_status warta_tokens_free(warta_tokens* tokens) { return freed(tokens); }
