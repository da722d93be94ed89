import type { SpdxTag } from '../../model';
import type { LexedFile } from '../lex/lexedFile';

/** Where a source says its licence (Documentation/process/license-rules.rst of 6.12): its first lines, a comment. */
const TAG = /SPDX-License-Identifier:[ \t]*([^\r\n]*?)[ \t]*(?:\*\/|-->|\r|\n|$)/;
const HEAD = 1000;

/** What a source says of its own licence; undefined where it says nothing, or something twice. */
export function spdxOf({ path, text }: LexedFile): SpdxTag | undefined {
  const found = TAG.exec(text.slice(0, HEAD));
  const expression = found?.[1];
  if (!found || !expression) return undefined;
  const rest = text.slice(found.index + found[0].length, HEAD);
  if (TAG.test(rest)) return undefined;
  const start = text.indexOf(expression, found.index + 'SPDX-License-Identifier:'.length);
  return { expression, span: { file: path, start, end: start + expression.length } };
}
