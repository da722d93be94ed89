import { compilerAnswer } from '../../../src/c/vocabulary/hasAttribute';
import { definitionsIn } from '../facts';

test.each([
  ['__has_attribute', 'error', true],
  ['__has_attribute', '__cleanup__', true],
  ['__has_attribute', '__no_such__', false],
  ['__has_builtin', '__builtin_dynamic_object_size', true],
  ['__has_feature', 'address_sanitizer', undefined],
])('%s(%s) is answered as gcc does', (question, about, answer) => {
  expect(compilerAnswer(question, about)).toBe(answer);
});

test('a condition gets the answer', () => {
  const text = '#if __has_attribute(__error__)\nint one;\n#else\nint two;\n#endif';
  expect(definitionsIn(text)).toEqual(['global variable one']);
});
