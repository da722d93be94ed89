/** What all JSON documents have in common. */
/** What a JSON document says about itself, and how it names files. */
export interface JsonStyle {
  /** The program that made it: the npm package. */
  tool: { name: string; version: string };
  /**
   * The directory that `file` and `directory` are relative to, relative to the working directory: `.`, `../driver`.
   * Undefined if no driver was read.
   */
  root?: string;
  /** Names a file or a directory of the tree relative to the working directory, as the text report does. */
  name(file: string): string;
}

/** A document of `formatVersion` 1: within a version, fields are only ever added. */
export function jsonDocument<Fields extends object>({ tool, root }: JsonStyle, fields: Fields) {
  return { formatVersion: 1, tool: { name: tool.name, version: tool.version }, root, ...fields };
}

/** A document as text, without undefined values. */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Something in a file, with the path by which the text report names that file. */
export function withPath<Each extends { file: string }>(each: Each, { name }: JsonStyle): Each & { path: string } {
  return { ...each, path: name(each.file) };
}
