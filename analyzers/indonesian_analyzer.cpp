// SPDX-License-Identifier: GPL-3.0-or-later
// The analyzer for Indonesian: the chain of workspace.h for any number of threads, and lists for queries.
#include <atomic>
#include <mutex>
#include <unordered_set>

#include "analyzers/indonesian/compounds.h"
#include "analyzers/indonesian/morphology.h"
#include "analyzers/normalizer.h"
#include "analyzers/word_breaker.h"
#include "analyzers/word_entry.h"
#include "analyzers/workspace.h"
#include "util/table.h"
#include "warta/analyzer.h"

namespace warta {

namespace embedded {
extern const std::string_view stopwords;
extern const std::string_view compounds;
extern const std::string_view analyzer_hash;  // of this code: warta_fingerprint
}  // namespace embedded

namespace {

using indonesian::Morphology;
using indonesian::Workspace;

class IndonesianAnalyzer final : public Analyzer {
 public:
  explicit IndonesianAnalyzer(const AnalyzerOptions& options, bool old_spelling = false)
      : morphology_(morphology_options(options, old_spelling)) {
    for_each_row(embedded::stopwords, [this](const std::vector<std::string_view>& columns) {
      function_words_.insert(columns.front());
    });
    const auto year = indonesian::old_spelling_before(options.exceptions);
    if (!year || old_spelling) return;
    old_before_ = std::chrono::year(*year);
    old_ = std::make_unique<IndonesianAnalyzer>(options, true);
  }

  ~IndonesianAnalyzer() override { delete at_hand_.load(std::memory_order_acquire); }
  IndonesianAnalyzer(const IndonesianAnalyzer&) = delete;
  IndonesianAnalyzer& operator=(const IndonesianAnalyzer&) = delete;

  void analyze(std::string_view utf8, TokenSink& sink) const override {
    Lease lease(*this);
    lease.workspace->analyze(utf8, sink);
  }

  WordForms analyze_word(std::string_view word) const override {
    return indonesian::forms_of(word, morphology_);
  }

  std::string explain_word(std::string_view word) const override {
    return morphology_.explain(normalize_surface(word)).to_text();
  }

  bool is_function_word(std::string_view surface) const override { return function_words_.contains(surface); }
  std::size_t bound_form(std::string_view surface) const override {
    return indonesian::bound_form(surface, morphology_);
  }
  std::size_t compound(std::string_view surface) const override {
    return morphology_.as_spelt() ? 0 : compounds_.first_part(surface, morphology_);
  }
  const Analyzer& as_of(const std::optional<PublishedAt>& published) const override {
    const bool is_old = published && old_ != nullptr && published->date.year() < old_before_;
    return is_old ? *old_ : static_cast<const Analyzer&>(*this);
  }
  bool is_common_word(std::string_view surface) const override {
    return is_function_word(surface) || morphology_.is_common_word(surface);
  }

  std::string fingerprint() const override {
    return "id-" + std::string(embedded::analyzer_hash) + "/words-" + std::string(WordBreaker::rules_hash()) +
           "/lexicon-" + morphology_.lexicon_hash();
  }

 private:
  static indonesian::MorphologyOptions morphology_options(const AnalyzerOptions& options, bool old_spelling) {
    indonesian::MorphologyOptions result;
    if (!options.exceptions.empty()) result.exceptions = indonesian::parse_exceptions(options.exceptions);
    result.old_spelling =
        old_spelling || indonesian::has_line(options.exceptions, indonesian::kOldSpellingLine);
    result.as_spelt = indonesian::has_line(options.exceptions, indonesian::kAsSpeltLine);
    return result;
  }

  // Borrows a workspace for one call, so that threads share the analyzer and each has warm caches.
  struct Lease {
    explicit Lease(const IndonesianAnalyzer& owner)
        : analyzer(owner), workspace(owner.at_hand_.exchange(nullptr, std::memory_order_acquire)) {
      if (workspace == nullptr) workspace = owner.another_workspace();
    }
    ~Lease() {
      Workspace* nobodys = nullptr;
      if (analyzer.at_hand_.compare_exchange_strong(nobodys, workspace.get(), std::memory_order_release)) {
        (void)workspace.release();
        return;
      }
      const std::lock_guard lock(analyzer.mutex_);
      analyzer.idle_.push_back(std::move(workspace));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    const IndonesianAnalyzer& analyzer;
    std::unique_ptr<Workspace> workspace;
  };

  std::unique_ptr<Workspace> another_workspace() const {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Workspace> workspace = std::move(idle_.back());
        idle_.pop_back();
        return workspace;
      }
    }
    return std::make_unique<Workspace>(morphology_);
  }

  Morphology morphology_;
  indonesian::Compounds compounds_{embedded::compounds};
  std::unordered_set<std::string_view> function_words_;
  std::unique_ptr<IndonesianAnalyzer> old_;  // for articles published before the year, if one is given
  std::chrono::year old_before_{};
  mutable std::atomic<Workspace*> at_hand_ = nullptr;  // avoids the lock unless threads meet
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace

std::shared_ptr<const Analyzer> make_indonesian_analyzer(const AnalyzerOptions& options) {
  return std::make_shared<IndonesianAnalyzer>(options);
}

}  // namespace warta
