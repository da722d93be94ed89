import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';

const ROOT = resolve(__dirname, '..');

/** The rooms of src/c: each may import those before it, parse/ only scope/. */
const ROOMS = ['vocabulary', 'lex', 'preprocess', 'parse', 'scope', 'types', 'body', 'headers', 'headers/make', 'object'];

const files = ['src', 'rules'].flatMap(filesBelow);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test('no file of src or rules imports itself by way of others, types included', () => {
  expect(circles()).toEqual([]);
});

test('each room of src/c imports those before it alone', () => {
  const wrong = edges().filter(([from, to]) => ROOMS.indexOf(roomOf(to)!) > ROOMS.indexOf(roomOf(from)!));
  expect(wrong.map(shown)).toEqual([]);
});

test('only scope/ imports parse/, and parse/ no other room', () => {
  const wrong = edges().filter(([from, to]) => roomOf(from) === 'parse' || (roomOf(to) === 'parse' && roomOf(from) !== 'scope'));
  expect(wrong.map(shown)).toEqual([]);
});

test('only src/kernel imports what makes the data of headers', () => {
  const wrong = allEdges().filter(([from, to]) => {
    return roomOf(to) === 'headers/make' && roomOf(from) !== 'headers/make' && !from.startsWith('src/kernel/');
  });
  expect(wrong.map(shown)).toEqual([]);
});

test('each file of src/c is in a room', () => {
  expect(files.filter((file) => file.startsWith('src/c/') && roomOf(file) === undefined)).toEqual([]);
});

test('file names are unique in src, each index.ts apart', () => {
  const names = files.filter((file) => file.startsWith('src/')).map((file) => basename(file));
  const twice = names.filter((name, index) => name !== 'index.ts' && names.indexOf(name) !== index);
  expect(twice).toEqual([]);
});

function filesBelow(directory: string): string[] {
  return readdirSync(join(ROOT, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

/** The files of src and rules that a file imports. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const named = [...text.matchAll(/(?:\bfrom |\b(?:import|require)\()'(\.[^']*)'/g)].map(([, path]) => path!);
  return named.flatMap((path) => {
    const target = join(ROOT, dirname(file), path);
    const found = [`${target}.ts`, `${target}/index.ts`].find((each) => existsSync(each));
    return found === undefined ? [] : [relative(ROOT, found)];
  });
}

function allEdges(): [from: string, to: string][] {
  return files.flatMap((from) => imports.get(from)!.map((to): [string, string] => [from, to]));
}

/** From one room of src/c to another. */
function edges(): [from: string, to: string][] {
  return allEdges().filter(([from, to]) => {
    const [room, other] = [roomOf(from), roomOf(to)];
    return room !== undefined && other !== undefined && room !== other;
  });
}

const shown = ([from, to]: [string, string]): string => `${from} imports ${to}`;

function roomOf(file: string): string | undefined {
  return ROOMS.findLast((room) => file.startsWith(`src/c/${room}/`));
}

/** Files that import each other, each circle once, by Tarjan's algorithm. */
function circles(): string[][] {
  const found: string[][] = [];
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): void => {
    const number = numbers.size;
    numbers.set(file, number);
    lowest.set(file, number);
    open.push(file);
    for (const other of imports.get(file) ?? []) {
      if (!numbers.has(other)) visit(other);
      if (open.includes(other)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(other)!));
    }
    if (lowest.get(file) !== number) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1 || imports.get(file)!.includes(file)) found.push(circle.sort());
  };
  for (const file of files) if (!numbers.has(file)) visit(file);
  return found;
}
