/** Make's functions that decide, repeat and define. */
import type { Argument, FunctionCall, MakeFunction } from '../context';
import { eitherFlags } from '../shell/eitherFlags';
import { runShell } from '../shell/runShell';
import { asPossible, known, joined, literal, nonEmpty, plain, reasons, unknown, words, type Value } from '../value';

const nothing: MakeFunction = {
  run(args, call) {
    for (const arg of args) call.expand(arg);
    return [];
  },
};

function condition(args: readonly Argument[], call: FunctionCall): Value {
  const [test, yes, no] = args;
  const truth = nonEmpty(test ? call.expand({ ...test, text: test.text.trim() }) : []);
  const branch = (arg: Argument | undefined): Value => (arg ? call.expand(arg) : []);
  if (truth !== 'maybe') return branch(truth === 'yes' ? yes : no);
  return joined([asPossible(branch(yes)), asPossible(branch(no))]);
}

/** `$(or …)` stops at the first argument that is not empty, `$(and …)` at the first that is. */
function firstThat(stop: 'yes' | 'no'): MakeFunction {
  return {
    run(args, call) {
      let value: Value = [];
      for (const arg of args) {
        value = call.expand({ ...arg, text: arg.text.trim() });
        const truth = nonEmpty(value);
        if (truth === 'maybe') return unknown(reasons(value)[0] ?? 'a condition that cannot be decided', call.span);
        if (truth === stop) return stop === 'yes' ? value : [];
      }
      return stop === 'yes' ? [] : value;
    },
  };
}

function forEach([name, list, body]: readonly Argument[], call: FunctionCall): Value {
  if (!name || !list || !body) return [];
  const variable = plain(call.expand(name)).trim();
  const { budget, variables } = call.context;
  const values = words(call.expand(list)).map((word) =>
    budget.isExhausted ? [] : variables.withLocals([[variable, word]], () => call.expand(body)),
  );
  return joined(values);
}

function callFunction(args: readonly Argument[], call: FunctionCall): Value {
  const [name, ...parameters] = args.map((arg) => call.expand(arg));
  const text = known(name ?? [])?.trim();
  const body = text === undefined ? undefined : call.context.variables.get(text);
  if (text === undefined) return unknown('$(call …) of an unknown name', call.span);
  if (body === undefined) return [];
  const locals = parameters.map((value, index) => [String(index + 1), value] as const);
  return call.context.variables.withLocals([['0', literal(text)], ...locals], () => call.expandValue(body.value));
}

/**
 * Evaluates makefile text. Unknown or possible parts become variables that the text refers to, and so stay unknown or
 * possible.
 */
function evaluate([arg]: readonly Argument[], call: FunctionCall): Value {
  const { variables } = call.context;
  let text = '';
  for (const part of arg ? call.expand(arg) : []) {
    if (part.unknown === undefined && !part.possible) {
      text += part.text;
      continue;
    }
    const name = `eval-${variables.size}`;
    variables.set(name, { flavor: 'simple', value: [part], origin: 'automatic' });
    text += `\${${name}}`;
  }
  call.context.evaluate(text, call.span);
  return [];
}

/** Makes a function that takes the name of a variable. */
function about(run: (name: string, call: FunctionCall) => Value): MakeFunction {
  return {
    most: 1,
    run([arg], call) {
      const name = arg && known(call.expand(arg));
      return name === undefined ? unknown('a variable whose name cannot be known', call.span) : run(name.trim(), call);
    },
  };
}

/** By name. */
export const controlFunctions: Record<string, MakeFunction> = {
  if: { most: 3, run: condition },
  or: firstThat('yes'),
  and: firstThat('no'),
  foreach: { most: 3, run: forEach },
  call: { run: callFunction },
  eval: { most: 1, run: evaluate },
  value: about((name, call) => call.context.variables.get(name)?.value ?? []),
  origin: about((name, call) => literal(call.context.variables.get(name)?.origin ?? 'undefined')),
  flavor: about((name, call) => literal(call.context.variables.get(name)?.flavor ?? 'undefined')),
  info: nothing,
  warning: nothing,
  // It stops make when it is reached; the question here is what the driver builds when it is not.
  error: nothing,
  shell: {
    most: 1,
    run([arg], call) {
      const command = arg ? call.expand(arg) : [];
      const text = known(command);
      const output = text === undefined ? undefined : runShell(text, call.context);
      if (output !== undefined) return literal(output, call.span);
      const either = eitherFlags(command, call.context);
      if (either) return either.map((part) => ({ ...part, span: call.span }));
      const shown = (arg?.text ?? '').trim().replace(/\s+/g, ' ');
      return unknown(`$(shell ${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown})`, call.span);
    },
  },
};
