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

# warta_fingerprint(TARGET SYMBOL PATTERN...): compiles a hash of code and tables into TARGET as
# `extern const std::string_view warta::embedded::SYMBOL`. Archives keep it, so that one is never continued or searched by rules that
# it was not made with. Comments and layout do not count. It is a hash of the code itself, not of what it does to a few samples: a
# change that no sample shows would be missed, and words would silently not meet. The price is that a change of code that alters no
# result also asks for `warta-index reindex`.
function(warta_fingerprint target symbol)
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${ARGN})
  set(script "${PROJECT_SOURCE_DIR}/cmake/Fingerprint.cmake")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/fingerprint_${symbol}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFILES=${files}" "-DSYMBOL=${symbol}" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS ${files} "${script}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
