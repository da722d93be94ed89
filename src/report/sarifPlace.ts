/** Places of SARIF. */
import type { ArtifactLocation, Location as Place, Run } from 'sarif';
import type { Location, Step } from '../diagnostic';

/** What the URIs of a log are relative to: the root of the tree, and the directories of the kernel's headers. */
const ROOT = '%SRCROOT%';
const HEADERS = 'KERNEL_HEADERS';

/**
 * Describes the bases of a run's URIs: the root, by a sentence, since its own URI differs between machines; and the
 * headers, if one of the steps is in them.
 */
export function uriBases(root: string, steps: readonly Step[]): Run['originalUriBaseIds'] {
  return {
    [ROOT]: { description: { text: root } },
    ...(steps.some(isInHeader) && {
      [HEADERS]: { description: { text: "The include directories of the kernel, as '#include <…>' searches them." } },
    }),
  };
}

/** A file of the tree. */
export function artifact(file: string): ArtifactLocation {
  return { uri: uri(file), uriBaseId: ROOT };
}

/** A place in the tree, as a region of one line. */
export function place(location: Location): Place {
  const { line, column, endLine, endColumn } = location;
  // An alert shows in a pull request only when all of its lines are in the diff.
  const end = endLine === line ? endColumn : column + 1;
  return {
    physicalLocation: {
      artifactLocation: artifact(location.file),
      region: { startLine: line, startColumn: column, endLine: line, endColumn: Math.max(end, column + 1) },
    },
  };
}

/** The place where a macro or an inline function is defined, as far as it is known. */
export function stepPlace(step: Step): Place {
  const { name, file, line } = step;
  return {
    ...(file !== undefined && {
      physicalLocation: {
        artifactLocation: isInHeader(step) ? { uri: uri(file), uriBaseId: HEADERS } : artifact(file),
        ...(line !== undefined && { region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 } }),
      },
    }),
    logicalLocations: [{ name, kind: 'function' }],
  };
}

function isInHeader({ file, isOwn }: Step): boolean {
  return file !== undefined && !isOwn;
}

function uri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
