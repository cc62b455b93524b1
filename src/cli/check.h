// check.h: what the files of `heapstory check` share. Private to the room.
#ifndef HEAPSTORY_CLI_CHECK_H
#define HEAPSTORY_CLI_CHECK_H

#include "cli.h"

#include "reports.h"

// ---- check_snapshot.c: the files of one scenario ----------------------------------------------

// Where the snapshot of a scenario is: below `base`, which may be a link and belongs to the user,
// come only folders of their own.
typedef struct SnapshotPlace {
  char *base;   // the scenario's folder, or that of --snapshots; "": the current one; owned
  char *folder; // below it: "snapshots"; "seeds/deep"; "": `base` itself; owned
  char *name;   // "cycle.snap"; owned
  char *path;   // all of it, for messages; owned
} SnapshotPlace;

// Of a scenario, `directory`: what --snapshots says, or NULL.
SnapshotPlace snapshot_place(const Input *input, const char *directory);
void snapshot_place_delete(SnapshotPlace *place);

typedef enum SnapshotState {
  SNAPSHOT_ABSENT,
  SNAPSHOT_PRESENT,
  SNAPSHOT_REFUSED, // an error was added: it is no file of its own, or cannot be read
} SnapshotState;

// Its bytes, yours to mem_free where it is present.
SnapshotState snapshot_read(const SnapshotPlace *place, char **bytes_out, size_t *length_out,
                            Errors *errors);
// Writes it, or "cycle.snap.new" beside it, whole or not at all.
bool snapshot_write(const SnapshotPlace *place, bool beside, const Text *text, Errors *errors);
// Removes "cycle.snap.new", where it is one of ours.
bool snapshot_remove_new(const SnapshotPlace *place, Errors *errors);
// Removes a file that begins as snapshots do. False where it begins otherwise (no error), or cannot
// be removed (errno).
bool snapshot_remove(const char *path);
// Removes what a process that was killed has left in its folder.
void snapshot_sweep(const SnapshotPlace *place);

// ---- check.c: the call as a whole -------------------------------------------------------------

typedef enum Unreferenced {
  UNREFERENCED_WARN,
  UNREFERENCED_REJECT,
  UNREFERENCED_DELETE,
  UNREFERENCED_IGNORE,
} Unreferenced;

typedef struct Checking {
  const Options *options;
  bool dry; // CI: nothing is written, but for what --report asks for
  Reports reports;
  Unreferenced unreferenced;
  struct {
    SnapshotPlace *items;
    size_t count;
    size_t capacity;
  } places;          // of each scenario; then of those of other shards
  ReportCases cases; // of those that were looked at, in their order; then files without one
} Checking;

// True where CI or TF_BUILD is set, and to something else than "0" and "false".
bool is_ci(void);

// ---- check_story.c: one scenario --------------------------------------------------------------

// Tell: compares, writes, puts a packed ReportCase. The payload is a Checking.
bool check_story(Story *story, void *payload, Errors *errors);
extern const Seeing check_seeing; // its steps, while they are played
// Puts the case of a scenario of which nothing was told, because of these errors.
void check_excuse(Story *story, void *payload, const Errors *errors);

// ---- check_unreferenced.c: snapshots without a scenario ---------------------------------------

// Adds a case for each that stands in the folders that were looked at, and deletes it if it shall.
bool check_unreferenced(Checking *checking, Errors *errors);

// What becomes of a snapshot that nothing belongs to: it is deleted by `remover`, if it shall.
Verdict check_judge_unreferenced(const Checking *checking, const char *path,
                                 bool (*remover)(const char *), Errors *errors);

// ---- check_pictures.c: the pictures of one scenario -------------------------------------------
//
//   snapshots/cycle.geometry         the places of its graphs (--svg)
//   snapshots/cycle/006-graph.svg    what was accepted
//   snapshots/cycle/006-graph.svg.new

// Compares the pictures that the settings of the story ask for, writes what may be written, and
// adds what differs to the case of the scenario. Pictures that are no longer drawn are cases of
// their own, added to `others`. False after adding an error.
bool check_pictures(const Checking *checking, Story *story, ReportCase *report, ReportCases *others,
                    Errors *errors);
// True for "006-graph.svg" and "006-graph.dot.new": how pictures that are stored are named.
bool is_picture_name(const char *name);
// Removes a picture or a geometry file, or what stands beside it. False with errno.
bool picture_remove(const char *path);

// ---- check_words.c: what people read ----------------------------------------------------------

void check_print_case(const Checking *checking, const ReportCase *report);
// "238 scenarios: 230 same, 3 new, 5 differ".
void check_print_summary(const Checking *checking);

#endif
