// test_trace.c: traces read back: for every scenario that ships, under every profile, a trace says
// what the run's stored file says, but for what stored.h lists; mistakes have positions.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "heapstory/play.h"
#include "heapstory/profile.h"
#include "heapstory/stored.h"
#include "shipped.h"

static void add_file(const Stored *stored, Text *text) {
  stored_add((const Snapshot *const *)stored->snapshots, stored->count, NULL, text);
}

static Stored *read_well(const Text *trace, const char *what) {
  Errors errors = {0};
  Stored *stored = stored_read_trace(text_chars(trace), trace->length, &errors);
  if (!stored) {
    errors_print(&errors, stderr);
    fail_msg("%s: the trace cannot be read back", what);
  }
  errors_delete(&errors);
  return stored;
}

// ---- every scenario ---------------------------------------------------------------------------

// What a trace says nothing of.
static const unsigned LOST_FLAGS = SNAPSHOT_SLOTS | SNAPSHOT_PENDING;

static void same_text(const char *a, const char *b) {
  if (a && b)
    assert_string_equal(a, b);
  else
    assert_ptr_equal(a, b);
}

static void same_references(const Snapshot *a, const SnapshotObject *of_a, const Snapshot *b,
                            const SnapshotObject *of_b) {
  assert_int_equal(of_a->reference_count, of_b->reference_count);
  for (uint32_t i = 0; i < of_a->reference_count; i++) {
    const SnapshotReference *x = &a->references[of_a->first_reference + i];
    const SnapshotReference *y = &b->references[of_b->first_reference + i];
    assert_string_equal(x->place, y->place);
    assert_int_equal(x->kind, y->kind);
    assert_int_equal(a->objects[x->to].serial, b->objects[y->to].serial);
  }
}

static void same_object(const Snapshot *a, const SnapshotObject *x, const Snapshot *b,
                        const SnapshotObject *y) {
  bool permanent = x->generation == 3, text = x->shape == SHAPE_ATOM;
  bool machinery = x->serial < 0;
  assert_int_equal(x->serial, y->serial);
  assert_string_equal(x->type, y->type);
  same_text(x->value, y->value);
  assert_int_equal(x->refcount, y->refcount);
  assert_int_equal(x->size, y->size);
  assert_int_equal(x->block, y->block);
  assert_int_equal(x->shape, y->shape);
  assert_int_equal(x->flags & ~LOST_FLAGS, y->flags);
  assert_int_equal(permanent ? -1 : x->generation, y->generation);
  if (!text) assert_int_equal(machinery ? 0 : x->length, y->length);
  same_references(a, x, b, y);
}

static void same_step(const Snapshot *a, const Snapshot *b) {
  assert_int_equal(a->step, b->step);
  assert_string_equal(a->source, b->source);
  assert_string_equal(a->output, b->output);
  same_text(a->result, b->result);
  same_text(a->error_type, b->error_type);
  same_text(a->error_message, b->error_message);
  assert_int_equal(a->object_count, b->object_count);
  for (size_t i = 0; i < a->object_count; i++) same_object(a, &a->objects[i], b, &b->objects[i]);
  assert_int_equal(a->frame_count, b->frame_count);
  for (size_t f = 0; f < a->frame_count; f++) {
    assert_string_equal(a->frames[f].name, b->frames[f].name);
    assert_int_equal(a->frames[f].binding_count, b->frames[f].binding_count);
  }
  assert_int_equal(a->user_objects, b->user_objects);
  assert_memory_equal(a->gc.count, b->gc.count, sizeof a->gc.count);
  assert_memory_equal(a->gc.threshold, b->gc.threshold, sizeof a->gc.threshold);
  assert_memory_equal(a->gc.stats, b->gc.stats, sizeof a->gc.stats);
  assert_int_equal(a->gc.garbage_count, b->gc.garbage_count);
  assert_memory_equal(&a->memory, &b->memory, sizeof a->memory);
  assert_int_equal(a->event_count, b->event_count);
}

// The trace of the run, and that of its stored file, are read as one and the same run.
static void check_run(const Snapshot *const *snapshots, size_t count, const char *what) {
  Text trace = {0}, file = {0}, first = {0}, second = {0};
  Errors errors = {0};
  for (size_t i = 0; i < count; i++) snapshot_add_trace(snapshots[i], &trace);
  Stored *told = read_well(&trace, what);
  stored_add(snapshots, count, NULL, &file);
  Stored *stored = stored_read(text_chars(&file), file.length, &errors);
  assert_non_null(stored);
  assert_int_equal(stored->count, told->count);
  for (size_t i = 0; i < count; i++) same_step(stored->snapshots[i], told->snapshots[i]);
  Stored *through = stored_through_trace(stored, &errors);
  add_file(told, &first);
  add_file(through, &second);
  size_t same = 0;
  while (first.chars[same] && first.chars[same] == second.chars[same]) same++;
  if (first.chars[same] || second.chars[same])
    fail_msg("%s: \"%.60s\" is read as \"%.60s\"", what, second.chars + same, first.chars + same);
  stored_delete(told);
  stored_delete(stored);
  stored_delete(through);
  text_delete(&trace);
  text_delete(&file);
  text_delete(&first);
  text_delete(&second);
}

static void check_under(const char *path, const char *profile, bool internal) {
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read(path, &errors);
  assert_non_null(scenario);
  PlayOptions options = {.profile = profile, .internal = internal};
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  if (recording && recording->count)
    check_run((const Snapshot *const *)recording->snapshots, recording->count, path);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
}

// The same in every run, whatever other scenarios there are.
static size_t turn_of(const char *name) {
  size_t sum = 0;
  while (*name) sum += (unsigned char)*name++;
  return sum;
}

// Under two of the profiles, by turns; now and then with all machinery, which makes long traces.
// Those that retell CPython's own tests are many: under one.
static void check_scenario(const char *path, void *payload) {
  (void)payload;
  bool many = strstr(path, "/scenarios/cpython/") != NULL;
  size_t all = 0, turn = turn_of(strrchr(path, '/') + 1);
  while (profile_name(all)) all++;
  for (size_t p = turn % all, end = p + (many ? 1 : 2); p < end; p++)
    check_under(path, profile_name(p % all), turn % 32 == 0);
}

static void says_what_the_run_says(void **state) {
  (void)state;
  assert_true(shipped_visit("", check_scenario, NULL) > 230);
}

// ---- mistakes ---------------------------------------------------------------------------------

#define HEAD                                                                                       \
  "{\"step\":1,\"source\":\"x = []\",\"line\":3,\"output\":\"\",\"result\":null,\"error\":null,"
#define FRAMES "\"frames\":[{\"name\":\"<module>\",\"names\":{\"x\":1}}],"
#define LIST                                                                                       \
  "{\"serial\":1,\"address\":\"0x10\",\"type\":\"list\",\"value\":null,\"refcount\":1,"            \
  "\"immortal\":false,\"size\":56,\"block\":72,\"tracked\":true,\"generation\":0,"                 \
  "\"finalized\":false,\"reachable\":true,\"references\":[]}"
#define STATS "{\"collections\":0,\"collected\":0,\"uncollectable\":0}"
#define GC                                                                                         \
  "\"gc\":{\"enabled\":true,\"threshold\":[700,10,10],\"count\":[1,0,0],\"stats\":[" STATS         \
  "," STATS "," STATS "],\"garbage\":[]},"
#define MEMORY "\"memory\":{\"arenas\":1,\"pools\":2,\"blocks\":3,\"bytes\":72,\"large\":0},"
#define TAIL GC MEMORY "\"events\":[]}\n"
#define WHOLE HEAD FRAMES "\"objects\":[" LIST "]," TAIL

static void reads_one_record(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, WHOLE);
  Stored *stored = read_well(&text, "a record");
  assert_int_equal(stored->count, 1);
  assert_int_equal(stored->snapshots[0]->object_count, 1);
  assert_int_equal(stored->snapshots[0]->objects[0].shape, SHAPE_LIST);
  assert_string_equal(stored->snapshots[0]->bindings[0].name, "x");
  stored_delete(stored);
  text_delete(&text);
}

// Blanks and the order of keys say nothing.
static void reads_a_record_that_was_reformatted(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text,
           "\r\n\n{ \"line\" : 3,\n \"step\": 1, \"source\":\"\\u00e9\\ud83d\\ude00\\t\","
           "\"output\":\"\", \"error\": {\"message\":\"\",\"type\":\"E\"},\"result\":\"1\",\n"
           "\"events\" : [ ]," MEMORY GC "\"objects\":[" LIST "]," FRAMES);
  text.chars[text.length - 1] = '}'; // its last comma
  Stored *stored = read_well(&text, "a record");
  assert_string_equal(stored->snapshots[0]->source, "\xc3\xa9\xf0\x9f\x98\x80\t");
  assert_string_equal(stored->snapshots[0]->error_type, "E");
  stored_delete(stored);
  text_delete(&text);
}

static void assert_refused(const char *text, uint32_t line, uint32_t column, const char *words) {
  Errors errors = {0};
  assert_null(stored_read_trace(text, strlen(text), &errors));
  assert_true(errors.count > 0);
  const Error *error = &errors.items[0];
  if (!strstr(error->message, words) || error->at.line != line || error->at.column != column)
    fail_msg("%u:%u: %s: expected %u:%u: %s", error->at.line, error->at.column, error->message,
             line, column, words);
  errors_delete(&errors);
}

// WHOLE with one text in place of another, and a column behind the beginning of what is new.
static void assert_change_refused(const char *from, const char *to, size_t skip,
                                  const char *words) {
  const char *at = strstr(WHOLE, from);
  Text text = {0};
  assert_non_null(at);
  text_add(&text, "\n");
  text_add_n(&text, WHOLE, (size_t)(at - WHOLE));
  text_add(&text, to);
  text_add(&text, at + strlen(from));
  assert_refused(text_chars(&text), 2, (uint32_t)((size_t)(at - WHOLE) + skip + 1), words);
  text_delete(&text);
}

static void syntax_has_positions(void **state) {
  (void)state;
  assert_refused("", 1, 1, "no step");
  assert_refused(" \n\n", 3, 1, "no step");
  assert_refused("[]", 1, 1, "expected an object, found an array");
  assert_refused("\xff", 1, 1, "expected an object");
  assert_refused(WHOLE "x", 2, 1, "expected an object");
  assert_change_refused("{\"step\"", "{step", 1, "expected a key in quotes");
  assert_change_refused("\"step\":", "\"step\"", 6, "expected ':'");
  assert_change_refused(",\"line\"", "\"line\"", 0, "expected ',' or '}'");
  assert_change_refused("\"x = []\"", "\"x\\q\"", 2, "no such escape");
  assert_change_refused("\"x = []\"", "\"\\u12\"", 1, "four hexadecimal digits");
  assert_change_refused("\"x = []\"", "\"\\u0000\"", 1, "NUL");
  assert_change_refused("\"x = []\"", "\"\\ud800\"", 1, "surrogate");
  assert_change_refused("\"x = []\"", "\"\\udc00\\ud800\"", 1, "surrogate");
  assert_change_refused("\"x = []\"", "\"a\tb\"", 2, "control character");
  assert_change_refused("\"x = []\"", "\"\xc3\xa9\xc3\"", 2, "not UTF-8");
  assert_change_refused("\"x = []\"", "\"x\n", 0, "the string has no end");
  assert_change_refused("\"line\":3", "\"line\":03", 7, "does not begin with 0");
  assert_change_refused("\"line\":3", "\"line\":-", 8, "expected a digit");
  assert_change_refused("\"line\":3", "\"line\":3.", 9, "expected a digit");
  assert_change_refused("\"events\":[]}\n", "\"events\":[]} {}\n", 13, "ends with its line");
}

static void values_have_positions(void **state) {
  (void)state;
  assert_change_refused("\"step\":1", "\"step\":0", 7, "expected a number from 1");
  assert_change_refused("\"line\":3", "\"line\":3.5", 7, "expected a whole number");
  assert_change_refused("\"line\":3", "\"line\":1e3", 7, "expected a whole number");
  assert_change_refused("\"line\":3", "\"line\":\"3\"", 7, "a whole number, found a string");
  assert_change_refused("\"line\":3", "\"line\": [3, {\"a\": 1}]", 8, "found an array");
  assert_change_refused("\"line\":3", "\"line\":99999999999999999999999", 7, "expected a number");
  assert_change_refused("\"line\":3", "\"lime\":3", 0, "did you mean \"line\"");
  assert_change_refused("\"line\":3", "\"step\":3", 0, "stands twice");
  assert_change_refused("\"line\":3,", "", 0 - (strstr(WHOLE, "\"line\"") - WHOLE),
                        "a step has no \"line\"");
  assert_change_refused("\"0x10\"", "\"16\"", 0, "expected an address");
  assert_change_refused("\"0x10\"", "\"0x\"", 0, "expected an address");
  assert_change_refused("\"0x10\"", "\"0x1G\"", 0, "expected an address");
  assert_change_refused("\"0x10\"", "\"0x12345678123456789\"", 0, "expected an address");
  assert_change_refused("\"tracked\":true", "\"tracked\":1", 10, "true or false, found a number");
  assert_change_refused("\"tracked\":true", "\"tracked\":truth", 10, "expected");
  assert_change_refused("\"generation\":0", "\"generation\":3", 13, "from 0 to 2");
  assert_change_refused("[700,10,10]", "[700,10]", 0, "expected three, found 2");
  assert_change_refused("[1,0,0]", "[1,0,0,0]", 0, "expected three, found 4");
  assert_change_refused("\"size\":56", "\"size\":-1", 7, "from 0");
}

static void serials_are_checked(void **state) {
  (void)state;
  assert_change_refused("{\"x\":1}", "{\"x\":2}", 5, "no object with the serial 2");
  assert_change_refused("{\"x\":1}", "{\"x\": 0}", 6, "no object has the serial 0");
  assert_change_refused("{\"x\":1}", "{\"x\":1,\"x\":1}", 0, "\"x\" stands twice");
  assert_change_refused("{\"x\":1}", "{\"\":1}", 1, "no such name");
  assert_change_refused("\"references\":[]", "\"references\":[{\"place\":\"[0]\",\"to\":7}]", 34,
                        "no object with the serial 7");
  assert_change_refused("\"references\":[]", "\"references\":[{\"place\":\"\",\"to\":1}]", 23,
                        "no such place");
  assert_change_refused("\"garbage\":[]", "\"garbage\":[5]", 11, "no object with the serial 5");
  assert_change_refused("\"serial\":1", "\"serial\":-1", -1, "machinery alone");
  assert_change_refused("]," GC, "," LIST "]," GC, 1, "serial 1 stands twice");
  assert_refused(WHOLE WHOLE, 2, 9, "step 1 stands behind step 1");
}

static void events_have_their_numbers(void **state) {
  (void)state;
  assert_change_refused("\"events\":[]", "\"events\":[{\"event\":\"alocate\"}]", 10,
                        "did you mean \"allocate\"");
  assert_change_refused("\"events\":[]", "\"events\":[{\"event\":\"allocate\",\"serial\":1}]", 10,
                        "has no \"bytes\"");
  assert_change_refused("\"events\":[]", "\"events\":[{\"event\":\"dealloc\",\"bytes\":1}]", 10,
                        "no number of the event \"dealloc\"");
}

// All of a file, each at its place; and however many there are, an end.
static void every_mistake_is_told(void **state) {
  (void)state;
  Errors errors = {0};
  static const char two[] = "{\"step\":true,\"lin\":1}\n{\"step\":null}\n";
  assert_null(stored_read_trace(two, strlen(two), &errors));
  assert_int_equal(errors.items[0].at.column, 9);
  assert_int_equal(errors.items[1].at.column, 14);
  assert_int_equal(errors.items[errors.count - 1].at.line, 2);
  assert_int_equal(errors.count, 2 + 10 + 1 + 10);
  errors_delete(&errors);
  Text many = {0};
  for (int i = 0; i < 100000; i++) text_add(&many, "1\n");
  assert_null(stored_read_trace(text_chars(&many), many.length, &errors));
  assert_int_equal(errors.count, 1000);
  errors_delete(&errors);
  text_delete(&many);
}

// A million brackets, a number of a million digits: refused, at once.
static void size_does_no_harm(void **state) {
  (void)state;
  enum { MANY = 1000000 };
  Text text = {0};
  Errors errors = {0};
  text_add(&text, "{\"deep\":");
  for (int i = 0; i < MANY; i++) text_add_char(&text, '[');
  assert_null(stored_read_trace(text_chars(&text), text.length, &errors));
  errors_delete(&errors);
  text_clear(&text);
  text_add(&text, "{\"step\":");
  for (int i = 0; i < MANY; i++) text_add_char(&text, '9');
  assert_null(stored_read_trace(text_chars(&text), text.length, &errors));
  assert_non_null(strstr(errors.items[0].message, "from 1"));
  errors_delete(&errors);
  text_delete(&text);
}

// Frames have no number in a trace: a name at a depth is a frame as long as it stays there.
static void frames_are_told_by_name_and_depth(void **state) {
  (void)state;
#define STEP(n)                                                                                    \
  "{\"step\":" n ",\"source\":\"\",\"line\":1,\"output\":\"\",\"result\":null,\"error\":null,"
#define FRAME(name) "{\"name\":\"" name "\",\"names\":{}}"
#define REST "\"objects\":[]," TAIL
  Text text = {0};
  text_add(&text, STEP("1") "\"frames\":[" FRAME("m") "," FRAME("f") "]," REST);
  text_add(&text, STEP("2") "\"frames\":[" FRAME("m") "," FRAME("f") "," FRAME("f") "]," REST);
  text_add(&text, STEP("3") "\"frames\":[" FRAME("m") "," FRAME("g") "]," REST);
  Stored *stored = read_well(&text, "frames");
  Snapshot *const *s = stored->snapshots;
  assert_int_equal(s[0]->frames[1].serial, s[1]->frames[1].serial);
  assert_int_not_equal(s[1]->frames[1].serial, s[1]->frames[2].serial);
  assert_int_equal(s[0]->frames[0].serial, s[2]->frames[0].serial);
  assert_int_not_equal(s[1]->frames[1].serial, s[2]->frames[1].serial);
  stored_delete(stored);
  text_delete(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(says_what_the_run_says),
      cmocka_unit_test(reads_one_record),
      cmocka_unit_test(reads_a_record_that_was_reformatted),
      cmocka_unit_test(syntax_has_positions),
      cmocka_unit_test(values_have_positions),
      cmocka_unit_test(serials_are_checked),
      cmocka_unit_test(events_have_their_numbers),
      cmocka_unit_test(every_mistake_is_told),
      cmocka_unit_test(size_does_no_harm),
      cmocka_unit_test(frames_are_told_by_name_and_depth),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
