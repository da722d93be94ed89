import type { Diagnostic, Report } from '../../src/diagnostic';
import type { KernelRelease } from '../../src/model';

/** Of a tree that is beside the working directory. */
export const jsonStyle = {
  tool: { name: 'kmodlint', version: '0.1.0' },
  root: '../x',
  name: (file: string): string => (file === '.' ? '../x' : `../x/${file}`),
};

/** A finding to vary. */
export function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'static-export',
    severity: 'error',
    certainty: 'certain',
    message: "local symbol 'probe' was exported, its definition is static",
    module: 'hello',
    symbol: 'probe',
    kernels: ['6.12-amd64'],
    file: 'hello/hello.c',
    line: 12,
    column: 15,
    endLine: 12,
    endColumn: 20,
    sourceLine: 'EXPORT_SYMBOL(probe);',
    related: [],
    ...changes,
  };
}

/** `6.1-amd64` is 6.1.9, and `uname -r` says 6.1.0-amd64. */
export function releaseOfName(name: string): KernelRelease {
  return { version: name.replace(/-.*/, '.9'), release: name.replace('-', '.0-') };
}

/** A report to vary, whose summary counts what is in it. */
export function report(changes: Partial<Report> = {}): Report {
  const diagnostics = changes.diagnostics ?? [];
  const count = (severity: string): number => diagnostics.filter((finding) => finding.severity === severity).length;
  return {
    kernels: ['6.12-amd64'],
    releases: (changes.kernels ?? ['6.12-amd64']).map(releaseOfName),
    diagnostics,
    problems: [],
    incomplete: [],
    missingHeaders: [],
    modules: [],
    summary: { modules: 2, files: 5, errors: count('error'), warnings: count('warning'), notes: count('note') },
    ...changes,
  };
}

/** One with everything in it that a report can have. */
export const everything = report({
  kernels: ['6.1-amd64', '6.12-amd64'],
  diagnostics: [
    diagnostic({
      kernels: ['6.1-amd64', '6.12-amd64'],
      help: "remove 'static' from the definition, or do not export it",
      related: [
        {
          file: 'hello/probe ü.h',
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 17,
          message: "'probe' is defined here, static [inline]",
          sourceLine: 'static int probe(void)',
        },
      ],
    }),
    diagnostic({
      rule: 'missing-namespace-import',
      severity: 'warning',
      certainty: 'possible',
      message: "module 'hello' uses symbol 'f' from namespace 'NS', but does not import it",
      symbol: 'f',
      namespace: 'NS',
      via: [
        { name: 'OWN()', file: 'hello/probe ü.h', line: 7, isOwn: true },
        { name: 'do_f()', file: 'linux/f.h', line: 30, isOwn: false },
        { name: '__VERSION__', isOwn: false },
      ],
      fix: {
        title: "import namespace 'NS'",
        safety: 'safe',
        changes: [],
        edits: [
          { file: 'hello/probe ü.h', line: 1, column: 1, endLine: 2, endColumn: 1, text: '' },
          { file: 'hello/hello.c', line: 25, column: 23, endLine: 25, endColumn: 23, text: '\nMODULE_IMPORT_NS(NS);' },
        ],
      },
      line: 20,
      column: 2,
      endLine: 20,
      endColumn: 3,
      sourceLine: '\tf(1);',
    }),
  ],
  problems: [
    { message: 'is not UTF-8: the bytes that are not are replaced', file: 'hello/old.c', line: 7 },
    { message: 'no such variable', file: 'Kbuild' },
    { message: 'odd' },
  ],
  modules: [
    { module: 'gen', directory: 'gen', outcomes: [undefined, { errors: 0, warnings: 0, incomplete: true }] },
    {
      module: 'hello',
      directory: 'hello',
      outcomes: [{ errors: 1, warnings: 0, incomplete: false }, { errors: 1, warnings: 1, incomplete: false }],
    },
    { module: 'sound', directory: '.', outcomes: Array(2).fill({ errors: 0, warnings: 0, incomplete: false }) },
  ],
  incomplete: [
    {
      module: 'gen',
      directory: 'gen',
      severity: 'note',
      kernels: ['6.12-amd64'],
      gaps: [
        { kind: 'other', reason: 'made by a rule of the Makefile (gen.o)' },
        ...['gen/a.c', 'gen/b.c'].map((includedBy) => ({ kind: 'header' as const, header: 'x.h', includedBy, lacks: 'headers' as const })),
      ],
    },
  ],
  missingHeaders: [
    {
      header: 'x.h',
      severity: 'note',
      includedBy: ['gen/a.c', 'gen/b.c'],
      modules: ['gen'],
      kernels: ['6.12-amd64'],
      elsewhere: ['include/x.h'],
    },
  ],
});
