/** The outer format of kernel data files. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { checksum } from './checksum';
import { KernelDataError } from './kernelDataError';

/**
 * A file of named sections that are packed one by one, so that one is unpacked without the others:
 *
 *     kmodlint kernel 7 <checksum>                      the format, its version, the checksum of all after this line
 *     {"header":{…},"sections":[["headers",29517],…]}   names and packed lengths in bytes, in the order of the file
 *     <the packed sections, one after the other>
 *
 * The first two lines are plain UTF-8, each ended by a line feed; sections are packed with brotli. A section that
 * a reader does not know is passed over, so further ones need no new version.
 */
const MAGIC = 'kmodlint kernel ';
export const VERSION = '7';
const FIRST_LINE = new RegExp(`^${MAGIC}(\\d{1,9}) ?(.*)$`);
const MAX_LINE = 200;

const REMEDY = 'make it again with kmodlint kernel build';

/** The lowest of brotli's eleven levels that packs well. */
const FAST = 4;

/** No section of a real kernel is nearly as large; a forged one must not exhaust the memory. */
const MAX_SECTION = 64 * 1024 * 1024;

type SectionEntry = [name: string, packedLength: number];

export interface Container {
  /** The value passed to packContainer(), which the caller has to check. */
  header: unknown;
  /** Of the sections, in the order of the file. */
  names: readonly string[];
  /**
   * Finds a section; each call of the result unpacks it. Throws KernelDataError if there is no such section; the result
   * throws if the section cannot be unpacked, which damage alone cannot cause, for openContainer() detects it.
   */
  section(name: string): () => Buffer;
}

export type ContainerSection = readonly [name: string, content: string | Buffer];

/** How to pack: fast, for the cache, or as small as possible, for files that are shipped. */
export type Effort = 'fast' | 'small';

export function packContainer(header: unknown, sections: readonly ContainerSection[], effort: Effort): Buffer {
  const entries: SectionEntry[] = [];
  const bodies: Buffer[] = [];
  for (const [name, section] of sections) {
    const plain = Buffer.from(section);
    const packed = brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_MODE]:
          typeof section === 'string' ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
        [constants.BROTLI_PARAM_QUALITY]: effort === 'fast' ? FAST : constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
    entries.push([name, packed.length]);
    bodies.push(packed);
  }
  const content = Buffer.concat([Buffer.from(`${JSON.stringify({ header, sections: entries })}\n`), ...bodies]);
  return Buffer.concat([Buffer.from(`${MAGIC}${VERSION} ${checksum(content)}\n`), content]);
}

/**
 * Opens a file, and checks it as a whole. Throws KernelDataError for another kind of file, another version or a damaged
 * file.
 */
export function openContainer(file: Buffer): Container {
  const lineEnd = file.indexOf('\n');
  const line = file.toString('latin1', 0, Math.max(0, Math.min(lineEnd, MAX_LINE)));
  const [, version, expected] = FIRST_LINE.exec(line) ?? [];
  if (version === undefined) throw new KernelDataError('not a kernel data file of kmodlint');
  if (version !== VERSION) {
    throw new KernelDataError(`kernel data of format ${version}, but this kmodlint reads format ${VERSION}: ${REMEDY}`);
  }
  const content = file.subarray(lineEnd + 1);
  if (checksum(content) !== expected) throw damaged();
  const tableEnd = content.indexOf('\n');
  const { header, sections } = parseTable(content.toString('utf8', 0, Math.max(0, tableEnd)));
  let offset = tableEnd + 1;
  const bodies = new Map<string, Buffer>();
  for (const [name, length] of sections) {
    bodies.set(name, content.subarray(offset, offset + length));
    offset += length;
  }
  return {
    header,
    names: [...bodies.keys()],
    section(name) {
      const body = bodies.get(name);
      if (body === undefined) throw new KernelDataError(`kernel data without '${name}': ${REMEDY}`);
      return () => unpack(body);
    },
  };
}

function parseTable(text: string): { header: unknown; sections: SectionEntry[] } {
  try {
    const table: unknown = JSON.parse(text);
    if (typeof table === 'object' && table !== null && 'header' in table && 'sections' in table) {
      const { header, sections } = table;
      if (Array.isArray(sections) && sections.every(isEntry)) return { header, sections };
    }
  } catch {
    // Reported below, like any other invalid table.
  }
  throw damaged();
}

function isEntry(value: unknown): value is SectionEntry {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]) && value[1] >= 0;
}

function unpack(packed: Buffer): Buffer {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: MAX_SECTION });
  } catch {
    throw damaged();
  }
}

function damaged(): KernelDataError {
  return new KernelDataError(`damaged kernel data: ${REMEDY}`);
}
