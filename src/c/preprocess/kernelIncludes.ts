import { DEFAULT_NAMESPACE, type Kernel, type ModuleTag } from '../../model';
import type { Directive } from '../lex/directive';
import type { LexedFile } from '../lex/lexedFile';
import { certaintyOf } from '../lex/token';
import type { HeaderMacros } from './headerMacros';
import type { Macros } from './macroTable';

/** What a unit exports and imports by the headers of the kernel's that it includes, and by when it does. */
export interface KernelIncludeFacts {
  /** Whether DEFAULT_SYMBOL_NAMESPACE was defined when <linux/export.h> came in; later is too late. */
  defaultNamespace: boolean;
  /** No header that is included brings <linux/export.h> along. */
  lacksExportHeader: boolean;
  /** Whether CREATE_TRACE_POINTS was defined when a header came in: trace/define_trace.h defines tracepoints then. */
  createsTracepoints: boolean;
  /** What the kernel's headers import for the units that include them, at the `#include`. */
  imports: ModuleTag[];
}

/** Includes headers of the kernel's for one unit, and notes what follows from that. */
export class KernelIncludes {
  readonly facts: KernelIncludeFacts = {
    defaultNamespace: false,
    lacksExportHeader: false,
    createsTracepoints: false,
    imports: [],
  };
  private isAnyIncluded = false;
  /** Headers whose imports are noted. */
  private readonly imported = new Set<string>();

  constructor(
    private readonly kernel: Kernel,
    private readonly headers: HeaderMacros | undefined,
    private readonly macros: Macros,
  ) {}

  /** Includes a header that the command line names. */
  includeByFlag(name: string, at: number): void {
    this.noteDefaultNamespace();
    this.headers?.include(name, at);
  }

  /**
   * Includes a header that a directive names, at a point of the macro table.
   * @returns its text, where it is re-read wherever it is included
   */
  include(name: string, at: number, possible: string | undefined): LexedFile | undefined {
    this.noteDefaultNamespace();
    this.isAnyIncluded = true;
    return this.headers?.include(name, at, possible);
  }

  /** Notes what an included header defines and imports, once its text is read if it is re-read. */
  included(name: string, directive: Directive, possible: string | undefined): void {
    const { facts, kernel, headers } = this;
    facts.createsTracepoints ||= this.macros.isDefined('CREATE_TRACE_POINTS') !== false;
    for (const [header, namespaces] of kernel.headerImports) {
      const isNew = !this.imported.has(header) && headers?.includesName(header);
      if (header !== name && !isNew) continue;
      this.imported.add(header);
      facts.imports.push(...importTags(namespaces, directive, possible));
    }
  }

  /** Says that the unit ends. */
  end(): void {
    this.noteDefaultNamespace();
  }

  /** Until <linux/export.h> is included, which uses the macro; where that is not known, until any header is. */
  private noteDefaultNamespace(): void {
    const isThere = this.headers?.includesName('linux/export.h');
    this.facts.lacksExportHeader = isThere === false;
    if (isThere ?? this.isAnyIncluded) return;
    this.facts.defaultNamespace = this.macros.isDefined(DEFAULT_NAMESPACE) === true;
  }
}

/** What the headers that a directive brings along import. */
function importTags(
  namespaces: readonly string[],
  { file, start, end }: Directive,
  possible: string | undefined,
): ModuleTag[] {
  const certainty = certaintyOf({ possible });
  return namespaces.map((value) => ({ tag: 'import_ns', value, byHeader: true, certainty, span: { file, start, end } }));
}
