/**
 * A hash of bytes against damage, not against intent, in eight hexadecimal digits: FNV-1a over words of four bytes, in
 * which no change of a single word goes unseen. (Node's own hashes take longer to load than a kernel to read.)
 */
export function checksum(bytes: Buffer): string {
  let hash = 0x811c9dc5;
  const words = bytes.length - (bytes.length % 4);
  for (let at = 0; at < words; at += 4) hash = Math.imul(hash ^ bytes.readInt32LE(at), 0x01000193);
  for (let at = words; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash = Math.imul(hash ^ bytes.length, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
