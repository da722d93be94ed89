import { KernelDataError } from './error';

/**
 * The more bits, the fewer names are taken for others, and the larger the file. With the 171,298 macro names of 6.12's
 * headers, one foreign name in 780 passes for one of them, for 238 KB; 25 bits would be one in 195 for 199 KB, the
 * names themselves 567 KB.
 */
const HASH_BITS = 27;

/** The hashes of names, sorted, each as its distance from the one before: seven bits a byte, lowest first (LEB128). */
export function writeHashes(names: Iterable<string>): Buffer {
  const hashes = new Set<number>();
  for (const name of names) hashes.add(hash(name));
  const bytes: number[] = [];
  let previous = 0;
  for (const value of Uint32Array.from(hashes).sort()) {
    let distance = value - previous;
    for (; distance > 0x7f; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance);
    previous = value;
  }
  return Buffer.from(bytes);
}

/**
 * The set that writeHashes() wrote: it has each of the names, and few others (see HASH_BITS). All that is ever asked
 * is whether a name may be a macro of the kernel's, and to unpack their names takes longer than to lint a small driver.
 * The bytes are asked for when the first name is.
 */
export class HashedNames implements Pick<ReadonlySet<string>, 'has' | 'size'> {
  private known: Uint32Array | undefined;

  constructor(private readonly bytes: () => Uint8Array) {}

  has(name: string): boolean {
    const hashes = this.hashes;
    const wanted = hash(name);
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hashes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return hashes[low] === wanted;
  }

  /** Names of one hash count as one. */
  get size(): number {
    return this.hashes.length;
  }

  private get hashes(): Uint32Array {
    this.known ??= readHashes(this.bytes());
    return this.known;
  }
}

function readHashes(bytes: Uint8Array): Uint32Array {
  const hashes = new Uint32Array(bytes.length);
  let count = 0;
  let hashed = 0;
  let distance = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    distance |= (byte & 0x7f) << shift;
    if (byte > 0x7f) {
      shift += 7;
    } else {
      hashed += distance;
      hashes[count++] = hashed;
      distance = 0;
      shift = 0;
    }
  }
  if (shift > 0) throw new KernelDataError('kernel data that ends within a hash');
  return hashes.subarray(0, count);
}

/** FNV-1a over UTF-16 units, then the finaliser of MurmurHash3, without which names alike have hashes alike. */
function hash(name: string): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - HASH_BITS);
}
