// cut_number.c: number literals, after tok_get_normal_mode() and verify_end_of_number() of
// CPython's Parser/tokenizer.c: the same refusals at the same column.
#include "cut.h"

#include <string.h>

#include "grammar.h"

static char peek(const Cut *cut) { return cut->text[cut->cursor]; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

static bool is_digit_of(char c, int base) {
  if (base == 16) return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  return c >= '0' && c < '0' + base;
}

// The character just read, before the cursor, is where CPython points.
static bool fail_before(Cut *cut, const char *kind) {
  return cut_fail(cut, cut->cursor - 1, "SyntaxError: invalid %s literal", kind);
}

// `1if x else y` is allowed (CPython only warns), `1x` is not.
static bool number_end(Cut *cut, const char *kind) {
  static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
  const char *rest = cut->text + cut->cursor;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strncmp(rest, words[i], strlen(words[i])) == 0) return true;
  return is_word(*rest) ? fail_before(cut, kind) : true;
}

static bool digits(Cut *cut) {
  for (;;) {
    while (is_digit(peek(cut))) cut->cursor++;
    if (peek(cut) != '_') return true;
    cut->cursor++;
    if (!is_digit(peek(cut))) return fail_before(cut, "decimal");
  }
}

static bool prefixed(Cut *cut, int base, const char *kind) {
  cut->cursor += 2;
  do {
    if (peek(cut) == '_') cut->cursor++;
    if (!is_digit_of(peek(cut), base)) {
      if (is_digit(peek(cut))) break;
      return fail_before(cut, kind);
    }
    while (is_digit_of(peek(cut), base)) cut->cursor++;
  } while (peek(cut) == '_');
  if (is_digit(peek(cut)))
    return cut_fail(cut, cut->cursor, "SyntaxError: invalid digit '%c' in %s literal", peek(cut),
                    kind);
  return number_end(cut, kind);
}

static bool exponent(Cut *cut) {
  size_t sign = cut->cursor + 1;
  bool is_signed = cut->text[sign] == '+' || cut->text[sign] == '-';
  if (is_signed) sign++;
  if (!is_digit(cut->text[sign])) {
    if (!is_signed) return number_end(cut, "decimal"); // `1else`: no exponent at all
    cut->cursor = sign;
    return fail_before(cut, "decimal");
  }
  cut->cursor = sign;
  return digits(cut);
}

// From the point, the exponent or the j on; the digits before are read.
static bool tail(Cut *cut) {
  if (peek(cut) == '.') {
    cut->cursor++;
    if (is_digit(peek(cut)) && !digits(cut)) return false;
  }
  if ((peek(cut) == 'e' || peek(cut) == 'E') && !exponent(cut)) return false;
  if (peek(cut) == 'j' || peek(cut) == 'J') {
    cut->cursor++;
    return number_end(cut, "imaginary");
  }
  return number_end(cut, "decimal");
}

static bool zeros(Cut *cut) {
  size_t from = cut->cursor;
  while (peek(cut) == '0' || peek(cut) == '_') {
    if (peek(cut) == '_' && !is_digit(cut->text[cut->cursor + 1])) {
      cut->cursor++;
      return fail_before(cut, "decimal");
    }
    cut->cursor++;
  }
  bool nonzero = is_digit(peek(cut));
  if (nonzero && !digits(cut)) return false;
  char c = peek(cut);
  if (nonzero && c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J')
    return cut_fail(cut, from,
                    "SyntaxError: leading zeros in decimal integer literals are not permitted; "
                    "use an 0o prefix for octal integers");
  return tail(cut);
}

static bool literal(Cut *cut) {
  if (peek(cut) != '0') return peek(cut) == '.' ? tail(cut) : digits(cut) && tail(cut);
  char c = (char)(cut->text[cut->cursor + 1] | 0x20);
  if (c == 'x') return prefixed(cut, 16, "hexadecimal");
  if (c == 'o') return prefixed(cut, 8, "octal");
  if (c == 'b') return prefixed(cut, 2, "binary");
  return zeros(cut);
}

bool cut_number(Cut *cut) {
  size_t from = cut->cursor;
  Position at = cut_position(cut, from);
  if (!literal(cut)) return false;
  cut_token(cut, PY_NUMBER, from, at);
  return true;
}
