const { judge } = require('./bars');
const { Tally } = require('./tally');
export {}; // a module: its names are its own

/** A tally in which every bar is met. */
function passing() {
  const tally = new Tally();
  const { count } = tally.for('6.1');
  for (const row of ['cases', 'literal', 'certain', 'sources', 'licence', 'imports', 'exports', 'packages']) {
    count(row, true);
  }
  for (const row of ['errors', 'possible']) count(row, false);
  return tally;
}

const rowOf = (text: string, title: string) => text.split('\n').find((line) => line.startsWith(title))!;

test('all bars met', () => {
  const { text, passed } = judge(passing(), ['6.1', '6.12']);
  expect(passed).toBe(true);
  expect(rowOf(text, 'modules: licence')).toMatch(/100\.0 % \(1\/1\) +- +100\.0 % \(1\/1\) +>= 100\.0 %$/);
});

test('one kernel below a bar fails, though the total is above it', () => {
  const tally = passing();
  for (let row = 0; row < 99; row++) tally.for('6.1').count('literal', true);
  tally.for('6.12').count('literal', false);
  const { text, passed } = judge(tally, ['6.1', '6.12']);
  expect(passed).toBe(false);
  expect(rowOf(text, 'literal')).toContain('BELOW THE BAR');
});

test('one false error fails', () => {
  const tally = passing();
  tally.for('6.1').count('errors', true);
  expect(judge(tally, ['6.1']).passed).toBe(false);
});

test('a row about nothing fails', () => expect(judge(new Tally(), ['6.1']).passed).toBe(false));
