import { fingerprints } from '../../src/report/fingerprint';
import { diagnostic } from './sample';

const [original] = fingerprints([diagnostic()]);

test('lines added above, or other indentation, change nothing', () => {
  expect(fingerprints([diagnostic({ line: 99, endLine: 99 })])).toEqual([original]);
  expect(fingerprints([diagnostic({ sourceLine: '\tEXPORT_SYMBOL(probe); ', column: 16 })])).toEqual([original]);
});

test.each([{ rule: 'x' }, { file: 'x.c' }, { symbol: 'x' }, { sourceLine: 'EXPORT_SYMBOL_GPL(probe);' }])(
  'another %j is another finding',
  (change) => {
    expect(fingerprints([diagnostic(change)])).not.toEqual([original]);
  },
);

test('equal ones are counted, so that each has its own', () => {
  expect(fingerprints([diagnostic(), diagnostic({ line: 20 }), diagnostic({ rule: 'x' })]).map(ordinal)).toEqual([
    '1',
    '2',
    '1',
  ]);
});

function ordinal(fingerprint: string): string {
  return /^[0-9a-f]{16}:(\d+)$/.exec(fingerprint)![1]!;
}
