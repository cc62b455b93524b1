# heapstory.cmake: pictures of scenarios as part of a build (installed; find_package(heapstory) includes it).
#
#   find_package(heapstory REQUIRED)
#   heapstory_pictures(TARGET pictures SCENARIOS cycle.json names.json FORMATS svg png)
#
# Each scenario is a command of its own: what is up to date is not drawn again. Pictures stand in
# OUTPUT_DIRECTORY/<scenario>/, what was written, with hashes, in OUTPUT_DIRECTORY/<scenario>.sha256.
cmake_minimum_required(VERSION 3.21)

# heapstory_pictures(TARGET name SCENARIOS files...
#   [ALL]                     the target is part of the default build
#   [VIEWS names...] [FORMATS names...] [THEME name] [PROFILE name]
#   [GEOMETRY folder]         of the geometry files, see `heapstory render --geometry`
#   [OUTPUT_DIRECTORY folder] below the build tree (default: the current binary folder)
#   [OPTIONS words...])       for `heapstory render`, as they stand
function(heapstory_pictures)
  cmake_parse_arguments(PARSE_ARGV 0 P "ALL" "TARGET;THEME;PROFILE;GEOMETRY;OUTPUT_DIRECTORY" "SCENARIOS;VIEWS;FORMATS;OPTIONS")
  if(P_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "heapstory_pictures: unknown words: ${P_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT P_TARGET OR NOT P_SCENARIOS)
    message(FATAL_ERROR "heapstory_pictures wants TARGET and SCENARIOS")
  endif()

  set(output ${CMAKE_CURRENT_BINARY_DIR})
  if(P_OUTPUT_DIRECTORY)
    get_filename_component(output "${P_OUTPUT_DIRECTORY}" ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  set(words -q -o ${output})
  foreach(list VIEWS:--view FORMATS:--format)
    string(REPLACE ":" ";" pair ${list})
    list(GET pair 0 key)
    list(GET pair 1 option)
    if(P_${key})
      list(JOIN P_${key} "," joined)
      list(APPEND words ${option} ${joined})
    endif()
  endforeach()
  foreach(pair THEME:--theme PROFILE:--profile)
    string(REPLACE ":" ";" pair ${pair})
    list(GET pair 0 key)
    list(GET pair 1 option)
    if(P_${key})
      list(APPEND words ${option} ${P_${key}})
    endif()
  endforeach()
  if(P_GEOMETRY)
    get_filename_component(geometry "${P_GEOMETRY}" ABSOLUTE)
    list(APPEND words --geometry ${geometry})
  endif()

  set(manifests)
  foreach(scenario IN LISTS P_SCENARIOS)
    get_filename_component(file "${scenario}" ABSOLUTE)
    get_filename_component(name "${file}" NAME)
    string(REGEX REPLACE "\\.json$" "" name "${name}")
    set(manifest ${output}/${name}.sha256)
    if(manifest IN_LIST manifests)
      message(FATAL_ERROR "heapstory_pictures: two scenarios are named '${name}'")
    endif()
    add_custom_command(OUTPUT ${manifest}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${output}
      COMMAND ${HEAPSTORY_PROGRAM} render ${words} ${P_OPTIONS} --manifest ${manifest} --depfile ${manifest}.d ${file}
      DEPENDS ${file} ${HEAPSTORY_PROGRAM} DEPFILE ${manifest}.d
      COMMENT "Drawing ${name}" VERBATIM)
    list(APPEND manifests ${manifest})
  endforeach()
  set(all)
  if(P_ALL)
    set(all ALL)
  endif()
  add_custom_target(${P_TARGET} ${all} DEPENDS ${manifests})
endfunction()
