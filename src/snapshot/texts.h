// texts.h: texts that the snapshots of one run share: each different text is kept once. Private to
// the room.
#ifndef HEAPSTORY_SNAPSHOT_TEXTS_H
#define HEAPSTORY_SNAPSHOT_TEXTS_H

#include "heapstory/snapshot.h"

SnapshotTexts *texts_new(void);                   // has one owner
SnapshotTexts *texts_share(SnapshotTexts *texts); // has one more
void texts_release(SnapshotTexts *texts);         // the last owner deletes it; NULL is allowed
const char *texts_keep(SnapshotTexts *texts, const char *chars, size_t length);

#endif
