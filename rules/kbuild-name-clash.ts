import {
  isSince,
  longestModuleName,
  type BuildModule,
  type Kernel,
  type LinkedModule,
  type LinkedTree,
  type Span,
} from '../src/model';
import { moduleRule } from '../src/rule';
import { loadedName } from './lib/neededModules';

interface Clash extends Pick<BuildModule, 'span'> {
  message: string;
  help: string;
  severity?: 'warning';
  related?: { span: Span; message: string }[];
}

/** What make, modpost and scripts/modules-check.sh say of the names in Kbuild files. */
export const kbuildNameClash = moduleRule(
  {
    id: 'kbuild-name-clash',
    summary: 'A name in a Kbuild file leads nowhere, to itself, or to two modules, or is too long.',
    severity: 'error',
  },
  function* (module, tree) {
    // Alternatives under a condition may well share a name.
    if (module.certainty === 'possible') return;
    yield* objectClashes(module.build);
    yield* tooLong(module.build, tree.kernel);
    yield* sameName(module, tree);
  },
);

/** `Circular foo.o <- foo.o dependency dropped.`, `No rule to make target 'part.o', needed by 'foo.o'.`: make. */
function* objectClashes({ name, objects, isComposite }: BuildModule): Iterable<Clash> {
  for (const object of objects.filter(({ certainty }) => certainty === 'certain')) {
    if (isComposite && object.name === `${name}.o`) {
      yield {
        message: `composite object '${object.name}' lists itself: circular dependency dropped`,
        help: 'rename the source and the object in the list, or the module: they cannot have one name',
        span: object.span,
      };
    } else if (object.isAbsent) {
      const source = object.name.replace(/\.o$/, '.c');
      yield {
        message: `no rule to make target '${object.name}', needed by module '${name}': there is no ${source}`,
        help: 'add the source, correct the name, or take it out of the list',
        span: object.span,
      };
    }
  }
}

/** `module name is too long [m.ko]`: check_modname_len() in scripts/mod/modpost.c of 6.12. */
function* tooLong({ name, span }: BuildModule, kernel: Kernel): Iterable<Clash> {
  const most = longestModuleName(kernel);
  if (name.length <= most) return;
  yield {
    message: `module name is too long [${name}.ko]`,
    help: `the name may have ${most} characters, it has ${name.length}`,
    span,
  };
}

/**
 * `the following would cause module name conflict`: scripts/modules-check.sh, which 6.1 runs for external modules. The
 * loader treats `-` and `_` as the same.
 */
function* sameName({ name, directory, run, build }: LinkedModule, tree: LinkedTree): Iterable<Clash> {
  const other = firstNamed(name, tree);
  // Those of different runs may be alternatives.
  if (!other || (other.name === name && other.directory === directory) || other.run !== run) return;
  const isSame = other.name === name;
  const path = (module: Pick<LinkedModule, 'name' | 'directory'>): string =>
    module.directory === '.' ? `${module.name}.ko` : `${module.directory}/${module.name}.ko`;
  yield {
    ...((!isSame || !isSince(tree.kernel, 6, 1)) && { severity: 'warning' }),
    message: isSame
      ? `${path(other)} and ${path({ name, directory })} cause a module name conflict`
      : `the loader treats modules '${other.name}' and '${name}' as the same: '-' is '_' in their names`,
    help: 'rename one of them',
    span: build.span,
    related: [{ span: other.build.span, message: `module '${other.name}' is listed here` }],
  };
}

/** The modules of a tree by the loader's name, so that each of them need not look through all others. */
const byName = new WeakMap<LinkedTree, Map<string, LinkedModule>>();

/** The first module of the tree, of those that are definitely built, that the loader knows by this name. */
function firstNamed(name: string, tree: LinkedTree): LinkedModule | undefined {
  let first = byName.get(tree);
  if (!first) {
    const certain = tree.modules.filter(({ certainty }) => certainty === 'certain');
    first = new Map(certain.toReversed().map((module) => [loadedName(module.name), module]));
    byName.set(tree, first);
  }
  return first.get(loadedName(name));
}
