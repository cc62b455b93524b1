// profile.c: the rows. Figures: FACTS.md (section at each field of profile.h), measured on the
// builds that `help` names.
#include "heapstory/profile.h"

#include <stdlib.h>
#include <string.h>

#define TUPLES(n)                                                                                  \
  [FREELIST_TUPLE + 1] = n, [FREELIST_TUPLE + 2] = n, [FREELIST_TUPLE + 3] = n,                    \
                    [FREELIST_TUPLE + 4] = n, [FREELIST_TUPLE + 5] = n, [FREELIST_TUPLE + 6] = n,  \
                    [FREELIST_TUPLE + 7] = n, [FREELIST_TUPLE + 8] = n, [FREELIST_TUPLE + 9] = n,  \
                    [FREELIST_TUPLE + 10] = n, [FREELIST_TUPLE + 11] = n,                          \
                    [FREELIST_TUPLE + 12] = n, [FREELIST_TUPLE + 13] = n,                          \
                    [FREELIST_TUPLE + 14] = n, [FREELIST_TUPLE + 15] = n,                          \
                    [FREELIST_TUPLE + 16] = n, [FREELIST_TUPLE + 17] = n,                          \
                    [FREELIST_TUPLE + 18] = n, [FREELIST_TUPLE + 19] = n,                          \
                    [FREELIST_TUPLE + 20] = n

#define OBMALLOC_64 .arena_size = 1 << 20, .pool_size = 1 << 14, .alignment = 16, .small_max = 512

// FACTS.md 5.1.
#define FREELISTS_3_11                                                                             \
  .freelists = {[FREELIST_FLOAT] = 100,    [FREELIST_LIST] = 80, [FREELIST_DICT] = 80,             \
                [FREELIST_DICT_KEYS] = 80, [FREELIST_SLICE] = 1, TUPLES(2000)}
#define FREELISTS_3_14_COMMON                                                                      \
  [FREELIST_FLOAT] = 100, [FREELIST_INT] = 100, [FREELIST_LIST] = 80, [FREELIST_DICT] = 80,        \
  [FREELIST_DICT_KEYS] = 80, [FREELIST_SLICE] = 1, [FREELIST_METHOD] = 20,                         \
  [FREELIST_BUILTIN] = 16, [FREELIST_RANGE] = 6, [FREELIST_RANGE_ITERATOR] = 6,                    \
  [FREELIST_LIST_ITERATOR] = 10, [FREELIST_TUPLE_ITERATOR] = 10, TUPLES(2000)
#define FREELISTS_3_14 .freelists = {FREELISTS_3_14_COMMON}
#define FREELISTS_3_15 .freelists = {FREELISTS_3_14_COMMON, [FREELIST_COMPLEX] = 100}

const Profile profiles[] = {
    {
        .name = "cpython-3.11",
        .series = "3.11",
        .help = "CPython 3.11; verified against 3.11.7",
        .layout = LAYOUT_3_11,
        .shared_instance_getsets = false,
        .class_line_attributes = false,
        .keys_know_static_attributes = false,
        OBMALLOC_64,
        .freelist_counting = true,
        FREELISTS_3_11,
        .immortals = false,
        .immortal_refcount = 0,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .literals = LITERALS_CONSTANT,
        .list_slots_kept = 0,
        .list_delete = LIST_DELETE_AS_SLICE,
        .list_extends_by_length = false,
        .dict_sizes_least_bit = true,
        .split_guesses_pieces = false,
        .generator_least_stack = 1,
        .inline_values = INLINE_VALUES_OF_PLAIN_OBJECTS,
        .locals_borrowed = false,
        .constants_borrowed = false,
        .loops_keep_iterable = false,
        .with_keeps_pair = false,
        .operands_die_reversed = false,
        .starred_call_keeps_arguments = true,
        .unpacked_arguments_counted = true,
        .arena_holds_folded = true,
        .small_int_operand_max = -1,
        .unused_constants_kept = true,
        .comprehensions_inlined = false,
        .thresholds = {700, 10, 10},
        .collect_at = COLLECT_AT_ALLOCATION,
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = false,
        .untrack_dicts = true,
        .instance_dicts_in_object = false,
        .trashcan_depth = 50,
        .locals_die_reversed = false,
        .frame_keeps_locals_dict = true,
        .version = {3, 11, 7},
        .proxy_repr_as_ref = false,
    },
    {
        .name = "cpython-3.12",
        .series = "3.12",
        .first_micro = 7,
        .help = "CPython 3.12.7 and later; verified against 3.12.1, whose interned strings are "
                "immortal",
        .layout = LAYOUT_3_12,
        .shared_instance_getsets = false,
        .class_line_attributes = false,
        .keys_know_static_attributes = false,
        OBMALLOC_64,
        .freelist_counting = true,
        FREELISTS_3_11,
        .immortals = true,
        .immortal_refcount = 4294967295,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .literals = LITERALS_CONSTANT,
        .list_slots_kept = 0,
        .list_delete = LIST_DELETE_AS_SLICE,
        .list_extends_by_length = false,
        .dict_sizes_least_bit = true,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_PLAIN_OBJECTS,
        .locals_borrowed = false,
        .constants_borrowed = false,
        .loops_keep_iterable = false,
        .with_keeps_pair = false,
        .operands_die_reversed = false,
        .starred_call_keeps_arguments = false,
        .unpacked_arguments_counted = true,
        .arena_holds_folded = true,
        .small_int_operand_max = -1,
        .unused_constants_kept = false,
        .comprehensions_inlined = true,
        .thresholds = {700, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = false,
        .untrack_dicts = true,
        .instance_dicts_in_object = false,
        .trashcan_depth = 50,
        .locals_die_reversed = false,
        .frame_keeps_locals_dict = true,
        .version = {3, 12, 7},
        .proxy_repr_as_ref = false,
    },
    {
        .name = "cpython-3.13",
        .series = "3.13",
        .first_micro = 13,
        .help = "CPython 3.13.13 and later; verified against 3.13.18",
        .layout = LAYOUT_3_13,
        .shared_instance_getsets = false,
        .class_line_attributes = true,
        .keys_know_static_attributes = false,
        OBMALLOC_64,
        .freelist_counting = true,
        FREELISTS_3_11,
        .immortals = true,
        .immortal_refcount = 4294967295,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .literals = LITERALS_CONSTANT,
        .list_slots_kept = 0,
        .list_delete = LIST_DELETE_KEEPS_ROOM,
        .list_extends_by_length = true,
        .dict_sizes_least_bit = false,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_WITHOUT_SLOTS,
        .locals_borrowed = false,
        .constants_borrowed = false,
        .loops_keep_iterable = false,
        .with_keeps_pair = false,
        .operands_die_reversed = false,
        .starred_call_keeps_arguments = false,
        .unpacked_arguments_counted = true,
        .arena_holds_folded = true,
        .small_int_operand_max = -1,
        .unused_constants_kept = false,
        .comprehensions_inlined = true,
        .thresholds = {2000, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = false,
        .untrack_dicts = true,
        .instance_dicts_in_object = true,
        .trashcan_depth = 0,
        .locals_die_reversed = false,
        .frame_keeps_locals_dict = false,
        .version = {3, 13, 18},
        .proxy_repr_as_ref = true,
    },
    {
        .name = "cpython-3.14",
        .series = "3.14",
        .first_micro = 9,
        .help = "CPython 3.14.9 and later; verified against 3.14.10",
        .layout = LAYOUT_3_14,
        .shared_instance_getsets = false,
        .class_line_attributes = true,
        .keys_know_static_attributes = true,
        OBMALLOC_64,
        .freelist_counting = true,
        FREELISTS_3_14,
        .immortals = true,
        .immortal_refcount = 3221225472,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .literals = LITERALS_CONSTANT,
        .list_slots_kept = 32,
        .list_delete = LIST_DELETE_RESIZES,
        .list_extends_by_length = true,
        .dict_sizes_least_bit = false,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_ALL,
        .locals_borrowed = true,
        .constants_borrowed = false,
        .loops_keep_iterable = false,
        .with_keeps_pair = true,
        .operands_die_reversed = true,
        .starred_call_keeps_arguments = false,
        .unpacked_arguments_counted = true,
        .arena_holds_folded = false,
        .small_int_operand_max = 255,
        .unused_constants_kept = false,
        .comprehensions_inlined = true,
        .thresholds = {2000, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .tuples_tracked_at_birth = false,
        .dicts_tracked_at_birth = true,
        .untrack_dicts = false,
        .instance_dicts_in_object = true,
        .trashcan_depth = 0,
        .locals_die_reversed = true,
        .frame_keeps_locals_dict = false,
        .version = {3, 14, 10},
        .proxy_repr_as_ref = true,
    },
    {
        .name = "cpython-3.15",
        .series = "3.15",
        .first_micro = 1,
        .help = "CPython 3.15.1 and later; verified against 3.15.2",
        .layout = LAYOUT_3_15,
        .shared_instance_getsets = true,
        .class_line_attributes = true,
        .keys_know_static_attributes = true,
        OBMALLOC_64,
        .freelist_counting = true,
        FREELISTS_3_15,
        .immortals = true,
        .immortal_refcount = 3221225472,
        .small_int_min = -5,
        .small_int_max = 1024,
        .cached_strings = true,
        .literals = LITERALS_CONSTANT,
        .list_slots_kept = 32,
        .list_delete = LIST_DELETE_RESIZES,
        .list_extends_by_length = true,
        .dict_sizes_least_bit = false,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_ALL,
        .locals_borrowed = true,
        .constants_borrowed = true,
        .loops_keep_iterable = true,
        .with_keeps_pair = true,
        .operands_die_reversed = true,
        .starred_call_keeps_arguments = false,
        .unpacked_arguments_counted = false,
        .arena_holds_folded = false,
        .small_int_operand_max = 255,
        .unused_constants_kept = false,
        .comprehensions_inlined = true,
        .thresholds = {2000, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .tuples_tracked_at_birth = false,
        .dicts_tracked_at_birth = true,
        .untrack_dicts = false,
        .instance_dicts_in_object = true,
        .trashcan_depth = 0,
        .locals_die_reversed = true,
        .frame_keeps_locals_dict = false,
        .version = {3, 15, 2},
        .proxy_repr_as_ref = true,
    },
    {
        .name = "textbook",
        .help =
            "idealised counting: names and container slots alone, nothing cached, nothing immortal",
        .layout = LAYOUT_3_12,
        .shared_instance_getsets = false,
        .class_line_attributes = false,
        .keys_know_static_attributes = false,
        OBMALLOC_64,
        .freelist_counting = false,
        .immortals = false,
        .small_int_min = 0,
        .small_int_max = -1,
        .cached_strings = false,
        .literals = LITERALS_SHARED,
        .list_slots_kept = 0,
        .list_delete = LIST_DELETE_AS_SLICE,
        .list_extends_by_length = false,
        .dict_sizes_least_bit = true,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_PLAIN_OBJECTS,
        .locals_borrowed = false,
        .constants_borrowed = false,
        .loops_keep_iterable = false,
        .with_keeps_pair = false,
        .operands_die_reversed = false,
        .starred_call_keeps_arguments = false,
        .unpacked_arguments_counted = true,
        .arena_holds_folded = true,
        .small_int_operand_max = -1,
        .unused_constants_kept = false,
        .comprehensions_inlined = true,
        .thresholds = {700, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = true,
        .untrack_dicts = false,
        .instance_dicts_in_object = false,
        .trashcan_depth = 50,
        .locals_die_reversed = false,
        .frame_keeps_locals_dict = false,
        .version = {3, 12, 7},
        .proxy_repr_as_ref = true,
    },
    {.name = NULL},
};

const Profile *profile_find(const char *name) {
  for (const Profile *p = profiles; p->name; p++)
    if (strcmp(p->name, name) == 0) return p;
  return NULL;
}

// "3.14.10" belongs to the series "3.14".
static bool is_of_series(const char *version, const Profile *profile) {
  size_t length = profile->series ? strlen(profile->series) : 0;
  return length && strncmp(version, profile->series, length) == 0 && version[length] == '.';
}

const Profile *profile_for_build(const char *version) {
  const Profile *nearest = NULL;
  for (const Profile *p = profiles; p->name; p++) {
    if (!is_of_series(version, p)) continue;
    long micro = strtol(version + strlen(p->series) + 1, NULL, 10);
    if (micro >= p->first_micro && (!p->last_micro || micro <= p->last_micro)) return p;
    if (!nearest) nearest = p;
  }
  return nearest;
}

enum { PROFILE_COUNT = sizeof profiles / sizeof *profiles - 1 };

const char *profile_name(size_t index) {
  return index < PROFILE_COUNT ? profiles[index].name : NULL;
}
const char *profile_help(size_t index) {
  return index < PROFILE_COUNT ? profiles[index].help : NULL;
}
