import { textReport } from '../../src/report/text';
import { diagnostic, everything, report } from './sample';

const plain = { color: false, matrix: true, name: (file: string) => file };

test('everything that a report can have', () => {
  expect(textReport(everything, plain)).toBe(`hello/hello.c

12:15 error: local symbol 'probe' was exported, its definition is static [static-export]
    |
 12 | EXPORT_SYMBOL(probe);
    |               ^^^^^
    = hello/probe ü.h:3:12: 'probe' is defined here, static [inline]
  3 | static int probe(void)
    |            ^^^^^
    = help: remove 'static' from the definition, or do not export it
    = module: hello

20:2 warning (possible): module 'hello' uses symbol 'f' from namespace 'NS', but does not import it ` +
`[missing-namespace-import]
    |
 20 | \tf(1);
    | \t^
    = via: OWN() (hello/probe ü.h:7)
    = via: do_f() (linux/f.h:30)
    = via: __VERSION__
    = fix: import namespace 'NS' (--fix)
    = module: hello
    = kernel: only 6.12-amd64

incomplete modules: nothing is reported that depends on what is missing

x.h is not there
  = included by 2 files: gen/a.c, gen/b.c
  = include/x.h: no -I leads there
  = module: gen
  = kernel: only 6.12-amd64

gen (gen)
  = made by a rule of the Makefile (gen.o)

modules by kernels: E errors, W warnings, ? incomplete, - not built or linted

         6.1-amd64  6.12-amd64
gen      -          ?
hello    1E         1E 1W
1 other  ok         ok
`);
});

test('incomplete modules are called what they are set to be', () => {
  const { incomplete, missingHeaders } = everything;
  const shown = textReport(
    report({
      incomplete: incomplete.map((each) => ({ ...each, severity: 'error' })),
      missingHeaders: missingHeaders.map((each) => ({ ...each, severity: 'warning' })),
    }),
    plain,
  );
  expect(shown).toContain('\n\nwarning: x.h is not there\n');
  expect(shown).toContain('\n\nerror: gen (gen)\n');
});

test('findings are grouped by file, named as asked for', () => {
  const shown = textReport(
    report({ diagnostics: [diagnostic(), diagnostic({ file: 'b.c', line: 1 }), diagnostic({ line: 30 })] }),
    { ...plain, name: (file) => `../${file}` },
  );
  expect(shown.split('\n').filter((line) => /^(\S+\.c$|\d+:)/.test(line))).toEqual([
    '../hello/hello.c',
    "12:15 error: local symbol 'probe' was exported, its definition is static [static-export]",
    "30:15 error: local symbol 'probe' was exported, its definition is static [static-export]",
    '../b.c',
    "1:15 error: local symbol 'probe' was exported, its definition is static [static-export]",
  ]);
});

test('a file of the tree on the way to a symbol is named as any other, a header of the kernel is not', () => {
  const via = [{ name: 'A', file: 'a.h', line: 1, isOwn: true }, { name: 'B', file: 'linux/b.h', line: 2, isOwn: false }];
  const text = textReport(report({ diagnostics: [diagnostic({ via })] }), { ...plain, name: (file) => `../${file}` });
  expect(text.match(/= via: .*/g)).toEqual(['= via: A (../a.h:1)', '= via: B (linux/b.h:2)']);
});

test('lines of headers are those of the kernel that is named, where kernels differ', () => {
  const step = (line: number) => [{ name: 'f()', file: 'linux/f.h', line, isOwn: false }];
  const found = diagnostic({ kernels: ['6.1', '6.12'], via: step(1), viaOn: { '6.12': step(2) } });
  expect(textReport(report({ diagnostics: [found] }), plain)).toContain('= via (6.1): f() (linux/f.h:1)\n');
});

test('modules by kernels are shown when asked for', () => {
  expect(textReport(everything, { ...plain, matrix: false })).not.toContain('modules by kernels');
});

test('nothing found is nothing said', () => {
  expect(textReport(report(), plain)).toBe('');
});

test('a place without text has no frame', () => {
  const text = textReport(report({ diagnostics: [diagnostic({ sourceLine: '' })] }), plain);
  expect(text).not.toContain('^');
});

test('severities have their colours', () => {
  const colored = (severity: 'error' | 'warning' | 'note'): string =>
    textReport(report({ diagnostics: [diagnostic({ severity })] }), { ...plain, color: true });
  expect(colored('error')).toContain('\u001b[31m');
  expect(colored('warning')).toContain('\u001b[33m');
  expect(colored('note')).toContain('\u001b[36m');
});

test('nothing of the input reaches a terminal as a control sequence', () => {
  const evil = 'a\u001b[2Jb\u202ec';
  const related = [{ ...diagnostic({ file: evil, sourceLine: evil }), message: evil }];
  const via = [{ name: evil, file: evil, line: 1, isOwn: true }];
  const everywhere = { message: evil, help: evil, module: evil, file: evil, sourceLine: evil, column: 1, related, via };
  const text = textReport(
    report({
      diagnostics: [diagnostic(everywhere)],
      incomplete: [
        { module: evil, directory: evil, severity: 'note', kernels: [evil], gaps: [{ kind: 'other', reason: evil }] },
      ],
      missingHeaders: [
        { header: evil, severity: 'note', includedBy: [evil], modules: [evil], kernels: [evil], elsewhere: [evil] },
      ],
      kernels: ['6.12-amd64', evil],
      modules: [{ module: evil, directory: evil, outcomes: [undefined, undefined] }],
    }),
    plain,
  );
  expect(text).toContain('a\uFFFD[2Jb\uFFFDc');
  expect(text).toContain('= via: ');
  expect(text).not.toMatch(/[\u001b\u202e]/);
});

test('findings in unreached modules come last, under a heading of their own', () => {
  const text = textReport(
    report({ diagnostics: [diagnostic({ file: 'a/copy.c', isUnreached: true }), diagnostic({ file: 'b/own.c' })] }),
    plain,
  );
  const headings = text.split('\n').filter((line) => /^\w.*\.c$|^modules/.test(line));
  expect(headings).toEqual([
    'b/own.c',
    'modules to which no makefile or dkms.conf at the top leads: these findings do not affect the exit code',
    'a/copy.c',
  ]);
});
