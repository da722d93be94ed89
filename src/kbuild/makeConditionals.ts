/** ifeq, ifneq, ifdef, ifndef, else and endif. */
import { both, not, type Truth } from './value';

interface Branch {
  /** Whether the branch that is being read is taken. */
  taken: Truth;
  /** Whether none of the branches before it was. */
  open: Truth;
}

/** The conditionals around a line, outermost first. If a condition is unknown, both branches are kept. */
export class MakeConditionals {
  private readonly nest: Branch[] = [];

  /** Whether lines are read here: `no` skips them, `maybe` makes what they set possible. */
  get active(): Truth {
    return this.nest.reduce<Truth>((truth, branch) => both(truth, branch.taken), 'yes');
  }

  get depth(): number {
    return this.nest.length;
  }

  open(condition: Truth): void {
    this.nest.push({ taken: condition, open: not(condition) });
  }

  /** Whether the line that opens the current conditional is read itself, so that `else if` has to be evaluated. */
  get enclosing(): Truth {
    return this.nest.slice(0, -1).reduce<Truth>((truth, branch) => both(truth, branch.taken), 'yes');
  }

  /** Starts the `else` branch, with a condition of its own for `else ifeq`; false if no conditional is open. */
  otherwise(condition: () => Truth): boolean {
    const branch = this.nest.at(-1);
    if (branch === undefined) return false;
    const truth = both(branch.open, this.enclosing) === 'no' ? 'no' : condition();
    branch.taken = both(branch.open, truth);
    branch.open = both(branch.open, not(truth));
    return true;
  }

  /** Ends a conditional; false if none is open. */
  close(): boolean {
    return this.nest.pop() !== undefined;
  }
}
