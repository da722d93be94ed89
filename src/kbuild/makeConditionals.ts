import { both, not, type Truth } from './value';

interface Branch {
  /** Whether the branch that is being read is taken. */
  taken: Truth;
  /** Whether none of the branches so far was. */
  open: Truth;
}

/** The nest of ifeq, else and endif around a line. A condition on something unknown keeps both of its branches. */
export class MakeConditionals {
  private readonly nest: Branch[] = [];

  /** Whether lines are read here: `no` means skipped, `maybe` that what they say is possible. */
  get active(): Truth {
    return this.nest.reduce<Truth>((truth, branch) => both(truth, branch.taken), 'yes');
  }

  get depth(): number {
    return this.nest.length;
  }

  open(condition: Truth): void {
    this.nest.push({ taken: condition, open: not(condition) });
  }

  /** Whether the conditional around the current branch is itself read, so that `else if` has to be evaluated. */
  get enclosing(): Truth {
    return this.nest.slice(0, -1).reduce<Truth>((truth, branch) => both(truth, branch.taken), 'yes');
  }

  /** Begins the `else` branch, with a condition of its own for `else ifeq`; false where there is no conditional. */
  otherwise(condition: () => Truth): boolean {
    const branch = this.nest.at(-1);
    if (branch === undefined) return false;
    const truth = both(branch.open, this.enclosing) === 'no' ? 'no' : condition();
    branch.taken = both(branch.open, truth);
    branch.open = both(branch.open, not(truth));
    return true;
  }

  /** Ends a conditional; false where there is none. */
  close(): boolean {
    return this.nest.pop() !== undefined;
  }
}
