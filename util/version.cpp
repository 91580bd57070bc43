// SPDX-License-Identifier: GPL-3.0-or-later
// The version of the library at run time (warta/version.h).
#include "warta/version.h"

namespace warta {

const char* version() noexcept { return WARTA_VERSION; }

}  // namespace warta
