// SPDX-License-Identifier: GPL-3.0-or-later
#include "warta/version.h"

namespace warta {

const char* version() noexcept { return WARTA_VERSION; }

}  // namespace warta
