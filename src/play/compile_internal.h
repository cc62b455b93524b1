// compile_internal.h: the compiler's own structures, grouped by the file that defines what works on
// them.
//
//   compile.c             the API; steps and their marks
//   compile_names.c       interned names, tables of names, name mangling
//   compile_scope.c       first pass: which name belongs to which scope      (CPython
//   Python/symtable.c) compile_resolve.c     ... and what kind of variable it is there
//   compile_const.c       Unit: merged constants
//   compile_fold.c        constant folding                                   (Python/ast_opt.c)
//   compile_emit.c        builders: instructions, labels, constants, names   (Python/compile.c from
//   here on) compile_name.c        loads, stores and deletions of names compile_expr.c expressions
//   compile_display.c     displays, f-strings
//   compile_call.c        calls
//   compile_comprehension.c
//   compile_stmt.c        statements
//   compile_target.c      assignment, deletion, augmented assignment
//   compile_block.c       loops, try, with, and how to leave them
//   compile_function.c    def, lambda, class
//   compile_borrow.c      loads of locals that need no count
//   compile_flow.c        what runs after all: dead code, stack depth, ranges (Python/flowgraph.c)
#ifndef HEAPSTORY_PLAY_COMPILE_INTERNAL_H
#define HEAPSTORY_PLAY_COMPILE_INTERNAL_H

#include "bytecode.h"
#include "compile.h"

typedef struct Compiler Compiler;
typedef struct Builder Builder;
typedef struct Scope Scope;

// ---- compile_names.c --------------------------------------------------------------------------

// Names in order of their first appearance, each with a number. Names are interned: equal ones have
// one address. So a table serves for other things as well that are known by their address.
typedef struct NameEntry {
  const char *name;
  uint32_t value;
} NameEntry;
typedef struct NameTable {
  NameEntry *items;
  size_t count, capacity;
  uint32_t *index;   // open addressing: item number + 1
  size_t index_size; // a power of two, or 0
} NameTable;

enum { NAME_ABSENT = UINT32_MAX };
NameEntry *name_find(const NameTable *table, const char *name);          // NULL where absent
NameEntry *name_add(NameTable *table, const char *name, uint32_t value); // must be absent
uint32_t name_number(NameTable *table, const char *name); // its place, added where absent
void name_table_copy(NameTable *to, const NameTable *from);
void name_remove(NameTable *table, const char *name); // by value NAME_ABSENT
void name_table_delete(NameTable *table);

const char *compiler_intern(Compiler *compiler, const char *name);
// `__x` inside class C is `_C__x`; class_name NULL: outside classes.
const char *compiler_mangle(Compiler *compiler, const char *class_name, const char *name);

// ---- compile_scope.c, compile_resolve.c -------------------------------------------------------

typedef enum SymbolFlag {
  SYMBOL_GLOBAL = 1 << 0, // a global statement names it
  SYMBOL_LOCAL = 1 << 1,  // bound here
  SYMBOL_PARAMETER = 1 << 2,
  SYMBOL_NONLOCAL = 1 << 3,
  SYMBOL_USED = 1 << 4,
  SYMBOL_FREE_CLASS = 1 << 5, // free in a method, bound in the class as well
  SYMBOL_ANNOTATED = 1 << 6,
  SYMBOL_ITERATION = 1 << 7, // target of a comprehension
  SYMBOL_COMPREHENSION_CELL = 1 << 8,
  SYMBOL_BOUND = SYMBOL_LOCAL | SYMBOL_PARAMETER,
  SYMBOL_SHIFT = 16, // the VariableKind stands above
} SymbolFlag;

typedef enum VariableKind {
  VARIABLE_UNKNOWN,
  VARIABLE_LOCAL,
  VARIABLE_GLOBAL_EXPLICIT,
  VARIABLE_GLOBAL_IMPLICIT,
  VARIABLE_FREE,
  VARIABLE_CELL,
} VariableKind;

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS } ScopeKind;

typedef struct Directive {
  const char *name;
  Position at;
} Directive; // a name of a global or nonlocal statement

// A block of code with names of its own.
struct Scope {
  ScopeKind kind;
  const void *node; // the Stmt, Expr or CodeStep that it belongs to; NULL for the module
  const char *name;
  const char *class_name; // of the class around it, for mangled names; NULL where none
  Scope *parent;
  Array(Scope *) children;
  NameTable child_numbers; // by their nodes
  size_t inlined_children;
  NameTable symbols; // name -> SymbolFlag | VariableKind << SYMBOL_SHIFT
  Array(const char *) parameters;
  Array(Directive) directives;
  Position at;
  bool comprehension; // list, set, dict comprehension or generator expression
  bool generator;     // holds a yield, or is a generator expression
  bool inlined;       // a comprehension whose code stands in the scope around it
  bool nested, has_free, child_free;
  bool varargs, varkeywords;
  bool needs_class_closure; // a method uses __class__ or super()
  bool needs_class_dict;    // annotations inside a class look into its namespace
  bool annotated;           // a module or class that holds annotations of names
  bool sees_class;          // annotations of a class or its functions, evaluated when asked for
  Array(const Stmt *) annotations; // of names, where they are evaluated when asked for
  bool in_iteration_target;
  unsigned iterable_depth; // inside the iterable of a comprehension: no `:=`
};

static inline VariableKind symbol_kind(uint32_t symbol) {
  return (VariableKind)(symbol >> SYMBOL_SHIFT);
}
static inline bool scope_is_function(const Scope *scope) { return scope->kind == SCOPE_FUNCTION; }
uint32_t scope_symbol(const Scope *scope, const char *name); // 0 where absent

// Builds the scopes below compiler->module; false after an error.
bool scopes_build(Compiler *compiler, const CodeStep *steps, size_t count);
bool scopes_resolve(Compiler *compiler, Scope *module);
Scope *scope_of(const Scope *parent,
                const void *node); // the child that belongs to a node, also below inlined ones
void scope_delete(Scope *scope);

// ---- compile_const.c --------------------------------------------------------------------------

// The unit's object for an equal constant; `constant` is stolen and dropped where there was one
// already. The result is borrowed from the unit until the compilation ends. `hidden`: a tuple that
// no program sees is machinery.
Object *unit_merge_steal(Unit *unit, Object *constant, bool hidden);
// Of a literal of the tree.
Object *unit_literal(Unit *unit, const Expr *constant);
Heap *unit_heap(const Unit *unit);
// Who holds these constants (counted up) for a code object, see code_holder: a new reference, NULL
// = out of memory.
Object *unit_holder(Unit *unit, Object *const *constants, size_t count);
void unit_end(Unit *unit); // the compilation is over: gives up what only it held

// ---- compile_fold.c ---------------------------------------------------------------------------

// The value of a constant expression, as CPython's optimizer finds it: a new object of machinery
// (small ints and the like are the shared ones). NULL where it is not constant; no exception is
// pending then.
Object *fold(Heap *heap, const Expr *expr);
bool fold_is_constant(Heap *heap, const Expr *expr);
bool fold_all_constant(Heap *heap, const ExprList *items, size_t from, size_t to);
Object *fold_tuple(Heap *heap, const ExprList *items, size_t from,
                   size_t to); // all must be constant
// A tree's literal as a fresh object.
Object *literal_new(Heap *heap, const Expr *expr);

// ---- compile_emit.c ---------------------------------------------------------------------------

typedef uint32_t Label;
enum { NO_LABEL = UINT32_MAX };

typedef struct Emitted {
  uint8_t opcode;
  bool dead;
  bool borrows;      // of a LOAD_FAST: it is a LOAD_FAST_BORROW
  uint32_t argument; // for jumps a Label
  uint32_t handler;  // number of the Setup that protects it, 0 = none
  int16_t extra;     // values that CPython's stack has here besides ours (co_stacksize)
  Position at;
} Emitted;

typedef struct Setup {
  Label handler;
  uint32_t outer;
  int depth;
} Setup; // depth -1: not known yet

typedef enum BlockKind {
  BLOCK_WHILE,
  BLOCK_FOR,
  BLOCK_TRY,
  BLOCK_FINALLY_TRY,
  BLOCK_FINALLY_END,
  BLOCK_WITH,
  BLOCK_HANDLER,
  BLOCK_HANDLER_CLEANUP,
  BLOCK_POP_VALUE,
} BlockKind;

// What must be undone when control leaves (CPython's fblockinfo).
typedef struct Block {
  BlockKind kind;
  Label start, end;
  const StmtList *finally; // FINALLY_TRY
  const char *name;        // HANDLER_CLEANUP: `except E as name`
  uint32_t handler;        // setup in force outside it
} Block;

// One code object under construction.
struct Builder {
  Builder *outer;
  Scope *scope;
  Code *code;
  NameTable
      locals; // fast locals in order of first use; cells and free variables are numbered behind
  NameTable cells, free; // sorted by name
  NameTable hidden;      // fast locals of inlined comprehensions in a module or class
  NameTable names;
  NameTable static_attributes; // of a class: names that its functions assign to `self`
  Array(Object *) constants;   // counted
  NameTable constant_numbers;  // by their addresses
  Array(Emitted) emitted;
  Array(uint32_t) labels; // instruction number; NO_LABEL until placed
  Array(Setup) setups;    // number 0 is not used
  Array(Block) blocks;
  uint32_t handler; // setup in force
  uint32_t handled; // hidden local of what is being handled, + 1; 0 = none yet
  const char *class_name;
  unsigned inlined; // depth of inlined comprehensions
  int16_t extra;    // given to what is emitted, as `at` is
  Position at;      // given to what is emitted
  Text qualname;
};

// A `repeat` that is open.
typedef struct Repeat {
  const Builder *builder;
  Label start, end;
} Repeat;

struct Compiler {
  Unit *unit;
  Heap *heap;
  Errors *errors;
  bool failed;
  size_t step, failed_step; // step being worked on; where the first error was
  Scratch scratch;
  NameTable interned; // sorted by nothing: text -> itself
  Scope *module;
  Builder *builder;    // innermost
  bool display_tuples; // constant displays are built from a hidden tuple (not in textbook)
  Array(Repeat) repeats;
  Array(Label) entered; // of functions: where what their RETURN raises is caught, or NO_LABEL
};

// Adds an error; always false.
bool compile_error(Compiler *compiler, Position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool compile_refuse(Compiler *compiler, Position at,
                    const char *construct); // "'with' is not modelled"

bool compile_no_memory(
    Compiler *compiler); // an object could not be made: always false; drops the exception

void builder_open(Compiler *compiler, Scope *scope, const char *name, Position at);
Code *builder_close(Compiler *compiler); // finishes the innermost builder; NULL after an error
void builder_abandon(Compiler *compiler);

Label label_new(Compiler *compiler);
void label_place(Compiler *compiler, Label label);
void emit(Compiler *compiler, Opcode opcode);
void emit_argument(Compiler *compiler, Opcode opcode, size_t argument);
void emit_jump(Compiler *compiler, Opcode opcode, Label label);
// GET_ITER of a loop: where loops keep what they run over, CPython has one value more until
// emit_loop_end.
void emit_loop_start(Compiler *compiler);
void emit_loop_end(Compiler *compiler);
void emit_name(Compiler *compiler, Opcode opcode, const char *name); // mangled
void emit_constant_steal(Compiler *compiler, Object *constant, bool hidden);
void emit_none(Compiler *compiler);
void emit_str(Compiler *compiler, const char *text);             // machinery: names
uint32_t builder_constant(Compiler *compiler, Object *constant); // borrowed; its place in co_consts
void emit_setup(Compiler *compiler, Opcode opcode, Label handler); // SETUP_FINALLY, SETUP_WITH
void emit_pop_block(Compiler *compiler);
void emit_handler_start(Compiler *compiler); // PUSH_EXC_INFO
void emit_pop_except(Compiler *compiler);
void emit_pop_except_and_reraise(Compiler *compiler);

// ---- compile_name.c ---------------------------------------------------------------------------

typedef enum NameUse { NAME_LOAD, NAME_STORE, NAME_DELETE } NameUse;
bool compile_name(Compiler *compiler, const char *name, NameUse use);
uint32_t builder_local(Compiler *compiler, const char *name); // its place among fast locals
uint32_t builder_cell(Compiler *compiler,
                      const char *name); // its place as a cell or free variable; mangled

// ---- compile_expr.c ... -----------------------------------------------------------------------

bool compile_expr(Compiler *compiler, const Expr *expr);
// Of items that are folded into one constant: where the code's optimizer does it, their own were
// loaded before.
void compile_folded_items(Compiler *compiler, const ExprList *items);
bool compile_jump_if(Compiler *compiler, const Expr *expr, Label label, bool condition);
bool compile_collection(Compiler *compiler, const ExprList *items, size_t pushed, Opcode build,
                        Opcode add, Opcode extend, bool tuple);
bool compile_iterable(Compiler *compiler, const Expr *expr); // of a loop, or behind `in`
bool compile_dict(Compiler *compiler, const Expr *dict);
bool compile_joined(Compiler *compiler, const Expr *expr);
bool compile_formatted(Compiler *compiler, const Expr *expr);
// The f-string that `text % (items)` becomes; NULL where it stays what it is (compile_percent.c).
const Expr *percent_as_joined(Compiler *compiler, const Expr *expr);
bool compile_slice_bounds(Compiler *compiler, const Expr *slice); // lower, upper
// An index that goes to BINARY_SLICE or STORE_SLICE.
bool slice_is_two_bounds(const Compiler *compiler, const Expr *index);
bool compile_call(Compiler *compiler, const Expr *call);
bool compile_call_arguments(Compiler *compiler, size_t pushed, const ExprList *arguments,
                            const Keyword *keywords, size_t keyword_count);
bool compile_super_attribute(Compiler *compiler, const Expr *attribute, bool method,
                             bool *done_out);
bool compile_comprehension(Compiler *compiler, const Expr *expr);
bool compile_generator(Compiler *compiler, const Expr *expr);
bool compile_lambda(Compiler *compiler, const Expr *expr);

// ---- compile_annotations.c: PEP 649, where profile->lazy_annotations ----
// Pushes the function that makes a function's annotations, where it has any.
bool compile_function_annotate(Compiler *compiler, const Stmt *stmt, uint32_t *flags);
// At the start of a module, at the end of a class body: stores the function that makes the
// annotations of its names.
bool compile_module_annotate(Compiler *compiler);
bool compile_class_annotate(Compiler *compiler);
// `name: annotation` in a module or class, behind the assignment.
bool compile_lazy_annotated(Compiler *compiler, const Stmt *stmt);
bool compile_yield_from(Compiler *compiler); // iterator and None are on the stack

bool compile_body(Compiler *compiler, const StmtList *body);
bool compile_stmt(Compiler *compiler, const Stmt *stmt);
bool compile_function(Compiler *compiler, const Stmt *stmt);
bool compile_class(Compiler *compiler, const Stmt *stmt);
// `object.name = ...`: where the object is called self, the class around knows the name.
void compile_note_static(Compiler *compiler, const Expr *attribute);
bool compile_make_closure(Compiler *compiler, Code *code_stolen, uint32_t flags);
const char *body_docstring(const StmtList *body, const Expr **expr_out);

bool compile_store(Compiler *compiler, const Expr *target);
bool compile_delete(Compiler *compiler, const Expr *target);
bool compile_assign(Compiler *compiler, const Stmt *stmt);
bool compile_augmented(Compiler *compiler, const Stmt *stmt);
bool compile_annotated(Compiler *compiler, const Stmt *stmt);

bool compile_while(Compiler *compiler, const Stmt *stmt);
bool compile_for(Compiler *compiler, const Stmt *stmt);
bool compile_try(Compiler *compiler, const Stmt *stmt);
bool compile_with(Compiler *compiler, const Stmt *stmt, size_t item);
bool compile_break(Compiler *compiler, const Stmt *stmt);
bool compile_return(Compiler *compiler, const Stmt *stmt);
void block_push(Compiler *compiler, BlockKind kind, Label start, Label end);
void block_pop(Compiler *compiler);

// ---- compile_flow.c ---------------------------------------------------------------------------

// Marks the loads of fast locals that may borrow (compile_borrow.c). `depth` of the stack before
// each emitted instruction (-1 = not reached), `warm`: reached without an exception.
void borrow_locals(Compiler *compiler, Builder *builder, const int *depth, const bool *warm);

// Fills the code object from what was emitted.
void flow_assemble(Compiler *compiler, Builder *builder);

#endif
