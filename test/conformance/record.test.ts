import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const { readVerdict } = require('./record/verdict');

interface Verdict {
  stage: string;
  messages: string[];
  findings: object[];
  atLeast?: boolean;
}

describe('the verdict read from what a build said', () => {
  let built: string;
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'kmodlint-test-'));
    writeFileSync(join(built, 'aa.mod'), `${built}/aa_main.o\n${built}/aa_help.o\n`);
  });
  afterAll(() => rmSync(built, { recursive: true }));

  const cases = join(__dirname, 'cases');
  const verdicts = readdirSync(cases).map((name) => join(cases, name, 'verdict.json'));
  const recorded = verdicts.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const byFinding = (list: object[]) => list.map((finding) => JSON.stringify(finding)).sort();

  test.each(recorded.map((verdict) => [verdict.case, verdict]))('is that of the case %s', (_, verdict) => {
    for (const part of Object.values<Verdict>(verdict.kernels)) {
      const read = readVerdict(built, part.messages.join('\n'));
      expect(read.stage).toBe(part.stage);
      expect(byFinding(read.findings)).toEqual(byFinding(part.findings));
      expect(read.atLeast).toBe(part.atLeast);
    }
  });

  test('keeps the messages alone, without what is different each time', () => {
    const log = `make[3]: *** No rule to make target '${built}/no.o', needed by '${built}/aa.o'.  Stop.
  CC [M]  ${built}/aa_main.o
warning: the compiler differs from the one used to build the kernel
/tmp/ccXyZ12a.s:53: Error: symbol \`__kstrtab_aa_fn' is already defined`;
    expect(readVerdict(built, log).messages).toEqual([
      "make[N]: *** No rule to make target 'no.o', needed by 'aa.o'.",
      "cc.s:53: Error: symbol `__kstrtab_aa_fn' is already defined",
    ]);
  });

  test('knows the wordings of 7.3', () => {
    const log = `ERROR: modpost: sub/aa.ko: symbol 'gone' undefined!
ERROR: modpost: aa.ko: GPL-incompatible module uses GPL-only symbol 'fn'
ERROR: modpost: aa.ko: module uses symbol 'fn' from namespace 'NS', but does not import it.
ERROR: modpost: aa.ko: missing MODULE_LICENSE()
ERROR: modpost: aa.ko: local symbol 'fn' was exported
ERROR: modpost: aa.ko: symbol 'fn' was exported without definition
ERROR: modpost: aa.ko: symbol 'fn' exported twice. Previous export was in vmlinux
WARNING: modpost: aa.ko: EXPORT_SYMBOL used for init symbol 'fn'. Remove __init or EXPORT_SYMBOL.
ERROR: modpost: aa.ko: explicitly importing namespace 'module:cc' is not allowed.
WARNING: modpost: aa.ko: missing MODULE_DESCRIPTION()`;
    expect(readVerdict(built, log).findings).toEqual([
      { rule: 'unresolved-extern', module: 'aa', symbol: 'gone' },
      { rule: 'gpl-only-symbol', module: 'aa', symbol: 'fn' },
      { rule: 'missing-namespace-import', module: 'aa', symbol: 'fn', namespace: 'NS' },
      { rule: 'missing-license', module: 'aa' },
      { rule: 'static-export', module: 'aa', symbol: 'fn' },
      { rule: 'undefined-export', module: 'aa', symbol: 'fn' },
      { rule: 'duplicate-export', module: 'aa', symbol: 'fn' },
      { rule: 'init-export', module: 'aa', symbol: 'fn' },
      { rule: 'restricted-namespace', module: 'aa', namespace: 'module:cc' },
      { rule: 'missing-description', module: 'aa' },
    ]);
  });
});
