import { reducedString } from '../../../../../src/c/headers/make/skeleton/reducedString';

test.each([
  ['what a message says is gone', '"failed: %d\\n"', '" "'],
  ['a word is gone without a trace', '"word"', '""'],
  ['the start of an init section is kept', '".init.text"', '".init."'],
  ['so is that of an exit section', '".exit.data"', '".exit."'],
  ['that an operand is written to is kept', '"=r"', '"="'],
  ['also where it is read first', '"+m"', '"="'],
])('of a string, %s', (_, literal, kept) => {
  expect(reducedString(literal, false)).toBe(kept);
});

test.each([
  ['calls', '"push %rax\\n\\tcall f\\n"', '"call f "'],
  ['jumps', '"jmp f"', '"jmp f"'],
  ['a call whose target another string names', '"call "', '"call "'],
  ['a call of an operand', '"call %P[target]"', '""'],
  ['symbols that are made global', '".globl f\\nf:"', '".globl f;f:"'],
  ['no other instruction', '"mov %rax, %rbx"', '""'],
])('of asm text, %s', (_, literal, kept) => {
  expect(reducedString(literal, true)).toBe(kept);
});
