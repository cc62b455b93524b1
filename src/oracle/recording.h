// recording.h: what a real CPython did, as record.py (or the recorder that it learnt from) wrote
// it.
//
// A recording is one JSON object: "snippet", "version", "mode" (repl: each statement is a code
// object of its own; script: all are one, as an import runs them) and "steps", each with the
// statement and what was seen behind it. What a step does not hold was not looked at, and is not
// compared. A file holds one recording, or many, one a line.
#ifndef ORACLE_RECORDING_H
#define ORACLE_RECORDING_H

#include <cjson/cJSON.h>

#include "heapstory/base.h"
#include "heapstory/profile.h"

// The recordings of a file, as an array, yours to cJSON_Delete; NULL with errors.
cJSON *recordings_read(const char *file, Errors *errors);

// Members that may be absent: "" (text) or NULL (json).
const char *member_text(const cJSON *object, const char *key);
const cJSON *member(const cJSON *object, const char *key); // NULL also for a JSON null
bool member_true(const cJSON *object, const char *key);

bool recording_is_script(const cJSON *recording);
// "cycle.3.14.10", "cycle.3.14.10.script": what messages and lists of recordings call it.
void recording_add_name(const cJSON *recording, Text *text);
// The profile that stands for the build, or for another one of the same series; NULL for none.
const Profile *recording_profile(const cJSON *recording);

#endif
