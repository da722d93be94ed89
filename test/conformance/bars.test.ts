const { judge } = require('./bars');
const { Tally } = require('./tally');
export {}; // a module: its names are its own

const AT_LEAST =
  'cases found foundCertain certain uses gplFound gplReal proprietary relicensed undeclaredFound undeclaredReal ' +
  'sources licence imports exports packages';

/** A tally in which every bar is met. */
function passing(grade: string) {
  const tally = new Tally(grade);
  const { count } = tally.for('6.1');
  for (const row of AT_LEAST.split(' ')) count(row, true);
  count('errors', false);
  return tally;
}

const rowOf = (text: string, title: string) => text.split('\n').find((line) => line.startsWith(title))!;

test('all bars met', () => {
  const { text, passed } = judge(passing('full'), ['6.1', '6.12']);
  expect(text).toMatch(/^full/);
  expect(passed).toBe(true);
  expect(rowOf(text, 'modules: licence')).toMatch(/100\.0 % \(1\/1\) +- +100\.0 % \(1\/1\) +>= 100\.0 %$/);
});

test('one kernel below a bar fails, though the total is above it', () => {
  const tally = passing('full');
  for (let row = 0; row < 199; row++) tally.for('6.1').count('found', true);
  tally.for('6.12').count('found', false);
  const { text, passed } = judge(tally, ['6.1', '6.12']);
  expect(passed).toBe(false);
  expect(rowOf(text, 'undefined symbols found')).toContain('BELOW THE BAR');
});

test.each([
  ['shipped', true],
  ['full', false],
])('each grade has bars of its own: 98.5 %% found with the %s profile', (grade, passes) => {
  const tally = passing(grade);
  for (let row = 0; row < 199; row++) tally.for('6.1').count('found', row >= 3);
  expect(judge(tally, ['6.1']).passed).toBe(passes);
});

test('what is short of all is not shown as all', () => {
  const tally = passing('full');
  for (let row = 0; row < 4999; row++) tally.for('6.1').count('found', row > 0);
  expect(rowOf(judge(tally, ['6.1']).text, 'undefined symbols found')).toContain(' 99.9 % (4999/5000)');
});

test('one false error fails', () => {
  const tally = passing('full');
  tally.for('6.1').count('errors', true);
  expect(judge(tally, ['6.1']).passed).toBe(false);
});

test('a row about nothing fails', () => {
  const { text, passed } = judge(new Tally('shipped'), ['6.1']);
  expect(passed).toBe(false);
  expect(text).toContain('NOTHING COMPARED');
});

test.each([
  ['6.1', true],
  ['7.3', false],
])('a kernel may have a bar of its own: 99.2 %% found on %s', (kernel, passes) => {
  const tally = passing('full');
  for (let row = 0; row < 1000; row++) tally.for(kernel).count('found', row >= 8);
  const { text, passed } = judge(tally, ['6.1', '7.3']);
  expect(passed).toBe(passes);
  expect(rowOf(text, 'undefined symbols found')).toContain('>= 99.0 %, 7.3: >= 99.3 %');
});

test('the variants may all be of packages that are no more to be had, and are judged where they are', () => {
  const tally = passing('full');
  expect(judge(tally, ['6.1']).passed).toBe(true);
  tally.for('7.3').count('variants', false);
  expect(judge(tally, ['6.1', '7.3']).passed).toBe(false);
});
