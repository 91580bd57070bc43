# The library: every module's objects in one, so that a user links one thing.
add_library(warta $<TARGET_OBJECTS:warta_analyzers> $<TARGET_OBJECTS:warta_indexer> $<TARGET_OBJECTS:warta_searcher>)
add_library(warta::warta ALIAS warta)
target_include_directories(warta PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                                        "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_compile_features(warta PUBLIC cxx_std_20)
target_link_libraries(warta PRIVATE PkgConfig::xapian PkgConfig::simdjson PkgConfig::libarchive PkgConfig::xxhash
                                    PkgConfig::zstd ZLIB::ZLIB ICU::uc ICU::i18n ICU::data Threads::Threads)
set_target_properties(warta PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0)
