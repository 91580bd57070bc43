// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/furniture.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/rule_names.h"

namespace warta::newsroom {

namespace {

// A line of at most `longest` bytes that begins with `lead` (lower case). Words that also begin sentences
// have few bytes to spare; `longest` 0: the line is the lead, but for dots and colons.
struct FurnitureLead {
  std::string_view rule;
  std::string_view lead;
  std::size_t longest;
};
constexpr auto kLeads = std::to_array<FurnitureLead>({
    {rule::kScroll, "scroll to continue with content", 80},
    {rule::kScroll, "scroll to resume content", 80},
    {rule::kScroll, "scroll untuk melanjutkan", 80},
    {rule::kScroll, "scroll ke bawah untuk", 80},
    {rule::kScroll, "lanjutkan membaca", 60},
    {rule::kScroll, "gulir untuk lanjut membaca", 60},
    {rule::kAdvertisement, "advertisement", 80},
    {rule::kAdvertisement, "iklan", 0},
    {rule::kAdvertisement, "pariwara", 0},
    {rule::kPlayer, "[gambas:", 120},
    {rule::kPlayer, "[video:", 160},
    {rule::kPlayer, "embed from getty images", 60},
    {rule::kPlayer, "lihat postingan ini di instagram", 80},
    {rule::kPlayer, "view this post on instagram", 80},
    {rule::kPlayer, "sebuah kiriman dibagikan oleh", 120},
    {rule::kPlayer, "simak video '", 200},
    {rule::kPlayer, "simak video \"", 200},
    {rule::kPlayer, "simak video \u2018", 200},
    {rule::kPlayer, "simak video \u201C", 200},
    {rule::kPlayer, "lihat video '", 200},
    {rule::kPlayer, "lihat video \"", 200},
    {rule::kPlayer, "lihat video \u2018", 200},
    {rule::kPlayer, "lihat video \u201C", 200},
    {rule::kPlayer, "tonton video '", 200},
    {rule::kPlayer, "tonton video \"", 200},
    {rule::kPlayer, "tonton video \u2018", 200},
    {rule::kPlayer, "tonton video \u201C", 200},
    {rule::kPlayer, "saksikan video '", 200},
    {rule::kPlayer, "saksikan video \"", 200},
    {rule::kPlayer, "saksikan video \u2018", 200},
    {rule::kPlayer, "saksikan video \u201C", 200},
    {rule::kPlayer, "a post shared by", 120},
    {rule::kNextPage, "halaman selanjutnya", 80},
    {rule::kNextPage, "halaman berikutnya", 80},
    {rule::kNextPage, "halaman :", 40},
    {rule::kNextPage, "halaman:", 40},
    {rule::kNextPage, "bersambung ke halaman", 60},
    {rule::kNextPage, "lanjut ke halaman", 60},
    {rule::kNextPage, "klik halaman selanjutnya", 60},
    {rule::kNextPage, "baca halaman selanjutnya", 60},
    {rule::kNextPage, "simak selengkapnya di halaman", 80},
    {rule::kNextPage, "baca selengkapnya di halaman", 80},
    {rule::kNextPage, "selengkapnya di halaman", 60},
    {rule::kNextPage, "berlanjut ke halaman", 60},
    {rule::kNextPage, "lanjutkan ke halaman", 60},
    {rule::kNextPage, "next page", 0},
    {rule::kNextPage, "bersambung", 0},
    {rule::kShare, "bagikan:", 80},
    {rule::kShare, "bagikan :", 80},
    {rule::kShare, "bagikan artikel", 80},
    {rule::kShare, "bagikan berita ini", 80},
    {rule::kShare, "bagikan", 0},
    {rule::kShare, "share:", 80},
    {rule::kShare, "share this", 60},
    {rule::kShare, "share on ", 40},
    {rule::kShare, "share", 0},
    {rule::kShare, "copy link", 40},
    {rule::kShare, "salin link", 40},
    {rule::kShare, "tweet", 0},
    {rule::kFollow, "dapatkan update berita", 400},
    {rule::kFollow, "dapatkan berita terbaru", 250},
    {rule::kFollow, "dapatkan informasi terkini", 250},
    {rule::kFollow, "ikuti berita terbaru", 250},
    {rule::kFollow, "ikuti berita terkini", 250},
    {rule::kFollow, "ikuti kami di", 150},
    {rule::kFollow, "ikuti whatsapp channel", 200},
    {rule::kFollow, "ikuti saluran whatsapp", 200},
    {rule::kFollow, "ikuti terus berita", 200},
    {rule::kFollow, "ikuti instagram", 150},
    {rule::kFollow, "ikuti akun", 150},
    {rule::kFollow, "ikuti google news", 150},
    {rule::kFollow, "ikuti channel", 200},
    {rule::kFollow, "follow us", 40},
    {rule::kFollow, "follow instagram", 120},
    {rule::kFollow, "follow akun", 150},
    {rule::kFollow, "simak berita lainnya", 200},
    {rule::kFollow, "simak berita menarik", 200},
    {rule::kFollow, "simak berita terbaru", 200},
    {rule::kFollow, "baca berita dengan sedikit iklan", 120},
    {rule::kFollow, "baca artikel menarik lainnya", 200},
    {rule::kFollow, "gabung di channel", 250},
    {rule::kFollow, "gabung ke channel", 250},
    {rule::kFollow, "bergabung di grup", 250},
    {rule::kFollow, "jangan lupa subscribe", 200},
    {rule::kFollow, "* fakta atau hoaks?", 300},
    {rule::kFollow, "*fakta atau hoaks?", 300},
    {rule::kFollow, "dapatkan berita up to date", 400},
    {rule::kFollow, "follow berita", 150},
    {rule::kFollow, "follow whatsapp channel", 200},
    {rule::kFollow, "follow google news", 150},
    {rule::kFollow, "cek berita dan artikel", 150},
    {rule::kFollow, "simak berita dan artikel", 150},
    {rule::kFollow, "simak breaking news", 300},
    {rule::kFollow, "saksikan live", 150},
    {rule::kFollow, "mari bergabung di grup telegram", 400},
    {rule::kFollow, "yuk, segera subscribe", 200},
    {rule::kFollow, "subscribe ", 120},
    {rule::kFollow, "download aplikasi", 120},
    {rule::kFollow, "unduh aplikasi", 120},
    {rule::kFollow, "klik di sini untuk", 150},
    {rule::kFollow, "baca berita menarik lainnya", 200},
    {rule::kFollow, "#growfearless with fimela", 60},
    {rule::kCopyright, "copyright \u00A9", 200},
    {rule::kCopyright, "copyright (c)", 200},
    {rule::kCopyright, "copyright 20", 120},
    {rule::kCopyright, "\u00A9 ", 120},
    {rule::kCopyright, "\u00A9 20", 120},
    {rule::kCopyright, "hak cipta \u00A9", 200},
    {rule::kCopyright, "hak cipta dilindungi", 120},
    {rule::kCopyright, "dilarang keras mengambil konten", 400},
    {rule::kCopyright, "all rights reserved", 60},
    {rule::kCopyright, "all right reserved", 60},
    {rule::kSyndication, "artikel ini telah tayang", 300},
    {rule::kSyndication, "artikel ini sudah tayang", 300},
    {rule::kSyndication, "artikel ini pertama kali tayang", 300},
    {rule::kSyndication, "berita ini telah tayang", 300},
    {rule::kSyndication, "berita ini sudah tayang", 300},
    {rule::kSyndication, "artikel ini telah diterbitkan", 300},
    {rule::kSyndication, "berita ini juga tayang", 300},
    {rule::kPhotoCredit, "(foto:", 200},
    {rule::kPhotoCredit, "(foto :", 200},
    {rule::kPhotoCredit, "(foto ilustrasi", 120},
    {rule::kPhotoCredit, "foto:", 160},
    {rule::kPhotoCredit, "foto :", 160},
    {rule::kPhotoCredit, "photo:", 120},
    {rule::kPhotoCredit, "foto ilustrasi:", 120},
    {rule::kPhotoCredit, "kredit foto:", 120},
    {rule::kLoading, "loading...", 20},
    {rule::kLoading, "loading", 0},
    {rule::kTagLine, "tags:", 250},
    {rule::kTagLine, "tags :", 250},
    {rule::kTagLine, "tag:", 250},
    {rule::kTagLine, "tag :", 250},
    {rule::kTagLine, "topik terkait", 250},
    {rule::kTagLine, "topik:", 250},
    {rule::kNotice, "kami menggunakan cookie", 400},
    {rule::kNotice, "situs ini menggunakan cookie", 400},
    {rule::kNotice, "situs web ini menggunakan cookie", 400},
    {rule::kNotice, "website ini menggunakan cookie", 400},
    {rule::kNotice, "we use cookies", 400},
    {rule::kNotice, "kami dan mitra kami menyimpan", 400},
    {rule::kNotice, "this site uses cookies", 400},
    {rule::kNotice, "this website uses cookies", 400},
    {rule::kNotice, "berlangganan sekarang", 150},
    {rule::kNotice, "berlangganan untuk", 200},
    {rule::kNotice, "sudah berlangganan?", 150},
    {rule::kNotice, "artikel ini khusus untuk pelanggan", 200},
    {rule::kNotice, "artikel ini khusus pelanggan", 200},
    {rule::kNotice, "artikel ini hanya untuk pelanggan", 200},
    {rule::kNotice, "konten ini hanya untuk pelanggan", 200},
    {rule::kNotice, "anda perlu berlangganan", 200},
    {rule::kNotice, "silakan berlangganan", 200},
    {rule::kNotice, "untuk melanjutkan membaca", 200},
    {rule::kNotice, "dapatkan akses tanpa batas", 200},
    {rule::kNotice, "alamat email anda tidak akan dipublikasikan", 200},
    {rule::kNotice, "tinggalkan balasan", 0},
    {rule::kNotice, "kirim komentar", 0},
    {rule::kNotice, "tulis komentar", 0},
    {rule::kNotice, "your email address will not be published", 200},
});

constexpr RowsByFirstByte<kLeads.size()> kLeadsByFirstByte(kLeads,
                                                           [](const FurnitureLead& row) { return row.lead; });

bool matches(const FurnitureLead& row, std::string_view text) {
  if (!starts_ignoring_case(text, row.lead)) return false;
  if (row.longest != 0) return text.size() <= row.longest;
  const std::string_view rest = text.substr(row.lead.size());
  return std::all_of(rest.begin(), rest.end(), [](char c) { return c == '.' || c == ':' || c == ' '; });
}

// `Ikuti Kabar Pasar di Google News`: a call, and the channel that it calls to; lower case.
constexpr auto kCalls =
    std::to_array<std::string_view>({"ikuti ", "follow ", "simak ", "cek ", "baca ", "dapatkan ", "temukan ",
                                     "gabung ", "bergabung ", "mari ", "yuk", "ayo ", "klik ", "jangan lupa ",
                                     "jangan lewatkan ", "lihat ", "update ", "nantikan ", "pantau "});
constexpr RowsByFirstByte<kCalls.size()> kCallsByFirstByte(kCalls,
                                                           [](std::string_view call) { return call; });
constexpr auto kChannels = std::to_array<std::string_view>(
    {"google news", "google berita", "whatsapp channel", "channel whatsapp", "saluran whatsapp",
     "kanal whatsapp", "wa channel", "channel wa", "telegram channel", "channel telegram", "saluran telegram",
     "grup telegram", "kanal telegram", "channel youtube", "kanal youtube"});

bool calls_to_channel(std::string_view text) {
  constexpr std::size_t kLongest = 200;  // bytes
  const std::span<const std::uint8_t> rows = kCallsByFirstByte[text.front()];
  const bool call = text.size() <= kLongest && std::any_of(rows.begin(), rows.end(), [&](std::uint8_t row) {
                      return starts_ignoring_case(text, kCalls[row]);
                    });
  if (!call) return false;
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos;
       blank = text.find(' ', blank + 1)) {
    const std::string_view rest = text.substr(blank + 1);
    if (std::any_of(kChannels.begin(), kChannels.end(),
                    [&](std::string_view channel) { return starts_ignoring_case(rest, channel); }))
      return true;
  }
  return false;
}

// `#pasar #cabai`
bool is_hashtags(std::string_view text) {
  if (text.front() != '#') return false;
  const std::vector<std::string_view> words = words_of(text);
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return word.size() > 1 && word.front() == '#' && !is_digit(word[1]);
         });
}

// What stands in brackets and is no story, by how it begins; lower case.
struct BracketLead {
  std::string_view rule;
  char open;
  std::string_view lead;
};
constexpr auto kBracketLeads = std::to_array<BracketLead>({
    {rule::kPlayer, '[', "gambas:"},
    {rule::kPlayer, '[', "video:"},
    {rule::kPhotoCredit, '(', "foto:"},
    {rule::kPhotoCredit, '(', "foto :"},
    {rule::kPhotoCredit, '(', "foto ilustrasi"},
    {rule::kPhotoCredit, '(', "foto/"},
    {rule::kPhotoCredit, '(', "sumber foto"},
    {rule::kPhotoCredit, '(', "dok:"},
    {rule::kPhotoCredit, '(', "photo:"},
    {rule::kPhotoCredit, '(', "photo by"},
    {rule::kPhotoCredit, '(', "shutterstock"},
});

// WordPress: `[video]…[/video]`, `[embed width="640"]…[/embed]`, `[gallery ids="1,2"]`.
constexpr auto kShortcodes =
    std::to_array<std::string_view>({"video", "audio", "embed", "gallery", "playlist"});

// Where the shortcode ends that begins with the bracket at `open`; npos when there is none. `[video viral]`
// is somebody's remark: a shortcode has attributes, or ends with its name.
std::size_t shortcode_end(std::string_view text, std::size_t open) {
  const std::size_t close = text.find(']', open);
  if (close == std::string_view::npos) return std::string_view::npos;
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  for (const std::string_view name : kShortcodes) {
    if (!inside.starts_with(name)) continue;
    const std::string closing = "[/" + std::string(name) + "]";
    const std::size_t closed = text.find(closing, close);
    const std::size_t next = text.find(text.substr(open, name.size() + 1), close);
    const bool attributes = inside.size() > name.size() && inside[name.size()] == ' ' &&
                            inside.find('=') != std::string_view::npos;
    if (inside != name && !attributes) continue;
    if (closed != std::string_view::npos && closed < next) return closed + closing.size();
    if (attributes) return close + 1;
  }
  return std::string_view::npos;
}

// What may stand behind the last sentence on its line, to the end of the text; lower case.
struct Tail {
  std::string_view rule;
  std::string_view text;
};
constexpr auto kTails = std::to_array<Tail>({
    {rule::kSyndication, "artikel ini telah tayang di"},
    {rule::kSyndication, "berita ini telah tayang di"},
    {rule::kSyndication, "artikel ini sudah tayang di"},
    {rule::kFollow, "cek berita dan artikel yang lain di google news"},
    {rule::kFollow, "follow whatsapp channel"},
    {rule::kFollow, "#growfearless with fimela"},
    {rule::kNextPage, "bersambung ke halaman berikutnya"},
    {rule::kNextPage, "bersambung ke halaman selanjutnya"},
    {rule::kLoading, "loading..."},
});

constexpr RowsByFirstByte<kTails.size()> kTailsByFirstByte(kTails, [](const Tail& row) { return row.text; });

// Where the last sentence before byte `at` ends, when no sentence is under way there and so a tail may begin;
// npos when one is.
std::size_t sentence_end_before(std::string_view text, std::size_t at, const Tail& tail) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',')) --at;
  const bool behind = at == 0 || std::string_view(".!?\")]").find(text[at - 1]) != std::string_view::npos ||
                      text.substr(0, at).ends_with("\u201D") || tail.text.front() == '#' ||
                      tail.rule == rule::kLoading;
  return behind ? at : std::string_view::npos;
}

// `=====`, `-----`, `* * *`: nothing but one mark.
bool is_underline(std::string_view text) {
  constexpr std::size_t kLeast = 3;
  constexpr std::string_view kMarks = "=-_*~#";
  const char mark = text.front();
  if (text.size() < kLeast || kMarks.find(mark) == std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [mark](char c) { return c == mark || c == ' '; });
}

}  // namespace

bool take_furniture(const Line& line, std::vector<TextSpan>& spans) {
  if (is_underline(line.text)) {
    spans.push_back({line.begin, line.end(), SpanKind::furniture, rule::kUnderline});
    return true;
  }
  const std::span<const std::uint8_t> rows = kLeadsByFirstByte[line.text.front()];
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](std::uint8_t i) { return matches(kLeads[i], line.text); });
  if (row == rows.end()) {
    const bool call = calls_to_channel(line.text);
    if (!call && !is_hashtags(line.text)) return false;
    spans.push_back({line.begin, line.end(), SpanKind::furniture, call ? rule::kFollow : rule::kTagLine});
    return true;
  }
  // A line may go on behind the bracket it begins with.
  const std::size_t close = line.text.find(line.text.front() == '[' ? ']' : ')');
  const bool bracket = line.text.front() == '[' || line.text.front() == '(';
  if (bracket && close + 1 < line.text.size()) return false;
  spans.push_back({line.begin, line.end(), SpanKind::furniture, kLeads[*row].rule});
  return true;
}

void take_furniture_inline(const Line& line, std::vector<TextSpan>& spans) {
  constexpr std::size_t kLongest = 150;
  for (std::size_t open = find_opening(line.text); open != std::string_view::npos;
       open = find_opening(line.text, open + 1)) {
    if (const std::size_t end =
            line.text[open] == '[' ? shortcode_end(line.text, open) : std::string_view::npos;
        end != std::string_view::npos) {
      spans.push_back({line.begin + static_cast<std::uint32_t>(open),
                       line.begin + static_cast<std::uint32_t>(end), SpanKind::furniture, rule::kPlayer});
      open = end - 1;
      continue;
    }
    const std::string_view inside = line.text.substr(open + 1);
    const auto* const row =
        std::find_if(kBracketLeads.begin(), kBracketLeads.end(), [&](const BracketLead& lead) {
          return lead.open == line.text[open] && starts_ignoring_case(inside, lead.lead);
        });
    if (row == kBracketLeads.end()) continue;
    const std::size_t close = line.text.find(line.text[open] == '[' ? ']' : ')', open);
    if (close == std::string_view::npos || close - open > kLongest) continue;
    spans.push_back({line.begin + static_cast<std::uint32_t>(open),
                     line.begin + static_cast<std::uint32_t>(close + 1), SpanKind::furniture, row->rule});
    open = close;
  }
}

std::size_t take_furniture_tail(const Line& line, std::vector<TextSpan>& spans) {
  constexpr std::size_t kLongest = 300;
  const std::size_t from = line.text.size() - std::min(line.text.size(), kLongest);
  for (std::size_t begin = from; begin < line.text.size(); ++begin) {
    for (const std::uint8_t i : kTailsByFirstByte[line.text[begin]]) {
      const Tail& tail = kTails[i];
      if (!starts_ignoring_case(line.text.substr(begin), tail.text)) continue;
      std::size_t at = sentence_end_before(line.text, begin, tail);
      if (at == std::string_view::npos) continue;
      if (line.text[at] == ' ') ++at;
      spans.push_back(
          {line.begin + static_cast<std::uint32_t>(at), line.end(), SpanKind::furniture, tail.rule});
      return at;
    }
  }
  return line.text.size();
}

}  // namespace warta::newsroom
