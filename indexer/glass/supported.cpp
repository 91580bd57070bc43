// SPDX-License-Identifier: GPL-3.0-or-later
// Compares a database of the linked libxapian with what BulkBuilder writes: supported() of bulk_builder.h.
#include <stdlib.h>
#include <xapian.h>

#include <fstream>
#include <iterator>
#include <system_error>

#include "indexer/glass/bulk_builder.h"

namespace warta::glass {
namespace {

class ScratchDirectory {
 public:
  explicit ScratchDirectory(const std::filesystem::path& parent) {
    std::string name = (parent / "glass-probe.XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchDirectory() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

std::string reason_against(const std::filesystem::path& scratch) {
  const ScratchDirectory directory(scratch);
  if (directory.path().empty()) return "no temporary directory can be made in " + scratch.string();
  const std::filesystem::path path = directory.path() / "empty";
  try {
    Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  } catch (const Xapian::Error& error) {
    return "Xapian " + std::string(Xapian::version_string()) + " cannot make a database: " + error.get_msg();
  }
  std::ifstream file(path / "iamglass", std::ios::binary);
  const std::string version{std::istreambuf_iterator<char>(file), {}};
  if (version.starts_with(version_magic)) return {};
  return "Xapian " + std::string(Xapian::version_string()) +
         " makes databases of another format than glass of 14 March 2016, the only one that can be written "
         "directly";
}

}  // namespace

bool supported(const std::filesystem::path& scratch, std::string* why_not) {
  const std::string reason = reason_against(scratch);
  if (why_not != nullptr) *why_not = reason;
  return reason.empty();
}

}  // namespace warta::glass
