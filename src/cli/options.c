// options.c: the command line and the environment, from one table that also writes the help.
#include "cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct OptionRow {
  char letter; // 0: none
  const char *name;
  const char *value;       // what the help calls it; NULL: the option is a switch
  const char *environment; // variable that stands in for it; NULL: none
  unsigned commands;       // those that know it
  size_t offset;           // of a Setting, or of a bool where it is a switch
  const char *help;
} OptionRow;

static const Position nowhere; // of a mistake on the command line

#define AT(field) offsetof(Options, field)

static const OptionRow rows[] = {
    {'o', "--output", "DIR", "HEAPSTORY_OUTPUT", RENDER, AT(output),
     "folder of the pictures (default: out); '-': a single one to standard output"},
    {'o', "--output", "FILE", NULL, RUN | WHY, AT(output),
     "file to write (default: '-', standard output)"},
    {'o', "--output", "PATH", NULL, DIFF, AT(output),
     "file of the words (default: '-', standard output); folder of the pictures (default: out)"},
    {'f', "--format", "LIST", "HEAPSTORY_FORMAT", RENDER, AT(format),
     "formats: 'heapstory list formats' (default: svg)"},
    {'f', "--format", "WORD", NULL, RUN | WHY, AT(format),
     "text, for people (default), or jsonl, for machines"},
    {'f', "--format", "LIST", NULL, DIFF, AT(format),
     "text, for people (default), json, for machines, or formats of pictures: svg,png"},
    {0, "--view", "LIST", "HEAPSTORY_VIEW", RENDER, AT(view),
     "views: 'heapstory list views' (default: graph)"},
    {0, "--profile", "NAME", "HEAPSTORY_PROFILE", RENDER | RUN | WHY | CHECK, AT(profile),
     "a Python: 'heapstory list profiles' (default: the scenario's, " DEFAULT_PROFILE ")"},
    {0, "--profile", "A[,B]", "HEAPSTORY_PROFILE", DIFF, AT(profile),
     "the Python of both sides, or of each; two profiles are enough to compare one scenario"},
    {0, "--steps", "LIST", NULL, DIFF, AT(steps), "only these steps, of the newer run: 3,5-7,9-"},
    {0, "--step", "LIST", NULL, DIFF, AT(steps), "the same as --steps"},
    {0, "--steps", "LIST", NULL, RENDER | RUN, AT(steps), "only these steps: 3,5-7,9-"},
    {0, "--step", "N", NULL, WHY, AT(step), "the moment after this step (default: the last)"},
    {0, "--theme", "NAME", "HEAPSTORY_THEME", RENDER | DIFF, AT(theme),
     "look of the pictures: 'heapstory list themes'"},
    {0, "--transparent", NULL, "HEAPSTORY_TRANSPARENT", RENDER | DIFF, AT(transparent),
     "svg, png and pdf without background and caption"},
    {0, "--caption", NULL, "HEAPSTORY_CAPTION", RENDER | DIFF, AT(caption),
     "with the caption (default, but for --transparent)"},
    {0, "--no-caption", NULL, NULL, RENDER | DIFF, AT(caption), "panels alone"},
    {0, "--focus", "LIST", "HEAPSTORY_FOCUS", RENDER, AT(focus),
     "graph: only what is near these names or objects (#7), and islands"},
    {0, "--depth", "N", "HEAPSTORY_DEPTH", RENDER, AT(depth),
     "references that a focus reaches (default: 3)"},
    {0, "--hide", "LIST", "HEAPSTORY_HIDE", RENDER, AT(hide),
     "graph: without these names, types or objects (#7)"},
    {0, "--density", "WORD", "HEAPSTORY_DENSITY", RENDER | DIFF, AT(density),
     "graph: auto, by the fullest step (default), full, dense, collapsed, chips"},
    {0, "--max-objects", "N", "HEAPSTORY_MAX_OBJECTS", RENDER | DIFF, AT(max_objects),
     "graph: cards in one layout (default: 150); the rest is counted"},
    {0, "--against", "N", "HEAPSTORY_AGAINST", RENDER, AT(against),
     "diff: compare with the moment after this step (default: the step before)"},
    {0, "--layout", "WORD", "HEAPSTORY_LAYOUT", RENDER, AT(layout),
     "graph: run, nothing moves between steps (default), or step, each one compact"},
    {0, "--geometry", "DIR", "HEAPSTORY_GEOMETRY", RENDER, AT(geometry),
     "places of graphs from DIR/SCENARIO.geometry ('check --svg' keeps it), not from dot"},
    {0, "--manifest", "FILE", NULL, RENDER, AT(manifest),
     "every file written, with its SHA-256: for 'sha256sum -c' in the output folder"},
    {0, "--depfile", "FILE", NULL, RENDER, AT(depfile),
     "what the manifest depends on, as make and ninja read it"},
    {0, "--depfile-target", "NAME", NULL, RENDER, AT(depfile_target),
     "what the depfile is about (default: the manifest)"},
    {0, "--show", "LIST", "HEAPSTORY_SHOW", RENDER, AT(show),
     "also internal (machinery) or types (the scenario's classes)"},
    {0, "--show", "LIST", NULL, RUN, AT(show), "also internal (machinery)"},
    {0, "--report", "LIST", "HEAPSTORY_REPORT", CHECK | DIFF, AT(report),
     "also html, junit, github; html=FILE: there (default: report.html, junit.xml, output)"},
    {0, "--internal", NULL, NULL, RENDER | RUN, AT(internal), "the same as --show internal"},
    {0, "--max-steps", "N", "HEAPSTORY_MAX_STEPS", RENDER | RUN | WHY | CHECK | DIFF, AT(max_steps),
     "instructions that a scenario may execute (default: 50000000)"},
    {0, "--check-heap", NULL, NULL, RENDER | RUN | WHY | CHECK | DIFF, AT(check_heap),
     "prove the whole heap sane after every step"},
    {'j', "--jobs", "N", "HEAPSTORY_JOBS", RENDER | RUN | WHY | CHECK, AT(jobs),
     "worker processes (default: the processors that may be used)"},
    {0, "--timeout", "SECONDS", "HEAPSTORY_TIMEOUT", RENDER | RUN | WHY | CHECK, AT(timeout),
     "for one scenario; what takes longer is given up (default: no limit)"},
    {0, "--shard", "K/N", "HEAPSTORY_SHARD", RENDER | RUN | WHY | CHECK | FMT, AT(shard),
     "the K-th of N equal parts of the scenarios, for as many machines"},
    {0, "--update", NULL, NULL, CHECK, AT(update), "accept what is new or differs"},
    {0, "--all", NULL, NULL, CHECK, AT(all), "tell all differences, not only 20 of a scenario"},
    {0, "--snapshots", "DIR", "HEAPSTORY_SNAPSHOTS", CHECK, AT(snapshots),
     "folder of the snapshots (default: 'snapshots' beside each scenario)"},
    {0, "--dot", NULL, "HEAPSTORY_DOT", CHECK, AT(gate_dot),
     "also the DOT text of the pictures that the scenario's 'render' asks for"},
    {0, "--svg", NULL, "HEAPSTORY_SVG", CHECK, AT(gate_svg),
     "also their SVG, and the geometry file on which it is drawn"},
    {0, "--unreferenced", "WORD", "HEAPSTORY_UNREFERENCED", CHECK, AT(unreferenced),
     "snapshots without a scenario: warn, reject (default under CI), delete, ignore"},
    {0, "--check", NULL, NULL, FMT, AT(check), "write nothing, name the files that would change"},
    {0, "--keep-going", NULL, NULL, RENDER | RUN | WHY | CHECK | FMT, AT(keep_going),
     "after trouble with one scenario go on with the others"},
    {'q', "--quiet", NULL, NULL, RENDER | RUN | WHY | CHECK, AT(quiet), "no progress"},
    {'q', "--quiet", NULL, NULL, DIFF, AT(quiet), "nothing but the exit status, and trouble"},
    {0, "--help", NULL, NULL, RENDER | RUN | WHY | CHECK | LIST | FMT | DIFF, AT(help),
     "this text"},
    {0, "--version", NULL, NULL, RENDER | RUN | WHY | CHECK | LIST | FMT | DIFF, AT(version),
     "the version"},
};
enum { ROWS = sizeof rows / sizeof *rows };

// An option as it stood on the command line. Which row it means is known with the command.
typedef struct Given {
  const OptionRow *row; // the first of its name
  const char *value;
} Given;

typedef struct Reader {
  Options *options;
  Errors *errors;
  Array(Given) given;
  Array(const char *) words; // what is no option
  char *const *arguments;
  int count, at;
} Reader;

// ---- one argument -----------------------------------------------------------------------------

static const OptionRow *find_name(const char *name, size_t length) {
  for (size_t i = 0; i < ROWS; i++)
    if (strlen(rows[i].name) == length && strncmp(rows[i].name, name, length) == 0) return &rows[i];
  return NULL;
}

static const OptionRow *find_letter(char letter) {
  for (size_t i = 0; i < ROWS; i++)
    if (rows[i].letter == letter) return &rows[i];
  return NULL;
}

static bool refuse_name(Reader *r, const char *name, size_t length) {
  const char *names[ROWS + 1] = {0};
  for (size_t i = 0; i < ROWS; i++) names[i] = rows[i].name;
  char *word = mem_strndup(name, length);
  const char *nearest = nearest_word(word, names);
  if (nearest)
    error_add(r->errors, nowhere, "unknown option '%s', did you mean '%s'?", word, nearest);
  else
    error_add(r->errors, nowhere, "unknown option '%s' (see 'heapstory --help')", word);
  mem_free(word);
  return false;
}

// The value is what follows the option's name, or the next argument.
static bool take_value(Reader *r, const OptionRow *row, const char *attached) {
  const char *value = attached;
  if (row->value && !value && r->at < r->count) value = r->arguments[r->at++];
  if (row->value && !value)
    return error_add(r->errors, nowhere, "%s wants a value: %s", row->name, row->value);
  if (row->value && !value[0])
    return error_add(r->errors, nowhere, "%s wants a value, not an empty word", row->name);
  if (!row->value && value)
    return error_add(r->errors, nowhere, "%s takes no value, not '%s'", row->name, value);
  array_push(&r->given, (Given){.row = row, .value = value});
  return true;
}

static bool read_long(Reader *r, const char *argument) {
  size_t length = strcspn(argument, "=");
  const OptionRow *row = find_name(argument, length);
  if (!row) return refuse_name(r, argument, length);
  return take_value(r, row, argument[length] ? argument + length + 1 : NULL);
}

static bool read_short(Reader *r, const char *argument) {
  const OptionRow *row = find_letter(argument[1]);
  if (!row || (!row->value && argument[2]))
    return error_add(r->errors, nowhere, "unknown option '%s' (see 'heapstory --help')", argument);
  return take_value(r, row, argument[2] ? argument + 2 : NULL);
}

static bool read_arguments(Reader *r) {
  bool well = true, options_end = false;
  while (r->at < r->count) {
    const char *argument = r->arguments[r->at++];
    if (options_end || argument[0] != '-' || !argument[1])
      array_push(&r->words, argument);
    else if (strcmp(argument, "--") == 0)
      options_end = true;
    else if (argument[1] == '-')
      well &= read_long(r, argument);
    else
      well &= read_short(r, argument);
  }
  return well;
}

// ---- what it means for the command ------------------------------------------------------------

static const Command *find_command(const char *name) {
  for (const Command *command = commands; name && command->name; command++)
    if (strcmp(command->name, name) == 0) return command;
  return NULL;
}

static const OptionRow *row_of(const OptionRow *row, unsigned command) {
  for (size_t i = 0; i < ROWS; i++)
    if (strcmp(rows[i].name, row->name) == 0 && rows[i].commands & command) return &rows[i];
  return NULL;
}

static Setting *setting_of(Options *options, const OptionRow *row) {
  return (Setting *)((char *)options + row->offset);
}

// A switch that an environment or a scenario may set too is a Setting; those come first in Options.
static bool is_setting(const OptionRow *row) { return row->offset < AT(keep_going); }

static void store(Reader *r, const OptionRow *row, const char *value) {
  const char *of_switch = strncmp(row->name, "--no-", 5) == 0 ? "0" : "1";
  if (is_setting(row))
    *setting_of(r->options, row) = (Setting){row->value ? value : of_switch, row->name};
  else
    *(bool *)((char *)r->options + row->offset) = true;
}

// An option of other commands; perhaps this one has it under a name that is near.
static bool refuse_row(Reader *r, const OptionRow *row, unsigned command) {
  const char *names[ROWS + 1] = {0};
  for (size_t i = 0, count = 0; i < ROWS; i++)
    if (rows[i].commands & command) names[count++] = rows[i].name;
  const char *nearest = nearest_word(row->name, names);
  return error_add(r->errors, nowhere, "%s is no option of '%s'%s%s%s", row->name,
                   r->options->command, nearest ? ", did you mean '" : "", nearest ? nearest : "",
                   nearest ? "'?" : "");
}

static bool store_all(Reader *r, unsigned command) {
  bool well = true;
  for (size_t i = 0; i < r->given.count; i++) {
    const Given *given = &r->given.items[i];
    // Without a command there is only --help and --version; the rest is said by main().
    const OptionRow *row = command ? row_of(given->row, command) : given->row;
    if (row)
      store(r, row, given->value);
    else
      well = refuse_row(r, given->row, command);
  }
  return well;
}

static void read_environment(Options *options, unsigned command) {
  for (size_t i = 0; i < ROWS; i++) {
    const OptionRow *row = &rows[i];
    if (!row->environment || !(row->commands & command)) continue;
    const char *value = getenv(row->environment);
    Setting *setting = setting_of(options, row);
    // A variable that is empty is one that is not set.
    if (!setting->value && value && value[0]) *setting = (Setting){value, row->environment};
  }
}

bool options_read(Options *options, int count, char *const *arguments, Errors *errors) {
  Reader r = {.options = options, .errors = errors, .arguments = arguments, .count = count};
  r.at = 1;
  *options = (Options){0};
  bool well = read_arguments(&r);
  options->words = r.words.items;
  options->files = r.words.count > 0 ? r.words.items + 1 : NULL;
  options->command = r.words.count > 0 ? r.words.items[0] : NULL;
  options->file_count = r.words.count > 0 ? r.words.count - 1 : 0;
  const Command *command = find_command(options->command);
  unsigned bit = command ? command->bit : 0;
  well &= store_all(&r, bit);
  read_environment(options, bit);
  array_delete(&r.given);
  return well;
}

bool options_find_inputs(Options *options, size_t first, Errors *errors) {
  if (options->file_count < first) return true; // said by the command
  Array(const char *) words = {0};
  bool well =
      shard_read(&options->dealt, options->shard.value, options->shard.origin, errors) &&
      inputs_find(options->files + first, options->file_count - first, &options->inputs, errors);
  shard_deal(&options->dealt, &options->inputs, &options->elsewhere);
  for (size_t i = 0; i < first + 1; i++) array_push(&words, options->words[i]);
  for (size_t i = 0; i < options->inputs.count; i++)
    array_push(&words, options->inputs.items[i].file);
  mem_free(options->words);
  options->words = words.items;
  options->files = words.items + 1;
  options->file_count = words.count - 1;
  return well;
}

void options_delete(Options *options) {
  mem_free(options->words);
  inputs_delete(&options->inputs);
  inputs_delete(&options->elsewhere);
}

bool options_number(const Setting *setting, uint64_t absent, uint64_t *number_out, Errors *errors) {
  *number_out = absent;
  if (!setting->value) return true;
  uint64_t number = 0;
  const char *at = setting->value;
  for (; *at >= '0' && *at <= '9'; at++)
    if (__builtin_mul_overflow(number, 10, &number) ||
        __builtin_add_overflow(number, (uint64_t)(*at - '0'), &number))
      break;
  if (*at || number == 0)
    return error_add(errors, nowhere, "%s: expected a whole number from 1, not '%s'",
                     setting->origin, setting->value);
  *number_out = number;
  return true;
}

// ---- help -------------------------------------------------------------------------------------

static void print_row(const OptionRow *row) {
  Text left = {0};
  if (row->letter)
    text_printf(&left, "-%c, ", row->letter);
  else
    text_add(&left, "    ");
  text_add(&left, row->name);
  if (row->value) text_printf(&left, " %s", row->value);
  printf("  %-20s  %s\n", text_chars(&left), row->help);
  text_delete(&left);
}

static void print_environment(unsigned command) {
  for (size_t i = 0, printed = 0; i < ROWS; i++) {
    const OptionRow *row = &rows[i];
    if (!row->environment || !(row->commands & command)) continue;
    printf("%s  %-20s  stands in for %s%s\n", printed++ ? "" : "\n", row->environment, row->name,
           row->value ? "" : " (1 or 0)");
  }
}

static void print_command_help(const Command *command) {
  printf("heapstory %s [options] %s\n  %s\n\n", command->name, command->arguments, command->help);
  for (size_t i = 0; i < ROWS; i++)
    if (rows[i].commands & command->bit) print_row(&rows[i]);
  print_environment(command->bit);
}

void options_print_help(const Command *command) {
  if (command) {
    print_command_help(command);
  } else {
    printf("heapstory " HEAPSTORY_VERSION ": the story of a Python heap, from a scenario\n\n");
    for (command = commands; command->name; command++)
      printf("  heapstory %-6s %-31s %s\n", command->name, command->arguments, command->help);
    printf("\n'heapstory COMMAND --help' lists the options of a command.\n");
  }
  printf("\nOptions may stand before or after the files; '-' is standard input or output.\n"
         "Where scenarios are wanted, a folder stands for all *.json below it.\n"
         "A flag comes before the environment, that before the scenario.\n"
         "Exit status: 0 all well, 1 an 'expect' does not hold or something differs, 2 trouble.\n");
}
