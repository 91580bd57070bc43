// SPDX-License-Identifier: GPL-3.0-or-later
// The compiler of compiler.h: one case for each kind of node.
#include "searcher/compile/compiler.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analyzers/normalizer.h"
#include "indexer/archive/fields.h"
#include "indexer/archive/schema.h"
#include "searcher/compile/filter_query.h"
#include "searcher/compile/messages.h"
#include "searcher/compile/range_queries.h"
#include "searcher/compile/readings.h"
#include "searcher/compile/tree_shape.h"
#include "searcher/compile/vocabulary.h"
#include "warta/error.h"
#include "warta/newsroom.h"

namespace warta {

namespace {

using Xapian::Query;

// The weight of an article's other name for a word of the query, relative to the word itself, and only where
// the word is missing: in addition to it the name says nothing new (measured, bench/RESULTS.md).
constexpr double kOtherNameWeight = 0.35;

// A proximity operator and the ids of the articles that it matches.
struct Decided {
  CompiledProximity asked;
  std::vector<std::string> ids;
};
using DecidedOperators = std::map<const query::Node*, Decided>;

// Compiles one of the two sets of a query (CompiledQuery). `decided` is shared by both, so that texts are
// read once.
class Compiler {
 public:
  Compiler(const CompileContext& context, DecidedOperators& decided, MatchSet& set, CompiledQuery& compiled)
      : words_(context.words),
        names_(context.names),
        decided_(decided),
        set_(set),
        compiled_(compiled),
        narrow_(context.words.level) {
    if (words_.level == Level::lexeme) words_.level = Level::root;
  }

  // What is compiled from now on is counted, and not ranked.
  void count() {
    counting_ = true;
    words_.level = narrow_;
  }

  Readings compile(const query::Node& node) {
    return query::visit(
        node, [this](const query::Word& word) { return compile_word(word); },
        [this](const query::Phrase& phrase) {
          return phrase.whole ? compile_value(phrase.text) : compile_field_phrase(phrase.text);
        },
        [this](const query::Wildcard& wildcard) { return compile_wildcard(wildcard); },
        [](const query::DateRange& range) { return same(date_query(range)); },
        [](const query::WordCountRange& range) { return same(word_count_query(range)); },
        [this](const query::Sequence& sequence) { return side_by_side(sequence.items); },
        [this](const query::And& node_and) { return explicitly([&] { return all_of(node_and.operands); }); },
        [this](const query::Or& node_or) { return explicitly([&] { return any_of(node_or.operands); }); },
        // The parent of a negation excludes its articles.
        [this](const query::Not& negation) {
          return explicitly([&] { return compile_excluded(*negation.child); });
        },
        [this](const query::Required& required) {
          return explicitly([&] { return same(compile(*required.child).all); });
        },
        [this, &node](const query::Near&) { return compile_proximity(node); },
        [this, &node](const query::SameSentence&) { return compile_proximity(node); },
        [this, &node](const query::SameParagraph&) { return compile_proximity(node); },
        [this](const query::InField& in_field) { return compile_field(in_field); });
  }

 private:
  // Function words are dropped only in plain sequences: with an operator or a mark each counts.
  template <typename Compile>
  Readings explicitly(const Compile& compile_it) {
    const bool outer = std::exchange(others_have_content_, false);
    Readings inside = compile_it();
    others_have_content_ = outer;
    return inside;
  }

  Readings compile_word(const query::Word& word) {
    if (searches_ids()) return same(without_score(Query(schema::id_term(word.text))));
    if (word.literal && field_ && schema::has_values(schema::row_of(*field_)))
      return compile_value(word.text);
    if (word.literal) return compile_phrase(word.text);
    if (word.fuzzy) return compile_fuzzy(word.text);
    if (field_ == query::Field::media) return compile_publisher(word.text);
    return words({word.text});
  }

  // Publishers are indexed under one name each: `tempo.co` is Tempo.
  Readings compile_publisher(const std::string& text) { return with_publisher(text, words({text})); }

  Readings compile_field_phrase(const std::string& text) {
    const Readings typed = compile_phrase(text);
    return field_ == query::Field::media ? with_publisher(text, typed) : typed;
  }

  Readings with_publisher(const std::string& text, const Readings& typed) {
    const std::string name = canonical_publisher(text);
    if (normalize_surface(name) == normalize_surface(text)) return typed;
    return same(combine(Query::OP_OR, {typed.all, compile_value(name).all}));
  }

  // Articles with this whole value of the field.
  Readings compile_value(const std::string& text) {
    const Query value = value_query(schema::row_of(*field_), text);
    note_part("=" + text, value);
    return same(value);
  }

  Readings compile_phrase(const std::string& text) {
    if (searches_ids()) return same(without_score(Query(schema::id_term(text))));
    MatchedWords matched;
    const Query phrase = phrase_query(text, indexed_field(), words_.analyzer, matched);
    note_matched(matched);
    note_part('"' + text + '"', phrase);
    return same(phrase);
  }

  Readings compile_wildcard(const query::Wildcard& wildcard) {
    const Query words =
        one_of_words(words_like_pattern(words_.vocabulary, indexed_field(),
                                        normalize_surface(wildcard.pattern), words_.deadline, words_.lists));
    note_part(wildcard.pattern, words);
    return same(words);
  }

  // All forms of the word, or words spelt similarly, as written.
  Readings compile_fuzzy(const std::string& text) {
    const Readings exact = explicitly([&] { return words({text}); });
    const std::vector<std::string> similar = words_spelt_like(
        words_.vocabulary, indexed_field(), normalize_surface(text), words_.deadline, words_.lists);
    const Query similar_words = one_of_words(similar);
    compiled_.expansions.push_back({text + "~", similar, true});
    note_part(text + "~", similar_words);
    return same(combine(Query::OP_OR, {exact.all, similar_words}));
  }

  Query one_of_words(const std::vector<std::string>& words) {
    if (words.empty()) return nothing();
    MatchedWords matched;
    matched.count = 1;
    std::vector<std::string> terms;
    for (const std::string& word : words) {
      matched.surfaces.emplace_back(word, std::uint16_t{0});
      terms.push_back(schema::term(schema::row_of(indexed_field()).prefix, word));
    }
    note_matched(matched);
    return one_word(terms);
  }

  // Restrictions and exclusions are not shown in snippets.
  void note_matched(const MatchedWords& matched) {
    if (excluding_) return;
    if (!field_) set_.matched.anywhere.add(matched);
    if (field_ == query::Field::title) set_.matched.title.add(matched);
    if (field_ == query::Field::related) set_.matched.related.add(matched);
  }

  void note_part(std::string name, const Query& query) {
    if (query.empty()) return;
    if (field_) name = std::string(canonical_name(*field_)) + ":" + name;
    compiled_.parts.push_back({std::move(name), query});
  }

  Readings compile_proximity(const query::Node& node) {
    auto found = decided_.find(&node);
    if (found == decided_.end()) {
      CompiledProximity asked = warta::compile_proximity(node, indexed_field(), words_);
      std::vector<std::string> ids = ids_of_matches(asked, combine(Query::OP_AND, among_), words_);
      found = decided_.emplace(&node, Decided{std::move(asked), std::move(ids)}).first;
    }
    const auto& [asked, matching] = found->second;
    if (!excluding_ && (!field_ || field_ == query::Field::title || field_ == query::Field::related))
      set_.matched.operators.push_back(asked.matcher);
    if (matching.empty()) return same(nothing());
    std::vector<Query> ids;
    for (const std::string& id : matching) ids.emplace_back(schema::id_term(id));
    note_part(dump_tree(node), asked.candidates);
    return same({Query::OP_FILTER, asked.candidates, Query(Query::OP_OR, ids.begin(), ids.end())});
  }

  // Exclusions take away what has the word itself, never what only shares its root.
  Readings compile_excluded(const query::Node& node) {
    const std::size_t parts = compiled_.parts.size();
    const bool outer = std::exchange(excluding_, true);
    const Level level = std::exchange(words_.level, narrow_);
    const Readings inside = compile(node);
    words_.level = level;
    excluding_ = outer;
    compiled_.parts.resize(parts);  // what is excluded never scores
    return inside;
  }

  Readings compile_field(const query::InField& in_field) {
    field_ = in_field.field;
    Readings inside = compile(*in_field.child);
    field_.reset();
    return inside;
  }

  [[nodiscard]] bool searches_ids() const { return field_ == query::Field::id; }

  [[nodiscard]] schema::Field indexed_field() const {
    return field_ && !searches_ids() ? schema::row_of(*field_).field : schema::Field::body;
  }

  // Words in one run are analyzed together, so that `17 September` and `1,5 triliun` are recognised.
  Readings words(const std::vector<std::string>& run) {
    std::string text;
    for (const std::string& word : run) (text += text.empty() ? "" : " ") += word;
    std::vector<WordClause> clauses = word_clauses(text, indexed_field(), words_);
    drop_function_words(clauses);
    std::vector<Query> required;
    std::vector<Query> bonus;
    std::vector<Query> every;
    std::vector<Query> as_written;
    for (std::size_t i = 0; i < clauses.size();) {
      std::size_t end = i + 1;
      const std::vector<std::string> others = other_names(clauses, i, end);
      std::vector<Query> needed;
      for (; i < end; ++i) {
        const WordClause& clause = clauses[i];
        note_matched(clause.matched);
        note_part(clause.surface, clause.required);
        every.insert(every.end(), clause.any.begin(), clause.any.end());
        (clause.optional ? bonus : needed).push_back(clause.required);
        if (clause.bonus.empty()) continue;
        compiled_.wider = true;
        bonus.push_back(clause.bonus);
        as_written.push_back(clause.bonus);
        note_part(clause.surface + " (as written)", clause.bonus);
      }
      if (!others.empty()) needed = {with_others(needed, others, bonus, every)};
      required.insert(required.end(), needed.begin(), needed.end());
    }
    note_words(every, required);
    if (!field_ && !excluding_) compiled_.linked = all_in_links(text);
    every.insert(every.end(), as_written.begin(), as_written.end());
    return {with_bonus(combine(Query::OP_AND, required), bonus), combine(Query::OP_OR, every),
            required.size() > 1};
  }

  [[nodiscard]] Query all_in_links(const std::string& text) const {
    std::vector<Query> needed;
    for (const WordClause& clause : word_clauses(text, schema::Field::related, words_)) {
      if (!clause.function_word && !clause.optional) needed.push_back(clause.required);
    }
    return without_score(combine(Query::OP_AND, needed));
  }

  // `every` has the roots that decide (with_a_root() below).
  void note_words(const std::vector<Query>& every, const std::vector<Query>& required) {
    compiled_.words.clear();
    for (const Query& one : every) {
      if (one.get_type() != Query::LEAF_TERM) return compiled_.words.clear();
      compiled_.words.push_back(*one.get_terms_begin());
    }
    std::sort(compiled_.words.begin(), compiled_.words.end());
    const auto end = std::unique(compiled_.words.begin(), compiled_.words.end());
    compiled_.words.erase(end, compiled_.words.end());
    compiled_.all_have_every_word = required.size() == every.size();
  }

  void drop_function_words(std::vector<WordClause>& clauses) {
    bool content = others_have_content_;
    for (const WordClause& clause : clauses) content |= !clause.function_word;
    if (!content) return;
    const auto dropped = std::stable_partition(
        clauses.begin(), clauses.end(), [](const WordClause& clause) { return !clause.function_word; });
    for (auto clause = dropped; clause != clauses.end(); ++clause)
      compiled_.left_out.push_back(clause->surface);
    clauses.erase(dropped, clauses.end());
  }

  // Those that are counted and those that are not, each if there are any.
  void note_other_names(const std::string& name, const std::vector<std::string>& others) {
    const std::vector<std::string> certain = names_->of(name, true);
    Expansion counted{name, {}, true};
    Expansion ranked{name, {}, false};
    for (const std::string& other : others) {
      const bool counts =
          narrow_ == Level::root || std::find(certain.begin(), certain.end(), other) != certain.end();
      (counts ? counted : ranked).others.push_back(other);
    }
    for (Expansion* one : {&counted, &ranked})
      if (!one->others.empty()) compiled_.expansions.push_back(std::move(*one));
  }

  // Other names of the words from `begin` on; sets `end` to the word after them. The longest name wins.
  std::vector<std::string> other_names(const std::vector<WordClause>& clauses, std::size_t begin,
                                       std::size_t& end) {
    const schema::Field field = indexed_field();
    const bool expands = names_ != nullptr && words_.level != Level::surface && !excluding_ &&
                         (field == schema::Field::body || field == schema::Field::title);
    if (!expands) return {};
    std::vector<std::string> names(1);  // of one word, of two, …
    for (std::size_t i = begin; i < clauses.size() && i < begin + OtherNames::kLongest; ++i)
      names.push_back(names.back() + (i == begin ? "" : " ") + clauses[i].name);
    for (std::size_t length = names.size() - 1; length > 0; --length) {
      std::vector<std::string> others = names_->of(names[length], counting_);
      if (others.empty()) continue;
      end = begin + length;
      note_other_names(names[length], others);
      return others;
    }
    return {};
  }

  // `needed` together, or one of the other names. The words of a long name also score one by one, so that
  // they count in articles with the other name and some of them.
  Query with_others(const std::vector<Query>& needed, const std::vector<std::string>& others,
                    std::vector<Query>& bonus, std::vector<Query>& every) {
    const Query typed = combine(Query::OP_AND, needed);
    std::vector<Query> ways;
    if (needed.size() == 1) {
      ways.push_back(typed);
    } else {
      ways.push_back(without_score(typed));
      bonus.insert(bonus.end(), needed.begin(), needed.end());
    }
    for (const std::string& other : others) {
      MatchedWords matched;
      const Query name = phrase_query(other, indexed_field(), words_.analyzer, matched);
      if (name.empty()) continue;
      note_matched(matched);
      ways.emplace_back(Query::OP_SCALE_WEIGHT, excluding(name, typed), kOtherNameWeight);
      note_part(other, ways.back());
      every.push_back(ways.back());
    }
    return combine(Query::OP_OR, ways);
  }

  // Runs of plain words, with everything else between them. A phrase or field counts as one more word.
  Readings side_by_side(const std::vector<query::Node>& children) {
    const bool outer = others_have_content_;
    others_have_content_ = outer || any_content(children);
    std::vector<Readings> parts;
    std::vector<Query> needed;
    std::vector<Query> excluded;
    std::vector<std::string> run;
    const auto end_run = [&] {
      if (!run.empty()) parts.push_back(words(run));
      run.clear();
    };
    const auto add = [&](const query::Node& child) {
      const Readings inside = compile(child);
      if (inside.all.empty()) return;
      if (as<query::Not>(child) != nullptr) {
        excluded.push_back(inside.all);
      } else if (as<query::Required>(child) != nullptr || filters(child)) {
        needed.push_back(inside.all);
        among_.push_back(inside.all);
      } else {
        parts.push_back(inside);
      }
    };
    // Proximity operators are decided by reading texts: at the end, and only of the articles that the other
    // parts leave.
    std::vector<const query::Node*> last;
    for (const query::Node& child : children) {
      if (is_plain_word(child)) {
        run.push_back(as<query::Word>(child)->text);
        continue;
      }
      end_run();
      if (has_proximity(child)) {
        last.push_back(&child);
      } else {
        add(child);
      }
    }
    end_run();
    for (const query::Node* child : last) add(*child);
    among_.resize(among_.size() - needed.size());
    others_have_content_ = outer;
    return joined(parts, needed, excluded);
  }

  // AND is AND for every Match, which only affects sequences inside its operands.
  Readings all_of(const std::vector<query::Node>& children) {
    std::vector<Query> all;
    std::vector<Query> any;
    std::vector<Query> excluded;
    Readings result;
    for (const bool proximity : {false, true}) {
      for (const query::Node& child : children) {
        if (has_proximity(child) != proximity) continue;
        const Readings inside = compile(child);
        if (inside.all.empty() && inside.any.empty()) continue;
        if (as<query::Not>(child) != nullptr) {
          excluded.push_back(inside.all);
          continue;
        }
        if (!inside.all.empty()) all.push_back(inside.all);
        any.push_back(inside.any);
        among_.push_back(inside.any);
        result.differ |= inside.differ;
      }
    }
    among_.resize(among_.size() - any.size());
    result.all = combine(Query::OP_AND, all);
    result.any = combine(Query::OP_AND, any);
    if (!excluded.empty()) {
      const Query out = combine(Query::OP_OR, excluded);
      result.all = excluding(result.all, out);
      result.any = excluding(result.any, out);
    }
    return result;
  }

  Readings any_of(const std::vector<query::Node>& children) {
    std::vector<Query> all;
    std::vector<Query> any;
    Readings result;
    for (const query::Node& child : children) {
      const Readings inside = compile(child);
      if (!inside.all.empty()) all.push_back(inside.all);
      if (!inside.any.empty()) any.push_back(inside.any);
      result.differ |= inside.differ;
    }
    result.all = combine(Query::OP_OR, all);
    result.any = combine(Query::OP_OR, any);
    return result;
  }

  // Whether the list has more than function words.
  bool any_content(const std::vector<query::Node>& children) {
    for (const query::Node& child : children) {
      const auto* word = as<query::Word>(child);
      if (word == nullptr) {
        if (as<query::Not>(child) == nullptr && !filters(child)) return true;
        continue;
      }
      for (const WordClause& clause : word_clauses(word->text, indexed_field(), words_)) {
        if (!clause.function_word) return true;
      }
    }
    return false;
  }

  WordContext words_;
  const OtherNames* names_;
  DecidedOperators& decided_;
  MatchSet& set_;
  CompiledQuery& compiled_;
  Level narrow_;              // the level that is counted by
  std::vector<Query> among_;  // what the articles must match besides
  std::optional<query::Field> field_;
  bool others_have_content_ = false;
  bool excluding_ = false;
  bool counting_ = false;
};

}  // namespace

CompiledQuery compile_query(const QueryTree& tree, const CompileContext& context) {
  CompiledQuery compiled;
  DecidedOperators decided;
  MatchSet& ranked = compiled.ranked;
  const Readings wide = Compiler(context, decided, ranked, compiled).compile(tree);
  compiled.differ = wide.differ;
  if (!has_plain_words_only(tree)) {
    compiled.words.clear();
    compiled.linked = {};
  }
  ranked.any = compiled.words.empty() ? wide.any : with_a_root(wide.any, compiled.words);
  // Only words that are optional everywhere: what there is must do.
  ranked.all = wide.all.empty() ? ranked.any : wide.all;
  if (ranked.all.empty()) {
    throw Error(ErrorCode::invalid_argument, both(compile_messages::kNoWord));
  }
  compiled.wider = context.words.level == Level::lexeme && (compiled.wider || !compiled.expansions.empty());
  if (compiled.wider) {
    CompiledQuery unused;
    Compiler counting(context, decided, compiled.counted, unused);
    counting.count();
    const Readings words = counting.compile(tree);
    compiled.counted.any = words.any;
    compiled.counted.all = words.all.empty() ? words.any : words.all;
  }
  return compiled;
}

}  // namespace warta
