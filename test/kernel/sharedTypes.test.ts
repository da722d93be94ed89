import { packContainer } from '../../src/kernel/container';
import { decodeKernel, encodeKernel } from '../../src/kernel/profile';
import { SharedTypes } from '../../src/kernel/sharedTypes';
import { shareTypes } from '../../src/kernel/shareTypes';
import { makeBuiltKernel, unpacked } from './kernel';

const part = (...types: string[]): string => ['#0\nmA\t\t 1', '', '', types.join('\n')].join('\f');
const kernels = [
  makeBuiltKernel({ packedHeaders: { graph: 'a.h\t0\t\t0\t', parts: [part('#0', 'Sa\t\t{x.i}', 'Sb\t\t{y.i}')] } }),
  makeBuiltKernel({ packedHeaders: { graph: 'a.h\t0\t\t0\t', parts: [part('#0', 'Sb\t\t{y.i}', '#1', 'Sc\t\t{z.i}', 'Sa\t\t{x.i}')] } }),
];
const files = kernels.map((kernel) => encodeKernel(kernel, 'small'));
const { shared, files: sharing } = shareTypes(files);

test('kernels that share types are what they were', () => {
  const types = new SharedTypes(shared);
  for (const [index, file] of sharing.entries()) {
    expect(unpacked(decodeKernel(file, () => types))).toEqual(unpacked(kernels[index]!));
  }
});

test('sharing again changes nothing', () => {
  expect(shareTypes(sharing, new SharedTypes(shared))).toEqual({ shared, files: sharing });
});

test('the types of other kernels are refused', () => {
  const others = shareTypes(files.slice(1)).shared;
  const kernel = decodeKernel(sharing[0]!, () => new SharedTypes(others));
  expect(() => kernel.headerSource!.part(0)).toThrow(/whose types are in another file/);
  expect(() => decodeKernel(sharing[0]!).headerSource!.part(0)).toThrow(/in a file that is not there/);
});

test('a kernel data file is no file of shared types', () => {
  expect(() => new SharedTypes(files[0]!)).toThrow('kernel data file without shared types');
  expect(() => new SharedTypes(packContainer({}, [], 'fast'))).toThrow('kernel data file without shared types');
});
