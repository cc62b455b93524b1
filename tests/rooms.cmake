# rooms.cmake: who may include whom, and words that may stand in one place alone (ctest: rooms).
#
#   cmake -D ROOT=<tree> -P rooms.cmake            exits non-zero and names every line that breaks a rule
#   cmake -D SELF_TEST=1 -D SCRATCH=<folder> -P rooms.cmake    proves that each rule can fail
#
# The rule of the house: a room (folder of src/) sees its own files, the front doors of the rooms that
# stand in its row, the standard library, and at most one third-party library.
cmake_minimum_required(VERSION 3.25)

# ---- the table ----------------------------------------------------------------------------------

set(ROOMS base heap snapshot stored python scenario play view draw layout png fonts raster cli oracle)

# Front doors: files of include/heapstory.
set(DOORS_base base.h load.h)
set(DOORS_heap kinds.h events.def profile.h object.h types.h types.def frame.h heap.h)
set(DOORS_snapshot snapshot.h collection.h why.h)
set(DOORS_stored stored.h)
set(DOORS_python python.h)
set(DOORS_scenario scenario.h operations.def)
set(DOORS_play play.h)
set(DOORS_view view.h scene.h scene_generations.h scene_collector.h scene_timeline.h scene_storyboard.h scene_pools.h)
set(DOORS_draw theme.h metrics.h picture.h geometry.h geometry_file.h furniture.h looks.h draw.h)
set(DOORS_layout layout.h)
set(DOORS_png png.h)
set(DOORS_fonts fonts.h)
set(DOORS_raster raster.h)
set(DOORS_cli)
set(DOORS_oracle)

# The rooms whose front doors a room may include beside its own.
set(SEES_base)
set(SEES_heap base)
set(SEES_snapshot heap base)
set(SEES_stored snapshot heap base)
set(SEES_python base)
set(SEES_scenario python base)
set(SEES_play scenario python snapshot heap base)
set(SEES_view snapshot base)
set(SEES_draw view base)
set(SEES_layout draw view snapshot base)
set(SEES_png base)
set(SEES_fonts base)
set(SEES_raster png fonts draw view base)
set(SEES_cli ${ROOMS})
set(SEES_oracle play scenario python snapshot heap base)

# Third-party headers, and files that a build makes.
set(LIBRARIES_heap gmp.h)
set(LIBRARIES_scenario cjson/cJSON.h)
set(LIBRARIES_oracle cjson/cJSON.h)
set(LIBRARIES_layout graphviz/cgraph.h graphviz/graphviz_version.h graphviz/gvc.h)
set(LIBRARIES_png libdeflate.h)
set(LIBRARIES_fonts fontconfig/fontconfig.h)
set(LIBRARIES_raster librsvg/rsvg.h cairo-pdf.h)
set(GENERATED_python grammar.h)

# What any room may include: C17 and the POSIX that we use.
set(STANDARD
  assert.h ctype.h errno.h float.h inttypes.h limits.h math.h signal.h stdalign.h stdarg.h stdbool.h
  stddef.h stdint.h stdio.h stdlib.h string.h time.h
  dirent.h dlfcn.h fcntl.h poll.h sched.h sys/prctl.h sys/resource.h sys/stat.h
  sys/types.h sys/wait.h unistd.h)

# Words that may stand in the named files alone: WORD_x is a regular expression, WHY_x the rule.
set(WORDS python_name versions host_address locale graphviz)
set(WORD_python_name "cpython-3")
set(WHY_python_name "the name of a Python stands in its profile")
set(FILES_python_name src/heap/profile.c include/heapstory/profile.h include/heapstory/play.h)
set(WORD_versions "(^|[^a-z])(version|layout) *(<=?|>=?|==|!=) *[A-Za-z1-9]|(^|[^[])LAYOUT_3_")
set(WHY_versions "what differs between versions is a row of data, never a comparison")
set(FILES_versions src/heap/profile.c include/heapstory/profile.h)
set(WORD_host_address "%p([^a-z]|$)")
set(WHY_host_address "no address of the host in any output")
set(FILES_host_address)
set(WORD_locale "setlocale")
set(WHY_locale "output must not depend on the locale")
set(FILES_locale)
set(WORD_graphviz "GRAPHVIZ_VERSION|PACKAGE_VERSION")
set(WHY_graphviz "where versions of Graphviz differ stands in dialect.h")
set(FILES_graphviz src/layout/dialect.h)

# ---- the check ----------------------------------------------------------------------------------

set(faults "")

macro(fault)
  string(APPEND faults "  ${ARGN}\n")
endmacro()

# Which room owns a front door.
function(owner_of door room_out)
  foreach(room IN LISTS ROOMS)
    if(door IN_LIST DOORS_${room})
      set(${room_out} ${room} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(${room_out} "" PARENT_SCOPE)
endfunction()

# "heapstory/x.h" from a file of `room`.
macro(check_door file room door)
  owner_of(${door} owner)
  if(owner STREQUAL "")
    fault("${file}: heapstory/${door} is the front door of no room")
  elseif(NOT owner STREQUAL "${room}" AND NOT owner IN_LIST SEES_${room})
    fault("${file}: ${room} does not see ${owner} (heapstory/${door})")
  endif()
endmacro()

# "x.h" from a file of `room`: a file of the room, or one that the build makes for it.
macro(check_own file room header)
  get_filename_component(folder ${ROOT}/${file} DIRECTORY)
  set(own ${ROOT}/src/${room}/)
  get_filename_component(beside ${folder}/${header} ABSOLUTE)
  get_filename_component(inside ${own}${header} ABSOLUTE)
  string(FIND "${beside}" "${own}" beside_at)
  string(FIND "${inside}" "${own}" inside_at)
  if(NOT (beside_at EQUAL 0 AND EXISTS ${beside}) AND NOT (inside_at EQUAL 0 AND EXISTS ${inside})
     AND NOT "${header}" IN_LIST GENERATED_${room})
    fault("${file}: \"${header}\" is no file of ${room}")
  endif()
endmacro()

macro(check_library file room header)
  if(NOT "${header}" IN_LIST STANDARD AND NOT "${header}" IN_LIST LIBRARIES_${room})
    fault("${file}: <${header}> is not for ${room}")
  endif()
endmacro()

macro(check_include file room line)
  if("${line}" MATCHES "\"heapstory/([^\"]*)\"")
    check_door(${file} ${room} ${CMAKE_MATCH_1})
  elseif("${line}" MATCHES "include *\"([^\"]*)\"")
    check_own(${file} ${room} ${CMAKE_MATCH_1})
  elseif("${line}" MATCHES "include *<([^>]*)>")
    check_library(${file} ${room} ${CMAKE_MATCH_1})
  else()
    fault("${file}: an include that cannot be read")
  endif()
endmacro()

macro(check_words file)
  foreach(word IN LISTS WORDS)
    if(NOT "${file}" IN_LIST FILES_${word})
      file(STRINGS ${ROOT}/${file} lines REGEX "${WORD_${word}}" LIMIT_COUNT 1)
      if(lines)
        fault("${file}: ${WHY_${word}}: ${lines}")
      endif()
    endif()
  endforeach()
endmacro()

macro(check_file file room)
  file(STRINGS ${ROOT}/${file} includes REGEX "^ *# *include")
  foreach(line IN LISTS includes)
    check_include(${file} ${room} "${line}")
  endforeach()
  check_words(${file})
endmacro()

macro(check_room room)
  foreach(door IN LISTS DOORS_${room})
    check_file(include/heapstory/${door} ${room})
  endforeach()
  file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/src/${room}/*)
  foreach(file IN LISTS files)
    check_file(${file} ${room})
  endforeach()
endmacro()

# A front door that no row names, a folder that is no room.
macro(check_unknown)
  file(GLOB doors RELATIVE ${ROOT}/include/heapstory ${ROOT}/include/heapstory/*)
  foreach(door IN LISTS doors)
    owner_of(${door} owner)
    if(owner STREQUAL "")
      fault("include/heapstory/${door}: the front door of no room")
    endif()
  endforeach()
  file(GLOB folders RELATIVE ${ROOT}/src LIST_DIRECTORIES true ${ROOT}/src/*)
  foreach(folder IN LISTS folders)
    if(IS_DIRECTORY ${ROOT}/src/${folder} AND NOT folder IN_LIST ROOMS)
      fault("src/${folder}: no room of the table")
    endif()
  endforeach()
endmacro()

# ---- the proof that it can fail ------------------------------------------------------------------

# A small tree in which all is well.
macro(make_tree)
  file(REMOVE_RECURSE ${SCRATCH})
  foreach(room IN LISTS ROOMS)
    foreach(door IN LISTS DOORS_${room})
      file(WRITE ${SCRATCH}/include/heapstory/${door} "// a front door\n")
    endforeach()
    file(WRITE ${SCRATCH}/src/${room}/own.h "// a header of ${room}\n")
    file(WRITE ${SCRATCH}/src/${room}/inner/file.c
      "#include \"heapstory/base.h\"\n#include \"../own.h\"\n#include \"own.h\"\n#include <string.h>\n")
  endforeach()
endmacro()

# try(WORDS FILE TEXT): with TEXT in FILE the check must fail and say WORDS; "" = must pass.
function(try words file text)
  make_tree()
  file(WRITE ${SCRATCH}/${file} "${text}\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -D ROOT=${SCRATCH} -P ${CMAKE_CURRENT_LIST_FILE}
    RESULT_VARIABLE status ERROR_VARIABLE output OUTPUT_VARIABLE output)
  string(FIND "${output}" "${words}" at)
  if("${words}" STREQUAL "" AND NOT status EQUAL 0)
    message(FATAL_ERROR "refused without a reason: ${file}: ${text}\n${output}")
  elseif(NOT "${words}" STREQUAL "" AND (status EQUAL 0 OR at EQUAL -1))
    message(FATAL_ERROR "not noticed (\"${words}\"): ${file}: ${text}\n${output}")
  endif()
endfunction()

function(self_test)
  try("" src/heap/x.c "#include <gmp.h>\n#include \"heapstory/base.h\"")
  try("" include/heapstory/types.h "#include <gmp.h>")
  try("" src/python/x.c "#include \"grammar.h\"")
  try("" src/cli/x.c "#include \"heapstory/layout.h\"\n#include \"heapstory/profile.h\"")
  try("" src/heap/profile.c ".name = \"cpython-3.12\"")
  try("" src/python/x.c "token->conversion == 's'")
  try("" src/python/x.y "%param {Parser *parser}")
  try("" src/heap/types/x.c ".basic_size = {24, [LAYOUT_3_14] = 32}\n layout >= 0")
  try("base does not see heap" src/base/x.c "#include \"heapstory/heap.h\"")
  try("heap does not see snapshot" src/heap/types/x.c "  #  include \"heapstory/snapshot.h\"")
  try("view does not see heap" src/view/x.h "#include \"heapstory/kinds.h\"")
  try("snapshot does not see python" include/heapstory/snapshot.h "#include \"heapstory/python.h\"")
  try("layout does not see play" src/layout/x.c "#include \"heapstory/play.h\"")
  try("python does not see scenario" src/python/x.y "#include \"heapstory/operations.def\"")
  try("is no file of view" src/view/x.c "#include \"../heap/own.h\"")
  try("is no file of view" src/view/x.c "#include \"heap/own.h\"")
  try("is no file of view" src/view/x.c "#include \"grammar.h\"")
  try("is not for play" src/play/x.c "#include <cjson/cJSON.h>")
  try("is not for play" src/play/x.c "#include <gmp.h>")
  try("is not for cli" src/cli/x.c "#include <graphviz/gvc.h>")
  try("is not for base" src/base/x.c "#include <zlib.h>")
  try("is not for raster" src/raster/x.c "#include <zlib.h>")
  try("cannot be read" src/base/x.c "#include HEADER")
  try("the front door of no room" include/heapstory/extra.h "")
  try("the front door of no room" src/cli/x.c "#include \"heapstory/extra.h\"")
  try("no room of the table" src/attic/x.c "")
  try("stands in its profile" src/heap/gc.c "strcmp(name, \"cpython-3.12\")")
  try("never a comparison" src/heap/gc.c "if (profile->version >= 313)")
  try("never a comparison" src/heap/gc.c "case LAYOUT_3_13:")
  try("no address of the host" src/cli/x.c "printf(\"%p\", object)")
  try("stands in dialect.h" src/layout/layout.c "#ifdef GRAPHVIZ_VERSION_MAJOR")
  try("depend on the locale" src/cli/main.c "setlocale(LC_ALL, \"\")")
  file(REMOVE_RECURSE ${SCRATCH})
  message("every rule of rooms.cmake can fail")
endfunction()

# ---- which of the two ----------------------------------------------------------------------------

if(SELF_TEST)
  self_test()
else()
  check_unknown()
  foreach(room IN LISTS ROOMS)
    check_room(${room})
  endforeach()
  if(faults)
    message(FATAL_ERROR "the rooms are not in order\n${faults}")
  endif()
endif()
