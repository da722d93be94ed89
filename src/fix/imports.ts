/** The fix that imports a namespace. */
import type { Directive, TokenRun } from '../c/lex/directive';
import type { LexedFile } from '../c/lex/lexedFile';
import { lex } from '../c/lex/lex';
import type { Kernel } from '../model';
import type { Draft } from './draft';
import { addInclude } from './addInclude';
import { invocationAt, invocationsOf, type WrittenInvocation } from './invocation';
import { linesBefore, linesBehind } from './lineBounds';
import { canBeSpelled, formFor, SINCE_QUOTED, spelledFor, type Spelling } from './spelling';

const IMPORT = 'MODULE_IMPORT_NS';

/**
 * Imports a namespace after the statement at an offset, or among the imports that are there, sorted as scripts/nsdeps
 * sorts them. If the kernels need both forms, the imports are under a condition on the kernel's version. Returns
 * whether that was possible.
 */
export function importNamespace(draft: Draft, offset: number, namespace: string, kernels: readonly Kernel[]): boolean {
  const { text } = draft;
  const file = lex('', text);
  const anchor = invocationAt(file, offset);
  if (!anchor || !canBeSpelled(namespace, kernels)) return false;
  const statement = { bare: `${IMPORT}(${namespace});`, quoted: `${IMPORT}(${JSON.stringify(namespace)});` };
  const form = formFor(kernels);
  if (form !== 'either') {
    insertSorted(draft, importsIn(file, anchor.part), anchor, statement[form]);
    return true;
  }
  const both = conditionalImports(file, anchor.part);
  if (both) {
    // The later one first, so that offsets before it stay valid.
    insertSorted(draft, both.bare, undefined, statement.bare);
    insertSorted(draft, both.quoted, undefined, statement.quoted);
    return true;
  }
  draft.replace(linesBehind(text, anchor.end, spelledFor(kernels, [statement])));
  return addInclude(draft, 'linux/version.h', anchor.start);
}

/** Inserts a statement among sorted ones, or after the anchor if there are none. */
function insertSorted(
  draft: Draft,
  others: readonly WrittenInvocation[],
  anchor: WrittenInvocation | undefined,
  statement: string,
): void {
  const { text } = draft;
  const written = others.map(({ start, end }) => text.slice(start, end));
  if (written.includes(statement)) return;
  const next = others.find((_, index) => written[index]! > statement);
  const last = others.at(-1) ?? anchor;
  if (next) draft.replace(linesBefore(text, next.start, [statement]));
  else if (last) draft.replace(linesBehind(text, last.end, [statement]));
}

function importsIn({ parts }: LexedFile, part: number): WrittenInvocation[] {
  const run = parts[part];
  return run?.kind === 'run' ? invocationsOf(run, part).filter(({ name }) => name === IMPORT) : [];
}

/** The imports in both forms under a condition of their own that directly follows a part of the file. */
function conditionalImports(file: LexedFile, part: number): Record<keyof Spelling, WrittenInvocation[]> | undefined {
  const [condition, , otherwise, , end] = file.parts.slice(part + 1, part + 6);
  const isGroup =
    isDirective(condition, 'if') && isDirective(otherwise, 'else') && isDirective(end, 'endif') &&
    file.text.slice(condition.start, condition.end).replace(/\s+/g, '') === SINCE_QUOTED.replace(/\s+/g, '');
  if (!isGroup) return undefined;
  const quoted = importsIn(file, part + 2);
  const bare = importsIn(file, part + 4);
  return quoted.length > 0 && bare.length > 0 ? { quoted, bare } : undefined;
}

function isDirective(part: Directive | TokenRun | undefined, name: string): part is Directive {
  return part?.kind === 'directive' && part.name === name;
}
