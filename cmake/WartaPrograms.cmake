# The programs, each one source on top of the library, and what only they may know: the terminal, the environment, CLI11.
add_library(warta_command_line OBJECT
  util/terminal/bounded_lines.cpp
  util/terminal/configuration.cpp
  util/terminal/help.cpp
  util/terminal/pager.cpp
  util/terminal/program.cpp
  util/terminal/terminal.cpp)
target_link_libraries(warta_command_line PUBLIC warta_compile CLI11::CLI11 PRIVATE nlohmann_json::nlohmann_json)

function(warta_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE warta warta_command_line nlohmann_json::nlohmann_json)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()

warta_program(warta-analyze analyzers/program/analyze_main.cpp)
warta_program(warta-index
  indexer/program/index_main.cpp
  indexer/program/progress_line.cpp
  indexer/program/add.cpp
  indexer/program/backup.cpp
  indexer/program/commands.cpp
  indexer/program/compact.cpp
  indexer/program/duplicates.cpp
  indexer/program/explain.cpp
  indexer/program/export.cpp
  indexer/program/reindex.cpp
  indexer/program/reject_file.cpp
  indexer/program/remove.cpp
  indexer/program/split.cpp
  indexer/program/stats.cpp
  indexer/program/termination.cpp
  indexer/program/verify.cpp
  indexer/program/words.cpp
  searcher/alerts/alert_files.cpp
  searcher/alerts/alerts.cpp
  searcher/alerts/saved_queries.cpp)
warta_program(warta-search
  searcher/program/search_main.cpp
  searcher/program/arguments.cpp
  searcher/program/batch.cpp
  searcher/program/query_files.cpp
  searcher/program/concordance.cpp
  searcher/program/effects.cpp
  searcher/program/passages.cpp
  searcher/program/show.cpp
  searcher/server/access_log.cpp
  searcher/server/answers.cpp
  searcher/server/connection.cpp
  searcher/server/fresh_searcher.cpp
  searcher/server/gate.cpp
  searcher/server/http_server.cpp
  searcher/server/lanes.cpp
  searcher/server/listener.cpp
  searcher/server/mcp.cpp
  searcher/server/mcp_tools.cpp
  searcher/server/metrics.cpp
  searcher/server/office.cpp
  searcher/server/refusal.cpp
  searcher/server/request_head.cpp
  searcher/server/response.cpp
  searcher/server/routes.cpp
  searcher/server/stdio.cpp
  searcher/server/tokens.cpp)
target_link_libraries(warta-search PRIVATE PkgConfig::libcrypt)
warta_embed_text(warta-search "${PROJECT_SOURCE_DIR}/searcher/server/page.html" search_page)
warta_embed_text(warta-search "${PROJECT_SOURCE_DIR}/searcher/server/login.html" login_page)

install(TARGETS warta-analyze warta-index warta-search RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

# Manual pages and completions, made of what the programs say of their options.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
  set(manual "${PROJECT_BINARY_DIR}/manual")
  set(manual_sources docs/manual/make.py docs/query-syntax.md docs/archive-format.md)
  list(TRANSFORM manual_sources PREPEND "${PROJECT_SOURCE_DIR}/")
  add_custom_command(
    OUTPUT "${manual}/man/man1/warta-search.1"
    COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/docs/manual/make.py" "${PROJECT_BINARY_DIR}/bin" "${manual}"
    DEPENDS warta-analyze warta-index warta-search ${manual_sources}
    COMMENT "Writing manual pages and completions"
    VERBATIM)
  add_custom_target(warta_manual ALL DEPENDS "${manual}/man/man1/warta-search.1")
  install(DIRECTORY "${manual}/man" "${manual}/bash-completion" "${manual}/fish" "${manual}/zsh" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}")
endif()
