/**
 * The names of a header's constants, a line each: its kind, how many characters it shares with the name before
 * (SHARED + n), and the rest, for most start as the one before.
 */
export function writeNames(constants: readonly { kind: string; name: string }[]): string[] {
  let before = '';
  return constants.map(({ kind, name }) => {
    const shared = sharedStart(name, before);
    before = name;
    return kind + String.fromCharCode(SHARED + shared) + name.slice(shared);
  });
}

/** The character for no shared character. */
export const SHARED = '0'.charCodeAt(0);

/** So that the sign is ASCII. */
const MOST_SHARED = 75;

function sharedStart(name: string, before: string): number {
  let at = 0;
  while (at < MOST_SHARED && at < name.length && name[at] === before[at]) at++;
  return at;
}

/** The name in the line at an offset of what writeNames() wrote. */
export function nameAt(text: string, offset: number): string {
  let name = '';
  let at = offset;
  for (let wanted = Infinity; wanted > 0 && at >= 0; at = at > 1 ? text.lastIndexOf('\n', at - 2) + 1 : -1) {
    const shared = text.charCodeAt(at + 1) - SHARED;
    if (shared >= wanted) continue;
    const start = at + 2;
    let end = start;
    while (end - start < wanted - shared && text.charCodeAt(end) > LINE_END) end++;
    name = text.slice(start, end) + name;
    wanted = shared;
  }
  return name;
}

/** The name in a line of what writeNames() wrote, by the name in the line before. */
export function nameBehind(before: string, line: string): string {
  return before.slice(0, line.charCodeAt(1) - SHARED) + line.slice(2);
}

/** A line feed, or the form feed behind the last line; what is not greater ends a name, as NaN behind all does. */
export const LINE_END = '\f'.charCodeAt(0);

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

/** The values that writeValues() wrote; without a string for each of ten thousand lines, of which few are asked for. */
export function readValues(text: string): (number | undefined)[] {
  const values: (number | undefined)[] = [];
  let before = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === UNKNOWN_VALUE) {
      values.push(undefined);
      at++;
      continue;
    }
    if (!(code >= 0) || code === LINE_FEED) before++;
    else if (code === TWICE) {
      before *= 2;
      at++;
    } else {
      const isMore = code === MORE || code === LESS;
      const start = isMore || code === MINUS ? at + 1 : at;
      let number = 0;
      for (at = start; text.charCodeAt(at) >= ZERO; at++) {
        number = number * 10 + (text.charCodeAt(at) - ZERO);
      }
      const value = code === MINUS || code === LESS ? -number : number;
      before = isMore ? before + value : value;
    }
    values.push(before);
  }
  return values;
}

type Codes = [number, number, number, number, number, number, number];
const codes = Array.from('\n?*+<-0', (each) => each.charCodeAt(0)) as Codes;
const [LINE_FEED, UNKNOWN_VALUE, TWICE, MORE, LESS, MINUS, ZERO] = codes;
