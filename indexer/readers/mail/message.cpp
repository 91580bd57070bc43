// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail/message.h"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr int kDeepest = 20;              // multiparts in multiparts; mail programs make three or four
constexpr std::size_t kMostParts = 1000;  // of one message; a saved page has its pictures as parts

template <typename Type>
struct Unref {
  void operator()(Type* object) const { g_object_unref(object); }
};
template <typename Type>
using Held = std::unique_ptr<Type, Unref<Type>>;
using HeldText = std::unique_ptr<char, decltype(&g_free)>;

std::string text_of(const char* text) { return text == nullptr ? std::string() : std::string(text); }

std::string bytes_of(GMimeStream* memory) {
  const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// The content, with its transfer encoding undone.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* const wrapper = g_mime_part_get_content(part);
  const Held<GMimeStream> memory(g_mime_stream_mem_new());
  if (wrapper == nullptr || g_mime_data_wrapper_write_to_stream(wrapper, memory.get()) < 0) return {};
  return bytes_of(memory.get());
}

std::string source_of(GMimeObject* object) {
  const Held<GMimeStream> memory(g_mime_stream_mem_new());
  if (g_mime_object_write_to_stream(object, nullptr, memory.get()) < 0) return {};
  return bytes_of(memory.get());
}

std::string parameter(GMimeContentType* type, const char* name) {
  return lowered(text_of(g_mime_content_type_get_parameter(type, name)));
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  GMimeContentType* const declared = g_mime_object_get_content_type(object);
  return declared != nullptr && g_mime_content_type_is_type(declared, type, subtype) != 0;
}

bool is_attached(GMimeObject* object) {
  GMimeContentDisposition* const disposition = g_mime_object_get_content_disposition(object);
  return disposition != nullptr &&
         lowered(text_of(g_mime_content_disposition_get_disposition(disposition))) == "attachment";
}

// Walks the parts of a message.
class Collector {
 public:
  explicit Collector(MailMessage& message) : message_(message) {}

  void collect(GMimeObject* object, int depth) {
    if (object == nullptr) return;
    if (depth > kDeepest || ++parts_ > kMostParts)
      throw Error(ErrorCode::io, both(messages::kTooManyParts, {kMostParts, kDeepest}));
    if (GMIME_IS_MULTIPART_ENCRYPTED(object) || is_type(object, "application", "pkcs7-mime") ||
        is_type(object, "application", "x-pkcs7-mime")) {
      message_.is_encrypted = true;
    } else if (is_type(object, "multipart", "alternative")) {
      choose(GMIME_MULTIPART(object), depth);
    } else if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* const parts = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
        collect(g_mime_multipart_get_part(parts, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      attach_message(g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)));
    } else if (GMIME_IS_PART(object)) {
      collect_leaf(object);
    }
  }

 private:
  // The versions of one text: the plain one, unless it only says that there is another.
  void choose(GMimeMultipart* versions, int depth) {
    constexpr std::size_t kPoor = 8;  // times shorter than the HTML
    std::vector<MailMessage::Text> before = std::exchange(message_.texts, {});
    for (int i = 0; i < g_mime_multipart_get_count(versions); ++i)
      collect(g_mime_multipart_get_part(versions, i), depth + 1);
    std::vector<MailMessage::Text> found = std::exchange(message_.texts, std::move(before));
    const auto size_of = [&](bool is_html) {
      std::size_t size = 0;
      for (const MailMessage::Text& text : found)
        if (text.is_html == is_html) size += trimmed(text.bytes, " \t\r\n").size();
      return size;
    };
    const bool take_html = size_of(false) * kPoor < size_of(true);
    for (MailMessage::Text& text : found)
      if (text.is_html == take_html) message_.texts.push_back(std::move(text));
  }

  void collect_leaf(GMimeObject* object) {
    GMimePart* const part = GMIME_PART(object);
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    const bool is_html =
        is_type(object, "text", "html") || (is_page_part() && is_type(object, "application", "xhtml+xml"));
    if (!is_attached(object) && (is_html || is_type(object, "text", "plain"))) {
      message_.texts.push_back(
          {content_of(part), parameter(type, "charset"), is_html, parameter(type, "format") == "flowed"});
      return;
    }
    // The signature of a signed mail is not a document of its own.
    if (is_type(object, "application", "pgp-signature") || is_type(object, "application", "*pkcs7-signature"))
      return;
    MailMessage::Attachment attachment{text_of(g_mime_part_get_filename(part)), {}, true};
    if (attachment.name.empty()) {
      const HeldText what(g_mime_content_type_get_mime_type(type), g_free);
      attachment.name = text_of(what.get());
      attachment.is_file = false;
    } else if (!is_page_part()) {
      attachment.bytes = content_of(part);
    }
    message_.attachments.push_back(std::move(attachment));
  }

  void attach_message(GMimeMessage* message) {
    if (message == nullptr) return;
    message_.attachments.push_back({"pesan.eml", source_of(GMIME_OBJECT(message)), true});
  }

  [[nodiscard]] bool is_page_part() const { return message_.is_page; }

  MailMessage& message_;
  std::size_t parts_ = 0;
};

std::string names_of(InternetAddressList* list) {
  std::string names;
  for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
    InternetAddress* const address = internet_address_list_get_address(list, i);
    std::string name = text_of(internet_address_get_name(address));
    if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(address))
      name = text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    names.append(names.empty() || name.empty() ? "" : ", ").append(name);
  }
  return names;
}

// The programs that save pages write `multipart/related` whose first part is the page, and where it was.
void look_for_page(GMimeMessage* mail, MailMessage& message) {
  const auto header = [&](const char* name) {
    return text_of(g_mime_object_get_header(GMIME_OBJECT(mail), name));
  };
  message.page_url = header("Snapshot-Content-Location");
  const bool is_saved = header("From").starts_with("<Saved by ") ||
                        lowered(header("From")).find("saved by ") != std::string::npos;
  GMimeObject* root = g_mime_message_get_mime_part(mail);
  message.is_page = !message.page_url.empty() || is_saved;
  if (root == nullptr || !message.page_url.empty()) return;
  if (GMIME_IS_MULTIPART(root) && is_type(root, "multipart", "related"))
    root = g_mime_multipart_get_part(GMIME_MULTIPART(root), 0);
  if (root == nullptr || !GMIME_IS_PART(root) || !is_type(root, "text", "html")) return;
  message.page_url = text_of(g_mime_part_get_content_location(GMIME_PART(root)));
  const bool has_sender = !header("To").empty() || !header("Received").empty();
  message.is_page = message.is_page || (!message.page_url.empty() && !has_sender);
}

}  // namespace

std::string_view mail_library() {
  static const std::string name = "GMime " + std::to_string(gmime_major_version) + "." +
                                  std::to_string(gmime_minor_version) + "." +
                                  std::to_string(gmime_micro_version);
  return name;
}

MailMessage parse_message(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
  GMimeMessage* const parsed = g_mime_parser_construct_message(parser.get(), nullptr);
  if (parsed == nullptr) throw Error(ErrorCode::io, both(messages::kNotMail));
  const Held<GMimeMessage> mail(parsed);
  MailMessage message;
  message.subject = text_of(g_mime_message_get_subject(mail.get()));
  message.from = names_of(g_mime_message_get_from(mail.get()));
  message.id = text_of(g_mime_message_get_message_id(mail.get()));
  if (GDateTime* const date = g_mime_message_get_date(mail.get()); date != nullptr) {
    const HeldText text(g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z"), g_free);
    message.date = text_of(text.get());
  }
  look_for_page(mail.get(), message);
  Collector(message).collect(g_mime_message_get_mime_part(mail.get()), 0);
  return message;
}

}  // namespace warta::readers
