// list.c: `heapstory list`: the words that options and scenarios know.
#include "cli.h"

// src/share/scenario.schema.json, which the build puts into the program.
extern const unsigned char schema_text[];
extern const unsigned long schema_text_length;

#include <string.h>

static const struct {
  const char *name;
  ChoiceKind kind;
} lists[] = {
    {"profiles", CHOICE_PROFILES}, {"views", CHOICE_VIEWS},           {"formats", CHOICE_FORMATS},
    {"themes", CHOICE_THEMES},     {"operations", CHOICE_OPERATIONS},
};

static int widest(const Choices *choices) {
  size_t width = 0;
  for (size_t i = 0; i < choices->count; i++) {
    size_t length = strlen(choices->items[i].name);
    if (length > width) width = length;
  }
  return (int)width;
}

static void print_more(ChoiceKind kind) {
  if (kind == CHOICE_FORMATS)
    printf(
        "also any other that the installed Graphviz writes, by its name: jpg, gif, ps, json ...\n");
}

static void print_choices(ChoiceKind kind) {
  Choices choices = choices_of(kind);
  int width = widest(&choices);
  for (size_t i = 0; i < choices.count; i++) {
    const Choice *choice = &choices.items[i];
    if (choice->help)
      printf("%-*s  %s\n", width, choice->name, choice->help);
    else
      printf("%s\n", choice->name);
  }
  choices_delete(&choices);
  print_more(kind);
}

ExitStatus list_command(const Options *options, Errors *errors) {
  if (options->file_count > 1) {
    error_add(errors, (Position){0}, "'list' takes one word, not %zu", options->file_count);
    return EXIT_TROUBLE;
  }
  if (strcmp(options->files[0], "schema") == 0) {
    fwrite(schema_text, 1, schema_text_length, stdout);
    return EXIT_WELL;
  }
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    if (strcmp(lists[i].name, options->files[0]) != 0) continue;
    print_choices(lists[i].kind);
    return EXIT_WELL;
  }
  choice_refuse(CHOICE_LISTS, NULL, options->files[0], (Position){0}, errors);
  return EXIT_TROUBLE;
}
