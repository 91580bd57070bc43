// SPDX-License-Identifier: GPL-3.0-or-later
// Warta's words in SQLite: an extension with two tokenizers for FTS5.
//   warta       words as written, without capitals and marks
//   warta_root  their roots: `menyerukan`, `seruan` and `seru` meet
// Tokens carry the bytes of the text, so that highlight() and snippet() work. What is also written as one
// word
// (`U-19`, `plug-in`) is indexed both ways, and a query asks for the one word.
#include <sqlite3ext.h>

#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "warta/analyzer.h"

SQLITE_EXTENSION_INIT1

namespace warta {
namespace {

enum class Form { surface, root };

struct Tokenizer {
  std::shared_ptr<const Analyzer> analyzer;
  Form form;
};

using Receive = int (*)(void*, int, const char*, int, int, int);

// Hands tokens on to SQLite, which may refuse one: then no more follow.
class Handler final : public TokenSink {
 public:
  Handler(Form form, bool query, void* context, Receive receive)
      : form_(form), query_(query), context_(context), receive_(receive) {}

  void token(const Token& token) override {
    if (!token.has_position()) return;  // days and amounts, which FTS5 has no query for
    if (token.kind == TokenKind::joined) return joined(token);
    last_position_ = token.position;
    if (query_ && token.begin < one_word_end_) return;  // a part of the one word
    hand_on(text_of(token), token, 0);
    if (!waiting_.empty()) hand_on(std::exchange(waiting_, {}), token, FTS5_TOKEN_COLOCATED);
  }

  [[nodiscard]] int status() const noexcept { return status_; }

 private:
  void joined(const Token& token) {
    const bool after_its_word = token.position == last_position_;  // the name in a domain: `kontan.co.id`
    if (after_its_word && !query_) hand_on(text_of(token), token, FTS5_TOKEN_COLOCATED);
    if (after_its_word) return;
    if (!query_) {
      waiting_ = text_of(token);
      return;
    }
    hand_on(text_of(token), token, 0);
    one_word_end_ = token.end;
  }

  [[nodiscard]] std::string text_of(const Token& token) const {
    return std::string(form_ == Form::root ? token.root : token.surface);
  }

  void hand_on(const std::string& text, const Token& token, int flags) {
    if (status_ == SQLITE_OK)
      status_ = receive_(context_, flags, text.data(), static_cast<int>(text.size()),
                         static_cast<int>(token.begin), static_cast<int>(token.end));
  }

  Form form_;
  bool query_;
  void* context_;
  Receive receive_;
  std::string waiting_;             // of the text: one word, for its first part, whose place it shares
  std::uint32_t one_word_end_ = 0;  // of the query: where the parts of the last one word end
  std::uint32_t last_position_ = std::numeric_limits<std::uint32_t>::max();
  int status_ = SQLITE_OK;
};

// The same for all tables of the process; threads share it.
std::shared_ptr<const Analyzer> the_analyzer() {
  static const std::shared_ptr<const Analyzer> analyzer = make_indonesian_analyzer();
  return analyzer;
}

template <Form form>
int create(void*, const char**, int arguments, Fts5Tokenizer** made) {
  if (arguments != 0) return SQLITE_ERROR;  // there are none
  try {
    *made = reinterpret_cast<Fts5Tokenizer*>(new Tokenizer{the_analyzer(), form});
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
}

void destroy(Fts5Tokenizer* tokenizer) { delete reinterpret_cast<Tokenizer*>(tokenizer); }

int tokenize(Fts5Tokenizer* opaque, void* context, int flags, const char* text, int size, Receive receive) {
  if (text == nullptr || size <= 0) return SQLITE_OK;
  try {
    const auto* tokenizer = reinterpret_cast<const Tokenizer*>(opaque);
    Handler handler(tokenizer->form, (flags & FTS5_TOKENIZE_QUERY) != 0, context, receive);
    tokenizer->analyzer->analyze({text, static_cast<std::size_t>(size)}, handler);
    return handler.status();
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
}

// The interface of FTS5, or null where SQLite was built without it.
fts5_api* fts5_of(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace
}  // namespace warta

// What SQLite calls when the extension is loaded.
extern "C" __attribute__((visibility("default"))) int sqlite3_extension_init(
    sqlite3* database, char** error, const sqlite3_api_routines* api) {
  using namespace warta;
  SQLITE_EXTENSION_INIT2(api);
  fts5_api* const fts5 = fts5_of(database);
  if (fts5 == nullptr || fts5->iVersion < 2) {
    *error = sqlite3_mprintf("warta: this SQLite was built without FTS5");
    return SQLITE_ERROR;
  }
  fts5_tokenizer as_written = {create<Form::surface>, destroy, tokenize};
  fts5_tokenizer roots = {create<Form::root>, destroy, tokenize};
  const int status = fts5->xCreateTokenizer(fts5, "warta", nullptr, &as_written, nullptr);
  if (status != SQLITE_OK) return status;
  return fts5->xCreateTokenizer(fts5, "warta_root", nullptr, &roots, nullptr);
}
