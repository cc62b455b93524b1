// fuzz_python.c: any bytes, read as a module and as an expression. Each must give a tree or one
// error, and the errors' positions must be known. Run: fuzz_python -max_len=4096
// tests/fuzz/corpus-fuzz_python
#include "heapstory/python.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(PyTree *tree, Errors *errors) {
  if ((tree == NULL) != (errors->count == 1)) abort();
  for (size_t i = 0; i < errors->count; i++)
    if (errors->items[i].at.line == 0 || errors->items[i].at.column == 0) abort();
  python_delete(tree);
  errors_delete(errors);
}

// What a quick look takes must be what the grammar takes.
static bool is_as_plain(PlainKind plain, const PyTree *tree) {
  if (plain == PLAIN_UNKNOWN) return true;
  if (!tree) return false;
  ExprKind kind = tree->expr->kind;
  bool target = kind == EXPR_NAME || kind == EXPR_ATTRIBUTE || kind == EXPR_SUBSCRIPT;
  return plain == PLAIN_VALUE ? kind != EXPR_YIELD && kind != EXPR_STARRED : target;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Errors errors = {0};
  const char *text = (const char *)data;
  char *ended = mem_strndup(text, size);
  PyTree *tree = python_read(ended, strlen(ended), (Position){0}, &errors);
  if (python_is_plain(ended) && !tree) abort();
  check(tree, &errors);
  tree = python_read_expression(ended, strlen(ended), (Position){0}, &errors);
  if (!is_as_plain(python_plain_expression(ended), tree)) abort();
  check(tree, &errors);
  mem_free(ended);
  tree = python_read(text, size, (Position){0}, &errors);
  check(tree, &errors);
  tree = python_read_expression(text, size, (Position){3, 7}, &errors);
  check(tree, &errors);
  return 0;
}
