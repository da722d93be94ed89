import { absentName, type Directive } from '../lex/directive';
import type { LexedFile } from '../lex/lexedFile';
import { decide, type ConditionNames } from './condition';
import type { Macros } from './macroTable';

interface Frame {
  active: boolean;
  possible: string | undefined;
  /** A branch was certainly taken: no other one is. */
  done: boolean;
  /** An earlier branch could not be decided, and why. */
  undecided: string | undefined;
  /** X in an undecided `#ifndef X`. */
  absent: string | undefined;
  /** X in `#ifndef X`, decided or not. */
  unless: string | undefined;
  /** Where it starts in the macro table, and what its branches set, for behind it. */
  from: number;
  setAgain: (() => void)[];
}

/** The `#if` nesting of one file: whether what follows is compiled, and whether that is certain. */
export class ConditionalNesting {
  private readonly frames: Frame[] = [];

  constructor(
    private readonly file: LexedFile,
    private readonly names: ConditionNames,
    private readonly macros: Macros,
    /** Why the file itself may not be included. */
    private readonly outer: string | undefined,
  ) {}

  get active(): boolean {
    return this.frames.at(-1)?.active ?? true;
  }

  get possible(): string | undefined {
    const frame = this.frames.at(-1);
    return frame ? frame.possible : this.outer;
  }

  get absent(): string | undefined {
    return this.frames.at(-1)?.absent;
  }

  /** The name that what follows is only there without. */
  get unless(): string | undefined {
    return this.frames.at(-1)?.unless;
  }

  /** Follows a conditional directive, the `index`th part of the file; false for any other directive. */
  take(directive: Directive, index: number): boolean {
    const { name } = directive;
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') this.open(directive, index);
    else if (name === 'endif') for (const set of this.frames.pop()?.setAgain ?? []) set();
    else if (name === 'else' || name.startsWith('elif')) this.next(directive, index);
    else return false;
    return true;
  }

  private open(directive: Directive, index: number): void {
    const { active, possible } = this;
    const frame: Frame = {
      active: false,
      possible,
      done: !active,
      undecided: undefined,
      absent: undefined,
      unless: undefined,
      from: this.macros.point,
      setAgain: [],
    };
    this.frames.push(frame);
    if (active) this.branch(frame, directive, index, possible);
  }

  private next(directive: Directive, index: number): void {
    const frame = this.frames.at(-1);
    if (!frame) return;
    if (frame.active && frame.undecided) frame.setAgain.push(this.macros.revert(frame.from));
    frame.active = false;
    frame.absent = frame.unless = undefined;
    const outer = this.frames.at(-2)?.possible ?? this.outer;
    if (!frame.done) this.branch(frame, directive, index, outer);
  }

  private branch(frame: Frame, directive: Directive, index: number, outer: string | undefined): void {
    const decided = directive.name === 'else' ? true : this.decide(directive, index);
    const assumed = decided ?? (this.isBalanced(index) ? undefined : this.assume(directive));
    if (decided === undefined) frame.undecided ??= this.reason(directive);
    if (assumed === false) return;
    frame.active = true;
    frame.possible = outer ?? frame.undecided;
    frame.done = assumed === true;
    frame.unless = absentName(directive);
    if (decided === undefined) frame.absent = frame.unless;
  }

  private decide(directive: Directive, index: number): boolean | undefined {
    const decided = decide(directive, this.names);
    // A file that was perhaps included before is definitely there where it is included again.
    return decided === undefined && index === 0 && this.file.guard ? true : decided;
  }

  /** What most likely holds: a macro that someone asks for is there. */
  private assume(directive: Directive): boolean {
    const isDefined = (name: string): boolean => this.names.isDefined(name) ?? true;
    return decide(directive, { ...this.names, isDefined }) ?? true;
  }

  /** Whether each branch from here to the `#endif` closes the braces it opens: only then can all of them be kept. */
  private isBalanced(index: number): boolean {
    return !this.file.unbalancedBranches.has(index);
  }

  private reason(directive: Directive): string {
    const condition = this.file.text.slice(directive.start, directive.end).replace(/\\?\s+/g, ' ');
    return `behind '${condition}' (${directive.file}:${this.file.lineAt(directive.start)})`;
  }
}
