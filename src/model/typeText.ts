import type { CType } from './types';

/** A type as C spells it: `const char *`, `char [16]`, `int (*)(void)`. */
export function typeText(type: CType): string {
  return declared(type, '');
}

/** The parameters of a function: `(int, char *)`, `(void)`. */
export function parametersText({ parameters, isVariadic }: CType & { kind: 'function' }): string {
  if (!parameters) return '()';
  const all = [...parameters.map(typeText), ...(isVariadic ? ['...'] : [])];
  return `(${all.join(', ') || 'void'})`;
}

/** A declaration of a type, from the inside out: what is declared so far comes before it. */
function declared(type: CType, inner: string): string {
  if (type.kind === 'pointer') {
    const qualified = ['*' + [type.isConst && 'const', type.isVolatile && 'volatile'].filter(Boolean).join(' '), inner];
    const text = qualified.filter(Boolean).join(/^\*?$/.test(qualified[0]!) || inner.startsWith('*') ? '' : ' ');
    const needsParentheses = type.to.kind === 'array' || type.to.kind === 'function';
    return declared(type.to, needsParentheses ? `(${text})` : text);
  }
  if (type.kind === 'array') return declared(type.of, `${inner}[${type.length ?? ''}]`);
  if (type.kind === 'function') return declared(type.returns, `${inner}${parametersText(type)}`);
  const words = [type.isConst && 'const', type.isVolatile && 'volatile', nameOf(type), inner];
  return words.filter(Boolean).join(' ');
}

function nameOf(type: CType): string {
  switch (type.kind) {
    case 'tagged':
      return `${type.keyword} ${type.tag}`;
    case 'arithmetic':
    case 'typedef':
      return type.name;
    case 'aggregate':
      return `${type.aggregate.keyword} <anonymous>`;
    case 'void':
      return 'void';
    default:
      return '…';
  }
}
