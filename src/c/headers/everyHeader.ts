import type { HeaderSource } from '../../model';
import { HeaderSpace } from './space';

/** All headers of a kernel, unpacked at the first question: what a unit includes is little of them. */
export class EveryHeader {
  private space: HeaderSpace | undefined;

  constructor(private readonly source: HeaderSource) {}

  /**
   * The header to include for a function, or a macro that is called like one; undefined where none has it.
   * @param isIncluded leaves out the headers that are included, by number
   */
  declaring(name: string, isIncluded: (header: number) => boolean): string | undefined {
    const space = (this.space ??= this.unpack());
    const functions = space.others(name).filter(({ entry }) => entry.kind === 'f' || entry.kind === 'd');
    const macros = space.macros(name).filter(({ entry }) => entry.text.startsWith('('));
    const names = [...functions, ...macros]
      .filter(({ header }) => !isIncluded(header))
      .map(({ header }) => space.nameOf(header));
    return names.sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))[0];
  }

  private unpack(): HeaderSpace {
    const space = new HeaderSpace(this.source);
    for (let header = 0; header < space.size; header++) space.load(header);
    return space;
  }
}

/** Drivers include what is in include/linux and beside it, not what that is made of. */
function rank(header: string): number {
  if (header.startsWith('asm-generic/') || header.startsWith('uapi/')) return 2;
  return header.startsWith('linux/') ? 0 : 1;
}
