// SPDX-License-Identifier: GPL-3.0-or-later
// verify_archive() of warta/archive_tools.h: checks files, tables, and whether each document is what its
// original text gives.
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>

#include "indexer/archive/directory.h"
#include "indexer/archive/metadata.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "indexer/archive/table_sums.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/archive_writer_state.h"
#include "indexer/build/messages.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta {

namespace messages = build_messages;

namespace {

std::string text_of(const Xapian::Error& error) { return error.get_type() + (": " + error.get_msg()); }

// A document as lines: one for each term with its wdf and positions, one for each value.
std::set<std::string> lines_of(const Xapian::Document& document) {
  std::set<std::string> lines;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::string line = *term + " (wdf " + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      line += " " + std::to_string(*at);
    lines.insert(line + ")");
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    lines.insert("value " + std::to_string(value.get_valueno()) + " = " + *value);
  return lines;
}

class Verification {
 public:
  Verification(const std::string& path, const VerifyOptions& options) : path_(path), options_(options) {}

  VerifyReport run() {
    require_archive();
    const std::optional<LockedArchive> lock = keep_writers_out();
    compare_sums();
    if (report_.faults != 0) return report_;
    check_tables();
    // libxapian follows damaged blocks, even in an endless loop: damage-crashes in docs/xapian-faults.md.
    if (report_.faults != 0) return report_;
    try {
      database_ = Xapian::Database(path_);
      require_our_format(database_, path_);
      prepare_comparison();
      check_articles();
      check_id_terms();
    } catch (const Xapian::Error& error) {
      fault({}, both(messages::kCannotReadOn, {text_of(error)}));
    }
    return report_;
  }

 private:
  void fault(std::string article, Bilingual what) {
    ++report_.faults;
    if (options_.on_fault) options_.on_fault({std::move(article), std::move(what)});
  }

  void require_archive() const {
    if (inspect_archive_directory(path_) == DirectoryState::archive) return;
    (void)open_archive_for_reading(path_);  // explains what is there instead
  }

  // A writer would reuse blocks while we read. Without permission to write no lock is needed; a backup, and
  // an archive that cannot be opened for writing, has no writer.
  [[nodiscard]] std::optional<LockedArchive> keep_writers_out() const {
    if (::access(path_.c_str(), W_OK) != 0 || is_backup(path_)) return std::nullopt;
    try {
      return lock_archive(path_, options_.lock_timeout);
    } catch (const Xapian::Error&) {
      return std::nullopt;
    }
  }

  // check-opens-for-writing in docs/xapian-faults.md.
  [[nodiscard]] bool may_write_tables() const {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(path_, error)) {
      if (entry.path().extension() == ".glass" && ::access(entry.path().c_str(), W_OK) != 0) return false;
    }
    return true;
  }

  // Whether Xapian's check takes an article whose words all count 0 (only a publisher, say) for one that is
  // not there: check-of-length-zero in docs/xapian-faults.md. Only where the checksums are right, so that
  // reading is safe.
  [[nodiscard]] bool is_length_zero(const std::string& line) const {
    constexpr std::string_view kBegin = "Position list entry for document ";
    if (!sums_known_ || !line.starts_with(kBegin)) return false;
    try {
      const auto docid = static_cast<Xapian::docid>(std::strtoul(line.c_str() + kBegin.size(), nullptr, 10));
      return Xapian::Database(path_).get_document(docid).termlist_count() != 0;
    } catch (const Xapian::Error&) {
      return false;
    }
  }

  // Before anything reads the tables: libxapian would follow damaged blocks.
  void compare_sums() {
    const SumsReport sums = compare_table_sums(path_);
    for (const Bilingual& what : sums.faults) fault({}, what);
    sums_known_ = sums.known;
  }

  void check_tables() {
    report_.tables_checked = may_write_tables();
    if (!report_.tables_checked) return;
    std::ostringstream said;
    try {
      const std::size_t errors = Xapian::Database::check(path_, 0, &said);
      if (errors == 0) return;
    } catch (const Xapian::Error& error) {
      said << text_of(error) << '\n';
    }
    bool named = false;
    std::size_t excused = 0;
    std::istringstream lines(said.str());
    for (std::string line; std::getline(lines, line);) {
      // The lines about sound tables: names, sizes, OK.
      const bool sound = line.empty() || line.ends_with(":") || line.ends_with("OK") ||
                         line.ends_with("checked okay") || line.ends_with("anyway") ||
                         line.find("blocksize=") != std::string::npos || line.starts_with("Lazily created") ||
                         line.find("not present") != std::string::npos;
      if (sound) continue;
      if (is_length_zero(line)) ++excused;
      named = true;
      if (is_length_zero(line) || line == "position table errors found: " + std::to_string(excused)) continue;
      fault({}, both(messages::kXapianCheck, {line}));
    }
    if (!named) fault({}, both(messages::kXapianCheckFinds));
  }

  void prepare_comparison() {
    const auto metadata = [this](std::string_view key) { return database_.get_metadata(std::string(key)); };
    analyzer_ = options_.analyzer;
    if (analyzer_ == nullptr) analyzer_ = make_indonesian_analyzer({metadata(schema::kMetaExceptions)});
    const std::string cleaning = metadata(schema::kMetaCleaning);
    clean_ = cleaning != cleaning_name(false);
    const std::string analyzer = metadata(schema::kMetaAnalyzer);
    if (analyzer != analyzer_->fingerprint()) {
      fault({},
            both(messages::kWrittenWith, {path_, analyzer_difference(analyzer, analyzer_->fingerprint())}));
    } else if (cleaning != cleaning_name(clean_)) {
      fault({}, both(messages::kCleanedWith, {path_, cleaning, cleaning_name(clean_)}));
    } else {
      const std::uint64_t sample = std::max<std::uint64_t>(options_.sample, 1);
      every_ = options_.sample == 0 ? 0 : std::max<std::uint64_t>(1, database_.get_doccount() / sample);
    }
  }

  void check_articles() {
    for (auto posting = database_.postlist_begin(""); posting != database_.postlist_end(""); ++posting) {
      const Xapian::docid docid = *posting;
      std::string name = "document " + std::to_string(docid);
      try {
        const Xapian::Document document = database_.get_document(docid);
        const StoredArticle stored = stored_article(document.get_data());
        name = stored.article.id;
        check_identity(docid, stored);
        if (every_ != 0 && report_.articles % every_ == 0) check_analysis(docid, document, stored);
      } catch (const Xapian::Error& error) {
        fault(name, both(messages::kXapianSays, {text_of(error)}));
      } catch (const Error&) {
        fault(name, both(messages::kRecordDamaged));
      }
      ++report_.articles;
    }
    if (report_.articles != database_.get_doccount()) {
      fault({}, both(messages::kCountDiffers, {database_.get_doccount(), report_.articles}));
    }
  }

  void check_identity(Xapian::docid docid, const StoredArticle& stored) {
    const std::string term = schema::id_term(stored.article.id);
    const Xapian::doccount holders = database_.get_termfreq(term);
    const auto holder = database_.postlist_begin(term);
    if (holders > 1) {
      fault(stored.article.id, both(messages::kIdOfMany, {holders}));
    } else if (holders == 0 || *holder != docid) {
      fault(stored.article.id, both(messages::kNotUnderId));
    }
    if (hash_of(as_read(stored)) != stored.hash) fault(stored.article.id, both(messages::kHashDiffers));
  }

  // Builds the document again from the original text.
  void check_analysis(Xapian::docid docid, const Xapian::Document& document, const StoredArticle& stored) {
    ++report_.reanalysed;
    const std::string& id = stored.article.id;
    Article read = as_read(stored);
    const StoredArticle again = prepare(read, id, stored.hash, clean_);
    if (serialize(again) != serialize(stored)) fault(id, both(messages::kFieldsDiffer));
    const std::set<std::string> kept = lines_of(document);
    const std::set<std::string> made = lines_of(make_document(again, *analyzer_, read.notes));
    report_difference(id, made, kept, messages::kLacks, messages::kLacksMore);
    report_difference(id, kept, made, messages::kHasTooMany, messages::kHasTooManyMore);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      auto posting = database_.postlist_begin(*term);
      if (posting != database_.postlist_end(*term)) posting.skip_to(docid);
      const bool listed = posting != database_.postlist_end(*term) && *posting == docid;
      if (!listed || posting.get_wdf() != term.get_wdf()) {
        fault(id, both(messages::kPostingDiffers, {*term}));
        return;
      }
    }
  }

  void report_difference(const std::string& id, const std::set<std::string>& all,
                         const std::set<std::string>& known, const Message& one, const Message& many) {
    const auto missing = [&known](const std::string& line) { return !known.contains(line); };
    const auto first = std::find_if(all.begin(), all.end(), missing);
    if (first == all.end()) return;
    const auto others = std::count_if(std::next(first), all.end(), missing);
    fault(id, others == 0 ? both(one, {*first}) : both(many, {*first, others}));
  }

  // Every id term must have an article, so that an id that is gone finds nothing.
  void check_id_terms() {
    const std::string prefix(schema::kIdPrefix);
    std::uint64_t terms = 0;
    for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term)
      ++terms;
    if (terms != report_.articles) {
      fault({}, both(messages::kIdsDiffer, {terms, report_.articles}));
    }
  }

  const std::string& path_;
  const VerifyOptions& options_;
  VerifyReport report_;
  bool sums_known_ = false;
  Xapian::Database database_;
  std::shared_ptr<const Analyzer> analyzer_;
  bool clean_ = true;
  std::uint64_t every_ = 0;  // every how many articles one is analysed again; 0: never
};

}  // namespace

VerifyReport verify_archive(const std::string& path, const VerifyOptions& options) {
  return Verification(path, options).run();
}

}  // namespace warta
