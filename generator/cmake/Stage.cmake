# add_stage(<folder> [USES <stage>...] [LIBS <target>...] [FOLDERS <subfolder>...])
#
# One library per folder of generator/. USES is the direction of dependence: the check of
# IncludeDirection.cmake reads it back and stops the build when a file includes a stage outside it.
function(add_stage name)
  cmake_parse_arguments(S "" "" "FOLDERS;USES;LIBS" ${ARGN})
  string(REPLACE "/" "_" target werkthet_${name})
  set(headers)
  set(sources)
  foreach(folder "" ${S_FOLDERS})
    file(GLOB h CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/generator/${name}/${folder}/*.hpp)
    file(GLOB c CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/generator/${name}/${folder}/*.cpp)
    list(APPEND headers ${h})
    list(APPEND sources ${c})
  endforeach()
  list(REMOVE_DUPLICATES headers)
  list(REMOVE_DUPLICATES sources)
  if(sources)
    set(scope PUBLIC)
    set(hidden PRIVATE)
    add_library(${target} STATIC ${sources})
  else()
    set(scope INTERFACE)  # a stage of headers alone
    set(hidden INTERFACE)
    add_library(${target} INTERFACE)
  endif()
  # A header that says "Internal to this stage" or "folder" may use libraries of the stage alone, which others cannot
  # include; it is no part of what the stage hands on.
  set(internal)
  foreach(header IN LISTS headers)
    file(READ ${header} text LIMIT 1500)
    if(text MATCHES "Internal(:|[ \n/]+to this)")
      list(APPEND internal ${header})
    endif()
  endforeach()
  if(internal)
    list(REMOVE_ITEM headers ${internal})
    target_sources(${target} PRIVATE FILE_SET internal TYPE HEADERS
                   BASE_DIRS ${PROJECT_SOURCE_DIR}/generator FILES ${internal})
  endif()
  # Every header compiles by itself. One with a .cpp of its name is shown to do so by every build, since that file
  # includes it first (tests/architecture/house.cmake sees to it); only the others are compiled for it.
  set(alone)
  foreach(header IN LISTS headers)
    string(REGEX REPLACE "\\.hpp$" ".cpp" own ${header})
    if(NOT own IN_LIST sources)
      list(APPEND alone ${header})
    endif()
  endforeach()
  if(alone)
    list(REMOVE_ITEM headers ${alone})
    target_sources(${target} ${scope} FILE_SET alone TYPE HEADERS
                   BASE_DIRS ${PROJECT_SOURCE_DIR}/generator FILES ${alone})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY alone)
  endif()
  if(headers)
    target_sources(${target} ${scope} FILE_SET HEADERS
                   BASE_DIRS ${PROJECT_SOURCE_DIR}/generator FILES ${headers})
  endif()
  foreach(stage IN LISTS S_USES)
    string(REPLACE "/" "_" stage werkthet_${stage})
    target_link_libraries(${target} ${scope} ${stage})
  endforeach()
  target_link_libraries(${target} ${hidden} ${S_LIBS} werkthet_options)
  set_property(GLOBAL APPEND PROPERTY WERKTHET_STAGES ${name})
  set_property(GLOBAL PROPERTY WERKTHET_USES_${name} "${S_USES}")
endfunction()

# Writes what add_stage collected and adds the check of include direction to the build.
function(finish_stages)
  get_property(stages GLOBAL PROPERTY WERKTHET_STAGES)
  set(lines "")
  foreach(stage IN LISTS stages)
    get_property(uses GLOBAL PROPERTY WERKTHET_USES_${stage})
    string(REPLACE ";" " " uses "${uses}")
    string(APPEND lines "${stage}: ${uses}\n")
  endforeach()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/stages.txt CONTENT "${lines}")
  add_custom_target(include_direction ALL
    COMMAND ${CMAKE_COMMAND} -DSTAGES=${PROJECT_BINARY_DIR}/stages.txt
            -DROOT=${PROJECT_SOURCE_DIR}/generator
            -P ${PROJECT_SOURCE_DIR}/generator/cmake/IncludeDirection.cmake
    COMMENT "Checking the direction of includes" VERBATIM)
endfunction()
