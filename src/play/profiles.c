// profiles.c: which profile runs, and which `expect` steps are meant for it.
#include "profiles.h"

#include <string.h>

// A profile by its name; where there is none, an error that knows the nearest.
static const Profile *find(const char *name, Position at, Errors *errors) {
  const Profile *profile = profile_find(name);
  if (profile) return profile;
  const char *names[64] = {0};
  for (size_t i = 0; i < 63 && profile_name(i); i++) names[i] = profile_name(i);
  const char *near = nearest_word(name, names);
  error_add(errors, at, "unknown profile '%s'%s%s%s", name, near ? "; did you mean '" : "",
            near ? near : "", near ? "'?" : " (heapstory list profiles names them)");
  return NULL;
}

static bool find_expected(const Step *step, Errors *errors) {
  bool found = true;
  for (size_t i = 0; i < step->as.expect.profile_count; i++) {
    const ProfileName *profile = &step->as.expect.profiles[i];
    found &= find(profile->name, profile->at, errors) != NULL;
  }
  return found;
}

static bool find_all_expected(const Steps *steps, Errors *errors) {
  bool found = true;
  for (size_t i = 0; i < steps->count; i++) {
    const Step *step = &steps->items[i];
    if (step->operation == OPERATION_EXPECT) found &= find_expected(step, errors);
    if (step->operation == OPERATION_REPEAT)
      found &= find_all_expected(&step->as.repeat.steps, errors);
  }
  return found;
}

const Profile *profile_chosen(const Scenario *scenario, const PlayOptions *options,
                              Errors *errors) {
  const Position nowhere = {0, 0};
  const Profile *profile;
  if (options->profile)
    profile = find(options->profile, nowhere, errors);
  else if (scenario->profile)
    profile = find(scenario->profile, scenario->profile_at, errors);
  else
    profile = find(DEFAULT_PROFILE, nowhere, errors);
  return find_all_expected(&scenario->steps, errors) ? profile : NULL;
}

bool profile_is_expected(const Profile *profile, const Step *step) {
  if (step->as.expect.profile_count == 0) return true;
  for (size_t i = 0; i < step->as.expect.profile_count; i++)
    if (strcmp(step->as.expect.profiles[i].name, profile->name) == 0) return true;
  return false;
}
