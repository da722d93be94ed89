import { rules } from '../../rules';
import { fixtureNames, lintFixture, readFixture, wants } from './fixtures';

describe.each(fixtureNames())('%s', (name) => {
  const files = readFixture(name);

  test('says what is wanted, and no more', async () => {
    const report = await lintFixture(files);
    const open = wants(files);
    const unwanted: string[] = [];
    for (const { file, line, rule, severity, message } of report.diagnostics) {
      const said = `${severity}: ${message}`;
      const met = open.findIndex(
        (want) => want.file === file && want.line === line && want.rule === rule && want.pattern.test(said),
      );
      if (met < 0) {
        unwanted.push(`${file}:${line} ${rule}: ${said}`);
      } else {
        open.splice(met, 1);
      }
    }
    expect({ unwanted, notFound: open.map(({ file, line, rule, pattern }) => `${file}:${line} ${rule}: ${pattern}`) })
      .toEqual({ unwanted: [], notFound: [] });
    expect(report.problems).toEqual([]);
  });
});

test('every rule has a fixture that it flags, and one that it does not', () => {
  for (const { id } of rules) {
    const own = fixtureNames().filter((name) => name.startsWith(`${id}/`));
    const flagged = own.filter((name) => wants(readFixture(name)).some(({ rule }) => rule === id));
    expect({ id, flagged: flagged.length > 0, clean: flagged.length < own.length }).toEqual({
      id,
      flagged: true,
      clean: true,
    });
  }
});
