# Every library we build on comes from Debian 12; packages.txt names the packages.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core>=1.4.22)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson>=3)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive>=3.6)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0>=2.9.14)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash>=0.8)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd>=1.5)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate>=1.14)
pkg_check_modules(libcrypt REQUIRED IMPORTED_TARGET libcrypt>=4.4)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)
# Mail and MHTML; without it they are refused by name, and --version says so.
pkg_check_modules(gmime IMPORTED_TARGET gmime-3.0>=3.2)

# The tree's own copy, so that every machine has the same roots; with another one archives are not those of other machines.
set(WARTA_HUNSPELL_DIR "${PROJECT_SOURCE_DIR}/analyzers/indonesian/hunspell" CACHE PATH
    "Folder of the id_ID.dic and id_ID.aff that the lexicon is compiled from")
foreach(file id_ID.dic id_ID.aff)
  if(NOT EXISTS "${WARTA_HUNSPELL_DIR}/${file}")
    message(FATAL_ERROR
      "${WARTA_HUNSPELL_DIR}/${file} is missing: the Indonesian lexicon is built from it.\n"
      "Point -DWARTA_HUNSPELL_DIR at a folder that holds it, or leave it out to use the tree's own.")
  endif()
endforeach()
