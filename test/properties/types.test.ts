import fc from 'fast-check';
import { readAggregate, readType, writeAggregate, writeType } from '../../src/c/types/typeCode';
import { UNKNOWN, type Aggregate, type CType } from '../../src/model/types';

const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
const qualified = (type: fc.Arbitrary<CType>): fc.Arbitrary<CType> =>
  fc.tuple(type, fc.boolean(), fc.boolean()).map(([plain, isConst, isVolatile]) => ({
    ...plain,
    ...(isConst && { isConst }),
    ...(isVolatile && { isVolatile }),
  }));

const { type, aggregate } = fc.letrec<{ type: CType; aggregate: Aggregate }>((tie) => ({
  type: qualified(
    fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<CType>(UNKNOWN, { kind: 'void' }),
      fc.constantFrom('char', 'unsigned long long', '_Bool').map((of): CType => ({ kind: 'arithmetic', name: of })),
      fc.tuple(fc.constantFrom('struct', 'union', 'enum'), name).map(([keyword, tag]) => ({ kind: 'tagged', keyword, tag })),
      name.map((of): CType => ({ kind: 'typedef', name: of })),
      tie('type').map((to): CType => ({ kind: 'pointer', to })),
      fc.tuple(tie('type'), fc.nat({ max: 99 })).map(([of, length]): CType => ({ kind: 'array', of, length })),
      tie('type').map((of): CType => ({ kind: 'array', of })),
      tie('aggregate').map((of): CType => ({ kind: 'aggregate', aggregate: of })),
      tie('type').map((returns): CType => ({ kind: 'function', returns, isVariadic: false })),
      // A single void is no parameter.
      fc.tuple(tie('type'), fc.array(tie('type').filter(({ kind }) => kind !== 'void'), { maxLength: 3 }), fc.boolean())
        .map(([returns, parameters, isVariadic]): CType => ({ kind: 'function', returns, parameters, isVariadic })),
    ) as fc.Arbitrary<CType>,
  ),
  aggregate: fc.record(
    {
      keyword: fc.constantFrom('struct' as const, 'union' as const),
      members: fc.array(
        fc.record({ name: fc.oneof(name, fc.constant('')), type: tie('type'), bits: fc.nat({ max: 64 }) }, {
          requiredKeys: ['name', 'type'],
        }),
        { maxLength: 4 },
      ),
      isOpen: fc.constant(true as const),
      isPacked: fc.constant(true as const),
      alignment: fc.constantFrom(1, 8, 64),
    },
    { requiredKeys: ['keyword', 'members'] },
  ),
}));

const unknown = (): undefined => undefined;

test('a type is what is read of its text', () => {
  fc.assert(fc.property(type, (each) => expect(readType(writeType(each), unknown)).toEqual(each)));
});

test('so is a structure', () => {
  fc.assert(
    fc.property(aggregate, (each) => expect(readAggregate(each.keyword, writeAggregate(each), unknown)).toEqual(each)),
  );
});

test('any text is some type', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(readType(text, unknown)).toHaveProperty('kind')));
});
