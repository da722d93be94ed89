const { parseTargets, sourceOf } = require('./apt');
export {}; // a module: its names are its own

const targets = `bookworm http://mirror.test/debian-security/ Debian-Security
bookworm http://mirror.test/debian/ Debian
bookworm-backports http://mirror.test/debian/ Debian Backports
stable http://other.test/tools/ Tools
`;

test("the machine's suites, and the archive that has the others", () => {
  const { suites, archive } = parseTargets(targets);
  expect([...suites]).toEqual(['bookworm', 'bookworm-backports']);
  expect(archive).toBe('http://mirror.test/debian/');
});

test('a machine whose apt knows no Debian', () =>
  expect(parseTargets('\nstable http://other.test/tools/ Tools\n')).toEqual({ suites: new Set(), archive: undefined }));

test('a source of one suite, whose packages alone are listed', () => {
  const lines = sourceOf('sid', 'http://mirror.test/debian/', '/keys.gpg').split('\n');
  const wanted = ['URIs: http://mirror.test/debian/', 'Suites: sid', 'Targets: Packages', 'Signed-By: /keys.gpg'];
  expect(lines).toEqual(expect.arrayContaining([...wanted, 'Components: main contrib non-free']));
  expect(sourceOf('sid', 'http://mirror.test/debian/')).not.toContain('Signed-By');
});
