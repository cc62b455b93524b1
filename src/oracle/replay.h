// replay.h: a recording's statements, played by heapstory as the recorder ran them.
#ifndef ORACLE_REPLAY_H
#define ORACLE_REPLAY_H

#include "heapstory/play.h"
#include "recording.h"

typedef struct Replay {
  Scenario *scenario;
  Recording *played;
  size_t first, stride; // statement i was played as step first + i * stride
} Replay;

// Plays the statements under a profile. False where they cannot be played at all, with errors; what
// stops them half-way is an error too, and `played` holds what came before.
bool replay_start(Replay *replay, const cJSON *recording, const char *profile, Errors *errors);
// The snapshot behind statement `index`, or NULL where the run did not come so far.
const Snapshot *replay_step(const Replay *replay, size_t index);
void replay_end(Replay *replay);

#endif
