// account.h: what the files that write an account share. Private to the room.
#ifndef HEAPSTORY_SNAPSHOT_ACCOUNT_H
#define HEAPSTORY_SNAPSHOT_ACCOUNT_H

#include "words.h"

enum {
  MOST_LINES = 16, // of one kind of change
  MOST_PLACES = 6, // references of one object
};

typedef struct Account {
  const Snapshot *old, *new; // old may be NULL
  Changes changes;
  Holders holders; // of the new snapshot
  Text *text;
  size_t lines; // written below the header
} Account;

// account.c: a line is its label, then what the caller adds to the text returned, then its end.
Text *account_start_line(Account *account, const char *label);
void account_end_line(Account *account);
// The object of a change, as the newer snapshot knows it.
const SnapshotObject *account_object(const Account *account, const Change *change);

// sentences.c: the label of a change, and what its line says.
const char *sentence_label(const Change *change);
void sentence_add(Account *account, const Change *change);
// The frame with this serial, or NULL; the snapshot may be NULL.
const SnapshotFrame *sentence_frame(const Snapshot *snapshot, int64_t serial);
// An object that a change names by its serial alone.
void sentence_add_target(const Account *account, int64_t serial);

// references.c: one line for all references of an object that changed.
void account_add_references(Account *account);

#endif
