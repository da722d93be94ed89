import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { KernelDataError } from './error';

/**
 * A file of named sections that are packed one by one, so that one is unpacked without the others:
 *
 *     kmodlint kernel 1                                       the format and its version
 *     {"header":{…},"sections":[["exports",181234,560123],…]} name, packed and plain length in bytes, in file order
 *     <the packed sections, one after the other>
 *
 * The first two lines are plain UTF-8, each ended by a line feed; sections are UTF-8 packed with brotli. A section that a
 * reader does not know is passed over, so further ones need no new version.
 */
const MAGIC = 'kmodlint kernel ';
const VERSION = '1';

/** No section of a real kernel comes near it; a made-up one must not fill the memory. */
const MAX_SECTION = 64 * 1024 * 1024;

/** One entry of the table of contents: name, packed length, plain length. */
type Entry = [name: string, packed: number, plain: number];

export interface Container {
  /** Whatever was given to packContainer(): to be checked by who reads it. */
  header: unknown;
  /** The text of one section, unpacked anew each time. Throws KernelDataError where it is absent or damaged. */
  section(name: string): string;
}

export function packContainer(header: unknown, sections: readonly (readonly [name: string, text: string])[]): Buffer {
  const entries: Entry[] = [];
  const bodies: Buffer[] = [];
  for (const [name, text] of sections) {
    const plain = Buffer.from(text);
    const packed = brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    entries.push([name, packed.length, plain.length]);
    bodies.push(packed);
  }
  const head = `${MAGIC}${VERSION}\n${JSON.stringify({ header, sections: entries })}\n`;
  return Buffer.concat([Buffer.from(head), ...bodies]);
}

/** Reads the table of contents alone. Throws KernelDataError for another format, another version and a damaged file. */
export function openContainer(file: Buffer): Container {
  if (!file.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) {
    throw new KernelDataError('no kernel data file of kmodlint');
  }
  const versionEnd = file.indexOf('\n', MAGIC.length);
  const version = file.toString('utf8', MAGIC.length, versionEnd);
  if (version !== VERSION) {
    const shown = /^\d{1,9}$/.test(version) ? version : 'unknown';
    throw new KernelDataError(
      `kernel data of format ${shown}, but this kmodlint reads format ${VERSION}: make it anew with kmodlint kernel build`,
    );
  }
  const tableEnd = file.indexOf('\n', versionEnd + 1);
  const { header, sections } = parseTable(file.toString('utf8', versionEnd + 1, Math.max(tableEnd, 0)));
  let offset = tableEnd + 1;
  const bodies = new Map<string, { packed: Buffer; plainLength: number }>();
  for (const [name, packedLength, plainLength] of sections) {
    bodies.set(name, { packed: file.subarray(offset, offset + packedLength), plainLength });
    offset += packedLength;
  }
  if (offset !== file.length) throw damaged(offset > file.length ? 'cut short' : 'too long');
  return {
    header,
    section(name) {
      const body = bodies.get(name);
      if (body === undefined) throw damaged(`no section '${name}'`);
      return unpack(name, body.packed, body.plainLength);
    },
  };
}

function parseTable(text: string): { header: unknown; sections: Entry[] } {
  try {
    const table: unknown = JSON.parse(text);
    if (typeof table === 'object' && table !== null && 'header' in table && 'sections' in table) {
      const { header, sections } = table;
      if (Array.isArray(sections) && sections.every(isEntry)) return { header, sections };
    }
  } catch {
    // Said below, as for any other table that is none.
  }
  throw damaged('no table of contents');
}

function isEntry(value: unknown): value is Entry {
  const isLength = (length: unknown): boolean => Number.isSafeInteger(length) && (length as number) >= 0;
  return Array.isArray(value) && typeof value[0] === 'string' && isLength(value[1]) && isLength(value[2]);
}

function unpack(name: string, packed: Buffer, plainLength: number): string {
  let plain: Buffer;
  try {
    plain = brotliDecompressSync(packed, { maxOutputLength: MAX_SECTION });
  } catch {
    throw damaged(`section '${name}' does not unpack`);
  }
  if (plain.length !== plainLength) throw damaged(`section '${name}' has another length`);
  return plain.toString('utf8');
}

function damaged(how: string): KernelDataError {
  return new KernelDataError(`damaged kernel data file (${how}): make it anew with kmodlint kernel build`);
}
