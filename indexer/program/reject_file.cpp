// SPDX-License-Identifier: GPL-3.0-or-later
// Writes rejected records as JSON Lines (reject_file.h).
#include "indexer/program/reject_file.h"

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/program/messages.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta::command_line {

RejectFile::RejectFile(std::string path) : path_(std::move(path)), file_(path_, std::ios::binary) {
  if (!file_) throw Error(ErrorCode::io, both(index_messages::kCannotWrite, {path_, system_message(errno)}));
}

void RejectFile::put(const ReadIssue& issue) {
  using Json = nlohmann::ordered_json;
  Json json = {{"file", issue.origin.path}};
  if (!issue.origin.entry.empty()) json["entry"] = issue.origin.entry;
  if (issue.origin.line != 0) json["line"] = issue.origin.line;
  json["reason"] = issue.reason.english;
  if (!issue.record.empty()) json["record"] = issue.record;
  file_ << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void RejectFile::close() {
  file_.close();
  if (!file_) throw Error(ErrorCode::io, both(index_messages::kCannotWrite, {path_, system_message(errno)}));
}

}  // namespace warta::command_line
