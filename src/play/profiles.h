// profiles.h: the profiles that a scenario and its options name.
#ifndef HEAPSTORY_PLAY_PROFILES_H
#define HEAPSTORY_PLAY_PROFILES_H

#include "heapstory/play.h"
#include "heapstory/profile.h"
#include "heapstory/scenario.h"

// The profile to run: the option's, else the scenario's, else the default. NULL where a name is
// unknown, also one of an `expect`; every unknown name is added to `errors` with its position.
const Profile *profile_chosen(const Scenario *scenario, const PlayOptions *options, Errors *errors);

// Whether an `expect` step is checked under this profile.
bool profile_is_expected(const Profile *profile, const Step *step);

#endif
