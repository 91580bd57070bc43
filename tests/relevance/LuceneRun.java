// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lucene with its IndonesianAnalyzer and its classic query parser, both as they come: BM25, any word. Articles are
// `id<TAB>title<TAB>body` lines, queries `id<TAB>query` lines; prints a TREC run.
//
// usage: java -cp LUCENE_JARS LuceneRun.java DOCUMENTS QUERIES
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

public class LuceneRun {
  private static final int HITS = 100; // a query

  public static void main(String[] arguments) throws Exception {
    IndonesianAnalyzer analyzer = new IndonesianAnalyzer();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String line : Files.readAllLines(Path.of(arguments[0]))) {
        String[] fields = line.split("\t", 3);
        Document document = new Document();
        document.add(new StoredField("id", fields[0]));
        document.add(new TextField("text", fields[1] + ". " + fields[2], Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    QueryParser parser = new QueryParser("text", analyzer);
    PrintWriter out = new PrintWriter(System.out);
    for (String line : Files.readAllLines(Path.of(arguments[1]))) {
      String[] fields = line.split("\t", 2);
      // Nothing is an operator but the quotation marks of a phrase.
      String query = QueryParser.escape(fields[1]).replace("\\\"", "\"");
      int rank = 0;
      try {
        for (ScoreDoc hit : searcher.search(parser.parse(query), HITS).scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          out.printf("%s Q0 %s %d %f lucene%n", fields[0], id, ++rank, hit.score);
        }
      } catch (org.apache.lucene.queryparser.classic.ParseException error) {
        System.err.println("LuceneRun: query " + fields[0] + ": " + error.getMessage());
      }
    }
    out.flush();
  }
}
