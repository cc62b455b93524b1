// reel.h: a stored run whose steps are read again when they are asked for. Private to the room.
#ifndef HEAPSTORY_STORED_REEL_H
#define HEAPSTORY_STORED_REEL_H

#include "heapstory/stored.h"

typedef struct Reel Reel;

// Of a file without mistakes, which it copies. Its snapshots share the texts.
Reel *reel_new(const char *text, size_t length, SnapshotTexts *texts);
void reel_delete(Reel *reel); // NULL is allowed

#endif
