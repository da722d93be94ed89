/** `kmodlint kernel diff`. */
import type { ExportUse } from '../diagnostic';
import { exportUses } from '../findings/exportUses';
import { diffExports } from '../kernel/diffExports';
import { analyse } from '../lint';
import type { Kernel } from '../model';
import { placer } from '../findings/place';
import { loadKernel } from '../read/readKernel';
import type { Scope } from '../read/scope';
import { kernelDiffJson, kernelDiffSummary, kernelDiffText, type KernelDiff } from '../report/kernelDiff';
import type { DiffOptions } from './command';
import { allProblems, fileName, jsonStyle, noModule, readScope } from './input';
import { READING_HEADERS, readingSources, withProgress } from './showProgress';
import { print, say, sayProblems } from './terminal';

/** Prints the changes of exports from one kernel to another: of all exports, or of those that drivers use. */
export async function diffCommand({ from, to, paths, format }: DiffOptions, cwd: string): Promise<number> {
  const scope = paths.length > 0 ? readScope(paths, cwd) : undefined;
  const loaded = await withProgress(READING_HEADERS, (progress) =>
    [from, to].map((name) => loadKernel(name, cwd, progress)),
  );
  const kernels = loaded.map(({ kernel }) => kernel) as [Kernel, Kernel];
  sayProblems(loaded.flatMap(({ problems }) => problems), String);
  const changes = diffExports(...kernels);
  const uses = scope && (await usesIn(scope, kernels, paths, cwd));
  const used = uses && changes.filter(({ symbol }) => uses.has(symbol));
  const diff: KernelDiff = {
    from: kernels[0].name,
    to: kernels[1].name,
    changes: used?.map((change) => ({ ...change, uses: uses?.get(change.symbol) })) ?? changes,
  };
  const text = format === 'json'
    ? kernelDiffJson(diff, jsonStyle(scope, cwd))
    : kernelDiffText(diff, scope ? fileName({ scope }, cwd) : String);
  print(text);
  say(kernelDiffSummary(diff));
  return 0;
}

/** The exports that the modules in question use on either kernel. */
async function usesIn(
  scope: Scope,
  kernels: readonly Kernel[],
  paths: string[],
  cwd: string,
): Promise<Map<string, ExportUse[]>> {
  const { tree, files, isReported } = scope;
  const settings = { kernels };
  const linked = await withProgress(readingSources(kernels.length), (progress) =>
    analyse({ tree, files, kernels, extraExports: new Map(), isReported, settingsOf: () => settings, progress }),
  );
  sayProblems(allProblems({ scope, problems: scope.problems }, linked.problems), fileName({ scope }, cwd));
  if (linked.trees.length === 0) throw noModule({ paths }, linked.problems);
  return exportUses(linked.trees.map(({ kernel, asked }) => ({ kernel, modules: asked })), placer(tree));
}
