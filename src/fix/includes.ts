/** The `#include` lines of a file. */
import type { Directive } from '../c/lex/directive';
import type { LexedFile } from '../c/lex/lexedFile';

/** An include: its name, and whether it is in `<…>`, as the kernel's headers are. */
export interface Include {
  name: string;
  isKernels: boolean;
  directive: Directive;
}

/** What a directive includes; undefined where it is none, or by a macro. */
export function includeOf(directive: Directive): Include | undefined {
  const written = directive.tokens.map(({ text }) => text).join('');
  const [, open, name] = /^([<"])(.+)[>"]$/.exec(written) ?? [];
  return directive.name === 'include' && name ? { name, isKernels: open === '<', directive } : undefined;
}

/** The includes outside all conditions but for an include guard. */
export function unconditionalIncludes(file: LexedFile): Include[] {
  return directivesWithDepth(file).flatMap(({ directive, depth }) => (depth === 0 && includeOf(directive)) || []);
}

/** The directives of a file, each with the number of conditions around it, an include guard apart. */
export function directivesWithDepth({ parts, guard }: LexedFile): { directive: Directive; depth: number }[] {
  let depth = guard === undefined ? 0 : -1;
  return parts.flatMap((part) => {
    if (part.kind !== 'directive') return [];
    if (part.name === 'endif') depth--;
    const found = { directive: part, depth };
    if (part.name.startsWith('if')) depth++;
    return [found];
  });
}
