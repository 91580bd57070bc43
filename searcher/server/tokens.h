// SPDX-License-Identifier: GPL-3.0-or-later
// Who may read a served archive: a file of names, rights and hashed tokens (docs/serving.md).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace warta::server {

enum class Right : std::uint8_t {
  alerts,  // feeds only
  read,    // everything
};

// The lines `NAME<TAB>RIGHT<TAB>HASH` of a file. A token is `NAME:SECRET`; the hash is crypt(3)'s of the
// secret.
class Tokens {
 public:
  struct Entry {
    Right right = Right::read;
    std::string hash;
  };

  // Throws Error: io; invalid_argument for a file with a wrong line, which it names, or that others may
  // write.
  explicit Tokens(const std::string& file);

  // Null if there is none of this name.
  [[nodiscard]] const Entry* find(std::string_view name) const;

 private:
  std::map<std::string, Entry, std::less<>> entries_;
};

// A new token and its line for the file. Throws Error(invalid_argument) for a name that cannot be one,
// Error(io) when the system gives no random bytes.
struct NewToken {
  std::string token, line;
};
[[nodiscard]] NewToken make_token(const std::string& name, Right right);

// Whether `secret` is that of `hash`. Takes some tens of milliseconds of a processor: crypt(3) is slow on
// purpose. An empty hash takes as long, and is none.
[[nodiscard]] bool is_secret_of(const std::string& secret, const std::string& hash);

// As many random bits as no one guesses, in letters and digits.
[[nodiscard]] std::string random_name();

// Takes the same time wherever the texts differ.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept;

}  // namespace warta::server
