# warta_embed_text(TARGET FILE SYMBOL): compiles a small text file (at most 60 kB) of ours into TARGET as
# `extern const std::string_view warta::embedded::SYMBOL`.
function(warta_embed_text target file symbol)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(READ "${file}" WARTA_EMBED_TEXT)
  set(WARTA_EMBED_SYMBOL "${symbol}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp")
  file(CONFIGURE OUTPUT "${output}" @ONLY CONTENT [=[
// Generated from a text file of the source tree; do not edit.
#include <string_view>
namespace warta::embedded {
extern const std::string_view @WARTA_EMBED_SYMBOL@;
const std::string_view @WARTA_EMBED_SYMBOL@ = R"__warta__(@WARTA_EMBED_TEXT@)__warta__";
}  // namespace warta::embedded
]=])
  target_sources(${target} PRIVATE "${output}")
endfunction()
