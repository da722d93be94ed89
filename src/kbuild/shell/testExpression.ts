/** The condition of `test` and `[ … ]`. */

/** No sensible condition is longer. */
const MOST_WORDS = 200;

/**
 * Evaluates a condition.
 * @param args the words between the brackets
 * @param isThere whether a file exists
 * @returns undefined if the condition cannot be evaluated
 */
export function testExpression(args: readonly string[], isThere: (path: string) => boolean): boolean | undefined {
  let at = 0;
  let broken = false;

  const fail = (): boolean => {
    broken = true;
    return false;
  };
  const or = (): boolean => {
    let value = and();
    while (args[at] === '-o') {
      at++;
      value = and() || value;
    }
    return value;
  };
  const and = (): boolean => {
    let value = not();
    while (args[at] === '-a') {
      at++;
      value = not() && value;
    }
    return value;
  };
  const not = (): boolean => {
    if (args[at] === '!' && at + 1 < args.length) {
      at++;
      return !not();
    }
    return primary();
  };
  const primary = (): boolean => {
    const [first, second, third] = [args[at], args[at + 1], args[at + 2]];
    if (first === '(' && !isComparison(second)) {
      at++;
      const value = or();
      broken ||= args[at++] !== ')';
      return value;
    }
    if (third !== undefined && isComparison(second)) {
      at += 3;
      return compare(first!, second!, third) ?? fail();
    }
    if (second !== undefined && /^-[a-zA-Z]$/.test(first ?? '')) {
      at += 2;
      return unary(first!, second, isThere) ?? fail();
    }
    at++;
    return first !== undefined && first !== '';
  };

  if (args.length > MOST_WORDS) return undefined;
  const value = args.length > 0 && or();
  return broken || at < args.length ? undefined : value;
}

function isComparison(word: string | undefined): boolean {
  return word !== undefined && /^(?:==?|!=|-(?:eq|ne|lt|le|gt|ge))$/.test(word);
}

function compare(left: string, operator: string, right: string): boolean | undefined {
  if (operator === '!=') return left !== right;
  if (!operator.startsWith('-')) return left === right;
  const [a, b] = [Number(left), Number(right)];
  if (!/^\s*-?\d+\s*$/.test(left) || !/^\s*-?\d+\s*$/.test(right)) return undefined;
  switch (operator) {
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    case '-gt':
      return a > b;
    default:
      return a >= b;
  }
}

function unary(operator: string, word: string, isThere: (path: string) => boolean): boolean | undefined {
  if (operator === '-n') return word !== '';
  if (operator === '-z') return word === '';
  return /^-[edfrsLh]$/.test(operator) ? isThere(word) : undefined;
}
