// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/html/metadata.h"

namespace warta::readers {

// Puts the headline into the fields of a page, whose publisher and address are there already; `linked` is
// what JSON-LD says.
void take_headline(const HtmlNode& root, const NamedValues& named, const PageMetadata& linked,
                   PageMetadata& page);

}  // namespace warta::readers
