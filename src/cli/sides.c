// sides.c: the two runs of a comparison, read or played, see sides.h.
#include "sides.h"

#include <string.h>

static const Position nowhere;

// ---- one side ---------------------------------------------------------------------------------

static void see(void *payload, const Snapshot *before, const Snapshot *snapshot) {
  stored_writer_add(payload, before, snapshot);
}

// An `expect` that does not hold is no matter of a comparison: what it is about is compared.
static Stored *play(const Scenario *scenario, const char *profile, const Options *options,
                    Errors *errors) {
  uint64_t max_steps;
  Errors failures = {0};
  size_t before = errors->count;
  options_number(&options->max_steps, 0, &max_steps, errors);
  StoredWriter *writer = stored_writer_new(scenario->title);
  const PlayOptions play_options = {.profile = profile,
                                    .max_steps = max_steps,
                                    .check = options->check_heap,
                                    .sight = {.see = see, .payload = writer}};
  errors->file = scenario->file;
  Recording *recording = play_scenario(scenario, &play_options, errors, &failures);
  Stored *stored = NULL;
  if (recording && errors->count == before)
    stored = stored_take_text(stored_writer_text(writer),
                              (const Snapshot *const *)recording->snapshots, recording->count);
  stored_writer_delete(writer);
  recording_delete(recording);
  errors_delete(&failures);
  return stored;
}

static char *copy(const char *text) { return text ? mem_strdup(text) : NULL; }

static bool read_text(Side *side, const char *text, size_t length, const char *profile,
                      const Options *options, Errors *errors) {
  errors->file = side->file;
  side->kind = side_kind(text, length);
  switch (side->kind) {
  case SIDE_SCENARIO:
    side->scenario = scenario_read_text(side->file, text, length, errors);
    if (side->scenario) side->stored = play(side->scenario, profile, options, errors);
    break;
  case SIDE_SNAPSHOT: side->stored = stored_read_reel(text, length, errors); break;
  case SIDE_TRACE: side->stored = stored_read_trace(text, length, errors); break;
  case SIDE_UNKNOWN:
    error_add(errors, nowhere, "it is neither a scenario, nor a snapshot, nor a trace");
    break;
  }
  if (!side->stored) return false;
  side->title = copy(side->stored->title);
  side->profile = copy(side->stored->profile);
  side->steps = side->stored->count;
  return true;
}

static char *read_file(const char *file, size_t *length_out, Errors *errors) {
  errors->file = file;
  return file_read(file, length_out, errors);
}

static void side_delete(Side *side) {
  stored_delete(side->stored);
  scenario_delete(side->scenario);
  mem_free(side->title);
  mem_free(side->profile);
}

char *side_folder(const Side *side) {
  static const char *const ends[] = {".json", ".snap", ".jsonl"};
  char *file = mem_strdup(side->file);
  size_t length = strlen(file), end = strlen(ends[side->kind]);
  if (length > end && strcmp(file + length - end, ends[side->kind]) == 0) file[length - end] = 0;
  char *folder = story_folder(file);
  mem_free(file);
  return folder;
}

// ---- both -------------------------------------------------------------------------------------

// One profile for both, or one for each; none: each scenario its own.
typedef struct Profiles {
  Words words;
  const char *older, *newer;
} Profiles;

static void read_profiles(Profiles *profiles, const Options *options, Errors *errors) {
  *profiles = (Profiles){0};
  const Setting *setting = &options->profile;
  if (!setting->value) return;
  words_read(&profiles->words, CHOICE_PROFILES, setting->value, setting->origin, nowhere, errors);
  profiles->older = profiles->words.items[0];
  profiles->newer = profiles->words.items[profiles->words.count - 1];
}

static bool are_two(const Profiles *profiles) { return profiles->words.count == 2; }

// What was said of profiles must mean something; the environment speaks for all commands.
static bool check_played(const Sides *sides, const Profiles *profiles, const Options *options,
                         Errors *errors) {
  const Side *unplayed = !sides->older.scenario   ? &sides->older
                         : !sides->newer.scenario ? &sides->newer
                                                  : NULL;
  bool any = sides->older.scenario || sides->newer.scenario;
  if (!unplayed || (!are_two(profiles) && any)) return true;
  if (!options->profile.value || strncmp(options->profile.origin, "--", 2) != 0) return true;
  errors->file = unplayed->file;
  return error_add(errors, nowhere, "%s is for scenarios, which are played; this is a %s",
                   options->profile.origin, side_word(unplayed->kind));
}

static bool read_two(Sides *sides, const Profiles *profiles, const Options *options,
                     Errors *errors) {
  Side *both[] = {&sides->older, &sides->newer};
  const char *names[] = {profiles->older, profiles->newer};
  bool well = true;
  for (int i = 0; i < 2; i++) {
    size_t length;
    char *text = read_file(both[i]->file, &length, errors);
    well &= text && read_text(both[i], text, length, names[i], options, errors);
    mem_free(text);
  }
  return well && check_played(sides, profiles, options, errors);
}

// One scenario under two profiles.
static bool read_one(Sides *sides, const Profiles *profiles, const Options *options,
                     Errors *errors) {
  size_t length;
  char *text = read_file(sides->older.file, &length, errors);
  bool well = text;
  if (well && side_kind(text, length) != SIDE_SCENARIO && side_kind(text, length) != SIDE_UNKNOWN)
    well = error_add(errors, nowhere, "a scenario is played under two profiles; this is a %s",
                     side_word(side_kind(text, length)));
  well = well && read_text(&sides->older, text, length, profiles->older, options, errors) &&
         read_text(&sides->newer, text, length, profiles->newer, options, errors);
  mem_free(text);
  return well;
}

static bool check_files(const Options *options, const Profiles *profiles, Errors *errors) {
  const char *const *files = options->files;
  size_t count = options->file_count;
  if (count == 2 && strcmp(files[0], "-") == 0 && strcmp(files[1], "-") == 0)
    return error_add(errors, nowhere, "standard input can be read once");
  if (count == 2 || (count == 1 && are_two(profiles))) return true;
  if (count == 1)
    return error_add(errors, nowhere,
                     "'diff' wants OLD NEW, or one scenario and two profiles (--profile A,B)");
  return error_add(errors, nowhere, "'diff' compares two runs, not %zu", count);
}

// Says no more than a trace would.
static bool reduce(Side *side, Errors *errors) {
  errors->file = side->file;
  Stored *through = stored_through_trace(side->stored, errors);
  stored_delete(side->stored);
  side->stored = through;
  return through;
}

// What one of them cannot say is no difference, and neither is what was asked for.
static bool level(Sides *sides, const Profiles *profiles, Errors *errors) {
  Side *both[] = {&sides->older, &sides->newer};
  bool trace = both[0]->kind == SIDE_TRACE || both[1]->kind == SIDE_TRACE;
  for (int i = 0; i < 2; i++) {
    if (trace && both[i]->kind != SIDE_TRACE && !reduce(both[i], errors)) return false;
    if (!are_two(profiles)) continue;
    mem_free(both[i]->stored->profile);
    both[i]->stored->profile = NULL;
  }
  return true;
}

bool sides_read(Sides *sides, const Options *options, Errors *errors) {
  Profiles profiles;
  *sides = (Sides){0};
  read_profiles(&profiles, options, errors);
  errors->file = NULL;
  bool well = check_files(options, &profiles, errors);
  if (well) {
    sides->older.file = options->files[0];
    sides->newer.file = options->files[options->file_count - 1];
    well = options->file_count == 2 ? read_two(sides, &profiles, options, errors)
                                    : read_one(sides, &profiles, options, errors);
  }
  well = well && level(sides, &profiles, errors);
  words_delete(&profiles.words);
  errors->file = NULL;
  return well;
}

void sides_delete(Sides *sides) {
  side_delete(&sides->older);
  side_delete(&sides->newer);
}
