'use strict';
const { readTable } = require('./tables');
const { NOBODY } = require('./uses');

const loaderName = (path) => path.slice(path.lastIndexOf('/') + 1).replaceAll('-', '_');
const pathOf = ({ dir, module }) => (dir === '.' ? module : `${dir}/${module}`);

/**
 * What the modules of the tables need: those that export what they link against.
 * @returns {Map<string, Map<string, Set<string>>>} Of kernel and package, by the path of a module, names as the loader
 * takes them.
 */
function tableNeeds(directory) {
  const needs = new Map();
  const paths = new Map();
  for (const row of readTable('modules', directory)) {
    const key = `${row.kernel}\t${row.package}`;
    if (!needs.has(key)) needs.set(key, new Map());
    needs.get(key).set(pathOf(row), new Set());
    paths.set(`${key}\t${row.module}`, pathOf(row));
  }
  for (const { kernel, package: name, module, provider } of readTable('undefined', directory)) {
    const key = `${kernel}\t${name}`;
    const isModule = provider !== 'vmlinux' && provider !== NOBODY && provider !== 'package-unbuilt' && provider !== '';
    if (isModule) needs.get(key).get(paths.get(`${key}\t${module}`)).add(loaderName(provider));
  }
  return needs;
}

/** All that is needed in the end, by the names of modules: what is not among `direct` is known to need nothing. */
function closure(direct) {
  const all = (name, seen) => {
    for (const next of direct.get(name) ?? []) {
      if (!seen.has(next)) all(next, seen.add(next));
    }
    return seen;
  };
  return new Map([...direct.keys()].map((name) => [name, all(name, new Set())]));
}

/**
 * Compares the partial order of real modules with that of `kmodlint graph --format json`: what must be loaded before
 * what, in the end. Modules that are not among the real ones are left aside.
 * @param {Map<string, Set<string>>} real As tableNeeds() has it, direct or in the end; siblings alone where `ownAlone`.
 * @returns {{differences: string[], edges: number}}
 */
function compareOrder(real, graph, ownAlone = false) {
  const differences = [];
  const byPath = new Map(graph.modules.map((module) => [module.path, module]));
  const names = new Map([...real.keys()].map((path) => [path, loaderName(path)]));
  const wanted = ({ kind, path }) => (kind === 'own' ? real.has(path) : !ownAlone);
  const said = new Map();
  for (const [path, name] of names) {
    if (!byPath.has(path)) differences.push(`${path}: no such module was said`);
    const needs = byPath.get(path)?.needs ?? [];
    said.set(name, new Set(needs.filter(wanted).map((need) => loaderName(need.path))));
  }
  const saidInTheEnd = closure(said);
  const realInTheEnd = closure(new Map([...real].map(([path, needs]) => [names.get(path), needs])));
  let edges = 0;
  for (const [name, needs] of realInTheEnd) {
    edges += needs.size;
    for (const need of needs) if (!saidInTheEnd.get(name).has(need)) differences.push(`${name}: needs ${need}`);
    for (const need of saidInTheEnd.get(name)) if (!needs.has(need)) differences.push(`${name}: does not need ${need}`);
  }
  const place = new Map(graph.insmod.map((path, index) => [loaderName(path), index]));
  const before = new Set(graph.before.map(({ path }) => loaderName(path)));
  for (const [name, needs] of realInTheEnd) {
    for (const need of needs) {
      const isBefore = place.has(need) ? place.get(need) < place.get(name) : before.has(need);
      if (!isBefore) differences.push(`${name}: is loaded before ${need}`);
    }
  }
  return { differences, edges };
}

module.exports = { compareOrder, loaderName, tableNeeds };
