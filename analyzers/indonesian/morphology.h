#pragma once
#include <string>
#include <vector>
#include "warta/analyzer.h"
namespace warta::indonesian {
struct ExceptionRow { std::string word, lexeme, root; };
struct MorphologyOptions { std::vector<ExceptionRow> exceptions; };
struct Explanation { std::string to_text() const { return {}; } };
inline std::vector<ExceptionRow> parse_exceptions(std::string_view) { return {}; }
class Morphology { public: explicit Morphology(MorphologyOptions = {}) {}
 WordForms analyze(std::string_view s) const { return {std::string(s),std::string(s),std::string(s)}; }
 Explanation explain(std::string_view) const { return {}; }
 std::string fingerprint() const { return "stub"; } };
}
