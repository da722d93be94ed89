/** What the compiler makes of a source: the facts of one object. */
import type { DeviceDriver, DeviceTable } from './devices';
import type { BareOrQuoted } from './kernel';
import type { Certainty, Problem, Span } from './source';
import type { TypedName } from './types';

/**
 * What of a text is not there: `headers`, which hold no licence, import or export as a rule; headers that are elsewhere
 * in the tree, so that it is the `includePath` that is not known; or `objects`, which hold anything.
 */
export type Lack = 'headers' | 'includePath' | 'objects';

/** What one object file would hold, and where its source says so. */
export interface ObjectFacts {
  source: string;
  /** The driver's files that were read for it, the source first. */
  files: readonly string[];
  definitions: readonly Definition[];
  typedNames: readonly TypedName[];
  /**
   * Names that a macro of the kernel's may define: the arguments of `DEFINE_MUTEX(x)` and of any other macro at file
   * scope.
   */
  mayDefine: readonly string[];
  /** Names that the object leaves undefined: one reference a symbol, the first certain one, else the first. */
  references: readonly Reference[];
  exports: readonly ExportFact[];
  tags: readonly ModuleTag[];
  namespaceForms: readonly NamespaceForm[];
  deviceTables: readonly DeviceTable[];
  deviceDrivers: readonly DeviceDriver[];
  /** What the source says of its licence. */
  spdx?: SpdxTag;
  sectionUses: readonly SectionUse[];
  /** Calls of functions that nothing declares before: each function once, at its first call. */
  undeclared: readonly UndeclaredCall[];
  /** Other names that nothing declares: each once, where it is used first. */
  undeclaredIdentifiers: readonly UndeclaredIdentifier[];
  /** Types that nothing declares: each once, where it is named first. */
  unknownTypes: readonly UnknownType[];
  typeFaults: readonly TypeFault[];
  /** What the file declares and a header of the kernel's otherwise, or as well: each name once. */
  conflicts: readonly ConflictingDeclaration[];
  /** What of its text is not there. */
  incomplete: readonly Gap[];
  /** Names and strings in what conditions leave out behind an include that is not there, which may decide them. */
  leftOut: readonly string[];
  /** Flags in an ignored variable without which the compiler sees something else: `-Iinc`, `-DDEPTH`. */
  neededFlags: readonly string[];
  stops: readonly CompilerStop[];
  problems: readonly Problem[];
}

/** Why not all of a module's text is there. */
export type Gap =
  /** A header that is not there; `includedBy` is the file that includes it, undefined where -include gives it. */
  | { kind: 'header'; header: string; includedBy?: string; lacks: Lack }
  /** Flags of the compiler's that cannot be known: they may define macros, and lead to other headers. */
  | { kind: 'flags'; reason: string }
  /** An object without a text, or what make or the compiler cannot be followed in. */
  | { kind: 'other'; reason: string };

export interface Definition {
  symbol: string;
  kind: 'function' | 'variable';
  /** `externInline` (gnu_inline) emits no code; `static` is local to its object. */
  storage: 'global' | 'static' | 'externInline';
  inline: boolean;
  weak: boolean;
  /** Of __init, __initdata, … and __exit and relatives. */
  section?: Section;
  certainty: Certainty;
  /** Its name. */
  span: Span;
}

export type Origin = 'text' | 'macro' | 'inline' | 'asm' | 'compiler';

export interface Reference {
  symbol: string;
  weak: boolean;
  certainty: Certainty;
  origin: Origin;
  /**
   * The macros and inline functions that lead from the span to the symbol, outermost first:
   * `class_create() (linux/device.h:12)`.
   */
  via: readonly string[];
  /** Why it is only possible. */
  reason?: string;
  /** The compiler or a macro of the kernel's may well leave it out: it need not be exported. */
  elidable?: boolean;
  /** Where the driver's own text says it. */
  span: Span;
  /** Its declaration, where that is in the driver's text. */
  declaration?: Span;
  /** The kernel's header that declares it as defined elsewhere: `linux/kallsyms.h`. */
  declaredBy?: string;
}

/** What is freed when the module is loaded, or left out of a kernel that cannot unload modules. */
export type Section = 'init' | 'exit';

/** What one definition of an object refers to by name that may be in a section that is freed before it is used. */
export interface SectionUse {
  symbol: string;
  /** Of the symbol; undefined where another object defines it. */
  to?: Section;
  from: { symbol: string; kind: Definition['kind']; section?: Section };
  certainty: Certainty;
  reason?: string;
  span: Span;
}

/**
 * What the compiler fails for, whatever the types are: `#error`, an `#include` of what the kernel should have, the use
 * of `__DATE__` and its kind, and a NUL in what the kernel's macros assert to have none.
 */
export interface CompilerStop {
  kind: 'errorDirective' | 'missingHeader' | 'buildDate' | 'embeddedNul';
  /** What follows `#error`, the header as `#include` names it, or the macro. */
  text: string;
  certainty: Certainty;
  /** The macros that lead from the span to the one that is meant, as in a Reference. */
  via?: readonly string[];
  span: Span;
}

/** A call of a function that nothing declares: the compiler does not accept it. */
export interface UndeclaredCall {
  function: string;
  certainty: Certainty;
  /** The macros that lead from the span to the call, as in a Reference. */
  via: readonly string[];
  /** A header of the kernel's that declares it, and that the source does not include. */
  header?: string;
  span: Span;
}

/** A name that is used as a value and that nothing declares. */
export interface UndeclaredIdentifier {
  name: string;
  certainty: Certainty;
  /** The macros that lead from the span to the name, as in a Reference. */
  via: readonly string[];
  /** A header of the kernel's that has it, and that the source does not include. */
  header?: string;
  span: Span;
}

/** A type that nothing declares, or whose members nothing lists where they are needed. */
export interface UnknownType {
  /** `struct x` of what is incomplete, else the name of a typedef. */
  type: string;
  certainty: Certainty;
  /** The macros that lead from the span to the type, as in a Reference. */
  via: readonly string[];
  /** A header of the kernel's that has it, and that the source does not include. */
  header?: string;
  span: Span;
}

/** What a file declares that a header of the kernel's which it includes declares otherwise, or defines as well. */
export interface ConflictingDeclaration {
  /** `struct x`, `union x` or `enum x` of a tag. */
  name: string;
  /**
   * As gcc tells apart: another definition, another type, `static` behind a declaration without it, another enumerator
   * of the name, or something else altogether.
   */
  kind: 'redefinition' | 'types' | 'static' | 'enumerator' | 'symbolKind';
  /** The kernel's header, as `#include` names it. */
  header: string;
  /** The types, where they are what differs, as C spells them. */
  types?: { own: string; kernel: string };
  certainty: Certainty;
  /** The name. */
  span: Span;
}

/** Where a value goes that is not accepted there. */
export type Destination =
  /** Of a call, the parameter counted from 1. */
  | { kind: 'argument'; function: string; index: number }
  /** A structure's, as it is initialised: `struct file_operations`. */
  | { kind: 'member'; structure: string; member: string }
  | { kind: 'assignment' }
  | { kind: 'return' }
  /** An operator's, `==`, or that of a condition, by its word: `if`. */
  | { kind: 'operand'; operator: string };

/**
 * Why a value cannot be assigned (C11 6.5.16.1), as gcc tells apart: a pointer to another type
 * (-Wincompatible-pointer-types), an integer of a pointer or the other way round (-Wint-conversion), other types, or
 * no value at all.
 */
export type Refusal = 'pointer' | 'integer' | 'type' | 'void';

/** What the compiler does not accept for the types of what is named. Types are as C spells them. */
export type TypeFault = { certainty: Certainty; via: readonly string[]; span: Span } & (
  | { kind: 'missingMember'; structure: string; member: string }
  /** `wanted` parameters, or so many at least. */
  | { kind: 'argumentCount'; function: string; given: number; wanted: number; isVariadic: boolean; isMacro?: true }
  | {
      kind: 'incompatible';
      to: Destination;
      /** The name that the value is, if it is no more. */
      value?: string;
      wanted: string;
      given: string;
      refusal: Refusal;
      /** What the one has that the other has not: `it returns int, void is wanted`. */
      difference?: string;
    }
  | { kind: 'readOnly'; name: string }
);

export interface ExportFact {
  symbol: string;
  gplOnly: boolean;
  namespace?: string;
  /** No header that is included brings <linux/export.h>: there is no such macro. */
  lacksHeader?: boolean;
  certainty: Certainty;
  /** The symbol's name in the export, or the macro invocation that makes the export. */
  span: Span;
}

/** An SPDX-License-Identifier line. */
export interface SpdxTag {
  expression: string;
  /** The expression. */
  span: Span;
}

/** One MODULE_* entry of .modinfo: `license`, `import_ns`, `description`, … */
export interface ModuleTag {
  tag: string;
  /** undefined where it is not a string that can be known. */
  value?: string;
  /** A header of the kernel's makes it: the span is of the `#include` that brings the header along. */
  byHeader?: boolean;
  certainty: Certainty;
  span: Span;
}

/** A symbol namespace as a source spells it. */
export interface NamespaceForm {
  /** MODULE_IMPORT_NS, EXPORT_SYMBOL_NS, EXPORT_SYMBOL_NS_GPL or DEFAULT_SYMBOL_NAMESPACE. */
  macro: string;
  form: BareOrQuoted;
  /** Without the quotes. */
  namespace: string;
  /** The span is of the namespace itself: no macro stands for it. */
  isWritten: boolean;
  /** A default that is defined when <linux/export.h> is read already. */
  isLate?: boolean;
  certainty: Certainty;
  /** Of a default that a Kbuild file defines, the first export that goes by it. */
  span: Span;
}
