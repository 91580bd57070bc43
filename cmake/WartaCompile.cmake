# How our own sources are compiled. Nothing here is forced on users of the installed library.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

# Against what an error in reading memory would let an attacker do; tests/hardening_test.py reads the binaries. Checks that cost time are
# compiled into what is installed. Not in a build with sanitizers, which look at the same places.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT WARTA_SANITIZE)
  add_link_options("LINKER:-z,relro,-z,now,-z,noexecstack")
  add_compile_options("$<$<AND:$<CONFIG:Release>,$<COMPILE_LANGUAGE:C,CXX>>:-fstack-protector-strong;-fstack-clash-protection;-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    add_compile_options("$<$<CONFIG:Release>:-fcf-protection>")
  endif()
endif()

add_library(warta_compile INTERFACE)
target_include_directories(warta_compile INTERFACE "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}")
if(WARTA_STRICT)
  target_compile_options(warta_compile INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(warta_compile INTERFACE -Wno-restrict)  # false alarms in std::string, GCC bug 105651
  endif()
endif()
if(WARTA_SANITIZE)
  list(JOIN WARTA_SANITIZE "," sanitizers)
  add_compile_options(-fsanitize=${sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized)  # false alarms in std::optional, GCC bug 80635
  endif()
  add_link_options(-fsanitize=${sanitizers})
endif()

# warta_module(NAME SOURCES... [USES targets...]): one of our folders, compiled once and put into the library.
function(warta_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_library(${name} OBJECT ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC warta_compile ${arg_USES})
endfunction()
