// changed_profile.c: the core's profile_find() with one number changed in every row, as the
// linker's
// --wrap puts it in its place; all else of the program is the product's own objects. Which number,
// HEAPSTORY_TEST_CHANGES says; without it none is (system.check_notices).
#include "heapstory/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Profile *__real_profile_find(const char *name);
const Profile *__wrap_profile_find(const char *name);

enum { MOST_ROWS = 32 };
static Profile rows[MOST_ROWS]; // copies, each at its row's index

static void change(Profile *row, const char *what) {
  if (strcmp(what, "getsets") == 0) // what a class refers to itself with
    row->shared_instance_getsets = true;
  else if (strcmp(what, "literals") == 0) // whether the code holds its constants
    row->literals = LITERALS_SHARED;
  else if (strcmp(what, "stack") == 0) // of a generator's frame
    row->generator_least_stack = 9;
  else if (strcmp(what, "slots") == 0) // of a list that shrinks
    row->list_slots_kept = 0;
  else if (strcmp(what, "threshold") == 0) // of generation 0
    row->thresholds[0] = 5;
  else if (strcmp(what, "nothing") != 0)
    fprintf(stderr, "no such change: %s\n", what), exit(2);
}

const Profile *__wrap_profile_find(const char *name) {
  const Profile *row = __real_profile_find(name);
  const char *what = getenv("HEAPSTORY_TEST_CHANGES");
  if (!row || !what) return row;
  size_t index = (size_t)(row - profiles);
  if (index >= MOST_ROWS) fprintf(stderr, "more rows than copies\n"), exit(2);
  rows[index] = *row;
  change(&rows[index], what);
  return &rows[index];
}
