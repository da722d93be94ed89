/** What a JSON document says of itself, and how it names files. */
export interface JsonStyle {
  /** What made it: the npm package. */
  tool: { name: string; version: string };
  /**
   * The directory that `file` and `directory` are relative to, from the working directory: `.`, `../driver`. Undefined
   * where there is none, because no driver was read.
   */
  root?: string;
  /** How a file or a directory of the tree is named from the working directory, as the text does. */
  name(file: string): string;
}

/** A document of `formatVersion` 1: fields are only ever added within a version. */
export function jsonDocument<Fields extends object>({ tool, root }: JsonStyle, fields: Fields) {
  return { formatVersion: 1, tool: { name: tool.name, version: tool.version }, root, ...fields };
}

/** As text; what is undefined is left out. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Something in a file, with the path by which the text names it. */
export function withPath<Each extends { file: string }>(each: Each, { name }: JsonStyle): Each & { path: string } {
  return { ...each, path: name(each.file) };
}
