import path from 'node:path';
import { readSuccessors } from '../../src/read/successorsFile';
import { onDisk } from './disk';

const written = (text: string): string => path.join(onDisk({ 'x.tsv': text }), 'x.tsv');

test('rows are found by name, the signatures of one among them', () => {
  const file = written('f(a)\t6.1\tf(a, b)\t\tcommit 1\nf\t6.5\tg\trename\tcommit 2\n');
  expect(readSuccessors(file).get('f')?.map(({ went }) => went.text)).toEqual(['f(a)', 'f']);
});

test('a broken row is an error of one line, with the file and the line', () => {
  const file = written('f\t6.1\tg\t\tcommit 1\nf\n');
  expect(() => readSuccessors(file)).toThrow(`${file}:2: 1 columns between tabs instead of 5`);
  expect(() => readSuccessors(`${file}.none`)).toThrow(/x\.tsv\.none: cannot be read \(ENOENT\)$/);
});
