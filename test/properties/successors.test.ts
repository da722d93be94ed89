import fc from 'fast-check';
import { parseSuccessors } from '../../src/kernel/successors';
import { readNamed } from '../../src/kernel/named';

const word = fc.stringMatching(/^[a-z_]\w{0,9}$/).filter((each) => !/^(struct|union|enum|void|rename)$/.test(each));
const type = fc.constantFrom('int', 'struct s *', 'const char *', 'void (*)(int, struct s *)');
const text = fc.oneof(
  word,
  fc.tuple(word, word).map(([tag, member]) => `${tag}.${member}`),
  fc.tuple(word, word).map(([directory, header]) => `${directory}/${header}.h`),
  word.map((tag) => `struct ${tag}`),
  fc.tuple(word, fc.array(word, { maxLength: 4 })).map(([name, all]) => `${name}(${all.join(', ')})`),
  fc.tuple(word, fc.array(type, { maxLength: 4 })).map(([name, all]) => `int ${name}(${all.join(', ')})`),
);
const row = fc.record({
  name: text,
  gone: fc.tuple(fc.nat(20), fc.nat(30)),
  successors: fc.array(text, { minLength: 1, maxLength: 3 }),
  change: fc.constantFrom('', 'it takes more'),
  source: word,
});
const rows = fc.uniqueArray(row, { selector: ({ name, gone }) => JSON.stringify([name, gone]), maxLength: 12 });
type Row = Parameters<Parameters<typeof row.map>[0]>[0];

const lineOf = ({ name, gone, successors, change, source }: Row): string =>
  [name, gone.join('.'), successors.join('; '), change, source].join('\t');

describe('parseSuccessors', () => {
  test('never throws, and its problems lie in the file, in one line', () => {
    const near = fc.stringMatching(/^([a-z.]{0,4}\t?[0-9.]{0,4}\t?[a-z;(, )*]{0,9}\t?(rename)?\t?\r?\n?){0,8}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
        for (const { message, line } of parseSuccessors(content, 'f').problems) {
          expect(message).not.toMatch(/[\n\t]/);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(content.split('\n').length);
        }
      }),
    );
  });

  test('gives back every row, whatever the line ends', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (all, end) => {
        const { rows: read, problems } = parseSuccessors(all.map(lineOf).join(end), 'f');
        expect(problems).toEqual([]);
        const written = read.map(({ went, since, successors, advice = '', source }) => {
          const names = successors.map((each) => each.text);
          return { name: went.text, gone: since, successors: names, change: advice, source };
        });
        expect(written).toEqual(all);
      }),
    );
  });

  test('a broken row takes no other with it', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, at) => {
        const index = at % (all.length + 1);
        const { rows: read, problems } = parseSuccessors(all.map(lineOf).toSpliced(index, 0, 'broken').join('\n'), 'f');
        expect([read.length, problems.map(({ line }) => line)]).toEqual([all.length, [index + 1]]);
      }),
    );
  });
});

test('a declaration has as many parameters as are written, pointers to functions among them', () => {
  fc.assert(
    fc.property(word, fc.array(type, { minLength: 1, maxLength: 6 }), (name, all) => {
      expect(readNamed(`int ${name}(${all.join(', ')})`)).toMatchObject({ name, parameters: all.length });
    }),
  );
});
