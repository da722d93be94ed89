import type { Kernel, LinkedModule, Use } from '../../src/model';
import { unresolvedExtern } from '../../rules/unresolved-extern';
import {
  at,
  check,
  definition,
  exported,
  kernel,
  LACKS_HEADER,
  LACKS_OBJECT,
  linked,
  provider,
  treeOn,
  use,
} from './tree';

describe('unresolved-extern', () => {
  const declaration = at('aa.c', 2);

  test('stands on the declaration in the same file, else on the use', () => {
    expect(check(unresolvedExtern, [linked({ uses: [use('f', { declaration })] })])).toMatchObject([
      {
        severity: 'error',
        symbol: 'f',
        message: "symbol 'f' undefined in module 'aa': no module exports it",
        span: declaration,
        related: [{ span: at('aa.c', 30) }],
      },
    ]);
    const inHeader = use('f', { declaration: at('aa.h', 2) });
    expect(check(unresolvedExtern, [linked({ uses: [inHeader] })])).toMatchObject([
      { span: at('aa.c', 30), related: [{ span: at('aa.h', 2) }] },
    ]);
    expect(check(unresolvedExtern, [linked({ uses: [use('f')] })])).toMatchObject([
      { span: at('aa.c', 30), related: [] },
    ]);
  });

  test('is silent on what is provided, weak, or may be in what cannot be read', () => {
    const uses = [use('f', { provider: provider() }), use('g', { weak: true })];
    expect(check(unresolvedExtern, [linked({ uses })])).toEqual([]);
    expect(check(unresolvedExtern, [linked({ uses: [use('f')], ...LACKS_OBJECT })])).toEqual([]);
  });

  test('is said of a module that lacks a header, unless conditions leave out what may define it', () => {
    const of = (leftOut: string[]): LinkedModule => linked({ uses: [use('f')], ...LACKS_HEADER, leftOut });
    expect(check(unresolvedExtern, [of(['g'])])).toHaveLength(1);
    expect(check(unresolvedExtern, [of(['f'])])).toEqual([]);
  });

  test('is certain beside a module that lacks a header, unless conditions leave out what may export it', () => {
    const beside = (leftOut: string[]): LinkedModule[] => [
      linked({ uses: [use('f')] }),
      linked({ name: 'bb', ...LACKS_HEADER, leftOut }),
    ];
    expect(check(unresolvedExtern, beside(['g']))).toMatchObject([{ severity: 'error', certainty: 'certain' }]);
    expect(check(unresolvedExtern, beside(['f']))).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/module 'bb' is incomplete and may export it\)$/) as string },
    ]);
  });

  test('is only possible beside a module that lacks an object', () => {
    const sibling = linked({ name: 'bb', ...LACKS_OBJECT });
    expect(check(unresolvedExtern, [linked({ uses: [use('f')] }), sibling])).toMatchObject([
      {
        severity: 'warning',
        certainty: 'possible',
        message: expect.stringMatching(/\(possibly: module 'bb' is incomplete and may export it\)$/),
      },
    ]);
  });

  test('names the sibling that forgot to export it', () => {
    const sibling = linked({ name: 'bb', definitions: [definition('f', { span: at('bb.c', 3) })] });
    expect(check(unresolvedExtern, [linked({ uses: [use('f')] }), sibling])).toMatchObject([
      {
        message: "symbol 'f' undefined in module 'aa': module 'bb' defines it, but does not export it",
        help: 'add EXPORT_SYMBOL(f) below its definition',
        related: [{ span: at('bb.c', 3) }],
      },
    ]);
  });

  test('names the sibling that exports it as static', () => {
    const local = definition('f', { storage: 'static', span: at('bb.c', 3) });
    const sibling = linked({ name: 'bb', definitions: [local], exports: [exported('f', { definition: local })] });
    expect(check(unresolvedExtern, [linked({ uses: [use('f')] }), sibling])).toMatchObject([
      { message: "symbol 'f' undefined in module 'aa': module 'bb' exports it, but defines it as static" },
    ]);
    const alone = linked({ name: 'bb', definitions: [local] });
    expect(check(unresolvedExtern, [linked({ uses: [use('f')] }), alone])).toMatchObject([
      { message: "symbol 'f' undefined in module 'aa': no module exports it" },
    ]);
  });

  test("names the module's own definition that does not reach the object", () => {
    const definitions = [definition('f', { storage: 'externInline', inline: true })];
    expect(check(unresolvedExtern, [linked({ uses: [use('f')], definitions })])).toMatchObject([
      { message: "symbol 'f' undefined in module 'aa': its definition is extern inline" },
    ]);
  });

  describe('of several kernels', () => {
    const exporting = (name: string, arch: string, ...symbols: string[]) => {
      const [major, minor] = name.split(/[.-]/).map(Number);
      const exports = new Map(symbols.map((symbol) => [symbol, { module: 'vmlinux', gplOnly: false }]));
      return kernel({ name, arch, version: { major: major!, minor: minor!, patch: 0 }, exports });
    };
    /** What is said on each kernel about a use of f. */
    const saidOf = (rest: Partial<Use>) => (...kernels: Kernel[]): [string, string][] => {
      const trees = kernels.map((on) => {
        const provided = on.exports.has('f') ? { provider: provider() } : {};
        return treeOn(on, [linked({ uses: [use('f', { ...rest, ...provided })] })]);
      });
      const prefix = "symbol 'f' undefined in module 'aa': ";
      return [...unresolvedExtern.check(trees)].map((each) => [each.kernel, each.message.replace(prefix, '')]);
    };
    const said = saidOf({});
    const saidOfDeclared = saidOf({ declaredBy: 'linux/f.h' });

    test('says up to which the symbol was exported, in the same words on each', () => {
      const gone = 'the kernel exported it up to 6.1, it is gone since 6.12';
      const kernels = [exporting('5.10', 'x86', 'f'), exporting('6.1', 'x86', 'f')];
      expect(said(...kernels, exporting('6.12', 'x86'), exporting('7.3', 'x86'))).toEqual([
        ['6.12', gone],
        ['7.3', gone],
      ]);
    });

    test('says from which on it is exported', () => {
      expect(said(exporting('5.10', 'x86'), exporting('6.1', 'x86', 'f'), exporting('6.12', 'x86', 'f'))).toEqual([
        ['5.10', 'the kernel exports it from 6.1 on, not before'],
      ]);
    });

    test('another architecture is no earlier kernel', () => {
      expect(said(exporting('6.1', 'arm64', 'f'), exporting('6.12', 'x86'))).toEqual([['6.12', 'no module exports it']]);
    });

    test('says that a header declares it all the same', () => {
      expect(saidOfDeclared(exporting('6.12', 'x86'))).toEqual([
        ['6.12', 'linux/f.h declares it, but the kernel does not export it'],
      ]);
    });

    test('says that another configuration of the same version exports it', () => {
      expect(saidOfDeclared(exporting('6.12', 'x86'), exporting('6.12-rt', 'x86', 'f'))).toEqual([
        ['6.12', 'the configuration of 6.12 lacks it, 6.12-rt exports it'],
      ]);
    });

    test('says that the kernel of another architecture exports it', () => {
      expect(saidOfDeclared(exporting('6.12', 'x86'), exporting('6.12-arm64', 'arm64', 'f'))).toEqual([
        ['6.12', '6.12-arm64 exports it, the kernel for x86 does not'],
      ]);
    });

    test('another configuration is no later kernel', () => {
      const kernels = [exporting('6.1', 'x86', 'f'), exporting('6.12', 'x86'), exporting('6.12-rt', 'x86')];
      expect(saidOfDeclared(...kernels)).toEqual([
        ['6.12', 'the kernel exported it up to 6.1, it is gone since 6.12'],
        ['6.12-rt', 'the kernel exported it up to 6.1, it is gone since 6.12-rt'],
      ]);
    });
  });
});
