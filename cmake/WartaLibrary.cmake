# The library: every module's objects in one, so that a user links one thing, as libwarta.a and as libwarta.so.
set(warta_objects $<TARGET_OBJECTS:warta_util> $<TARGET_OBJECTS:warta_analyzers> $<TARGET_OBJECTS:warta_indexer> $<TARGET_OBJECTS:warta_searcher>)
add_library(warta STATIC ${warta_objects})
add_library(warta_shared SHARED ${warta_objects})
add_library(warta::warta ALIAS warta)
add_library(warta::static ALIAS warta)
add_library(warta::shared ALIAS warta_shared)

# Until 1.0 every minor version may break the binary interface and has a SONAME of its own; docs/embedding.md has the policy.
set(WARTA_SOVERSION ${PROJECT_VERSION_MAJOR})
if(PROJECT_VERSION_MAJOR EQUAL 0)
  string(APPEND WARTA_SOVERSION ".${PROJECT_VERSION_MINOR}")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/warta.map.in" "${PROJECT_BINARY_DIR}/warta.map" @ONLY)
set_target_properties(warta PROPERTIES EXPORT_NAME static)
set_target_properties(warta_shared PROPERTIES EXPORT_NAME shared OUTPUT_NAME warta VERSION ${PROJECT_VERSION}
                      SOVERSION ${WARTA_SOVERSION} LINK_DEPENDS "${PROJECT_BINARY_DIR}/warta.map")
target_link_options(warta_shared PRIVATE "LINKER:--version-script=${PROJECT_BINARY_DIR}/warta.map")

foreach(library IN ITEMS warta warta_shared)
  target_include_directories(${library} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                                               "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_compile_features(${library} PUBLIC cxx_std_20)
  target_link_libraries(${library} PRIVATE PkgConfig::xapian PkgConfig::simdjson PkgConfig::libarchive PkgConfig::libxml2
                                           PkgConfig::xxhash PkgConfig::zstd PkgConfig::brotli PkgConfig::libdeflate ZLIB::ZLIB ICU::uc ICU::i18n ICU::data Threads::Threads
                                           $<TARGET_NAME_IF_EXISTS:PkgConfig::gmime>)
endforeach()

# What `cmake --install` lays down: find_package(warta CONFIG) and pkg-config find it.
include(CMakePackageConfigHelpers)
set(config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/warta")
foreach(kind IN ITEMS static shared)
  set(library warta)
  if(kind STREQUAL "shared")
    set(library warta_shared)
  endif()
  install(TARGETS ${library} EXPORT warta-${kind} LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
          ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  install(EXPORT warta-${kind} NAMESPACE warta:: DESTINATION "${config_dir}")
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/warta" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/warta-config.cmake.in" "${PROJECT_BINARY_DIR}/warta-config.cmake"
                              INSTALL_DESTINATION "${config_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/warta-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/warta-config.cmake" "${PROJECT_BINARY_DIR}/warta-config-version.cmake"
        DESTINATION "${config_dir}")
# Relative to the files themselves, so that an installed tree may be moved.
file(RELATIVE_PATH WARTA_PC_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
if(TARGET PkgConfig::gmime)
  set(WARTA_PC_GMIME ", gmime-3.0")
endif()
foreach(name IN ITEMS warta warta-static)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in" "${PROJECT_BINARY_DIR}/${name}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endforeach()
