/** Each value once, in the order of the first ones; plain data is equal when it looks the same. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
