// stories.c: scenarios read and played, one after the other; what is told of them is the command's.
#include "cli.h"

#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "teller.h"

// ---- names ------------------------------------------------------------------------------------

char *story_folder(const char *file) {
  if (strcmp(file, "-") == 0) return mem_strdup("stdin");
  const char *slash = strrchr(file, '/');
  char *name = mem_strdup(slash ? slash + 1 : file);
  size_t length = strlen(name);
  if (length >= 5 && strcmp(name + length - 5, ".json") == 0) name[length - 5] = 0;
  // A name such as "-f" stays inside DIR, but is a trap for whoever works there.
  if (name[0] == '-') name[0] = '_';
  for (char *c = name; *c; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7F) *c = '_';
  bool nowhere = !name[0] || strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
  if (!nowhere) return name;
  mem_free(name);
  return mem_strdup("_");
}

typedef struct Named {
  char *name; // of its folder
  const char *file;
} Named;

static int by_name(const void *left, const void *right) {
  const Named *a = left, *b = right;
  int names = strcmp(a->name, b->name);
  return names ? names : strcmp(a->file, b->file);
}

// Two scenarios of one name would write over each other, also from two shards, and standard input
// can be read once.
static bool check_names(const Options *options, unsigned command, Errors *errors) {
  bool well = true;
  size_t ours = options->file_count, count = ours + options->elsewhere.count;
  Named *named = mem_alloc(mem_size(count, sizeof *named));
  for (size_t i = 0; i < count; i++) {
    const char *file = i < ours ? options->files[i] : options->elsewhere.items[i - ours].file;
    named[i] = (Named){story_folder(file), file};
  }
  qsort(named, count, sizeof *named, by_name);
  for (size_t i = 1; i < count; i++) {
    const Named *one = &named[i - 1], *other = &named[i];
    bool both_stdin = strcmp(one->file, "-") == 0 && strcmp(other->file, "-") == 0;
    if (strcmp(one->name, other->name) == 0 && (command == RENDER || both_stdin))
      well = error_add(errors, (Position){0}, "two scenarios are named '%s': %s and %s", one->name,
                       one->file, other->file);
  }
  for (size_t i = 0; i < count; i++) mem_free(named[i].name);
  mem_free(named);
  return well;
}

// ---- its header ------------------------------------------------------------------------------

// A title is the scenario's own text: it keeps to its line, and a terminal has nothing to obey.
static void add_line(Text *text, const char *chars) {
  for (; *chars; chars++)
    text_add_char(text, (unsigned char)*chars < 0x20 || *chars == 0x7F ? ' ' : *chars);
}

void story_add_header(const Story *story, const char *profile, Text *text) {
  const Scenario *scenario = story->scenario;
  add_line(text, scenario->title ? scenario->title : scenario->name);
  text_add(text, "\n(");
  add_line(text, scenario->name);
  text_printf(text, ", %s)\n", profile);
}

// ---- one story --------------------------------------------------------------------------------

static bool check_steps(const Story *story, Errors *errors) {
  const Recording *recording = story->recording;
  const char *asked = story->options->steps.value;
  if (!asked) asked = story->scenario->render.steps;
  if (story->broken || recording->count == 0) return true;
  for (size_t i = 0; i < recording->count; i++)
    if (settings_wants_step(&story->settings, recording->snapshots[i]->step)) return true;
  return error_add(errors, (Position){0}, "none of the steps %s is there: the last one is %zu",
                   asked, recording->snapshots[recording->count - 1]->step);
}

// What the views that are asked for look at.
static unsigned needs(const Settings *settings) {
  unsigned all = 0;
  for (size_t i = 0; i < settings->views.count; i++)
    all |= view_find(settings->views.items[i])->needs;
  return all;
}

static bool check_selections(const Story *story, Errors *errors) {
  const Selection *selections[] = {&story->settings.focus, &story->settings.hide};
  bool well = true;
  for (int types = 0; types < 2 && !story->broken; types++) {
    errors->file = selections[types]->at.line ? story->scenario->file : NULL;
    well &= selection_check(selections[types], story->recording, types, errors);
  }
  errors->file = story->scenario->file;
  return well;
}

// A story that is being played, and where what is wrong with it goes.
typedef struct Playing {
  Story *story;
  const Seeing *seeing;
  Errors *errors;
} Playing;

static bool wants_step(void *payload, size_t step) {
  const Playing *playing = payload;
  return playing->seeing->wants(playing->story, step);
}

static void see_step(void *payload, const Snapshot *before, const Snapshot *snapshot) {
  const Playing *playing = payload;
  playing->seeing->see(playing->story, before, snapshot, playing->errors);
}

static PlaySight sight_of(Playing *playing) {
  const Seeing *seeing = playing->seeing;
  if (!seeing || !seeing->streams(playing->story)) return (PlaySight){0};
  return (PlaySight){
      .wants = seeing->wants ? wants_step : NULL, .see = see_step, .payload = playing};
}

static bool play(Story *story, Errors *errors, Errors *failures) {
  const Options *options = story->options;
  Playing playing = {story, story->teller->telling->seeing, errors};
  uint64_t max_steps;
  options_number(&options->max_steps, 0, &max_steps, errors);
  const PlayOptions play_options = {
      .profile = options->profile.value,
      .max_steps = max_steps,
      .internal = options->internal || settings_shows(&story->settings, "internal"),
      .needs = needs(&story->settings),
      .check = options->check_heap,
      .sight = sight_of(&playing),
  };
  errors->file = failures->file = story->scenario->file;
  story->recording = play_scenario(story->scenario, &play_options, errors, failures);
  story->broken = errors->count > 0;
  return story->recording != NULL;
}

bool teller_take(Teller *teller, size_t at, const char *bytes, size_t length, Errors *errors) {
  Telling *telling = teller->telling;
  telling->failed =
      telling->failed || !telling->take(telling->take_payload, at, bytes, length, errors);
  return !telling->failed;
}

bool story_put(Story *story, const char *bytes, size_t length, Errors *errors) {
  Teller *teller = story->teller;
  if (length == 0) return !teller->telling->failed;
  story->told = true;
  if (!teller->link) return teller_take(teller, story->at, bytes, length, errors);
  link_send(teller->link, FRAME_PUT, bytes, length);
  return true;
}

bool story_is_apart(const Story *story) { return story->teller->link != NULL; }

void teller_say(Teller *teller, const char *text) {
  for (size_t i = 0; i < teller->said.count; i++)
    if (strcmp(teller->said.items[i], text) == 0) return;
  array_push(&teller->said, mem_strdup(text));
  fputs(text, stderr);
}

void story_say_once(Story *story, const char *text) {
  if (story->teller->link)
    link_send(story->teller->link, FRAME_SAY, text, strlen(text));
  else
    teller_say(story->teller, text);
}

static bool tell_one(Story *story, const char *file, Errors *errors, Errors *failures) {
  const Telling *telling = story->teller->telling;
  errors->file = file;
  story->failures = failures;
  story->scenario = scenario_read(file, errors);
  if (!story->scenario) return false;
  bool well =
      settings_make(&story->settings, telling->command, story->options, story->scenario, errors) &&
      play(story, errors, failures);
  errors->file = story->scenario->file;
  well = well && check_steps(story, errors) && check_selections(story, errors) &&
         telling->tell(story, telling->tell_payload, errors);
  if (story->notes) telling->seeing->drop(story->notes);
  recording_delete(story->recording);
  settings_delete(&story->settings);
  scenario_delete(story->scenario);
  return well;
}

ExitStatus teller_tell(Teller *teller, size_t at) {
  Errors errors = {0}, failures = {0};
  Story story = {.options = teller->options, .at = at, .teller = teller};
  bool well = tell_one(&story, teller->options->files[at], &errors, &failures);
  const Telling *telling = teller->telling;
  if (!well && !story.told && telling->excuse)
    telling->excuse(&story, telling->tell_payload, &errors);
  if (!files_pipe_broke()) {
    errors_print(&failures, stderr);
    errors_print(&errors, stderr);
  }
  ExitStatus status = failures.count ? EXIT_DIFFERS : EXIT_WELL;
  if (!well || errors.count) status = EXIT_TROUBLE;
  errors_delete(&errors);
  errors_delete(&failures);
  return status;
}

// ---- all of them ------------------------------------------------------------------------------

// A process that tells many: so often it gives back memory, or freed pieces would add up.
enum { GIVES_BACK = 50 };

static ExitStatus tell_here(Teller *teller) {
  const Options *options = teller->options;
  ExitStatus worst = EXIT_WELL;
  Progress progress = progress_begin(options);
  for (size_t i = 0; i < options->file_count && !teller->telling->failed; i++) {
    ExitStatus status = teller_tell(teller, i);
    if (status > worst) worst = status;
    if (status == EXIT_TROUBLE && !options->keep_going) break;
    progress_show(&progress, i + 1);
    if ((i + 1) % GIVES_BACK == 0) mem_give_back();
  }
  progress_hide(&progress);
  return worst;
}

ExitStatus stories_tell(const Options *options, Telling *telling, Errors *errors) {
  Teller teller = {.options = options, .telling = telling};
  if (!check_names(options, telling->command, errors)) return EXIT_TROUBLE;
  if (options->file_count == 0) return EXIT_WELL; // more shards than scenarios
  if (options->file_count > 1) mem_keep_freed();
  size_t jobs = workers_wanted(options);
  bool alone = jobs < 2 && !options->timeout.value;
  ExitStatus worst = alone ? tell_here(&teller) : workers_tell(&teller, jobs, errors);
  words_delete(&teller.said);
  return worst;
}
