/** A POSIX shell's grammar: lists, pipelines, `if` and redirections around the commands. */
import { glob } from '../knownFiles';
import { NotKnown, textOf, type CommandState, type CommandResult } from './shellCommand';
import { commands } from './shellCommands';
import { UNKNOWN_TEXT, type ShellToken } from './shellWords';

/** How deep commands may be nested, within each other or in `$(…)`. */
export const DEEPEST = 20;

interface Redirection {
  operator: string;
  target: string;
}

/** Parses and evaluates at once; `active` is false in a branch that is not taken. */
export class Interpreter {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly ShellToken[],
    private readonly state: CommandState & { status: number },
  ) {}

  /** Runs commands up to a word or operator that ends a compound command. */
  list(active: boolean): CommandResult {
    if (++this.depth > DEEPEST) throw new NotKnown();
    let out = '';
    while (this.at < this.tokens.length && !this.ends()) {
      if (this.isOperator(';') || this.isOperator('\n')) {
        this.at++;
        continue;
      }
      const start = this.at;
      out += this.andOr(active).out;
      // No command starts here: after `&`, which runs the one before in the background, or `;;`.
      if (this.at === start) throw new NotKnown();
    }
    this.depth--;
    return { out, status: this.state.status };
  }

  private andOr(active: boolean): CommandResult {
    let result = this.pipeline(active);
    let out = result.out;
    while (this.isOperator('&&') || this.isOperator('||')) {
      const wanted = this.take().text === '&&';
      this.skipNewlines();
      const runs = active && (result.status === 0) === wanted;
      const next = this.pipeline(runs);
      if (runs) result = next;
      out += runs ? next.out : '';
    }
    return { out, status: result.status };
  }

  private pipeline(active: boolean): CommandResult {
    const negated = this.isWord('!');
    if (negated) this.at++;
    let result = this.command('', active);
    while (this.isOperator('|')) {
      this.at++;
      const { isUnordered } = result;
      const next = this.tokens[this.at];
      const name = next?.kind === 'word' ? next.text : '';
      if (isUnordered && /^(?:head|tail|uniq)$/.test(name)) throw new NotKnown();
      result = { ...this.command(result.out, active), isUnordered: isUnordered && name !== 'sort' };
    }
    const status = negated ? (result.status === 0 ? 1 : 0) : result.status;
    if (active) this.state.status = status;
    return { out: result.out, status };
  }

  private command(input: string, active: boolean): CommandResult {
    if (this.isWord('if')) return this.conditional(active);
    if (this.isOperator('(') || this.isWord('{')) {
      this.at++;
      const result = this.list(active);
      this.at++;
      return result;
    }
    const words: (ShellToken & { kind: 'word' })[] = [];
    const redirections: Redirection[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (token.kind === 'word') words.push(token);
      else if (!/[<>]/.test(token.text)) break;
      else redirections.push(this.redirection(token.text));
      if (token.kind === 'word') this.at++;
    }
    if (!active) return { out: '', status: 0 };
    const from = redirections.findLast(({ operator }) => operator === '<');
    const given = from ? textOf([from.target], '', this.state) : input;
    if (given === undefined) return { out: '', status: 1, complains: true };
    const result = this.run(words.flatMap((word) => this.globbed(word)), given);
    // The text on standard error cannot be known.
    if (result.complains && redirections.some(({ operator }) => operator === '2>&')) throw new NotKnown();
    return redirections.some(({ operator }) => /^1?>/.test(operator)) ? { ...result, out: '' } : result;
  }

  /** The file names that a word expands to: the word itself if no file matches. */
  private globbed({ text, globs }: ShellToken & { kind: 'word' }): string[] {
    if (globs === undefined) return [text];
    const found = globs === 'all' && !text.includes(UNKNOWN_TEXT) ? glob(this.state, text, this.state.directory) : undefined;
    if (found === undefined) throw new NotKnown();
    return found.length > 0 ? found : [text];
  }

  private run(words: string[], input: string): CommandResult {
    const args = words.map((word) => word.replaceAll('$?', String(this.state.status)));
    const command = commands.get(args[0] ?? ':');
    // An unknown argument may change the output in any way.
    if (command === undefined || args.some((word) => word.includes(UNKNOWN_TEXT))) throw new NotKnown();
    return command(args.slice(1), input, this.state);
  }

  /** Reads a redirection: to /dev/null, from a file, or `2>&1`. */
  private redirection(operator: string): Redirection {
    this.at++;
    const target = this.tokens[this.at++];
    if (target?.kind !== 'word' || target.globs || target.text.includes(UNKNOWN_TEXT)) throw new NotKnown();
    const isKnown = operator.endsWith('&') ? /^[12]$/.test(target.text) : operator === '<' || target.text === '/dev/null';
    if (!isKnown || operator === '<&') throw new NotKnown();
    return { operator, target: target.text };
  }

  private conditional(active: boolean): CommandResult {
    let out = '';
    let open = active;
    do {
      this.at++;
      const test = this.list(open);
      const taken = open && test.status === 0;
      this.expect('then');
      const body = this.list(taken);
      if (taken) out += body.out;
      open = open && !taken;
    } while (this.isWord('elif'));
    if (this.isWord('else')) {
      this.at++;
      const body = this.list(open);
      if (open) out += body.out;
    }
    this.expect('fi');
    return { out, status: 0 };
  }

  private ends(): boolean {
    return ['then', 'elif', 'else', 'fi', '}'].some((word) => this.isWord(word)) || this.isOperator(')');
  }

  private expect(word: string): void {
    if (!this.isWord(word)) throw new NotKnown();
    this.at++;
  }

  private take(): ShellToken {
    return this.tokens[this.at++]!;
  }

  private skipNewlines(): void {
    while (this.isOperator('\n')) this.at++;
  }

  private isWord(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'word' && token.bare && token.text === text;
  }

  private isOperator(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'operator' && token.text === text;
  }
}
