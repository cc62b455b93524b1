// values.h: what the files of numbers and strings (number_text.c, number_format.c, unicode.c,
// types/int.c ... bytes.c) know of each other and lend to the rest of room heap.
#ifndef HEAPSTORY_HEAP_VALUES_H
#define HEAPSTORY_HEAP_VALUES_H

#include "heapstory/heap.h"

// A function of the table of methods; most of them need only some of the parameters.
#define METHOD(name)                                                                               \
  static Object *name(Heap *heap __attribute__((unused)), Object *self __attribute__((unused)),    \
                      Object *const *arguments __attribute__((unused)),                            \
                      size_t count __attribute__((unused)),                                        \
                      Object *keyword_names __attribute__((unused)))

// ---- which value an object is: subclasses made by a scenario included ----
static inline bool is_kind(const Object *object, const Type *type) {
  return object->cls->type == type || object->cls->solid == type;
}
static inline bool is_bool(const Object *object) { return object->cls->type == &bool_type; }
static inline bool is_int(const Object *object) {
  return is_kind(object, &int_type) || is_bool(object);
}
static inline bool is_float(const Object *object) { return is_kind(object, &float_type); }
static inline bool is_complex(const Object *object) { return is_kind(object, &complex_type); }
static inline bool is_str(const Object *object) { return is_kind(object, &str_type); }
static inline bool is_bytes(const Object *object) { return is_kind(object, &bytes_type); }
static inline Str *as_str(Object *object) { return (Str *)object; }
static inline Object *new_not_implemented(Heap *heap) {
  return object_incref(heap->not_implemented);
}

static inline const char *type_name(const Object *object) {
  return object->cls->user ? ((Str *)object->cls->name)->chars : object->cls->type->name;
}

// ZeroDivisionError; `before` is its message where the profile has one for each operation.
void *zero_division(Heap *heap, const char *before);
// The result of a comparison: order < 0, 0, > 0.
bool order_satisfies(int order, Comparison op);
// Calls a method that a user's class defines (`__int__`); NULL without an exception where it
// defines none.
Object *call_special(Heap *heap, Object *self, const char *literal);
// Value of the keyword argument `name`, borrowed; NULL where it was not given.
Object *keyword_argument(Object *const *arguments, size_t count, Object *keyword_names,
                         const char *name);
// False with TypeError pending where a keyword is none of `names` (NULL ends the list).
bool keywords_known(Heap *heap, const char *function, Object *keyword_names,
                    const char *const *names);

// ---- types/int.c ----

// An int's value as GMP reads it, without copying.
typedef struct IntView {
  mpz_t value;
  mp_limb_t limb;
} IntView;
mpz_srcptr int_view(const Object *object, IntView *view);

enum { DIGIT_BITS = 30 };                // of CPython's int: PyLong_SHIFT
enum { DECIMALS_LIMIT = 4300 };          // sys.get_int_max_str_digits()
size_t int_digits(const Object *object); // of abs(value), 0 for 0
size_t mpz_digits(mpz_srcptr value);
// A new int whose block was asked for with room for `digits`, as CPython's multi-digit routines do
// before they trim.
Object *int_new_sized(Heap *heap, int64_t value, size_t digits);
Object *int_from_mpz_sized(Heap *heap, mpz_srcptr value, size_t digits);
Object *int_from_double(Heap *heap, double value); // truncates; OverflowError, ValueError
int int_compare(const Object *left, const Object *right);
int int_compare_double(const Object *left, double right); // right is not NaN
bool int_hash(Heap *heap, Object *self, int64_t *hash_out);
Object *int_compare_slot(Heap *heap, Object *self, Object *other, Comparison op);
int int_truth(Heap *heap, Object *self);
size_t int_items(const Object *self);
void int_dealloc(Heap *heap, Object *self);
void int_release(Object *self);
Object *int_unary(Heap *heap, Object *self, UnaryOp op);
Object *int_repr(Heap *heap, Object *self);
Object *int_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                      Object *keyword_names);
Object *number_index(Heap *heap, Object *object); // operator.index: an int; TypeError otherwise

// ---- types/unicode_exception.c ----
// Whether it is a UnicodeEncodeError or UnicodeDecodeError with the arguments that these have.
bool unicode_error_is(Heap *heap, Object *exception);
void unicode_error_text(Object *exception, Text *text);
// Raises one: NULL.
void *unicode_error_raise(Heap *heap, TypeId type, const char *encoding, Object *object,
                          size_t start, size_t end, const char *reason);

// ---- types/int_bytes.c: methods ----
Object *int_to_bytes(Heap *heap, Object *self, Object *const *arguments, size_t count,
                     Object *keyword_names);
Object *int_from_bytes(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *keyword_names);

// ---- types/float_hex.c: methods ----
Object *float_hex(Heap *heap, Object *self, Object *const *arguments, size_t count,
                  Object *keyword_names);
Object *float_from_hex(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *keyword_names);

// ---- types/int_math.c ----
Object *int_binary(Heap *heap, Object *left, Object *right, BinaryOp op);
// left / right rounded once, to even; *overflow_out where it is beyond a double.
double mpz_ratio(mpz_srcptr left, mpz_srcptr right, bool *overflow_out);
double mpz_to_double(mpz_srcptr value, bool *overflow_out);
bool int_to_double(Heap *heap, const Object *object, double *value_out); // OverflowError
bool int_size_allowed(Heap *heap, uint64_t bits); // MemoryError beyond what a heap may hold

// ---- types/float.c, float_math.c, complex.c ----
Object *float_binary(Heap *heap, Object *left, Object *right, BinaryOp op);
double float_modulo(double left, double right);
int64_t double_hash(double value, Addr address); // address: what a NaN is hashed by
Object *complex_power(Heap *heap, double a, double b, double c, double d);

// ---- number_text.c ----

// Reads an int literal (underscores, prefixes where base is 0 or fits, spaces around) into `value`,
// which is initialised here in any case. False where the text is no such number. *digits_out: what
// CPython allocates for it.
bool text_read_int(const char *chars, size_t bytes, int base, mpz_t value, size_t *digits_out,
                   size_t *decimals_out);
bool text_read_float(const char *chars, size_t bytes,
                     double *value_out); // float(): underscores, inf, nan, spaces
bool text_read_complex(const char *chars, size_t bytes, double *real_out, double *imaginary_out);
// Digits of an int; false with ValueError pending beyond 4300 decimal ones.
bool int_add_text(Heap *heap, const Object *object, int base, Text *text);
void int_describe_text(const Object *object, Text *text); // never fails: shortened where too long
// A double by one of repr's formats: kind 'r' 'e' 'f' 'g', precision where not 'r'. `alternate` is
// the # flag.
void double_text(double value, char kind, int precision, bool alternate, bool add_point_zero,
                 Text *text);

// ---- number_format.c, format_spec.c ----

// [[fill]align][sign][z][#][0][width][grouping][.precision][type]
typedef struct FormatSpec {
  uint32_t fill;            // 0 = none given: a space
  char align;               // '<' '>' '^' '=', 0 = none given
  char sign;                // '+' '-' ' ', 0
  bool negative_zero;       // z: no minus sign on what rounds to 0
  bool alternate;           // #
  char grouping;            // ',' '_' or 0
  int64_t width, precision; // -1 = none given
  char type;                // 0 = none given
} FormatSpec;
bool format_spec_read(Heap *heap, Object *value, const char *chars, size_t bytes,
                      FormatSpec *spec_out);
// Adds `body` (`length` code points) padded to spec->width; `align` where the spec names none.
void format_pad(const FormatSpec *spec, const char *body, size_t bytes, size_t length, char align,
                Text *text);
// The parts of a number in the order in which they stand.
typedef struct NumberParts {
  bool negative;
  const char *prefix; // "0x" ..., "" for none
  const char *digits; // whole digits: what is grouped and filled with zeros
  size_t digit_count;
  const char *rest; // point, fraction, exponent, %
} NumberParts;
void format_number(const FormatSpec *spec, const NumberParts *parts, Text *text);
void *format_unknown_code(Heap *heap, char code, Object *value);
Object *int_format(Heap *heap, Object *self, const char *spec, size_t length);
Object *float_format(Heap *heap, Object *self, const char *spec, size_t length);
Object *complex_format(Heap *heap, Object *self, const char *spec, size_t length);
Object *str_format_slot(Heap *heap, Object *self, const char *spec, size_t length);

// ---- types/str.c, str_hash.c and the files of methods ----
extern const Builtin str_methods[];
Object *str_new_of_class(Heap *heap, Class *cls, const char *chars,
                         size_t bytes); // never a shared one
Object *str_new_static(Heap *heap, const char *chars, size_t bytes);
Object *bytes_new_static(Heap *heap, const char *chars, size_t count);
size_t str_items(const Object *self);
size_t str_layout_extra(Heap *heap, const Object *self);
void str_release(Object *self);
void str_dealloc(Heap *heap, Object *self);
Object *str_character(Heap *heap, Object *str, size_t index); // index < length
size_t str_offset(const Str *str, size_t index);     // byte offset of a code point; index <= length
size_t utf8_length(const char *chars, size_t bytes); // code points of valid UTF-8
Object *str_substring(Heap *heap, Object *str, size_t from, size_t to); // code points from .. to
int str_compare_text(const Str *left, const Str *right);                // by code points
int64_t chars_hash(const char *chars, size_t bytes);                    // of UTF-8, as str's
int64_t bytes_hash_of(const void *data, size_t count);                  // siphash13, key 0
// Position in bytes of `needle` in chars[from..to), -1 = absent.
int64_t chars_find(const char *chars, size_t bytes, const char *needle, size_t needle_bytes);
int64_t chars_find_last(const char *chars, size_t bytes, const char *needle, size_t needle_bytes);
Object *str_percent(Heap *heap, Object *format, Object *values); // str % values
Object *str_format_method(Heap *heap, Object *self, Object *const *arguments, size_t count,
                          Object *keyword_names);
Object *str_format_map(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *keyword_names);
void text_to_ascii(const char *chars, size_t bytes, Text *text); // what is beyond ASCII as \x \u \U
Object *object_ascii(Heap *heap, Object *object);                // ascii()
Object *str_encode(Heap *heap, Object *self, const char *encoding, const char *errors);
Object *bytes_decode(Heap *heap, const char *chars, size_t count, const char *encoding,
                     const char *errors);
void bytes_repr_text(const char *chars, size_t count, Text *text);

#endif
