import type { HeaderFiles, Kernel } from '../../../../model';
import type { CallResult, HeaderReference } from '../../../body/callResult';
import { predefinedMacros } from '../../../preprocess/predefined';
import type { HeaderEntry } from '../../entry';
import { HeaderFunctions } from '../../functions';
import { headerSourceOf, packHeaders } from '../pack';
import type { ReadHeader } from '../readHeader';
import { HeaderIndex } from '../../headerIndex';

/** Conditions that say no more than what decides: the compiler by a constant, and the running code as well. */
const BY_CONSTANT = 'sizeof(_->_)';
const BY_BOTH = `${BY_CONSTANT}&&_->_`;

/**
 * Inline functions that ignore the values of their arguments, reduced to what a call results in: the names that they
 * refer to and the functions that they call, each once, and what they return. No macro is left in them, and nothing to
 * decide.
 */
export class Summaries {
  private readonly functions: HeaderFunctions;
  private readonly space: HeaderIndex;
  /** Functions that several headers define: which one is called depends on the context of the caller. */
  private readonly ambiguous = new Set<string>();

  constructor(files: HeaderFiles, headers: readonly ReadHeader[], kernel: Kernel) {
    this.space = new HeaderIndex(headerSourceOf(packHeaders(files, headers)));
    for (let header = 0; header < this.space.size; header++) this.space.load(header);
    this.functions = new HeaderFunctions(this.space, kernel, predefinedMacros(kernel));
    const once = new Set<string>();
    for (const { kind, name } of headers.flatMap(({ entries }) => entries)) {
      if (kind !== 'f' && kind !== 'v') continue;
      if (once.has(name)) this.ambiguous.add(name);
      once.add(name);
    }
  }

  /**
   * The body of a function, reduced; undefined where it depends on the arguments.
   * @param header one of the names of the header that it is in
   */
  bodyOf({ name, line }: HeaderEntry, header: string): string | undefined {
    const number = this.space.numberOf(header);
    const found = this.space
      .others(name)
      .find(({ entry, header: other }) => other === number && entry.kind === 'f' && entry.line === line);
    const result = found && this.functions.call(found, []);
    if (!result || result.asksArguments) return undefined;
    const calls = callsOf(result.references);
    if ([...calls.keys()].some((call) => this.ambiguous.has(call.replace(/\(\)$/, '')))) return undefined;
    const certain = [...calls].filter(([, isCertain]) => isCertain).map(([call]) => `${call};`);
    const possible = [...calls].filter(([, isCertain]) => !isCertain).map(([call]) => `${call};`);
    const doubtful = possible.length > 0 ? `if(${BY_BOTH}){${possible.join('')}}` : '';
    return certain.join('') + doubtful + returnOf(result);
  }
}

/** What a function itself refers to and calls, and whether it definitely does. */
function callsOf(references: readonly HeaderReference[]): Map<string, boolean> {
  const calls = new Map<string, boolean>();
  for (const { symbol, token, possible, inner } of references) {
    const callee = inner?.function;
    const call = callee ? callee.name + (callee.parameters ? '()' : '') : symbol;
    const isCertain = (inner ? token.possible : possible) === undefined;
    calls.set(call, isCertain || calls.get(call) === true);
  }
  return calls;
}

/** Nothing where only the running code knows: so is a function taken that returns nothing. */
function returnOf({ value }: CallResult): string {
  switch (value.kind) {
    case 'known':
      return `return ${value.value};`;
    case 'literal':
    case 'constant':
      return value.kind === 'constant' && value.isNonZero ? 'return sizeof _;' : `return ${BY_CONSTANT};`;
    case 'runtime':
      return value.isDoubtful ? `if(${BY_BOTH})return 1;return 0;` : '';
  }
}
