import { parseSuccessors } from '../../src/kernel/successors';

const HEAD = 'name\tgone\tsuccessors\tchange\tsource';
const parse = (...lines: string[]): ReturnType<typeof parseSuccessors> => parseSuccessors(lines.join('\n'), 'f.tsv');

describe('parseSuccessors', () => {
  test('a rename, and a row that says what else changes', () => {
    const { rows, problems } = parse(HEAD, 'f\t6.1\tg\trename\tcommit 1', 'f2\t6.1\tg; h\tit takes more\tcommit 2', '');
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { went: { kind: 'word', name: 'f' }, since: [6, 1], successors: [{ name: 'g' }], isRename: true },
      { successors: [{ name: 'g' }, { name: 'h' }], isRename: false, advice: 'it takes more', source: 'commit 2' },
    ]);
  });

  test.each([
    ['linux/x-y.h', { kind: 'header', name: 'linux/x-y.h' }],
    ['f', { kind: 'word', name: 'f' }],
    ['struct s', { kind: 'tag', name: 'struct s' }],
    ['s.m', { kind: 'member', name: 's.m' }],
    ['f(a, b)', { kind: 'word', name: 'f', parameters: 2 }],
    ['f(void)', { kind: 'word', name: 'f', parameters: 0 }],
    ['int f(int (*)(int, int), int)', { kind: 'word', name: 'f', parameters: 2, type: 'int (int (*)(int, int), int)' }],
    ['struct s *s.m(struct t *)', { kind: 'member', name: 's.m', parameters: 1, type: 'struct s *(*)(struct t *)' }],
    ['const unsigned char *s.m', { kind: 'member', name: 's.m', type: 'const unsigned char *' }],
  ])('names %s', (name, named) => {
    const { rows, problems } = parse(`${name}\t6.1\tg\t\tcommit 1`);
    expect([rows[0]?.went, problems]).toEqual([{ text: name, ...named }, []]);
  });

  test.each([
    ['f\t6.1\tg\trename', '4 columns between tabs instead of 5'],
    ['f g h;\t6.1\tg\t\tcommit 1', "'f g h;' is no name"],
    ['f\t6\tg\t\tcommit 1', "'6' is no version"],
    ['f\t6.1\tg; \t\tcommit 1', "'' is no name"],
    ['f\t6.1\t\t\tcommit 1', "'' is no name"],
    ['f\t6.1\tf(a,)\t\tcommit 1', "'f(a,)' is no name"],
    ['f\t6.1\tg\trename\t', 'no source'],
    ['f\t6.1\tlinux/g.h\trename\tcommit 1', "'linux/g.h' cannot be a rename"],
    ['s.m\t6.1\ts.n\trename\tcommit 1', "'s.n' cannot be a rename"],
    ['f\t6.1\tg; h\trename\tcommit 1', "'g; h' cannot be a rename"],
    ['good\t6.1\tbetter\t\tcommit 1', "'good' is told before"],
    ['\x1b[31m\t6.1\tg\t\tcommit 1', "'?[31m' is no name"],
  ])('the broken row %j is named, and others are kept', (row, message) => {
    const { rows, problems } = parse(HEAD, 'good\t6.1\tbest\t\tcommit 1', row, 'also\t6.1\tgood\t\tcommit 1');
    expect(problems).toEqual([{ message, file: 'f.tsv', line: 3 }]);
    expect(rows.map(({ went }) => went.name)).toEqual(['good', 'also']);
  });
});
