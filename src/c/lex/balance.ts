import type { Directive, TokenRun } from './directive';

interface Group {
  /** The directives that open its branches so far, by index. */
  branches: number[];
  /** How many braces were open where its latest branch starts. */
  braces: number;
}

/**
 * The conditional directives of a file, by their index among its parts, whose branch, or a later one up to the
 * `#endif`, does not close the braces that it opens.
 */
export function unbalancedBranches(parts: readonly (Directive | TokenRun)[]): Set<number> {
  const unbalanced = new Set<number>();
  const groups: Group[] = [];
  let braces = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'run') {
      for (const { text } of part.tokens) braces += text === '{' ? 1 : text === '}' ? -1 : 0;
      continue;
    }
    if (part.name.startsWith('if')) groups.push({ branches: [index], braces });
    const group = groups.at(-1);
    if (!group || !/^(el|endif)/.test(part.name)) continue;
    if (group.braces !== braces) {
      for (const branch of group.branches.splice(0)) unbalanced.add(branch);
      group.braces = braces;
    }
    if (part.name === 'endif') groups.pop();
    else group.branches.push(index);
  }
  return unbalanced;
}
