/** The shortest way from a node of a graph back to it, by breadth: each needs the next, and the last the first. */
export function shortestCycle<Node>(start: Node, needs: (node: Node) => Iterable<Node>): Node[] | undefined {
  const ways = [[start]];
  const seen = new Set<Node>();
  for (const way of ways) {
    for (const next of needs(way.at(-1)!)) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
