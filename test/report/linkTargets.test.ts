import { withLinkTargets } from '../../src/report/linkTargets';
import { diagnostic, report } from './sample';

test('files have the names that links lead to, and what is found by both is one finding', () => {
  const related = [{ ...diagnostic(), file: 'link/hello.h', message: 'here' }];
  const given = report({
    diagnostics: [diagnostic({ file: 'link/hello.c', related }), diagnostic({ related })],
    problems: [{ message: 'odd', file: 'link/old.c' }],
  });
  const { diagnostics, problems } = withLinkTargets(given, (file) => file.replace('link/', 'hello/'));
  expect(diagnostics.flatMap((each) => [each, ...each.related]).map(({ file }) => file)).toEqual(['hello/hello.c', 'hello/hello.h']);
  expect(problems).toEqual([{ message: 'odd', file: 'hello/old.c' }]);
});
