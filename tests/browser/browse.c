// browse.c: drives Debian's chromium over the DevTools protocol, through a pipe (no port is
// opened):
//
//   heapstory-browse FOLDER <commands       FOLDER: chromium's own, for its profile
//
//   open URL              waits until it has loaded
//   key NAME              a real key: j, ?, Space, ArrowLeft, Tab, Escape ...
//   expect EXPRESSION => VALUE    JavaScript, as String() gives it
//   size WIDTH HEIGHT     of the window
//   media screen|print light|dark
//   picture FILE          the window as PNG
//   console NUMBER        messages, errors and exceptions so far, as many as are expected
//   requests NUMBER       that were no file: and no data: URL
//
// Empty lines and those that begin with '#' are left out. Each command that does not hold is named
// with its line; the exit status is 1 then, 77 where there is no chromium, and 2 where it does not
// answer.
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "heapstory/base.h"

enum { SECONDS = 60 }; // that a command may take

typedef struct Browser {
  pid_t process;
  int to, from;
  int id; // of the last message
  char *session;
  Text input; // what was read and is not used yet
  size_t console, requests;
  bool loaded;
  size_t line; // of the command
  int failures;
} Browser;

static void die(const char *what) {
  fprintf(stderr, "browse: %s\n", what);
  exit(2);
}

// ---- messages: JSON, each ended by NUL --------------------------------------------------------

static void send_message(Browser *b, const char *method, cJSON *params) {
  cJSON *message = cJSON_CreateObject();
  cJSON_AddNumberToObject(message, "id", ++b->id);
  cJSON_AddStringToObject(message, "method", method);
  cJSON_AddItemToObject(message, "params", params ? params : cJSON_CreateObject());
  if (b->session) cJSON_AddStringToObject(message, "sessionId", b->session);
  char *text = cJSON_PrintUnformatted(message);
  size_t left = strlen(text) + 1;
  for (const char *at = text; left > 0;) {
    ssize_t written = write(b->to, at, left);
    if (written <= 0) die("chromium is gone");
    at += written;
    left -= (size_t)written;
  }
  free(text);
  cJSON_Delete(message);
}

static cJSON *next_message(Browser *b) {
  for (;;) {
    char *end = b->input.length ? memchr(b->input.chars, 0, b->input.length) : NULL;
    if (end) {
      cJSON *message = cJSON_Parse(b->input.chars);
      size_t taken = (size_t)(end - b->input.chars) + 1;
      memmove(b->input.chars, b->input.chars + taken, b->input.length - taken);
      b->input.length -= taken;
      if (!message) die("chromium said what is no JSON");
      return message;
    }
    char bytes[65536];
    ssize_t count = read(b->from, bytes, sizeof bytes);
    if (count <= 0) die("chromium is gone");
    text_add_n(&b->input, bytes, (size_t)count);
  }
}

static const char *string_at(const cJSON *object, const char *name) {
  const char *value = cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
  return value ? value : "";
}

static void count_request(Browser *b, const cJSON *params) {
  const char *url = string_at(cJSON_GetObjectItem(params, "request"), "url");
  bool inside = strncmp(url, "file:", 5) == 0 || strncmp(url, "data:", 5) == 0;
  if (inside) return;
  printf("request: %.200s\n", url);
  b->requests++;
}

static void note_event(Browser *b, const cJSON *message) {
  const char *method = string_at(message, "method");
  const cJSON *params = cJSON_GetObjectItem(message, "params");
  bool said = strcmp(method, "Runtime.consoleAPICalled") == 0 ||
              strcmp(method, "Runtime.exceptionThrown") == 0 ||
              strcmp(method, "Log.entryAdded") == 0;
  if (strcmp(method, "Page.loadEventFired") == 0) b->loaded = true;
  if (strcmp(method, "Network.requestWillBeSent") == 0) count_request(b, params);
  if (!said) return;
  char *words = cJSON_PrintUnformatted(params);
  printf("console: %.300s\n", words);
  free(words);
  b->console++;
}

// What a method gives; yours.
static cJSON *call(Browser *b, const char *method, cJSON *params) {
  send_message(b, method, params);
  for (;;) {
    cJSON *message = next_message(b);
    const cJSON *id = cJSON_GetObjectItem(message, "id");
    if (!id) note_event(b, message);
    if (id && id->valueint == b->id) {
      cJSON *result = cJSON_DetachItemFromObject(message, "result");
      if (!result) fprintf(stderr, "browse: %s is refused\n", method);
      if (!result) exit(2);
      cJSON_Delete(message);
      return result;
    }
    cJSON_Delete(message);
  }
}

static void tell(Browser *b, const char *method, cJSON *params) {
  cJSON_Delete(call(b, method, params));
}

static cJSON *one(const char *name, const char *value) {
  cJSON *params = cJSON_CreateObject();
  cJSON_AddStringToObject(params, name, value);
  return params;
}

// ---- chromium ---------------------------------------------------------------------------------

static void become_chromium(int in, int out, const char *folder) {
  char profile[4096];
  snprintf(profile, sizeof profile, "--user-data-dir=%s", folder);
  // It reads from 3 and writes to 4. Neither may be overwritten before it is moved.
  int read_end = dup(in), write_end = dup(out);
  if (dup2(read_end, 3) < 0 || dup2(write_end, 4) < 0) _exit(126);
  for (int i = 5; i < 64; i++) close(i);
  if (!freopen("/dev/null", "w", stderr)) _exit(126);
  execlp("chromium", "chromium", "--headless", "--no-sandbox", "--disable-gpu",
         "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
         "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
         "--remote-debugging-pipe", profile, "about:blank", (char *)NULL);
  _exit(errno == ENOENT ? 77 : 126);
}

static void start(Browser *b, const char *folder) {
  int down[2], up[2];
  if (pipe(down) != 0 || pipe(up) != 0) die("no pipe");
  b->process = fork();
  if (b->process < 0) die("no process");
  if (b->process == 0) become_chromium(down[0], up[1], folder);
  close(down[0]);
  close(up[1]);
  b->to = down[1];
  b->from = up[0];
}

static void attach(Browser *b) {
  cJSON *made = call(b, "Target.createTarget", one("url", "about:blank"));
  cJSON *params = one("targetId", string_at(made, "targetId"));
  cJSON_AddTrueToObject(params, "flatten");
  cJSON *attached = call(b, "Target.attachToTarget", params);
  b->session = mem_strdup(string_at(attached, "sessionId"));
  cJSON_Delete(attached);
  cJSON_Delete(made);
  static const char *const domains[] = {"Page.enable", "Runtime.enable", "Network.enable",
                                        "Log.enable"};
  for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) tell(b, domains[i], NULL);
}

// ---- commands ---------------------------------------------------------------------------------

static void open_page(Browser *b, const char *url) {
  b->loaded = false;
  tell(b, "Page.navigate", one("url", url));
  while (!b->loaded) {
    cJSON *message = next_message(b);
    note_event(b, message);
    cJSON_Delete(message);
  }
}

static void press(Browser *b, const char *name) {
  static const struct {
    const char *name, *key, *text;
    int code;
  } named[] = {{"Space", " ", " ", 32},
               {"Enter", "Enter", "\r", 13},
               {"Tab", "Tab", NULL, 9},
               {"Escape", "Escape", NULL, 27},
               {"ArrowLeft", "ArrowLeft", NULL, 37},
               {"ArrowUp", "ArrowUp", NULL, 38},
               {"ArrowRight", "ArrowRight", NULL, 39},
               {"ArrowDown", "ArrowDown", NULL, 40}};
  const char *key = name, *text = name;
  int code = name[0] >= 'a' && name[0] <= 'z' ? name[0] - 'a' + 'A' : 0;
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (strcmp(named[i].name, name) == 0) {
      key = named[i].key;
      text = named[i].text;
      code = named[i].code;
    }
  static const char *const types[] = {"keyDown", "keyUp"};
  for (int up = 0; up < 2; up++) {
    cJSON *params = one("type", types[up]);
    cJSON_AddStringToObject(params, "key", key);
    cJSON_AddNumberToObject(params, "windowsVirtualKeyCode", code);
    if (!up && text) cJSON_AddStringToObject(params, "text", text);
    tell(b, "Input.dispatchKeyEvent", params);
  }
}

static void fail(Browser *b, const char *command, const char *found) {
  printf("FAILED: line %zu: %.500s: found %.500s\n", b->line, command, found);
  b->failures++;
}

static void expect(Browser *b, const char *command) {
  const char *arrow = NULL; // the last one: functions have arrows, too
  for (const char *at = command; (at = strstr(at, " => ")); at += 4) arrow = at;
  if (!arrow) die("expect EXPRESSION => VALUE");
  Text script = {0};
  text_add(&script, "(async () => String(await (");
  text_add_n(&script, command, (size_t)(arrow - command));
  text_add(&script, ")))()");
  cJSON *params = one("expression", text_chars(&script));
  cJSON_AddTrueToObject(params, "awaitPromise");
  cJSON_AddTrueToObject(params, "returnByValue");
  cJSON *answer = call(b, "Runtime.evaluate", params);
  const cJSON *result = cJSON_GetObjectItem(answer, "result");
  const char *found = cJSON_GetStringValue(cJSON_GetObjectItem(result, "value"));
  if (!found) found = string_at(result, "description"); // of an exception
  if (strcmp(found, arrow + 4) != 0) fail(b, command, found);
  cJSON_Delete(answer);
  text_delete(&script);
}

static void set_size(Browser *b, const char *words) {
  int width = 0, height = 0;
  if (sscanf(words, "%d %d", &width, &height) != 2) die("size WIDTH HEIGHT");
  cJSON *params = cJSON_CreateObject();
  cJSON_AddNumberToObject(params, "width", width);
  cJSON_AddNumberToObject(params, "height", height);
  cJSON_AddNumberToObject(params, "deviceScaleFactor", 1);
  cJSON_AddFalseToObject(params, "mobile");
  tell(b, "Emulation.setDeviceMetricsOverride", params);
}

static void set_media(Browser *b, const char *words) {
  bool print = strncmp(words, "print ", 6) == 0;
  const char *scheme = strchr(words, ' ');
  if (!scheme) die("media screen|print light|dark");
  cJSON *params = one("media", print ? "print" : "screen");
  cJSON *feature = one("name", "prefers-color-scheme");
  cJSON_AddStringToObject(feature, "value", scheme + 1);
  cJSON_AddItemToArray(cJSON_AddArrayToObject(params, "features"), feature);
  tell(b, "Emulation.setEmulatedMedia", params);
}

static int digit(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *at = c ? strchr(digits, c) : NULL;
  return at ? (int)(at - digits) : 0;
}

static void take_picture(Browser *b, const char *path) {
  cJSON *answer = call(b, "Page.captureScreenshot", one("format", "png"));
  const char *data = string_at(answer, "data");
  FILE *file = fopen(path, "w");
  if (!file) die("the picture cannot be written");
  for (; data[0] && data[1] && data[2] && data[3]; data += 4) {
    int bits = digit(data[0]) << 18 | digit(data[1]) << 12 | digit(data[2]) << 6 | digit(data[3]);
    fputc(bits >> 16 & 255, file);
    if (data[2] != '=') fputc(bits >> 8 & 255, file);
    if (data[3] != '=') fputc(bits & 255, file);
  }
  if (fclose(file) != 0) die("the picture cannot be written");
  cJSON_Delete(answer);
}

// Events that are on their way are waited for: what was asked last is answered behind them.
static void count(Browser *b, const char *command, const size_t *counted) {
  char found[32];
  tell(b, "Runtime.evaluate", one("expression", "0"));
  snprintf(found, sizeof found, "%zu", *counted);
  if (strcmp(found, strchr(command, ' ') + 1) != 0) fail(b, command, found);
}

static const char *after(const char *line, const char *word) {
  size_t length = strlen(word);
  return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

static void obey(Browser *b, const char *line) {
  const char *rest;
  alarm(SECONDS);
  if ((rest = after(line, "open")))
    open_page(b, rest);
  else if ((rest = after(line, "key")))
    press(b, rest);
  else if ((rest = after(line, "expect")))
    expect(b, rest);
  else if ((rest = after(line, "size")))
    set_size(b, rest);
  else if ((rest = after(line, "media")))
    set_media(b, rest);
  else if ((rest = after(line, "picture")))
    take_picture(b, rest);
  else if (after(line, "console"))
    count(b, line, &b->console);
  else if (after(line, "requests"))
    count(b, line, &b->requests);
  else
    die(line);
}

static int finish(Browser *b) {
  int status = 0;
  free(b->session);
  b->session = NULL;
  send_message(b, "Browser.close", NULL);
  close(b->to);
  waitpid(b->process, &status, 0);
  text_delete(&b->input);
  return b->failures ? 1 : 0;
}

int main(int argc, char **argv) {
  Browser b = {0};
  char line[8192];
  if (argc != 2) die("FOLDER");
  signal(SIGPIPE, SIG_IGN);
  start(&b, argv[1]);
  alarm(SECONDS);
  attach(&b);
  while (fgets(line, sizeof line, stdin)) {
    b.line++;
    line[strcspn(line, "\n")] = 0;
    if (line[0] && line[0] != '#') obey(&b, line);
  }
  return finish(&b);
}
