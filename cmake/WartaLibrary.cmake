# The library: every module's objects in one, so that a user links one thing.
add_library(warta $<TARGET_OBJECTS:warta_analyzers> $<TARGET_OBJECTS:warta_indexer> $<TARGET_OBJECTS:warta_searcher>)
add_library(warta::warta ALIAS warta)
target_include_directories(warta PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                                        "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_compile_features(warta PUBLIC cxx_std_20)
target_link_libraries(warta PRIVATE PkgConfig::xapian PkgConfig::simdjson PkgConfig::libarchive PkgConfig::libxml2 PkgConfig::xxhash
                                    PkgConfig::zstd ZLIB::ZLIB ICU::uc ICU::i18n ICU::data Threads::Threads)
set_target_properties(warta PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION 0)

# What `cmake --install` lays down: find_package(warta CONFIG) and pkg-config find it.
include(CMakePackageConfigHelpers)
set(config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/warta")
install(TARGETS warta EXPORT warta-targets
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT warta-targets NAMESPACE warta:: DESTINATION "${config_dir}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/warta" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/warta-config.cmake.in" "${PROJECT_BINARY_DIR}/warta-config.cmake"
                              INSTALL_DESTINATION "${config_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/warta-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/warta-config.cmake" "${PROJECT_BINARY_DIR}/warta-config-version.cmake"
        DESTINATION "${config_dir}")
# A static library leaves it to its user to link what it needs.
if(BUILD_SHARED_LIBS)
  set(WARTA_PC_REQUIRES "Requires.private")
else()
  set(WARTA_PC_REQUIRES "Requires")
endif()
# Relative to the file itself, so that an installed tree may be moved.
file(RELATIVE_PATH WARTA_PC_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
configure_file("${PROJECT_SOURCE_DIR}/cmake/warta.pc.in" "${PROJECT_BINARY_DIR}/warta.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/warta.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
