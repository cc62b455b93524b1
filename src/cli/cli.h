// cli.h: what the files of the command line share. Private to the room.
#ifndef HEAPSTORY_CLI_H
#define HEAPSTORY_CLI_H

#include "heapstory/layout.h"
#include "heapstory/play.h"
#include "heapstory/scenario.h"

#include "inputs.h"
#include "shard.h"

#ifndef HEAPSTORY_VERSION
#define HEAPSTORY_VERSION "0.1.0"
#endif

// As diff(1).
typedef enum ExitStatus {
  EXIT_WELL = 0,
  EXIT_DIFFERS = 1, // an `expect` does not hold
  EXIT_TROUBLE = 2, // usage, bad scenario, input or output
} ExitStatus;

// ---- options.c: the command line and the environment ------------------------------------------

// The value of an option and where it came from, for messages: "--view", "HEAPSTORY_VIEW".
typedef struct Setting {
  const char *value; // NULL where nobody said anything
  const char *origin;
} Setting;

// Settings first, then what is no more than a switch (options.c).
typedef struct Options {
  Setting output, format, view, theme, profile, steps, step, show, jobs, timeout, max_steps;
  Setting transparent, caption; // "1" or "0"
  Setting focus, depth, hide, density, max_objects, layout, against;
  Setting geometry; // folder of geometry files
  Setting manifest, depfile, depfile_target;
  Setting report; // "html=report.html,github"
  Setting snapshots, unreferenced;
  Setting shard;
  Setting gate_dot, gate_svg; // of check: pictures too; "1" or "0"
  bool keep_going, quiet, internal, check_heap, check, help, version;
  bool update, all;
  const char *command; // NULL where absent
  const char **words;  // all that is no option: the command, then files; owned
  const char **files;  // what follows the command; folders stand for their scenarios
  size_t file_count;
  Inputs inputs;    // of a command that takes scenarios: as many as there are, in the same order
  Shard dealt;      // what --shard says
  Inputs elsewhere; // scenarios of other shards
} Options;

// What a command is: a row of `commands` in main.c.
typedef struct Command {
  const char *name;
  unsigned bit;          // in the `commands` of an option's row
  const char *arguments; // "SCENARIO..."
  const char *help;
  ExitStatus (*run)(const Options *options, Errors *errors);
} Command;

extern const Command commands[]; // ends with name NULL

enum { RENDER = 1, RUN = 2, LIST = 4, WHY = 8, CHECK = 16, DIFF = 32, FMT = 64 }; // Command.bit

// Every mistake is added. `options` is filled as far as possible, and must be deleted in any case.
bool options_read(Options *options, int count, char *const *arguments, Errors *errors);
void options_delete(Options *options);
// Puts the scenarios of folders in the places of these, in `files` from the `first` on; those of
// other shards go.
bool options_find_inputs(Options *options, size_t first, Errors *errors);
// The help of one command, or of all (NULL).
void options_print_help(const Command *command);
// A decimal number > 0 that fits; adds an error otherwise. An absent setting gives `absent`.
bool options_number(const Setting *setting, uint64_t absent, uint64_t *number_out, Errors *errors);

// ---- choices.c: closed sets of words, and lists of them ---------------------------------------

typedef enum ChoiceKind {
  CHOICE_PROFILES,
  CHOICE_VIEWS,
  CHOICE_FORMATS,
  CHOICE_THEMES,
  CHOICE_OPERATIONS,
  CHOICE_TEXTS,
  CHOICE_DIFFS,
  CHOICE_SHOWN,
  CHOICE_DENSITIES,
  CHOICE_LAYOUTS,
  CHOICE_REPORTS,
  CHOICE_UNREFERENCED,
  CHOICE_COMMANDS,
  CHOICE_LISTS,
} ChoiceKind;

typedef struct Choice {
  const char *name;
  const char *help; // NULL where there is none
} Choice;

typedef struct Choices {
  Choice *items;
  size_t count;
  size_t capacity;
} Choices;

Choices choices_of(ChoiceKind kind);
void choices_delete(Choices *choices);
// Adds "'grap' is no view, did you mean 'graph'?" at a place; `origin` may be NULL.
bool choice_refuse(ChoiceKind kind, const char *origin, const char *word, Position at,
                   Errors *errors);
bool choice_is(ChoiceKind kind, const char *word);
int choice_index(ChoiceKind kind, const char *word); // in the order of its list; -1: it is none

// Words of a comma separated list, each one a choice of `kind` and none twice. Strings are owned.
typedef struct Words {
  char **items;
  size_t count;
  size_t capacity;
} Words;

bool words_read(Words *words, ChoiceKind kind, const char *list, const char *origin, Position at,
                Errors *errors);
void words_delete(Words *words);

// ---- selection.c: which objects a graph shows -------------------------------------------------

// Names, types and "#7" of a comma separated list, and where it came from.
typedef struct Selection {
  Words words;
  const char *origin;
  Position at;
} Selection;

bool selection_read(Selection *selection, const char *list, const char *origin, Position at,
                    Errors *errors);
// Every word names something in some step: a name of a frame, an object, with `types` a type too.
bool selection_check(const Selection *selection, const Recording *recording, bool types,
                     Errors *errors);

// ---- settings.c: what a command does with one scenario ----------------------------------------

typedef struct Range {
  uint64_t from, to; // both included
} Range;

typedef struct Settings {
  Words views, formats, shown;
  const Theme *theme;
  const char *theme_name;
  bool transparent, caption;
  bool gate_dot, gate_svg; // of check: pictures are compared, too
  Selection focus, hide;
  uint64_t depth, max_objects, against;
  Density density;
  bool single_steps;
  struct {
    Range *items;
    size_t count;
    size_t capacity;
  } steps; // none: all
} Settings;

// Flag, then environment, then scenario (may be NULL: only what the user said is checked), then the
// default.
bool settings_make(Settings *settings, unsigned command, const Options *options,
                   const Scenario *scenario, Errors *errors);
void settings_delete(Settings *settings);
bool settings_wants_step(const Settings *settings, size_t step);
bool settings_shows(const Settings *settings, const char *word);
// Of a comparison: words, and no pictures.
bool settings_want_text(const Settings *settings);

// ---- stories.c: scenarios read and played, one after the other --------------------------------

typedef struct Telling Telling;

// One scenario that has been played.
typedef struct Story {
  const Options *options;
  Settings settings;
  Scenario *scenario;
  Recording *recording;
  bool broken;            // the recording ends early: an error was added
  const Errors *failures; // what an `expect` found
  bool told;              // something was put
  size_t at;              // its number among the files of the call, from 0
  struct Places *places;  // of its graphs (places.h); NULL: they are laid out
  void *notes;            // what Telling.see keeps of it for `tell`
  struct Teller *teller;  // private
} Story;

// What is seen of a story while it is played, step by step; see PlaySight.
typedef struct Seeing {
  bool (*streams)(const Story *story); // whether `see` gets its steps, which are not kept then
  bool (*wants)(const Story *story, size_t step); // NULL: every step
  // Errors that it adds end the story, when it has been played.
  void (*see)(Story *story, const Snapshot *before, const Snapshot *snapshot, Errors *errors);
  void (*drop)(void *notes); // deletes story->notes; NULL where there are none
} Seeing;

// Draws, writes, puts (see story_put) what becomes of one story. False after adding an error.
typedef bool Tell(Story *story, void *payload, Errors *errors);
// Gets what was put, piece by piece, of one scenario after the other; `at`: its number among the
// files. A piece is what was put at once. False after adding an error: nothing more can be taken.
typedef bool Take(void *payload, size_t at, const char *bytes, size_t length, Errors *errors);

// Puts what is to be taken of a story of which nothing was told: it could not be read, or `tell`
// failed. Its scenario and its recording have gone.
typedef void Excuse(Story *story, void *payload, const Errors *errors);

// What a command does with its scenarios. Any process may tell of one, in any order; what is taken
// comes in the order of the files, in the process that has the output.
struct Telling {
  unsigned command; // Command.bit
  Tell *tell;
  void *tell_payload;
  Take *take; // NULL where nothing is put
  void *take_payload;
  const Seeing *seeing; // NULL: all steps are kept for `tell`
  Excuse *excuse;       // gets the payload of `tell`; may be NULL
  bool failed;          // `take` said so; private
};

// Reads, plays and tells every scenario of the options, in as many processes as --jobs says; prints
// what each has to say on stderr, in the order of the files, `errors` gets those of the call as a
// whole. Without --keep-going the first trouble is the last. The status is the worst of all.
ExitStatus stories_tell(const Options *options, Telling *telling, Errors *errors);
// Hands bytes over to `take`. False where they cannot be taken.
bool story_put(Story *story, const char *bytes, size_t length, Errors *errors);
// Whether another process takes what is put. One that dies, or takes too long, must leave nothing
// of a story that was not told whole.
bool story_is_apart(const Story *story);
// Says something on stderr that is said once, however many scenarios of the call it is about.
void story_say_once(Story *story, const char *text);
// Its title, name and profile, as the texts about it begin.
void story_add_header(const Story *story, const char *profile, Text *text);
// The folder of a scenario below DIR: its file's name, of which nothing can lead elsewhere. Owned.
char *story_folder(const char *file);

// ---- texts.c: one text about all scenarios ----------------------------------------------------

// What `tell` puts goes to the output that the options name.
ExitStatus texts_tell(const Options *options, unsigned command, Tell *tell, void *payload,
                      const Seeing *seeing, Errors *errors);

// ---- the commands -----------------------------------------------------------------------------

ExitStatus render_command(const Options *options, Errors *errors);
ExitStatus run_command(const Options *options, Errors *errors);
ExitStatus check_command(const Options *options, Errors *errors);
ExitStatus why_command(const Options *options, Errors *errors);
ExitStatus list_command(const Options *options, Errors *errors);
ExitStatus fmt_command(const Options *options, Errors *errors);
ExitStatus diff_command(const Options *options, Errors *errors);

#endif
