// SPDX-License-Identifier: GPL-3.0-or-later
// The printers of this folder, for registry.cpp.
#pragma once

#include <memory>

#include "warta/printer.h"

namespace warta::printers {

[[nodiscard]] std::unique_ptr<ResultPrinter> make_text(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_json(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_jsonl(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_ids(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_trec(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_csv(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_tsv(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_kliping(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_ris(const PrintOptions& options);
[[nodiscard]] std::unique_ptr<ResultPrinter> make_bibtex(const PrintOptions& options);

}  // namespace warta::printers
