// check.h: what Python refuses although its grammar takes it.
#ifndef HEAPSTORY_PYTHON_CHECK_H
#define HEAPSTORY_PYTHON_CHECK_H

#include "parser.h"

// CPython's symtable.c and compile.c refuse these after parsing. False, and parser->failure, at the
// first.
bool check_tree(const PyTree *tree, Parser *parser);

#endif
