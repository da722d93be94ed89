/** The wrapper half of a driver's Makefile, which a person or dkms calls and whose recipes call kbuild. */
import { posix } from 'path';
import type { Problem, Tree } from '../model';
import { apply, exportedBy } from './environment';
import { expandText } from './expansion';
import { shellVariables } from './initialVariables';
import { kbuildFile } from './kbuildFile';
import { externalModule, makeCalls, MODULE_VARIABLES, type MakeCall } from './makeCalls';
import { Makefile } from './makefile';
import { absolute, locate } from './paths';
import { stem } from './pattern';
import type { MakeRule } from './makeRule';
import type { Driver, KbuildRun } from './run';
import { UNKNOWN_TEXT } from './shell/shellWords';
import { joined, literal, plain, type Value } from './value';

const DEEPEST = 8;
/**
 * Limit on the makefiles read for one call: real drivers need up to four, but recipes may call each other endlessly.
 */
const MOST_CALLS = 100;
/** Goals that build nothing. */
const OTHER_GOALS = /clean|install|help|mrproper|distdir|nsdeps|tags|_check$/;

/** The runs of kbuild that a call of make leads to, through several makefiles. Endless calls are a problem. */
export function runsOf(call: MakeCall, driver: Driver): { runs: KbuildRun[]; problems: Problem[] } {
  const budget = { left: MOST_CALLS };
  const runs = runsThrough(call, driver, budget, 0);
  if (budget.left > 0) return { runs, problems: [] };
  const place = locate(call.directory, '/', driver.kernel);
  const message = 'its recipes call make without end: some of the calls are not followed';
  return { runs, problems: [{ message, file: makefileOf(driver.tree, place.path) }] };
}

function runsThrough(call: MakeCall, driver: Driver, budget: { left: number }, depth: number): KbuildRun[] {
  if (call.goals.some((goal) => OTHER_GOALS.test(goal))) return [];
  const top = externalModule(call, driver.kernel);
  if (top !== undefined) return [{ top, commandLine: call.commandLine, environment: call.environment }];
  const place = locate(call.directory, '/', driver.kernel);
  const file = place.where === 'tree' ? makefileOf(driver.tree, place.path) : undefined;
  if (file === undefined || depth >= DEEPEST || budget.left <= 0) return [];
  budget.left--;

  const makefile = readWrapper(driver, absolute(place.path), file, call);
  const environment = exportedBy(makefile, call);
  const follow = (goals: readonly string[]): KbuildRun[] =>
    recipes(makefile, goals)
      .flatMap((recipe) =>
        makeCalls(recipe, {
          directory: makefile.directory,
          kernel: driver.kernel,
          environment,
          commandLine: call.commandLine,
          variable: () => undefined,
        }),
      )
      .flatMap((next) => runsThrough(next, driver, budget, depth + 1));
  const runs = follow(call.goals.length > 0 ? call.goals : defaultGoal(makefile));
  if (runs.length > 0 || depth > 0) return runs;
  // If the default goal does not lead to kbuild, any other goal that builds counts.
  return follow(makefile.rules.flatMap((rule) => rule.targets.map(plain)).filter((goal) => !OTHER_GOALS.test(goal)));
}

/**
 * Whether any recipe of the makefile in a directory calls make in a directory that cannot be known: by find, or by a
 * loop over the output of a command.
 */
export function recipesCallMakeAnywhere(directory: string, driver: Driver): boolean {
  const file = makefileOf(driver.tree, directory);
  if (file === undefined) return false;
  const makefile = readWrapper(driver, absolute(directory), file, {
    directory: absolute(directory),
    goals: [],
    commandLine: new Map(),
    environment: new Map(),
  });
  return makefile.rules.some((rule) => {
    const targets = rule.recipe.length > 0 ? rule.targets.map(plain) : [];
    return targets.some((target) => callsMakeAnywhere(recipeText(makefile, rule, target), makefile.directory, driver));
  });
}

/** Whether a piece of shell calls make in a directory that cannot be known. */
export function callsMakeAnywhere(shell: string, directory: string, driver: Driver): boolean {
  if (/\b(?:find|xargs|parallel)\b.*\bmake\b/.test(shell)) return true;
  const { kernel } = driver;
  const place = { directory, kernel, commandLine: new Map(), environment: new Map(), variable: () => undefined };
  return makeCalls(shell, place).some((call) => isUnknownDirectory(call, driver));
}

/**
 * Whether the directory of a call cannot be known. Where the driver's directory is passed, the kernel's does not
 * matter.
 */
export function isUnknownDirectory(call: MakeCall, { tree, kernel }: Driver): boolean {
  const given = MODULE_VARIABLES.map((name) => call.commandLine.get(name)).find((value) => value !== undefined);
  if (given !== undefined) return externalModule(call, kernel) === undefined && given.some(isUnknownPart);
  if (call.directory.includes(UNKNOWN_TEXT)) return true;
  const place = locate(call.directory, '/', kernel);
  // The path contains the stem of a pattern rule, or a variable that was never set.
  return place.where === 'tree' && makefileOf(tree, place.path) === undefined && kbuildFile(tree, place.path) === undefined;
}

const isUnknownPart = ({ unknown }: Value[number]): boolean => unknown !== undefined;

/** The makefile that make reads in a directory. */
export function makefileOf(tree: Tree, directory: string): string | undefined {
  const names = tree.list(directory);
  const name = ['GNUmakefile', 'makefile', 'Makefile'].find((candidate) => names.includes(candidate));
  return name === undefined ? undefined : posix.join(directory, name);
}

function readWrapper(driver: Driver, directory: string, file: string, call: MakeCall): Makefile {
  const makefile = new Makefile(driver, directory, shellVariables(driver.kernel, directory));
  apply(call, makefile.variables, directory);
  makefile.variables.set('MAKECMDGOALS', {
    flavor: 'simple',
    value: literal(call.goals.join(' ')),
    origin: 'default',
  });
  makefile.readFile(file, posix.basename(file));
  return makefile;
}

function defaultGoal(makefile: Makefile): string[] {
  const rule = makefile.rules.find(({ targets }) => targets.some((target) => isGoal(plain(target))));
  const goal = rule?.targets.map(plain).find(isGoal);
  return goal === undefined ? [] : [goal];
}

function isGoal(target: string): boolean {
  return target !== '' && !target.includes('%') && (!target.startsWith('.') || target.includes('/'));
}

/** The recipes that make would run for the goals, expanded, in the order in which their rules are first used. */
function recipes(makefile: Makefile, goals: readonly string[]): string[] {
  const result: string[] = [];
  const seen = new Set<string>();
  const queue = [...goals];
  for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
    if (seen.has(target) || OTHER_GOALS.test(target)) continue;
    seen.add(target);
    const explicit = makefile.rules.filter((rule) => rule.targets.some((name) => plain(name) === target));
    const withRecipe = explicit.some((rule) => rule.recipe.length > 0);
    const implicit = withRecipe
      ? []
      : makefile.rules.filter((rule) => rule.targets.some((name) => matchesPattern(plain(name), target!)));
    for (const rule of [...explicit, ...implicit]) {
      queue.push(...rule.prerequisites.map(plain));
      if (rule.recipe.length > 0) result.push(recipeText(makefile, rule, target));
    }
  }
  return result;
}

function matchesPattern(pattern: string, target: string): boolean {
  return pattern.includes('%') && stem(pattern, target) !== undefined;
}

function recipeText(makefile: Makefile, rule: MakeRule, target: string): string {
  const all = joined(rule.prerequisites);
  const locals: [string, Value][] = [
    ['@', literal(target)],
    ['<', rule.prerequisites[0] ?? []],
    ['^', all],
    ['+', all],
    ['*', literal(target.replace(/\.[^./]*$/, ''))],
    ['@D', literal(posix.dirname(target))],
    ['@F', literal(posix.basename(target))],
  ];
  return makefile.variables.withLocals(locals, () =>
    rule.recipe.map(({ text, span }) => shellText(expandText(text, span, makefile))).join('\n'),
  );
}

/** The value as text for the shell, with unknown parts marked. */
function shellText(value: Value): string {
  return value.map((part) => (part.unknown === undefined ? part.text : UNKNOWN_TEXT)).join('');
}

/** Whether a makefile may lead to kbuild at all: reading one that cannot would be wasted time. */
export function callsKbuild(text: string): boolean {
  return /\b(M|SUBDIRS|KBUILD_EXTMOD)\s*[:?]?=|-C\b/.test(text);
}
