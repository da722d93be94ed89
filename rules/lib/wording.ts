import type { Certainty, Definition, LinkedModule, Span, Use } from '../../src/model';

type Related = { span: Span; message: string };

/** What the message of a finding that is only possible ends in: why. */
export function doubt(certainty: Certainty, reason = 'a condition cannot be decided from source'): string {
  return certainty === 'possible' ? ` (possibly: ${reason})` : '';
}

/** A finding is no more certain than each of the facts that it rests on. */
export function leastCertain(...facts: readonly Certainty[]): Certainty {
  return facts.includes('possible') ? 'possible' : 'certain';
}

/** Points at a definition, saying how it is stored: `'x' is defined here, static inline`. */
export function definitionNote(definition: Definition): Related {
  const storage = storageWords(definition);
  return { span: definition.span, message: `'${definition.symbol}' is defined here${storage ? `, ${storage}` : ''}` };
}

/** The storage class as an author writes it: `static inline`, `extern inline`, `inline` or nothing. */
export function storageWords({ storage, inline }: Definition): string {
  if (storage === 'externInline') {
    return 'extern inline';
  }
  return [storage === 'static' && 'static', inline && 'inline'].filter(Boolean).join(' ');
}

/** Points at a sibling's export; the kernel's have no place in the tree. */
export function providerNote(use: Use): Related[] {
  const { provider, symbol } = use;
  if (!provider?.span) {
    return [];
  }
  return [{ span: provider.span, message: `'${symbol}' is exported here, by module '${provider.name}'` }];
}

/** A module as modpost names it: relative to the directory that make was given as M=. */
export function objectPath({ name, directory, run }: LinkedModule): string {
  const path = directory === '.' ? name : `${directory}/${name}`;
  return `${run !== '.' && path.startsWith(`${run}/`) ? path.slice(run.length + 1) : path}.o`;
}
