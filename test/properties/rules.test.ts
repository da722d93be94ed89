import fc from 'fast-check';
import { rules } from '../../rules';
import type { Finding } from '../../src/diagnostic';
import type { LinkedModule } from '../../src/model';
import { LACKS_HEADER, LACKS_OBJECT, check, definition, exported, linked, provider, tag, use } from '../rules/tree';

const symbol = fc.constantFrom('f', 'g', 'h');
const certainty = fc.constantFrom('certain' as const, 'possible' as const);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const namespace = maybe(fc.constantFrom('', 'NS', '"NS"', 'module:', 'module:aa,b*', 'module:*'));

const definitions = fc
  .record({
    storage: fc.constantFrom('global' as const, 'static' as const, 'externInline' as const),
    inline: fc.boolean(),
    section: maybe(fc.constantFrom('init' as const, 'exit' as const)),
    certainty,
  })
  .chain((rest) => symbol.map((name) => definition(name, rest)));

const exportFacts = fc
  .record({
    certainty,
    definition: maybe(definitions),
    previous: maybe(fc.record({ module: fc.constantFrom('vmlinux', 'aa', 'drivers/x/y') })),
  })
  .chain((rest) => symbol.map((name) => exported(name, rest)));

const uses = fc
  .record({
    certainty,
    weak: fc.boolean(),
    reason: maybe(fc.constant('X is unknown')),
    provider: maybe(fc.record({ gplOnly: fc.boolean(), namespace, certainty }).map(provider)),
  })
  .chain((rest) => symbol.map((name) => use(name, rest)));

const value = maybe(fc.constantFrom('GPL', 'BSD', 'NS', ''));
const tags = fc
  .tuple(fc.constantFrom('license', 'import_ns', 'description'), value, certainty)
  .map(([name, text, sure]) => tag(name, text, { certainty: sure }));

const modules: fc.Arbitrary<LinkedModule> = fc
  .record({
    name: fc.constantFrom('aa', 'bb', 'a-b'),
    certainty,
    gplCompatible: maybe(fc.boolean()),
    lack: fc.constantFrom({}, LACKS_OBJECT, LACKS_HEADER),
    leftOut: fc.array(symbol, { maxLength: 1 }),
    definitions: fc.array(definitions),
    exports: fc.array(exportFacts),
    uses: fc.array(uses),
    tags: fc.array(tags),
  })
  .map(({ lack, ...rest }) => linked({ ...rest, ...lack }));

const findings = (of: readonly LinkedModule[]): Finding[] => rules.flatMap((rule) => check(rule, of));

test('an error is certain, and a message is one line without full stop', () => {
  fc.assert(
    fc.property(fc.array(modules, { maxLength: 4 }), (of) => {
      for (const { severity, certainty: sure, message, help } of findings(of)) {
        expect(severity === 'error' && sure === 'possible').toBe(false);
        expect(message).toMatch(/^[^\n]*[^.\n]$/);
        expect(help).toMatch(/^[^\n]*[^.\n]$/);
      }
    }),
  );
});

test('a module of possible facts gets no error', () => {
  fc.assert(
    fc.property(fc.array(modules, { maxLength: 4 }), (of) => {
      const possible = of.map((module) => ({ ...module, certainty: 'possible' as const }));
      expect(findings(possible).filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
  );
});

const ofAbsence = ['missing-license', 'missing-namespace-import', 'undefined-export', 'unresolved-extern'];

test('what is absent from a module that lacks a header is no error', () => {
  fc.assert(
    fc.property(fc.array(modules, { maxLength: 4 }), (of) => {
      const incomplete = of.map((module) => ({
        ...module,
        ...LACKS_HEADER,
        uses: module.uses.map((each) => (each.provider ? each : { ...each, certainty: 'possible' as const })),
      }));
      const said = findings(incomplete).filter(({ rule }) => ofAbsence.includes(rule));
      expect(said.filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
  );
});

test('nothing is said about what is absent from a module that lacks an object', () => {
  fc.assert(
    fc.property(fc.array(modules, { maxLength: 4 }), (of) => {
      const incomplete = of.map((module) => ({
        ...module,
        ...LACKS_OBJECT,
        exports: module.exports.map((each) => ({ ...each, mayBeDefined: true })),
      }));
      expect(findings(incomplete).filter(({ rule }) => ofAbsence.includes(rule))).toEqual([]);
    }),
  );
});
