/** Makefiles that a configure script has yet to create: `Makefile.in` without a Makefile beside it. */
import { posix } from 'path';
import type { BuildModule, Problem, Tree } from '../model';

const TEMPLATE = /^(?:GNUmakefile|[Mm]akefile|Kbuild)[^/]*\.in$/;
const NAMES_OBJECTS = /\bobj-(?:[my]\b|[$@])/;
/** A composite module: none of its sources is a module by itself. */
const COMPOSITE = /^[ \t]*(?!(?:obj|subdir|ccflags|asflags|ldflags)-)[^\s#:=]+-(?:objs|[ym])[ \t]*[:+?]?=/m;

interface Template {
  file: string;
  directory: string;
  /** The objects that are modules by themselves; empty if the template has a composite module. */
  singles: ReadonlySet<string>;
}

/** The templates that list objects of modules and whose makefile does not exist. */
export function unconfigured(tree: Tree, files: readonly string[]): Template[] {
  return files.flatMap((file) => {
    const [name, directory] = [posix.basename(file), posix.dirname(file)];
    if (!TEMPLATE.test(name) || tree.list(directory).includes(name.slice(0, -'.in'.length))) return [];
    const text = tree.text(file) ?? '';
    const singles = COMPOSITE.test(text) ? [] : (text.match(/[\w-]+\.o\b/g) ?? []);
    return NAMES_OBJECTS.test(text) ? [{ file, directory, singles: new Set(singles) }] : [];
  });
}

/** The sources that may be modules by themselves: beside and below a template, only those that it lists. */
export function singleSources(templates: readonly Template[], files: readonly string[]): string[] {
  return files.filter((file) =>
    templates.every(
      ({ directory, singles }) =>
        (directory !== '.' && !file.startsWith(`${directory}/`)) || singles.has(`${posix.parse(file).name}.o`),
    ),
  );
}

/** Warns of the templates in whose directories no module is read. */
export function unconfiguredProblems(templates: readonly Template[], modules: readonly BuildModule[]): Problem[] {
  const read = new Set(modules.map(({ directory }) => directory));
  return templates
    .filter(({ directory }) => !read.has(directory))
    .map(({ file }) => ({ file, message: 'run configure first: its modules are not read', hidesModules: true as const }));
}
