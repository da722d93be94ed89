import path from 'node:path';
import { findConfig } from '../../src/read/config';
import { InputError } from '../../src/read/error';
import { onDisk } from './disk';

function fault(text: string): string {
  const directory = onDisk({ '.kmodlintrc.json': text });
  try {
    findConfig(directory);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message.replace(directory, '');
  }
  return 'none';
}

test('the nearest configuration upwards counts', () => {
  const directory = onDisk({ '.kmodlintrc.json': '{"kernel": "6.1"}', 'a/.kmodlintrc.json': '{}', 'b/c/': '' });
  expect(findConfig(path.join(directory, 'b/c'))).toMatchObject({ kernels: ['6.1'], directory });
  expect(findConfig(path.join(directory, 'a'))).toMatchObject({ kernels: [], directory: path.join(directory, 'a') });
});

test('rules are set by their ids', () => {
  const config = findConfig(onDisk({ '.kmodlintrc.json': '{"rules": {"a": "off", "b": "note"}}' }));
  expect([...config!.rules]).toEqual([['a', 'off'], ['b', 'note']]);
});

test('several kernels, a schema and a byte order mark are fine', () => {
  const directory = onDisk({ '.kmodlintrc.json': '\uFEFF{"$schema": "x", "kernel": ["6.1", "../linux"]}' });
  expect(findConfig(directory)?.kernels).toEqual(['6.1', '../linux']);
});

test.each([
  ['{\n  "kernels": "6.1"\n}', "/.kmodlintrc.json:2:3: unknown setting 'kernels' (there are 'kernel' and 'rules')"],
  ['{"kernel": 6.1}', "/.kmodlintrc.json:1:2: 'kernel' is neither a name nor a list of names"],
  ['{"kernel": ["6.1", ""]}', "/.kmodlintrc.json:1:2: 'kernel' is neither a name nor a list of names"],
  ['{"rules": ["x"]}', "/.kmodlintrc.json:1:2: 'rules' is no object of rules and severities"],
  ['{"rules": {"x": "on"}}', "/.kmodlintrc.json:1:12: 'x' is set to none of off, note, warning, error"],
  ['[]', '/.kmodlintrc.json:1:1: is not a JSON object'],
  ['null', '/.kmodlintrc.json:1:1: is not a JSON object'],
])('%j is a fault with its place', (text, expected) => {
  expect(fault(text)).toBe(expected);
});

test('JSON that is none is a fault of one line', () => {
  expect(fault('{\n  "kernel": "6.1"\n  "x": 1}')).toMatch(/^\/\.kmodlintrc\.json:3:3: [^\n]+$/);
  expect(fault('{"kernel":\n nope}')).toMatch(/^\/\.kmodlintrc\.json.*: [^\n]+$/);
});

test('a configuration that is a directory is a fault', () => {
  expect(() => findConfig(onDisk({ '.kmodlintrc.json/x': '' }))).toThrow(/cannot be read \(EISDIR\)$/);
});
