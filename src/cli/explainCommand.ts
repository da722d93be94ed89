/** `kmodlint explain`. */
import colors from 'picocolors';
import { analyse } from '../lint';
import type { Kernel, KernelModules } from '../model';
import { nearMisses } from '../util/nearMisses';
import { placer } from '../findings/place';
import { InputError } from '../read/inputError';
import { loadKernels } from '../read/readKernel';
import { readRulePage } from '../read/package';
import type { Scope } from '../read/scope';
import { rulePageText } from '../report/rulePage';
import { symbolText } from '../report/symbol';
import { symbolFacts, type SymbolFacts } from '../findings/symbolFacts';
import { rules } from '../../rules';
import type { ExplainOptions } from './command';
import { allProblems, fileName, noModule, readScope } from './input';
import { READING_HEADERS, readingSources, withProgress } from './showProgress';
import { print, sayProblems, wantsColor } from './terminal';

/** Used if no kernel is named: comparing kernels shows since when a symbol exists. */
const DEFAULT_KERNELS = ['all'];

/** Prints the page of a rule, or what is known about a symbol. */
export async function explainCommand({ name, paths, kernels: words }: ExplainOptions, cwd: string): Promise<number> {
  const paint = colors.createColors(wantsColor(undefined));
  if (rules.some(({ id }) => id === name)) {
    refuseFurther(name, paths, words);
    print(rulePageText(readRulePage(name), paint));
    return 0;
  }
  const scope = paths.length > 0 ? readScope(paths, cwd) : undefined;
  const names = words.length > 0 ? words : DEFAULT_KERNELS;
  const loaded = await withProgress(READING_HEADERS, (progress) => loadKernels(names, cwd, progress));
  sayProblems(loaded.flatMap(({ problems }) => problems), String);
  const kernels = loaded.map(({ kernel }) => kernel);
  const trees = scope && (await treesOf(scope, kernels, paths, cwd));
  const facts = symbolFacts(name, kernels, trees && { trees, place: placer(scope.tree) });
  if (!isKnown(facts)) throw unknown(name, kernels, trees ?? []);
  print(symbolText(facts, scope ? fileName({ scope }, cwd) : String, paint));
  return 0;
}

/** Refuses drivers and kernels for a rule, which is the same for all of them. */
function refuseFurther(rule: string, paths: readonly string[], kernels: readonly string[]): void {
  const further = [...paths.map((path) => `'${path}'`), ...kernels.map((kernel) => `--kernel ${kernel}`)];
  if (further.length === 0) return;
  throw new InputError(
    `'${rule}' is a rule, and is explained by itself, without ${further.join(' and ')}: explain one at a time`,
  );
}

/** The modules in question, on each kernel. */
async function treesOf(scope: Scope, kernels: Kernel[], paths: string[], cwd: string): Promise<KernelModules[]> {
  const { tree, files, isReported } = scope;
  const settings = { kernels };
  const linked = await withProgress(readingSources(kernels.length), (progress) =>
    analyse({ tree, files, kernels, extraExports: new Map(), isReported, settingsOf: () => settings, progress }),
  );
  sayProblems(allProblems({ scope, problems: scope.problems }, linked.problems), fileName({ scope }, cwd));
  if (linked.trees.length === 0) throw noModule({ paths }, linked.problems);
  return linked.trees.map(({ kernel, asked }) => ({ kernel, modules: asked }));
}

function isKnown({ kernels, exports, uses }: SymbolFacts): boolean {
  return exports.length > 0 || uses.length > 0 || kernels.some((kernel) => kernel.export);
}

function unknown(name: string, kernels: readonly Kernel[], trees: readonly KernelModules[]): InputError {
  const known = [
    ...rules.map(({ id }) => id),
    ...kernels.flatMap(({ exports }) => [...exports.keys()]),
    ...trees.flatMap(({ modules }) => modules.flatMap((module) => module.exports.map(({ symbol }) => symbol))),
  ];
  const near = nearMisses(name, known).map((each) => `'${each}'`);
  const meant = near.length > 0 ? `: did you mean ${near.join(', ')}?` : '';
  const where = kernels.map((kernel) => kernel.name).join(', ');
  return new InputError(`'${name}' is neither a rule nor a symbol exported on ${where}${meant}`);
}
