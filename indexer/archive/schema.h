// SPDX-License-Identifier: GPL-3.0-or-later
// How an article is stored in a Xapian database, apart from its fields (fields.h): terms, slots, metadata
// keys. The indexer writes by it and the searcher reads by it; docs/archive-format.md explains it. A change
// that makes old archives answer differently needs a new kFormatVersion.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace warta::schema {

// How an article lies in a Xapian database, beside its fields (fields.h). The indexer writes by it, the
// searcher reads by it, and docs/archive-format.md explains it. Any change that makes old archives answer
// differently needs a new kFormatVersion.
inline constexpr std::string_view kFormatVersion = "6";
// Earlier formats, which `warta-index reindex` reads.
inline constexpr std::array<std::string_view, 5> kEarlierFormats = {"1", "2", "3", "4", "5"};

inline constexpr std::uint32_t kLeadWeight = 2;  // words of the first three sentences count twice
inline constexpr std::uint32_t kLeadSentences = 3;

// Where every field begins, as with Xapian's own TermGenerator. Not 0: position-zero in
// docs/xapian-faults.md.
inline constexpr std::uint32_t kFirstPosition = 1;

// Between title and body, so that no phrase or NEAR matches across them.
inline constexpr std::uint32_t kPositionGap = 100;

// Where something was removed from the story (`Baca juga: …`), so that no phrase runs over it.
inline constexpr std::uint32_t kRemovedGap = 1;

// Boolean terms, without positions or wdf.
inline constexpr std::string_view kIdPrefix = "Q";
inline constexpr std::string_view kDayPrefix = "D";    // D20230917, by Xapian's own convention
inline constexpr std::string_view kMonthPrefix = "M";  // M202309
inline constexpr std::string_view kYearPrefix = "Y";   // Y2023
inline constexpr std::string_view kUndatedTerm = "XNODATE";
inline constexpr std::string_view kDayMonthPrefix =
    "XDM";  // XDM09-17: a day and month named in the text; has wdf
inline constexpr std::string_view kAmountPrefix =
    "XA";  // XArp1500000, XA%5.75: an amount in the text; has wdf
inline constexpr std::string_view kNamePrefix =
    "XNP";  // XNPkpk=komisi pemberantasan korupsi: an abbreviation that the text introduces, and its long
            // form
inline constexpr std::string_view kValuePrefix =
    "XF";  // XFmedia:tempo, XFrubrik:nasional: a whole value of a field, for exact filters
inline constexpr std::string_view kSpellingPrefix =
    "XPN";  // XPNkabarnusantara=KABAR NUSANTARA: the key of the publisher, and its name in this article
inline constexpr std::string_view kDuplicatePrefix = "XND";  // XNDa01Zz-_: indexer/archive/near_duplicates.h

// Value slots.
inline constexpr std::uint32_t kPublishedSlot =
    0;  // `YYYYMMDDhhmmss` in Asia/Jakarta; time zeros when unknown; empty: undated
inline constexpr std::uint32_t kMediaSlot = 1;    // canonical publisher
inline constexpr std::uint32_t kSectionSlot = 2;  // the section and its parts
inline constexpr std::uint32_t kAuthorSlot = 3;
inline constexpr std::uint32_t kPlaceSlot = 4;
inline constexpr std::uint32_t kWordsSlot = 5;  // words of the story, Xapian::sortable_serialise

inline constexpr std::uint32_t kIdSlot = 6;  // the id, at most kMaxTermBytes of it: orders equal scores

inline constexpr std::uint32_t kSignatureSlot = 7;  // 64 bytes, indexer/archive/near_duplicates.h
inline constexpr std::uint32_t kTagSlot = 8;
inline constexpr std::uint32_t kEditorSlot = 9;
inline constexpr std::uint32_t kLanguageSlot = 10;
inline constexpr std::uint32_t kLastSlot = kLanguageSlot;

// Metadata keys.
inline constexpr std::string_view kMetaFormat = "warta.format";
inline constexpr std::string_view kMetaAnalyzer = "warta.analyzer";      // Analyzer::fingerprint()
inline constexpr std::string_view kMetaExceptions = "warta.exceptions";  // AnalyzerOptions::exceptions
inline constexpr std::string_view kMetaCleaning =
    "warta.cleaning";  // fingerprint of the newsroom rules, or `off`
inline constexpr std::string_view kMetaCreated = "warta.created";  // ISO 8601, UTC
inline constexpr std::string_view kMetaChanged = "warta.changed";
inline constexpr std::string_view kMetaCompacted =
    "warta.folded";  // `BYTES ARTICLES` when no space was wasted
// Where the sources are: indexer/archive/source_roots.h. Of two directories whose files were read: `NAME NUL
// REAL NUL NAME NUL REAL NUL`.
inline constexpr std::string_view kMetaRoots = "warta.roots";
inline constexpr std::string_view kMetaBuilder = "warta.builder";  // `glass` or `xapian`

// The limit of Xapian's glass, where a zero byte counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

// `prefix` + `text`; when that is over the limit, its beginning and a 128-bit hash of all of it, so that
// different texts remain different terms.
[[nodiscard]] std::string term(std::string_view prefix, std::string_view text);

[[nodiscard]] inline std::string root_term(std::string_view prefix, std::string_view root) {
  std::string whole = "Z";
  whole += prefix;
  return term(whole, root);
}

// Of words whose lexeme is not the word as written.
[[nodiscard]] inline std::string lexeme_term(std::string_view prefix, std::string_view lexeme) {
  std::string whole = "L";
  whole += prefix;
  return term(whole, lexeme);
}

// Of surfaces and lexemes that the article has with another root than they have as a word alone
// (Token::read_otherwise). Where no article has it, all articles with the surface or lexeme have its root.
[[nodiscard]] inline std::string read_otherwise_term(std::string_view prefix, std::string_view word) {
  std::string whole = "W";
  whole += prefix;
  return term(whole, word);
}

[[nodiscard]] inline std::string id_term(std::string_view id) { return term(kIdPrefix, id); }

}  // namespace warta::schema
