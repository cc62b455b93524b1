// processors.h: how many processors this process may use. Private to the room.
#ifndef HEAPSTORY_CLI_PROCESSORS_H
#define HEAPSTORY_CLI_PROCESSORS_H

#include <stddef.h>

// Those that it may run on, but not more than its control groups give it time for. At least 1.
size_t processors_allowed(void);
// What the control groups alone say: the smallest quota of its group and those above, in
// processors, rounded up; SIZE_MAX: there is none. `root` stands in front of "/proc" and "/sys" (""
// but in tests).
size_t processors_of_groups(const char *root);

#endif
