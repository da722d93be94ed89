import { unknownLicense } from '../../rules/unknown-license';
import { at, check, linked, provider, tag, use } from './tree';

const under = (value: string | undefined, rest: Parameters<typeof linked>[0] = {}) =>
  check(unknownLicense, [linked({ tags: [tag('license', value)], gplCompatible: false, ...rest })]);

test.each([
  ['GPLv2', 'GPL v2'],
  ['GPL-2.0', 'GPL v2'],
  ['GPL-2.0-only', 'GPL v2'],
  ['GPL V2', 'GPL v2'],
  ['GPL-2.0-or-later', 'GPL'],
  ['GPLv2+', 'GPL'],
  ['GPL v2 or v3', 'GPL v2'],
  ['gpl', 'GPL'],
  ['GPL ', 'GPL'],
  ['GNU General Public License', 'GPL'],
  ['Dual BSD/GPLv2', 'Dual BSD/GPL'],
  ['BSD-3-Clause OR GPL-2.0', 'Dual BSD/GPL'],
  ['GPL/MIT', 'Dual MIT/GPL'],
  ['MPL/GPL', 'Dual MPL/GPL'],
  ['GPL and Additional Rights', 'GPL and additional rights'],
])('%j is near %j', (value, word) => {
  expect(under(value)).toMatchObject([
    {
      severity: 'warning',
      help: `write "${word}", if that is what is meant`,
      fix: { safety: 'unsafe', changes: [{ kind: 'replace', span: at('aa.c', 40), text: `"${word}"` }] },
    },
  ]);
});

test.each(['GPL v3', 'GPL-3.0-or-later', 'LGPL', 'AGPL-3.0', '', ' '])('%j is reported, without a guess', (value) => {
  const [finding] = under(value);
  expect(finding).toMatchObject({ severity: 'warning', help: expect.stringMatching(/^write one of "GPL", "GPL v2"/) });
  expect(finding).not.toHaveProperty('fix');
});

test.each(['Proprietary', 'MIT', 'BSD', 'Apache-2.0', 'NVIDIA', 'Proprietary, not GPL', 'GPL', 'Dual MPL/GPL', undefined])(
  '%j is what its author wants, or unknown',
  (value) => expect(under(value)).toEqual([]),
);

test('is an error where modpost refuses symbols for it', () => {
  const gplOnly = use('f', { provider: provider({ gplOnly: true }) });
  expect(under('GPLv2', { uses: [gplOnly] })).toMatchObject([{ severity: 'error' }]);
  expect(under('GPLv2', { uses: [{ ...gplOnly, certainty: 'possible' }] })).toMatchObject([{ severity: 'warning' }]);
});
