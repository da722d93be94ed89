import type { Kernel, LinkedModule, Span, Use } from '../../src/model';
import { modulesDocument, modulesJson } from '../../src/report/modules';
import { modulesText } from '../../src/report/modulesText';
import { gap, linked } from '../rules/tree';
import { jsonStyle } from './sample';

const kernel = { name: '6.12-amd64' } as Kernel;
const span = (start: number, file = 'drv/a.c'): Span => ({ file, start, end: start + 1 });
const locate = ({ start }: Span): { line: number; column: number } => ({ line: start, column: 2 });

function use(symbol: string, changes: Partial<Use> = {}): Use {
  return { symbol, weak: false, certainty: 'certain', origin: 'text', via: [], span: span(7), ...changes };
}

const rich: LinkedModule = {
  ...linked(),
  name: 'snd-a',
  directory: 'drv',
  run: '.',
  certainty: 'certain',
  sources: ['drv/a.c', 'drv/b.c'],
  files: ['drv/a.c', 'drv/a.h', 'drv/b.c'],
  tags: [
    { tag: 'license', value: 'GPL', certainty: 'certain', span: span(1) },
    { tag: 'license', value: 'Proprietary', certainty: 'certain', span: span(2) },
    { tag: 'license', certainty: 'possible', span: span(3) },
    { tag: 'import_ns', value: 'PWM', certainty: 'certain', span: span(4) },
    { tag: 'import_ns', value: 'CRYPTO', certainty: 'certain', span: span(5) },
    { tag: 'import_ns', value: 'PWM', certainty: 'certain', span: span(6) },
    { tag: 'description', value: 'x', certainty: 'certain', span: span(6) },
  ],
  gplCompatible: false,
  span: span(0),
  incomplete: [gap('no x.h')],
  definitions: [],
  exports: [
    { symbol: 'mine', gplOnly: true, namespace: 'NS', certainty: 'certain', mayBeDefined: false, span: span(9) },
    { symbol: 'other', gplOnly: false, certainty: 'certain', mayBeDefined: false, span: span(10, 'drv/b.c') },
  ],
  uses: [
    use('_printk', {
      provider: { kind: 'vmlinux', name: 'vmlinux', gplOnly: false, certainty: 'certain' },
      origin: 'macro',
      via: ['pr_info() (linux/printk.h:528)', 'printk() (linux/printk.h:465)'],
    }),
    use('pwm_get', {
      provider: { kind: 'in-tree', name: 'drivers/pwm/core', gplOnly: true, namespace: 'PWM', certainty: 'certain' },
      certainty: 'possible',
    }),
    use('nobody'),
  ],
  undeclared: [],
  dependsOn: ['drivers/pwm/core', 'sibling'],
};
const bare: LinkedModule = {
  ...rich, name: 'bare', tags: [], gplCompatible: undefined, incomplete: [], exports: [], uses: [], dependsOn: [],
};
const document = modulesDocument({ kernel, modules: [rich, bare] }, locate);

test('a module has the fields that others rely on, and no more', () => {
  expect(JSON.parse(modulesJson([document], jsonStyle))).toEqual({
    formatVersion: 1,
    tool: { name: 'kmodlint', version: '0.1.0' },
    root: '../x',
    kernel: '6.12-amd64',
    modules: [
      {
        name: 'snd-a',
        directory: 'drv',
        path: '../x/drv',
        sources: ['drv/a.c', 'drv/b.c'],
        sourcePaths: ['../x/drv/a.c', '../x/drv/b.c'],
        licenses: ['GPL', 'Proprietary'],
        gplCompatible: false,
        importedNamespaces: ['CRYPTO', 'PWM'],
        incomplete: ['no x.h'],
        exports: [
          { symbol: 'mine', gplOnly: true, namespace: 'NS', file: 'drv/a.c', path: '../x/drv/a.c', line: 9 },
          { symbol: 'other', gplOnly: false, namespace: null, file: 'drv/b.c', path: '../x/drv/b.c', line: 10 },
        ],
        uses: [
          {
            symbol: '_printk',
            provider: 'vmlinux',
            gplOnly: false,
            namespace: null,
            origin: 'macro',
            certainty: 'certain',
            file: 'drv/a.c',
            path: '../x/drv/a.c',
            line: 7,
            column: 2,
            via: ['pr_info() (linux/printk.h:528)', 'printk() (linux/printk.h:465)'],
            reason: null,
          },
          {
            symbol: 'pwm_get',
            provider: 'drivers/pwm/core',
            gplOnly: true,
            namespace: 'PWM',
            origin: 'text',
            certainty: 'possible',
            file: 'drv/a.c',
            path: '../x/drv/a.c',
            line: 7,
            column: 2,
            via: [],
            reason: null,
          },
          {
            symbol: 'nobody',
            provider: null,
            gplOnly: null,
            namespace: null,
            origin: 'text',
            certainty: 'certain',
            file: 'drv/a.c',
            path: '../x/drv/a.c',
            line: 7,
            column: 2,
            via: [],
            reason: null,
          },
        ],
        dependsOn: ['drivers/pwm/core', 'sibling'],
      },
      expect.objectContaining({ name: 'bare', licenses: [], gplCompatible: null, importedNamespaces: [] }),
    ],
  });
});

test('several kernels are an array', () => {
  const both = JSON.parse(modulesJson([document, { ...document, kernel: '7.3-amd64' }], jsonStyle));
  expect(both.map((entry: { kernel: string }) => entry.kernel)).toEqual(['6.12-amd64', '7.3-amd64']);
});

test('modules to read', () => {
  expect(modulesText([document], (file) => `./${file}`)).toBe(`kernel 6.12-amd64

snd-a.ko (drv)
  license:    GPL (module is not GPL-compatible)
  license:    Proprietary (module is not GPL-compatible)
  import_ns:  CRYPTO
  import_ns:  PWM
  depends:    drivers/pwm/core
  depends:    sibling
  sources:    ./drv/a.c
  sources:    ./drv/b.c
  incomplete: no x.h
  T mine    GPL-only namespace NS ./drv/a.c:9
  T other   ./drv/b.c:10
  U _printk vmlinux ./drv/a.c:7:2 (macro, via pr_info() (linux/printk.h:528), printk() (linux/printk.h:465))
  U pwm_get drivers/pwm/core GPL-only namespace PWM ./drv/a.c:7:2 (possible)
  U nobody  (no module) ./drv/a.c:7:2

bare.ko (drv)
  sources:    ./drv/a.c
  sources:    ./drv/b.c
`);
});
