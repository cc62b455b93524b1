// recording.c: reads recordings.
#include "recording.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const Position nowhere;

// ---- members
// --------------------------------------------------------------------------------------

const cJSON *member(const cJSON *object, const char *key) {
  const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, key);
  return cJSON_IsNull(found) ? NULL : found;
}

const char *member_text(const cJSON *object, const char *key) {
  const char *text = cJSON_GetStringValue(member(object, key));
  return text ? text : "";
}

bool member_true(const cJSON *object, const char *key) { return cJSON_IsTrue(member(object, key)); }

bool recording_is_script(const cJSON *recording) {
  return strcmp(member_text(recording, "mode"), "script") == 0;
}

void recording_add_name(const cJSON *recording, Text *text) {
  text_printf(text, "%s.%s%s", member_text(recording, "snippet"), member_text(recording, "version"),
              recording_is_script(recording) ? ".script" : "");
}

const Profile *recording_profile(const cJSON *recording) {
  return profile_for_build(member_text(recording, "version"));
}

// ---- files
// ----------------------------------------------------------------------------------------

static bool read_all(const char *file, Text *text, Errors *errors) {
  FILE *stream = strcmp(file, "-") == 0 ? stdin : fopen(file, "rb");
  if (!stream) return error_add(errors, nowhere, "cannot be read: %s", strerror(errno));
  char part[1 << 16];
  size_t length;
  while ((length = fread(part, 1, sizeof part, stream)) > 0) text_add_n(text, part, length);
  bool well = !ferror(stream);
  if (stream != stdin) fclose(stream);
  return well || error_add(errors, nowhere, "cannot be read");
}

static bool is_recording(const cJSON *json) {
  return *member_text(json, "version") && *member_text(json, "snippet") &&
         cJSON_IsArray(member(json, "steps"));
}

// Appends every JSON value of the text: one, or one behind the other.
static bool read_values(const char *chars, cJSON *recordings, Errors *errors) {
  for (;;) {
    chars += strspn(chars, " \t\r\n");
    if (!*chars) return true;
    const char *end = NULL;
    cJSON *value = cJSON_ParseWithOpts(chars, &end, false);
    if (!value) return error_add(errors, nowhere, "not JSON");
    cJSON_AddItemToArray(recordings, value);
    if (!is_recording(value))
      return error_add(errors, nowhere,
                       "no recording: 'snippet', 'version' and 'steps' are wanted");
    chars = end;
  }
}

cJSON *recordings_read(const char *file, Errors *errors) {
  Text text = {0};
  cJSON *recordings = cJSON_CreateArray();
  errors->file = file;
  bool well = read_all(file, &text, errors) && read_values(text_chars(&text), recordings, errors);
  if (well && cJSON_GetArraySize(recordings) == 0)
    well = error_add(errors, nowhere, "holds no recording");
  errors->file = NULL;
  text_delete(&text);
  if (well) return recordings;
  cJSON_Delete(recordings);
  return NULL;
}
