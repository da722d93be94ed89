/** The other half of a driver's Makefile: the one that a person or dkms calls, whose recipes call kbuild. */
import { posix } from 'path';
import type { Problem, Tree } from '../model';
import { apply, exportedBy, shellVariables } from './environment';
import { expandText } from './expansion';
import { externalModule, makeInvocations, MODULE_VARIABLES, type Invocation } from './makeCalls';
import { Makefile } from './makefile';
import { absolute, locate } from './paths';
import { stem } from './pattern';
import type { Rule } from './makeRule';
import { kbuildFile, type Driver, type Run } from './run';
import { UNKNOWN } from './shell/shellWords';
import { joined, literal, plain, type Value } from './value';

const DEEPEST = 8;
/** Makefiles read for one call: real drivers come to four, but recipes may call each other without end. */
const MOST_CALLS = 100;
/** Goals that build nothing. */
const OTHER_GOALS = /clean|install|help|mrproper|distdir|nsdeps|tags|_check$/;

/** The runs of kbuild that a call of make leads to, through several makefiles; without end, a problem. */
export function runsOf(invocation: Invocation, driver: Driver): { runs: Run[]; problems: Problem[] } {
  const calls = { left: MOST_CALLS };
  const runs = runsThrough(invocation, driver, calls, 0);
  if (calls.left > 0) return { runs, problems: [] };
  const place = locate(invocation.directory, '/', driver.kernel);
  const message = 'its recipes call make without end: some of the calls are not followed';
  return { runs, problems: [{ message, file: makefileOf(driver.tree, place.path) }] };
}

function runsThrough(invocation: Invocation, driver: Driver, calls: { left: number }, depth: number): Run[] {
  if (invocation.goals.some((goal) => OTHER_GOALS.test(goal))) return [];
  const top = externalModule(invocation, driver.kernel);
  if (top !== undefined) return [{ top, commandLine: invocation.commandLine, environment: invocation.environment }];
  const place = locate(invocation.directory, '/', driver.kernel);
  const file = place.where === 'tree' ? makefileOf(driver.tree, place.path) : undefined;
  if (file === undefined || depth >= DEEPEST || calls.left <= 0) return [];
  calls.left--;

  const makefile = readOuter(driver, absolute(place.path), file, invocation);
  const environment = exportedBy(makefile, invocation);
  const follow = (goals: readonly string[]): Run[] =>
    recipes(makefile, goals)
      .flatMap((recipe) =>
        makeInvocations(recipe, {
          directory: makefile.directory,
          kernel: driver.kernel,
          environment,
          commandLine: invocation.commandLine,
          variable: () => undefined,
        }),
      )
      .flatMap((next) => runsThrough(next, driver, calls, depth + 1));
  const runs = follow(invocation.goals.length > 0 ? invocation.goals : defaultGoal(makefile));
  if (runs.length > 0 || depth > 0) return runs;
  // A default goal that leads to no kbuild: then any other goal that builds.
  return follow(makefile.rules.flatMap((rule) => rule.targets.map(plain)).filter((goal) => !OTHER_GOALS.test(goal)));
}

/**
 * Whether a recipe of the makefile in a directory, whatever its goal, calls make in a place that cannot be known: by a
 * loop over the output of a command, by find.
 */
export function callsAnywhere(directory: string, driver: Driver): boolean {
  const file = makefileOf(driver.tree, directory);
  if (file === undefined) return false;
  const makefile = readOuter(driver, absolute(directory), file, {
    directory: absolute(directory),
    goals: [],
    commandLine: new Map(),
    environment: new Map(),
  });
  return makefile.rules.some((rule) => {
    const targets = rule.recipe.length > 0 ? rule.targets.map(plain) : [];
    return targets.some((target) => isOpen(recipeText(makefile, rule, target), makefile.directory, driver));
  });
}

/** Whether a piece of shell calls make in a place that cannot be known. */
export function isOpen(shell: string, directory: string, driver: Driver): boolean {
  if (/\b(?:find|xargs|parallel)\b.*\bmake\b/.test(shell)) return true;
  const { kernel } = driver;
  const place = { directory, kernel, commandLine: new Map(), environment: new Map(), variable: () => undefined };
  return makeInvocations(shell, place).some((invocation) => isUnknownPlace(invocation, driver));
}

/** The kernel's directory need not be known where the driver's is passed to it. */
export function isUnknownPlace(invocation: Invocation, { tree, kernel }: Driver): boolean {
  const given = MODULE_VARIABLES.map((name) => invocation.commandLine.get(name)).find((value) => value !== undefined);
  if (given !== undefined) return externalModule(invocation, kernel) === undefined && given.some(isUnknownPart);
  if (invocation.directory.includes(UNKNOWN)) return true;
  const place = locate(invocation.directory, '/', kernel);
  // The pattern of a rule, or what was never set.
  return place.where === 'tree' && makefileOf(tree, place.path) === undefined && kbuildFile(tree, place.path) === undefined;
}

const isUnknownPart = ({ unknown }: Value[number]): boolean => unknown !== undefined;

/** The makefile that make reads in a directory. */
export function makefileOf(tree: Tree, directory: string): string | undefined {
  const names = tree.list(directory);
  const name = ['GNUmakefile', 'makefile', 'Makefile'].find((candidate) => names.includes(candidate));
  return name === undefined ? undefined : posix.join(directory, name);
}

function readOuter(driver: Driver, directory: string, file: string, invocation: Invocation): Makefile {
  const makefile = new Makefile(driver, directory, shellVariables(driver.kernel, directory));
  apply(invocation, makefile.scope, directory);
  makefile.scope.set('MAKECMDGOALS', {
    flavor: 'simple',
    value: literal(invocation.goals.join(' ')),
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

/** The recipes that make would run for the goals, expanded, in the order of their rules' first use. */
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

function recipeText(makefile: Makefile, rule: Rule, target: string): string {
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
  return makefile.scope.withLocals(locals, () =>
    rule.recipe.map(({ text, span }) => shellText(expandText(text, span, makefile))).join('\n'),
  );
}

/** Text for the shell, in which what is unknown has its mark. */
function shellText(value: Value): string {
  return value.map((part) => (part.unknown === undefined ? part.text : UNKNOWN)).join('');
}

/** Whether a makefile may lead to kbuild at all: reading one that does not is in vain. */
export function callsKbuild(text: string): boolean {
  return /\b(M|SUBDIRS|KBUILD_EXTMOD)\s*[:?]?=|-C\b/.test(text);
}
