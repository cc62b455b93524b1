// core.c: what groups/core.c does with our heap, done by CPython 3.11: `heapstory-bench-python
// CASE` prints what it took (meter.h). The collector is disabled but where it is called.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "../meter.h"
#include "../mixed.h"

MIXED_FUNCTIONS(void *, PyObject_Malloc, PyObject_Free)

static PyObject *node, *name_next, *name_dict, *collect, *kept;

// ---- makers: an object that refers to another one, whose reference it takes
// -------------------------

static PyObject *new_list(PyObject *next) {
  PyObject *list = PyList_New(1);
  PyList_SET_ITEM(list, 0, next);
  return list;
}

static PyObject *new_instance(PyObject *next) {
  PyObject *o = PyObject_CallNoArgs(node);
  PyObject_SetAttr(o, name_next, next);
  Py_DECREF(next);
  return o;
}

static PyObject *new_instance_with_dict(PyObject *next) {
  PyObject *o = new_instance(next);
  Py_DECREF(PyObject_GetAttr(o, name_dict));
  return o;
}

static PyObject *new_tuple(PyObject *next) {
  PyObject *pair = PyTuple_Pack(2, next, next);
  Py_DECREF(next);
  return pair;
}

static PyObject *new_int(PyObject *next) {
  static long number = 1000;
  Py_DECREF(next);
  return PyLong_FromLong(number++);
}

typedef PyObject *(*Maker)(PyObject *next);

static const struct {
  const char *name;
  Maker make;
} makers[] = {{"list", new_list},
              {"instance", new_instance},
              {"dict", new_instance_with_dict},
              {"tuple", new_tuple},
              {"int", new_int}};

// ---- cases --------------------------------------------------------------------------------------

static PyObject *chain(Maker make, long count, PyObject **last_out) {
  PyObject *first = Py_NewRef(Py_None);
  for (long i = 0; i < count; i++) {
    first = make(first);
    if (i == 0) *last_out = first;
  }
  return first;
}

static void close_ring(PyObject *last, PyObject *first) {
  if (PyList_CheckExact(last))
    PyList_SetItem(last, 0, Py_NewRef(first));
  else
    PyObject_SetAttr(last, name_next, first);
}

static long run_collection(void) {
  PyObject *found = PyObject_CallNoArgs(collect);
  long count = PyLong_AsLong(found);
  Py_DECREF(found);
  return count;
}

static void run_ring(Maker make, const char *what, long count, Meter *meter) {
  PyObject *last = NULL;
  run_collection();
  if (strcmp(what, "build") == 0) meter_start(meter);
  kept = chain(make, count, &last);
  if (strcmp(what, "build") == 0) meter_stop(meter);
  if (strcmp(what, "free") == 0) {
    meter_start(meter);
    Py_CLEAR(kept);
    meter_stop(meter);
    return;
  }
  close_ring(last, kept);
  bool dead = strcmp(what, "dead") == 0;
  if (dead) Py_CLEAR(kept);
  if (!dead && strcmp(what, "alive") != 0) return;
  meter_start(meter);
  meter_value(meter, (double)run_collection());
  meter_stop(meter);
}

static void run_memory(Maker make, long count, Meter *meter) {
  PyObject **objects = malloc((size_t)count * sizeof(PyObject *));
  for (long i = 0; i < count; i++) objects[i] = Py_None; // touched before it is measured
  meter_start(meter);
  for (long i = 0; i < count; i++) objects[i] = make(Py_NewRef(Py_None));
  meter_stop(meter);
  kept = objects[count / 2];
}

static bool run_requests(const char *what, Meter *meter) {
  void (*run)(void) = strcmp(what, "pairs") == 0    ? mixed_pairs
                      : strcmp(what, "window") == 0 ? mixed_window
                      : strcmp(what, "stacks") == 0 ? mixed_stacks
                                                    : NULL;
  if (!run) return false;
  mixed_fill(&mixed);
  meter_start(meter);
  run();
  meter_stop(meter);
  return true;
}

static void prepare(void) {
  Py_InitializeEx(0);
  PyRun_SimpleString("class Node: pass\n");
  node = PyObject_GetAttrString(PyImport_AddModule("__main__"), "Node");
  name_next = PyUnicode_InternFromString("next");
  name_dict = PyUnicode_InternFromString("__dict__");
  collect = PyObject_GetAttrString(PyImport_ImportModule("gc"), "collect");
  PyGC_Disable();
}

// requests pairs|window|stacks; MAKER build|alive|dead|free|memory
int main(int argc, char **argv) {
  if (argc != 3) return 2;
  Meter meter = {0};
  prepare();
  if (strcmp(argv[1], "requests") == 0) {
    if (!run_requests(argv[2], &meter)) return 2;
    meter_print(&meter, stdout);
    return 0;
  }
  for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
    if (strcmp(makers[i].name, argv[1]) != 0) continue;
    if (strcmp(argv[2], "memory") == 0)
      run_memory(makers[i].make, CORE_OBJECTS, &meter);
    else
      run_ring(makers[i].make, argv[2], CORE_OBJECTS, &meter);
    meter_print(&meter, stdout);
    fflush(stdout);
    _exit(0); // what is alive need not die
  }
  return 2;
}
