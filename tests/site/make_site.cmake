# Run with -P: makes the invented municipality in FOLDER and builds its final and interim release; the public folders
# are moved to FOLDER/final and FOLDER/interim, so that the checks need no names of releases. Then the final release in the
# house styles of THEMES, each in a folder of its name.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${FOLDER})
get_filename_component(above ${FOLDER} DIRECTORY)
file(MAKE_DIRECTORY ${above})

function(werkthet)
  execute_process(COMMAND ${PROGRAM} ${ARGN} WORKING_DIRECTORY ${above} RESULT_VARIABLE code
                  OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "werkthet ${ARGN} left ${code}\n${text}")
  endif()
endfunction()

file(REMOVE ${above}/lindeveen.key)
werkthet(init --example lindeveen ${FOLDER})
function(keep release)  # the one public folder that was made
  file(GLOB made ${FOLDER}/out/*/public)
  list(LENGTH made count)
  if(NOT count EQUAL 1)
    message(FATAL_ERROR "one release expected in ${FOLDER}/out, found ${count}")
  endif()
  file(RENAME ${made} ${FOLDER}/${release})
  file(REMOVE_RECURSE ${FOLDER}/out)
endfunction()

foreach(pair "final:study" "interim:study-interim")
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 release)
  list(GET pair 1 study)
  werkthet(build ${FOLDER}/${study}.toml)
  keep(${release})
endforeach()
foreach(theme rivierstad duinkerk bleekveld)
  werkthet(build ${FOLDER}/study.toml --theme ${THEMES}/${theme}.css)
  keep(${theme})
endforeach()
