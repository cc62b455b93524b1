// builtins_code.c: exec, eval, compile: texts that become code while a program runs. Mirrors
// CPython Python/bltinmodule.c (builtin_exec_impl, builtin_eval_impl, builtin_compile_impl) and
// Python/pythonrun.c: a text given to exec or eval keeps the parser's arena until it has run, one
// given to compile does not.
#include "modules.h"

#include "../compile.h"
#include "../vm_internal.h"

#include <string.h>

// ---- a text becomes code ----------------------------------------------------------------------

// "SyntaxError: invalid syntax" becomes that exception, with the place in the text; what the model
// refuses has no name in front. Errors of the text's own positions end with them, as CPython's
// str(SyntaxError) does.
static void *raise_first(Heap *heap, const Errors *errors, const char *filename) {
  static const struct {
    const char *word;
    TypeId type;
  } kinds[] = {{"SyntaxError: ", TYPE_SYNTAX_ERROR},
               {"IndentationError: ", TYPE_INDENTATION_ERROR},
               {"TabError: ", TYPE_TAB_ERROR},
               {"RecursionError: ", TYPE_RECURSION_ERROR}};
  const Error *first = &errors->items[0];
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    size_t length = strlen(kinds[i].word);
    if (strncmp(first->message, kinds[i].word, length) != 0) continue;
    return heap_raise(heap, kinds[i].type, "%s (%s, line %u)", first->message + length, filename,
                      first->at.line);
  }
  return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "%s, line %u: %s", filename, first->at.line,
                    first->message);
}

typedef enum CodeMode { MODE_EXEC, MODE_EVAL } CodeMode;

// Blanks in front of an expression are no indentation for eval().
static size_t leading_blanks(const char *chars, size_t bytes) {
  size_t n = 0;
  while (n < bytes && (chars[n] == ' ' || chars[n] == '\t')) n++;
  return n;
}

static Code *compile_text(Heap *heap, Unit *unit, const Str *text, CodeMode mode,
                          const char *filename) {
  Errors errors = {0};
  size_t skip = mode == MODE_EVAL ? leading_blanks(text->chars, text->bytes) : 0;
  const char *chars = text->chars + skip;
  size_t bytes = text->bytes - skip;
  PyTree *tree = mode == MODE_EVAL ? python_read_expression(chars, bytes, (Position){0}, &errors)
                                   : python_read(chars, bytes, (Position){0}, &errors);
  Code *code = NULL;
  if (tree)
    code = mode == MODE_EVAL ? compile_expression(unit, tree->expr, &errors)
                             : compile_module(unit, &tree->body, &errors);
  if (!code && errors.count)
    raise_first(heap, &errors, filename);
  else if (!code)
    heap_raise(heap, TYPE_MEMORY_ERROR, "no memory for the code");
  python_delete(tree);
  errors_delete(&errors);
  return code;
}

FUNCTION(builtin_compile) {
  static const char *const names[] = {
      "source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version", NULL};
  Object *values[7];
  if (!arguments_take_all(heap, "compile", names, 3, arguments, count, keyword_names, values))
    return NULL;
  for (size_t i = 3; i < 7; i++)
    if (values[i]) return not_modelled(heap, "compile() with flags");
  if (!is_kind(values[0], &str_type)) return not_modelled(heap, "compile() of anything but a str");
  if (!is_kind(values[1], &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "path should be string, bytes, or os.PathLike, not %s",
                      type_text(values[1]));
  if (!is_kind(values[2], &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "compile() argument 'mode' must be str, not %s",
                      type_text(values[2]));
  bool expression = str_equal(values[2], "eval");
  if (str_equal(values[2], "single")) return not_modelled(heap, "compile() in mode 'single'");
  if (!expression && !str_equal(values[2], "exec"))
    return heap_raise(heap, TYPE_VALUE_ERROR, "compile() mode must be 'exec', 'eval' or 'single'");
  Unit *unit = unit_new(heap, false);
  Code *code = compile_text(heap, unit, (Str *)values[0], expression ? MODE_EVAL : MODE_EXEC,
                            ((Str *)values[1])->chars);
  unit_delete(unit);
  return code ? &code->object : NULL;
}

// ---- code runs in a namespace -----------------------------------------------------------------

// PyEval_EvalCode: a function object holds globals and code while the frame runs.
static Object *run(Heap *heap, Code *code, Object *globals, Object *locals) {
  Vm *vm = vm_of(heap);
  if (code->free_count)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "code object passed to exec() may not contain free variables");
  Object *builtins = dict_get_str(heap, globals, "__builtins__");
  if (builtins && object_is(builtins, &module_type)) builtins = ((Module *)builtins)->dict;
  if (!builtins || !object_is(builtins, &dict_type))
    return not_modelled(heap, "__builtins__ that is no dict");
  heap_internal_begin(heap);
  Object *function =
      function_new(heap, object_incref(&code->object), globals, builtins, code->name);
  heap_internal_end(heap);
  if (!function) return NULL;
  Object *result = NULL;
  if (vm->frames >= RECURSION_LIMIT) {
    heap_raise(heap, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
  } else {
    vm_push_frame(vm, code, function, globals, builtins, locals);
    result = vm_run_frame(vm);
  }
  object_decref(heap, function);
  return result;
}

// The namespaces that were given, or those of the caller; globals get __builtins__ where they have
// none. What is returned in *owned_out (NULL = nothing) is the caller's.
static bool take_namespaces(Heap *heap, bool exec, Object **globals, Object **locals,
                            Object **owned_out) {
  *owned_out = NULL;
  if (*globals == heap->none) *globals = NULL;
  if (*locals == heap->none) *locals = NULL;
  if (*globals && !is_kind(*globals, &dict_type)) {
    if (exec)
      heap_raise(heap, TYPE_TYPE_ERROR, "exec() globals must be a dict, not %s",
                 type_text(*globals));
    else
      heap_raise(heap, TYPE_TYPE_ERROR, "globals must be a dict");
    return false;
  }
  if (*locals && !is_kind(*locals, &dict_type))
    return not_modelled(heap, "locals that are no dict") != NULL;
  if (!*globals) {
    if (!*locals && !(*locals = *owned_out = frame_locals(heap))) return false;
    *globals = heap->frame->globals;
  }
  if (!*locals) *locals = *globals;
  if (dict_get_str(heap, *globals, "__builtins__")) return true;
  Object *name = str_intern(heap, "__builtins__", 12);
  bool done = name && dict_set(heap, *globals, name, heap->frame->builtins);
  object_decref_null(heap, name);
  return done;
}

static Object *run_source(Heap *heap, Object *source, CodeMode mode, Object *globals,
                          Object *locals) {
  if (object_is(source, &code_type)) return run(heap, (Code *)source, globals, locals);
  const char *function = mode == MODE_EVAL ? "eval" : "exec";
  if (is_kind(source, &bytes_type)) return not_modelled(heap, "source code in bytes");
  if (!is_kind(source, &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s() arg 1 must be a string, bytes or code object",
                      function);
  Unit *unit = unit_new(heap, true);
  Code *code = compile_text(heap, unit, (Str *)source, mode, "<string>");
  Object *result = NULL;
  if (code) {
    result = run(heap, code, globals, locals);
    object_decref(heap, &code->object);
  }
  unit_delete(unit);
  return result;
}

bool code_run_text(Heap *heap, const char *chars, size_t bytes, Object *module) {
  Object *source = str_new(heap, chars, bytes), *globals = ((Module *)module)->dict;
  Object *result = NULL;
  if (source && module_add(heap, module, "__builtins__", heap->builtins))
    result = run_source(heap, source, MODE_EXEC, globals, globals);
  object_decref_null(heap, source);
  object_decref_null(heap, result);
  return result != NULL;
}

FUNCTION(builtin_exec) {
  static const char *const names[] = {"", "globals", "locals", "closure", NULL};
  Object *values[4];
  if (!arguments_take_all(heap, "exec", names, 1, arguments, count, keyword_names, values))
    return NULL;
  if (values[3] && values[3] != heap->none) return not_modelled(heap, "exec(closure=...)");
  Object *owned;
  if (!take_namespaces(heap, true, &values[1], &values[2], &owned)) return NULL;
  Object *result = run_source(heap, values[0], MODE_EXEC, values[1], values[2]);
  object_decref_null(heap, owned);
  if (!result) return NULL;
  object_decref(heap, result);
  return new_none(heap);
}

FUNCTION(builtin_eval) {
  static const char *const names[] = {"", "globals", "locals", NULL};
  Object *values[3];
  if (!arguments_take_all(heap, "eval", names, 1, arguments, count, keyword_names, values))
    return NULL;
  Object *owned;
  if (!take_namespaces(heap, false, &values[1], &values[2], &owned)) return NULL;
  Object *result = run_source(heap, values[0], MODE_EVAL, values[1], values[2]);
  object_decref_null(heap, owned);
  return result;
}

const Builtin builtins_code[] = {
    {"compile", builtin_compile, 0, -1, BUILTIN_KEYWORDS},
    {"eval", builtin_eval, 0, -1, BUILTIN_KEYWORDS},
    {"exec", builtin_exec, 0, -1, BUILTIN_KEYWORDS},
    {NULL, NULL, 0, 0, 0},
};
