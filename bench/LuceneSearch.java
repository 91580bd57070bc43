// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lucene for bench/search: the same articles and queries, one thread, in one warm process.
//
// usage: java -cp LUCENE_JARS LuceneSearch.java ARTICLES QUERIES INDEX
//
// ARTICLES: `id<TAB>title<TAB>body<TAB>date<TAB>source<TAB>section<TAB>url` lines, indexed into the folder INDEX and merged
// into one segment. QUERIES: `kind<TAB>words` lines (see bench/search). Each line of standard input is a round: every
// query once in every column, analysis of the query and reading of the stored fields of the ten hits included. Prints
// `column<TAB>query<TAB>milliseconds<TAB>hits` lines and then an empty one.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;

public class LuceneSearch {
  private static final String[] STORED = {"id", "title", null, "date", "source", "section", "url"};
  private static final int HITS = 10;
  private static final int EVERYTHING = Integer.MAX_VALUE;

  public static void main(String[] arguments) throws Exception {
    Analyzer analyzer = new IndonesianAnalyzer();
    Path index = Path.of(arguments[2]);
    build(analyzer, Path.of(arguments[0]), index);
    List<String> queries = Files.readAllLines(Path.of(arguments[1]));
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(MMapDirectory.open(index)));
    searcher.setQueryCache(null); // the same query comes again and again
    PrintWriter out = new PrintWriter(System.out);
    BufferedReader rounds = new BufferedReader(new InputStreamReader(System.in));
    out.println("documents\t" + searcher.getIndexReader().numDocs());
    out.flush();
    while (rounds.readLine() != null) {
      for (int i = 0; i < queries.size(); ++i) {
        measure(searcher, analyzer, queries.get(i), HITS, "Lucene, top 10", i, out);
        measure(searcher, analyzer, queries.get(i), EVERYTHING, "Lucene, exact total", i, out);
      }
      out.println();
      out.flush();
    }
  }

  // Counting stops at `counted` matches; later ones that cannot be among the best are skipped.
  private static void measure(IndexSearcher searcher, Analyzer analyzer, String line, int counted, String column, int number,
      PrintWriter out) throws Exception {
    long start = System.nanoTime();
    String[] fields = line.split("\t", 2);
    TopScoreDocCollector collector = TopScoreDocCollector.create(HITS, counted);
    searcher.search(query(analyzer, fields[0], fields[1]), collector);
    ScoreDoc[] hits = collector.topDocs().scoreDocs;
    int bytes = 0;
    for (ScoreDoc hit : hits) bytes += searcher.doc(hit.doc).get("id").length();
    double milliseconds = (System.nanoTime() - start) / 1e6;
    if (hits.length > 0 && bytes == 0) throw new IllegalStateException("hits without an id");
    out.printf("%s\t%d\t%.6f\t%d%n", column, number, milliseconds, hits.length);
  }

  private static Query query(Analyzer analyzer, String kind, String text) throws Exception {
    List<Term> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) terms.add(new Term("text", term.toString()));
      tokens.end();
    }
    if (kind.equals("phrase")) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (Term term : terms) phrase.add(term);
      return phrase.build();
    }
    if (terms.size() == 1) return new TermQuery(terms.get(0));
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (Term term : terms)
      words.add(new TermQuery(term), kind.startsWith("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
    return words.build();
  }

  private static void build(Analyzer analyzer, Path articles, Path index) throws Exception {
    try (IndexWriter writer = new IndexWriter(MMapDirectory.open(index), new IndexWriterConfig(analyzer));
        BufferedReader lines = Files.newBufferedReader(articles)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        Document document = new Document();
        document.add(new TextField("text", fields[1], Field.Store.NO));
        document.add(new TextField("text", fields[2], Field.Store.NO));
        for (int i = 0; i < STORED.length; ++i)
          if (STORED[i] != null) document.add(new StoredField(STORED[i], fields[i]));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }
}
