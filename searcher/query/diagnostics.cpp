// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/diagnostics.h"

#include <array>
#include <string>

#include "searcher/query/fields.h"

namespace warta {

namespace query {

namespace {

struct MessageRow {
  QueryIssue issue;
  const char* name;  // stable: JSON output, docs, tests
  Severity severity;
  std::string_view message_id, hint_id;
  std::string_view message_en, hint_en;
};

using enum QueryIssue;
constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

// In the order of QueryIssue. {0}, {1}: arguments of the report; {fields}: the valid field names.
constexpr std::array kMessages{
    MessageRow{query_too_long, "query_too_long", kError, "kueri terlalu panjang: {0} bita, paling banyak {1}",
               "persingkat, atau bagi menjadi beberapa kueri",
               "the query is too long: {0} bytes, at most {1}",
               "shorten it, or split it into several queries"},
    MessageRow{invalid_utf8, "invalid_utf8", kError, "bita ini bukan UTF-8 yang sah",
               "kirim kueri dalam UTF-8 (periksa lokal terminal)", "this byte is not valid UTF-8",
               "send the query as UTF-8 (check the terminal's locale)"},
    MessageRow{control_character, "control_character", kError,
               "karakter kendali {0} tidak boleh ada dalam kueri", "hapus karakter itu",
               "a control character {0} cannot be in a query", "remove it"},
    MessageRow{empty_query, "empty_query", kError, "kueri kosong",
               "tulis sedikitnya satu kata, misalnya drone kamikaze", "the query is empty",
               "write at least one word, such as drone kamikaze"},
    MessageRow{only_punctuation, "only_punctuation", kError, "kueri hanya berisi tanda baca",
               "tulis sedikitnya satu kata", "the query holds only punctuation", "write at least one word"},
    MessageRow{only_negation, "only_negation", kError,
               "hanya ada pengecualian di sini; tidak ada yang dicari",
               "tambahkan kata yang dicari, misalnya rusia -iran",
               "there are only exclusions here; nothing is searched for",
               "add a word to search for, such as rusia -iran"},

    MessageRow{too_deep, "too_deep", kError,
               "tanda kurung bersarang terlalu dalam: paling banyak {0} tingkat", "sederhanakan kueri",
               "parentheses are nested too deep: at most {0} levels", "simplify the query"},
    MessageRow{too_many_terms, "too_many_terms", kError,
               "kata terlalu banyak: paling banyak {0} dalam satu kueri", "bagi menjadi beberapa kueri",
               "too many words: at most {0} in one query", "split it into several queries"},
    MessageRow{too_many_wildcards, "too_many_wildcards", kError,
               "kata dengan * atau ? terlalu banyak: paling banyak {0} dalam satu kueri",
               "tulis sebagian secara lengkap", "too many words with * or ?: at most {0} in one query",
               "write some of them in full"},
    MessageRow{too_many_fuzzy, "too_many_fuzzy", kError,
               "kata dengan ~ terlalu banyak: paling banyak {0} dalam satu kueri",
               "hapus ~ di belakang kata yang ejaannya pasti",
               "too many words with ~: at most {0} in one query",
               "remove the ~ behind words whose spelling is certain"},

    MessageRow{unclosed_quote, "unclosed_quote", kError, "tanda kutip {0} tidak ditutup",
               "tambahkan {1} di akhir frasa", "the quotation mark {0} is never closed",
               "add {1} at the end of the phrase"},
    MessageRow{unopened_quote, "unopened_quote", kError, "tanda kutip {0} tidak pernah dibuka",
               "apit frasa dengan \"…\"", "the quotation mark {0} was never opened",
               "put the phrase between \"…\""},
    MessageRow{empty_phrase, "empty_phrase", kError, "frasa kosong",
               "tulis kata di antara tanda kutip, atau hapus tanda kutipnya", "the phrase is empty",
               "write words between the quotation marks, or remove them"},
    MessageRow{phrase_without_words, "phrase_without_words", kError, "frasa ini hanya berisi tanda baca",
               "tulis sedikitnya satu kata di antara tanda kutip", "this phrase holds only punctuation",
               "write at least one word between the quotation marks"},
    MessageRow{unclosed_parenthesis, "unclosed_parenthesis", kError, "kurung buka tidak ditutup",
               "tambahkan ) di akhir kelompok", "the parenthesis is never closed",
               "add ) at the end of the group"},
    MessageRow{unopened_parenthesis, "unopened_parenthesis", kError, "kurung tutup tanpa kurung buka",
               "hapus ) atau tambahkan ( di depan kelompok", "a closing parenthesis without an opening one",
               "remove ) or add ( before the group"},
    MessageRow{empty_group, "empty_group", kError, "tanda kurung kosong",
               "tulis kata di dalamnya, atau hapus tanda kurungnya", "the parentheses are empty",
               "write words inside, or remove them"},
    MessageRow{left_operand_missing, "left_operand_missing", kError, "operan kiri untuk {0} hilang",
               "tulis kata di depan {0}; untuk mencari kata {0} itu sendiri, apit dengan tanda kutip",
               "the left operand of {0} is missing",
               "write a word before {0}; to search for the word {0} itself, quote it"},
    MessageRow{right_operand_missing, "right_operand_missing", kError, "operan kanan untuk {0} hilang",
               "tulis kata setelah {0}; untuk mencari kata {0} itu sendiri, apit dengan tanda kutip",
               "the right operand of {0} is missing",
               "write a word after {0}; to search for the word {0} itself, quote it"},
    MessageRow{mark_without_operand, "mark_without_operand", kError, "tanda {0} tidak diikuti kata",
               "tulis langsung di depan kata, frasa, atau kurung: {0}kata; atau hapus",
               "the mark {0} has no word after it",
               "write it right before a word, phrase or parenthesis: {0}kata; or remove it"},
    MessageRow{marks_combined, "marks_combined", kError,
               "{0} dan {1} tidak dapat digabung di depan satu kata", "pakai salah satu saja",
               "{0} and {1} cannot stand together before one word", "use only one of them"},
    MessageRow{negation_in_or, "negation_in_or", kError, "pengecualian tidak dapat menjadi operan OR",
               "kecualikan di luar OR: (a OR b) -c", "an exclusion cannot be an operand of OR",
               "exclude outside of the OR: (a OR b) -c"},
    MessageRow{required_in_or, "required_in_or", kError, "kata wajib (+) tidak dapat menjadi operan OR",
               "hapus +, atau taruh kata itu di luar OR: (a OR b) +c",
               "a required word (+) cannot be an operand of OR",
               "remove the +, or put the word outside of the OR: (a OR b) +c"},

    MessageRow{unknown_operator, "unknown_operator", kError, "operator {0} tidak dikenal",
               "pakai AND, OR, NOT atau -kata, NEAR/n, w/n, /s, /p; untuk teksnya, apit dengan tanda kutip",
               "unknown operator {0}",
               "use AND, OR, NOT or -word, NEAR/n, w/n, /s, /p; for the text itself, quote it"},
    MessageRow{lower_case_near, "lower_case_near", kError, "{0} bukan operator dengan huruf kecil",
               "tulis NEAR/n dengan huruf besar, atau apit dengan tanda kutip",
               "{0} is no operator in lower case", "write NEAR/n in capitals, or quote it"},
    MessageRow{near_without_distance, "near_without_distance", kError, "jarak setelah {0} hilang",
               "tulis jumlah kata, misalnya NEAR/5 atau w/2; untuk teksnya, apit dengan tanda kutip",
               "{0} lacks its distance",
               "write a number of words, such as NEAR/5 or w/2; for the text itself, quote it"},
    MessageRow{near_distance_out_of_range, "near_distance_out_of_range", kError, "jarak {0} di luar batas",
               "pakai 1 sampai {1} kata", "the distance of {0} is out of range", "use 1 to {1} words"},
    MessageRow{mixed_proximity, "mixed_proximity", kError, "{0} setelah {1}: urutannya tidak jelas",
               "beri tanda kurung: (a NEAR/5 b) w/2 c", "{0} after {1}: which goes first is not clear",
               "use parentheses: (a NEAR/5 b) w/2 c"},
    MessageRow{not_in_proximity, "not_in_proximity", kError,
               "{0} tidak boleh berada dalam operan NEAR, w, /s atau /p",
               "taruh di luar: (a NEAR/5 b) {0}, atau judul:(a NEAR/5 b) untuk bidang",
               "{0} cannot be inside an operand of NEAR, w, /s or /p",
               "put it outside: (a NEAR/5 b) {0}, or judul:(a NEAR/5 b) for a field"},

    MessageRow{literal_needs_word, "literal_needs_word", kError, "tanda = harus tepat di depan sebuah kata",
               "tulis =kata, atau judul:=kata; frasa dalam tanda kutip sudah persis",
               "the mark = must stand right before a word",
               "write =kata, or judul:=kata; a quoted phrase is already literal"},
    MessageRow{literal_and_wildcard, "literal_and_wildcard", kError, "= tidak dapat digabung dengan * atau ?",
               "hapus =: pola dengan * atau ? selalu mencari bentuk tertulis",
               "= cannot be combined with * or ?",
               "remove the =: a pattern with * or ? always looks at words as written"},
    MessageRow{literal_and_fuzzy, "literal_and_fuzzy", kError, "= (persis) dan ~ (mirip) saling bertentangan",
               "pakai salah satu saja", "= (exact) and ~ (similar) contradict each other",
               "use only one of them"},
    MessageRow{wildcard_and_fuzzy, "wildcard_and_fuzzy", kError, "~ tidak dapat digabung dengan * atau ?",
               "pakai salah satu saja", "~ cannot be combined with * or ?", "use only one of them"},
    MessageRow{wildcard_too_short, "wildcard_too_short", kError, "{0} terlalu luas",
               "tulis sedikitnya {1} huruf bersama * atau ?", "{0} is too wide",
               "write at least {1} letters along with * or ?"},
    MessageRow{wildcard_with_mark, "wildcard_with_mark", kError,
               "{0} di dalam kata dengan * atau ?: tanda itu memisahkan kata",
               "bagi menjadi kata-kata: anti w/1 korup*",
               "{0} inside a word with * or ?: the mark separates words",
               "split it into words: anti w/1 korup*"},
    MessageRow{misplaced_tilde, "misplaced_tilde", kError, "~ hanya boleh di akhir sebuah kata",
               "tulis kata~ tanpa angka atau tanda lain; untuk teksnya, apit dengan tanda kutip",
               "~ can only stand at the end of a word",
               "write kata~ with no number or other mark; for the text itself, quote it"},
    MessageRow{boost_unsupported, "boost_unsupported", kError,
               "bobot dengan ^ tidak ada dalam bahasa kueri ini",
               "hapus {0}; untuk teksnya, apit dengan tanda kutip",
               "this query language has no weights with ^", "remove {0}; for the text itself, quote it"},
    MessageRow{dash_is_not_minus, "dash_is_not_minus", kError, "{0} di depan kata bukan tanda minus",
               "pakai -kata untuk mengecualikan, atau beri spasi setelah {0}",
               "{0} before a word is not a minus sign", "use -word to exclude, or put a blank after {0}"},

    MessageRow{unknown_field, "unknown_field", kError, "bidang {0}: tidak dikenal",
               "yang ada: {fields}; untuk teks bertitik dua, apit dengan tanda kutip",
               "unknown field {0}:", "the fields are {fields}; for text with a colon, quote it"},
    MessageRow{url_in_query, "url_in_query", kError, "alamat web harus diapit tanda kutip",
               "tulis \"{0}\" untuk mencari teksnya, atau id:{0} untuk artikel beralamat itu",
               "a web address must be quoted",
               "write \"{0}\" to search for its text, or id:{0} for the article of that address"},
    MessageRow{
        field_value_missing, "field_value_missing", kError, "nilai untuk {0} hilang",
        "tulis nilainya tepat setelah titik dua, tanpa spasi: {0}{1}; untuk teksnya, apit dengan tanda kutip",
        "{0} has no value",
        "write the value right after the colon, without a blank: {0}{1}; for the text itself, quote it"},
    MessageRow{mark_in_field_value, "mark_in_field_value", kError, "{0} tidak boleh setelah titik dua",
               "taruh di depan nama bidang: {0}{1}kata", "{0} cannot follow the colon",
               "put it before the field name: {0}{1}kata"},
    MessageRow{nested_field, "nested_field", kError, "{0} berada di dalam nilai bidang lain",
               "taruh di luar: judul:drone {0}…", "{0} is inside the value of another field",
               "put it outside: judul:drone {0}…"},
    MessageRow{bad_date, "bad_date", kError, "{0} bukan tanggal yang dikenal",
               "tulis 2023, 2023-09, 2023-09-17, 17/9/2023, \"17 September 2023\", kemarin, minggu-lalu, "
               "7-hari-lalu, atau rentang seperti 2023-09-01..17",
               "{0} is not a date known here",
               "write 2023, 2023-09, 2023-09-17, 17/9/2023, \"17 September 2023\", yesterday, last-week, "
               "7-days-ago, or a range such as 2023-09-01..17"},
    MessageRow{bad_word_count, "bad_word_count", kError, "{0} bukan jumlah kata",
               "tulis misalnya kata:>300, kata:<=500 atau kata:300..500, paling banyak {1}",
               "{0} is not a number of words",
               "write for example words:>300, words:<=500 or words:300..500, at most {1}"},
    MessageRow{range_backwards, "range_backwards", kError, "rentang {0} terbalik atau kosong",
               "tulis yang lebih kecil dahulu", "the range {0} is backwards or empty",
               "write the smaller end first"},

    MessageRow{mark_ignored, "mark_ignored", kWarning, "{0} tidak berisi kata dan diabaikan",
               "apit dengan tanda kutip bersama kata di sekitarnya bila perlu",
               "{0} holds no word and is ignored",
               "quote it together with the words around it if it matters"},
    MessageRow{lone_mark, "lone_mark", kWarning, "{0} yang berdiri sendiri dibaca sebagai tanda baca",
               "tulis langsung di depan kata, tanpa spasi, bila itu operator: {0}kata",
               "{0} on its own is read as punctuation",
               "write it right before a word, without a blank, if it is an operator: {0}kata"},
    MessageRow{final_question_mark, "final_question_mark", kWarning,
               "? di akhir kata dibaca sebagai tanda tanya", "untuk akhiran apa pun tulis {0}*",
               "? at the end of a word is read as a question mark", "for any ending write {0}*"},
    MessageRow{wildcard_in_phrase, "wildcard_in_phrase", kWarning,
               "* di dalam tanda kutip dibaca sebagai tanda baca",
               "untuk pola di dekat kata lain tulis: kasus w/1 korup*",
               "* between quotation marks is read as punctuation",
               "for a pattern next to a word write: kasus w/1 korup*"},
    MessageRow{single_quotes, "single_quotes", kWarning, "tanda petik tunggal tidak membentuk frasa",
               "pakai tanda kutip ganda: \"…\"", "single quotation marks do not make a phrase",
               "use double ones: \"…\""},
};

static_assert(kMessages.size() == static_cast<std::size_t>(single_quotes) + 1, "one row an issue");
static_assert(
    [] {
      for (std::size_t i = 0; i < kMessages.size(); ++i)
        if (static_cast<std::size_t>(kMessages[i].issue) != i) return false;
      return true;
    }(),
    "rows in the order of QueryIssue");

const MessageRow& row_of(QueryIssue issue) { return kMessages[static_cast<std::size_t>(issue)]; }

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  return count;
}

// At most 40 code points of what the user wrote, so that a message stays a line.
std::string shortened(std::string_view utf8) {
  constexpr std::size_t kMost = 40;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if ((static_cast<unsigned char>(utf8[i]) & 0xC0U) != 0x80U && seen++ == kMost)
      return std::string(utf8.substr(0, i)) + "…";
  return std::string(utf8);
}

std::string filled(std::string_view text, std::initializer_list<std::string_view> arguments,
                   Language language) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const std::size_t close = text.find('}', i);
    const std::string_view name = text.substr(i + 1, close - i - 1);
    if (name == "fields")
      out += field_list(language);
    else
      out += shortened(arguments.begin()[name.front() - '0']);
    i = close;
  }
  return out;
}

}  // namespace

void Reporter::report(QueryIssue issue, std::size_t byte_offset,
                      std::initializer_list<std::string_view> arguments) {
  const MessageRow& row = row_of(issue);
  if (row.severity == kError) has_error_ = true;
  if (row.severity == kWarning && diagnostics_.size() >= kMaxWarnings) return;
  const bool indonesian = language_ == Language::id;
  diagnostics_.push_back({row.severity, issue, count_code_points(query_.substr(0, byte_offset)) + 1,
                          byte_offset,
                          filled(indonesian ? row.message_id : row.message_en, arguments, language_),
                          filled(indonesian ? row.hint_id : row.hint_en, arguments, language_)});
}

}  // namespace query

const char* to_string(QueryIssue issue) noexcept { return query::row_of(issue).name; }

std::string Diagnostic::to_string(Language language) const {
  const bool indonesian = language == Language::id;
  std::string line = severity == Severity::error ? (indonesian ? "galat: " : "error: ")
                                                 : (indonesian ? "peringatan: " : "warning: ");
  line += message;
  line += indonesian ? " (kolom " : " (column ";
  line += std::to_string(column) + ")";
  if (!hint.empty()) line += "; " + hint;
  return line;
}

}  // namespace warta
