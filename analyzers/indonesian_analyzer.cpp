// SPDX-License-Identifier: GPL-3.0-or-later
//
// The analysis chain, top to bottom:
//   text → words (word_breaker) → parts, normal forms and morphology, once a distinct word
//   (indonesian/word_entry)
//        → tokens, with what only neighbours tell: hyphens, `juta` after a number, day and month (here)
#include <array>
#include <cstdio>
#include <mutex>
#include <unordered_set>

#include "analyzers/indonesian/morphology.h"
#include "analyzers/indonesian/word_entry.h"
#include "analyzers/normalizer.h"
#include "analyzers/number_forms.h"
#include "analyzers/word_breaker.h"
#include "analyzers/word_table.h"
#include "warta/analyzer.h"

namespace warta {

namespace embedded {
extern const std::string_view stopwords;
}

namespace {

using indonesian::CompoundEntry;
using indonesian::Morphology;
using indonesian::WordEntry;
using indonesian::WordPart;

// Changes of this chain that alter tokens must change this, so that archives notice.
constexpr std::string_view kChainVersion = "id-chain-1";

constexpr std::size_t kMaxCachedWords =
    400'000;  // about 100 MB a thread at worst; news has 300,000 words in 30,000 articles
constexpr std::size_t kMaxCachedWordBytes = 64;  // longer ones are rare and never twice the same
constexpr std::size_t kMaxCompoundParts = 4;

struct Occurrence {
  std::uint32_t begin;
  std::uint32_t end;
  const WordPart* part;
  const WordEntry* entry;  // on the first part of a word, else null
};

// What one thread needs while it analyzes: ICU state, caches, buffers.
class Workspace {
 public:
  explicit Workspace(const Morphology& morphology) : morphology_(morphology) {}

  void analyze(std::string_view text, TokenSink& sink);

 private:
  const WordEntry& entry_of(std::string_view word);
  void find_occurrences(std::string_view text);
  std::size_t emit_compound(std::string_view text, std::size_t first, TokenSink& sink);
  void emit(const Occurrence& occurrence, const WordForms& forms, TokenSink& sink);
  void emit_number(std::string_view text, std::size_t index, TokenSink& sink);
  void emit_day_month(const Occurrence& first, const Occurrence& last, int day, int month,
                      TokenSink& sink) const;
  void emit_joined(const Occurrence& first, const Occurrence& last, const WordForms& forms,
                   TokenSink& sink) const;

  const Morphology& morphology_;
  WordBreaker breaker_;
  WordTable<WordEntry> words_;
  WordTable<CompoundEntry> compounds_;
  std::vector<WordEntry> uncached_;  // reserved so that entries keep their address during one text
  std::vector<WordSpan> spans_;
  std::vector<Occurrence> occurrences_;
  std::uint32_t position_ = 0;
  bool after_number_ = false;  // the word before was a number that has taken in the multiplier that follows
};

bool only_a_blank_between(std::string_view text, const Occurrence& left, const Occurrence& right) {
  const std::string_view gap = text.substr(left.end, right.begin - left.end);
  return gap == " " || gap == "\xC2\xA0";
}

bool between_is(std::string_view text, const Occurrence& left, const Occurrence& right,
                std::string_view gap) {
  return text.substr(left.end, right.begin - left.end) == gap;
}

bool hyphen_between(std::string_view text, const Occurrence& left, const Occurrence& right) {
  return between_is(text, left, right, "-") || between_is(text, left, right, "\xE2\x80\x90") ||
         between_is(text, left, right, "\xE2\x80\x91");
}

bool is_day(int value) { return value >= 1 && value <= 31; }
bool is_month(int value) { return value >= 1 && value <= 12; }

const WordEntry& Workspace::entry_of(std::string_view word) {
  const auto make = [this](std::string_view key) { return make_word_entry(key, morphology_); };
  if (word.size() <= kMaxCachedWordBytes) return words_.find_or_make(word, make);
  return uncached_.emplace_back(make(word));
}

void Workspace::find_occurrences(std::string_view text) {
  if (words_.size() + compounds_.size() > kMaxCachedWords) {
    words_.clear();
    compounds_.clear();
  }
  spans_.clear();
  occurrences_.clear();
  uncached_.clear();
  breaker_.find_words(text, spans_);
  std::size_t long_words = 0;
  for (const WordSpan& span : spans_) long_words += span.end - span.begin > kMaxCachedWordBytes ? 1 : 0;
  uncached_.reserve(long_words);
  for (const WordSpan& span : spans_) {
    const WordEntry& entry = entry_of(text.substr(span.begin, span.end - span.begin));
    const WordEntry* first_of = &entry;
    for (const WordPart& part : entry.parts) {
      occurrences_.push_back({span.begin + part.begin, span.begin + part.end, &part, first_of});
      first_of = nullptr;
    }
  }
}

void Workspace::emit(const Occurrence& occurrence, const WordForms& forms, TokenSink& sink) {
  Token token;
  token.surface = forms.surface;
  token.lexeme = forms.lexeme;
  token.root = forms.root;
  token.position = position_;
  token.begin = occurrence.begin;
  token.end = occurrence.end;
  token.kind = occurrence.part->kind;
  token.multiplier = after_number_;
  sink.token(token);
  if (occurrence.entry != nullptr) {
    for (const WordForms& joined : occurrence.entry->joined)
      emit_joined(occurrence, occurrence, joined, sink);
  }
  after_number_ = false;
  ++position_;
}

void Workspace::emit_joined(const Occurrence& first, const Occurrence& last, const WordForms& forms,
                            TokenSink& sink) const {
  Token token;
  token.surface = forms.surface;
  token.lexeme = forms.lexeme;
  token.root = forms.root;
  token.position = position_;
  token.begin = first.begin;
  token.end = last.end;
  token.kind = TokenKind::joined;
  sink.token(token);
}

void Workspace::emit_day_month(const Occurrence& first, const Occurrence& last, int day, int month,
                               TokenSink& sink) const {
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), "%02d-%02d", month, day);
  Token token;
  token.surface = token.lexeme = token.root = std::string_view(text.data(), static_cast<std::size_t>(length));
  token.position = position_;
  token.begin = first.begin;
  token.end = last.end;
  token.kind = TokenKind::day_month;
  sink.token(token);
}

void Workspace::emit_number(std::string_view text, std::size_t index, TokenSink& sink) {
  const Occurrence& number = occurrences_[index];
  const Occurrence* next = index + 1 < occurrences_.size() ? &occurrences_[index + 1] : nullptr;
  if (next != nullptr && next->part->multiplier != 0 && only_a_blank_between(text, number, *next)) {
    WordForms forms = number.part->forms;
    forms.root = times_power_of_ten(forms.root, next->part->multiplier);
    emit(number, forms, sink);
    after_number_ = true;
    return;
  }
  const int day = number.part->integer;
  if (next != nullptr && is_day(day)) {
    if (next->part->month != 0 && only_a_blank_between(text, number, *next)) {
      emit_day_month(number, *next, day, next->part->month, sink);
    } else if (is_month(next->part->integer) && between_is(text, number, *next, "/")) {
      emit_day_month(number, *next, day, next->part->integer, sink);
    }
  }
  emit(number, number.part->forms, sink);
}

// `first` begins a run tied by hyphens; emits the run and returns the index behind it.
std::size_t Workspace::emit_compound(std::string_view text, std::size_t first, TokenSink& sink) {
  std::size_t last = first + 1;
  while (last + 1 < occurrences_.size() && last - first + 1 < kMaxCompoundParts &&
         hyphen_between(text, occurrences_[last], occurrences_[last + 1])) {
    ++last;
  }
  const Occurrence& begin = occurrences_[first];
  const Occurrence& end = occurrences_[last];
  if (last - first == 2 && begin.part->integer > 1000 && is_month(occurrences_[first + 1].part->integer) &&
      is_day(end.part->integer)) {  // 2023-09-17
    emit_day_month(begin, end, end.part->integer, occurrences_[first + 1].part->integer, sink);
  }
  const CompoundEntry& compound =
      compounds_.find_or_make(text.substr(begin.begin, end.end - begin.begin), [&](std::string_view) {
        std::vector<std::string_view> parts;
        std::vector<bool> numeric;
        for (std::size_t i = first; i <= last; ++i) {
          parts.push_back(occurrences_[i].part->forms.surface);
          numeric.push_back(occurrences_[i].part->kind == TokenKind::number);
        }
        return make_compound_entry(parts, numeric, morphology_);
      });
  if (!compound.joined.surface.empty()) emit_joined(begin, end, compound.joined, sink);
  for (std::size_t i = first; i <= last; ++i) {
    const WordForms& own = occurrences_[i].part->forms;
    if (occurrences_[i].part->kind == TokenKind::number && i == last) {
      emit_number(text, i, sink);
    } else if (!compound.folded.surface.empty() && own.root != compound.folded.root) {
      emit(occurrences_[i], {own.surface, compound.folded.lexeme, compound.folded.root}, sink);
    } else {
      emit(occurrences_[i], own, sink);
    }
  }
  return last + 1;
}

void Workspace::analyze(std::string_view text, TokenSink& sink) {
  find_occurrences(text);
  position_ = 0;
  after_number_ = false;
  for (std::size_t i = 0; i < occurrences_.size();) {
    if (i + 1 < occurrences_.size() && hyphen_between(text, occurrences_[i], occurrences_[i + 1])) {
      i = emit_compound(text, i, sink);
    } else if (occurrences_[i].part->kind == TokenKind::number) {
      emit_number(text, i++, sink);
    } else {
      emit(occurrences_[i], occurrences_[i].part->forms, sink);
      ++i;
    }
  }
}

class IndonesianAnalyzer final : public Analyzer {
 public:
  explicit IndonesianAnalyzer(const AnalyzerOptions& options) : morphology_(morphology_options(options)) {
    std::string_view rest = embedded::stopwords;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      const std::string_view line = rest.substr(0, end);
      if (!line.empty() && line.front() != '#') function_words_.insert(line);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }

  void analyze(std::string_view utf8, TokenSink& sink) const override {
    Lease lease(*this);
    lease.workspace->analyze(utf8, sink);
  }

  WordForms analyze_word(std::string_view word) const override {
    const std::string surface = normalize_surface(word);
    WordForms forms = morphology_.analyze(surface);
    forms.surface = surface;
    return forms;
  }

  std::string explain_word(std::string_view word) const override {
    return morphology_.explain(normalize_surface(word)).to_text();
  }

  bool is_function_word(std::string_view surface) const override { return function_words_.contains(surface); }

  std::string fingerprint() const override {
    return std::string(kChainVersion) + "/" + morphology_.fingerprint();
  }

 private:
  static indonesian::MorphologyOptions morphology_options(const AnalyzerOptions& options) {
    indonesian::MorphologyOptions result;
    if (!options.exceptions.empty()) result.exceptions = indonesian::parse_exceptions(options.exceptions);
    return result;
  }

  // Borrows a workspace for one call, so that threads share the analyzer and each keeps warm caches.
  struct Lease {
    explicit Lease(const IndonesianAnalyzer& owner) : analyzer(owner) {
      {
        const std::lock_guard lock(owner.mutex_);
        if (!owner.idle_.empty()) {
          workspace = std::move(owner.idle_.back());
          owner.idle_.pop_back();
        }
      }
      if (workspace == nullptr) workspace = std::make_unique<Workspace>(owner.morphology_);
    }
    ~Lease() {
      const std::lock_guard lock(analyzer.mutex_);
      analyzer.idle_.push_back(std::move(workspace));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    const IndonesianAnalyzer& analyzer;
    std::unique_ptr<Workspace> workspace;
  };

  Morphology morphology_;
  std::unordered_set<std::string_view> function_words_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace

std::shared_ptr<const Analyzer> make_indonesian_analyzer(const AnalyzerOptions& options) {
  return std::make_shared<IndonesianAnalyzer>(options);
}

}  // namespace warta
