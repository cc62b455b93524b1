// account.h: what the files that write an account share. Private to the room.
#ifndef HEAPSTORY_SNAPSHOT_ACCOUNT_H
#define HEAPSTORY_SNAPSHOT_ACCOUNT_H

#include "words.h"

enum {
  MOST_LINES = 16, // of one kind of change
  MOST_PLACES = 6, // references of one object
  CHANGE_KINDS = CHANGE_FRAME_POPPED + 1
};

// Type names that are counted: many of one type in a row are one entry.
typedef struct Tally {
  const char *type;
  size_t count;
} Tally;

typedef Array(Tally) Crowd;

// Changes of one kind, as they come: the first are kept to be told, the others are only counted.
typedef struct Section {
  Changes told;
  size_t left;
  Crowd rest;        // types of those left, where the kind is one of objects
  const char *label; // of the newest
} Section;

// What changed of the references of one object, as it comes; then of the next one.
typedef struct Referrer {
  bool open;
  int32_t object;  // in the new snapshot
  Changes changes; // what may have to be told
  size_t left;     // more, which are only counted
} Referrer;

typedef struct Account {
  const Snapshot *old, *new; // old may be NULL
  Section sections[CHANGE_KINDS];
  Referrer referrer;
  Text references;        // the lines of those before
  size_t reference_lines; // in it
  size_t referrers_left;  // objects that are only counted
  Holders holders;        // of the new snapshot, where a sentence asked for them
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
void account_see_reference(Account *account, const Change *change); // one that follows another
void account_add_references(Account *account);                      // when all were seen

#endif
