import { kernel, at, linked, treeOn } from './tree';
import { parseSuccessors } from '../../src/kernel/successors';
import { missingHeader } from '../../rules/missing-header';
import { missingMember } from '../../rules/missing-member';
import { incompatibleType } from '../../rules/incompatible-type';
import { readOnlyAssignment } from '../../rules/read-only-assignment';
import { undeclaredFunction } from '../../rules/undeclared-function';
import { wrongArgumentCount } from '../../rules/wrong-argument-count';
import type { CompilerStop, Kernel, LinkedModule, LinkedTree, Successors, TypeFault, UndeclaredCall } from '../../src/model';

const { rows } = parseSuccessors(
  [
    'old\t6.5\tnew\trename\tcommit 1',
    'first\t6.2\told\t\tcommit 1',
    'asm/x.h\t6.5\tlinux/x.h\trename\tcommit 1',
    's.gone\t6.5\ts.here; get_here\tit is counted\tcommit 1',
    'f(a, b)\t6.5\tf(a)\twithout b\tcommit 1',
    'int s.call(int)\t6.5\tvoid s.call(int)\tit returns nothing\tcommit 1',
    'int s.flags\t6.5\tset_flags\t\tcommit 1',
  ].join('\n'),
  'f',
);
const successors: Successors = new Map(rows.map((row) => [row.went.name, [row]]));

const v = (minor: number, headers: string[] = []): Kernel =>
  kernel({ name: `6.${minor}`, version: { major: 6, minor, patch: 0 }, headers: new Set(headers) });
const treeFor = (on: Kernel, module: Partial<LinkedModule>, ...declared: string[]): LinkedTree =>
  treeOn(on, [linked(module)], { successors, declares: (name) => declared.includes(name) });

const call = (name: string): UndeclaredCall => ({ function: name, certainty: 'certain', via: [], span: at('aa.c', 5) });
const stop: CompilerStop = { kind: 'missingHeader', text: 'asm/x.h', certainty: 'certain', span: at('aa.c', 5) };
type Found = { kernel: string; help?: string | undefined; fix?: { title: string } | undefined };
const said = (found: Iterable<Found>): string[] =>
  [...found].map(({ help, fix }) => (fix ? `${help} [${fix.title}]` : `${help}`));

test('a function that went is told by its successor, and from when on where another kernel has it', () => {
  const older = treeFor(v(1), {}, 'old');
  const newer = treeFor(v(12), { undeclared: [call('old')] }, 'new');
  expect(said(undeclaredFunction.check([newer]))).toEqual(["use 'new' instead: all else is as before [use 'new']"]);
  expect(said(undeclaredFunction.check([older, newer]))).toEqual([
    "use 'new' from 6.5 on, by LINUX_VERSION_CODE: all else is as before [use 'new' from 6.5 on]",
  ]);
});

test('a successor that went in its turn leads to its own', () => {
  const { check } = undeclaredFunction;
  expect(said(check([treeFor(v(3), { undeclared: [call('first')] }, 'old')]))).toEqual(["use 'old' instead"]);
  expect(said(check([treeFor(v(12), { undeclared: [call('first')] }, 'new')]))[0]).toMatch(/^use 'new' instead/);
});

test.each([
  ['the kernel does not have it', v(12), []],
  ['the kernel is older than the row', v(4), ['new']],
])('no successor where %s', (_, on, declared) => {
  const [help] = said(undeclaredFunction.check([treeFor(on, { undeclared: [call('old')] }, ...declared)]));
  expect(help).toBe('declare it before it is called, or call what this kernel has in its place');
});

test('no fix where the module has a function of that name, or a kernel would have neither', () => {
  const own = { definitions: [{ symbol: 'old' }] as unknown as LinkedModule['definitions'] };
  const found = undeclaredFunction.check([treeFor(v(12), { ...own, undeclared: [call('old')] }, 'new')]);
  expect(said(found)).toEqual(["use 'new' instead: all else is as before"]);
  const neither = treeFor(v(13), {});
  const [fixed] = said(undeclaredFunction.check([treeFor(v(12), { undeclared: [call('old')] }, 'new'), neither]));
  expect(fixed).not.toContain('[');
});

test('a function that a header declares is fixed by including it', () => {
  const found = undeclaredFunction.check([treeFor(v(12), { undeclared: [{ ...call('f'), header: 'linux/f.h' }] })]);
  expect(said(found)).toEqual(['add #include <linux/f.h> [include linux/f.h]']);
});

test('a header', () => {
  const newer = treeFor(v(12, ['linux/x.h']), { stops: [stop] });
  expect(said(missingHeader.check([newer]))).toEqual(['include linux/x.h instead [include linux/x.h]']);
  expect(said(missingHeader.check([treeFor(v(1, ['asm/x.h']), {}), newer]))).toEqual([
    'include linux/x.h from 6.5 on, by LINUX_VERSION_CODE [include linux/x.h from 6.5 on]',
  ]);
});

const place = { certainty: 'certain', via: [], span: at('aa.c', 5) } as const;
const callMember = { kind: 'member', structure: 'struct s', member: 'call' } as const;
const incompatible = { kind: 'incompatible', to: callMember, given: 'int (*)(int)', refusal: 'pointer' } as const;
type KernelsCheck = { check(trees: readonly LinkedTree[]): Iterable<Found> };
const FAULTS: [string, KernelsCheck, TypeFault, string][] = [
  ['a member', missingMember, { ...place, kind: 'missingMember', structure: 'struct s', member: 'gone' },
    "use 's.here' or 'get_here' instead: it is counted"],
  ['a call', wrongArgumentCount, { ...place, kind: 'argumentCount', function: 'f', given: 2, wanted: 1, isVariadic: false },
    "use 'f(a)' instead: without b"],
  ['a call with other arguments than before', wrongArgumentCount,
    { ...place, kind: 'argumentCount', function: 'f', given: 3, wanted: 1, isVariadic: false },
    'give it the arguments that it takes'],
  ['a type', incompatibleType, { ...place, ...incompatible, wanted: 'void (*)(int)' },
    "use 'void s.call(int)' instead: it returns nothing"],
  ['another type than the table has', incompatibleType, { ...place, ...incompatible, wanted: 'long (*)(int)' },
    'give it the type that is wanted'],
];

test.each(FAULTS)('%s', (_, rule, fault, help) => {
  expect(said(rule.check([treeFor(v(12), { typeFaults: [fault] }, 'get_here')]))).toEqual([help]);
});

test('a member that is const now', () => {
  const tree = treeFor(v(12), { typeFaults: [{ ...place, kind: 'readOnly', name: 'flags' }] }, 'set_flags');
  const found = readOnlyAssignment.scope === undefined ? [...readOnlyAssignment.check(tree)] : [];
  expect(said(found.map((each) => ({ ...each, kernel: '6.12' })))).toEqual(["use 'set_flags' instead"]);
});
