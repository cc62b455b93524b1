// int_convert.c: what becomes an int: int(), indexes, text, doubles. Mirrors CPython
// Objects/longobject.c (long_new, PyLong_FromString, PyLong_FromDouble) and Objects/abstract.c
// (PyNumber_Index, PyNumber_Long).
#include "internal.h"
#include "bytes.h"

#include <math.h>
#include <string.h>

// ---- calling methods that a user's class defines ----------------------------------------------

Object *keyword_argument(Object *const *arguments, size_t count, Object *keyword_names,
                         const char *name) {
  if (!keyword_names) return NULL;
  const Tuple *names = (const Tuple *)keyword_names;
  for (size_t i = 0; i < names->count; i++)
    if (str_equal(names->items[i], name)) return arguments[count + i];
  return NULL;
}

bool keywords_known(Heap *heap, const char *function, Object *keyword_names,
                    const char *const *names) {
  if (!keyword_names) return true;
  const Tuple *given = (const Tuple *)keyword_names;
  for (size_t i = 0; i < given->count; i++) {
    size_t k = 0;
    while (names[k] && !str_equal(given->items[i], names[k])) k++;
    if (names[k]) continue;
    heap_raise_keyword(heap, function, as_str(given->items[i])->chars);
    return false;
  }
  return true;
}

// ---- indexes ----------------------------------------------------------------------------------

Object *number_index(Heap *heap, Object *object) {
  if (is_int(object)) return object_incref(object);
  Object *value = call_special(heap, object, "__index__");
  if (value && is_int(value)) return value;
  if (value)
    heap_raise(heap, TYPE_TYPE_ERROR, "__index__ returned non-int (type %s)", type_name(value));
  else if (!heap->raised)
    heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
               type_name(object));
  object_decref_null(heap, value);
  return NULL;
}

bool int_as_index(Heap *heap, Object *object, int64_t *value_out) {
  Object *index = number_index(heap, object);
  if (!index) return false;
  bool fits = int_fits(index);
  if (fits)
    *value_out = int_value(index);
  else
    heap_raise(heap, TYPE_OVERFLOW_ERROR, "cannot fit '%s' into an index-sized integer",
               type_name(object));
  object_decref(heap, index);
  return fits;
}

// ---- from doubles and text --------------------------------------------------------------------

Object *int_from_double(Heap *heap, double value) {
  if (isinf(value))
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "cannot convert float infinity to integer");
  if (isnan(value))
    return heap_raise(heap, TYPE_VALUE_ERROR, "cannot convert float NaN to integer");
  if (fabs(value) < 9e18) return int_new(heap, (int64_t)value);
  mpz_t whole;
  mpz_init_set_d(whole, value);
  Object *object = int_from_mpz(heap, whole);
  mpz_clear(whole);
  return object;
}

// The literal as repr() shows it, cut at 200 characters as CPython's "%.200R" does.
static void *bad_literal(Heap *heap, const char *chars, size_t bytes, int base, bool is_str_text) {
  Text shown = {0};
  if (is_str_text)
    str_repr(chars, bytes, &shown);
  else
    bytes_repr_text(chars, bytes, &shown);
  heap_raise(heap, TYPE_VALUE_ERROR, "invalid literal for int() with base %d: %.200s", base,
             text_chars(&shown));
  text_delete(&shown);
  return NULL;
}

static Object *from_chars(Heap *heap, const char *chars, size_t bytes, int base, bool literal,
                          bool is_str_text) {
  mpz_t value;
  size_t digits, decimals;
  Object *result;
  if (!text_read_int(chars, bytes, base, value, &digits, &decimals))
    result = bad_literal(heap, chars, bytes, base, is_str_text);
  else if (decimals > DECIMALS_LIMIT)
    result =
        heap_raise(heap, TYPE_VALUE_ERROR,
                   "Exceeds the limit (%d digits) for integer string conversion: value has %zu "
                   "digits; use sys.set_int_max_str_digits() to increase the limit",
                   DECIMALS_LIMIT, decimals);
  else
    result = int_from_mpz_sized(heap, value, literal && mpz_fits_slong_p(value) ? 0 : digits);
  mpz_clear(value);
  return result;
}

// A literal that fits a C long is made exactly, without the general routine (parsenumber_raw in
// CPython's Parser/action_helpers.c).
Object *int_from_text(Heap *heap, const char *digits, int base) {
  return from_chars(heap, digits, strlen(digits), base, true, true);
}

// ---- int() ------------------------------------------------------------------------------------

static Object *from_object(Heap *heap, Object *value) {
  if (object_is(value, &int_type)) return object_incref(value);
  Object *result = call_special(heap, value, "__int__");
  if (!result && !heap->raised) result = call_special(heap, value, "__index__");
  if (!result && !heap->raised) result = call_special(heap, value, "__trunc__");
  if (result && !is_int(result)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "__int__ returned non-int (type %s)", type_name(result));
    object_decref(heap, result);
    return NULL;
  }
  if (result || heap->raised) return result;
  if (is_int(value)) {
    IntView view;
    return int_from_mpz(heap, int_view(value, &view));
  }
  if (is_float(value)) return int_from_double(heap, ((Float *)value)->value);
  if (is_str(value))
    return from_chars(heap, as_str(value)->chars, as_str(value)->bytes, 10, false, true);
  if (is_bytes_like(value))
    return from_chars(heap, span_of(value).chars, span_of(value).count, 10, false, false);
  return heap_raise(
      heap, TYPE_TYPE_ERROR,
      "int() argument must be a string, a bytes-like object or a real number, not '%s'",
      type_name(value));
}

static Object *from_base(Heap *heap, Object *value, Object *base_object) {
  int64_t base;
  if (!int_as_index(heap, base_object, &base)) return NULL;
  if ((base != 0 && base < 2) || base > 36)
    return heap_raise(heap, TYPE_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
  if (is_str(value))
    return from_chars(heap, as_str(value)->chars, as_str(value)->bytes, (int)base, false, true);
  if (is_bytes_like(value))
    return from_chars(heap, span_of(value).chars, span_of(value).count, (int)base, false, false);
  return heap_raise(heap, TYPE_TYPE_ERROR, "int() can't convert non-string with explicit base");
}

// As long_subtype_new: the value is made as a plain int, then copied into an object of the class.
static Object *as_class(Heap *heap, Class *cls, Object *plain_steal) {
  if (!plain_steal || cls == heap_class(heap, TYPE_INT)) return plain_steal;
  const Int *plain = (const Int *)plain_steal;
  Int *self = (Int *)object_new(heap, cls, int_items(plain_steal));
  if (self) self->value = plain->value;
  if (self && plain->big) {
    self->big = mem_alloc(sizeof *self->big);
    mpz_init_set(self->big, plain->big);
  }
  object_decref(heap, plain_steal);
  return (Object *)self;
}

Object *int_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                      Object *keyword_names) {
  static const char *const names[] = {"base", NULL};
  if (!keywords_known(heap, "int", keyword_names, names)) return NULL;
  if (count > 2)
    return heap_raise(heap, TYPE_TYPE_ERROR, "int() takes at most 2 arguments (%zu given)", count);
  Object *base =
      count == 2 ? arguments[1] : keyword_argument(arguments, count, keyword_names, "base");
  if (count == 0 && base) return heap_raise(heap, TYPE_TYPE_ERROR, "int() missing string argument");
  Object *plain = count == 0 ? int_new(heap, 0)
                  : base     ? from_base(heap, arguments[0], base)
                             : from_object(heap, arguments[0]);
  return as_class(heap, cls, plain);
}
