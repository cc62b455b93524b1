// test_recorded.c: every program of a folder of tests/oracle prints under each profile, and in each
// context that it was recorded in, what its build printed. The argument names the folder; without
// one it is all of them.
#include "programs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// For every name of the recording ("name bytes" a line) the block of its object.
static void look_at_blocks(const Recording *recording, const char *recorded, Text *seen) {
  if (!recording->count) return;
  const Snapshot *last = recording->snapshots[recording->count - 1];
  for (const char *line = recorded; *line; line = strchr(line, '\n') + 1) {
    size_t length = strcspn(line, " "), i = 0;
    while (i < last->binding_count && (strncmp(last->bindings[i].name, line, length) != 0 ||
                                       last->bindings[i].name[length] != 0))
      i++;
    if (i == last->binding_count) fail_msg("no name %.*s", (int)length, line);
    const SnapshotObject *object = &last->objects[last->bindings[i].to];
    text_printf(seen, "%.*s %llu\n", (int)length, line, (unsigned long long)object->block);
  }
}

typedef struct Folder {
  const char *name;
  size_t least; // recordings of each program
  Look look;
} Folder;

static const Folder folders[] = {
    {"blocks", 5, look_at_blocks}, // bytes of obmalloc that objects take
    {"classes", 4, NULL},          // what a class is made of, exceptions, frames
    {"collector", 5, NULL},        // 50,000 random steps, automatic collections, orders of death
    {"containers", 5, NULL},       // sizes, growth, free lists, tracking
    {"evaluator", 4, NULL},        // who holds which reference, in which order things die
    {"incremental", 1, NULL},      // how the collector of 3.14.2 goes on
    {"language", 5, NULL},         // builtins, methods, syntax
    {"programs", 4, NULL},         // FACTS.md 1 to 7
    {"weakrefs", 5, NULL},         // references, proxies, finalizers, weak containers, copies
};

static void folder_is_as_recorded(void **state) {
  const Folder *folder = *state;
  assert_folder_is_as_recorded(folder->name, folder->least, folder->look);
}

int main(int argc, char **argv) {
  int failed = 0;
  size_t found = 0;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    if (argc > 1 && strcmp(argv[1], folders[i].name) != 0) continue;
    found++;
    const struct CMUnitTest test[] = {
        {folders[i].name, folder_is_as_recorded, NULL, NULL, (void *)&folders[i]},
    };
    failed += cmocka_run_group_tests(test, NULL, NULL);
  }
  if (!found) fprintf(stderr, "no folder %s\n", argv[1]);
  return found ? failed : 2;
}
