// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about a user's exceptions to the analysis.
#pragma once

#include "util/message.h"

namespace warta::indonesian::messages {

// {0} is the line, {1} one of the others.
inline constexpr Message kExceptions = {"pengecualian, baris {0}: {1}", "exceptions, line {0}: {1}"};
inline constexpr Message kExpectedRow = {
    "seharusnya KATA<TAB>DASAR atau KATA<TAB>LEKSEM<TAB>DASAR, tanpa spasi",
    "expected WORD<TAB>ROOT or WORD<TAB>LEXEME<TAB>ROOT, without blanks"};
inline constexpr Message kExpectedYear = {"seharusnya tahun empat angka setelah '{0}'",
                                          "expected a year of four digits after '{0}'"};
inline constexpr Message kYearTwice = {"tahun untuk ejaan lama sudah diberikan",
                                       "a year for the old spelling is given already"};
inline constexpr Message kWordTwice = {"'{0}' sudah ada di baris {1}", "'{0}' is in line {1} already"};
inline constexpr Message kRootOfRoot = {"dasar '{0}' sendiri punya dasar '{1}'",
                                        "the root '{0}' has itself the root '{1}'"};

}  // namespace warta::indonesian::messages
