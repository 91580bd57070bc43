// SPDX-License-Identifier: GPL-3.0-or-later
// One mail, taken apart. message.cpp does so with GMime; without_gmime.cpp is built where GMime is missing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace warta::readers {

struct MailMessage {
  // A text that the message shows.
  struct Text {
    std::string bytes, charset;
    bool is_html = false;
    bool is_flowed = false;  // RFC 3676: a blank at the end of a line joins it with the next
  };
  struct Attachment {
    std::string name;  // the file's; without one, what it is: `image/png`
    std::string bytes;
    bool is_file = false;  // has the name of a file
  };

  std::string subject;
  std::string from;  // names, or addresses of those without
  std::string date;  // ISO 8601
  std::string id;    // Message-ID
  std::vector<Text> texts;
  std::string page_url;  // where the page was saved from: the message is MHTML and its first HTML the page
  bool is_page = false;
  bool is_encrypted = false;
  std::vector<Attachment> attachments;
};

// `GMime 3.2.13`; empty where this build has none.
[[nodiscard]] std::string_view mail_library();

// Throws Error(io) when `bytes` hold no message, or one of too many parts.
[[nodiscard]] MailMessage parse_message(std::string_view bytes);

}  // namespace warta::readers
