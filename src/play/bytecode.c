// bytecode.c: what the rows of bytecode.def say, as functions.
#include "bytecode.h"

const char *const common_constants[COMMON_CONSTANTS] = {"all", "any", "tuple", "list", "set"};

const char *opcode_name(Opcode opcode) {
  static const char *const names[] = {
#define OP(name, effect, taken, flow, operand) #name,
#include "bytecode.def"
#undef OP
  };
  return opcode < OPCODE_COUNT ? names[opcode] : "?";
}

Flow opcode_flow(Opcode opcode) {
  static const uint8_t flows[] = {
#define OP(name, effect, taken, flow, operand) FLOW_##flow,
#include "bytecode.def"
#undef OP
  };
  return (Flow)flows[opcode];
}

Operand opcode_operand(Opcode opcode) {
  static const uint8_t operands[] = {
#define OP(name, effect, taken, flow, operand) OPERAND_##operand,
#include "bytecode.def"
#undef OP
  };
  return (Operand)operands[opcode];
}

int opcode_effect(Opcode opcode, uint32_t argument, bool taken) {
  int arg = (int)argument;
  switch (opcode) {
#define OP(name, effect, jump, flow, operand)                                                      \
  case OPCODE_##name:                                                                              \
    return taken ? (jump) : (effect);
#include "bytecode.def"
#undef OP
  case OPCODE_COUNT: break;
  }
  (void)arg;
  return 0;
}
