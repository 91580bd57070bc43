// SPDX-License-Identifier: GPL-3.0-or-later
// What every program says.
#pragma once

#include <CLI/CLI.hpp>

#include "util/message.h"
#include "warta/error.h"

namespace warta::command_line::messages {

// The library speaks English: to others, what kind of failure it was is said first.
struct KindRow {
  ErrorCode code;
  Message kind;
};
inline constexpr KindRow kKinds[] = {
    {ErrorCode::invalid_argument, {"permintaan keliru", ""}},
    {ErrorCode::io, {"tidak dapat dibaca atau ditulis", ""}},
    {ErrorCode::archive_locked, {"arsip sedang ditulis program lain", ""}},
    {ErrorCode::archive_corrupt, {"arsip rusak", ""}},
    {ErrorCode::archive_version, {"arsip dibuat versi lain", ""}},
    {ErrorCode::analyzer_mismatch, {"arsip dibuat dengan analisis kata yang lain", ""}},
    {ErrorCode::unsupported, {"tidak didukung di sini", ""}},
    {ErrorCode::timeout, {"pencarian terlalu lama, dihentikan", ""}},
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
inline constexpr Message kCannotWrite = {"keluaran tidak dapat ditulis", "cannot write the output"};

}  // namespace warta::command_line::messages
