import type { ConstantValue } from '../lex/constant';
import type { Expander } from '../preprocess/expand';
import type { Declaration } from '../scope/declarations';
import { parametersOf } from './parameters';
import { valueOf } from './knownValue';
import type { Surroundings } from './surroundings';
import { walkFunction } from './walk';

/** The longest body of a function that is looked into, in tokens. */
const BODY_LIMIT = 64;
/** The most functions that are looked into within each other, one called by the other. */
const CALL_DEPTH = 8;

/** The short static functions of a file: gcc inlines them, and drops what their value excludes. */
export class OwnInlines {
  private readonly values = new Map<string, ConstantValue>();
  private readonly stubs = new Map<string, boolean>();
  /** Functions being looked into for their values, one called by the other. */
  private depth = 0;

  constructor(
    private readonly definitions: ReadonlyMap<string, readonly Declaration[]>,
    private readonly expander: Expander,
    private readonly around: () => Surroundings,
  ) {}

  /** What a function returns whenever it is called; undefined if it is not inlined, or returns different values. */
  returnValue(name: string): ConstantValue {
    const definition = this.find(name);
    if (!definition || this.values.has(name) || this.depth >= CALL_DEPTH) return this.values.get(name);
    this.values.set(name, undefined);
    this.depth++;
    const { returned } = walkFunction(
      definition.head,
      this.expander.expandSegments(definition.content!),
      this.around(),
    );
    this.depth--;
    const [value, ...further] = new Set(returned.map((each) => valueOf(each.value)));
    if (further.length === 0) this.values.set(name, value);
    return this.values.get(name);
  }

  /** Whether a function is inlined and ignores its arguments: a stub for what is not configured. */
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
