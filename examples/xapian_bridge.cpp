// SPDX-License-Identifier: GPL-3.0-or-later
// Combines Warta's query with Xapian's own classes:
//
//     xapian_bridge ARCHIVE QUERY
//
// Such a program also links libxapian: pkg-config --libs warta xapian-core
#include <iostream>

#include "warta/error.h"
#include "warta/xapian_bridge.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: xapian_bridge ARCHIVE QUERY\n";
    return 2;
  }
  try {
    const warta::Searcher searcher(argv[1]);
    const warta::XapianBridge bridge(searcher);
    Xapian::Enquire enquire(bridge.database());
    enquire.set_query(bridge.query(warta::parse_query(argv[2])));
    enquire.set_weighting_scheme(Xapian::BM25Weight(1, 0, 1, 0.5, 0.5));
    const Xapian::MSet matches = enquire.get_mset(0, 3);
    for (auto match = matches.begin(); match != matches.end(); ++match)
      std::cout << match.get_rank() + 1 << ". " << warta::XapianBridge::article(match.get_document()).title
                << '\n';
    return 0;
  } catch (const warta::Error& error) {
    std::cerr << "xapian_bridge: " << error.what() << '\n';
  } catch (const Xapian::Error& error) {
    std::cerr << "xapian_bridge: " << error.get_description() << '\n';
  }
  return 2;
}
