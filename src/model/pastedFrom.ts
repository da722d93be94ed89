/** What a macro may have pasted a name from: `a_b_c` from a, a_b, c and b_c. */
export function pastedFrom(name: string): string[] {
  const parts: string[] = [];
  for (let at = name.indexOf('_', 1); at > 0 && at < name.length - 1; at = name.indexOf('_', at + 1)) {
    parts.push(name.slice(0, at), name.slice(at + 1));
  }
  return parts;
}
