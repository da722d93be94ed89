import { gplCompatible } from '../../src/link/license';
import type { ModuleTag } from '../../src/model';
import { tag } from '../rules/tree';

const license = (value: string | undefined, rest?: Partial<ModuleTag>): ModuleTag => tag('license', value, rest);

test.each(['GPL', 'GPL v2', 'GPL and additional rights', 'Dual BSD/GPL', 'Dual MIT/GPL', 'Dual MPL/GPL'])(
  '%s is compatible',
  (value) => {
    expect(gplCompatible([license(value)])).toBe(true);
  },
);

test.each(['GPL v3', 'GPL-2.0', 'GPLv2', 'gpl', 'GPL ', 'MIT', 'BSD', 'Proprietary', ''])(
  '%j is not compatible',
  (value) => {
    expect(gplCompatible([license(value)])).toBe(false);
  },
);

test.each([
  ['none', [], undefined],
  ['other tags alone', [tag('author', 'GPL')], undefined],
  ['one bad among good ones', [license('GPL'), license('MIT'), license('GPL')], false],
  ['good ones', [license('GPL'), license('Dual MIT/GPL')], true],
  ['an unknown one', [license(undefined)], undefined],
  ['an unknown beside a good one', [license('GPL'), license(undefined)], undefined],
  ['an unknown beside a bad one', [license(undefined), license('MIT')], false],
  ['a bad one that is only possible', [license('GPL'), license('MIT', { certainty: 'possible' })], undefined],
  ['a good one that is only possible', [license('GPL', { certainty: 'possible' })], true],
])('licences: %s', (_, tags, compatible) => {
  expect(gplCompatible(tags)).toBe(compatible);
});
