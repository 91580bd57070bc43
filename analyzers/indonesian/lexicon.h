// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicon at run time: words, their stored analyses, and the ranker's weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/indonesian/lexicon_format.h"
#include "analyzers/indonesian/word_graph.h"

namespace warta::indonesian {

// Facts about one word besides its analysis. Counts are logarithmic, see count_news_words.py.
struct WordFacts {
  static constexpr std::uint8_t kCapitalUnknown = 15;
  static constexpr std::uint8_t kCapitalOnly = 11;  // hardly ever small, see count_news_words.py
  static constexpr std::uint8_t kCapitalOnlyFew = 12;

  bool listed = false;                     // an entry of the hunspell dictionary: it may be a root
  bool capitalised = false;                // written with a capital in the dictionary
  bool name = false;                       // names.tsv
  bool own_root = false;                   // exceptions.tsv has it as its own root
  bool bound = false;                      // a dictionary entry that needs an affix: ketahu
  std::uint8_t frequency = 0;              // 0: not in the news counts
  std::uint8_t capital = kCapitalUnknown;  // tenths of its uses inside sentences with a capital
  std::uint8_t family = 0;  // 2·log2(1 + words of the news that may derive from it), at most 15
  std::uint8_t flags = 0;   // number of affix flags of its dictionary entry, at most 15

  [[nodiscard]] std::uint32_t pack() const noexcept;
  [[nodiscard]] static WordFacts unpack(std::uint32_t packed) noexcept;
  friend bool operator==(const WordFacts&, const WordFacts&) = default;
};

// Read access to a lexicon image. A view: cheap to copy, thread-safe, valid as long as the image.
class Lexicon {
 public:
  // `image` must be aligned to kImageAlignment. Throws Error(archive_corrupt) when it is not a lexicon image.
  explicit Lexicon(std::span<const std::byte> image);

  [[nodiscard]] std::uint32_t size() const noexcept { return header_->word_count; }
  [[nodiscard]] const WordGraph& graph() const noexcept { return graph_; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const noexcept {
    return graph_.find(word);
  }
  [[nodiscard]] WordFacts facts(std::uint32_t index) const noexcept {
    return WordFacts::unpack(facts_[facts_of_[index]]);
  }
  [[nodiscard]] const StoredForms& forms(std::uint32_t index) const noexcept {
    return forms_[forms_of_[index]];
  }
  // The word after an edit.
  [[nodiscard]] std::string apply(const Edit& edit, std::string_view word) const;
  // Whether the dictionary's affix rules derive the form with this index, spelt `form`, from `root`.
  [[nodiscard]] bool licenses(std::uint32_t index, std::string_view form,
                              std::string_view root) const noexcept;
  // Whether the dictionary derives this form from any root.
  [[nodiscard]] bool is_derived(std::uint32_t index) const noexcept { return licences_of_[index] != 0; }
  // The ranker's weight of a feature; 0 by default.
  [[nodiscard]] float weight(std::uint32_t feature) const noexcept;
  [[nodiscard]] std::uint64_t content_hash() const noexcept { return header_->content_hash; }

 private:
  [[nodiscard]] std::string_view text(const Edit& edit) const noexcept {
    return {text_.data() + edit.text_offset, edit.text_length};
  }

  const ImageHeader* header_;
  WordGraph graph_;
  std::span<const std::uint16_t> facts_of_, forms_of_, licences_of_;
  std::span<const std::uint32_t> facts_;
  std::span<const StoredForms> forms_;
  std::span<const std::uint32_t> licence_sets_;
  std::span<const Edit> licences_;
  std::span<const char> text_;
  std::span<const WeightSlot> weights_;
};

// The slot at which the search for a weight begins.
[[nodiscard]] constexpr std::uint32_t weight_slot(std::uint32_t key) noexcept {
  return (key * 2654435761U) >> 12;
}

// The lexicon inside the library.
[[nodiscard]] Lexicon embedded_lexicon();

}  // namespace warta::indonesian
