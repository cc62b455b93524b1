// known_names.h: the strings that a Python has before a program begins: names that its C code and
// its start-up modules spell ('append', 'name', 'self'). A program that spells them finds those.
#ifndef HEAPSTORY_KNOWN_NAMES_H
#define HEAPSTORY_KNOWN_NAMES_H

#include "heapstory/profile.h"

// Whether the profile's Python has this text; `chars` need not end with 0.
bool name_is_known(const Profile *profile, const char *chars, size_t bytes);

#endif
