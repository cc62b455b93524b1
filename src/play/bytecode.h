// bytecode.h: instructions: an opcode in the low 8 bits, its argument above. The rows stand in
// bytecode.def.
#ifndef HEAPSTORY_PLAY_BYTECODE_H
#define HEAPSTORY_PLAY_BYTECODE_H

#include "heapstory/frame.h"

typedef enum Opcode {
#define OP(name, effect, taken, flow, operand) OPCODE_##name,
#include "bytecode.def"
#undef OP
  OPCODE_COUNT
} Opcode;

typedef enum Flow { FLOW_NEXT, FLOW_JUMP, FLOW_BRANCH, FLOW_END } Flow;

typedef enum Operand {
  OPERAND_NONE,
  OPERAND_NUMBER,
  OPERAND_CONSTANT,
  OPERAND_NAME,
  OPERAND_LOCAL,
  OPERAND_TARGET,
  OPERAND_OPERATOR,
  OPERAND_COMPARISON,
} Operand;

// Arguments of FORMAT_VALUE: which conversion, and whether a format specification is on the stack.
enum { FORMAT_STR = 1, FORMAT_REPR = 2, FORMAT_ASCII = 3, FORMAT_CONVERSION = 3, FORMAT_SPEC = 4 };
// Arguments of MAKE_FUNCTION, in the order of the stack.
enum {
  MAKE_DEFAULTS = 1,
  MAKE_KEYWORD_DEFAULTS = 2,
  MAKE_ANNOTATIONS = 4,
  MAKE_CLOSURE = 8,
  MAKE_INTERNAL = 16,
  MAKE_ANNOTATE = 32, // on the stack where MAKE_ANNOTATIONS would be
};                    // INTERNAL: the function is machinery of the player

// A CodeFlag of code from compile_steps; its text is that of the steps.
enum { CODE_STEPPED = 1 << 15 };
// The hidden local that holds what an except clause handles stands in the flags above bit 16, + 1;
// 0 = none.
enum { HANDLED_SHIFT = 16, HANDLED_MAX = (1 << 15) - 2 };

// co_consts. Equal ones of a unit are one tuple in CPython (merge_const_one of Python/compile.c),
// so that a constant of two functions may be held once only. Here the holder is a code object
// without instructions, the one entry of code->constants: a tuple would count for the collector and
// take blocks from the tuples' free lists.
static inline const Code *code_holder(const Code *code) { return (const Code *)code->constants[0]; }

typedef uint32_t Instruction;

enum { ARGUMENT_MAX = (1 << 24) - 1 };

static inline Instruction instruction_make(Opcode opcode, uint32_t argument) {
  return (Instruction)opcode | argument << 8;
}
static inline Opcode instruction_opcode(Instruction word) { return (Opcode)(word & 0xff); }
static inline uint32_t instruction_argument(Instruction word) { return word >> 8; }

// Arguments of LOAD_COMMON_CONSTANT: names of builtins.
extern const char *const common_constants[];
enum { COMMON_ALL, COMMON_ANY, COMMON_TUPLE, COMMON_LIST, COMMON_SET, COMMON_CONSTANTS };

const char *opcode_name(Opcode opcode);
Flow opcode_flow(Opcode opcode);
Operand opcode_operand(Opcode opcode);
// Change of the stack's depth; `taken`: along its jump.
int opcode_effect(Opcode opcode, uint32_t argument, bool taken);

// One line per instruction, `12 LOAD_CONST 1 (1000)`, then the protected ranges, then the code
// objects among the constants. For tests and debugging; changes nothing.
void code_disassemble(Heap *heap, const Code *code, Text *text);

#endif
