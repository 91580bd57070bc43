# The Indonesian lexicon: built from a copy of hunspell-id (indonesian/hunspell/) and our own tables by a program of ours, embedded into the library.
set(hunspell_files "${WARTA_HUNSPELL_DIR}/id_ID.dic" "${WARTA_HUNSPELL_DIR}/id_ID.aff")  # WartaDependencies.cmake has seen them

add_executable(lexicon_compiler
  indonesian/affixes.cpp
  indonesian/analysis.cpp
  indonesian/candidates.cpp
  indonesian/hunspell_dictionary.cpp
  indonesian/image_builder.cpp
  indonesian/lexicon.cpp
  indonesian/lexicon_compiler.cpp
  indonesian/ranker.cpp
  indonesian/word_graph_builder.cpp
  indonesian/word_lists.cpp
  "${PROJECT_SOURCE_DIR}/util/error.cpp")
target_link_libraries(lexicon_compiler PRIVATE warta_compile nlohmann_json::nlohmann_json)
target_include_directories(lexicon_compiler PRIVATE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include")

set(lexicon_data "${CMAKE_CURRENT_SOURCE_DIR}/indonesian")
set(lexicon_image "${CMAKE_CURRENT_BINARY_DIR}/indonesian.lexicon")
add_custom_command(
  OUTPUT "${lexicon_image}"
  COMMAND lexicon_compiler ${hunspell_files} "${lexicon_data}" "${lexicon_image}"
  DEPENDS lexicon_compiler ${hunspell_files} "${lexicon_data}/exceptions.tsv" "${lexicon_data}/extra_roots.txt" "${lexicon_data}/names.txt"
          "${lexicon_data}/news_words.tsv" "${lexicon_data}/ranker_weights.tsv" "${lexicon_data}/spellings.tsv"
  COMMENT "Compiling the Indonesian lexicon"
  VERBATIM)
set_source_files_properties(indonesian/lexicon_image.S PROPERTIES
  OBJECT_DEPENDS "${lexicon_image}"
  COMPILE_DEFINITIONS "WARTA_LEXICON_IMAGE=\"${lexicon_image}\"")
target_sources(warta_analyzers PRIVATE indonesian/lexicon_image.S)
