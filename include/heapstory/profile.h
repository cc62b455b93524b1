// profile.h: everything that differs between the Pythons that can be shown, as one row of data
// each.
//
// Rule: a number about one *type* stands in that type's row, indexed by Layout; a number about the
// *machine* in the profile's row; an *algorithm* that differs is a policy value or pointer in the
// profile's row. There is no comparison of versions anywhere else. Figures:
// ../shared/cpython/FACTS.md, with the section named at the field.
#ifndef HEAPSTORY_PROFILE_H
#define HEAPSTORY_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Object layouts (FACTS.md 1.1, 1.2). Sizes in type rows are indexed by it.
typedef enum Layout {
  LAYOUT_3_11,
  LAYOUT_3_12,
  LAYOUT_3_13,
  LAYOUT_3_14,
  LAYOUT_3_15,
  LAYOUTS
} Layout;

// When an automatic collection runs (3.2).
typedef enum CollectAt {
  COLLECT_AT_ALLOCATION, // inside the allocation that passes the threshold
  COLLECT_AT_BREAKER,    // at the next check of the eval breaker: call, loop, function entry
} CollectAt;

// What an executed constant is (2.3).
typedef enum Literals {
  LITERALS_CONSTANT, // one object, held by co_consts
  LITERALS_SHARED,   // an ordinary object that nothing holds; equal ones alive are the same
                     // (textbook)
} Literals;

// Whether a warm call of a class enters its __init__ at once (play/vm_adapt.c).
typedef enum InitAdapts {
  INIT_ADAPTS_NEVER,
  INIT_ADAPTS_TO_EXACT_ARGUMENTS,
  INIT_ADAPTS_TO_POSITIONAL_ARGUMENTS, // defaults may fill the rest
} InitAdapts;

// Whether a warm l.append(x) is an instruction of its own (CALL_LIST_APPEND).
typedef enum AppendAdapts {
  APPEND_ADAPTS_NEVER,
  APPEND_ADAPTS_DROPPED, // where its result is dropped
  APPEND_ADAPTS_ALWAYS,
} AppendAdapts;

// Types' caches of dead objects (5.1); the number of blocks each may hold is in Profile.freelists.
typedef enum FreelistKind {
  FREELIST_NONE = -1,
  FREELIST_FLOAT,
  FREELIST_INT,
  FREELIST_LIST,
  FREELIST_DICT,
  FREELIST_DICT_KEYS,
  FREELIST_SLICE,
  FREELIST_METHOD,
  FREELIST_BUILTIN,
  FREELIST_RANGE,
  FREELIST_RANGE_ITERATOR,
  FREELIST_LIST_ITERATOR,
  FREELIST_TUPLE_ITERATOR,
  FREELIST_COMPLEX,
  FREELIST_TUPLE, // + length, 1..FREELIST_TUPLE_LENGTHS
  FREELIST_TUPLE_LENGTHS = 20,
  FREELISTS = FREELIST_TUPLE + FREELIST_TUPLE_LENGTHS + 1,
} FreelistKind;

// What `del l[i]` does to the array of a list (1.3).
typedef enum ListDelete {
  LIST_DELETE_AS_SLICE,   // as `del l[i:i+1]`: may shrink, gives the array up with the last item
  LIST_DELETE_KEEPS_ROOM, // never shrinks
  LIST_DELETE_RESIZES,    // may shrink, keeps the array of an empty list
} ListDelete;

// Instances of which classes have their attribute values beside them, without a dict (1.4).
typedef enum InlineValues {
  INLINE_VALUES_OF_PLAIN_OBJECTS, // classes that derive from object alone, with slots or without
  INLINE_VALUES_WITHOUT_SLOTS,    // of these, the ones that have no slots
  INLINE_VALUES_OF_ALL,           // every class whose instances have a __dict__ of our making
} InlineValues;

// How collections are made (src/heap/gc_generational.c, gc_incremental.c).
typedef struct Collector Collector;
extern const Collector collector_generational, collector_incremental;
// Functions written in C that get their arguments in a tuple (METH_VARARGS) in some versions only;
// bits of Profile.argument_tuples, and of a function's flags beside BuiltinFlag.
typedef enum ArgumentTuples {
  ARGUMENT_TUPLES_MAX_MIN = 1 << 9,
  ARGUMENT_TUPLES_STR_SEARCH = 1 << 10, // str.find, count, startswith ...
  ARGUMENT_TUPLES_SETS = 1 << 11,       // set.update, union, difference ...
  ARGUMENT_TUPLES_PRINT = 1 << 12,      // for its *args alone: keywords need no dict
} ArgumentTuples;

// Functions whose first call with keywords makes the tuple of their names, which then stays (5.2:
// one more in gc.get_count()): a flag of the function's Builtin row, and of the profiles where it
// is so. Measured on 3.11.7 to 3.15.2.
typedef enum LateKeywords {
  LATE_KEYWORDS_CLINIC = 1 << 16,  // made by Argument Clinic: sum, split, sort ... (3.11)
  LATE_KEYWORDS_MAX_MIN = 1 << 17, // (3.13 and later)
} LateKeywords;
enum {
  LATE_KEYWORDS_AT_ONCE = 1 << 18, // at the first call, keywords or not: a function with *args
  LATE_KEYWORDS_COUNT = 19,        // the row's number of names stands from this bit on
};
#define LATE_KEYWORDS(who, names) (LATE_KEYWORDS_##who | (names) << LATE_KEYWORDS_COUNT)

// Which column of heap/known_names.def holds for a Python (2.5).
typedef enum KnownBy {
  KNOWN_BY_NONE = 0,
  KNOWN_BY_3_11 = 1 << 0,
  KNOWN_BY_3_12 = 1 << 1,
  KNOWN_BY_3_13 = 1 << 2,
  KNOWN_BY_3_14 = 1 << 3,
  KNOWN_BY_3_15 = 1 << 4,
} KnownBy;

typedef struct Profile {
  const char *name; // "cpython-3.12"
  const char *help; // one line: which builds it was verified against
  Layout layout;
  const char
      *series; // builds that it stands for: "3.14" and a range of the third number; NULL: none
  int first_micro, last_micro; // both inclusive; last_micro 0 = open
  uint8_t version[3]; // sys.version_info: the newest build it was verified against; 0 = none
  // ---- memory (4) ----
  uint64_t arena_size, pool_size;
  uint32_t alignment, small_max; // bytes; requests above small_max go to libc malloc
  bool interpreter_shares_pools; // the first pool of a size class holds blocks of the interpreter
                                 // too, and never becomes free (14: id reuse)
  // ---- objects (2.5, 2.6) ----
  bool immortals;            // PEP 683: None, small ints, '' ... are not counted
  int64_t immortal_refcount; // what sys.getrefcount prints for them
  int64_t static_refcount;   // references that static ints, characters, '' b'' () begin with (3.11)
  int32_t small_int_min, small_int_max; // cached ints, both inclusive; min > max = none
  bool cached_strings;                  // one-character latin-1 strings, '' and b'' are cached
  KnownBy known_names;                  // strings that the interpreter has from its start
  bool code_names_immortal; // names in code objects are never freed (3.12.1 and later, not 3.11.7)
  Literals literals;
  // ---- classes (2.1, 5.2, 10.1) ----
  bool shared_instance_getsets; // one __dict__ and one __weakref__ descriptor serve all classes and
                                // refer to none (3.15.2)
  bool class_line_attributes;   // a class body stores __firstlineno__ and __static_attributes__
                                // (3.13.0, 3.13.18)
  bool exceptions_made_late; // what C code raises becomes an object when it is caught, behind its
                             // traceback in generation 0 (3.11.7)
  bool store_says_no_dict;   // what a store into an object without __dict__ says (3.13.18)
  bool note_is_an_argument;  // what add_note() of something else than a str says (3.14.10)
  bool lazy_annotations;     // PEP 649: a function makes them when they are asked for (3.14.10)
  bool keys_know_static_attributes; // shared keys begin with the names of __static_attributes__
                                    // (3.14.10, 3.15.2)
  bool tuples_have_slots;           // a class that derives from tuple may have them (3.15.2)
  // ---- containers and instances (1.3, 1.4) ----
  uint32_t list_slots_kept; // a list with no more slots than this does not shrink by resizing
  bool list_pop_resizes;  // popping the last item of [x] leaves its slot, that of a longer list an
                          // array without slots (3.11.7)
  ListDelete list_delete; // del l[i]
  bool list_extends_by_length;    // from set, dict and its views: one resize, no iterator
  bool dict_sizes_least_bit;      // the wanted size of a dict's table is or-ed with 8 before it is
                                  // rounded up: 3 gives 16 slots, 32 gives 64
  bool split_guesses_pieces;      // str.split starts with a list for the most pieces there can be
  uint32_t generator_least_stack; // slots of the stack of a generator's frame: the handler that
                                  // turns StopIteration into RuntimeError needs two
  InlineValues inline_values;
  bool instance_dicts_in_object; // 1.4: inline values stand inside the object's block
  // ---- evaluator (2.2, 2.3, 2.4, 6) ----
  bool locals_borrowed;       // 2.2: LOAD_FAST_BORROW, see play/compile_borrow.c
  bool constants_borrowed;    // 2.3: LOAD_CONST does not count, nor does a local that got only it
  bool loops_keep_iterable;   // a loop over a list or tuple has no iterator object
  bool with_keeps_pair;       // `with` holds __exit__ and the manager, no bound method
  bool operands_die_reversed; // 6: of an instruction: the last operand first
  bool starred_call_keeps_arguments; // 2.2: f(*a, **k) holds the tuple and dict while f runs
  bool unpacked_arguments_counted;   // keywords laid out for C code: all arguments are counted,
                                     // otherwise only the keywords' values (_PyStack_UnpackDict)
  bool arena_holds_folded;           // 2.3: constants are folded in the tree, not in the code
  int32_t small_int_operand_max;     // LOAD_SMALL_INT carries 0..max; -1 = no such instruction
  bool unused_constants_kept;        // co_consts loses only unused ones at its end
  bool binary_operands_die_in_order; // 6: of BINARY_OP and a[b], whatever the others do
  bool closing_clears_frame;    // close() of a generator outside try blocks raises nothing in it:
                                // locals die before temporaries where they die in order
  bool closing_frees_unstarted; // close(), and so the finalizer, of a generator that has not begun
                                // releases its arguments (3.11.7, 3.13.18); in 3.12.1 they stay
                                // until it dies
  bool dead_generators_forget_caller; // the frame of a generator that raised has no f_back
                                      // (3.11.7, 3.13.18); in 3.12.1 it makes the caller's frame an
                                      // object
  bool unstarted_generators_stop; // StopIteration thrown into a generator that has not begun leaves
                                  // it as it is (3.12.1), not as RuntimeError (3.11.7)
  bool cold_keyword_calls_unchecked; // 3.2: f(k=v) of C code looks for a collection only from the
                                     // second execution on (3.14.10, 3.15.2; not 3.13.18)
  bool warm_calls_unchecked;    // 3.2: len(x), type(x), isinstance(x, y) look for a collection at
                                // their first execution only (3.12.1)
  AppendAdapts append_adapts;   // and so does l.append(x)
  bool str_adapts;              // a warm str(x) needs no tuple of arguments (3.12.1)
  bool slice_instructions;      // a[b:c] needs no BUILD_SLICE
  bool slice_takes_bounds;      // a[b:c]: the bounds move into the slice, which dies first
  bool swaps_reach_discards;    // the stores behind a SWAP change places with a POP_TOP as well
  bool repeated_stores_discard; // `a, a = x, y` stores y alone and discards x
  bool constant_key_maps;       // a dict display takes constant keys from one tuple
  bool while_tests_once;        // a loop's condition stands at its start, not at its end as well
  uint8_t runs_before_adapting; // starts and loops of a code before its instructions adapt (3.11.7:
                                // 8, then at once); 0 = each counts for itself
  bool callable_before_null;    // f(x): the NULL beside f is pushed behind it
  bool names_on_stack;          // f(x=y): a call takes the tuple of the names from the stack
  bool keywords_always_pushed;  // f(*x): a call pushes a NULL where it has no keywords
  bool getattr_binds;           // __getattr__ is called through a bound method of the object
  bool attributes_adapt;        // a warm a.b enters the function of a property or __getattribute__
  bool getattr_methods_adapt;   // a warm a.f() binds nothing in classes with __getattr__ either
  bool getitem_adapts;          // a warm a[b] enters a simple __getitem__ at once (play/vm_adapt.c)
  InitAdapts init_adapts;
  bool unpacking_adapts;    // a warm `a, b = t` of a tuple or list makes no iterator
  bool super_adapts;        // a warm super().f makes no super object and binds no function
  bool backoff_by_primes;   // how long an instruction waits that could not adapt: 6, 30, 126 ...
                            // executions, otherwise 3, 7, 15 ... (3.15.2; 3.14.10)
  bool slices_folded;       // a slice of literals is a constant of the code
  bool handlers_stand_last; // handlers stand behind all other code of a function
  bool handlers_return_unchecked; // 3.2: jumps back from handlers do not look for a collection
  bool borrowing_stops_at_empty_blocks; // 2.2: see play/compile_borrow.c
  uint8_t generator_calls_inlined;      // so many of all, any, tuple, list and set run a generator
                                        // expression without being called
  bool comprehensions_inlined;          // PEP 709; otherwise each is a function that is called
  uint32_t trashcan_depth;  // 6: nested deallocations before objects are parked; 0 = never
  bool locals_die_reversed; // 6: when a function returns, the last local first
  // ---- caches and free lists (5) ----
  uint16_t freelists[FREELISTS]; // blocks each may keep; 0 = no such list
  uint32_t tuple_longest_reused; // tuples of more items never come out of their free list
  bool slice_cache_kept;         // a full collection leaves the slice cache alone; it begins full
  bool slices_without_object;    // l[a:b] of an exact list, tuple or str makes no slice object
  bool dict_remade_unlisted; // the copy of a dict that is empty or lost many items is no dict of
                             // the free list
  // ---- tracking (3.5) ----
  bool tuples_tracked_at_birth; // 3.5: tracked when built at run time, untracked by a collection
  bool dicts_tracked_at_birth;  // 3.5; otherwise tracked when the first container goes in
  bool untrack_dicts;           // 3.6: by a full collection
  bool tuple_gathers_items; // tuple(iterable): beside, from the ninth in a list; else in a tuple of
                            // the length that is thought to come, resized at the end
  bool tuples_track_by_type; // not tracked at birth: where the type of an item is the collector's,
                             // whether that item is tracked or not
  bool pairs_are_displays;   // pairs of divmod(), enumerate() are tracked as (a, b) is
  bool new_frozensets_untracked; // frozenset(...) of untracked elements
  bool
      immortal_containers_untracked; // 3.4: by a collection; else moved to the permanent generation
  // ---- collector (3) ----
  const Collector *collector;
  int64_t thresholds[3];
  CollectAt collect_at;
  bool count_tracked;             // 3.1: gc.get_count()[0] counts tracked objects, not allocations
  bool disabling_cancels_request; // gc.disable() drops a collection that waits for the breaker
                                  // (measured: 3.12.1 runs it, 3.13.0 does not)
  bool thresholds_read_first; // gc.set_threshold() sets nothing where an argument is bad (3.12.1
                              // sets those before it, 3.13.18 not), and says it otherwise
  bool embedded_dicts_unseen; // 1.4: a collection sees values inside an instance through the
                              // instance, and its __dict__ not at all (3.14.2)
  bool stats_of_candidates;   // 3.7: gc.get_stats() and callbacks say candidates, duration
  // ---- the interpreter itself, measured with `python -I -S` ----
  int64_t interpreter_objects;  // tracked objects after the first gc.collect() of a script (3.3):
                                // full collections wait for a quarter of the long-lived ones;
                                // machinery of the model is not counted beside them
  int64_t immortal_containers;  // gc.get_freeze_count() (3.7)
  int64_t interpreter_unmarked; // 3.8: of them, those that no mark phase reaches
  uint32_t blocks_at_start; // sys.getallocatedblocks() of `python -c` with an empty heap of ours
  // ---- weak references (7) ----
  bool lone_weakref_in_tuple; // an object's only ref with a callback is put into a tuple, too, when
                              // the object dies: a GC allocation; so is a ref of a subclass
                              // without one (3.12.1 no, 3.13.18 yes)
  bool weakrefs_outlive_finalizers;      // 7.2: those without callback, of garbage
  bool weakrefs_cleared_again;           // 3.4: to garbage, without callbacks, after the finalizers
  bool weak_containers_put_removals_off; // while one is iterated; otherwise a copy is iterated
  bool weak_key_update_refuses_keywords; // WeakKeyDictionary.update(k=...): a TypeError of its own
  bool proxy_repr_as_ref; // repr of a proxy is written as that of a ref; else "to NoneType" once
                          // the referent is dead. 3.12.1 and 3.13.18
  // ---- language and builtins (compared with the builds named in `help`) ----
  unsigned argument_tuples; // ArgumentTuples: those that make one. Change of count[0] by one call
                            // right after a full collection, on the five builds
  bool keyword_unexpected;  // how C functions refuse a keyword that they do not know: "f() got an
                            // unexpected keyword argument 'k'" (3.13.18)
  bool
      wrappers_look_quietly; // staticmethod(x) makes no AttributeError for what x has not (3.13.18)
  bool int_and_str_vectorcall;  // int(x) and str(x) need no tuple of arguments (3.13.18)
  bool locals_look_for_hidden;  // f_locals and locals() of a function make one dict more (3.12.1)
  bool repr_keeps_list;         // the first repr() of a container makes the thread's dict and list
  bool frame_keeps_locals_dict; // locals() in a function: one dict for the frame's life (before PEP
                                // 667); otherwise a new one at every call
  bool percent_before_folding;  // `'%s' % (1,)` becomes an f-string: not yet a constant tuple
  bool dropped_errors_are_made; // an error of C code that C code drops was an object (3.12.1);
                                // before that it is none until Python code sees it
  bool import_asks_spec_loudly; // importing sys or builtins again makes an AttributeError and drops
                                // it: their specs lack _initializing (3.11.7 yes, 3.12.1 no)
  bool zero_division_in_one_form;        // "division by zero" whatever the operation
  bool sys_is_immortal;                  // there is sys._is_immortal
  bool sys_is_interned;                  // there are sys._is_interned and _is_gil_enabled
  bool list_reverse_iterator_keeps_list; // when it is exhausted
  unsigned late_keywords;                // LateKeywords
  bool exceptions_keep_call_tuple;       // args of E(*t) is t itself (3.11.7, 3.12.1, 3.13.18)
  bool unraisable_has_sentence;          // err_msg says what was called and `object` is None
                                         // (3.14.10, 3.15.2)
  bool new_called_with_tuple; // object.__new__(A) and its like get their arguments in a tuple;
                              // gc.get_count() of 3.14.10 and 3.15.2
  // ---- the module copy: Lib/copy.py of 3.11.7, 3.12.1, 3.13.18, 3.14.10, 3.15.2 ----
  bool copy_by_table;    // what is its own copy goes through a function; else it is seen at once
  bool copy_looks_first; // deepcopy asks the memo even where it has just made it
  bool copy_asks_twice;  // whether the memo has the object, and then for it
  bool copy_lists_arguments; // of the call that makes the copy: a list; else a generator
} Profile;

extern const Profile profiles[];               // ends with name NULL
const Profile *profile_find(const char *name); // NULL for an unknown name
// The row that stands for a build ("3.14.10"), or, where none does, the first one of the same
// series; NULL for a series without a row.
const Profile *profile_for_build(const char *version);
const char *profile_name(size_t index); // NULL behind the last
const char *profile_help(size_t index);

#endif
