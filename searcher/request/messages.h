// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about an option and its value: {0} is the value.
#pragma once

#include "util/message.h"

namespace warta::option_messages {

inline constexpr Message kIsNot = {"'{0}' bukan {1}", "'{0}' is not {1}"};
inline constexpr Message kOneOf = {"salah satu dari {0}", "one of {0}"};
inline constexpr Message kFilter = {"bidang dan nilai, misalnya media=Tempo",
                                    "a field and a value, such as media=Tempo"};
inline constexpr Message kFacet = {"salah satu dari {0}, atau nama tag seperti provinsi=Jambi",
                                   "one of {0}, or the name of tags such as provinsi=Jambi"};
inline constexpr Message kWhole = {"bilangan bulat dari {0} sampai {1}", "a whole number from {0} to {1}"};
inline constexpr Message kSeconds = {"jumlah detik dari 0 sampai {0}, misalnya 2.5",
                                     "a number of seconds from 0 to {0}, such as 2.5"};
inline constexpr Message kDate = {"tanggal seperti 2023-09-17", "a date such as 2023-09-17"};
inline constexpr Message kNoOption = {"tidak ada pilihan '{0}'; yang ada: {1}",
                                      "there is no option '{0}'; the options are {1}"};
inline constexpr Message kShareNeedsTimeline = {"--share membagi linimasa: beri --timeline juga",
                                                "--share divides a timeline: give --timeline, too"};
inline constexpr Message kByNeedsTimeline = {"--by membagi linimasa: beri --timeline juga",
                                             "--by splits a timeline: give --timeline, too"};
inline constexpr Message kRecentOrSort = {
    "--recent menimbang skor menurut umur; --sort {0} tidak memakai skor: beri salah satu saja",
    "--recent weighs scores by age; --sort {0} does not look at scores: give one of them"};

}  // namespace warta::option_messages
