// SPDX-License-Identifier: GPL-3.0-or-later
// Mail (RFC 5322: .eml), mailboxes (RFC 4155: mbox) and pages saved as MHTML (RFC 2557). A message is an
// article, and so is each attachment in a format that we read; other attachments are skipped and counted.
#include <algorithm>
#include <array>
#include <deque>
#include <utility>
#include <vector>

#include "indexer/readers/bytes/line_source.h"
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/html/article.h"
#include "indexer/readers/html/charset.h"
#include "indexer/readers/html/page_kind.h"
#include "indexer/readers/mail/message.h"
#include "indexer/readers/mail/plain_text.h"
#include "util/text.h"
#include "util/text_repair.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr int kDeepest = 4;                // mails attached to mails
constexpr std::size_t kMostOpened = 100;   // attachments of one message
constexpr std::size_t kMostKinds = 1'000;  // names of kinds that are counted

// `From redaksi@kabar.example Sun Sep 17 08:00:00 2023`, not `From the field: …`.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at >= 2 && at + 2 < line.size() && is_digit(line[at - 1]) && is_digit(line[at - 2]) &&
        is_digit(line[at + 1]) && is_digit(line[at + 2]))
      return true;
  }
  return false;
}

std::string valid(std::string name) {
  constexpr std::size_t kLongest = 200;
  std::vector<Bilingual> ignored;
  name.resize(std::min(name.size(), kLongest));
  repair_text(name, ignored);
  return name;
}

class MailReader final : public RecordReader {
 public:
  MailReader(ByteSource& file, SourceLocation origin, const ReadOptions& options, int depth)
      : file_(file),
        origin_(std::move(origin)),
        options_(options),
        depth_(depth),
        lines_(file, options.limits.max_record_bytes) {}

  std::optional<ReadResult> next() override {
    while (true) {
      if (attached_ != nullptr) {
        if (std::optional<ReadResult> result = next_attached()) return result;
      } else if (!attachments_.empty()) {
        open_attachment();
      } else if (is_done_) {
        return std::nullopt;
      } else if (std::optional<ReadResult> result = next_message()) {
        return result;
      }
    }
  }

  [[nodiscard]] std::uint64_t skipped() const override {
    return skipped_ + (attached_ == nullptr ? 0 : attached_->skipped());
  }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    std::map<std::string, std::uint64_t> kinds = kinds_;
    if (attached_ != nullptr)
      for (const auto& [kind, count] : attached_->skipped_kinds()) kinds[kind] += count;
    return kinds;
  }

 private:
  void skip(const std::string& kind) {
    ++skipped_;
    if (kinds_.size() < kMostKinds || kinds_.contains(kind)) ++kinds_[kind];
  }

  // The bytes of the next message; false at the end. A message over the limit comes back empty.
  bool take_message(std::string& bytes) {
    if (is_first_) is_mbox_ = file_.head().starts_with("From ");
    is_first_ = false;
    bool is_blank_before = true, is_too_long = false, is_begun = !is_mbox_;
    is_begun = is_begun || std::exchange(has_separator_, false);
    LineSource::Line line;
    while (lines_.next(line)) {
      if (is_mbox_ && is_blank_before && is_separator(line.text)) {
        if (is_begun) {
          has_separator_ = true;
          break;
        }
        is_begun = true;
        continue;
      }
      is_blank_before = line.text.empty() && !line.too_long;
      is_too_long = is_too_long || line.too_long || bytes.size() > options_.limits.max_record_bytes;
      if (is_too_long) continue;
      std::string_view text = line.text;  // mboxrd quotes `From ` with `>`
      if (is_mbox_ && text.starts_with('>') &&
          text.substr(std::min(text.find_first_not_of('>'), text.size())).starts_with("From "))
        text.remove_prefix(1);
      bytes.append(text).append("\n");
    }
    is_done_ = !has_separator_;
    if (is_too_long) bytes.clear();
    is_too_long_ = is_too_long;
    return is_too_long || !trimmed(bytes, " \t\r\n").empty();
  }

  std::optional<ReadResult> next_message() {
    if (mail_library().empty()) throw Error(ErrorCode::unsupported, both(messages::kMailUnread));
    std::string bytes;
    if (!take_message(bytes)) return std::nullopt;
    ++number_;
    if (is_too_long_)
      return ReadIssue{place(), both(messages::kTooLongMail, {options_.limits.max_record_bytes})};
    try {
      return guarded_message(bytes);
    } catch (const Error& error) {  // of this message, not of the mailbox
      return ReadIssue{place(), error.message()};
    }
  }

  std::optional<ReadResult> guarded_message(const std::string& bytes) {
    bool is_skipped = false;
    ReadResult result = guarded(place(), [&]() -> ReadResult {
      MailMessage message = parse_message(bytes);
      if (message.is_page) return page(message, is_skipped);
      return mail(message, is_skipped);
    });
    if (is_skipped) return std::nullopt;
    return result;
  }

  ReadResult page(const MailMessage& message, bool& is_skipped) {
    const auto html = std::find_if(message.texts.begin(), message.texts.end(),
                                   [](const MailMessage::Text& text) { return text.is_html; });
    if (html == message.texts.end()) return ReadIssue{place(), both(messages::kSavedWithoutHtml)};
    const std::string_view kind =
        options_.keep_all_pages ? std::string_view() : other_page_kind(html->bytes, message.page_url);
    is_skipped = !kind.empty();
    if (is_skipped) skip(std::string(kind));
    if (is_skipped) return ReadIssue{};
    ReadResult result =
        read_html_article({html->bytes, html->charset, message.page_url}, place(), options_.limits);
    auto* const article = std::get_if<Article>(&result);
    if (article != nullptr && article->url.empty() && message.page_url.starts_with("http"))
      article->url = message.page_url;
    return result;
  }

  ReadResult mail(MailMessage& message, bool& is_skipped) {
    Article article;
    article.origin = place();
    for (const MailMessage::Text& text : message.texts) {
      const std::string utf8 = html_to_utf8(text.bytes, text.charset, article.notes);
      const std::string part =
          text.is_html ? html_fragment_text(utf8) : mail_paragraphs(utf8, text.is_flowed);
      article.body.append(article.body.empty() || part.empty() ? "" : "\n").append(part);
    }
    article.title = mail_title(message.subject);
    article.author = collapsed(message.from);
    article.id = message.id;
    for (std::string* text : {&article.title, &article.body, &article.author, &article.id})
      repair_text(*text, article.notes);
    if (!message.date.empty())
      article.published = date_in_field(message.date, DateOrder::automatic, article.notes);
    const bool has_text = !trimmed(article.body, " \t\r\n").empty();
    const bool has_attachments = !message.attachments.empty();
    for (MailMessage::Attachment& attachment : message.attachments)
      attachments_.push_back(std::move(attachment));
    opened_ = 0;
    if (message.is_encrypted && !has_text) return ReadIssue{place(), both(messages::kEncrypted)};
    if (has_text) return article;
    if (!has_attachments) return ReadIssue{place(), both(messages::kMailNoText)};
    skip("empty mail");
    is_skipped = true;
    return ReadIssue{};
  }

  // Opens the next attachment in a format that we read, as a file of its name.
  void open_attachment() {
    attachment_ = std::move(attachments_.front());
    attachments_.pop_front();
    const std::string ending = ending_of(attachment_.name);
    const ReaderFormat* const format = attachment_.is_file ? format_for_file_name(attachment_.name) : nullptr;
    const bool is_mail = format != nullptr && format == format_named("mail");
    if (format == nullptr || (is_mail && depth_ >= kDeepest) || ++opened_ > kMostOpened ||
        attachment_.bytes.empty()) {
      const std::string kind = valid(attachment_.is_file ? ending : attachment_.name);
      return skip("attached " + kind + (kind.empty() ? "file" : " file"));
    }
    SourceLocation where = place();
    where.entry += (where.entry.empty() ? "" : "/") + valid(attachment_.name);
    attached_bytes_ = std::make_unique<HeldBytes>(attachment_.bytes);
    attached_ = is_mail ? std::make_unique<MailReader>(*attached_bytes_, where, options_, depth_ + 1)
                        : format->open(*attached_bytes_, where, options_);
    attached_place_ = where;
  }

  std::optional<ReadResult> next_attached() {
    std::optional<ReadResult> result;
    try {
      result = attached_->next();
    } catch (const Error& error) {
      result = ReadIssue{attached_place_, error.message()};
      close_attached();
      return result;
    }
    if (!result) close_attached();
    return result;
  }

  void close_attached() {
    skipped_ += attached_->skipped();
    for (const auto& [kind, count] : attached_->skipped_kinds()) kinds_[kind] += count;
    attached_.reset();
  }

  [[nodiscard]] SourceLocation place() const {
    SourceLocation place = origin_;
    if (!is_mbox_) return place;
    place.entry += (place.entry.empty() ? "mail " : "/mail ") + std::to_string(number_);
    return place;
  }

  ByteSource& file_;
  SourceLocation origin_;
  const ReadOptions& options_;
  int depth_;
  LineSource lines_;
  bool is_first_ = true, is_mbox_ = false, is_done_ = false, has_separator_ = false, is_too_long_ = false;
  std::uint64_t number_ = 0;
  std::deque<MailMessage::Attachment> attachments_;
  MailMessage::Attachment attachment_;  // the one that is read
  std::size_t opened_ = 0;
  std::unique_ptr<ByteSource> attached_bytes_;
  std::unique_ptr<RecordReader> attached_;
  SourceLocation attached_place_;
  std::uint64_t skipped_ = 0;
  std::map<std::string, std::uint64_t> kinds_;
};

}  // namespace

bool looks_like_mail(std::string_view head) {
  if (head.starts_with("From ")) return is_separator(head.substr(0, head.find('\n')));
  const std::string header =
      "\n" + lowered(head.substr(0, std::min({head.find("\n\n"), head.find("\r\n\r\n"), head.size()})));
  const auto has = [&](std::string_view name) { return header.find(name) != std::string::npos; };
  constexpr auto kBegins = std::to_array<std::string_view>(
      {"\nmime-version:", "\nfrom:", "\nreturn-path:", "\nreceived:", "\ndelivered-to:", "\nmessage-id:",
       "\ncontent-type:", "\nsubject:", "\ndate:", "\nto:", "\nx-", "\ndkim-signature:"});
  const bool begins = std::any_of(kBegins.begin(), kBegins.end(),
                                  [&](std::string_view begin) { return header.starts_with(begin); });
  // Texts of newsrooms may begin with a date and a subject, too; these only mail programs write.
  const bool is_sent = has("\nmime-version:") || has("\nmessage-id:") || has("\nreceived:") ||
                       has("\nreturn-path:") || has("\ndelivered-to:");
  const bool is_described = has("\ndate:") || has("\ncontent-type:") || has("\nsubject:");
  return begins && is_described && (is_sent || (has("\nfrom:") && has("\ndate:") && has("\nsubject:")));
}

std::unique_ptr<RecordReader> open_mail(ByteSource& file, const SourceLocation& origin,
                                        const ReadOptions& options) {
  return std::make_unique<MailReader>(file, origin, options, 0);
}

}  // namespace warta::readers
