import path from 'node:path';
import { configFinder, type Config } from '../../src/read/configuration';
import { InputError } from '../../src/read/inputError';
import { onDisk } from './disk';

const findConfig = (directory: string): Config | undefined => configFinder(directory)(directory);

const kernelsOf = (config: Config | undefined): string[] | undefined => config?.kernels.map(({ name }) => name);

/** What is wrong with a configuration, as it is said in its directory. */
function fault(text: string): string {
  const directory = onDisk({ '.kmodlintrc.json': text });
  try {
    findConfig(directory);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  return 'none';
}

test('the nearest configuration upwards counts, as a whole', () => {
  const directory = onDisk({
    '.kmodlintrc.json': '{"kernel": "6.1", "rules": {"x": "off"}}', 'a/.kmodlintrc.json': '{}', 'b/c/': '',
  });
  const find = configFinder(directory);
  expect(kernelsOf(find(path.join(directory, 'b/c')))).toEqual(['6.1']);
  expect(find(path.join(directory, 'a'))).toEqual({ kernels: [], rules: [], directory: path.join(directory, 'a') });
});

test('a configuration is the same object for all that it is the nearest of', () => {
  const directory = onDisk({ '.kmodlintrc.json': '{}', 'a/b/': '', 'c/': '' });
  const find = configFinder(directory);
  expect(find(path.join(directory, 'a/b'))).toBe(find(path.join(directory, 'c')));
});

test('rules are set by their ids', () => {
  const config = findConfig(onDisk({ '.kmodlintrc.json': '{"rules": {"a": "off", "b": "note"}}' }));
  expect(config!.rules.map(({ name, setting }) => [name, setting])).toEqual([['a', 'off'], ['b', 'note']]);
});

test('incomplete modules are as severe as it is said', () => {
  expect(findConfig(onDisk({ '.kmodlintrc.json': '{"incomplete": "error"}' }))!.incomplete).toBe('error');
});

test('comments, trailing commas, several kernels, a schema and a byte order mark are fine', () => {
  const directory = onDisk({
    '.kmodlintrc.json': '\uFEFF// who\n{"$schema": "x", /* why */ "kernel": ["6.1", "../linux",], }\n',
  });
  expect(kernelsOf(findConfig(directory))).toEqual(['6.1', '../linux']);
});

test('a fault of what only others can check has its place, too', () => {
  const text = '{\n  "kernel": ["6.1", "6.2"],\n  "rules": {\n    "x": "off"\n  }\n}';
  const config = findConfig(onDisk({ '.kmodlintrc.json': text }))!;
  expect(config.kernels[1]!.fault('odd')).toEqual(new InputError('.kmodlintrc.json:2:21: odd'));
  expect(config.rules[0]!.fault('odd')).toEqual(new InputError('.kmodlintrc.json:4:5: odd'));
});

test('a file is named from the working directory', () => {
  const directory = onDisk({ '.kmodlintrc.json': '[]', 'a/b/': '' });
  expect(() => configFinder(path.join(directory, 'a'))(path.join(directory, 'a/b'))).toThrow(/^\.\.\/\.kmodlintrc\.json:1:1: /);
});

test.each([
  ['{\n  "kernels": "6.1"\n}', "2:3: unknown setting 'kernels': did you mean 'kernel'?"],
  ['{"severity": 1}', "1:2: unknown setting 'severity': there are 'kernel', 'rules' and 'incomplete'"],
  ['{"kernel": 6.1}', "1:12: 'kernel' is neither a name nor a list of names"],
  ['{"kernel": null}', "1:12: 'kernel' is neither a name nor a list of names"],
  ['{"kernel": {}}', "1:12: 'kernel' is neither a name nor a list of names"],
  ['{"kernel": ["6.1", ""]}', '1:20: the name of a kernel is empty'],
  ['{"kernel": []}', "1:12: 'kernel' is an empty list: name a kernel, or leave it out"],
  ['{"kernel": "6.1", // old\n "kernel": "6.12"}', "2:2: 'kernel' is set twice"],
  ['{"rules": ["x"]}', "1:11: 'rules' is not an object of rules and severities"],
  ['{"rules": {"x": "on"}}', "1:17: 'x' must be one of off, note, warning, error"],
  ['{"rules": {"x": ["off"]}}', "1:17: 'x' must be one of off, note, warning, error"],
  ['{"incomplete": "on"}', "1:16: 'incomplete' must be one of off, note, warning, error"],
  ['{"$schema": 1}', "1:13: '$schema' is not a string"],
  ['[]', '1:1: a configuration is an object: { "kernel": …, "rules": { … } }'],
  ['null', '1:1: a configuration is an object: { "kernel": …, "rules": { … } }'],
  ['', '1:1: this is not JSON: value expected'],
  ['{\n  "kernel": "6.1"\n  "x": 1}', '3:3: this is not JSON: comma expected'],
  ['{"kernel":\n nope}', '2:2: this is not JSON: invalid symbol'],
  ['{"kernel": "6.1"', '1:17: this is not JSON: close brace expected'],
])('%j is a fault with its place', (text, expected) => {
  expect(fault(text)).toBe(`.kmodlintrc.json:${expected}`);
});

test('a configuration that is a directory is a fault', () => {
  expect(() => findConfig(onDisk({ '.kmodlintrc.json/x': '' }))).toThrow(/^\.kmodlintrc\.json: cannot be read \(EISDIR\)$/);
});
