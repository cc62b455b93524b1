// load.h: libraries that only some commands need, loaded when they are needed.
#ifndef HEAPSTORY_LOAD_H
#define HEAPSTORY_LOAD_H

// A function of a shared library ("libx.so.2"), which is loaded for the first of them and stays;
// NULL where either is missing.
void *load_function(const char *library, const char *name);

#endif
