/**
 * What a header defines or declares, by the letter that its line starts with:
 *
 * - `m` a macro, with its parameters in parentheses and its replacement; `g` one that gives way to a macro of its
 *   name, defined under `#ifndef NAME`; `u` an `#undef`
 * - `f` an inline function, with its parameters in parentheses and its body; `v` a static variable, with its
 *   initialiser
 * - `d` a function or variable that is defined elsewhere; `x` a function with an error attribute, which is defined
 *   nowhere: that no call of it is left is how the kernel's headers assert
 * - `c` a constant of an enum, with its value
 * - `a` what is there only for units that define a macro of this name before: the names, blanks between them
 * - `S` a structure, `U` a union, with its members, `E` an enumeration, with the integer that it is, by their tags; `T`
 *   a typedef, with what it stands for: as types/typeCode.ts writes them
 * - `t` the whole text of a header that is re-read wherever it is included, comments taken out, by the header's name:
 *   lines with their numbers, to the base 36, carriage returns between them
 */
export type EntryKind = 'm' | 'g' | 'u' | 'f' | 'v' | 'd' | 'x' | 'c' | 'a' | 't' | TypeKind;

export type TypeKind = 'S' | 'U' | 'E' | 'T';

const KEYWORDS: ReadonlyMap<string, TypeKind> = new Map([['struct', 'S'], ['union', 'U'], ['enum', 'E']]);

/** The kind and the name by which a type is kept that C calls `struct x`, or `x_t`. */
export function typeKey(type: string): [TypeKind, string] {
  const blank = type.indexOf(' ');
  return [KEYWORDS.get(type.slice(0, Math.max(blank, 0))) ?? 'T', type.slice(blank + 1)];
}

/** One of them. */
export interface HeaderEntry {
  kind: EntryKind;
  name: string;
  /** 1-based; 0 where it is not kept, since it is no step on the way to a symbol. */
  line: number;
  /** Of a macro's name that is defined more than once: the order in which the definitions come. */
  order: number;
  /** Of a function or a variable, as types/typeCode.ts writes it; absent where it is not known. */
  type?: string;
  text: string;
}

/** An entry with the number of the header that it is in. */
export interface Found {
  entry: HeaderEntry;
  header: number;
}

/** Stands before the names of a part's constants, and again before their values. */
export const CONSTANTS = '\f';

/** The replacement of a macro for a constant of which only the compiler knows the value. */
export const COMPILER_CONSTANT = ' sizeof _';

/** Whether it says something about a macro. */
export function isMacro(kind: EntryKind): boolean {
  return kind === 'm' || kind === 'g' || kind === 'u';
}

/** An entry as a line: kind and name; line, order and type, commas between; text. Tabs are between them. */
export function writeEntry({ kind, name, line, order, type = '', text }: HeaderEntry): string {
  const numbers = [line > 0 ? line.toString(36) : '', order > 0 ? order.toString(36) : '', type];
  return `${kind}${name}\t${numbers.join().replace(/,+$/, '')}\t${text.replace(/[\n\f]/g, ' ')}`;
}

/** The entry that writeEntry() wrote. */
export function readEntry(line: string): HeaderEntry {
  const nameEnd = line.indexOf('\t');
  const numbersEnd = line.indexOf('\t', nameEnd + 1);
  const [number = '', order = '', type] = line.slice(nameEnd + 1, numbersEnd).split(',');
  return {
    kind: line[0] as EntryKind,
    name: line.slice(1, nameEnd),
    line: number === '' ? 0 : parseInt(number, 36),
    order: order === '' ? 0 : parseInt(order, 36),
    ...(type !== undefined && { type }),
    text: line.slice(numbersEnd + 1),
  };
}
