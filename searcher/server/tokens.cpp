// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files of tokens, and hashes by libcrypt (tokens.h).
#include "searcher/server/tokens.h"

#include <crypt.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "searcher/server/messages.h"
#include "util/terminal/program.h"
#include "util/text.h"
#include "warta/error.h"

namespace warta::server {

namespace {

constexpr std::size_t kMostNameBytes = 64;

bool is_name(std::string_view name) {
  constexpr std::string_view kMarks = "-_.@";
  return !name.empty() && name.size() <= kMostNameBytes && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || is_digit(c) || kMarks.find(c) != std::string_view::npos;
  });
}

std::optional<Right> right_of(std::string_view name) {
  if (name == "read") return Right::read;
  if (name == "alerts") return Right::alerts;
  return std::nullopt;
}

// crypt(3) of `secret`; empty when `setting` is not one.
std::string hashed(const std::string& secret, const std::string& setting) {
  const auto data = std::make_unique<crypt_data>();
  const char* const hash = ::crypt_r(secret.c_str(), setting.c_str(), data.get());
  return hash == nullptr || hash[0] == '*' ? std::string() : std::string(hash);
}

// Of the best method of this machine.
std::string new_setting() {
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
  const char* const made =
      ::crypt_gensalt_rn(nullptr, 0, nullptr, 0, setting.data(), static_cast<int>(setting.size()));
  if (made == nullptr) throw Error(ErrorCode::io, both(messages::kNoRandom));
  return made;
}

}  // namespace

Tokens::Tokens(const std::string& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) == 0 && (found.st_mode & S_IWOTH) != 0) {
    throw Error(ErrorCode::invalid_argument, both(messages::kTokensOpen, {file}));
  }
  std::string text = command_line::read_whole(file);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const auto refuse = [&](const Bilingual& what) {
      throw Error(ErrorCode::invalid_argument, both(messages::kTokenLine, {file, number, what}));
    };
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', std::min(first, line.size() - 1) + 1);
    if (second == std::string_view::npos) refuse(both(messages::kTokenForm));
    const std::string_view name = line.substr(0, first);
    const auto right = right_of(line.substr(first + 1, second - first - 1));
    const std::string hash(line.substr(second + 1));
    if (!is_name(name)) refuse(both(messages::kTokenNameForm));
    if (!right) refuse(both(messages::kTokenRight));
    // Those without a dollar sign are of 1979: two letters and what DES makes of eight.
    if (!hash.starts_with('$') || hashed("", hash).empty()) refuse(both(messages::kTokenHash));
    if (!entries_.emplace(name, Entry{*right, hash}).second) refuse(both(messages::kTokenTwice, {name}));
  }
}

const Tokens::Entry* Tokens::find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second;
}

std::string random_name() {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::array<unsigned char, 24> bytes{};  // 144 bits
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw Error(ErrorCode::io, both(messages::kNoRandom));
  std::string name;
  for (const unsigned char byte : bytes) name += kDigits[byte % kDigits.size()];
  return name;
}

NewToken make_token(const std::string& name, Right right) {
  if (!is_name(name)) {
    throw Error(ErrorCode::invalid_argument, both(messages::kNoTokenName, {name}));
  }
  const std::string secret = random_name();
  const std::string hash = hashed(secret, new_setting());
  return {name + ':' + secret, name + (right == Right::read ? "\tread\t" : "\talerts\t") + hash};
}

bool is_secret_of(const std::string& secret, const std::string& hash) {
  static const std::string kNobody = hashed("nobody", new_setting());
  const std::string& known = hash.empty() ? kNobody : hash;
  // A zero byte would end the secret for crypt(3).
  const bool whole = secret.find('\0') == std::string::npos;
  const std::string computed = hashed(secret, known);
  return equal_in_constant_time(computed, known) && !computed.empty() && whole && !hash.empty();
}

bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;  // the length may be known
  unsigned different = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    different |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  return different == 0;
}

}  // namespace warta::server
