// attributes.c: attributes of graphs, nodes and edges, see attributes.h.
#include "attributes.h"

#include <math.h>
#include <stdlib.h>

#include "dialect.h"

void set(void *object, const char *name, const char *value) {
  agsafeset(object, mut(name), mut(value), mut(""));
}

// `number` units of which 10^decimals are one.
static void add_decimal(Text *text, long long number, int decimals) {
  long long unit = 1;
  for (int i = 0; i < decimals; i++) unit *= 10;
  text_printf(text, "%s%lld.%0*lld", number < 0 ? "-" : "", llabs(number) / unit, decimals,
              llabs(number) % unit);
}

static void set_decimal(void *object, const char *name, long long number, int decimals) {
  Text digits = {0};
  add_decimal(&digits, number, decimals);
  set(object, name, text_chars(&digits));
  text_delete(&digits);
}

void set_whole(void *object, const char *name, long number) {
  char digits[32];
  snprintf(digits, sizeof digits, "%ld", number);
  set(object, name, digits);
}

void set_number(void *object, const char *name, double number) {
  set_decimal(object, name, llround(number * 100), 2);
}

void add_number(Text *text, double number) { add_decimal(text, llround(number * 100), 2); }

void set_width(void *object, const char *name, double points) {
  long tenths = lround(points * 10);
  if (tenths % 10)
    set_decimal(object, name, tenths, 1);
  else
    set_whole(object, name, tenths / 10);
}

void set_inches(void *object, const char *name, int points) {
  set_decimal(object, name, (points * 100 + 36) / 72, 2);
}

void set_exact_inches(void *object, const char *name, double points) {
  set_decimal(object, name, llround(points * 100000 / 72), 5);
}

void set_label(void *object, Html *html) {
  set_html(object, mut("label"), mut(text_chars(&html->text)));
  text_clear(&html->text);
}
