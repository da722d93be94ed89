import type { Kernel, UndeclaredCall } from '../../src/model';
import { undeclaredFunction } from '../../rules/undeclared-function';
import { at, check, kernel, linked, treeOn } from './tree';

const call = (rest: Partial<UndeclaredCall> = {}): UndeclaredCall => ({
  function: 'f',
  certainty: 'certain',
  via: [],
  span: at('aa.c', 5),
  ...rest,
});

const exporting = (name: string, minor: number, arch: string, ...symbols: string[]): Kernel =>
  kernel({
    name,
    arch,
    version: { major: 6, minor, patch: 1 },
    exports: new Map(symbols.map((symbol) => [symbol, { module: 'vmlinux', gplOnly: false }])),
  });

test('an undeclared function is an error at the call, and one that is only possible a warning', () => {
  expect(check(undeclaredFunction, [linked({ undeclared: [call()] })])).toMatchObject([
    {
      severity: 'error',
      symbol: 'f',
      message: "implicit declaration of function 'f': neither the file nor any header of this kernel declares it",
      span: at('aa.c', 5),
    },
  ]);
  const possible = linked({ undeclared: [call({ certainty: 'possible' })] });
  expect(check(undeclaredFunction, [possible])).toMatchObject([{ severity: 'warning' }]);
});

test('a header that declares it is what helps', () => {
  expect(check(undeclaredFunction, [linked({ undeclared: [call({ header: 'linux/f.h' })] })])).toMatchObject([
    {
      message: "implicit declaration of function 'f': linux/f.h declares it, which is not included",
      help: 'add #include <linux/f.h>',
    },
  ]);
});

test('another kernel has it where it exports it, or where one of its headers declares it', () => {
  const said = (declared: string | undefined, ...symbols: string[]) =>
    [
      ...undeclaredFunction.check([
        treeOn(exporting('6.1', 1, 'x86', ...symbols), [], { declares: (name) => name === declared }),
        treeOn(exporting('6.12', 12, 'x86'), [linked({ undeclared: [call()] })]),
      ]),
    ].map((each) => `${each.kernel} ${each.message}`);
  const gone = [
    "6.12 implicit declaration of function 'f': the kernel declared it up to 6.1, it is gone since 6.12",
  ];
  expect(said(undefined, 'f')).toEqual(gone);
  expect(said('f')).toEqual(gone);
  expect(said('ff')[0]).toMatch(/nor any header/);
});
