// SPDX-License-Identifier: GPL-3.0-or-later
// What the operating system says of a failed call, in both languages.
#pragma once

#include <system_error>

#include "warta/language.h"

namespace warta {

// The meaning of a value of errno; in Indonesian only the number where it is a rare one.
[[nodiscard]] Bilingual system_message(int error);
[[nodiscard]] inline Bilingual system_message(const std::error_code& error) {
  return system_message(error.value());
}

}  // namespace warta
