/** The table of modules by kernels. */
import type { ModuleOutcomes, Outcome, Report } from '../diagnostic';
import type { Paint } from './paint';
import { printable } from './printable';

/** The width of a table in columns; with more kernels, it continues below. */
const WIDTH = 80;

/** Longer names of kernels and modules are shortened at their start: the ends of paths tell more. */
const LONGEST_KERNEL = 20;
const LONGEST_MODULE = 30;

const GAP = '  ';
const HEADING = 'modules by kernels: E errors, W warnings, ? incomplete, - not built or linted';
const UNREACHED = ', * nothing at the top builds it';

interface MatrixRow {
  name: string;
  cells: readonly string[];
}

/** The result for each module on each kernel. Modules without findings on any of them share one row. */
export function matrixLines({ kernels, modules }: Report, paint: Paint): string[] {
  const isClean = ({ outcomes }: ModuleOutcomes): boolean => outcomes.every((each) => each && cellOf(each) === 'ok');
  const shown = modules.filter((module) => !isClean(module));
  const clean = modules.length - shown.length;
  const rows = [
    ...shown.map((module) => ({ name: nameOf(module, modules), cells: module.outcomes.map(cellOf) })),
    ...(clean > 0 ? [{ name: cleanModules(clean, shown.length > 0), cells: kernels.map(() => 'ok') }] : []),
  ];
  const heading = shown.some(({ isUnreached }) => isUnreached) ? HEADING + UNREACHED : HEADING;
  return [paint.underline(heading), ...tables(kernels, rows, paint)];
}

function cellOf(outcome: Outcome | undefined): string {
  if (!outcome) return '-';
  const { errors, warnings, incomplete } = outcome;
  const found = [...(errors > 0 ? [`${errors}E`] : []), ...(warnings > 0 ? [`${warnings}W`] : [])];
  return [...found, ...(incomplete ? ['?'] : [])].join(' ') || 'ok';
}

/** A module's name, with its directory if another module has the same name. */
function nameOf({ module, directory, isUnreached }: ModuleOutcomes, modules: readonly ModuleOutcomes[]): string {
  const isUnique = modules.filter((other) => other.module === module).length === 1;
  return ending(printable(isUnique ? module : `${directory}/${module}`), LONGEST_MODULE) + (isUnreached ? ' *' : '');
}

function cleanModules(count: number, beside: boolean): string {
  return beside ? `${count} other${count === 1 ? '' : 's'}` : `${count} module${count === 1 ? '' : 's'}`;
}

/** Tables with as many kernels side by side as fit, each after an empty line. */
function tables(kernels: readonly string[], rows: readonly MatrixRow[], paint: Paint): string[] {
  const columns = kernels.map((kernel, index) => {
    const heading = ending(printable(kernel), LONGEST_KERNEL);
    return { heading, index, width: Math.max(heading.length, ...rows.map(({ cells }) => cells[index]!.length)) };
  });
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const lines: string[] = [];
  while (columns.length > 0) {
    let used = nameWidth;
    const fits = columns.findIndex(({ width }) => (used += GAP.length + width) > WIDTH);
    const here = columns.splice(0, fits < 0 ? columns.length : Math.max(fits, 1));
    const line = (name: string, cells: readonly string[]): string =>
      [name.padEnd(nameWidth), ...cells].join(GAP).trimEnd();
    lines.push(
      '',
      line('', here.map(({ heading, width }) => heading.padEnd(width))),
      ...rows.map(({ name, cells }) =>
        line(name, here.map(({ index, width }) => painted(cells[index]!, width, paint))),
      ),
    );
  }
  return lines;
}

function painted(cell: string, width: number, paint: Paint): string {
  const padding = ' '.repeat(width - cell.length);
  if (cell.includes('E')) return paint.red(cell) + padding;
  if (cell.includes('W')) return paint.yellow(cell) + padding;
  return cell + padding;
}

function ending(text: string, length: number): string {
  return text.length > length ? `…${text.slice(1 - length)}` : text;
}
