# The programs, each one source on top of the library, and what only they may know: the terminal, the environment, CLI11.
add_library(warta_command_line OBJECT
  analyzers/command_line/bounded_lines.cpp
  analyzers/command_line/pager.cpp
  analyzers/command_line/program.cpp
  analyzers/command_line/terminal.cpp)
target_link_libraries(warta_command_line PUBLIC warta_compile CLI11::CLI11)

function(warta_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE warta warta_command_line nlohmann_json::nlohmann_json)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()

warta_program(warta-analyze analyzers/analyze_main.cpp)
warta_program(warta-index
  indexer/index_main.cpp
  indexer/progress_line.cpp
  indexer/commands/add.cpp
  indexer/commands/commands.cpp
  indexer/commands/compact.cpp
  indexer/commands/duplicates.cpp
  indexer/commands/explain.cpp
  indexer/commands/last_words.cpp
  indexer/commands/export.cpp
  indexer/commands/reindex.cpp
  indexer/commands/reject_file.cpp
  indexer/commands/remove.cpp
  indexer/commands/split.cpp
  indexer/commands/stats.cpp
  indexer/commands/stats_json.cpp
  indexer/commands/stop_signal.cpp
  indexer/commands/verify.cpp)
warta_program(warta-search
  searcher/search_main.cpp
  searcher/program/arguments.cpp
  searcher/program/batch.cpp
  searcher/program/concordance.cpp
  searcher/program/show.cpp
  searcher/server/answers.cpp
  searcher/server/connection.cpp
  searcher/server/fresh_searcher.cpp
  searcher/server/http_server.cpp
  searcher/server/metrics.cpp
  searcher/server/refusal.cpp
  searcher/server/request_head.cpp
  searcher/server/routes.cpp
  searcher/server/stdio.cpp
  indexer/commands/stats_json.cpp)
target_link_libraries(warta-search PRIVATE PkgConfig::httplib)
warta_embed_text(warta-search "${PROJECT_SOURCE_DIR}/searcher/server/page.html" search_page)

install(TARGETS warta-analyze warta-index warta-search RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
