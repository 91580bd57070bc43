// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out the sections of a lexicon image (image_builder.h).
#include "analyzers/indonesian/image_builder.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "analyzers/indonesian/word_graph_builder.h"

namespace warta::indonesian {

namespace {

// Numbers the distinct values, in 16 bits.
template <typename Key>
class Numbering {
 public:
  std::uint16_t number_of(const Key& key) {
    const auto [place, is_new] = numbers_.try_emplace(key, static_cast<std::uint16_t>(keys_.size()));
    if (is_new) {
      if (keys_.size() > UINT16_MAX)
        throw std::length_error("lexicon: more than 65,536 distinct rows in a table");
      keys_.push_back(key);
    }
    return place->second;
  }
  [[nodiscard]] const std::vector<Key>& keys() const noexcept { return keys_; }

 private:
  std::map<Key, std::uint16_t> numbers_;
  std::vector<Key> keys_;
};

// The parts of an edit before its text is in the pool.
using EditParts = std::tuple<std::string, std::uint8_t, std::uint8_t>;

EditParts edit_between(std::string_view word, std::string_view result) {
  for (std::size_t own = 0; own < result.size(); ++own) {
    const std::string_view kept = result.substr(own);
    const std::size_t at = word.find(kept);
    if (at == std::string_view::npos) continue;
    return {std::string(result.substr(0, own)), static_cast<std::uint8_t>(at),
            static_cast<std::uint8_t>(word.size() - at - kept.size())};
  }
  return {std::string(result), static_cast<std::uint8_t>(word.size()), std::uint8_t{0}};
}

class TextPool {
 public:
  Edit place(const EditParts& parts) {
    const auto& [text, skip, drop] = parts;
    std::size_t at = text_.find(text);
    if (at == std::string::npos) {
      at = text_.size();
      text_ += text;
    }
    return {static_cast<std::uint32_t>(at), static_cast<std::uint8_t>(text.size()), skip, drop, 0};
  }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

std::vector<WeightSlot> weight_table(const std::map<std::string, double>& weights) {
  std::size_t size = 64;
  while (size < weights.size() * 4) size *= 2;
  std::vector<WeightSlot> table(size);
  for (const auto& [name, weight] : weights) {
    const std::uint32_t key = feature_key(name);
    std::size_t slot = weight_slot(key) & (size - 1);
    while (table[slot].key != 0) {
      if (table[slot].key == key)
        throw std::runtime_error("lexicon: the feature '" + name +
                                 "' shares its key with another; rename it");
      slot = (slot + 1) & (size - 1);
    }
    table[slot] = {key, static_cast<float>(weight)};
  }
  return table;
}

// FNV-1a, 64 bits.
std::uint64_t hash_of(std::span<const std::byte> bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (const std::byte byte : bytes) hash = (hash ^ static_cast<std::uint64_t>(byte)) * 1099511628211U;
  return hash;
}

}  // namespace

LexiconImage::LexiconImage(const LexiconContent& content) {
  std::vector<std::string> words;
  std::vector<std::uint16_t> facts_of, forms_of, licences_of;
  Numbering<std::uint32_t> facts;
  Numbering<std::tuple<EditParts, EditParts, Decision>> forms;
  Numbering<std::vector<EditParts>> licence_sets;
  (void)licence_sets.number_of({});  // set 0: not derived
  for (const auto& [word, row] : content.words) {
    words.push_back(word);
    facts_of.push_back(facts.number_of(row.facts.pack()));
    forms_of.push_back(forms.number_of(
        {edit_between(word, row.forms.lexeme), edit_between(word, row.forms.root), row.forms.decision}));
    std::vector<EditParts> licences;
    for (const std::string& root : row.licensed_by) licences.push_back(edit_between(word, root));
    licences_of.push_back(licence_sets.number_of(licences));
  }
  TextPool pool;
  std::vector<StoredForms> stored;
  for (const auto& [lexeme, root, decision] : forms.keys())
    stored.push_back({pool.place(lexeme), pool.place(root), decision, {}});
  std::vector<std::uint32_t> set_begins{0};
  std::vector<Edit> licences;
  for (const auto& set : licence_sets.keys()) {
    for (const EditParts& parts : set) licences.push_back(pool.place(parts));
    set_begins.push_back(static_cast<std::uint32_t>(licences.size()));
  }
  const BuiltWordGraph graph = build_word_graph(words);
  const std::vector<WeightSlot> weights = weight_table(content.weights);

  ImageHeader header;
  header.graph_root = graph.root;
  header.word_count = static_cast<std::uint32_t>(words.size());
  std::string bytes(sizeof(ImageHeader), '\0');
  const auto append = [&bytes](const auto& array) {
    bytes.resize((bytes.size() + 7) / 8 * 8, '\0');
    const ImageSection section{static_cast<std::uint32_t>(bytes.size()),
                               static_cast<std::uint32_t>(array.size())};
    bytes.append(reinterpret_cast<const char*>(array.data()), array.size() * sizeof(array[0]));
    return section;
  };
  header.edges = append(graph.edges);
  header.facts_of = append(facts_of);
  header.forms_of = append(forms_of);
  header.licences_of = append(licences_of);
  header.facts = append(facts.keys());
  header.forms = append(stored);
  header.licence_sets = append(set_begins);
  header.licences = append(licences);
  header.text = append(pool.text());
  header.weights = append(weights);
  size_ = bytes.size();
  storage_.resize((size_ + 7) / 8);
  std::memcpy(storage_.data(), bytes.data(), size_);
  header.content_hash = hash_of(this->bytes().subspan(sizeof(ImageHeader)));
  std::memcpy(storage_.data(), &header, sizeof(header));
}

}  // namespace warta::indonesian
