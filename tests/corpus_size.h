// SPDX-License-Identifier: GPL-3.0-or-later
// A number that tests in several folders compare with.
#pragma once

#include <cstdint>

// Articles in corpus/. `python3 corpus/check.py` says how many there are.
inline constexpr std::uint64_t kCorpusArticles = 278;
