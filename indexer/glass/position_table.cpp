// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the position table: xapian-core 1.4.22, backends/glass/glass_positionlist.h. Key: packed term, zero
// byte, docid.
#include "indexer/glass/tables.h"

namespace warta::glass {

void write_position_table(TableWriter& table, ListMerge& positions) {
  std::string key;
  std::string scratch;
  while (positions.next_list()) {
    key = positions.key();
    key.push_back('\0');
    const std::size_t key_bytes = key.size();
    while (positions.next_entry()) {
      key.resize(key_bytes);
      pack_sorted_uint(key, positions.docid());
      const std::uint32_t length = positions.payload().read_uint();
      table.add(key, positions.payload().read_bytes(length, scratch));
    }
  }
}

}  // namespace warta::glass
