// names.c: the names that CPython 3.12 has in `builtins`, sys, gc, weakref and copy and the model
// lacks: they are refused by name instead of raising NameError or AttributeError. Recorded with
// dir() of 3.12.1, private names of copy left out.
#include "modules.h"

#include <string.h>

static const char *const builtin_names[] = {
    "BaseExceptionGroup",
    "ExceptionGroup",
    "_",
    "__build_class__",
    "__import__",
    "__loader__",
    "__package__",
    "__spec__",
    "aiter",
    "anext",
    "breakpoint",
    "copyright",
    "credits",
    "exit",
    "help",
    "input",
    "license",
    "memoryview",
    "open",
    "quit",
    NULL,
};

static const char *const sys_names[] = {
    "__breakpointhook__",
    "__displayhook__",
    "__excepthook__",
    "__interactivehook__",
    "__loader__",
    "__package__",
    "__spec__",
    "__stderr__",
    "__stdin__",
    "__stdout__",
    "_base_executable",
    "_clear_type_cache",
    "_current_exceptions",
    "_current_frames",
    "_debugmallocstats",
    "_framework",
    "_getframe",
    "_getframemodulename",
    "_git",
    "_home",
    "_setprofileallthreads",
    "_settraceallthreads",
    "_stdlib_dir",
    "_xoptions",
    "abiflags",
    "activate_stack_trampoline",
    "addaudithook",
    "api_version",
    "argv",
    "audit",
    "base_exec_prefix",
    "base_prefix",
    "breakpointhook",
    "builtin_module_names",
    "call_tracing",
    "copyright",
    "deactivate_stack_trampoline",
    "displayhook",
    "dont_write_bytecode",
    "exc_info",
    "excepthook",
    "exception",
    "exec_prefix",
    "executable",
    "exit",
    "flags",
    "float_info",
    "get_asyncgen_hooks",
    "get_coroutine_origin_tracking_depth",
    "getdlopenflags",
    "getfilesystemencodeerrors",
    "getfilesystemencoding",
    "getprofile",
    "gettrace",
    "getunicodeinternedsize",
    "hash_info",
    "implementation",
    "hexversion",
    "int_info",
    "is_stack_trampoline_active",
    "meta_path",
    "monitoring",
    "orig_argv",
    "path",
    "path_hooks",
    "path_importer_cache",
    "platlibdir",
    "prefix",
    "ps1",
    "ps2",
    "pycache_prefix",
    "set_asyncgen_hooks",
    "set_coroutine_origin_tracking_depth",
    "set_int_max_str_digits",
    "setdlopenflags",
    "setprofile",
    "setrecursionlimit",
    "setswitchinterval",
    "settrace",
    "stderr",
    "stdin",
    "stdlib_module_names",
    "stdout",
    "thread_info",
    "version",
    "version_info", // of an idealised profile
    "warnoptions",
    NULL,
};

static const char *const gc_names[] = {"__loader__", "__package__", "__spec__", NULL};

// Those of weakref.py and copy.py are there once a program has imported the module.
static const char *const weakref_names[] = {
    "KeyedRef",    "WeakKeyDictionary", "WeakMethod", "WeakSet",   "WeakValueDictionary",
    "__all__",     "__builtins__",      "__cached__", "__file__",  "__loader__",
    "__package__", "__spec__",          "finalize",   "itertools", "sys",
    NULL,
};

static const char *const copy_names[] = {
    "Error",          "__all__",     "__builtins__", "__cached__", "__file__",
    "__loader__",     "__package__", "__spec__",     "copy",       "deepcopy",
    "dispatch_table", "error",       "replace",      NULL,
};

static const struct {
  const char *module;
  const char *const *names;
} lacking[] = {
    {"builtins", builtin_names}, {"sys", sys_names},   {"gc", gc_names},
    {"weakref", weakref_names},  {"copy", copy_names},
};

static bool among(const char *const *names, const char *name) {
  for (; *names; names++)
    if (strcmp(*names, name) == 0) return true;
  return false;
}

bool builtin_is_not_modelled(const char *name) { return among(builtin_names, name); }

bool attribute_is_not_modelled(const char *module, const char *name) {
  for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++)
    if (strcmp(lacking[i].module, module) == 0) return among(lacking[i].names, name);
  return false;
}
