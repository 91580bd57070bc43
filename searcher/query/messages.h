// SPDX-License-Identifier: GPL-3.0-or-later
// What a query is told: a row for each QueryIssue.
#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

#include "util/message.h"

namespace warta::query {

struct DiagnosticRow {
  constexpr DiagnosticRow(QueryIssue which, const char* stable_name, Severity how_bad,
                          std::string_view message_id, std::string_view message_en, std::string_view hint_id,
                          std::string_view hint_en)
      : issue(which),
        name(stable_name),
        severity(how_bad),
        message(message_id, message_en),
        hint(hint_id, hint_en) {}

  QueryIssue issue;
  const char* name;  // stable: JSON output, docs, tests
  Severity severity;
  Message message, hint;  // with the same values
};

namespace messages {

using enum QueryIssue;
using enum Severity;

// In the order of QueryIssue.
inline constexpr DiagnosticRow kDiagnostics[] = {
    DiagnosticRow{
        query_too_long, "query_too_long", error, "kueri terlalu panjang: {0} bita, paling banyak {1}",
        "the query is too long: {0} bytes, at most {1}", "persingkat, atau bagi menjadi beberapa kueri",
        "shorten it, or split it into several queries"},
    DiagnosticRow{invalid_utf8, "invalid_utf8", error, "bita ini bukan UTF-8 yang sah",
                  "this byte is not valid UTF-8", "kirim kueri dalam UTF-8 (periksa lokal terminal)",
                  "send the query as UTF-8 (check the terminal's locale)"},
    DiagnosticRow{control_character, "control_character", error,
                  "karakter kendali {0} tidak boleh ada dalam kueri",
                  "a control character {0} cannot be in a query", "hapus karakter itu", "remove it"},
    DiagnosticRow{empty_query, "empty_query", error, "kueri kosong", "the query is empty",
                  "tulis sedikitnya satu kata, misalnya drone kamikaze",
                  "write at least one word, such as drone kamikaze"},
    DiagnosticRow{only_punctuation, "only_punctuation", error, "kueri hanya berisi tanda baca",
                  "the query holds only punctuation", "tulis sedikitnya satu kata",
                  "write at least one word"},
    DiagnosticRow{
        only_negation, "only_negation", error, "hanya ada pengecualian di sini; tidak ada yang dicari",
        "there are only exclusions here; nothing is searched for",
        "tambahkan kata yang dicari, misalnya rusia -iran", "add a word to search for, such as rusia -iran"},

    DiagnosticRow{
        too_deep, "too_deep", error, "tanda kurung bersarang terlalu dalam: paling banyak {0} tingkat",
        "parentheses are nested too deep: at most {0} levels", "sederhanakan kueri", "simplify the query"},
    DiagnosticRow{too_many_terms, "too_many_terms", error,
                  "kata terlalu banyak: paling banyak {0} dalam satu kueri",
                  "too many words: at most {0} in one query", "bagi menjadi beberapa kueri",
                  "split it into several queries"},
    DiagnosticRow{too_many_wildcards, "too_many_wildcards", error,
                  "kata dengan * atau ? terlalu banyak: paling banyak {0} dalam satu kueri",
                  "too many words with * or ?: at most {0} in one query", "tulis sebagian secara lengkap",
                  "write some of them in full"},
    DiagnosticRow{too_many_fuzzy, "too_many_fuzzy", error,
                  "kata dengan ~ terlalu banyak: paling banyak {0} dalam satu kueri",
                  "too many words with ~: at most {0} in one query",
                  "hapus ~ di belakang kata yang ejaannya pasti",
                  "remove the ~ behind words whose spelling is certain"},

    DiagnosticRow{unclosed_quote, "unclosed_quote", error, "tanda kutip {0} tidak ditutup",
                  "the quotation mark {0} is never closed", "tambahkan {1} di akhir frasa",
                  "add {1} at the end of the phrase"},
    DiagnosticRow{unopened_quote, "unopened_quote", error, "tanda kutip {0} tidak pernah dibuka",
                  "the quotation mark {0} was never opened", "apit frasa dengan \"…\"",
                  "put the phrase between \"…\""},
    DiagnosticRow{empty_phrase, "empty_phrase", error, "frasa kosong", "the phrase is empty",
                  "tulis kata di antara tanda kutip, atau hapus tanda kutipnya",
                  "write words between the quotation marks, or remove them"},
    DiagnosticRow{phrase_without_words, "phrase_without_words", error, "frasa ini hanya berisi tanda baca",
                  "this phrase holds only punctuation", "tulis sedikitnya satu kata di antara tanda kutip",
                  "write at least one word between the quotation marks"},
    DiagnosticRow{unclosed_parenthesis, "unclosed_parenthesis", error, "kurung buka tidak ditutup",
                  "the parenthesis is never closed", "tambahkan ) di akhir kelompok",
                  "add ) at the end of the group"},
    DiagnosticRow{unopened_parenthesis, "unopened_parenthesis", error, "kurung tutup tanpa kurung buka",
                  "a closing parenthesis without an opening one",
                  "hapus ) atau tambahkan ( di depan kelompok", "remove ) or add ( before the group"},
    DiagnosticRow{empty_group, "empty_group", error, "tanda kurung kosong", "the parentheses are empty",
                  "tulis kata di dalamnya, atau hapus tanda kurungnya", "write words inside, or remove them"},
    DiagnosticRow{left_operand_missing, "left_operand_missing", error, "operan kiri untuk {0} hilang",
                  "the left operand of {0} is missing",
                  "tulis kata di depan {0}; untuk mencari kata {0} itu sendiri, apit dengan tanda kutip",
                  "write a word before {0}; to search for the word {0} itself, quote it"},
    DiagnosticRow{right_operand_missing, "right_operand_missing", error, "operan kanan untuk {0} hilang",
                  "the right operand of {0} is missing",
                  "tulis kata setelah {0}; untuk mencari kata {0} itu sendiri, apit dengan tanda kutip",
                  "write a word after {0}; to search for the word {0} itself, quote it"},
    DiagnosticRow{mark_without_operand, "mark_without_operand", error, "tanda {0} tidak diikuti kata",
                  "the mark {0} has no word after it",
                  "tulis langsung di depan kata, frasa, atau kurung: {0}kata; atau hapus",
                  "write it right before a word, phrase or parenthesis: {0}word; or remove it"},
    DiagnosticRow{
        marks_combined, "marks_combined", error, "{0} dan {1} tidak dapat digabung di depan satu kata",
        "{0} and {1} cannot stand together before one word", "pakai salah satu saja", "use only one of them"},
    DiagnosticRow{negation_in_or, "negation_in_or", error, "pengecualian tidak dapat menjadi operan OR",
                  "an exclusion cannot be an operand of OR", "kecualikan di luar OR: (a OR b) -c",
                  "exclude outside of the OR: (a OR b) -c"},
    DiagnosticRow{required_in_or, "required_in_or", error, "kata wajib (+) tidak dapat menjadi operan OR",
                  "a required word (+) cannot be an operand of OR",
                  "hapus +, atau taruh kata itu di luar OR: (a OR b) +c",
                  "remove the +, or put the word outside of the OR: (a OR b) +c"},

    DiagnosticRow{
        unknown_operator, "unknown_operator", error, "operator {0} tidak dikenal", "unknown operator {0}",
        "pakai AND, OR, NOT atau -kata, NEAR/n, w/n, /s, /p; untuk teksnya, apit dengan tanda kutip",
        "use AND, OR, NOT or -word, NEAR/n, w/n, /s, /p; for the text itself, quote it"},
    DiagnosticRow{lower_case_near, "lower_case_near", error, "{0} bukan operator dengan huruf kecil",
                  "{0} is no operator in lower case",
                  "tulis NEAR/n dengan huruf besar, atau apit dengan tanda kutip",
                  "write NEAR/n in capitals, or quote it"},
    DiagnosticRow{near_without_distance, "near_without_distance", error, "jarak setelah {0} hilang",
                  "{0} lacks its distance",
                  "tulis jumlah kata, misalnya NEAR/5 atau w/2; untuk teksnya, apit dengan tanda kutip",
                  "write a number of words, such as NEAR/5 or w/2; for the text itself, quote it"},
    DiagnosticRow{near_distance_out_of_range, "near_distance_out_of_range", error, "jarak {0} di luar batas",
                  "the distance of {0} is out of range", "pakai 1 sampai {1} kata", "use 1 to {1} words"},
    DiagnosticRow{mixed_proximity, "mixed_proximity", error, "{0} setelah {1}: urutannya tidak jelas",
                  "{0} after {1}: which goes first is not clear", "beri tanda kurung: (a NEAR/5 b) w/2 c",
                  "use parentheses: (a NEAR/5 b) w/2 c"},
    DiagnosticRow{not_in_proximity, "not_in_proximity", error,
                  "{0} tidak boleh berada dalam operan NEAR, w, /s atau /p",
                  "{0} cannot be inside an operand of NEAR, w, /s or /p",
                  "taruh di luar: (a NEAR/5 b) {0}, atau judul:(a NEAR/5 b) untuk bidang",
                  "put it outside: (a NEAR/5 b) {0}, or title:(a NEAR/5 b) for a field"},

    DiagnosticRow{literal_needs_word, "literal_needs_word", error, "tanda = harus tepat di depan sebuah kata",
                  "the mark = must stand right before a word",
                  "tulis =kata, atau judul:=kata; frasa dalam tanda kutip sudah persis",
                  "write =word, or title:=word; a quoted phrase is already literal"},
    DiagnosticRow{literal_and_wildcard, "literal_and_wildcard", error,
                  "= tidak dapat digabung dengan * atau ?", "= cannot be combined with * or ?",
                  "hapus =: pola dengan * atau ? selalu mencari bentuk tertulis",
                  "remove the =: a pattern with * or ? always looks at words as written"},
    DiagnosticRow{
        literal_and_fuzzy, "literal_and_fuzzy", error, "= (persis) dan ~ (mirip) saling bertentangan",
        "= (exact) and ~ (similar) contradict each other", "pakai salah satu saja", "use only one of them"},
    DiagnosticRow{wildcard_and_fuzzy, "wildcard_and_fuzzy", error, "~ tidak dapat digabung dengan * atau ?",
                  "~ cannot be combined with * or ?", "pakai salah satu saja", "use only one of them"},
    DiagnosticRow{wildcard_too_short, "wildcard_too_short", error, "{0} terlalu luas", "{0} is too wide",
                  "tulis sedikitnya {1} huruf bersama * atau ?",
                  "write at least {1} letters along with * or ?"},
    DiagnosticRow{wildcard_with_mark, "wildcard_with_mark", error,
                  "{0} di dalam kata dengan * atau ?: tanda itu memisahkan kata",
                  "{0} inside a word with * or ?: the mark separates words",
                  "bagi menjadi kata-kata: anti w/1 korup*", "split it into words: anti w/1 korup*"},
    DiagnosticRow{misplaced_tilde, "misplaced_tilde", error, "~ hanya boleh di akhir sebuah kata",
                  "~ can only stand at the end of a word",
                  "tulis kata~ tanpa angka atau tanda lain; untuk teksnya, apit dengan tanda kutip",
                  "write word~ with no number or other mark; for the text itself, quote it"},
    DiagnosticRow{
        boost_unsupported, "boost_unsupported", error, "bobot dengan ^ tidak ada dalam bahasa kueri ini",
        "this query language has no weights with ^", "hapus {0}; untuk teksnya, apit dengan tanda kutip",
        "remove {0}; for the text itself, quote it"},
    DiagnosticRow{dash_is_not_minus, "dash_is_not_minus", error, "{0} di depan kata bukan tanda minus",
                  "{0} before a word is not a minus sign",
                  "pakai -kata untuk mengecualikan, atau beri spasi setelah {0}",
                  "use -word to exclude, or put a blank after {0}"},

    DiagnosticRow{unknown_field, "unknown_field", error, "bidang {0}: tidak dikenal",
                  "unknown field {0}:", "yang ada: {1}; untuk teks bertitik dua, apit dengan tanda kutip",
                  "the fields are {1}; for text with a colon, quote it"},
    DiagnosticRow{url_in_query, "url_in_query", error, "alamat web harus diapit tanda kutip",
                  "a web address must be quoted",
                  "tulis \"{0}\" untuk mencari teksnya, atau id:{0} untuk artikel beralamat itu",
                  "write \"{0}\" to search for its text, or id:{0} for the article of that address"},
    DiagnosticRow{
        field_value_missing, "field_value_missing", error, "nilai untuk {0} hilang", "{0} has no value",
        "tulis nilainya tepat setelah titik dua, tanpa spasi: {0}{1}; untuk teksnya, apit dengan tanda kutip",
        "write the value right after the colon, without a blank: {0}{1}; for the text itself, quote it"},
    DiagnosticRow{mark_in_field_value, "mark_in_field_value", error, "{0} tidak boleh setelah titik dua",
                  "{0} cannot follow the colon", "taruh di depan nama bidang: {0}{1}kata",
                  "put it before the field name: {0}{1}word"},
    DiagnosticRow{nested_field, "nested_field", error, "{0} berada di dalam nilai bidang lain",
                  "{0} is inside the value of another field", "taruh di luar: judul:drone {0}…",
                  "put it outside: title:drone {0}…"},
    DiagnosticRow{bad_date, "bad_date", error, "{0} bukan tanggal yang dikenal",
                  "{0} is not a date known here",
                  "tulis 2023, 2023-09, 2023-09-17, 17/9/2023, \"17 September 2023\", kemarin, minggu-lalu, "
                  "7-hari-lalu, atau rentang seperti 2023-09-01..17",
                  "write 2023, 2023-09, 2023-09-17, 17/9/2023, \"17 September 2023\", yesterday, last-week, "
                  "7-days-ago, or a range such as 2023-09-01..17"},
    DiagnosticRow{bad_word_count, "bad_word_count", error, "{0} bukan jumlah kata",
                  "{0} is not a number of words",
                  "tulis misalnya kata:>300, kata:<=500 atau kata:300..500, paling banyak {1}",
                  "write for example words:>300, words:<=500 or words:300..500, at most {1}"},
    DiagnosticRow{range_backwards, "range_backwards", error, "rentang {0} terbalik atau kosong",
                  "the range {0} is backwards or empty", "tulis yang lebih kecil dahulu",
                  "write the smaller end first"},

    DiagnosticRow{mark_ignored, "mark_ignored", warning, "{0} tidak berisi kata dan diabaikan",
                  "{0} holds no word and is ignored",
                  "apit dengan tanda kutip bersama kata di sekitarnya bila perlu",
                  "quote it together with the words around it if it matters"},
    DiagnosticRow{lone_mark, "lone_mark", warning, "{0} yang berdiri sendiri dibaca sebagai tanda baca",
                  "{0} on its own is read as punctuation",
                  "tulis langsung di depan kata, tanpa spasi, bila itu operator: {0}kata",
                  "write it right before a word, without a blank, if it is an operator: {0}word"},
    DiagnosticRow{final_question_mark, "final_question_mark", warning,
                  "? di akhir kata dibaca sebagai tanda tanya",
                  "? at the end of a word is read as a question mark", "untuk akhiran apa pun tulis {0}*",
                  "for any ending write {0}*"},
    DiagnosticRow{wildcard_in_phrase, "wildcard_in_phrase", warning,
                  "* di dalam tanda kutip dibaca sebagai tanda baca",
                  "* between quotation marks is read as punctuation",
                  "untuk pola di dekat kata lain tulis: kasus w/1 korup*",
                  "for a pattern next to a word write: kasus w/1 korup*"},
    DiagnosticRow{single_quotes, "single_quotes", warning, "tanda petik tunggal tidak membentuk frasa",
                  "single quotation marks do not make a phrase", "pakai tanda kutip ganda: \"…\"",
                  "use double ones: \"…\""},
    DiagnosticRow{short_year, "short_year", warning, "{0} dibaca sebagai {1}", "{0} is read as {1}",
                  "tulis tahun dengan empat angka", "write the year in four digits"},
    DiagnosticRow{lower_case_operator, "lower_case_operator", warning, "{0} dibaca sebagai kata biasa",
                  "{0} is read as a word", "tulis {1} bila itu operator", "write {1} if it is an operator"},
    DiagnosticRow{divided_amount, "divided_amount", warning,
                  "-{0} mengecualikan bilangannya saja, dan {1} tetap dicari",
                  "-{0} excludes the number alone, and {1} is searched for", "tulis -({0} {1})",
                  "write -({0} {1})"},
};

static_assert(
    [] {
      for (std::size_t i = 0; i < std::size(kDiagnostics); ++i)
        if (static_cast<std::size_t>(kDiagnostics[i].issue) != i) return false;
      return std::size(kDiagnostics) == static_cast<std::size_t>(divided_amount) + 1;
    }(),
    "one row an issue, in the order of QueryIssue");

// {0} is the message, {1} its column; the hint follows.
inline constexpr Message kErrorLine = {"galat: {0} (kolom {1})", "error: {0} (column {1})"};
inline constexpr Message kWarningLine = {"peringatan: {0} (kolom {1})", "warning: {0} (column {1})"};

}  // namespace messages

}  // namespace warta::query
