// SPDX-License-Identifier: GPL-3.0-or-later
// Why a passage cannot be looked at.
#pragma once

#include "util/message.h"

namespace warta::passage_messages {

inline constexpr Message kTooManyPlaces = {
    "NEAR, w/n, /s atau /p: sebuah artikel punya lebih dari {0} tempat untuk dilihat; beri kata yang lebih "
    "jarang atau "
    "jarak yang lebih kecil",
    "NEAR, w/n, /s or /p: an article has more than {0} places to look at; give rarer words or a smaller "
    "distance"};

}  // namespace warta::passage_messages
