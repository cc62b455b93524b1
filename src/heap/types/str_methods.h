// str_methods.h: the list of str's methods: name, least and most positional arguments, flags. Each
// is defined by STR_METHOD(name) in one of str_case.c, str_search.c, str_split.c, str_methods.c.
#ifndef HEAPSTORY_HEAP_STR_METHODS_H
#define HEAPSTORY_HEAP_STR_METHODS_H

#include "values.h"

// clang-format off
#define STR_METHODS(X) \
  X(capitalize, 0, 0, 0) \
  X(casefold, 0, 0, 0) \
  X(lower, 0, 0, 0) \
  X(swapcase, 0, 0, 0) \
  X(title, 0, 0, 0) \
  X(upper, 0, 0, 0) \
  X(isalnum, 0, 0, 0) \
  X(isalpha, 0, 0, 0) \
  X(isascii, 0, 0, 0) \
  X(isdecimal, 0, 0, 0) \
  X(isdigit, 0, 0, 0) \
  X(isidentifier, 0, 0, 0) \
  X(islower, 0, 0, 0) \
  X(isnumeric, 0, 0, 0) \
  X(isprintable, 0, 0, 0) \
  X(isspace, 0, 0, 0) \
  X(istitle, 0, 0, 0) \
  X(isupper, 0, 0, 0) \
  X(count, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(endswith, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(find, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(index, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(removeprefix, 1, 1, 0) \
  X(removesuffix, 1, 1, 0) \
  X(replace, 2, 3, 0) \
  X(rfind, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(rindex, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(startswith, 1, 3, ARGUMENT_TUPLES_STR_SEARCH) \
  X(join, 1, 1, 0) \
  X(partition, 1, 1, 0) \
  X(rpartition, 1, 1, 0) \
  X(rsplit, 0, 2, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 2)) \
  X(split, 0, 2, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 2)) \
  X(splitlines, 0, 1, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 1)) \
  X(center, 1, 2, 0) \
  X(encode, 0, 2, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 2)) \
  X(expandtabs, 0, 1, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 1)) \
  X(ljust, 1, 2, 0) \
  X(lstrip, 0, 1, 0) \
  X(rjust, 1, 2, 0) \
  X(rstrip, 0, 1, 0) \
  X(strip, 0, 1, 0) \
  X(zfill, 1, 1, 0) \
  X(maketrans, 1, 3, BUILTIN_STATIC) \
  X(translate, 1, 1, 0)
// clang-format on

#define STR_METHOD(name)                                                                           \
  Object *str_method_##name(Heap *heap __attribute__((unused)), Object *self,                      \
                            Object *const *arguments __attribute__((unused)),                      \
                            size_t count __attribute__((unused)),                                  \
                            Object *keyword_names __attribute__((unused)))
#define DECLARE(name, least, most, flags) STR_METHOD(name);
STR_METHODS(DECLARE)
#undef DECLARE

// The str itself where nothing changed and it is of the exact type, else a new one of `text`;
// empties the text.
Object *str_unless_same(Heap *heap, Object *self, Text *text);
// An argument that must be a str: borrowed; NULL with TypeError pending ("must be str, not int" or
// as `format` says, whose %s is the type).
const Str *str_argument(Heap *heap, Object *argument, const char *before);
bool str_count_argument(Heap *heap, Object *argument, int64_t *value_out); // maxsplit, width

#endif
