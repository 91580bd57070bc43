// SPDX-License-Identifier: GPL-3.0-or-later
// Trees as text: print_query() and dump_tree() of warta/query.h.
#include <algorithm>
#include <string>

#include "searcher/query/characters.h"
#include "searcher/query/fields.h"
#include "warta/query.h"

namespace warta {

namespace query {

namespace {

std::string decimal(unsigned value, std::size_t digits) {
  std::string text = std::to_string(value);
  return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

std::string iso(std::chrono::year_month_day date) {
  return decimal(static_cast<unsigned>(static_cast<int>(date.year())), 4) + '-' +
         decimal(static_cast<unsigned>(date.month()), 2) + '-' +
         decimal(static_cast<unsigned>(date.day()), 2);
}

// `a..b`, `a..`, `..b`; one value if both ends are equal.
template <class Value, class Write>
std::string range_text(const std::optional<Value>& first, const std::optional<Value>& last, Write write) {
  if (first && last && *first == *last) return write(*first);
  return (first ? write(*first) : std::string()) + ".." + (last ? write(*last) : std::string());
}

std::string text_of(const DateRange& range) { return range_text(range.from, range.to, iso); }
std::string text_of(const WordCountRange& range) {
  return range_text(range.min, range.max, [](std::uint32_t count) { return std::to_string(count); });
}

// ---- print_query

// Precedence, lowest first. An operand of lower precedence than its place requires is put in parentheses.
enum class Binding { disjunction, conjunction, sequence, item, proximity, primary };

Binding binding_of(const Node& node) {
  return visit(
      node, [](const Word&) { return Binding::primary; }, [](const Wildcard&) { return Binding::primary; },
      [](const Phrase&) { return Binding::primary; }, [](const DateRange&) { return Binding::primary; },
      [](const WordCountRange&) { return Binding::primary; }, [](const InField&) { return Binding::primary; },
      [](const Sequence&) { return Binding::sequence; }, [](const And&) { return Binding::conjunction; },
      [](const Or&) { return Binding::disjunction; }, [](const Not&) { return Binding::item; },
      [](const Required&) { return Binding::item; }, [](const Near&) { return Binding::proximity; },
      [](const SameSentence&) { return Binding::proximity; },
      [](const SameParagraph&) { return Binding::proximity; });
}

std::string print(const Node& node);

// An id includes a following `)` while it has an open `(`; a blank ends it.
std::string in_parentheses(const std::string& text) {
  std::string_view last = std::string_view(text).substr(text.rfind(' ') + 1);
  last.remove_prefix(std::min(last.find_first_not_of("(-+"), last.size()));
  const bool open = last.starts_with("id:") &&
                    std::count(last.begin(), last.end(), '(') > std::count(last.begin(), last.end(), ')');
  return "(" + text + (open ? " )" : ")");
}

std::string print_at_least(const Node& node, Binding wanted) {
  if (binding_of(node) >= wanted) return print(node);
  return in_parentheses(print(node));
}

std::string print_list(const std::vector<Node>& nodes, std::string_view separator, Binding wanted) {
  std::string text;
  for (const Node& node : nodes) {
    if (!text.empty()) text += separator;
    text += print_at_least(node, wanted);
  }
  return text;
}

// Phrases have no escapes, so the marks are some that the text does not contain. A parsed phrase leaves one
// kind free: its own.
std::string print_phrase(const std::string& text) {
  if (text.find('"') == std::string::npos) return '"' + text + '"';
  if (text.find("”") == std::string::npos) return "“" + text + "”";
  return "«" + text + "»";
}

std::string print_word(const Word& word) {
  return (word.literal ? "=" : "") + word.text + (word.fuzzy ? "~" : "");
}

// After a range `..5` would be its right end.
std::string print_word_of_list(const Word& word) {
  const bool like_an_end = word.text.starts_with("..") && word.text.find_first_of("0123456789") == 2;
  return like_an_end && !word.literal ? in_parentheses(print_word(word)) : print_word(word);
}

std::string print_field(const InField& field) {
  const std::string name = std::string(canonical_name(field.field)) + ':';
  // The value of `id:` is taken literally, so anything with another meaning needs parentheses.
  const auto* word = std::get_if<Word>(&field.child->value);
  const bool plain = (word != nullptr && !word->literal && !word->fuzzy) ||
                     std::holds_alternative<Phrase>(field.child->value);
  if (field.field == Field::id && !plain) return name + in_parentheses(print(*field.child));
  if (plain && word != nullptr) return name + print_word(*word);
  return name + print_at_least(*field.child, Binding::primary);
}

std::string print(const Node& node) {
  return visit(
      node, [](const Word& word) { return print_word_of_list(word); },
      [](const Wildcard& wildcard) { return wildcard.pattern; },
      [](const Phrase& phrase) { return (phrase.whole ? "=" : "") + print_phrase(phrase.text); },
      [](const DateRange& range) {
        // Not `a..`, which would take what follows for its right end.
        const bool open = range.from && !range.to;
        return std::string(name_of(SpecialField::date)) + ':' +
               (open ? ">=" + iso(*range.from) : text_of(range));
      },
      [](const WordCountRange& range) {
        const bool open = range.min && !range.max;
        return std::string(name_of(SpecialField::word_count)) + ':' +
               (open ? ">=" + std::to_string(*range.min) : text_of(range));
      },
      [](const InField& field) { return print_field(field); },
      [](const Sequence& sequence) { return print_list(sequence.items, " ", Binding::item); },
      [](const And& conjunction) { return print_list(conjunction.operands, " AND ", Binding::sequence); },
      [](const Or& disjunction) { return print_list(disjunction.operands, " OR ", Binding::conjunction); },
      [](const Not& negation) { return "-" + print_at_least(*negation.child, Binding::primary); },
      [](const Required& required) { return "+" + print_at_least(*required.child, Binding::primary); },
      [](const Near& near) {
        const std::string name = (near.ordered ? " w/" : " NEAR/") + std::to_string(near.distance) + ' ';
        return print_list(near.operands, name, Binding::primary);
      },
      [](const SameSentence& sentence) { return print_list(sentence.operands, " /s ", Binding::primary); },
      [](const SameParagraph& paragraph) {
        return print_list(paragraph.operands, " /p ", Binding::primary);
      });
}

// ---- dump_tree

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + '"';
}

std::string dump(const Node& node);

std::string dump_list(std::string_view name, const std::vector<Node>& nodes) {
  std::string text = "(" + std::string(name);
  for (const Node& node : nodes) text += " " + dump(node);
  return text + ")";
}

std::string dump_leaf(std::string_view name, std::string_view value) {
  return "(" + std::string(name) + " " + std::string(value) + ")";
}

std::string dump(const Node& node) {
  return visit(
      node,
      [](const Word& word) {
        return dump_leaf(word.literal ? "literal" : word.fuzzy ? "fuzzy" : "word", in_quotes(word.text));
      },
      [](const Wildcard& wildcard) { return dump_leaf("wildcard", in_quotes(wildcard.pattern)); },
      [](const Phrase& phrase) {
        return dump_leaf(phrase.whole ? "value" : "phrase", in_quotes(phrase.text));
      },
      [](const DateRange& range) { return dump_leaf("date", text_of(range)); },
      [](const WordCountRange& range) { return dump_leaf("word-count", text_of(range)); },
      [](const InField& field) {
        return "(field " + std::string(english_name(field.field)) + " " + dump(*field.child) + ")";
      },
      [](const Sequence& sequence) { return dump_list("sequence", sequence.items); },
      [](const And& conjunction) { return dump_list("and", conjunction.operands); },
      [](const Or& disjunction) { return dump_list("or", disjunction.operands); },
      [](const Not& negation) { return "(not " + dump(*negation.child) + ")"; },
      [](const Required& required) { return "(required " + dump(*required.child) + ")"; },
      [](const Near& near) {
        return dump_list((near.ordered ? "within " : "near ") + std::to_string(near.distance), near.operands);
      },
      [](const SameSentence& sentence) { return dump_list("sentence", sentence.operands); },
      [](const SameParagraph& paragraph) { return dump_list("paragraph", paragraph.operands); });
}

}  // namespace

}  // namespace query

std::string quote(std::string_view text) {
  std::string phrase = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const query::CodePoint c = query::code_point_at(text, at);
    const bool ignored = c.value == query::kNotUtf8 || c.value == '*' || c.value == '?' ||
                         query::is_control(c.value) || query::is_blank(c.value) || query::is_quote(c.value) ||
                         query::closes_quote('"', c.value);
    if (ignored) {
      phrase += ' ';
    } else {
      phrase += text.substr(at, c.length);
    }
    at += c.length;
  }
  return query::has_letter_or_digit(phrase) ? phrase + '"' : std::string();
}

std::string print_query(const QueryTree& tree) { return query::print(tree); }
std::string dump_tree(const QueryTree& tree) { return query::dump(tree); }

}  // namespace warta
