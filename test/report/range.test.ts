import colors from 'picocolors';
import type { Outcome } from '../../src/diagnostic';
import { rangeJson, verdictOf } from '../../src/report/range';
import { rangeText } from '../../src/report/rangeText';
import { gap } from '../rules/tree';
import { faultsOf } from '../schema/validate';
import { diagnostic, jsonStyle, report } from './sample';

const ok: Outcome = { errors: 0, warnings: 0, incomplete: false };
const failing: Outcome = { ...ok, errors: 2, first: diagnostic() };
const open: Outcome = { ...ok, incomplete: true, gaps: [gap('no config.h')] };
const exclusion = {
  certainty: 'certain', variable: 'BUILD_EXCLUSIVE_KERNEL', value: '^6', file: 'dkms.conf', line: 4,
} as const;
const kernels = ['5.10-amd64', '6.1-amd64', '6.12-amd64', '7.3-amd64'];
const various = report({
  kernels,
  modules: [
    { module: 'hello', directory: 'hello', outcomes: [ok, failing, failing, open] },
    {
      module: 'conf',
      directory: '.',
      outcomes: [{ ...ok, exclusion }, { ...failing, exclusion }, { ...open, exclusion },
        { ...ok, exclusion: { ...exclusion, certainty: 'possible', value: undefined } }],
    },
    { module: 'copy', directory: 'old', isUnreached: true, outcomes: [undefined, undefined, undefined, undefined] },
  ],
});
const style = { name: (file: string): string => `./${file}` };

test.each<[string, Outcome | undefined]>([
  ['builds', { ...ok, warnings: 3 }],
  ['fails', failing],
  ['fails', { ...open, ...failing, incomplete: true }],
  ['unknown', open],
  ['not built', undefined],
])('%s', (verdict, outcome) => {
  expect(verdictOf(outcome)).toBe(verdict);
});

test('kernels with the same verdict share it, and each says why', () => {
  expect(rangeText(various, style, colors.createColors(false))).toBe(`4 kernels
  5.10-amd64  5.10.9 / 5.10.0-amd64
  6.1-amd64   6.1.9 / 6.1.0-amd64
  6.12-amd64  6.12.9 / 6.12.0-amd64
  7.3-amd64   7.3.9 / 7.3.0-amd64

hello (./hello)
  builds     5.10-amd64
  fails      6.1-amd64, 6.12-amd64
             ./hello/hello.c:12: local symbol 'probe' was exported, its definition is static
             [static-export]
             and 1 more
  unknown    7.3-amd64
             no config.h

conf (./.)
  excluded   5.10-amd64
             ./dkms.conf:4: BUILD_EXCLUSIVE_KERNEL="^6"
             it would build there
  excluded   6.1-amd64
             ./dkms.conf:4: BUILD_EXCLUSIVE_KERNEL="^6"
             it would fail there:
             ./hello/hello.c:12: local symbol 'probe' was exported, its definition is static
             [static-export]
             and 1 more
  excluded   6.12-amd64
             ./dkms.conf:4: BUILD_EXCLUSIVE_KERNEL="^6"
             whether it would build there is unknown:
             no config.h
  builds     7.3-amd64
             dkms may not build it there: ./dkms.conf:4: BUILD_EXCLUSIVE_KERNEL is not known

copy (./old), nothing at the top builds it
  not built  5.10-amd64, 6.1-amd64, 6.12-amd64, 7.3-amd64
`);
});

test('a line has at most 100 columns, and nothing of the driver moves the cursor', () => {
  const long = report({
    kernels: Array.from({ length: 30 }, (_, index) => `6.${index}-amd64`),
    modules: [{
      module: 'a\u001b[2J', directory: '.',
      outcomes: Array(30).fill({ ...failing, first: diagnostic({ message: 'word '.repeat(80) }) }),
    }],
  });
  const lines = rangeText(long, style, colors.createColors(false)).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines.join()).not.toContain('\u001b');
});

test('verdicts have colours, which take no columns', () => {
  const text = rangeText(various, style, colors.createColors(true));
  expect(text).toContain('  \u001b[31mfails\u001b[39m      6.1-amd64, 6.12-amd64\n');
  expect(text).toContain('  \u001b[32mbuilds\u001b[39m     5.10-amd64\n');
});

test('the document says the same, and is as its schema', () => {
  const document = JSON.parse(rangeJson(various, jsonStyle));
  expect(faultsOf('range-1', document)).toEqual([]);
  expect(document.kernels[0]).toEqual({ name: '5.10-amd64', version: '5.10.9', release: '5.10.0-amd64' });
  expect(document.modules[0].kernels).toEqual({
    '5.10-amd64': { verdict: 'builds', errors: 0 },
    '6.1-amd64': {
      verdict: 'fails',
      errors: 2,
      first: {
        rule: 'static-export',
        message: "local symbol 'probe' was exported, its definition is static",
        file: 'hello/hello.c', path: '../x/hello/hello.c', line: 12, column: 15,
      },
    },
    '6.12-amd64': expect.objectContaining({ verdict: 'fails' }),
    '7.3-amd64': { verdict: 'unknown', errors: 0, missing: ['no config.h'] },
  });
  expect(document.modules[1].kernels['5.10-amd64'].excluded).toEqual({
    certainty: 'certain', variable: 'BUILD_EXCLUSIVE_KERNEL', value: '^6', file: 'dkms.conf', path: '../x/dkms.conf', line: 4,
  });
  expect(document.modules[2]).toMatchObject({ unreached: true, kernels: { '6.1-amd64': { verdict: 'not built', errors: 0 } } });
});
