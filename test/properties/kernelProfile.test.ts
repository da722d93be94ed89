import fc from 'fast-check';
import type { BuiltKernel } from '../../src/kernel/buildKernel';
import { KernelDataError } from '../../src/kernel/kernelDataError';
import { NameSet, writeNames } from '../../src/kernel/nameSet';
import { decodeKernel, encodeKernel } from '../../src/kernel/profile';
import type { Kernel } from '../../src/model';
import { makeBuiltKernel, unpacked } from '../kernel/kernel';

// Whatever stands in a line without tabs, surrogates apart, which UTF-8 cannot carry one by one.
const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/[\x00-\x1f]/.test(text));
const name = printable.filter((text) => text !== '');
const part = fc.nat({ max: 65535 });
const macro = fc.oneof(name, fc.stringMatching(/^PCI_[A-C]{0,12}$/));
const names = fc.array(macro, { maxLength: 100 }).map((all) => new Set(all));
const values = (key: fc.Arbitrary<string>): fc.Arbitrary<Map<string, string>> =>
  fc.array(fc.tuple(key, fc.oneof(printable, fc.constantFrom('y', 'm')))).map((entries) => new Map(entries));
const symbolExport = fc.record(
  { module: name, gplOnly: fc.boolean(), namespace: name },
  { requiredKeys: ['module', 'gplOnly'] },
);

const form = fc.constantFrom('bare' as const, 'quoted' as const);

const kernels: fc.Arbitrary<BuiltKernel> = fc.record({
  name: fc.string(),
  release: fc.string(),
  version: fc.record({ major: part, minor: part, patch: part }),
  arch: fc.string(),
  srcArch: fc.string(),
  config: values(name.map((option) => `CONFIG_${option}`)),
  exports: fc.array(fc.tuple(name, symbolExport)).map((entries) => new Map(entries)),
  predefines: values(name),
  headers: names,
  headerImports: fc.array(fc.tuple(name, fc.array(name))).map((entries) => new Map(entries)),
  namespaces: fc.record({ macros: form, byDefault: form }),
  packedHeaders: fc.record({ graph: printable, parts: fc.array(printable, { maxLength: 3 }) }),
});

describe('a kernel data file', () => {
  test('gives back any kernel', () => {
    fc.assert(
      fc.property(kernels, (kernel) => {
        const { graph, parts } = kernel.packedHeaders;
        const decoded = decodeKernel(encodeKernel(kernel, 'fast'));
        expect(unpacked(decoded)).toEqual(unpacked(kernel));
        expect(decoded.headerSource!.graph()).toBe(graph);
        expect(parts.map((_, number) => decoded.headerSource!.part(number))).toEqual(parts);
      }),
    );
  });

  test('is never misread: cut or changed anywhere, it is refused in one line', () => {
    const file = encodeKernel(makeBuiltKernel(), 'fast');
    const at = fc.nat({ max: file.length - 1 });
    const damage = fc.record({ at, change: fc.integer({ min: 1, max: 255 }), cut: fc.boolean() });
    fc.assert(
      fc.property(damage, ({ at, change, cut }) => {
        const bytes = Buffer.from(cut ? file.subarray(0, at) : file);
        if (!cut) bytes[at]! ^= change;
        const decode = (): Kernel => decodeKernel(bytes);
        expect(decode).toThrow(KernelDataError);
        expect(decode).toThrow(/^[^\n]+$/);
      }),
    );
  });
});

test('a NameSet answers as the Set would', () => {
  fc.assert(
    fc.property(names, names, (inside, asked) => {
      const set = new NameSet(() => writeNames(inside));
      expect([...set]).toEqual([...inside].sort());
      expect(set.size).toBe(inside.size);
      for (const one of [...inside, ...asked]) expect(set.has(one)).toBe(inside.has(one));
    }),
  );
});
