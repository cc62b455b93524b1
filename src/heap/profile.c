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

// What 3.14 is with either collector.
// clang-format off
#define PYTHON_3_14 \
  .layout = LAYOUT_3_14, \
  .series = "3.14", \
  OBMALLOC_64, \
  .interpreter_shares_pools = true, \
  .immortals = true, \
  .immortal_refcount = 3221225472, \
  .static_refcount = 0, \
  .small_int_min = -5, \
  .small_int_max = 256, \
  .cached_strings = true, \
  .known_names = KNOWN_BY_3_14, \
  .code_names_immortal = true, \
  .late_keywords = LATE_KEYWORDS_MAX_MIN, \
  .literals = LITERALS_CONSTANT, \
  .shared_instance_getsets = false, \
  .class_line_attributes = true, \
  .exceptions_made_late = false, \
  .store_says_no_dict = true, \
  .note_is_an_argument = true, \
  .lazy_annotations = true, \
  .keys_know_static_attributes = true, \
  .tuples_have_slots = false, \
  .exceptions_keep_call_tuple = false,                                                            \
  .list_pop_resizes = false, \
  .list_extends_by_length = true, \
  .dict_sizes_least_bit = false, \
  .split_guesses_pieces = true, \
  .generator_least_stack = 2, \
  .inline_values = INLINE_VALUES_OF_ALL, \
  .instance_dicts_in_object = true, \
  .locals_borrowed = true, \
  .constants_borrowed = false, \
  .loops_keep_iterable = false, \
  .with_keeps_pair = true, \
  .operands_die_reversed = true, \
  .starred_call_keeps_arguments = false, \
  .unpacked_arguments_counted = true, \
  .arena_holds_folded = false, \
  .small_int_operand_max = 255, \
  .unused_constants_kept = false, \
  .binary_operands_die_in_order = true, \
  .closing_clears_frame = true, \
  .closing_frees_unstarted = true, \
  .dead_generators_forget_caller = true, \
  .unstarted_generators_stop = true, \
  .cold_keyword_calls_unchecked = true, \
  .warm_calls_unchecked = true, \
  .append_adapts = APPEND_ADAPTS_DROPPED, \
  .str_adapts = false, \
  .slice_instructions = true, \
  .slice_takes_bounds = true, \
  .swaps_reach_discards = true, \
  .repeated_stores_discard = true, \
  .constant_key_maps = false, \
  .while_tests_once = true, \
  .runs_before_adapting = 0, \
  .callable_before_null = true, \
  .names_on_stack = true, \
  .keywords_always_pushed = true, \
  .getattr_binds = false, \
  .attributes_adapt = true, \
  .getattr_methods_adapt = true, \
  .getitem_adapts = true, \
  .init_adapts = INIT_ADAPTS_TO_POSITIONAL_ARGUMENTS, \
  .unpacking_adapts = true, \
  .super_adapts = true, \
  .backoff_by_primes = false, \
  .slices_folded = true, \
  .handlers_stand_last = true, \
  .handlers_return_unchecked = true, \
  .borrowing_stops_at_empty_blocks = true, \
  .generator_calls_inlined = 3, \
  .comprehensions_inlined = true, \
  .trashcan_depth = 0, \
  .locals_die_reversed = true, \
  FREELISTS_3_14, \
  .tuple_longest_reused = 20, \
  .slice_cache_kept = false, \
  .slices_without_object = false, \
  .dict_remade_unlisted = false, \
  .tuples_tracked_at_birth = false, \
  .dicts_tracked_at_birth = true, \
  .untrack_dicts = false, \
  .tuple_gathers_items = true, \
  .tuples_track_by_type = true, \
  .pairs_are_displays = false, \
  .new_frozensets_untracked = false, \
  .immortal_containers_untracked = true, \
  .collect_at = COLLECT_AT_BREAKER, \
  .disabling_cancels_request = true, \
  .thresholds_read_first = true, \
  .stats_of_candidates = false, \
  .immortal_containers = 0, \
  .blocks_at_start = 16135, \
  .lone_weakref_in_tuple = true, \
  .weakrefs_outlive_finalizers = false, \
  .weak_containers_put_removals_off = false, \
  .weak_key_update_refuses_keywords = false, \
  .proxy_repr_as_ref = true, \
  .argument_tuples = 0, \
  .keyword_unexpected = true, \
        .wrappers_look_quietly = true, \
  .int_and_str_vectorcall = true, \
  .locals_look_for_hidden = false, \
  .repr_keeps_list = true, \
  .frame_keeps_locals_dict = false, \
  .percent_before_folding = true, \
  .dropped_errors_are_made = true, \
  .import_asks_spec_loudly = false, \
  .zero_division_in_one_form = true, \
  .sys_is_immortal = true, \
  .sys_is_interned = true, \
  .list_reverse_iterator_keeps_list = true, \
  .unraisable_has_sentence = true, \
  .new_called_with_tuple = true, \
  .copy_by_table = false, \
  .copy_looks_first = false, \
  .copy_asks_twice = false, \
  .copy_lists_arguments = false
// clang-format on

const Profile profiles[] = {
    {
        .name = "cpython-3.11",
        .help = "CPython 3.11; verified against 3.11.7",
        .layout = LAYOUT_3_11,
        .series = "3.11",
        .first_micro = 0,
        .last_micro = 0,
        .version = {3, 11, 7},
        // memory
        OBMALLOC_64,
        .interpreter_shares_pools = true,
        // objects
        .immortals = false,
        .immortal_refcount = 0,
        .static_refcount = 999999999,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .known_names = KNOWN_BY_3_11,
        .code_names_immortal = false,
        .literals = LITERALS_CONSTANT,
        // classes
        .shared_instance_getsets = false,
        .class_line_attributes = false,
        .exceptions_made_late = true,
        .store_says_no_dict = false,
        .note_is_an_argument = false,
        .lazy_annotations = false,
        .keys_know_static_attributes = false,
        .tuples_have_slots = false,
        .exceptions_keep_call_tuple = true,
        // containers and instances
        .list_slots_kept = 0,
        .list_pop_resizes = true,
        .list_delete = LIST_DELETE_AS_SLICE,
        .list_extends_by_length = false,
        .dict_sizes_least_bit = true,
        .split_guesses_pieces = false,
        .generator_least_stack = 1,
        .inline_values = INLINE_VALUES_OF_PLAIN_OBJECTS,
        .instance_dicts_in_object = false,
        // evaluator
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
        .binary_operands_die_in_order = true,
        .closing_clears_frame = false,
        .closing_frees_unstarted = true,
        .dead_generators_forget_caller = true,
        .unstarted_generators_stop = false,
        .cold_keyword_calls_unchecked = false,
        .warm_calls_unchecked = false,
        .append_adapts = APPEND_ADAPTS_NEVER,
        .str_adapts = true,
        .slice_instructions = false,
        .slice_takes_bounds = true,
        .swaps_reach_discards = false,
        .repeated_stores_discard = false,
        .constant_key_maps = true,
        .while_tests_once = false,
        .runs_before_adapting = 8,
        .callable_before_null = false,
        .names_on_stack = false,
        .keywords_always_pushed = false,
        .getattr_binds = true,
        .attributes_adapt = false,
        .getattr_methods_adapt = false,
        .getitem_adapts = true,
        .init_adapts = INIT_ADAPTS_NEVER,
        .unpacking_adapts = true,
        .super_adapts = false,
        .backoff_by_primes = false,
        .slices_folded = false,
        .handlers_stand_last = false,
        .handlers_return_unchecked = false,
        .borrowing_stops_at_empty_blocks = false,
        .generator_calls_inlined = 0,
        .comprehensions_inlined = false,
        .trashcan_depth = 50,
        .locals_die_reversed = false,
        // caches and free lists
        FREELISTS_3_11,
        .tuple_longest_reused = 19,
        .slice_cache_kept = true,
        .slices_without_object = false,
        .dict_remade_unlisted = false,
        // tracking
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = false,
        .untrack_dicts = true,
        .tuple_gathers_items = false,
        .tuples_track_by_type = false,
        .pairs_are_displays = false,
        .new_frozensets_untracked = false,
        .immortal_containers_untracked = false,
        // collector
        .collector = &collector_generational,
        .thresholds = {700, 10, 10},
        .collect_at = COLLECT_AT_ALLOCATION,
        .count_tracked = false,
        .disabling_cancels_request = false,
        .thresholds_read_first = false,
        .embedded_dicts_unseen = false,
        .stats_of_candidates = false,
        // the interpreter itself
        .interpreter_objects = 3993,
        .immortal_containers = 0,
        .interpreter_unmarked = 0,
        .blocks_at_start = 36790,
        // weak references
        .lone_weakref_in_tuple = false,
        .weakrefs_outlive_finalizers = false,
        .weakrefs_cleared_again = false,
        .weak_containers_put_removals_off = true,
        .weak_key_update_refuses_keywords = false,
        .proxy_repr_as_ref = false,
        // language and builtins
        .argument_tuples = ARGUMENT_TUPLES_MAX_MIN | ARGUMENT_TUPLES_STR_SEARCH |
                           ARGUMENT_TUPLES_SETS | ARGUMENT_TUPLES_PRINT,
        .keyword_unexpected = false,
        .wrappers_look_quietly = false,
        .int_and_str_vectorcall = false,
        .locals_look_for_hidden = false,
        .repr_keeps_list = true,
        .frame_keeps_locals_dict = true,
        .percent_before_folding = false,
        .dropped_errors_are_made = false,
        .import_asks_spec_loudly = true,
        .zero_division_in_one_form = false,
        .sys_is_immortal = false,
        .sys_is_interned = false,
        .list_reverse_iterator_keeps_list = false,
        .late_keywords = LATE_KEYWORDS_CLINIC,
        .unraisable_has_sentence = false,
        .new_called_with_tuple = true,
        // the module copy: Lib/copy.py of 3.11.7
        .copy_by_table = true,
        .copy_looks_first = true,
        .copy_asks_twice = false,
        .copy_lists_arguments = false,
    },
    {
        .name = "cpython-3.12",
        .help =
            "CPython 3.12.7 and later; verified against 3.12.7 (wasm32) and 3.12.1, whose interned "
            "strings are immortal",
        .layout = LAYOUT_3_12,
        .series = "3.12",
        .first_micro = 7,
        .last_micro = 0,
        .version = {3, 12, 7},
        // memory
        OBMALLOC_64,
        .interpreter_shares_pools = true,
        // objects
        .immortals = true,
        .immortal_refcount = 4294967295,
        .static_refcount = 0,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .known_names = KNOWN_BY_3_12,
        .code_names_immortal = true,
        .literals = LITERALS_CONSTANT,
        // classes
        .shared_instance_getsets = false,
        .class_line_attributes = false,
        .exceptions_made_late = false,
        .store_says_no_dict = false,
        .note_is_an_argument = false,
        .lazy_annotations = false,
        .keys_know_static_attributes = false,
        .tuples_have_slots = false,
        .exceptions_keep_call_tuple = true,
        // containers and instances
        .list_slots_kept = 0,
        .list_pop_resizes = false,
        .list_delete = LIST_DELETE_AS_SLICE,
        .list_extends_by_length = false,
        .dict_sizes_least_bit = true,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_PLAIN_OBJECTS,
        .instance_dicts_in_object = false,
        // evaluator
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
        .binary_operands_die_in_order = true,
        .closing_clears_frame = false,
        .closing_frees_unstarted = false,
        .dead_generators_forget_caller = false,
        .unstarted_generators_stop = true,
        .cold_keyword_calls_unchecked = false,
        .warm_calls_unchecked = true,
        .append_adapts = APPEND_ADAPTS_DROPPED,
        .str_adapts = true,
        .slice_instructions = true,
        .slice_takes_bounds = true,
        .swaps_reach_discards = false,
        .repeated_stores_discard = false,
        .constant_key_maps = true,
        .while_tests_once = false,
        .runs_before_adapting = 0,
        .callable_before_null = false,
        .names_on_stack = false,
        .keywords_always_pushed = false,
        .getattr_binds = false,
        .attributes_adapt = true,
        .getattr_methods_adapt = false,
        .getitem_adapts = true,
        .init_adapts = INIT_ADAPTS_NEVER,
        .unpacking_adapts = true,
        .super_adapts = true,
        .backoff_by_primes = false,
        .slices_folded = false,
        .handlers_stand_last = true,
        .handlers_return_unchecked = false,
        .borrowing_stops_at_empty_blocks = false,
        .generator_calls_inlined = 0,
        .comprehensions_inlined = true,
        .trashcan_depth = 50,
        .locals_die_reversed = false,
        // caches and free lists
        FREELISTS_3_11,
        .tuple_longest_reused = 19,
        .slice_cache_kept = true,
        .slices_without_object = false,
        .dict_remade_unlisted = false,
        // tracking
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = false,
        .untrack_dicts = true,
        .tuple_gathers_items = false,
        .tuples_track_by_type = false,
        .pairs_are_displays = false,
        .new_frozensets_untracked = false,
        .immortal_containers_untracked = false,
        // collector
        .collector = &collector_generational,
        .thresholds = {700, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .count_tracked = false,
        .disabling_cancels_request = false,
        .thresholds_read_first = false,
        .embedded_dicts_unseen = false,
        .stats_of_candidates = false,
        // the interpreter itself
        .interpreter_objects = 4217,
        .immortal_containers = 375,
        .interpreter_unmarked = 0,
        .blocks_at_start = 9961,
        // weak references
        .lone_weakref_in_tuple = false,
        .weakrefs_outlive_finalizers = false,
        .weakrefs_cleared_again = false,
        .weak_containers_put_removals_off = true,
        .weak_key_update_refuses_keywords = false,
        .proxy_repr_as_ref = false,
        // language and builtins
        .argument_tuples = ARGUMENT_TUPLES_MAX_MIN | ARGUMENT_TUPLES_STR_SEARCH |
                           ARGUMENT_TUPLES_SETS | ARGUMENT_TUPLES_PRINT,
        .keyword_unexpected = false,
        .wrappers_look_quietly = false,
        .int_and_str_vectorcall = false,
        .locals_look_for_hidden = true,
        .repr_keeps_list = true,
        .frame_keeps_locals_dict = true,
        .percent_before_folding = false,
        .dropped_errors_are_made = true,
        .import_asks_spec_loudly = false,
        .zero_division_in_one_form = false,
        .sys_is_immortal = false,
        .sys_is_interned = false,
        .list_reverse_iterator_keeps_list = false,
        .late_keywords = 0,
        .unraisable_has_sentence = false,
        .new_called_with_tuple = true,
        // the module copy: Lib/copy.py of 3.11.7
        .copy_by_table = true,
        .copy_looks_first = true,
        .copy_asks_twice = false,
        .copy_lists_arguments = false,
    },
    {
        .name = "cpython-3.13",
        .help = "CPython 3.13.13 and later; verified against 3.13.18",
        .layout = LAYOUT_3_13,
        .series = "3.13",
        .first_micro = 13,
        .last_micro = 0,
        .version = {3, 13, 18},
        // memory
        OBMALLOC_64,
        .interpreter_shares_pools = true,
        // objects
        .immortals = true,
        .immortal_refcount = 4294967295,
        .static_refcount = 0,
        .small_int_min = -5,
        .small_int_max = 256,
        .cached_strings = true,
        .known_names = KNOWN_BY_3_13,
        .code_names_immortal = true,
        .literals = LITERALS_CONSTANT,
        // classes
        .shared_instance_getsets = false,
        .class_line_attributes = true,
        .exceptions_made_late = false,
        .store_says_no_dict = true,
        .note_is_an_argument = false,
        .lazy_annotations = false,
        .keys_know_static_attributes = false,
        .tuples_have_slots = false,
        .exceptions_keep_call_tuple = true,
        // containers and instances
        .list_slots_kept = 0,
        .list_pop_resizes = false,
        .list_delete = LIST_DELETE_KEEPS_ROOM,
        .list_extends_by_length = true,
        .dict_sizes_least_bit = false,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_WITHOUT_SLOTS,
        .instance_dicts_in_object = true,
        // evaluator
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
        .binary_operands_die_in_order = true,
        .closing_clears_frame = true,
        .closing_frees_unstarted = true,
        .dead_generators_forget_caller = true,
        .unstarted_generators_stop = true,
        .cold_keyword_calls_unchecked = false,
        .warm_calls_unchecked = true,
        .append_adapts = APPEND_ADAPTS_DROPPED,
        .str_adapts = false,
        .slice_instructions = true,
        .slice_takes_bounds = true,
        .swaps_reach_discards = true,
        .repeated_stores_discard = true,
        .constant_key_maps = true,
        .while_tests_once = false,
        .runs_before_adapting = 0,
        .callable_before_null = true,
        .names_on_stack = true,
        .keywords_always_pushed = false,
        .getattr_binds = false,
        .attributes_adapt = true,
        .getattr_methods_adapt = false,
        .getitem_adapts = true,
        .init_adapts = INIT_ADAPTS_TO_EXACT_ARGUMENTS,
        .unpacking_adapts = true,
        .super_adapts = true,
        .backoff_by_primes = false,
        .slices_folded = false,
        .handlers_stand_last = true,
        .handlers_return_unchecked = true,
        .borrowing_stops_at_empty_blocks = false,
        .generator_calls_inlined = 0,
        .comprehensions_inlined = true,
        .trashcan_depth = 0,
        .locals_die_reversed = false,
        // caches and free lists
        FREELISTS_3_11,
        .tuple_longest_reused = 20,
        .slice_cache_kept = true,
        .slices_without_object = false,
        .dict_remade_unlisted = false,
        // tracking
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = false,
        .untrack_dicts = true,
        .tuple_gathers_items = false,
        .tuples_track_by_type = false,
        .pairs_are_displays = false,
        .new_frozensets_untracked = false,
        .immortal_containers_untracked = false,
        // collector
        .collector = &collector_generational,
        .thresholds = {2000, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .count_tracked = false,
        .disabling_cancels_request = true,
        .thresholds_read_first = true,
        .embedded_dicts_unseen = false,
        .stats_of_candidates = false,
        // the interpreter itself
        .interpreter_objects = 4258,
        .immortal_containers = 0,
        .interpreter_unmarked = 0,
        .blocks_at_start = 15941,
        // weak references
        .lone_weakref_in_tuple = true,
        .weakrefs_outlive_finalizers = false,
        .weakrefs_cleared_again = true,
        .weak_containers_put_removals_off = true,
        .weak_key_update_refuses_keywords = false,
        .proxy_repr_as_ref = true,
        // language and builtins
        .argument_tuples = ARGUMENT_TUPLES_SETS | ARGUMENT_TUPLES_PRINT,
        .keyword_unexpected = true,
        .wrappers_look_quietly = true,
        .int_and_str_vectorcall = true,
        .locals_look_for_hidden = false,
        .repr_keeps_list = true,
        .frame_keeps_locals_dict = false,
        .percent_before_folding = false,
        .dropped_errors_are_made = true,
        .import_asks_spec_loudly = false,
        .zero_division_in_one_form = false,
        .sys_is_immortal = false,
        .sys_is_interned = true,
        .list_reverse_iterator_keeps_list = true,
        .late_keywords = LATE_KEYWORDS_MAX_MIN,
        .unraisable_has_sentence = false,
        .new_called_with_tuple = true,
        // the module copy: Lib/copy.py of 3.11.7
        .copy_by_table = true,
        .copy_looks_first = false,
        .copy_asks_twice = false,
        .copy_lists_arguments = false,
    },
    {
        .name = "cpython-3.14",
        .help = "CPython 3.14.9 and later; verified against 3.14.10",
        .first_micro = 9,
        .last_micro = 0,
        .version = {3, 14, 10},
        PYTHON_3_14,
        .list_slots_kept = 32,
        .list_delete = LIST_DELETE_RESIZES,
        .collector = &collector_generational,
        .thresholds = {2000, 10, 10},
        .count_tracked = false,
        .embedded_dicts_unseen = false,
        .interpreter_objects = 4422,
        .interpreter_unmarked = 0,
        .weakrefs_cleared_again = true,
    },
    {
        .name = "cpython-3.14-incremental",
        .help = "CPython 3.14.1 to 3.14.3, with the incremental collector; verified against 3.14.2 "
                "(Pyodide 314.0.7, wasm32)",
        .first_micro = 1,
        .last_micro = 3,
        .version = {3, 14, 2},
        PYTHON_3_14,
        .list_slots_kept = 0,
        .list_delete = LIST_DELETE_KEEPS_ROOM,
        .collector = &collector_incremental,
        .thresholds = {2000, 10, 0},
        .count_tracked = true,
        .embedded_dicts_unseen = true,
        .interpreter_objects = 20068,
        .interpreter_unmarked = 998,
        .weakrefs_cleared_again = false,
    },
    {
        .name = "cpython-3.15",
        .help = "CPython 3.15.1 and later; verified against 3.15.2",
        .layout = LAYOUT_3_15,
        .series = "3.15",
        .first_micro = 1,
        .last_micro = 0,
        .version = {3, 15, 2},
        // memory
        OBMALLOC_64,
        .interpreter_shares_pools = true,
        // objects
        .immortals = true,
        .immortal_refcount = 3221225472,
        .static_refcount = 0,
        .small_int_min = -5,
        .small_int_max = 1024,
        .cached_strings = true,
        .known_names = KNOWN_BY_3_15,
        .code_names_immortal = true,
        .literals = LITERALS_CONSTANT,
        // classes
        .shared_instance_getsets = true,
        .class_line_attributes = true,
        .exceptions_made_late = false,
        .store_says_no_dict = true,
        .note_is_an_argument = true,
        .lazy_annotations = true,
        .keys_know_static_attributes = true,
        .tuples_have_slots = true,
        .exceptions_keep_call_tuple = false,
        // containers and instances
        .list_slots_kept = 32,
        .list_pop_resizes = false,
        .list_delete = LIST_DELETE_RESIZES,
        .list_extends_by_length = true,
        .dict_sizes_least_bit = false,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_ALL,
        .instance_dicts_in_object = true,
        // evaluator
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
        .binary_operands_die_in_order = false,
        .closing_clears_frame = true,
        .closing_frees_unstarted = true,
        .dead_generators_forget_caller = true,
        .unstarted_generators_stop = true,
        .cold_keyword_calls_unchecked = true,
        .warm_calls_unchecked = true,
        .append_adapts = APPEND_ADAPTS_ALWAYS,
        .str_adapts = false,
        .slice_instructions = true,
        .slice_takes_bounds = false,
        .swaps_reach_discards = true,
        .repeated_stores_discard = true,
        .constant_key_maps = false,
        .while_tests_once = true,
        .runs_before_adapting = 0,
        .callable_before_null = true,
        .names_on_stack = true,
        .keywords_always_pushed = true,
        .getattr_binds = false,
        .attributes_adapt = true,
        .getattr_methods_adapt = true,
        .getitem_adapts = true,
        .init_adapts = INIT_ADAPTS_TO_POSITIONAL_ARGUMENTS,
        .unpacking_adapts = true,
        .super_adapts = true,
        .backoff_by_primes = true,
        .slices_folded = true,
        .handlers_stand_last = true,
        .handlers_return_unchecked = true,
        .borrowing_stops_at_empty_blocks = false,
        .generator_calls_inlined = 5,
        .comprehensions_inlined = true,
        .trashcan_depth = 0,
        .locals_die_reversed = true,
        // caches and free lists
        FREELISTS_3_15,
        .tuple_longest_reused = 20,
        .slice_cache_kept = false,
        .slices_without_object = true,
        .dict_remade_unlisted = true,
        // tracking
        .tuples_tracked_at_birth = false,
        .dicts_tracked_at_birth = true,
        .untrack_dicts = false,
        .tuple_gathers_items = true,
        .tuples_track_by_type = true,
        .pairs_are_displays = true,
        .new_frozensets_untracked = true,
        .immortal_containers_untracked = true,
        // collector
        .collector = &collector_generational,
        .thresholds = {2000, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .count_tracked = false,
        .disabling_cancels_request = true,
        .thresholds_read_first = true,
        .embedded_dicts_unseen = false,
        .stats_of_candidates = true,
        // the interpreter itself
        .interpreter_objects = 4496,
        .immortal_containers = 0,
        .interpreter_unmarked = 0,
        .blocks_at_start = 16599,
        // weak references
        .lone_weakref_in_tuple = true,
        .weakrefs_outlive_finalizers = true,
        .weakrefs_cleared_again = true,
        .weak_containers_put_removals_off = false,
        .weak_key_update_refuses_keywords = true,
        .proxy_repr_as_ref = true,
        // language and builtins
        .argument_tuples = 0,
        .keyword_unexpected = true,
        .wrappers_look_quietly = true,
        .int_and_str_vectorcall = true,
        .locals_look_for_hidden = false,
        .repr_keeps_list = true,
        .frame_keeps_locals_dict = false,
        .percent_before_folding = true,
        .dropped_errors_are_made = true,
        .import_asks_spec_loudly = false,
        .zero_division_in_one_form = true,
        .sys_is_immortal = true,
        .sys_is_interned = true,
        .list_reverse_iterator_keeps_list = true,
        .late_keywords = LATE_KEYWORDS_MAX_MIN,
        .unraisable_has_sentence = true,
        .new_called_with_tuple = false,
        // the module copy: Lib/copy.py of 3.11.7
        .copy_by_table = false,
        .copy_looks_first = false,
        .copy_asks_twice = true,
        .copy_lists_arguments = true,
    },
    {
        .name = "textbook",
        .help =
            "idealised counting: names and container slots alone, nothing cached, nothing immortal",
        .layout = LAYOUT_3_12,
        .series = NULL,
        .first_micro = 0,
        .last_micro = 0,
        .version = {0},
        // memory
        OBMALLOC_64,
        .interpreter_shares_pools = false,
        // objects
        .immortals = false,
        .immortal_refcount = 0,
        .static_refcount = 0,
        .small_int_min = 0,
        .small_int_max = -1,
        .cached_strings = false,
        .known_names = KNOWN_BY_NONE,
        .code_names_immortal = false,
        .literals = LITERALS_SHARED,
        // classes
        .shared_instance_getsets = false,
        .class_line_attributes = false,
        .exceptions_made_late = false,
        .store_says_no_dict = false,
        .note_is_an_argument = false,
        .lazy_annotations = false,
        .keys_know_static_attributes = false,
        .tuples_have_slots = false,
        .exceptions_keep_call_tuple = false,
        // containers and instances
        .list_slots_kept = 0,
        .list_pop_resizes = false,
        .list_delete = LIST_DELETE_AS_SLICE,
        .list_extends_by_length = false,
        .dict_sizes_least_bit = true,
        .split_guesses_pieces = true,
        .generator_least_stack = 2,
        .inline_values = INLINE_VALUES_OF_PLAIN_OBJECTS,
        .instance_dicts_in_object = false,
        // evaluator
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
        .binary_operands_die_in_order = true,
        .closing_clears_frame = false,
        .closing_frees_unstarted = true,
        .dead_generators_forget_caller = true,
        .unstarted_generators_stop = true,
        .cold_keyword_calls_unchecked = false,
        .warm_calls_unchecked = false,
        .append_adapts = APPEND_ADAPTS_NEVER,
        .str_adapts = false,
        .slice_instructions = true,
        .slice_takes_bounds = true,
        .swaps_reach_discards = false,
        .repeated_stores_discard = false,
        .constant_key_maps = true,
        .while_tests_once = false,
        .runs_before_adapting = 0,
        .callable_before_null = false,
        .names_on_stack = false,
        .keywords_always_pushed = false,
        .getattr_binds = false,
        .attributes_adapt = false,
        .getattr_methods_adapt = false,
        .getitem_adapts = false,
        .init_adapts = INIT_ADAPTS_NEVER,
        .unpacking_adapts = false,
        .super_adapts = false,
        .backoff_by_primes = false,
        .slices_folded = false,
        .handlers_stand_last = true,
        .handlers_return_unchecked = false,
        .borrowing_stops_at_empty_blocks = false,
        .generator_calls_inlined = 0,
        .comprehensions_inlined = true,
        .trashcan_depth = 50,
        .locals_die_reversed = false,
        // caches and free lists
        .freelists = {0},
        .tuple_longest_reused = 20,
        .slice_cache_kept = false,
        .slices_without_object = false,
        .dict_remade_unlisted = false,
        // tracking
        .tuples_tracked_at_birth = true,
        .dicts_tracked_at_birth = true,
        .untrack_dicts = false,
        .tuple_gathers_items = false,
        .tuples_track_by_type = false,
        .pairs_are_displays = false,
        .new_frozensets_untracked = false,
        .immortal_containers_untracked = false,
        // collector
        .collector = &collector_generational,
        .thresholds = {700, 10, 10},
        .collect_at = COLLECT_AT_BREAKER,
        .count_tracked = false,
        .disabling_cancels_request = false,
        .thresholds_read_first = false,
        .embedded_dicts_unseen = false,
        .stats_of_candidates = false,
        // the interpreter itself
        .interpreter_objects = 0,
        .immortal_containers = 0,
        .interpreter_unmarked = 0,
        .blocks_at_start = 0,
        // weak references
        .lone_weakref_in_tuple = false,
        .weakrefs_outlive_finalizers = false,
        .weakrefs_cleared_again = false,
        .weak_containers_put_removals_off = false,
        .weak_key_update_refuses_keywords = false,
        .proxy_repr_as_ref = true,
        // language and builtins
        .argument_tuples =
            ARGUMENT_TUPLES_MAX_MIN | ARGUMENT_TUPLES_STR_SEARCH | ARGUMENT_TUPLES_SETS,
        .keyword_unexpected = false,
        .wrappers_look_quietly = false,
        .int_and_str_vectorcall = false,
        .locals_look_for_hidden = false,
        .repr_keeps_list = false,
        .frame_keeps_locals_dict = false,
        .percent_before_folding = false,
        .dropped_errors_are_made = false,
        .import_asks_spec_loudly = false,
        .zero_division_in_one_form = false,
        .sys_is_immortal = false,
        .sys_is_interned = false,
        .list_reverse_iterator_keeps_list = false,
        .late_keywords = 0,
        .unraisable_has_sentence = false,
        .new_called_with_tuple = false,
        // the module copy: Lib/copy.py of 3.11.7
        .copy_by_table = true,
        .copy_looks_first = true,
        .copy_asks_twice = false,
        .copy_lists_arguments = false,
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
