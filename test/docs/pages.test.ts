import * as fs from 'fs';
import * as path from 'path';
import { rules } from '../../rules';
import { blanksIn } from '../rules/blanks';
import { lintFixture, readFixture } from '../rules/fixtures';

const ROOT = path.join(__dirname, '../..');
const SECTIONS = ['What it reports', 'Why', 'Example', 'How to fix', 'What it cannot see', 'Kernel source'];

describe.each(rules.map(({ id }) => id))('the page of %s', (id) => {
  const page = fs.readFileSync(path.join(ROOT, `rules/${id}.md`), 'utf8');
  const example = page.split('\n## ').find((section) => section.startsWith('Example\n')) ?? '';
  const fixture = readFixture(/fixture `([^`]+)`/.exec(example)?.[1] ?? 'none named');

  test('has all sections, in order', () => {
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(SECTIONS);
  });

  test('shows lines of its fixture', () => {
    const code = /```(?:c|make)\n([^]*?)```/.exec(example)?.[1];
    const texts = [...fixture.values()].map((text) => text.replace(/ (?:\/\* want .*\*\/|# want .*)$/gm, ''));
    expect(texts.some((text) => text.includes(code ?? 'no code'))).toBe(true);
  });

  test('shows what is said about them', async () => {
    const said = /```text\n([^]*?)\n```/.exec(example)?.[1]?.split('\n');
    const { diagnostics } = await lintFixture(fixture);
    const lines = diagnostics
      .filter(({ rule }) => rule === id)
      .map(({ file, line, severity, message }) => `${file}:${line}: ${severity}: ${message}`);
    expect(lines).toEqual(expect.arrayContaining(said ?? ['nothing said']));
  });
});

test('no rule, page or fixture has a line that is still to be filled in', () => {
  expect(blanksIn(ROOT)).toEqual([]);
});

test('the rules are sorted, and each has its page and nothing else has one', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  const pages = fs.readdirSync(path.join(ROOT, 'rules')).filter((file) => file.endsWith('.md'));
  expect(pages.sort()).toEqual(['README.md', ...ids.map((id) => `${id}.md`)].sort());
});

test('each test in test/rules with a rule id for a name belongs to a rule that there is', () => {
  const tests = fs.readdirSync(path.join(ROOT, 'test/rules')).filter((file) => /-.*\.test\.ts$/.test(file));
  const ids = rules.map(({ id }) => `${id}.test.ts`);
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((file) => !ids.includes(file))).toEqual([]);
});
