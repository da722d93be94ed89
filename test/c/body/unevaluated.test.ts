import { answerOf, isUnevaluated } from '../../../src/c/body/unevaluated';

const answer = (question: string, pointsInto?: 'object' | 'member', wordSize = 8): number | undefined => {
  const [operator, ...looked] = question.split(' ');
  return answerOf(operator!, looked, { wordSize, pointsInto });
};

test.each([
  ['sizeof char', 1],
  ['sizeof unsigned char', 1],
  ['sizeof u16', 2],
  ['sizeof unsigned short int', 2],
  ['sizeof unsigned', 4],
  ['sizeof const __le32', 4],
  ['sizeof long', 8],
  ['sizeof unsigned long long', 8],
  ['sizeof struct s *', 8],
  ['sizeof char *', 8],
  ['sizeof * ( u16 * ) p', 2],
  ['_Alignof int', 4],
  ['sizeof struct s', undefined],
  ['sizeof x', undefined],
  ['sizeof * p', undefined],
  ['typeof int', undefined],
])('%s is known from its words alone, or is not', (question, value) => {
  expect(answer(question)).toBe(value);
});

test('a word is as long as the machine has it', () => {
  expect(['long', 'char *', 'long long'].map((type) => answer(`sizeof ${type}`, undefined, 4))).toEqual([4, 4, 8]);
});

test.each([
  ['of an object behind a pointer that is handed over', '__builtin_object_size p , 0', 'object', -1],
  ['of one whose member it points to', '__builtin_object_size p , 0', 'member', -1],
  ['of a member of it', '__builtin_object_size p -> m , 1', 'object', undefined],
  ['of a local', '__builtin_object_size x , 0', undefined, undefined],
] as const)('the size %s is what gcc makes of it', (_, question, pointsInto, size) => {
  expect(answer(question, pointsInto)).toBe(size);
});

test('what looks at its operand alone evaluates nothing of it', () => {
  expect(isUnevaluated('sizeof')).toBe(true);
  expect(isUnevaluated('g')).toBe(false);
});
