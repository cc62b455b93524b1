// choices.c: the closed sets of words that options and lists know.
#include "cli.h"

#include "heapstory/profile.h"

#include <string.h>

// What a message calls one of them.
static const char *const kind_names[] = {
    [CHOICE_PROFILES] = "profile",    [CHOICE_VIEWS] = "view",
    [CHOICE_FORMATS] = "format",      [CHOICE_THEMES] = "theme",
    [CHOICE_TEXTS] = "format",        [CHOICE_DIFFS] = "format",
    [CHOICE_SHOWN] = "thing to show", [CHOICE_OPERATIONS] = "operation",
    [CHOICE_COMMANDS] = "command",    [CHOICE_LISTS] = "list",
    [CHOICE_DENSITIES] = "density",   [CHOICE_LAYOUTS] = "layout",
    [CHOICE_REPORTS] = "report",      [CHOICE_UNREFERENCED] = "way with unreferenced snapshots",
};

// Formats of pictures that are ours; beside them any that Graphviz knows by its name.
static const Choice formats[] = {
    {"svg", "vector picture for the web and for slides"},
    {"png", "pixel picture"},
    {"pdf", "vector picture for print"},
    {"dot", "the graph as text, for Graphviz"},
    {NULL, NULL},
};

static const Choice texts[] = {
    {"text", "an account for people"},
    {"jsonl", "the trace: one JSON object per step"},
    {NULL, NULL},
};

// Of a comparison, beside those of pictures.
static const Choice diffs[] = {
    {"text", "what differs, in words"},
    {"json", "the same for machines"},
    {NULL, NULL},
};

static const Choice shown[] = {
    {"internal", "machinery: modules, builtins, what a class needs for itself"},
    {"types", "the classes of the scenario"},
    {NULL, NULL},
};

// In the order of Density.
static const Choice densities[] = {
    {"auto", "as the fullest step needs it"},
    {"full", "every object with all its words"},
    {"dense", "short badges; a value that one place alone refers to stands there"},
    {"collapsed", "equal objects share a card"},
    {"chips", "headers only"},
    {NULL, NULL},
};

static const Choice layouts[] = {
    {"run", "steps share a layout: nothing moves between them"},
    {"step", "each step by itself: compact"},
    {NULL, NULL},
};

// In the order of `kinds` in reports.c.
static const Choice reports[] = {
    {"html", "a page with the pictures of what differs"},
    {"junit", "a file of tests, as CI servers read it"},
    {"github", "annotations of a GitHub workflow"},
    {NULL, NULL},
};

// In the order of Unreferenced.
static const Choice unreferenced[] = {
    {"warn", "name them"},
    {"reject", "name them: exit status 1"},
    {"delete", "delete them"},
    {"ignore", "do not look for them"},
    {NULL, NULL},
};

static const Choice lists[] = {
    {"profiles", "the Pythons that can be shown"},
    {"views", "what a picture can be about"},
    {"formats", "of pictures"},
    {"themes", "looks of pictures"},
    {"operations", "what a step of a scenario can do"},
    {"schema", "the JSON Schema of a scenario, for editors"},
    {NULL, NULL},
};

static void add_table(Choices *choices, const Choice *table) {
  for (; table->name; table++) array_push(choices, *table);
}

static void add_profiles(Choices *choices) {
  for (size_t i = 0; profile_name(i); i++)
    array_push(choices, (Choice){profile_name(i), profile_help(i)});
}

static void add_views(Choices *choices) {
  for (const View *view = views; view->name; view++)
    array_push(choices, (Choice){view->name, view->help});
}

static void add_themes(Choices *choices) {
  for (size_t i = 0; theme_name(i); i++) array_push(choices, (Choice){theme_name(i), NULL});
}

static void add_operations(Choices *choices) {
  for (Operation i = 0; i < OPERATION_COUNT; i++)
    array_push(choices, (Choice){operation_verb(i), operation_help(i)});
}

static void add_commands(Choices *choices) {
  for (const Command *command = commands; command->name; command++)
    array_push(choices, (Choice){command->name, command->help});
}

Choices choices_of(ChoiceKind kind) {
  Choices choices = {0};
  switch (kind) {
  case CHOICE_PROFILES: add_profiles(&choices); break;
  case CHOICE_VIEWS: add_views(&choices); break;
  case CHOICE_FORMATS: add_table(&choices, formats); break;
  case CHOICE_THEMES: add_themes(&choices); break;
  case CHOICE_OPERATIONS: add_operations(&choices); break;
  case CHOICE_TEXTS: add_table(&choices, texts); break;
  case CHOICE_DIFFS:
    add_table(&choices, diffs);
    add_table(&choices, formats);
    break;
  case CHOICE_SHOWN: add_table(&choices, shown); break;
  case CHOICE_COMMANDS: add_commands(&choices); break;
  case CHOICE_DENSITIES: add_table(&choices, densities); break;
  case CHOICE_LAYOUTS: add_table(&choices, layouts); break;
  case CHOICE_REPORTS: add_table(&choices, reports); break;
  case CHOICE_UNREFERENCED: add_table(&choices, unreferenced); break;
  case CHOICE_LISTS: add_table(&choices, lists); break;
  }
  return choices;
}

void choices_delete(Choices *choices) { array_delete(choices); }

int choice_index(ChoiceKind kind, const char *word) {
  Choices choices = choices_of(kind);
  int index = -1;
  for (size_t i = 0; i < choices.count && index < 0; i++)
    if (strcmp(choices.items[i].name, word) == 0) index = (int)i;
  choices_delete(&choices);
  return index;
}

bool choice_is(ChoiceKind kind, const char *word) {
  return choice_index(kind, word) >= 0 ||
         ((kind == CHOICE_FORMATS || kind == CHOICE_DIFFS) && layout_knows_format(word));
}

static char *nearest_choice(const Choices *choices, const char *word) {
  Array(const char *) names = {0};
  for (size_t i = 0; i < choices->count; i++) array_push(&names, choices->items[i].name);
  array_push(&names, NULL);
  const char *nearest = nearest_word(word, names.items);
  char *copy = nearest ? mem_strdup(nearest) : NULL;
  array_delete(&names);
  return copy;
}

// ": svg, png, dot", where no word is near.
static void add_all(Text *text, const Choices *choices) {
  for (size_t i = 0; i < choices->count; i++)
    text_printf(text, "%s%s", i > 0 ? ", " : ", expected one of ", choices->items[i].name);
}

bool choice_refuse(ChoiceKind kind, const char *origin, const char *word, Position at,
                   Errors *errors) {
  Choices choices = choices_of(kind);
  char *nearest = nearest_choice(&choices, word);
  Text rest = {0};
  if (nearest)
    text_printf(&rest, ", did you mean '%s'?", nearest);
  else
    add_all(&rest, &choices);
  error_add(errors, at, "%s%s'%s' is no %s%s", origin ? origin : "", origin ? ": " : "", word,
            kind_names[kind], text_chars(&rest));
  text_delete(&rest);
  mem_free(nearest);
  choices_delete(&choices);
  return false;
}

// ---- lists of words ---------------------------------------------------------------------------

static bool has_word(const Words *words, const char *word) {
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->items[i], word) == 0) return true;
  return false;
}

static bool check_word(const Words *words, ChoiceKind kind, const char *word, const char *origin,
                       Position at, Errors *errors) {
  if (!word[0]) return error_add(errors, at, "%s: a word is missing in the list", origin);
  if (has_word(words, word)) return error_add(errors, at, "%s: '%s' is there twice", origin, word);
  return choice_is(kind, word) || choice_refuse(kind, origin, word, at, errors);
}

bool words_read(Words *words, ChoiceKind kind, const char *list, const char *origin, Position at,
                Errors *errors) {
  bool well = true;
  for (const char *end; list; list = *end ? end + 1 : NULL) {
    size_t length = strcspn(list, ",");
    end = list + length;
    char *word = mem_strndup(list, length);
    if (check_word(words, kind, word, origin, at, errors)) {
      array_push(words, word);
      continue;
    }
    mem_free(word);
    well = false;
  }
  return well;
}

void words_delete(Words *words) {
  for (size_t i = 0; i < words->count; i++) mem_free(words->items[i]);
  array_delete(words);
}
