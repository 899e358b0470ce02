# Every library the program uses, found in one place. Debian 12 package names stand in CONTRIBUTING.md.
# Targets are linked by the one stage that wraps them (see generator/CMakeLists.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation XML Crypto Zip)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tomlplusplus 3.3 REQUIRED)
find_package(fmt 9 REQUIRED)
# Debian ships no CMake file for it, and its pkg-config version is the soname: the one file
# that includes xlsxwriter.h checks LXW_VERSION_ID instead.
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
