import { entry, macro } from './skeletons';

test.each([
  ['a macro', [entry('m', 'A', ' 4')], ' 4'],
  ['a macro of a macro', [entry('m', 'A', ' B'), entry('m', 'B', ' 4')], ' 4'],
  ['a macro with arguments', [entry('m', 'A', ' B(2)'), entry('m', 'B', '(x) (x + x)')], ' 4'],
])('%s that the headers define once is expanded in a constant', (_, others, text) => {
  expect(macro(' A', ...others)).toBe(text);
});

test.each([
  ['that two headers define', [entry('m', 'A', ' 4'), entry('m', 'A', ' 5')]],
  ['that a header undefines', [entry('u', 'A', '')]],
])('a macro %s is left', (_, others) => {
  expect(macro(' A', ...others)).toBe(' A');
});
