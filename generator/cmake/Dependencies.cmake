# Every library the program uses, found in one place. Debian 12 package names stand in CONTRIBUTING.md.
# Targets are linked by the one stage that wraps them (see generator/CMakeLists.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
# Poco Data is linked by werkthet-odbc alone; ODBC::ODBC is the driver manager (unixODBC).
find_package(ODBC REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Data DataODBC)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tomlplusplus 3.3 REQUIRED)
find_package(fmt 9 REQUIRED)
# Debian ships no CMake file for it, and its pkg-config version is the soname: the one file
# that includes xlsxwriter.h checks LXW_VERSION_ID instead.
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
# Ships neither a CMake file nor one for pkg-config.
find_path(READSTAT_INCLUDE_DIR readstat.h REQUIRED)
find_library(READSTAT_LIBRARY readstat REQUIRED)
mark_as_advanced(READSTAT_INCLUDE_DIR READSTAT_LIBRARY)
add_library(ReadStat::ReadStat UNKNOWN IMPORTED)
set_target_properties(ReadStat::ReadStat PROPERTIES IMPORTED_LOCATION "${READSTAT_LIBRARY}"
                      INTERFACE_INCLUDE_DIRECTORIES "${READSTAT_INCLUDE_DIR}")
# What ingest reads: XML and archives of others, in a stream and with limits.
find_package(EXPAT 2.5 REQUIRED)
find_package(ZLIB REQUIRED)
# Linear programming, for the audit alone.
pkg_check_modules(clp REQUIRED IMPORTED_TARGET clp)
# Word files of others: a tree that can be changed. SVG to PNG for programs that show no SVG.
find_package(pugixml 1.13 REQUIRED)
pkg_check_modules(rsvg REQUIRED IMPORTED_TARGET librsvg-2.0)
