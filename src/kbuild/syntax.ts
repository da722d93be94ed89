/** The syntax of a makefile's lines: only text, nothing is expanded here. */

export interface Assignment {
  name: string;
  operator: '=' | ':=' | '?=' | '+=' | '!=';
  /** Offset of the value in the line. */
  valueStart: number;
}

export interface Conditional {
  keyword: 'ifeq' | 'ifneq' | 'ifdef' | 'ifndef' | 'else' | 'endif';
  /** What follows the keyword. */
  rest: string;
}

/** The offset after the `)` or `}` that ends the reference opened at `open`; -1 if it is unterminated. */
export function referenceEnd(text: string, open: number): number {
  const opening = text[open]!;
  const closing = opening === '(' ? ')' : '}';
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === opening) depth++;
    else if (text[i] === closing && --depth === 0) return i + 1;
  }
  return -1;
}

/** Calls `visit` for each character outside references, until it returns true. */
function scanOutsideReferences(text: string, from: number, visit: (char: string, at: number) => boolean): void {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '$' && (text[i + 1] === '(' || text[i + 1] === '{')) {
      const end = referenceEnd(text, i + 1);
      if (end < 0) return;
      i = end - 1;
    } else if (text[i] === '$') i++;
    else if (visit(text[i]!, i)) return;
  }
}

/** Reads a line as a variable assignment; undefined if it is something else. */
export function parseAssignment(line: string, from = 0): Assignment | undefined {
  let at = -1;
  scanOutsideReferences(line, from, (char, i) => {
    if (char === '=' || char === ':') at = i;
    return at >= 0;
  });
  if (at < 0) return undefined;
  const colons = /^:{0,3}=/.exec(line.slice(at))?.[0];
  if (colons === undefined) return undefined;
  const sign = colons === '=' && at > from ? /[?+!]/.exec(line[at - 1]!)?.[0] : undefined;
  const name = line.slice(from, sign === undefined ? at : at - 1).trim();
  let blank = false;
  scanOutsideReferences(name, 0, (char) => (blank = /\s/.test(char)));
  if (name === '' || blank) return undefined;
  const operator = sign === undefined ? (colons === '=' ? '=' : ':=') : (`${sign}=` as Assignment['operator']);
  const rest = line.slice(at + colons.length);
  return { name, operator, valueStart: line.length - rest.trimStart().length };
}

/** Reads a line as a conditional directive. */
export function parseConditional(line: string): Conditional | undefined {
  const match = /^\s*(ifeq|ifneq|ifdef|ifndef|else|endif)\b(?!\s*[:+?]?=)(.*)$/s.exec(line);
  return match === null ? undefined : { keyword: match[1] as Conditional['keyword'], rest: match[2]!.trim() };
}

/** The two operands of ifeq and ifneq, in any of make's spellings; undefined if the syntax is wrong. */
export function parseOperands(rest: string): [string, string] | undefined {
  const quoted = /^(?:"([^"]*)"|'([^']*)')\s*(?:"([^"]*)"|'([^']*)')$/.exec(rest);
  if (quoted) return [quoted[1] ?? quoted[2]!, quoted[3] ?? quoted[4]!];
  if (!rest.startsWith('(') || !rest.endsWith(')')) return undefined;
  const inner = rest.slice(1, -1);
  let comma = -1;
  let depth = 0;
  scanOutsideReferences(inner, 0, (char, i) => {
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ',' && depth <= 0) comma = i;
    return comma >= 0;
  });
  return comma < 0 ? undefined : [inner.slice(0, comma).trimEnd(), inner.slice(comma + 1).trimStart()];
}

/** The arguments of a function call, split at the commas outside references. The last one keeps any further commas. */
export function splitArguments(text: string, most: number): { text: string; start: number }[] {
  const result: { text: string; start: number }[] = [];
  let start = 0;
  let round = 0;
  let curly = 0;
  for (let i = 0; i < text.length && result.length < most - 1; i++) {
    const char = text[i];
    if (char === '(') round++;
    else if (char === ')') round--;
    else if (char === '{') curly++;
    else if (char === '}') curly--;
    else if (char === ',' && round <= 0 && curly <= 0) {
      result.push({ text: text.slice(start, i), start });
      start = i + 1;
    }
  }
  result.push({ text: text.slice(start), start });
  return result;
}
