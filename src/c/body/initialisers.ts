import type { Evaluation } from './evaluation';
import { join, LITERAL, type KnownValue } from './knownValue';
import type { Recursion } from './recursion';
import { isFromHeader } from '../lex/token';
import type { TokenCursor } from '../lex/tokenCursor';
import { typeText } from '../../model/typeText';
import { meaningOf } from '../types/meaning';
import { Positions, type Element } from './positions';
import { isInteger, pointedTo, type MaybeType } from './typing';

/** Walks what is in the braces of an initialiser (C11 6.7.9), which may be nested. */
export class Initialisers {
  private readonly code: TokenCursor;

  constructor(
    private readonly state: Evaluation,
    private readonly recursion: Recursion,
  ) {
    this.code = state.code;
  }

  /** @param typeGiven of what is initialised, where that is known */
  list(typeGiven: MaybeType): KnownValue {
    const { code, state } = this;
    // What a macro of the kernel's has put in braces may lack its designators.
    const type = code.token && isFromHeader(code.token) ? undefined : typeGiven;
    let value: KnownValue = LITERAL;
    if (!state.enter()) return value;
    code.at++;
    const positions = new Positions(type, state.around.types);
    while (!code.isAtEnd && !code.take('}')) {
      const before = code.at;
      const designated = this.designators(type, positions);
      value = join(value, designated.value);
      if (code.text() !== '}' && code.text() !== ',') {
        const element = designated.element ?? positions.next(code.text() === '{');
        value = join(value, this.element(element));
      }
      code.take(',');
      if (code.at === before) code.at++;
    }
    state.leave();
    return value;
  }

  /** `.name`, `name:`, `[index]`, any number of them, and `=`. */
  private designators(type: MaybeType, positions: Positions): { value: KnownValue; element: Element | undefined } {
    const { code, state } = this;
    let value: KnownValue = LITERAL;
    let element: Element | undefined;
    for (;;) {
      const within: MaybeType = element ? element.type : type;
      if (code.text() === '.' && code.isName(1)) {
        const name = code.tokens[code.at + 1]!;
        code.at += 2;
        const isFirst = !element;
        element = { type: state.checks.designated(within, name), structure: within, name: name.text };
        if (isFirst) positions.moveTo(name.text);
      } else if (code.isName() && code.text(1) === ':') {
        const name = code.token!;
        code.at += 2;
        element = { type: state.checks.designated(within, name), structure: within, name: name.text };
        positions.moveTo(name.text);
        return { value, element };
      } else if (code.text() === '[') {
        value = join(value, this.recursion.bracketed());
        element = { type: pointedTo(within), structure: undefined, name: '' };
      } else {
        code.take('=');
        return { value, element };
      }
    }
  }

  private element({ type, structure, name }: Element): KnownValue {
    const { code, state, recursion } = this;
    if (code.text() === '{') return recursion.initialiserList(type);
    const start = code.at;
    const value = recursion.assignment();
    const given = { value, tokens: code.tokens.slice(start, code.at) };
    // Of what has elements or members, the braces may be left out.
    const isScalar = type && (meaningOf(type).kind === 'pointer' || isInteger(type));
    const to = { kind: 'member', structure: structure ? typeText(structure) : '', member: name } as const;
    if (isScalar) state.checks.accept(type, given, to);
    return value;
  }
}
