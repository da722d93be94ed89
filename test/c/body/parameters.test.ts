import { parametersOf } from '../../../src/c/body/parameters';
import { lexed } from '../facts';

test.each([
  ['(int a, char *b)', ['a', 'b']],
  ['(void)', []],
  ['(int (*run)(int x), int y)', ['run', 'y']],
  ['(int (**run[2])(int x))', ['run']],
  ['(int (*const run)(int x))', ['run']],
  ['(int (* __maybe_unused run)(int x))', ['run']],
  ['(void (run)(void *cookie), void *cookie)', ['run', 'cookie']],
  ['(state (run)(int), state x)', ['run', 'x']],
  ['(int (v)[3], int w)', ['v', 'w']],
  ['(int run(size_t), size_t n)', ['run', 'n']],
  ['(void (*(*run)(int x))(void))', ['run']],
  ['(int run(type *p), int n)', ['run', 'n']],
  ['(int run(type (*p)(int)), int n)', ['run', 'n']],
])('the parameters of %s', (text, names) => {
  const head = lexed(text).parts.flatMap(({ tokens }) => tokens);
  expect(parametersOf(head).map(({ name }) => name)).toEqual(names);
});
