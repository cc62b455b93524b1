// test_compile.c: the compiler: what it makes of small texts, as disassembly (compared with
// CPython 3.12's dis by hand when written: same instructions in the same order but for what
// bytecode.def says); stack sizes; errors with positions.
#include "heapstory/python.h"
#include "play/bytecode.h"
#include "play/compile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
  const char *name, *source, *code;
} goldens[] = {
    {"folding",
     "x = 999 + 1\n"
     "y = -5\n"
     "z = 'a' * 3, 2 ** 10\n"
     "w = 'a' * 5000\n"
     "v = 1 / 0\n",
     "<module>: stack 2\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (1000)\n"
     "   2 STORE_NAME x\n"
     "   3 LOAD_CONST 1 (-5)\n"
     "   4 STORE_NAME y\n"
     "   5 LOAD_CONST 2 (('aaa', 1024))\n"
     "   6 STORE_NAME z\n"
     "   7 LOAD_CONST 3 ('a')\n"
     "   8 LOAD_CONST 4 (5000)\n"
     "   9 BINARY_OP *\n"
     "  10 STORE_NAME w\n"
     "  11 LOAD_CONST 5 (1)\n"
     "  12 LOAD_CONST 6 (0)\n"
     "  13 BINARY_OP /\n"
     "  14 STORE_NAME v\n"
     "  15 LOAD_CONST 7 (None)\n"
     "  16 RETURN_VALUE\n"},
    {"merged over functions",
     "a = 1000\n"
     "def f():\n"
     "  return 1000\n"
     "def g():\n"
     "  return 1000, 1000.0\n",
     "<module>: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (1000)\n"
     "   2 STORE_NAME a\n"
     "   3 LOAD_CONST 1 (code f)\n"
     "   4 MAKE_FUNCTION 0\n"
     "   5 STORE_NAME f\n"
     "   6 LOAD_CONST 2 (code g)\n"
     "   7 MAKE_FUNCTION 0\n"
     "   8 STORE_NAME g\n"
     "   9 LOAD_CONST 3 (None)\n"
     "  10 RETURN_VALUE\n"
     "f: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 1 (1000)\n"
     "   2 RETURN_VALUE\n"
     "g: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 1 ((...))\n"
     "   2 RETURN_VALUE\n"},
    {"displays",
     "x = [a, b]\n"
     "x = [1, 2]\n"
     "x = [1, 2, 3]\n"
     "x = {1, 2, 3}\n"
     "x = {'a': 1, 'b': b}\n"
     "x = (1, a)\n",
     "<module>: stack 3\n"
     "   0 RESUME 0\n"
     "   1 LOAD_NAME a\n"
     "   2 LOAD_NAME b\n"
     "   3 BUILD_LIST 2\n"
     "   4 STORE_NAME x\n"
     "   5 LOAD_CONST 0 (1)\n"
     "   6 LOAD_CONST 1 (2)\n"
     "   7 BUILD_LIST 2\n"
     "   8 STORE_NAME x\n"
     "   9 BUILD_LIST 0\n"
     "  10 LOAD_HIDDEN 2 ((...))\n"
     "  11 LIST_EXTEND 1\n"
     "  12 STORE_NAME x\n"
     "  13 BUILD_SET 0\n"
     "  14 LOAD_HIDDEN 3 (frozenset({...}))\n"
     "  15 SET_UPDATE 1\n"
     "  16 STORE_NAME x\n"
     "  17 LOAD_CONST 0 (1)\n"
     "  18 LOAD_NAME b\n"
     "  19 LOAD_HIDDEN 4 ((...))\n"
     "  20 BUILD_CONST_KEY_MAP 2\n"
     "  21 STORE_NAME x\n"
     "  22 LOAD_CONST 0 (1)\n"
     "  23 LOAD_NAME a\n"
     "  24 BUILD_TUPLE 2\n"
     "  25 STORE_NAME x\n"
     "  26 LOAD_CONST 5 (None)\n"
     "  27 RETURN_VALUE\n"},
    {"constant tests",
     "if 0: x = 12345\n"
     "while 1:\n"
     "  f()\n",
     "<module>: stack 2\n"
     "   0 RESUME 0\n"
     "   1 PUSH_NULL\n"
     "   2 LOAD_NAME f\n"
     "   3 CALL 0\n"
     "   4 POP_TOP\n"
     "   5 JUMP_BACKWARD to 1\n"},
    {"iterables",
     "for x in [1, 2]: pass\n"
     "x in [1, 2]\n"
     "x in {1, 2}\n",
     "<module>: stack 2\n"
     "   0 RESUME 0\n"
     "   1 LOAD_HIDDEN 0 ((1, 2))\n"
     "   2 GET_ITER\n"
     "   3 FOR_ITER to 6\n"
     "   4 STORE_NAME x\n"
     "   5 JUMP_BACKWARD to 3\n"
     "   6 LOAD_NAME x\n"
     "   7 LOAD_HIDDEN 0 ((1, 2))\n"
     "   8 CONTAINS_OP 0\n"
     "   9 POP_TOP\n"
     "  10 LOAD_NAME x\n"
     "  11 LOAD_HIDDEN 1 (frozenset({...}))\n"
     "  12 CONTAINS_OP 0\n"
     "  13 POP_TOP\n"
     "  14 LOAD_CONST 2 (None)\n"
     "  15 RETURN_VALUE\n"},
    {"calls",
     "f(1, *a)\n"
     "o.m(x, k=1)\n"
     "f(**d, k=2)\n"
     "f(1, k=3)\n",
     "<module>: stack 6\n"
     "   0 RESUME 0\n"
     "   1 PUSH_NULL\n"
     "   2 LOAD_NAME f\n"
     "   3 LOAD_CONST 0 (1)\n"
     "   4 BUILD_LIST 1\n"
     "   5 LOAD_NAME a\n"
     "   6 LIST_EXTEND 1\n"
     "   7 LIST_TO_TUPLE\n"
     "   8 CALL_FUNCTION_EX 0\n"
     "   9 POP_TOP\n"
     "  10 LOAD_NAME o\n"
     "  11 LOAD_METHOD m\n"
     "  12 LOAD_NAME x\n"
     "  13 LOAD_CONST 0 (1)\n"
     "  14 KW_NAMES 1 ((...,))\n"
     "  15 CALL 2\n"
     "  16 POP_TOP\n"
     "  17 PUSH_NULL\n"
     "  18 LOAD_NAME f\n"
     "  19 BUILD_TUPLE 0\n"
     "  20 BUILD_MAP 0\n"
     "  21 LOAD_NAME d\n"
     "  22 DICT_MERGE 1\n"
     "  23 LOAD_HIDDEN 2 ('k')\n"
     "  24 LOAD_CONST 3 (2)\n"
     "  25 BUILD_MAP 1\n"
     "  26 DICT_MERGE 1\n"
     "  27 CALL_FUNCTION_EX 1\n"
     "  28 POP_TOP\n"
     "  29 PUSH_NULL\n"
     "  30 LOAD_NAME f\n"
     "  31 LOAD_CONST 0 (1)\n"
     "  32 LOAD_CONST 4 (3)\n"
     "  33 KW_NAMES 1 ((...,))\n"
     "  34 CALL 2\n"
     "  35 POP_TOP\n"
     "  36 LOAD_CONST 5 (None)\n"
     "  37 RETURN_VALUE\n"},
    {"loops",
     "while a < b:\n"
     "  if c: continue\n"
     "  break\n"
     "else: d\n",
     "<module>: stack 2\n"
     "   0 RESUME 0\n"
     "   1 LOAD_NAME a\n"
     "   2 LOAD_NAME b\n"
     "   3 COMPARE_OP <\n"
     "   4 POP_JUMP_IF_FALSE to 9\n"
     "   5 LOAD_NAME c\n"
     "   6 POP_JUMP_IF_FALSE to 8\n"
     "   7 JUMP_BACKWARD to 1\n"
     "   8 JUMP to 11\n"
     "   9 LOAD_NAME d\n"
     "  10 POP_TOP\n"
     "  11 LOAD_CONST 0 (None)\n"
     "  12 RETURN_VALUE\n"},
    {"swaps",
     "def f(a, b):\n"
     "  a, b = b, a\n"
     "  return a\n"
     "x, y = y, x\n",
     "<module>: stack 2\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (code f)\n"
     "   2 MAKE_FUNCTION 0\n"
     "   3 STORE_NAME f\n"
     "   4 LOAD_NAME y\n"
     "   5 LOAD_NAME x\n"
     "   6 SWAP 2\n"
     "   7 STORE_NAME x\n"
     "   8 STORE_NAME y\n"
     "   9 LOAD_CONST 1 (None)\n"
     "  10 RETURN_VALUE\n"
     "f: stack 2\n"
     "   0 RESUME 0\n"
     "   1 LOAD_FAST b\n"
     "   2 LOAD_FAST a\n"
     "   3 STORE_FAST b\n"
     "   4 STORE_FAST a\n"
     "   5 LOAD_FAST a\n"
     "   6 RETURN_VALUE\n"},
    {"comprehension",
     "def f(a):\n"
     "  x = 1\n"
     "  return [x for x in a if x]\n",
     "<module>: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (code f)\n"
     "   2 MAKE_FUNCTION 0\n"
     "   3 STORE_NAME f\n"
     "   4 LOAD_CONST 1 (None)\n"
     "   5 RETURN_VALUE\n"
     "f: stack 4\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 1 (1)\n"
     "   2 STORE_FAST x\n"
     "   3 LOAD_FAST a\n"
     "   4 GET_ITER\n"
     "   5 LOAD_FAST_AND_CLEAR x\n"
     "   6 SWAP 2\n"
     "   7 BUILD_LIST 0\n"
     "   8 SWAP 2\n"
     "   9 FOR_ITER to 16\n"
     "  10 STORE_FAST x\n"
     "  11 LOAD_FAST x\n"
     "  12 POP_JUMP_IF_FALSE to 15\n"
     "  13 LOAD_FAST x\n"
     "  14 LIST_APPEND 2\n"
     "  15 JUMP_BACKWARD to 9\n"
     "  16 JUMP to 22\n"
     "  17 SWAP 2\n"
     "  18 POP_TOP\n"
     "  19 SWAP 2\n"
     "  20 STORE_FAST x\n"
     "  21 RERAISE\n"
     "  22 SWAP 2\n"
     "  23 STORE_FAST x\n"
     "  24 RETURN_VALUE\n"
     "     7 to 16: handler 17, depth 2\n"},
    {"closure",
     "def f(a):\n"
     "  def g():\n"
     "    nonlocal a\n"
     "    a = b\n"
     "  b = 1\n"
     "  return g\n",
     "<module>: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (code f)\n"
     "   2 MAKE_FUNCTION 0\n"
     "   3 STORE_NAME f\n"
     "   4 LOAD_CONST 1 (None)\n"
     "   5 RETURN_VALUE\n"
     "f: stack 2\n"
     "   0 MAKE_CELL a\n"
     "   1 MAKE_CELL b\n"
     "   2 RESUME 0\n"
     "   3 LOAD_CLOSURE a\n"
     "   4 LOAD_CLOSURE b\n"
     "   5 BUILD_TUPLE 2\n"
     "   6 LOAD_CONST 1 (code g)\n"
     "   7 MAKE_FUNCTION 8\n"
     "   8 STORE_FAST g\n"
     "   9 LOAD_CONST 2 (1)\n"
     "  10 STORE_DEREF b\n"
     "  11 LOAD_FAST g\n"
     "  12 RETURN_VALUE\n"
     "f.<locals>.g: stack 1\n"
     "   0 COPY_FREE_VARS 2\n"
     "   1 RESUME 0\n"
     "   2 LOAD_DEREF b\n"
     "   3 STORE_DEREF a\n"
     "   4 LOAD_CONST 0 (None)\n"
     "   5 RETURN_VALUE\n"},
    {"class",
     "class A(B):\n"
     "  'doc'\n"
     "  x: int = 1\n"
     "  def m(self): return super().m()\n",
     "<module>: stack 3\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (code A)\n"
     "   2 MAKE_FUNCTION 16\n"
     "   3 LOAD_HIDDEN 1 ('A')\n"
     "   4 LOAD_NAME B\n"
     "   5 BUILD_CLASS 1\n"
     "   6 STORE_NAME A\n"
     "   7 LOAD_CONST 2 (None)\n"
     "   8 RETURN_VALUE\n"
     "A: stack 3\n"
     "   0 MAKE_CELL __class__\n"
     "   1 RESUME 0\n"
     "   2 LOAD_NAME __name__\n"
     "   3 STORE_NAME __module__\n"
     "   4 LOAD_HIDDEN 0 ('A')\n"
     "   5 STORE_NAME __qualname__\n"
     "   6 SETUP_ANNOTATIONS\n"
     "   7 LOAD_CONST 1 ('doc')\n"
     "   8 STORE_NAME __doc__\n"
     "   9 LOAD_CONST 2 (1)\n"
     "  10 STORE_NAME x\n"
     "  11 LOAD_NAME int\n"
     "  12 LOAD_NAME __annotations__\n"
     "  13 LOAD_HIDDEN 3 ('x')\n"
     "  14 STORE_SUBSCR\n"
     "  15 LOAD_CLOSURE __class__\n"
     "  16 BUILD_TUPLE 1\n"
     "  17 LOAD_CONST 4 (code m)\n"
     "  18 MAKE_FUNCTION 8\n"
     "  19 STORE_NAME m\n"
     "  20 LOAD_CLOSURE __class__\n"
     "  21 COPY 1\n"
     "  22 STORE_NAME __classcell__\n"
     "  23 RETURN_VALUE\n"
     "A.m: stack 3\n"
     "   0 COPY_FREE_VARS 1\n"
     "   1 RESUME 0\n"
     "   2 LOAD_GLOBAL super\n"
     "   3 LOAD_DEREF __class__\n"
     "   4 LOAD_FAST self\n"
     "   5 LOAD_SUPER_METHOD m\n"
     "   6 CALL 0\n"
     "   7 RETURN_VALUE\n"},
    {"try",
     "def f():\n"
     "  try: return g()\n"
     "  except E as e: h(e)\n"
     "  finally: k()\n",
     "<module>: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (code f)\n"
     "   2 MAKE_FUNCTION 0\n"
     "   3 STORE_NAME f\n"
     "   4 LOAD_CONST 1 (None)\n"
     "   5 RETURN_VALUE\n"
     "f: stack 4\n"
     "   0 RESUME 0\n"
     "   1 PUSH_NULL\n"
     "   2 LOAD_GLOBAL g\n"
     "   3 CALL 0\n"
     "   4 PUSH_NULL\n"
     "   5 LOAD_GLOBAL k\n"
     "   6 CALL 0\n"
     "   7 POP_TOP\n"
     "   8 RETURN_VALUE\n"
     "   9 PUSH_EXC_INFO .handled\n"
     "  10 LOAD_GLOBAL E\n"
     "  11 CHECK_EXC_MATCH\n"
     "  12 POP_JUMP_IF_FALSE to 28\n"
     "  13 STORE_FAST e\n"
     "  14 PUSH_NULL\n"
     "  15 LOAD_GLOBAL h\n"
     "  16 LOAD_FAST e\n"
     "  17 CALL 1\n"
     "  18 POP_TOP\n"
     "  19 POP_EXCEPT .handled\n"
     "  20 LOAD_CONST 0 (None)\n"
     "  21 STORE_FAST e\n"
     "  22 DELETE_FAST e\n"
     "  23 JUMP to 32\n"
     "  24 LOAD_CONST 0 (None)\n"
     "  25 STORE_FAST e\n"
     "  26 DELETE_FAST e\n"
     "  27 RERAISE\n"
     "  28 RERAISE\n"
     "  29 COPY 2\n"
     "  30 POP_EXCEPT .handled\n"
     "  31 RERAISE\n"
     "  32 PUSH_NULL\n"
     "  33 LOAD_GLOBAL k\n"
     "  34 CALL 0\n"
     "  35 POP_TOP\n"
     "  36 JUMP to 46\n"
     "  37 PUSH_EXC_INFO .handled\n"
     "  38 PUSH_NULL\n"
     "  39 LOAD_GLOBAL k\n"
     "  40 CALL 0\n"
     "  41 POP_TOP\n"
     "  42 RERAISE\n"
     "  43 COPY 2\n"
     "  44 POP_EXCEPT .handled\n"
     "  45 RERAISE\n"
     "  46 LOAD_CONST 0 (None)\n"
     "  47 RETURN_VALUE\n"
     "     1 to 4: handler 9, depth 0\n"
     "     9 to 14: handler 29, depth 1\n"
     "     14 to 19: handler 24, depth 1\n"
     "     19 to 24: handler 37, depth 0\n"
     "     24 to 29: handler 29, depth 1\n"
     "     29 to 32: handler 37, depth 0\n"
     "     37 to 43: handler 43, depth 1\n"},
    {"generator",
     "def f():\n"
     "  x = yield 1\n"
     "  yield from x\n",
     "<module>: stack 1\n"
     "   0 RESUME 0\n"
     "   1 LOAD_CONST 0 (code f)\n"
     "   2 MAKE_FUNCTION 0\n"
     "   3 STORE_NAME f\n"
     "   4 LOAD_CONST 1 (None)\n"
     "   5 RETURN_VALUE\n"
     "f: stack 3\n"
     "   0 RETURN_GENERATOR\n"
     "   1 POP_TOP\n"
     "   2 RESUME 0\n"
     "   3 LOAD_CONST 1 (1)\n"
     "   4 YIELD_VALUE\n"
     "   5 RESUME 1\n"
     "   6 STORE_FAST x\n"
     "   7 LOAD_FAST x\n"
     "   8 GET_YIELD_FROM_ITER\n"
     "   9 LOAD_CONST 0 (None)\n"
     "  10 SEND to 15\n"
     "  11 YIELD_VALUE\n"
     "  12 RESUME 2\n"
     "  13 JUMP_NO_INTERRUPT to 10\n"
     "  14 CLEANUP_THROW\n"
     "  15 END_SEND\n"
     "  16 POP_TOP\n"
     "  17 LOAD_CONST 0 (None)\n"
     "  18 RETURN_VALUE\n"
     "     11 to 12: handler 14, depth 2\n"},
    {"augmented",
     "a[1] += 2\n"
     "a.b -= c\n"
     "a[1:2] *= d\n",
     "<module>: stack 6\n"
     "   0 RESUME 0\n"
     "   1 LOAD_NAME a\n"
     "   2 LOAD_CONST 0 (1)\n"
     "   3 COPY 2\n"
     "   4 COPY 2\n"
     "   5 BINARY_SUBSCR\n"
     "   6 LOAD_CONST 1 (2)\n"
     "   7 BINARY_OP +=\n"
     "   8 SWAP 3\n"
     "   9 SWAP 2\n"
     "  10 STORE_SUBSCR\n"
     "  11 LOAD_NAME a\n"
     "  12 COPY 1\n"
     "  13 LOAD_ATTR b\n"
     "  14 LOAD_NAME c\n"
     "  15 BINARY_OP -=\n"
     "  16 SWAP 2\n"
     "  17 STORE_ATTR b\n"
     "  18 LOAD_NAME a\n"
     "  19 LOAD_CONST 0 (1)\n"
     "  20 LOAD_CONST 1 (2)\n"
     "  21 COPY 3\n"
     "  22 COPY 3\n"
     "  23 COPY 3\n"
     "  24 BINARY_SLICE\n"
     "  25 LOAD_NAME d\n"
     "  26 BINARY_OP *=\n"
     "  27 SWAP 4\n"
     "  28 SWAP 3\n"
     "  29 SWAP 2\n"
     "  30 STORE_SLICE\n"
     "  31 LOAD_CONST 2 (None)\n"
     "  32 RETURN_VALUE\n"},
    {"chain",
     "a < b < c\n"
     "x = a and b or c\n",
     "<module>: stack 3\n"
     "   0 RESUME 0\n"
     "   1 LOAD_NAME a\n"
     "   2 LOAD_NAME b\n"
     "   3 SWAP 2\n"
     "   4 COPY 2\n"
     "   5 COMPARE_OP <\n"
     "   6 COPY 1\n"
     "   7 POP_JUMP_IF_FALSE to 12\n"
     "   8 POP_TOP\n"
     "   9 LOAD_NAME c\n"
     "  10 COMPARE_OP <\n"
     "  11 JUMP to 14\n"
     "  12 SWAP 2\n"
     "  13 POP_TOP\n"
     "  14 POP_TOP\n"
     "  15 LOAD_NAME a\n"
     "  16 COPY 1\n"
     "  17 POP_JUMP_IF_FALSE to 20\n"
     "  18 POP_TOP\n"
     "  19 LOAD_NAME b\n"
     "  20 COPY 1\n"
     "  21 POP_JUMP_IF_TRUE to 24\n"
     "  22 POP_TOP\n"
     "  23 LOAD_NAME c\n"
     "  24 STORE_NAME x\n"
     "  25 LOAD_CONST 0 (None)\n"
     "  26 RETURN_VALUE\n"},
    {"f-string", "x = f'{a!r:>{w}} b'\n",
     "<module>: stack 3\n"
     "   0 RESUME 0\n"
     "   1 LOAD_NAME a\n"
     "   2 LOAD_CONST 0 ('>')\n"
     "   3 LOAD_NAME w\n"
     "   4 FORMAT_VALUE 0\n"
     "   5 BUILD_STRING 2\n"
     "   6 FORMAT_VALUE 6\n"
     "   7 LOAD_CONST 1 (' b')\n"
     "   8 BUILD_STRING 2\n"
     "   9 STORE_NAME x\n"
     "  10 LOAD_CONST 2 (None)\n"
     "  11 RETURN_VALUE\n"},
};

static Code *compile(Heap *heap, const char *source, PyTree **tree_out, Errors *errors) {
  *tree_out = python_read(source, strlen(source), (Position){1, 1}, errors);
  if (!*tree_out) return NULL;
  Unit *unit = unit_new(heap, false);
  Code *code = compile_module(unit, &(*tree_out)->body, errors);
  unit_delete(unit);
  return code;
}

static void prove(Heap *heap) {
  Text problems = {0};
  if (!heap_check(heap, &problems)) fail_msg("%s", text_chars(&problems));
  text_delete(&problems);
}

static void test_goldens(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
    Heap *heap = heap_new(profile_find("cpython-3.12"));
    Errors errors = {0};
    PyTree *tree;
    Code *code = compile(heap, goldens[i].source, &tree, &errors);
    if (!code) fail_msg("%s: %s", goldens[i].name, errors.items[0].message);
    Text text = {0};
    code_disassemble(heap, code, &text);
    if (strcmp(text_chars(&text), goldens[i].code) != 0)
      fail_msg("%s: expected\n%s\nfound\n%s", goldens[i].name, goldens[i].code, text_chars(&text));
    text_delete(&text);
    object_decref(heap, &code->object);
    prove(heap);
    heap_delete(heap);
    python_delete(tree);
    errors_delete(&errors);
  }
}

// Constants that programs can see are theirs, in the order of the text; the rest is machinery.
static void test_serials(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  Errors errors = {0};
  PyTree *tree;
  Code *code =
      compile(heap, "x = 1000\ny = 2.5\nz = [3000, 1000, 4000]\nf(k=5000)\nw = 999 + 1, 'a b'\n",
              &tree, &errors);
  const Code *holder = code_holder(code);
  assert_int_equal(holder->constants[0]->serial, 1);
  assert_int_equal(holder->constants[1]->serial, 2);
  const Tuple *hidden = (const Tuple *)holder->constants[2];
  assert_true(hidden->gc.object.serial < 0);
  assert_int_equal(hidden->items[0]->serial, 3);
  assert_ptr_equal(hidden->items[1], holder->constants[0]);
  assert_int_equal(hidden->items[2]->serial, 4);
  assert_int_equal(holder->constants[3]->serial, 5);
  assert_true(holder->constants[4]->serial < 0); // ('k',)
  assert_true(((const Tuple *)holder->constants[4])->items[0]->serial < 0);
  const Tuple *tuple = (const Tuple *)holder->constants[5];
  assert_true(tuple->gc.object.serial > 0);
  assert_ptr_equal(tuple->items[0], holder->constants[0]);
  object_decref(heap, &code->object);
  heap_delete(heap);
  python_delete(tree);
  errors_delete(&errors);
}

static const struct {
  const char *source, *message;
  uint32_t line, column;
} wrong[] = {
    {"return 1\n", "'return' outside function", 1, 1},
    {"x = 1\nyield x\n", "'yield' outside function", 2, 1},
    {"def f():\n  nonlocal q\n", "no binding for nonlocal 'q' found", 2, 3},
    {"nonlocal q\n", "nonlocal declaration not allowed at module level", 1, 1},
    {"def f():\n  x = 1\n  global x\n", "name 'x' is assigned to before global declaration", 3, 3},
    {"def f():\n  print(x)\n  global x\n", "name 'x' is used prior to global declaration", 3, 3},
    {"def f(x):\n  global x\n", "name 'x' is parameter and global", 2, 3},
    {"def f(a, a): pass\n", "duplicate argument 'a' in function definition", 1, 10},
    {"f(a=1, a=2)\n", "keyword argument repeated: a", 1, 8},
    {"*a, *b = c\n", "multiple starred expressions in assignment", 1, 1},
    {"[x := 1 for x in y]\n",
     "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 2},
    {"[1 for x in (y := z)]\n",
     "assignment expression cannot be used in a comprehension iterable expression", 1, 14},
    {"class A(metaclass=B): pass\n", "'metaclass' is not modelled", 1, 9},
    {"try: pass\nexcept: pass\nexcept E: pass\n", "default 'except:' must be last", 2, 1},
};

static void test_errors(void **state) {
  (void)state;
  Heap *heap = heap_new(profile_find("cpython-3.12"));
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    Errors errors = {0};
    PyTree *tree;
    assert_null(compile(heap, wrong[i].source, &tree, &errors));
    assert_int_equal(errors.count, 1);
    // Some are found by the parser, which says so first.
    if (!strstr(errors.items[0].message, wrong[i].message))
      fail_msg("%s: expected %s, found %s", wrong[i].source, wrong[i].message,
               errors.items[0].message);
    assert_int_equal(errors.items[0].at.line, wrong[i].line);
    assert_int_equal(errors.items[0].at.column, wrong[i].column);
    python_delete(tree);
    errors_delete(&errors);
    prove(heap);
  }
  heap_delete(heap);
}

// A limit of simulated memory is an error of the program, not of ours.
static void test_small_memory(void **state) {
  (void)state;
  static const char source[] =
      "x = [1000, 2.5, 'a b', (1, 2.5, b'x')]\ndef f(a=1.5, *, k=10**30): return [a for a in k]\n"
      "class A:\n  def m(self): return super().m('text text', z=99999)\n";
  Heap *probe = heap_new(profile_find("cpython-3.12"));
  uint64_t base = heap_memory(probe).bytes + heap_memory(probe).large;
  heap_delete(probe);
  for (uint64_t more = 0; more < 12000; more += 64) {
    Heap *heap = heap_new(profile_find("cpython-3.12"));
    Errors errors = {0};
    PyTree *tree;
    heap->bytes_limit = base + more;
    Code *code = compile(heap, source, &tree, &errors);
    assert_int_equal(code == NULL, errors.count > 0);
    assert_null(heap->raised);
    object_decref_null(heap, (Object *)code);
    heap->bytes_limit = 0;
    prove(heap);
    heap_delete(heap);
    python_delete(tree);
    errors_delete(&errors);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_goldens),
      cmocka_unit_test(test_serials),
      cmocka_unit_test(test_errors),
      cmocka_unit_test(test_small_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
