// record.c: a scenario as the program that record.py runs, and record.py run in an interpreter.
//
// The recorder and what it reads and writes lie in a folder of their own below TMPDIR, which is
// gone afterwards.
#include "record.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "recorder.h"

static const Position nowhere;

// ---- the program
// ------------------------------------------------------------------------------------

static bool add_steps(const Steps *steps, cJSON *statements, Errors *errors);

// The module gc under a name that the program need not have imported.
static void add_statement(cJSON *statements, const char *module, const char *source) {
  Text text = {0};
  text_printf(&text, "%s%s", module, source);
  cJSON_AddItemToArray(statements, cJSON_CreateString(text_chars(&text)));
  text_delete(&text);
}

static void add_indented(Text *text, const char *source) {
  text_add(text, "\n    ");
  for (; *source; source++) {
    text_add_char(text, *source);
    if (*source == '\n') text_add(text, "    ");
  }
}

static bool add_repeat(const Step *step, cJSON *statements, Errors *errors) {
  cJSON *inner = cJSON_CreateArray();
  bool well = add_steps(&step->as.repeat.steps, inner, errors);
  Text text = {0};
  text_printf(&text, "for __turn__ in range(%llu):", (unsigned long long)step->as.repeat.count);
  const cJSON *statement;
  cJSON_ArrayForEach(statement, inner) {
    const char *source = cJSON_GetStringValue(statement);
    if (strstr(source, "\"\"\"") || strstr(source, "'''"))
      well =
          error_add(errors, step->at, "%s: a text in three quotes cannot be indented", step_path(step));
    add_indented(&text, source);
  }
  if (well) add_statement(statements, "", text_chars(&text));
  text_delete(&text);
  cJSON_Delete(inner);
  return well;
}

static bool add_step(const Step *step, cJSON *statements, Errors *errors) {
  static const char gc[] = "gc.";
  switch (step->operation) {
  case OPERATION_EXPECT: return true;
  case OPERATION_REPEAT: return add_repeat(step, statements, errors);
  case OPERATION_ENTER:
  case OPERATION_RETURN:
    return error_add(errors, step->at, "%s: '%s' is half a call, which no interpreter runs alone",
                     step_path(step), operation_verb(step->operation));
  case OPERATION_COLLECT:
  case OPERATION_GC:
    if (strncmp(step->source, gc, strlen(gc)) == 0) {
      add_statement(statements, "__gc__.", step->source + strlen(gc));
      return true;
    }
    break;
  case OPERATION_ASSIGN:
  case OPERATION_DEL:
  case OPERATION_CYCLE:
  case OPERATION_CLASS:
  case OPERATION_PRINT:
  case OPERATION_PYTHON:
  case OPERATION_COUNT: break;
  }
  add_statement(statements, "", step->source);
  return true;
}

static bool add_steps(const Steps *steps, cJSON *statements, Errors *errors) {
  bool well = true;
  for (size_t i = 0; i < steps->count; i++)
    well = add_step(&steps->items[i], statements, errors) && well;
  return well;
}

static cJSON *program_of(const Scenario *scenario, Errors *errors) {
  static const char *const modes[] = {"repl", "script"};
  if (scenario->context == CONTEXT_SCRIPT) {
    error_add(errors, nowhere, "the context 'script' cannot be recorded; 'module' can");
    return NULL;
  }
  cJSON *program = cJSON_CreateObject();
  cJSON_AddStringToObject(program, "name", scenario->name);
  cJSON_AddStringToObject(program, "mode", modes[scenario->context == CONTEXT_MODULE]);
  cJSON_AddBoolToObject(program, "gc", scenario->gc_enabled != 0);
  cJSON *thresholds =
      scenario->threshold_count ? cJSON_AddArrayToObject(program, "threshold") : NULL;
  for (size_t i = 0; i < scenario->threshold_count; i++)
    cJSON_AddItemToArray(thresholds, cJSON_CreateNumber((double)scenario->thresholds[i]));
  if (add_steps(&scenario->steps, cJSON_AddArrayToObject(program, "statements"), errors))
    return program;
  cJSON_Delete(program);
  return NULL;
}

// ---- the interpreter
// --------------------------------------------------------------------------------

static bool write_file(const char *folder, const char *name, const void *bytes, size_t length,
                       Errors *errors) {
  Text path = {0};
  text_printf(&path, "%s/%s", folder, name);
  FILE *stream = fopen(text_chars(&path), "wb");
  bool well = stream && fwrite(bytes, 1, length, stream) == length;
  if (stream && fclose(stream) != 0) well = false;
  if (!well)
    error_add(errors, nowhere, "%s: cannot be written: %s", text_chars(&path), strerror(errno));
  text_delete(&path);
  return well;
}

static void remove_file(const char *folder, const char *name) {
  Text path = {0};
  text_printf(&path, "%s/%s", folder, name);
  remove(text_chars(&path));
  text_delete(&path);
}

// Runs the recorder in the folder; -I and -S keep the user's modules, which may hook into fork,
// out.
static bool run_python(const char *python, const char *folder, Errors *errors) {
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    if (chdir(folder) == 0)
      execlp(python, python, "-I", "-S", "record.py", "program.json", "recording.json",
             (char *)NULL);
    _exit(127);
  }
  int status = -1;
  if (child < 0 || waitpid(child, &status, 0) < 0)
    return error_add(errors, nowhere, "%s: cannot be run: %s", python, strerror(errno));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
    return error_add(errors, nowhere, "%s: no such interpreter", python);
  return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
         error_add(errors, nowhere, "%s: the recorder failed", python);
}

static cJSON *record_in(const char *folder, const cJSON *program, const char *python,
                        Errors *errors) {
  char *text = cJSON_PrintUnformatted(program);
  bool well = write_file(folder, "program.json", text, strlen(text), errors) &&
              write_file(folder, "record.py", recorder_text, recorder_length, errors) &&
              run_python(python, folder, errors);
  cJSON_free(text);
  if (!well) return NULL;
  Text path = {0};
  text_printf(&path, "%s/recording.json", folder);
  cJSON *recordings = recordings_read(text_chars(&path), errors);
  text_delete(&path);
  cJSON *recording = recordings ? cJSON_DetachItemFromArray(recordings, 0) : NULL;
  cJSON_Delete(recordings);
  return recording;
}

// A relative path to an interpreter is one from here, not from the recorder's folder.
static char *whole_path(const char *python) {
  if (python[0] == '/' || !strchr(python, '/')) return mem_strdup(python);
  char here[4096];
  Text path = {0};
  text_printf(&path, "%s/%s", getcwd(here, sizeof here) ? here : ".", python);
  return text_take(&path);
}

cJSON *record(const Scenario *scenario, const char *python, Errors *errors) {
  errors->file = scenario->file;
  cJSON *program = program_of(scenario, errors);
  if (!program) return NULL;
  const char *below = getenv("TMPDIR");
  Text folder = {0};
  text_printf(&folder, "%s/heapstory-XXXXXX", below && *below ? below : "/tmp");
  cJSON *recording = NULL;
  char *whole = whole_path(python);
  if (!mkdtemp(folder.chars))
    error_add(errors, nowhere, "%s: %s", text_chars(&folder), strerror(errno));
  else
    recording = record_in(folder.chars, program, whole, errors);
  static const char *const files[] = {"program.json", "record.py", "recording.json"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) remove_file(folder.chars, files[i]);
  rmdir(folder.chars);
  mem_free(whole);
  text_delete(&folder);
  cJSON_Delete(program);
  return recording;
}
