// SPDX-License-Identifier: GPL-3.0-or-later
// A search engine as Xapian's own guide builds one, without Warta: TermGenerator, QueryParser, BM25. Articles
// are `id<TAB>title<TAB>body` lines, queries `id<TAB>query` lines; prints a TREC run.
//
// usage: xapian_run DOCUMENTS QUERIES DATABASE STEMMER TITLE_WEIGHT [K1 B]
#include <xapian.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr Xapian::doccount kHits = 100;  // a query

std::string cut(std::string& line) {
  const std::size_t tab = line.find('\t');
  std::string field = line.substr(0, tab);
  line.erase(0, tab == std::string::npos ? tab : tab + 1);
  return field;
}

void index(const char* path, Xapian::WritableDatabase& database, const Xapian::Stem& stem,
           Xapian::termcount title_weight) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(stem);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    Xapian::Document document;
    document.set_data(cut(line));
    const std::string title = cut(line);
    generator.set_document(document);
    generator.index_text(title, 1, "S");
    generator.index_text(title, title_weight);
    generator.increase_termpos();
    generator.index_text(line);
    database.add_document(document);
  }
  database.commit();
}

void search(const char* path, const Xapian::Database& database, const Xapian::Stem& stem,
            const Xapian::Weight& weight) {
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(stem);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.add_prefix("judul", "S");
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(weight);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::string id = cut(line);
    // In lower case: the parser takes a capitalised word for a name, and does not stem it.
    std::string query = cut(line);
    for (char& c : query)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    enquire.set_query(parser.parse_query(query));
    const Xapian::MSet hits = enquire.get_mset(0, kHits);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit)
      std::printf("%s Q0 %s %u %.6f xapian\n", id.c_str(), hit.get_document().get_data().c_str(),
                  hit.get_rank() + 1, hit.get_weight());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6 && argc != 8) {
    std::cerr << "usage: xapian_run DOCUMENTS QUERIES DATABASE STEMMER TITLE_WEIGHT [K1 B]\n";
    return 2;
  }
  try {
    const Xapian::Stem stem(argv[4]);
    Xapian::WritableDatabase database(argv[3], Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    index(argv[1], database, stem, static_cast<Xapian::termcount>(std::stoul(argv[5])));
    // Xapian's defaults: k1 1, b 0.5.
    const double k1 = argc == 8 ? std::stod(argv[6]) : 1.0;
    const double b = argc == 8 ? std::stod(argv[7]) : 0.5;
    search(argv[2], database, stem, Xapian::BM25Weight(k1, 0, 1, b, 0.5));
  } catch (const Xapian::Error& error) {
    std::cerr << "xapian_run: " << error.get_description() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "xapian_run: " << error.what() << '\n';
    return 2;
  }
}
