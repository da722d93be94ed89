import type { CompilerFlag, CompilerStop } from '../../model';
import type { Directive } from '../lex/directive';
import type { PreprocessedUnit } from './preprocessedUnit';

/** Notes what the preprocessor stops at. What is not there, or is outside of the tree, may decide otherwise. */
export function noteStop(
  kind: CompilerStop['kind'],
  text: string,
  { file, start, end }: Directive,
  possible: string | undefined,
  { stops, incomplete }: PreprocessedUnit,
  flags: readonly CompilerFlag[],
): void {
  const isOutside = (flag: CompilerFlag): boolean => flag.kind === 'includeDirectory' && flag.path.startsWith('/');
  const missing = stops.filter((each) => each.kind === 'missingHeader').length;
  const isUnsure = incomplete.length > missing || flags.some(isOutside);
  if (stops.some(({ span }) => span.file === file && span.start === start)) return;
  stops.push({
    kind,
    text,
    certainty: possible === undefined && !isUnsure ? 'certain' : 'possible',
    span: { file, start, end },
  });
}
