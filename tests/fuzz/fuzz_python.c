// fuzz_python.c: any bytes, read as a module and as an expression. Each must give a tree or one
// error, and the errors' positions must be known. Run: fuzz_python -max_len=4096
// tests/fuzz/corpus-fuzz_python
#include "heapstory/python.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(PyTree *tree, Errors *errors) {
  if ((tree == NULL) != (errors->count == 1)) abort();
  for (size_t i = 0; i < errors->count; i++)
    if (errors->items[i].at.line == 0 || errors->items[i].at.column == 0) abort();
  python_delete(tree);
  errors_delete(errors);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Errors errors = {0};
  const char *text = (const char *)data;
  PyTree *tree = python_read(text, size, (Position){0}, &errors);
  check(tree, &errors);
  tree = python_read_expression(text, size, (Position){3, 7}, &errors);
  check(tree, &errors);
  return 0;
}
