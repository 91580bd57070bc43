// SPDX-License-Identifier: GPL-3.0-or-later
// Checks and decodes the lexicon image (lexicon.h).
#include "analyzers/indonesian/lexicon.h"

#include "warta/error.h"

namespace warta::indonesian {

namespace {

template <typename T>
std::span<const T> section(std::span<const std::byte> image, ImageSection where) {
  if (where.offset + where.count * sizeof(T) > image.size()) {
    throw Error(ErrorCode::archive_corrupt, "the Indonesian lexicon inside the library is cut short");
  }
  return {reinterpret_cast<const T*>(image.data() + where.offset), where.count};
}

}  // namespace

std::uint32_t WordFacts::pack() const noexcept {
  return (listed ? 1U : 0U) | (capitalised ? 2U : 0U) | (name ? 4U : 0U) | (own_root ? 8U : 0U) |
         (std::uint32_t{frequency} & 31U) << 4U | (std::uint32_t{capital} & 15U) << 9U |
         (std::uint32_t{family} & 15U) << 13U | (std::uint32_t{flags} & 15U) << 17U |
         (bound ? 1U << 21U : 0U);
}

WordFacts WordFacts::unpack(std::uint32_t packed) noexcept {
  const auto field = [packed](unsigned shift, unsigned mask) {
    return static_cast<std::uint8_t>((packed >> shift) & mask);
  };
  return {.listed = (packed & 1U) != 0,
          .capitalised = (packed & 2U) != 0,
          .name = (packed & 4U) != 0,
          .own_root = (packed & 8U) != 0,
          .bound = (packed >> 21U & 1U) != 0,
          .frequency = field(4, 31),
          .capital = field(9, 15),
          .family = field(13, 15),
          .flags = field(17, 15)};
}

Lexicon::Lexicon(std::span<const std::byte> image)
    : header_(reinterpret_cast<const ImageHeader*>(image.data())) {
  if (image.size() < sizeof(ImageHeader) || header_->magic != kImageMagic) {
    throw Error(ErrorCode::archive_corrupt, "the Indonesian lexicon inside the library is damaged");
  }
  graph_ = WordGraph(section<WordGraph::Edge>(image, header_->edges), header_->graph_root);
  facts_of_ = section<std::uint16_t>(image, header_->facts_of);
  forms_of_ = section<std::uint16_t>(image, header_->forms_of);
  licences_of_ = section<std::uint16_t>(image, header_->licences_of);
  facts_ = section<std::uint32_t>(image, header_->facts);
  forms_ = section<StoredForms>(image, header_->forms);
  licence_sets_ = section<std::uint32_t>(image, header_->licence_sets);
  licences_ = section<Edit>(image, header_->licences);
  text_ = section<char>(image, header_->text);
  weights_ = section<WeightSlot>(image, header_->weights);
}

std::string Lexicon::apply(const Edit& edit, std::string_view word) const {
  const std::string_view kept = word.substr(edit.skip, word.size() - edit.skip - edit.drop);
  std::string result;
  result.reserve(edit.text_length + kept.size());
  result.append(text(edit)).append(kept);
  return result;
}

bool Lexicon::licenses(std::uint32_t index, std::string_view form, std::string_view root) const noexcept {
  const std::uint32_t set = licences_of_[index];
  for (std::uint32_t i = licence_sets_[set]; i < licence_sets_[set + 1]; ++i) {
    const Edit& edit = licences_[i];
    const std::size_t kept = form.size() - edit.skip - edit.drop;
    if (root.size() == edit.text_length + kept && root.starts_with(text(edit)) &&
        root.substr(edit.text_length) == form.substr(edit.skip, kept)) {
      return true;
    }
  }
  return false;
}

float Lexicon::weight(std::uint32_t feature) const noexcept {
  const auto mask = static_cast<std::uint32_t>(weights_.size() - 1);
  for (std::uint32_t slot = weight_slot(feature) & mask;; slot = (slot + 1) & mask) {
    if (weights_[slot].key == feature) return weights_[slot].weight;
    if (weights_[slot].key == 0) return 0;
  }
}

}  // namespace warta::indonesian
