/**
 * Matches POSIX extended regular expressions in time that is bounded by the lengths of expression and text: whoever
 * wrote an expression may mean to stall who matches it. All ways through it are followed at once, character by
 * character, and none is taken back: `a|b` is two states that are both entered, `x*` one that may be left or come back
 * to. No use of `RegExp` on the expression.
 */

/** The states of one expression; `next` are places among them. */
type State =
  | { kind: 'one'; accepts(char: string): boolean; next: number }
  | { kind: 'any of'; next: number[] }
  | { kind: 'start' | 'end'; next: number }
  | { kind: 'match' };

/** What an expression is read to: adds its states before `next`, and says where they are entered. */
type Part = (states: State[], next: number) => number;

const LONGEST_EXPRESSION = 500;
/** A repetition by number copies its states. */
const MOST_STATES = 2000;

/** An expression that is not read: it is none, or in a form that is not supported. */
class NotRead extends Error {}

/**
 * Whether an expression matches somewhere in a text, as `[[ text =~ expression ]]` of bash does. undefined where it is
 * not decided: back references, classes beyond digits, letters and blanks, what glibc adds (`\w`), and what is no
 * expression.
 */
export function matches(expression: string, text: string): boolean | undefined {
  try {
    return run(statesOf(expression), text);
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

function statesOf(expression: string): { states: State[]; first: number } {
  if (expression.length > LONGEST_EXPRESSION) throw new NotRead();
  const states: State[] = [{ kind: 'match' }];
  const reader = new Reader(expression);
  const part = reader.alternatives();
  if (!reader.isAtEnd()) throw new NotRead();
  return { first: part(states, 0), states };
}

function run({ states, first }: { states: readonly State[]; first: number }, text: string): boolean {
  let current = new Set<number>();
  for (let at = 0; ; at++) {
    const entered = closure(states, [...current, first], at === 0, at === text.length);
    if ([...entered].some((each) => states[each]!.kind === 'match')) return true;
    if (at === text.length) return false;
    current = new Set([...entered].flatMap((each) => {
      const state = states[each]!;
      return state.kind === 'one' && state.accepts(text[at]!) ? [state.next] : [];
    }));
  }
}

/** The states that are entered without a character. */
function closure(states: readonly State[], from: number[], isStart: boolean, isEnd: boolean): Set<number> {
  const entered = new Set<number>();
  for (const open = [...from]; open.length > 0;) {
    const each = open.pop()!;
    if (entered.has(each)) continue;
    entered.add(each);
    const state = states[each]!;
    if (state.kind === 'any of') open.push(...state.next);
    else if ((state.kind === 'start' && isStart) || (state.kind === 'end' && isEnd)) open.push(state.next);
  }
  return entered;
}

function add(states: State[], state: State): number {
  if (states.length >= MOST_STATES) throw new NotRead();
  return states.push(state) - 1;
}

const CLASSES: Record<string, string> = { digit: '0-9', alpha: 'A-Za-z', alnum: '0-9A-Za-z', blank: ' \t' };

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** `a|b`, up to a closing parenthesis or the end. */
  alternatives(): Part {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return (states, next) =>
      parts.length === 1 ? parts[0]!(states, next) : add(states, { kind: 'any of', next: parts.map((part) => part(states, next)) });
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (!this.isAtEnd() && !'|)'.includes(this.text[this.at]!)) parts.push(this.repeated());
    if (parts.length === 0) throw new NotRead();
    return (states, next) => parts.reduceRight((after, part) => part(states, after), next);
  }

  /** A part with at most one sign of repetition. */
  private repeated(): Part {
    const part = this.single();
    const [least, most] = this.repetition();
    if ('*+?{'.includes(this.text[this.at] ?? ' ')) throw new NotRead();
    return (states, next) => {
      let entry = next;
      if (most === undefined) {
        const again: State = { kind: 'any of', next: [next] };
        entry = add(states, again);
        again.next.push(part(states, entry));
      } else {
        for (let count = least; count < most; count++) entry = add(states, { kind: 'any of', next: [next, part(states, entry)] });
      }
      for (let count = 0; count < least; count++) entry = part(states, entry);
      return entry;
    };
  }

  /** How often at least and, where that is limited, at most. */
  private repetition(): [number, number | undefined] {
    if (this.take('*')) return [0, undefined];
    if (this.take('+')) return [1, undefined];
    if (this.take('?')) return [0, 1];
    if (!this.take('{')) return [1, 1];
    const least = this.number();
    const most = this.take(',') ? (this.text[this.at] === '}' ? undefined : this.number()) : least;
    // Nothing, repeated, would be work without a state that counts it.
    if (!this.take('}') || most === 0 || (most !== undefined && most < least)) throw new NotRead();
    return [least, most];
  }

  private number(): number {
    const start = this.at;
    while (/^\d$/.test(this.text[this.at] ?? '')) this.at++;
    if (this.at === start || this.at - start > 3) throw new NotRead();
    return Number(this.text.slice(start, this.at));
  }

  private single(): Part {
    const char = this.text[this.at++]!;
    if (char === '(') {
      const part = this.alternatives();
      if (!this.take(')')) throw new NotRead();
      return part;
    }
    if (char === '^' || char === '$') return this.anchor(char === '^' ? 'start' : 'end');
    if ('*+?{'.includes(char)) throw new NotRead();
    return this.one(char);
  }

  /** What a repetition of one means is not said. */
  private anchor(kind: 'start' | 'end'): Part {
    if ('*+?{'.includes(this.text[this.at] ?? ' ')) throw new NotRead();
    return (states, next) => add(states, { kind, next });
  }

  private one(char: string): Part {
    const accepts = this.accepted(char);
    return (states, next) => add(states, { kind: 'one', accepts, next });
  }

  private accepted(char: string): (char: string) => boolean {
    if (char === '.') return () => true;
    if (char === '[') return this.bracket();
    if (char !== '\\') return (other) => other === char;
    const escaped = this.text[this.at++] ?? '';
    if (!/^[^\w\s<>`']$/.test(escaped)) throw new NotRead();
    return (other) => other === escaped;
  }

  /** `[a-z]`, behind its bracket: a `]` that comes first is a character of it. */
  private bracket(): (char: string) => boolean {
    const isNegated = this.take('^');
    let ranges: [string, string][] = [];
    for (let isFirst = true; isFirst || this.text[this.at] !== ']'; isFirst = false) ranges = [...ranges, ...this.range()];
    this.at++;
    return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== isNegated;
  }

  private range(): [string, string][] {
    const from = this.text[this.at++];
    if (from === undefined) throw new NotRead();
    if (from === '[' && /^[:.=]$/.test(this.text[this.at] ?? '')) return this.characterClass();
    const to = this.text[this.at + 1];
    if (this.text[this.at] !== '-' || to === ']') return [[from, from]];
    // The order of anything but digits and letters of one case is the locale's.
    if (to === undefined || !/^(?:\d\d|[a-z]{2}|[A-Z]{2})$/.test(from + to) || from > to) throw new NotRead();
    this.at += 2;
    return [[from, to]];
  }

  private characterClass(): [string, string][] {
    const [whole, name = ''] = /^:(\w{1,6}):\]/.exec(this.text.slice(this.at, this.at + 10)) ?? [];
    const members = CLASSES[name];
    if (whole === undefined || members === undefined) throw new NotRead();
    this.at += whole.length;
    return [...members.matchAll(/(.)-(.)|./g)].map(([each, from, to]) => [from ?? each, to ?? each]);
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }
}
