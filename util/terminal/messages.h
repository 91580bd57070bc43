// SPDX-License-Identifier: GPL-3.0-or-later
// What every program says.
#pragma once

#include <CLI/CLI.hpp>

#include "util/message.h"
#include "warta/error.h"

namespace warta::command_line::messages {

// The kind of a failure, for a message that has no Indonesian: one of a program's own reader or analyzer.
// What it says is cited after its kind.
struct KindRow {
  ErrorCode code;
  Message kind;
};
inline constexpr KindRow kKinds[] = {
    {ErrorCode::invalid_argument, {"permintaan keliru", "the request is wrong"}},
    {ErrorCode::io, {"tidak dapat dibaca atau ditulis", "cannot be read or written"}},
    {ErrorCode::archive_locked, {"arsip sedang ditulis program lain", "another program writes the archive"}},
    {ErrorCode::archive_corrupt, {"arsip rusak", "the archive is damaged"}},
    {ErrorCode::archive_version, {"arsip dibuat versi lain", "the archive is of another version"}},
    {ErrorCode::analyzer_mismatch,
     {"arsip dibuat dengan analisis kata yang lain", "the archive was made by another analysis of words"}},
    {ErrorCode::unsupported, {"tidak didukung di sini", "not supported here"}},
    {ErrorCode::timeout, {"pencarian terlalu lama, dihentikan", "the search took too long and was stopped"}},
};

// What CLI11 finds wrong with a command line, by its exit code. Of its sentence {0} is the first
// word, {1} the last one, {2} all after the colon.
struct WrongCommandLine {
  CLI::ExitCodes code;
  Message message;
};
inline constexpr WrongCommandLine kWrongCommandLine[] = {
    {CLI::ExitCodes::ArgumentMismatch, {"{0}: banyaknya nilai keliru", "{0}: wrong number of values"}},
    {CLI::ExitCodes::ConversionError, {"bukan nilai yang sah: {2}", "not a valid value: {2}"}},
    {CLI::ExitCodes::ExcludesError, {"{0} tidak dapat dipakai bersama {1}", "{0} cannot be used with {1}"}},
    {CLI::ExitCodes::ExtrasError, {"argumen tidak dikenal: {2}", "unknown argument: {2}"}},
    {CLI::ExitCodes::RequiredError, {"{0} belum ditulis", "{0} is missing"}},
    {CLI::ExitCodes::RequiresError, {"{0} hanya dapat dipakai bersama {1}", "{0} can only be used with {1}"}},
};
// What CLI11's own checks say, in English: its sentence has `between` after {0} and before {1}, and `then`
// before {2}, up to `end`.
struct WrongValue {
  std::string_view between, then, end;
  Message message;
};
inline constexpr WrongValue kWrongValues[] = {
    {" not in range ",
     " to ",
     "",
     {"nilai {0} di luar rentang {1} sampai {2}", "value {0} not in range {1} to {2}"}},
    {" not in range [",
     " - ",
     "]",
     {"nilai {0} di luar rentang {1} sampai {2}", "value {0} not in range {1} to {2}"}},
};
inline constexpr Message kNoneOf = {"'{0}' bukan salah satu dari {1}", "'{0}' is none of {1}"};
inline constexpr Message kBadValue = {"'{0}' bukan nilai yang sah", "'{0}' is not a valid value"};
// Help.
inline constexpr Message kHelp = {"tampilkan bantuan singkat", "show short help"};
inline constexpr Message kHelpAll = {"tampilkan semua pilihan beserta artinya",
                                     "show all options and what they do"};
inline constexpr Message kVersion = {"tampilkan versi program", "show the version of the program"};
inline constexpr Message kSeeHelpAll = {"Arti setiap pilihan: {0} --help-all, atau man.",
                                        "What each option does: {0} --help-all, or man."};
inline constexpr Message kUsage = {"Pemakaian:", "Usage:"};
inline constexpr Message kExamples = {"Contoh:", "Examples:"};
inline constexpr Message kCommands = {"Perintah:", "Commands:"};
inline constexpr Message kCommandName = {"PERINTAH", "COMMAND"};
inline constexpr Message kOptionsName = {"[PILIHAN]", "[OPTIONS]"};
inline constexpr Message kValue = {"NILAI", "VALUE"};
inline constexpr Message kOptions = {"Pilihan", "Options"};
inline constexpr Message kAbout = {"Bantuan", "Help"};

inline constexpr Message kWrongCommand = {"tidak ada perintah '{0}'", "there is no command '{0}'"};
inline constexpr Message kWrongCommandMeant = {"tidak ada perintah '{0}'; mungkin maksud Anda: {1}",
                                               "there is no command '{0}'; did you mean: {1}"};
inline constexpr Message kNoCommand = {"perintah belum ditulis", "the command is missing"};
inline constexpr Message kSeeHelp = {"lihat `{0} --help`", "see `{0} --help`"};

inline constexpr Message kWrongSetting = {
    "{0}: bukan setelan; tulis language = \"id\" (atau \"en\") atau archive = \"~/berita\"",
    "{0}: not a setting; write language = \"en\" (or \"id\") or archive = \"~/news\""};
inline constexpr Message kOutOfMemory = {
    "memori tidak cukup; kurangi --jobs, atau pakai mesin dengan memori lebih besar",
    "out of memory; give fewer --jobs or a machine with more"};
inline constexpr Message kInternalError = {"galat internal, mohon laporkan",
                                           "internal error, please report it"};
inline constexpr Message kCited = {"{0} (\"{1}\")", "{0} (\"{1}\")"};
inline constexpr Message kCannotWrite = {"keluaran tidak dapat ditulis: {0}", "cannot write the output: {0}"};
inline constexpr Message kCannotRead = {"{0}: tidak dapat dibaca: {1}", "{0}: cannot read it: {1}"};

}  // namespace warta::command_line::messages
