// test_picture.c: what picture_check.h notices, each fault once.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "picture_check.h"

static const Font plain = {.size = 12, .color = TOKEN_INK};

static void assert_fault(Picture *picture, const char *fault) {
  Text faults = {0};
  check_picture(picture, &faults);
  if (!fault)
    assert_string_equal(text_chars(&faults), "");
  else
    assert_non_null(strstr(text_chars(&faults), fault));
  text_delete(&faults);
  picture_delete(picture);
}

static Picture *page_with(Box cell, const char *text) {
  Picture *picture = picture_new(200, 100, "page", "");
  picture_rect(picture, (Box){20, 20, 100, 24}, 6, (Paint){.fill = TOKEN_PANEL});
  picture_words(picture, (Box){24, 20, 40, 24}, ALIGN_LEFT, plain, "list");
  picture_words(picture, cell, ALIGN_LEFT, plain, text);
  return picture;
}

static void a_good_page_has_no_faults(void **state) {
  (void)state;
  assert_fault(page_with((Box){64, 20, 40, 24}, "#3"), NULL);
  assert_fault(page_with((Box){24, 60, 160, 24}, "words beside the panel"), NULL);
}

static void every_fault_is_noticed(void **state) {
  (void)state;
  assert_fault(page_with((Box){180, 60, 40, 24}, "#3"), "off the page");
  assert_fault(page_with((Box){24, 60, 20, 24}, "a long text"), "too wide");
  assert_fault(page_with((Box){24, 60, 40, 6}, "#3"), "too high");
  assert_fault(page_with((Box){30, 22, 40, 24}, "upon"), "list: \"upon\"");
  assert_fault(page_with((Box){64, 20, 80, 24}, "much longer"), "out of its box");
}

// A fault inside of a part is one of the page.
static void parts_are_looked_at(void **state) {
  (void)state;
  Picture *sheet = picture_new(400, 300, "sheet", "");
  picture_place(sheet, page_with((Box){24, 60, 20, 24}, "a long text"), (Box){10, 10, 200, 100});
  assert_fault(sheet, "too wide");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_good_page_has_no_faults),
      cmocka_unit_test(every_fault_is_noticed),
      cmocka_unit_test(parts_are_looked_at),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
