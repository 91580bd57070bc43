// SPDX-License-Identifier: GPL-3.0-or-later
//
// THE table of newsroom rules. Each example is a test: what stands between « and » is what the rule takes.
#include <array>

#include "indexer/newsroom/rule_names.h"
#include "warta/newsroom.h"

namespace warta {

namespace embedded {
extern const std::string_view newsroom_hash;  // of this room: warta_fingerprint
}

namespace {

constexpr auto kRules = std::to_array<NewsroomRule>({
    {newsroom::rule::kTitleLine,
     "the first line of a text without a title, when it is short and not a sentence",
     "«Harga Cabai Turun Menjelang Panen»\nHarga cabai turun di pasar.\nPetani menunggu."},
    {newsroom::rule::kTitleLabel, "a line before the story that says it is the title of a text without one",
     "«Judul: Harga Cabai Turun»\nHarga cabai turun di pasar."},
    {newsroom::rule::kUnderline, "a line of marks that underlines or separates",
     "Harga Cabai Turun\n«=================»\nHarga cabai turun di pasar."},
    {newsroom::rule::kByline, "labelled names among the first or last lines: author and editor",
     "«Reporter: Sari Dewi | Editor: Budi Hartono»\nHarga cabai turun di pasar."},
    {newsroom::rule::kBylineLeading, "labelled names before the dateline on the same line",
     "«Sumber: Antara | Editor: Budi Hartono »KABARPASAR.CO.ID - Harga cabai turun di pasar."},
    {newsroom::rule::kBylineInitials,
     "names or initials of the desk in brackets at the very end: author, if nothing else names one",
     "Harga cabai turun. «(ant/dik)»"},
    {newsroom::rule::kBylineSignature, "the last line, when it is a name in capitals: author",
     "Harga cabai turun di pasar.\nPetani menunggu hujan.\n«SARI DEWI | BUDI HARTONO»"},
    {newsroom::rule::kSourceLine,
     "the line that names the agency or site a text is from, among the first or last lines",
     "Harga cabai turun di pasar.\nPetani menunggu.\n«Sumber: laporan pasar induk (via Kabar)»"},
    {newsroom::rule::kDatelinePublisherPlace, "publisher and place before the first sentence",
     "«KABARPASAR.CO.ID - MOSKOW. »Harga cabai turun di pasar."},
    {newsroom::rule::kDatelinePlace, "place alone before the first sentence, in capitals or a well-known one",
     "«SEMARANG — »Harga cabai turun di pasar."},
    {newsroom::rule::kDatelineWithoutDash,
     "publisher and well-known place before the first sentence, without a dash",
     "«Kabarpasar.com, Jakarta »Harga cabai turun di pasar."},
    {newsroom::rule::kDatelineDate, "date within the dateline",
     "«Jakarta, 17/9/2023 (KABAR) - »Harga cabai turun."},
    {newsroom::rule::kDateLine,
     "a line before the story that is a date and nothing else, perhaps after `Tanggal:`",
     "«Minggu, 17 September 2023 08.00 WIB»\nHarga cabai turun di pasar."},
    {newsroom::rule::kStoryDate,
     "first full date of the lead with its weekday, in brackets or with a time; it stays part of "
     "the story",
     "Harga cabai turun pada Minggu (17/9/2023)."},
    {newsroom::rule::kRelatedLine,
     "a line that links to another story, with its headline on the same or the next line",
     "Harga cabai turun.\n«Baca Juga: Panen Raya di Brebes»\nPetani menunggu."},
    {newsroom::rule::kRelatedInline, "links to other stories after the last sentence of a paragraph",
     "Harga cabai turun. «Baca juga: Panen Raya di Brebes Baca juga: Pasar Induk Sepi»\nPetani menunggu."},
    {newsroom::rule::kRelatedBrackets, "a link to another story in brackets inside a line",
     "Harga cabai turun «(Baca juga: Panen Raya di Brebes)» pekan ini."},
    {newsroom::rule::kScroll, "the call to scroll past an advertisement",
     "Harga cabai turun.\n«SCROLL TO CONTINUE WITH CONTENT»\nPetani menunggu."},
    {newsroom::rule::kAdvertisement, "the mark of an advertisement",
     "Harga cabai turun.\n«ADVERTISEMENT»\nPetani menunggu."},
    {newsroom::rule::kPlayer, "the place of a player or picture, in a line or as one",
     "Harga cabai turun. «[Gambas:Video Pasar]» Petani menunggu."},
    {newsroom::rule::kNextPage, "the link to the next page",
     "Harga cabai turun.\n«Halaman Selanjutnya»\nPetani menunggu."},
    {newsroom::rule::kShare, "share buttons",
     "Harga cabai turun.\n«Bagikan: Facebook Twitter WhatsApp»\nPetani menunggu."},
    {newsroom::rule::kFollow, "calls to follow, subscribe or download",
     "Harga cabai turun.\n«Cek Berita dan Artikel yang lain di Google News»\nPetani menunggu."},
    {newsroom::rule::kCopyright, "copyright lines",
     "Harga cabai turun.\nPetani menunggu.\n«COPYRIGHT © KABAR 2015»"},
    {newsroom::rule::kSyndication, "where the text appeared before, with the title it had there",
     "Harga cabai turun. «Artikel ini telah tayang di Kabarpasar.com dengan judul Cabai Turun»"},
    {newsroom::rule::kPhotoCredit, "photo credits, in brackets or as a line",
     "Harga cabai turun.\nPetani menunggu «(Foto: dok. Kabar)» hujan."},
    {newsroom::rule::kLoading, "`loading...` at the end of a text or as a line",
     "Harga cabai turun.«, loading...»"},
    {newsroom::rule::kTagLine, "the line of tags",
     "Harga cabai turun.\nPetani menunggu.\n«Tags: cabai, pasar, harga»"},
    {newsroom::rule::kNotice, "notices of the site: cookies, subscriptions, forms for comments",
     "Harga cabai turun.\n«Situs ini menggunakan cookie untuk mengenali pembaca.»\nPetani menunggu."},
});

}  // namespace

std::vector<NewsroomRule> newsroom_rules() { return {kRules.begin(), kRules.end()}; }

std::string newsroom_fingerprint() { return "newsroom-" + std::string(embedded::newsroom_hash); }

}  // namespace warta
