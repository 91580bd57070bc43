// SPDX-License-Identifier: GPL-3.0-or-later
// message.h for builds without GMime.
#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/mail/message.h"
#include "warta/error.h"

namespace warta::readers {

std::string_view mail_library() { return {}; }

MailMessage parse_message(std::string_view) { throw Error(ErrorCode::unsupported, both(messages::kNoGmime)); }

}  // namespace warta::readers
