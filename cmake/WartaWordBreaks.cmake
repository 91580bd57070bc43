# The rules of word breaking: ICU's with our few changes, compiled by a program of ours and embedded into the library.
add_executable(word_break_compiler word_break_compiler.cpp)
target_link_libraries(word_break_compiler PRIVATE warta_compile ICU::uc ICU::data)

set(word_breaks "${CMAKE_CURRENT_BINARY_DIR}/word_break_rules.cpp")
add_custom_command(
  OUTPUT "${word_breaks}"
  COMMAND word_break_compiler "${word_breaks}"
  DEPENDS word_break_compiler
  COMMENT "Compiling the rules of word breaking"
  VERBATIM)
target_sources(warta_analyzers PRIVATE "${word_breaks}")
