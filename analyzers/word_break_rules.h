// SPDX-License-Identifier: GPL-3.0-or-later
// The rules by which ICU ends words, compiled while Warta was built (word_break_compiler.cpp).
#pragma once

#include <span>
#include <string_view>

namespace warta::embedded {

extern const std::span<const unsigned char> word_break_rules;
extern const std::string_view word_break_hash;  // of the rules as text, the same on every machine

}  // namespace warta::embedded
