# Options shared by stages and tests, as an interface target linked PRIVATE.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(werkthet_options INTERFACE)
# -ffp-contract=off: a fused multiply-add would make results depend on the processor.
# -ffile-prefix-map: no path of the building machine in the program.
target_compile_options(werkthet_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wcast-align -Wdouble-promotion -Wformat=2
  -Wimplicit-fallthrough
  -ffp-contract=off -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wno-restrict: g++ 12 warns falsely about "literal" + std::string (GCC bug 105651).
  target_compile_options(werkthet_options INTERFACE -Wduplicated-cond -Wlogical-op -Wno-restrict)
else()
  # clang, for the fuzz preset alone: & of two bools is meant where it avoids a branch.
  target_compile_options(werkthet_options INTERFACE -Wno-bitwise-instead-of-logical)
endif()
if(WERKTHET_WERROR)
  target_compile_options(werkthet_options INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  # Some forty test programs are linked: the usual linker takes minutes over them, mold seconds.
  find_program(WERKTHET_MOLD mold)
  if(WERKTHET_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
  endif()
  target_compile_definitions(werkthet_options INTERFACE _GLIBCXX_ASSERTIONS)
else()
  target_compile_options(werkthet_options INTERFACE -fstack-protector-strong)
  target_compile_definitions(werkthet_options INTERFACE $<$<NOT:$<BOOL:${WERKTHET_SANITIZE}>>:_FORTIFY_SOURCE=2>)
endif()
if(WERKTHET_SANITIZE)
  add_compile_options(-fsanitize=${WERKTHET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${WERKTHET_SANITIZE})
endif()
