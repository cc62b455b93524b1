// sys.c: what scenarios about memory ask of sys. Mirrors CPython Python/sysmodule.c of 3.12.
#include "../vm.h"
#include "modules.h"

// The reference that the caller's value stack holds on the argument is the extra 1 that
// FACTS.md 2.2 speaks of: nothing is added here.
FUNCTION(sys_getrefcount) { return int_new(heap, object_shown_refcount(heap, arguments[0])); }

// A class's own __sizeof__ tells the size without the headers in front.
static Object *own_size(Heap *heap, Object *object, Object *method) {
  Object *size = call_method(heap, method, object, NULL, NULL);
  if (!size) return NULL;
  int64_t bytes = 0;
  bool fits = int_as_index(heap, size, &bytes);
  object_decref(heap, size);
  if (!fits) return NULL;
  if (bytes < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "__sizeof__() should return >= 0");
  return int_new(heap, bytes + object->cls->prefix);
}

FUNCTION(sys_getsizeof) {
  static const char *const names[] = {"object", "default", NULL};
  Object *values[2];
  if (!arguments_take_all(heap, "getsizeof", names, 1, arguments, count, keyword_names, values))
    return NULL;
  Object *method =
      values[0]->cls->user ? class_lookup_text(heap, values[0]->cls, "__sizeof__") : NULL;
  if (!method || object_is(method, &method_descriptor_type))
    return builtin_special(heap, values[0]) ? int_new(heap, (int64_t)object_size(heap, values[0]))
                                            : NULL;
  Object *size = own_size(heap, values[0], method);
  if (size || !values[1] || !heap_raised_is(heap, TYPE_TYPE_ERROR)) return size;
  heap_forget(heap);
  return object_incref(values[1]);
}

FUNCTION(sys_intern) {
  if (!is_kind(arguments[0], &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "intern() argument must be str, not %s",
                      type_text(arguments[0]));
  if (!object_is(arguments[0], &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "can't intern %s", type_text(arguments[0]));
  Object *str = object_incref(arguments[0]);
  str_intern_in_place(heap, &str);
  return str;
}

FUNCTION(sys_exc_info) {
  Object *handled = vm_handled(heap), *none = heap->none;
  if (!handled) return tuple_pack(heap, 3, none, none, none);
  Object *traceback = ((Exception *)handled)->traceback;
  return tuple_pack(heap, 3, &handled->cls->head.object, handled, traceback ? traceback : none);
}

FUNCTION(sys_exception) {
  Object *handled = vm_handled(heap);
  return object_incref(handled ? handled : heap->none);
}

FUNCTION(sys_getframe) {
  int64_t depth = 0;
  if (count && !int_as_index(heap, arguments[0], &depth)) return NULL;
  Frame *frame = heap->frame;
  while (frame && depth-- > 0) frame = frame->back;
  if (!frame) return heap_raise(heap, TYPE_VALUE_ERROR, "call stack is not deep enough");
  Object *object = frame_object(heap, frame);
  return object ? object_incref(object) : NULL;
}

// The blocks of the scenario come on top of those that the interpreter has at its start.
FUNCTION(sys_getallocatedblocks) {
  return int_new(heap, (int64_t)(heap->profile->blocks_at_start + heap_memory(heap).blocks));
}
FUNCTION(sys_getrecursionlimit) { return int_new(heap, 1000); }
FUNCTION(sys_getswitchinterval) { return float_new(heap, 0.005); }
FUNCTION(sys_is_finalizing) { return bool_new(heap, false); }

FUNCTION(sys_unraisablehook) {
  if (!object_is(arguments[0], &unraisable_arguments_type))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "sys.unraisablehook argument type must be UnraisableHookArgs");
  heap_print_unraisable(heap, arguments[0]);
  return new_none(heap);
}

static const Builtin functions[] = {
    {"_getframe", sys_getframe, 0, 1, 0},
    {"exc_info", sys_exc_info, 0, 0, 0},
    {"exception", sys_exception, 0, 0, 0},
    {"getallocatedblocks", sys_getallocatedblocks, 0, 0, 0},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0},
    {"getrefcount", sys_getrefcount, 1, 1, 0},
    {"getsizeof", sys_getsizeof, 0, 2, BUILTIN_KEYWORDS | BUILTIN_TUPLE},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0},
    {"intern", sys_intern, 1, 1, 0},
    {"is_finalizing", sys_is_finalizing, 0, 0, 0},
    {"unraisablehook", sys_unraisablehook, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

// Unlike getrefcount, of any object: a version that has no immortals lacks the function.
FUNCTION(sys_is_immortal) { return bool_new(heap, (arguments[0]->flags & OBJECT_IMMORTAL) != 0); }

FUNCTION(sys_is_interned) {
  if (!is_kind(arguments[0], &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "_is_interned() argument must be str, not %s",
                      type_text(arguments[0]));
  return bool_new(heap, ((Str *)arguments[0])->interned);
}

FUNCTION(sys_is_gil_enabled) { return bool_new(heap, true); }
FUNCTION(sys_getdefaultencoding) { return str_intern(heap, "utf-8", 5); }
FUNCTION(sys_get_int_max_str_digits) { return int_new(heap, 4300); }

static const Builtin of_all[] = {
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Builtin is_immortal[] = {{"_is_immortal", sys_is_immortal, 1, 1, 0},
                                      {NULL, NULL, 0, 0, 0}};
static const Builtin is_interned[] = {{"_is_interned", sys_is_interned, 1, 1, 0},
                                      {"_is_gil_enabled", sys_is_gil_enabled, 0, 0, 0},
                                      {NULL, NULL, 0, 0, 0}};

static bool add_functions(Heap *heap, Object *module) {
  const Profile *profile = heap->profile;
  return module_add_builtins(heap, module, functions) &&
         module_add_builtins(heap, module, of_all) &&
         (!profile->sys_is_immortal || module_add_builtins(heap, module, is_immortal)) &&
         (!profile->sys_is_interned || module_add_builtins(heap, module, is_interned));
}

// sys.version_info of the profile's newest build; an idealised profile has none.
static bool add_version_info(Heap *heap, Object *module) {
  const uint8_t *version = heap->profile->version;
  if (version[0] == 0) return true;
  Object *values[] = {int_new(heap, version[0]), int_new(heap, version[1]),
                      int_new(heap, version[2]), str_from(heap, "final"), int_new(heap, 0)};
  Object *info = struct_sequence_new(heap, TYPE_VERSION_INFO, values);
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) object_decref(heap, values[i]);
  Text text = {0};
  text_printf(&text, "%u.%u.%u", version[0], version[1], version[2]); // the build's date is unknown
  return module_add_steal(heap, module, "version", str_take(heap, &text)) &&
         module_add_steal(heap, module, "version_info", info) &&
         module_add_steal(heap, module, "hexversion",
                          int_new(heap, version[0] << 24 | version[1] << 16 | version[2] << 8 |
                                            0xf0)); // PY_RELEASE_LEVEL_FINAL, serial 0
}

// Both names stand for one object, as CPython leaves it before a scenario puts a hook of its own.
static bool keep_hook(Heap *heap, Object *module) {
  Object *hook = dict_get_str(heap, ((Module *)module)->dict, "unraisablehook");
  return module_add(heap, module, "__unraisablehook__", hook);
}

bool sys_install(Heap *heap, Object *module) {
  return add_functions(heap, module) &&
         module_add_steal(heap, module, "byteorder", str_from(heap, "little")) &&
         module_add_steal(heap, module, "float_repr_style", str_from(heap, "short")) &&
         module_add_steal(heap, module, "maxsize", int_new(heap, INT64_MAX)) &&
         module_add_steal(heap, module, "maxunicode", int_new(heap, 0x10ffff)) &&
         module_add_steal(heap, module, "platform", str_from(heap, "linux")) &&
         module_add(heap, module, "modules", heap->modules) && add_version_info(heap, module) &&
         keep_hook(heap, module);
}
