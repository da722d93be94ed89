import { Draft } from '../../src/fix/draft';

test('what was done to the original is known by its offsets', () => {
  const draft = Draft.of('int a;\nint b;\n');
  draft.replace({ start: 4, end: 5, text: 'long_name' });
  draft.replace({ start: 15, end: 22, text: '' });
  expect(draft.text).toBe('int long_name;\n');
  expect(draft.edits()).toEqual([{ start: 4, end: 5, text: 'long_name' }, { start: 7, end: 14, text: '' }]);
});

test('a place moves with what is changed before it, and is gone with what it is in', () => {
  const draft = Draft.of('one two three');
  draft.replace({ start: 0, end: 0, text: 'zero ' });
  expect(draft.placeOf({ start: 4, end: 7 })).toEqual({ start: 9, end: 12 });
  draft.replace({ start: 9, end: 12, text: 'II' });
  expect(draft.placeOf({ start: 4, end: 7 })).toBeUndefined();
  expect(draft.placeOf({ start: 8, end: 13 })).toEqual({ start: 12, end: 17 });
});

test('a range with new text in it is lost', () => {
  const draft = Draft.of('abcd');
  draft.replace({ start: 2, end: 2, text: '-' });
  expect(draft.placeOf({ start: 1, end: 3 })).toBeUndefined();
});

test('new text that is changed again is one edit, and text that is put back is no edit', () => {
  const draft = Draft.of('ab');
  draft.replace({ start: 1, end: 1, text: 'xy' });
  draft.replace({ start: 2, end: 2, text: '-' });
  expect(draft.edits()).toEqual([{ start: 1, end: 1, text: 'x-y' }]);
  draft.replace({ start: 1, end: 4, text: '' });
  expect([draft.text, draft.edits()]).toEqual(['ab', []]);
});

test('a copy goes its own way', () => {
  const draft = Draft.of('ab');
  const copy = draft.copy();
  copy.replace({ start: 0, end: 1, text: '' });
  expect([draft.text, copy.text]).toEqual(['ab', 'b']);
});
