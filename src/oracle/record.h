// record.h: asks an interpreter what it does with a scenario.
#ifndef ORACLE_RECORD_H
#define ORACLE_RECORD_H

#include "heapstory/scenario.h"
#include "recording.h"

// Runs the scenario's steps in the interpreter `python` (a path, or a name to look up) and returns
// its recording, yours to cJSON_Delete; NULL with errors. Steps that are no statement of their own
// are refused by name.
cJSON *record(const Scenario *scenario, const char *python, Errors *errors);

#endif
