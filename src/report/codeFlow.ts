/** Code flows of SARIF: the way of a finding through headers. */
import type { CodeFlow } from 'sarif';
import type { Diagnostic, Step } from '../diagnostic';
import { place, stepPlace } from './sarifPlace';

/** The steps from the line of a finding through macros and inline functions to its symbol. */
export function codeFlow(diagnostic: Diagnostic, steps: readonly Step[]): CodeFlow {
  const { symbol } = diagnostic;
  const start = { ...place(diagnostic), message: { text: `${steps[0]!.name} is used here` } };
  const names = steps.slice(1).map(({ name }) => name);
  const next = [...names, ...(symbol === undefined ? [] : [symbol])];
  const through = steps.map((step, index) => {
    const said = next[index] === undefined ? step.name : `${step.name} refers to ${next[index]}`;
    return { ...stepPlace(step), message: { text: said } };
  });
  return { threadFlows: [{ locations: [start, ...through].map((location) => ({ location })) }] };
}
