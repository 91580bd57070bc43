# The Indonesian lexicon: built from Debian's hunspell-id and our own tables by a program of ours, embedded into the library.
find_file(WARTA_HUNSPELL_DIC id_ID.dic PATHS /usr/share/hunspell /usr/local/share/hunspell NO_DEFAULT_PATH)
find_file(WARTA_HUNSPELL_AFF id_ID.aff PATHS /usr/share/hunspell /usr/local/share/hunspell NO_DEFAULT_PATH)
if(NOT WARTA_HUNSPELL_DIC OR NOT WARTA_HUNSPELL_AFF)
  message(FATAL_ERROR "The Indonesian dictionary (id_ID.dic, id_ID.aff) is missing. Install the Debian package hunspell-id, or "
                      "set WARTA_HUNSPELL_DIC and WARTA_HUNSPELL_AFF to the files.")
endif()

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
  COMMAND lexicon_compiler "${WARTA_HUNSPELL_DIC}" "${WARTA_HUNSPELL_AFF}" "${lexicon_data}" "${lexicon_image}"
  DEPENDS lexicon_compiler "${WARTA_HUNSPELL_DIC}" "${WARTA_HUNSPELL_AFF}" "${lexicon_data}/exceptions.tsv" "${lexicon_data}/extra_roots.txt" "${lexicon_data}/names.txt"
          "${lexicon_data}/news_words.tsv" "${lexicon_data}/ranker_weights.tsv"
  COMMENT "Compiling the Indonesian lexicon"
  VERBATIM)
set_source_files_properties(indonesian/lexicon_image.S PROPERTIES
  OBJECT_DEPENDS "${lexicon_image}"
  COMPILE_DEFINITIONS "WARTA_LEXICON_IMAGE=\"${lexicon_image}\"")
target_sources(warta_analyzers PRIVATE indonesian/lexicon_image.S)
