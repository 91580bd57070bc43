// SPDX-License-Identifier: GPL-3.0-or-later
// The table of system_message.h, by number.
#include "util/system_message.h"

#include "util/messages.h"

namespace warta {

Bilingual system_message(int error) {
  std::string english = std::generic_category().message(error);
  for (const util_messages::SystemRow& row : util_messages::kSystem)
    if (row.error == error) return {std::string(row.indonesian), std::move(english)};
  return {std::string(util_messages::kSystemNumber) + std::to_string(error), std::move(english)};
}

}  // namespace warta
