// shipped.h: the scenarios that ship, for tests that go through all of them or those of a folder.
#ifndef HEAPSTORY_TESTS_SHIPPED_H
#define HEAPSTORY_TESTS_SHIPPED_H

#include <stddef.h>

typedef void (*OnShipped)(const char *path, void *payload);

// Every .json in scenarios/`below` ("" = all) and its folders, in byte order of their paths. Hidden
// names are left out, and folders of snapshots. Fails the test where a folder cannot be read.
// Returns how many there were.
size_t shipped_visit(const char *below, OnShipped visit, void *payload);

#endif
