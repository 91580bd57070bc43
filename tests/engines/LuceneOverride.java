// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the tokens that Lucene makes of a text with the rules of `warta-index words --format lucene`.
// usage: LuceneOverride FOLDER_OF_RULES TEXT
import java.nio.file.Paths;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class LuceneOverride {
  public static void main(String[] arguments) throws Exception {
    Analyzer analyzer = CustomAnalyzer.builder(Paths.get(arguments[0])).withTokenizer("standard")
        .addTokenFilter("lowercase").addTokenFilter("stemmeroverride", "dictionary", "roots.txt").build();
    try (TokenStream tokens = analyzer.tokenStream("body", arguments[1])) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) System.out.println(term);
    }
  }
}
