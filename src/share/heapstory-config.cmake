# heapstory-config.cmake: what find_package(heapstory) reads: the program that was installed with it, HEAPSTORY_PROGRAM, and
# the function heapstory_pictures().
get_filename_component(heapstory_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
find_program(HEAPSTORY_PROGRAM heapstory PATHS ${heapstory_prefix}/bin NO_DEFAULT_PATH)
if(NOT HEAPSTORY_PROGRAM)
  set(heapstory_FOUND FALSE)
  set(heapstory_NOT_FOUND_MESSAGE "there is no program heapstory in ${heapstory_prefix}/bin")
  return()
endif()
include(${CMAKE_CURRENT_LIST_DIR}/heapstory.cmake)
