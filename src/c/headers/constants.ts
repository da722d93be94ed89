/**
 * The values of constants, in the order of their names, a line each, for most are near the one before. Empty: one more;
 * `+n` and `<n`: so much more or less; `*`: twice as much; `?`: one that only the compiler knows; else the value.
 */
export function writeValues(values: readonly (number | undefined)[]): string {
  let before = 0;
  const lines = values.map((value) => {
    if (value === undefined) return '?';
    const line = difference(value, before);
    before = value;
    return line;
  });
  return lines.join('\n');
}

function difference(value: number, before: number): string {
  const more = value - before;
  if (more === 1) return '';
  if (value === before * 2) return '*';
  if (Math.abs(more) > NEAR) return String(value);
  return more < 0 ? `<${-more}` : `+${more}`;
}

const NEAR = 16;

/** The values that writeValues() wrote. */
export function readValues(text: string): (number | undefined)[] {
  let before = 0;
  return text.split('\n').map((line) => {
    if (line === '?') return undefined;
    before = read(line, before);
    return before;
  });
}

function read(line: string, before: number): number {
  if (line === '') return before + 1;
  if (line === '*') return before * 2;
  if (line[0] === '+') return before + Number(line.slice(1));
  return line[0] === '<' ? before - Number(line.slice(1)) : Number(line);
}
