/**
 * The names in a git index: the files that git tracks (Documentation/gitformat-index.txt of git 2.39). git itself is
 * not run, since in an untrusted tree it may execute what the repository's configuration says (core.fsmonitor).
 */
import { codeOf } from './inputError';

/** The entries of an index, and its other half if it is split. */
interface GitIndex {
  /** With `/` between directories. A directory left out of a sparse checkout is one name that ends with `/`. */
  names: string[];
  /**
   * Of a split index: the suffix of the other half's file name, and which entries of that half, from 0, are deleted.
   */
  shared?: { hash: string; deleted: Set<number> };
}

/** Size in bytes of the fields of an entry before its object's name: times, device, inode, mode, owner, size. */
const STAT_SIZE = 40;
const MODE_AT = 24;
/** The upper bits of the mode of a regular file, a symbolic link, a submodule and a directory of a sparse index. */
const KINDS = new Set([0o10, 0o12, 0o16, 0o04]);
const EXTENDED = 0x4000;
const LONG_NAME = 0xfff;
/** No repository has more; a damaged index may claim any number. */
const MOST_ENTRIES = 1 << 24;
const SHA1 = 20;
const SHA256 = 32;

/** Reads an index of version 2 to 4; undefined if it is something else, or damaged. */
export function readGitIndex(bytes: Buffer): GitIndex | undefined {
  // The hash that a repository uses is configured elsewhere, but with the wrong one hardly any entry is valid.
  return readWith(SHA1, bytes) ?? readWith(SHA256, bytes);
}

function readWith(hashSize: number, bytes: Buffer): GitIndex | undefined {
  try {
    const read = readEntries(hashSize, bytes);
    return read && { names: read.names.filter((name) => name !== ''), ...readLink(hashSize, bytes, read.end) };
  } catch (error) {
    // It is truncated: a field is beyond its end.
    if (/^ERR_(?:OUT_OF_RANGE|BUFFER_OUT_OF_BOUNDS)$/.test(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

function readEntries(hashSize: number, bytes: Buffer): { names: string[]; end: number } | undefined {
  const version = bytes.readUInt32BE(4);
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined;
  const names: string[] = [];
  let before: Buffer = Buffer.alloc(0);
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const flags = bytes.readUInt16BE(at + STAT_SIZE + hashSize);
    let start = at + STAT_SIZE + hashSize + (version > 2 && (flags & EXTENDED) !== 0 ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const dropped = varint(bytes, start);
      start = dropped.end;
      kept = before.length - dropped.value;
    }
    const nul = bytes.indexOf(0, start);
    const name: Buffer = Buffer.concat([before.subarray(0, Math.max(kept, 0)), bytes.subarray(start, nul)]);
    const length = flags & LONG_NAME;
    const isEntry =
      nul >= start &&
      kept >= 0 &&
      KINDS.has(bytes.readUInt32BE(at + MODE_AT) >>> 12) &&
      (length === LONG_NAME ? name.length >= LONG_NAME : name.length === length) &&
      (name.length === 0 || Buffer.compare(before, name) <= 0);
    if (!isEntry) return undefined;
    names.push(name.toString('utf8'));
    before = name;
    // An entry of version 2 and 3 is padded to a multiple of eight bytes, with at least one NUL.
    at = version === 4 ? nul + 1 : at + ((start - at + name.length + 8) & ~7);
  }
  return at <= bytes.length - hashSize ? { names, end: at } : undefined;
}

/** A number as git packs it: seven bits per byte, the most significant first, each further byte adds one. */
function varint(bytes: Buffer, start: number): { value: number; end: number } {
  let byte = bytes.readUInt8(start);
  let value = byte & 127;
  let end = start + 1;
  while (byte & 128) {
    byte = bytes.readUInt8(end++);
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, end };
}

/** The `link` extension, in which a split index names its other half. */
function readLink(hashSize: number, bytes: Buffer, start: number): Pick<GitIndex, 'shared'> {
  for (let at = start; at + 8 <= bytes.length - hashSize; at += 8 + bytes.readUInt32BE(at + 4)) {
    if (bytes.toString('latin1', at, at + 4) !== 'link') continue;
    const hash = bytes.toString('hex', at + 8, at + 8 + hashSize);
    if (/^0*$/.test(hash)) return {};
    const size = bytes.readUInt32BE(at + 4);
    const deleted = size > hashSize ? bitmap(bytes, at + 8 + hashSize) : new Set<number>();
    return { shared: { hash, deleted } };
  }
  return {};
}

/**
 * The positions of the bits that are set in git's EWAH encoding of a bitmap: runs of equal words, then literal words.
 */
function bitmap(bytes: Buffer, start: number): Set<number> {
  const set = new Set<number>();
  const bits = Math.min(bytes.readUInt32BE(start), MOST_ENTRIES);
  const end = start + 8 + 8 * bytes.readUInt32BE(start + 4);
  let bit = 0;
  for (let at = start + 8; at < end && bit < bits;) {
    const marker = bytes.readBigUInt64BE(at);
    at += 8;
    const run = 64 * Number((marker >> 1n) & 0xffffffffn);
    if ((marker & 1n) === 1n) for (let i = 0; i < Math.min(run, bits - bit); i++) set.add(bit + i);
    bit += run;
    for (let literals = Number(marker >> 33n); literals > 0 && bit < bits; literals--, at += 8, bit += 64) {
      const word = bytes.readBigUInt64BE(at);
      for (let i = 0; i < 64; i++) if ((word >> BigInt(i)) & 1n) set.add(bit + i);
    }
  }
  return set;
}
