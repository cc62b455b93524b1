// writeback.h: the bytes of a file are on the disk before the file takes its name. Private to the
// room.
//
// Otherwise a power failure could leave the name of a file that is empty. fsync() prevents that,
// and waits for the file system's journal, too, which on a busy disk takes longer than all pictures
// of a scenario. ext4 and XFS write their journal in order: who has waited for the bytes alone may
// rename the file, and no failure shows the name without them. What it may do, as with fsync() of a
// file and not of its folder, is to show the old state although the program has ended well.
#ifndef HEAPSTORY_CLI_WRITEBACK_H
#define HEAPSTORY_CLI_WRITEBACK_H

#include <stdbool.h>

// Begins to write what the file holds, and does not wait for it.
void writeback_begin(int file);
// Waits until the bytes are on the disk. False with errno where they could not get there.
bool writeback_end(int file);

#endif
