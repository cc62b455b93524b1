// disassemble.c: code objects as text, for tests and debugging. As CPython's Lib/dis.py.
#include "bytecode.h"

#include "heapstory/heap.h"

static void add_operand(Heap *heap, const Code *code, Opcode opcode, uint32_t argument,
                        Text *text) {
  static const char *const operators[] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                          "**", "<<", ">>", "&", "^", "|"};
  static const char *const comparisons[] = {"<", "<=", "==", "!=", ">", ">="};
  switch (opcode_operand(opcode)) {
  case OPERAND_NONE: break;
  case OPERAND_NUMBER: text_printf(text, " %u", argument); break;
  case OPERAND_TARGET: text_printf(text, " to %u", argument); break;
  case OPERAND_CONSTANT:
    text_printf(text, " %u (", argument);
    object_describe(heap, code_holder(code)->constants[argument], text);
    text_add(text, ")");
    break;
  case OPERAND_NAME: text_printf(text, " %s", ((const Str *)code->names[argument])->chars); break;
  case OPERAND_LOCAL: text_printf(text, " %s", ((const Str *)code->locals[argument])->chars); break;
  case OPERAND_OPERATOR:
    text_printf(text, " %s%s", operators[argument % OP_COUNT], argument >= OP_COUNT ? "=" : "");
    break;
  case OPERAND_COMPARISON: text_printf(text, " %s", comparisons[argument]); break;
  }
}

void code_disassemble(Heap *heap, const Code *code, Text *text) {
  text_printf(text, "%s: stack %u\n", ((const Str *)code->qualname)->chars, code->stack_size);
  for (uint32_t i = 0; i < code->instruction_count; i++) {
    Opcode opcode = instruction_opcode(code->instructions[i]);
    text_printf(text, "%4u %s", i, opcode_name(opcode));
    add_operand(heap, code, opcode, instruction_argument(code->instructions[i]), text);
    text_add(text, "\n");
  }
  for (uint32_t i = 0; i < code->range_count; i++) {
    const CodeRange *range = &code->ranges[i];
    text_printf(text, "     %u to %u: handler %u, depth %u\n", range->from, range->to,
                range->handler, range->stack_depth);
  }
  const Code *holder = code_holder(code);
  for (uint32_t i = 0; i < holder->constant_count; i++)
    if (object_is(holder->constants[i], &code_type))
      code_disassemble(heap, (const Code *)holder->constants[i], text);
}
