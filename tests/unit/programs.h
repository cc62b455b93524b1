// programs.h: programs of tests/oracle, played under each profile and compared with what the build
// printed that it stands for.
//
// FOLDER/NAME.py is the program, FOLDER/NAME.BUILD.txt what it printed run as a script,
// NAME.BUILD.module.txt and NAME.BUILD.interactive.txt as exec'd code and typed at the prompt
// (statements parted by blank lines). tests/oracle/record_programs.py writes them.
#ifndef HEAPSTORY_TESTS_PROGRAMS_H
#define HEAPSTORY_TESTS_PROGRAMS_H

#include "heapstory/play.h"

// Appends to `seen` what is compared with the recording; NULL = what was printed.
typedef void (*Look)(const Recording *recording, const char *recorded, Text *seen);

// Plays every NAME.py of the folder under every build and context that it was recorded in, with the
// heap proved sane after each step. The test fails at the first line that differs, and says it;
// where a program has fewer than `least` recordings; and where there is no program.
void assert_folder_is_as_recorded(const char *folder, size_t least, Look look);

#endif
