// settings.c: flag, environment, scenario, default: what a command does with one scenario.
#include "cli.h"

#include <string.h>

// Where a value came from, and where a message about it points to.
typedef struct Source {
  const char *value, *origin;
  Position at;
} Source;

static Source pick(const Setting *setting, const char *scenario_value, const char *scenario_origin,
                   const Scenario *scenario, const char *absent) {
  if (setting->value) return (Source){.value = setting->value, .origin = setting->origin};
  if (scenario && scenario_value)
    return (Source){scenario_value, scenario_origin, scenario->render_at};
  return (Source){.value = absent, .origin = "default"};
}

// A message about a flag names no file, one about a scenario's own word does.
static void aim(const Source *source, const Scenario *scenario, Errors *errors) {
  errors->file = source->at.line && scenario ? scenario->file : NULL;
}

// ---- steps ------------------------------------------------------------------------------------

static const char *read_number(const char *at, uint64_t *number_out) {
  uint64_t number = 0;
  const char *start = at;
  for (; *at >= '0' && *at <= '9' && number < UINT64_MAX / 20; at++)
    number = number * 10 + (uint64_t)(*at - '0');
  *number_out = number;
  return at > start && number > 0 ? at : NULL;
}

// "3", "5-7", "9-"; NULL where it is none of these.
static const char *read_range(const char *at, Range *range_out) {
  at = read_number(at, &range_out->from);
  range_out->to = range_out->from;
  if (!at || *at != '-') return at;
  at++;
  range_out->to = UINT64_MAX;
  if (*at == ',' || *at == 0) return at;
  at = read_number(at, &range_out->to);
  return at && range_out->from <= range_out->to ? at : NULL;
}

static bool read_steps(Settings *settings, const Source *source, Errors *errors) {
  const char *at = source->value;
  while (at) {
    Range range;
    at = read_range(at, &range);
    if (!at || (*at != ',' && *at != 0))
      return error_add(errors, source->at, "%s: expected steps as in 3,5-7,9-, not '%s'",
                       source->origin, source->value);
    array_push(&settings->steps, range);
    at = *at ? at + 1 : NULL;
  }
  return true;
}

bool settings_wants_step(const Settings *settings, size_t step) {
  for (size_t i = 0; i < settings->steps.count; i++)
    if (settings->steps.items[i].from <= step && step <= settings->steps.items[i].to) return true;
  return settings->steps.count == 0;
}

// ---- all of it --------------------------------------------------------------------------------

static bool read_list(Words *words, ChoiceKind kind, Source source, const Scenario *scenario,
                      Errors *errors) {
  aim(&source, scenario, errors);
  return words_read(words, kind, source.value, source.origin, source.at, errors);
}

static bool read_theme(Settings *settings, Source source, const Scenario *scenario,
                       Errors *errors) {
  aim(&source, scenario, errors);
  settings->theme_name = source.value;
  settings->theme = theme_find(source.value);
  return settings->theme ||
         choice_refuse(CHOICE_THEMES, source.origin, source.value, source.at, errors);
}

// "1" or "0": a switch.
static bool read_switch(bool *switch_out, Source source, const Scenario *scenario, Errors *errors) {
  aim(&source, scenario, errors);
  *switch_out = strcmp(source.value, "1") == 0;
  return *switch_out || strcmp(source.value, "0") == 0 ||
         error_add(errors, source.at, "%s: expected 0 or 1, not '%s'", source.origin, source.value);
}

static bool read_choice(int *index_out, ChoiceKind kind, Source source, const Scenario *scenario,
                        Errors *errors) {
  aim(&source, scenario, errors);
  *index_out = choice_index(kind, source.value);
  return *index_out >= 0 || choice_refuse(kind, source.origin, source.value, source.at, errors);
}

// From 1; 0 where nobody said anything.
static bool read_count(uint64_t *number_out, Source source, const Scenario *scenario,
                       Errors *errors) {
  *number_out = 0;
  if (!source.value) return true;
  aim(&source, scenario, errors);
  const char *end = read_number(source.value, number_out);
  return (end && !*end) ||
         error_add(errors, source.at, "%s: expected a whole number from 1, not '%s'", source.origin,
                   source.value);
}

static bool read_selection(Selection *selection, Source source, const Scenario *scenario,
                           Errors *errors) {
  aim(&source, scenario, errors);
  return selection_read(selection, source.value, source.origin, source.at, errors);
}

// What a graph shows, and how much of it.
static bool read_contents(Settings *settings, const Options *o, const Scenario *s, Errors *errors) {
  const RenderDefaults none = {0}, *d = s ? &s->render : &none;
  int density, arrangement;
  bool well = read_selection(&settings->focus, pick(&o->focus, d->focus, "render.focus", s, NULL),
                             s, errors);
  well &=
      read_selection(&settings->hide, pick(&o->hide, d->hide, "render.hide", s, NULL), s, errors);
  well &=
      read_count(&settings->depth, pick(&o->depth, d->depth, "render.depth", s, NULL), s, errors);
  well &=
      read_count(&settings->max_objects,
                 pick(&o->max_objects, d->max_objects, "render.max_objects", s, NULL), s, errors);
  well &= read_count(&settings->against, pick(&o->against, d->against, "render.against", s, NULL),
                     s, errors);
  well &= read_choice(&density, CHOICE_DENSITIES,
                      pick(&o->density, d->density, "render.density", s, "auto"), s, errors);
  well &= read_choice(&arrangement, CHOICE_LAYOUTS,
                      pick(&o->layout, d->layout, "render.layout", s, "run"), s, errors);
  if (!well) return false;
  settings->density = (Density)density;
  settings->single_steps = arrangement > 0;
  return true;
}

// How pictures look, whatever they are about.
static bool read_looks(Settings *settings, const Options *o, const Scenario *s, Errors *errors) {
  const RenderDefaults none = {0}, *d = s ? &s->render : &none;
  bool well =
      read_theme(settings, pick(&o->theme, d->theme, "render.theme", s, theme_name(0)), s, errors);
  well &=
      read_switch(&settings->transparent,
                  pick(&o->transparent, d->transparent, "render.transparent", s, "0"), s, errors);
  // On somebody else's slide stands somebody else's title.
  well &= read_switch(
      &settings->caption,
      pick(&o->caption, d->caption, "render.caption", s, settings->transparent ? "0" : "1"), s,
      errors);
  well &= read_contents(settings, o, s, errors);
  return well;
}

static bool read_pictures(Settings *settings, const Options *o, const Scenario *s, Errors *errors) {
  const RenderDefaults none = {0}, *d = s ? &s->render : &none;
  bool well = read_list(&settings->views, CHOICE_VIEWS,
                        pick(&o->view, d->views, "render.view", s, "graph"), s, errors);
  well &= read_list(&settings->formats, CHOICE_FORMATS,
                    pick(&o->format, d->formats, "render.format", s, "svg"), s, errors);
  return read_looks(settings, o, s, errors) && well;
}

static bool read_text_format(Settings *settings, const Options *o, Errors *errors) {
  bool well = read_list(&settings->formats, CHOICE_TEXTS,
                        pick(&o->format, NULL, NULL, NULL, "text"), NULL, errors);
  if (settings->formats.count < 2) return well;
  return error_add(errors, (Position){0}, "%s: '%s' writes one format", o->format.origin,
                   o->command);
}

static bool is_text(const char *format) {
  return strcmp(format, "text") == 0 || strcmp(format, "json") == 0;
}

// A comparison is one text, or pictures of what differs.
static bool read_diff(Settings *settings, const Options *o, const Scenario *s, Errors *errors) {
  bool well = read_list(&settings->formats, CHOICE_DIFFS,
                        pick(&o->format, NULL, NULL, NULL, "text"), NULL, errors);
  size_t texts = 0, count = settings->formats.count;
  for (size_t i = 0; i < count; i++) texts += is_text(settings->formats.items[i]);
  errors->file = NULL;
  if (texts && count > 1)
    well =
        error_add(errors, (Position){0}, "%s: one text, or formats of pictures", o->format.origin);
  if (texts && o->theme.value && strncmp(o->theme.origin, "--", 2) == 0)
    well = error_add(errors, (Position){0}, "%s is for pictures (see --format)", o->theme.origin);
  return read_looks(settings, o, s, errors) && well;
}

bool settings_want_text(const Settings *settings) {
  return settings->formats.count == 1 && is_text(settings->formats.items[0]);
}

static bool read_shown(Settings *settings, bool pictures, const Options *o, const Scenario *s,
                       Errors *errors) {
  const char *own = pictures && s ? s->render.show : NULL;
  Source source = pick(&o->show, own, "render.show", s, NULL);
  if (!source.value) return true;
  bool well = read_list(&settings->shown, CHOICE_SHOWN, source, s, errors);
  if (pictures || !settings_shows(settings, "types")) return well;
  return error_add(errors, (Position){0}, "%s: 'types' is for pictures; 'run' knows 'internal'",
                   o->show.origin);
}

// One Python; of a comparison one for each side, too.
static bool check_profile(unsigned command, const Options *o, Errors *errors) {
  const Setting *setting = &o->profile;
  const char *name = setting->value;
  Words words = {0};
  errors->file = NULL;
  if (!name) return true;
  if (command != DIFF)
    return choice_is(CHOICE_PROFILES, name) ||
           choice_refuse(CHOICE_PROFILES, setting->origin, name, (Position){0}, errors);
  bool well = words_read(&words, CHOICE_PROFILES, name, setting->origin, (Position){0}, errors);
  if (well && words.count > 2)
    well = error_add(errors, (Position){0}, "%s: two can be compared, not %zu", setting->origin,
                     words.count);
  words_delete(&words);
  return well;
}

// Whether a check looks at pictures, too.
static bool read_gates(Settings *settings, const Options *o, Errors *errors) {
  bool dot =
      read_switch(&settings->gate_dot, pick(&o->gate_dot, NULL, NULL, NULL, "0"), NULL, errors);
  return read_switch(&settings->gate_svg, pick(&o->gate_svg, NULL, NULL, NULL, "0"), NULL,
                     errors) &&
         dot;
}

bool settings_make(Settings *settings, unsigned command, const Options *options,
                   const Scenario *scenario, Errors *errors) {
  *settings = (Settings){0};
  uint64_t number;
  bool well = command != CHECK || read_gates(settings, options, errors);
  bool pictures = command == RENDER || settings->gate_dot || settings->gate_svg;
  well &= pictures          ? read_pictures(settings, options, scenario, errors)
          : command == DIFF ? read_diff(settings, options, scenario, errors)
                            : read_text_format(settings, options, errors);
  // What a scenario says of its pictures is no matter of `run`.
  const char *own = pictures && scenario ? scenario->render.steps : NULL;
  Source steps = pick(&options->steps, own, "render.steps", scenario, NULL);
  aim(&steps, scenario, errors);
  well &= read_steps(settings, &steps, errors);
  well &= read_shown(settings, pictures, options, scenario, errors);
  well &= check_profile(command, options, errors);
  well &= options_number(&options->jobs, 1, &number, errors);
  well &= options_number(&options->timeout, 0, &number, errors);
  well &= options_number(&options->max_steps, 0, &number, errors);
  return well;
}

void settings_delete(Settings *settings) {
  words_delete(&settings->views);
  words_delete(&settings->formats);
  words_delete(&settings->shown);
  words_delete(&settings->focus.words);
  words_delete(&settings->hide.words);
  array_delete(&settings->steps);
}

bool settings_shows(const Settings *settings, const char *word) {
  for (size_t i = 0; i < settings->shown.count; i++)
    if (strcmp(settings->shown.items[i], word) == 0) return true;
  return false;
}
