// main.c: from the command line to a command, and from its outcome to the exit status.
#include "cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "files.h"

const Command commands[] = {
    {"render", RENDER, "SCENARIO...", "a picture of every step", render_command},
    {"run", RUN, "SCENARIO...", "what happened, as text, or as a trace (--format jsonl)",
     run_command},
    {"why", WHY, "NAME SCENARIO...", "what keeps an object alive, or how it died", why_command},
    {"list", LIST, "profiles|views|formats|themes|operations|schema", "the words that are known",
     list_command},
    {"check", CHECK, "SCENARIO...", "compare with the stored snapshots", check_command},
    {"diff", DIFF, "OLD NEW", "what differs between two runs, in words or as pictures",
     diff_command},
    {"fmt", FMT, "SCENARIO...", "scenario files in one canonical form", fmt_command},
    {NULL, 0, NULL, NULL, NULL},
};

// The command that is asked for, or NULL with an error.
static const Command *choose_command(const char *name, Errors *errors) {
  for (const Command *command = commands; command->name; command++)
    if (strcmp(command->name, name) == 0) return command;
  choice_refuse(CHOICE_COMMANDS, NULL, name, (Position){0}, errors);
  return NULL;
}

// Folders among the scenarios of a command, which behind `why` begin with the second word.
static bool find_scenarios(Options *options, const Command *command, Errors *errors) {
  if (!(command->bit & (RENDER | RUN | WHY | CHECK | FMT))) return true;
  return options_find_inputs(options, command->bit == WHY, errors);
}

static ExitStatus run(Options *options, const Command *command, Errors *errors) {
  Settings settings = {0};
  if (options->file_count == 0) {
    error_add(errors, (Position){0}, "'%s' wants %s (see 'heapstory %s --help')", command->name,
              command->arguments, command->name);
    return EXIT_TROUBLE;
  }
  // What the user said is checked before any scenario is read.
  bool well =
      command->bit & (LIST | FMT) || settings_make(&settings, command->bit, options, NULL, errors);
  settings_delete(&settings);
  well = well && find_scenarios(options, command, errors);
  return well ? command->run(options, errors) : EXIT_TROUBLE;
}

static ExitStatus start(int count, char *const *arguments, Errors *errors) {
  Options options;
  Errors mistakes = {0};
  ExitStatus status = EXIT_TROUBLE;
  bool well = options_read(&options, count, arguments, &mistakes);
  const Command *command = options.command ? choose_command(options.command, errors) : NULL;
  if (options.command && !command) {
    errors_delete(&mistakes); // they may be no mistakes for a command that is not known
  } else if (!well) {
    *errors = mistakes;
    mistakes = (Errors){0};
  } else if (options.version) {
    printf("heapstory " HEAPSTORY_VERSION "\n");
    status = EXIT_WELL;
  } else if (options.help) {
    options_print_help(command);
    status = EXIT_WELL;
  } else if (!command) {
    error_add(errors, (Position){0}, "a command is missing (see 'heapstory --help')");
  } else {
    status = run(&options, command, errors);
  }
  options_delete(&options);
  return status;
}

// What was written may still fail to arrive, on some file systems when the file is closed.
static bool flush_output(Errors *errors) {
  if (fflush(stdout) == 0 && !ferror(stdout) && close(STDOUT_FILENO) == 0) return true;
  if (errno == EPIPE) return false;
  errors->file = NULL;
  return error_add(errors, (Position){0}, "cannot write 'standard output': %s", strerror(errno));
}

int main(int count, char **arguments) {
  Errors errors = {0};
  files_start();
  ExitStatus status = start(count, arguments, &errors);
  if (!flush_output(&errors)) status = EXIT_TROUBLE;
  if (!files_pipe_broke()) errors_print(&errors, stderr);
  errors_delete(&errors);
  layout_shutdown();
  return status;
}
