import type { Value } from '../lex/constant';
import type { Expander } from '../preprocess/expand';
import type { Declaration } from '../scope/declarations';
import { parametersOf } from './parameters';
import { noMentions, type Surroundings } from './mentions';
import { walkFunction } from './walk';

/** So long, in tokens, a function's body may be to be looked into. */
const BODY_LIMIT = 64;
/** And so many, one called by the other. */
const CALL_DEPTH = 8;

/** The short static functions of a file: gcc inlines them, and drops what hangs on what they return. */
export class InlinedFunctions {
  private readonly values = new Map<string, Value>();
  private readonly stubs = new Map<string, boolean>();
  /** Functions being looked into for their values, one called by the other. */
  private depth = 0;

  constructor(
    private readonly definitions: ReadonlyMap<string, readonly Declaration[]>,
    private readonly expander: Expander,
    private readonly around: () => Surroundings,
  ) {}

  /** What a function returns whenever it is called; undefined where it is not inlined, or returns this or that. */
  valueOf(name: string): Value {
    const definition = this.find(name);
    if (!definition || this.values.has(name) || this.depth >= CALL_DEPTH) return this.values.get(name);
    this.values.set(name, undefined);
    const found = noMentions();
    this.depth++;
    walkFunction(definition.head, this.expander.expandSegments(definition.content!), found, this.around());
    this.depth--;
    const [value, ...further] = new Set(found.returned.map((each) => each.value));
    if (further.length === 0) this.values.set(name, value);
    return this.values.get(name);
  }

  /** Whether a function is inlined and makes nothing of what it is handed: a stub for what is not configured. */
  ignoresArguments(name: string): boolean {
    let isStub = this.stubs.get(name);
    if (isStub === undefined) this.stubs.set(name, (isStub = this.isStub(name)));
    return isStub;
  }

  private isStub(name: string): boolean {
    const definition = this.find(name);
    if (!definition) return false;
    const parameters = new Set(parametersOf(definition.head).map(({ name }) => name));
    return !definition.content!.some(({ tokens }) => tokens.some(({ text }) => parameters.has(text)));
  }

  private find(name: string): Declaration | undefined {
    const [definition, ...others] = this.definitions.get(name) ?? [];
    if (!definition?.isStatic || !definition.isFunction || !definition.content || others.length > 0) return undefined;
    const length = definition.content.reduce((sum, { tokens }) => sum + tokens.length, 0);
    return length <= BODY_LIMIT && !definition.name.possible ? definition : undefined;
  }
}
