/**
 * The strongly connected components of a graph, each behind those that it needs (Tarjan's algorithm, without
 * recursion, for a chain may be long). `needs` gives what a node needs; which is first among several is decided by the
 * order of `nodes` and of `needs` alone.
 */
export function components<Node>(nodes: readonly Node[], needs: (node: Node) => readonly Node[]): Node[][] {
  const found: Node[][] = [];
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();

  function enter(node: Node): { node: Node; rest: Iterator<Node> } {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    open.push(node);
    isOpen.add(node);
    return { node, rest: needs(node)[Symbol.iterator]() };
  }

  function lower(node: Node, to: number): void {
    low.set(node, Math.min(low.get(node)!, to));
  }

  for (const root of nodes) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.next();
      if (!next.done) {
        if (!index.has(next.value)) path.push(enter(next.value));
        else if (isOpen.has(next.value)) lower(top.node, index.get(next.value)!);
        continue;
      }
      path.pop();
      if (path.length > 0) lower(path.at(-1)!.node, low.get(top.node)!);
      if (low.get(top.node) !== index.get(top.node)) continue;
      const component = open.splice(open.lastIndexOf(top.node));
      for (const node of component) isOpen.delete(node);
      found.push(component);
    }
  }
  return found;
}
