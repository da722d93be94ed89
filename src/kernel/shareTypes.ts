/** Makes kernel files share what their headers say of types alike; sharedTypes.ts says how. */
import { CONSTANTS } from '../c/headers/entry';
import { checksum } from './checksum';
import { openContainer, packContainer, type ContainerSection } from './container';
import { SHARED_MARK, type SharedHeader, type SharedTypes } from './sharedTypes';

/** In characters: the larger, the smaller is the whole, and the more is unpacked for one line. */
const PIECE = 1024 * 1024;

const PART = /^headerPart\.\d+$/;

/** A kernel file's sections, parts of headers as text. */
interface OpenFile {
  header: unknown;
  sections: ContainerSection[];
}

/**
 * Moves the types of kernel files into one file.
 * @param files the contents of kernel files, the one first that most lines are to be in the order of
 * @param known where the types are of those that share them already
 * @returns the contents of the shared file, and those of the files that refer to it, in their order
 */
export function shareTypes(files: readonly Buffer[], known?: SharedTypes): { shared: Buffer; files: Buffer[] } {
  const opened = files.map((file) => open(file, known));
  const lines = new Map<string, number>();
  const referring = opened.map(({ header, sections }) => ({
    header,
    sections: sections.map(([name, content]): ContainerSection => {
      return [name, PART.test(name) ? withReferences(content as string, lines) : content];
    }),
  }));
  const pieces = inPieces([...lines.keys()]);
  const id = checksum(Buffer.from(pieces.map(({ text }) => text).join('\n')));
  const header: SharedHeader = { sharedTypes: id, starts: pieces.map(({ start }) => start) };
  const sections = pieces.map(({ text }, number): ContainerSection => [`types.${number}`, text]);
  return {
    shared: packContainer(header, sections, 'small'),
    files: referring.map((file) => packContainer({ ...(file.header as object), sharedTypes: id }, file.sections, 'small')),
  };
}

function open(file: Buffer, known: SharedTypes | undefined): OpenFile {
  const container = openContainer(file);
  const sections = container.names.map((name): ContainerSection => {
    const content = container.section(name)();
    // As encodeKernel() gives them.
    if (name.endsWith('.numbers')) return [name, content];
    const text = content.toString('utf8');
    return [name, known && PART.test(name) ? known.expand(text) : text];
  });
  return { header: container.header, sections };
}

/** A part with the number of each line of its types in its place. */
function withReferences(part: string, lines: Map<string, number>): string {
  const at = part.lastIndexOf(CONSTANTS) + 1;
  if (at === part.length) return part;
  let before = -1;
  const references = part.slice(at).split('\n').map((line) => {
    if (line.startsWith('#')) return line;
    const number = lines.get(line) ?? lines.size;
    lines.set(line, number);
    const difference = number - before;
    before = number;
    return difference === 1 ? '' : difference.toString(36);
  });
  return part.slice(0, at) + SHARED_MARK + references.join('\n');
}

function inPieces(lines: readonly string[]): { start: number; text: string }[] {
  const pieces: { start: number; text: string }[] = [];
  for (let start = 0, end = 0; start < lines.length; start = end) {
    for (let length = 0; end < lines.length && length < PIECE; end++) length += lines[end]!.length + 1;
    pieces.push({ start, text: lines.slice(start, end).join('\n') });
  }
  return pieces;
}
