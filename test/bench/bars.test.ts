const { judge } = require('./bars');
export {}; // a module: its names are its own

const runs = (...seconds: number[]) => seconds.map((each) => ({ seconds: each, peak: each }));
const judged = (race: string, results: [string, object[]][]) =>
  judge(race, new Map(results)).map(({ text, met }: { text: string; met: boolean }) => [text, met]);

test('a ratio is the median over the rounds that both ran', () =>
  expect(
    judged('v4l2loopback-dkms', [
      ['make -j2 modules', runs(9, 16, 7)],
      ['kmodlint', runs(1, 1, 1, 99)],
      ['kmodlint, all kernels', runs(3, 3, 3)],
    ]),
  ).toEqual([
    ['time of make -j2 modules / kmodlint >= 8: 9.00: met', true],
    ['time of make -j2 modules / kmodlint, all kernels >= 4: 3.00: NOT MET', false],
  ]));

test('memory counts by its highest peak', () => {
  const [, memory] = judged('kernel headers', [['kmodlint kernel build', runs(900, 1600, 900)]]);
  expect(memory).toEqual(['peak memory of kmodlint kernel build <= 1500 MiB: 1600.00: NOT MET', false]);
});

test('what did not run meets no bar', () =>
  expect(judged('dahdi-dkms', [['kmodlint', runs(1)]])).toEqual([
    ['time of kmodlint / bare parse, one core <= 3: not measured', false],
  ]));

test('a driver without bars of its own is only shown', () => expect(judged('xtrx-dkms', [])).toEqual([]));
