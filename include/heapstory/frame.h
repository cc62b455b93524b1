// frame.h: code objects and call frames: the holders of locals, cells and temporaries.
#ifndef HEAPSTORY_FRAME_H
#define HEAPSTORY_FRAME_H

#include "heapstory/types.h"

typedef enum CodeFlag {
  CODE_FUNCTION = 1 << 0, // fast locals; otherwise names live in frame->names
  CODE_VARARGS = 1 << 1,
  CODE_VARKEYWORDS = 1 << 2,
  CODE_GENERATOR = 1 << 3,
  CODE_CLASS_BODY = 1 << 4,
} CodeFlag;

// Half-open range of instructions that a handler protects, as in the exception table of 3.11+.
typedef struct CodeRange {
  uint32_t from, to, handler, stack_depth;
} CodeRange;

// How an instruction has adapted to what it sees (the inline cache of CPython's
// adaptive instructions).
typedef struct Adaption {
  uint64_t form;    // what it expects now; 0 = it runs in its general form
  uint16_t left;    // executions in the general form until it tries (again) to adapt
  uint16_t backoff; // how often it has failed to
} Adaption;

// Instructions are made and understood by room play (play/bytecode.def): opcode in the low 8 bits,
// argument above.
typedef struct Code {
  Object object;
  Object *name, *qualname; // Str
  Object **constants;
  uint32_t constant_count; // co_consts: each counted
  Object **names;
  uint32_t name_count; // interned Str: globals, attributes
  // Fast locals: arguments, other locals, cells made here, then free variables of outer functions.
  Object **locals;
  uint32_t local_count; // Str each
  uint32_t argument_count, positional_only_count, keyword_only_count, cell_count, free_count;
  uint8_t *local_is_cell; // local_count flags: an argument or local that inner functions share
  unsigned flags;         // CodeFlag
  uint32_t stack_size;    // slots that frames have here
  uint32_t counted_stack; // co_stacksize, what sizes of frames and generators count
  uint32_t *instructions;
  Position *positions;
  uint8_t runs;        // play: counted up to profile->runs_before_adapting
  Adaption *adaptions; // play: one an instruction; NULL = none has run that adapts
  uint32_t instruction_count;
  CodeRange *ranges;
  uint32_t range_count;
  uint32_t first_line;
  size_t simulated_size; // what sys.getsizeof(code) would say, from counts of the above
  Object *weakrefs;
} Code;

// An empty code object for the compiler to fill: name is borrowed. All arrays are owned
// (mem_alloc).
Code *code_new(Heap *heap, Object *name, Object *qualname);

typedef struct Frame {
  struct Frame *back;         // who called; NULL for the module
  int64_t serial;             // birth number among frames
  Code *code;                 // counted
  Object *function;           // counted; NULL for module, class bodies
  Object *globals, *builtins; // Dicts; counted where function is NULL, else the function holds them
  Object *names;              // Dict of a module or class body; counted; NULL in functions
  Object *locals_dict; // what locals() gave in a function, where the profile keeps it; counted
  Object *object;      // the frame object that somebody asked for, counted; NULL = none yet
  Object *generator;   // the generator that owns this frame, not counted; NULL otherwise
  uint32_t pc;         // next instruction
  uint32_t top;        // slots in use: code->local_count fast locals, then the value stack
  bool marked;         // the incremental collector has seen it in this cycle
  bool initialises;    // play: an __init__ that a call of its class has entered
  bool boundary;       // play: returning leaves the interpreter loop that was called from C
  void *play;          // play's own
  bool *borrowed;      // one for each slot: the value is not counted here (_PyStackRef with a tag):
                       // a local of this or the calling frame, or a constant, outlives it
  size_t *cursors;     // one for each slot: the next item of what a loop runs over without an
                       // iterator (profile: loops_keep_iterable)
  Object *slots[];     // NULL = unbound or empty
} Frame;

// A frame on top of heap->frame, all slots NULL, nothing run yet. References to code, globals ...
// are taken.
Frame *frame_push(Heap *heap, Code *code, Object *function, Object *globals, Object *builtins,
                  Object *names);
// A frame that is not on the stack (a generator's).
Frame *frame_new(Heap *heap, Code *code, Object *function, Object *globals, Object *builtins,
                 Object *names);
// Takes the top frame off and gives up what it holds in CPython's order: temporaries from the top,
// then locals in the profile's order, then names, function, code.
void frame_pop(Heap *heap);
void frame_delete(Heap *heap, Frame *frame); // of a frame that is not on the stack
void frame_traverse(Frame *frame, Visit visit, void *payload);

// Stores what is counted, or with `borrowed` what is not, and gives up the old value.
void frame_store(Heap *heap, Frame *frame, uint32_t slot, Object *value_stolen, bool borrowed);
// Counts what the frame had borrowed: it leaves the stack of calls (PyStackRef_MakeHeapSafe).
void frame_own(Frame *frame);

static inline void frame_push_value(Frame *frame, Object *value) {
  frame->borrowed[frame->top] = false;
  frame->slots[frame->top++] = value;
}

// ---- frames as objects (types/frame.c, traceback.c) -------------------------------------------

// What sys._getframe() and tracebacks give. While its frame runs it holds nothing and is not
// tracked; when the frame ends and somebody still refers to the object, it takes the frame over.
typedef struct FrameObject {
  GcObject gc;
  Frame *frame;
  Object *back; // f_back of a frame that has ended, counted; NULL = none
  bool owns;    // the frame has ended and is the object's
  size_t slots; // of the frame
} FrameObject;
Object *frame_object(Heap *heap, Frame *frame); // borrowed; made at the first call
// f_locals: the names of a module or class body, or those of a function as the profile gives them.
Object *frame_get_locals(Heap *heap, Object *frame_object);
// locals(): as f_locals, but a copy where that is a proxy.
Object *frame_copy_locals(Heap *heap, Frame *frame);
uint32_t frame_line(const Frame *frame); // of the instruction that runs or waits for a call

typedef struct Traceback {
  GcObject gc;
  Object *next, *frame; // next: NULL = the frame that raised
  uint32_t line;
} Traceback;
// The pending exception passes the frame on top: its traceback gets an entry.
void traceback_here(Heap *heap);
// A new traceback of one frame alone.
Object *traceback_of(Heap *heap, Frame *frame);

typedef enum GeneratorState {
  GENERATOR_CREATED,
  GENERATOR_SUSPENDED,
  GENERATOR_RUNNING,
  GENERATOR_DONE
} GeneratorState;
typedef struct Generator {
  GcObject gc;
  Frame *frame; // NULL when done
  Object *name, *qualname;
  GeneratorState state;
  size_t slots; // places of the frame inside its block
  Object *weakrefs;
} Generator;
// As generator.__next__(): StopIteration, with what was returned, is pending at the end; the slot
// `next` leaves nothing pending there.
Object *generator_next(Heap *heap, Object *generator);
// Takes the top frame (already filled with arguments) off the stack and wraps it.
Object *generator_new(Heap *heap);

#endif
