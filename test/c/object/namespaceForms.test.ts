import { factsOf, UNDECIDED, type Setting } from '../facts';

/** `MODULE_IMPORT_NS "NS"`, `*` where a macro stands for it, `late` and `?` where that is so. */
const formsIn = (text: string, setting?: Setting): string[] =>
  factsOf(text, setting).namespaceForms.map(({ macro, form, namespace, isWritten, isLate, certainty }) =>
    [
      macro,
      form === 'quoted' ? `"${namespace}"` : namespace,
      !isWritten && '*',
      isLate && 'late',
      certainty === 'possible' && '?',
    ]
      .filter(Boolean)
      .join(' '),
  );

const MODULE = '#include <linux/module.h>\n';
const EXPORT = 'EXPORT_SYMBOL(f);';

test.each([
  ['a word', 'MODULE_IMPORT_NS(A);', ['MODULE_IMPORT_NS A']],
  ['a string', 'EXPORT_SYMBOL_NS(f, "A");', ['EXPORT_SYMBOL_NS "A"']],
  ['two strings', 'EXPORT_SYMBOL_NS_GPL(f, "A" "B");', ['EXPORT_SYMBOL_NS_GPL "AB" *']],
  ['a macro', '#define NS "A"\nMODULE_IMPORT_NS(NS);', ['MODULE_IMPORT_NS "A" *']],
  ["a macro's argument", '#define IMPORT(ns) MODULE_IMPORT_NS(#ns)\nIMPORT(A);', ['MODULE_IMPORT_NS "A" *']],
  ['under a condition', `#ifdef ${UNDECIDED}\nMODULE_IMPORT_NS(A);\n#endif`, ['MODULE_IMPORT_NS A ?']],
  ['what is neither', 'MODULE_IMPORT_NS(A + 1);', []],
  ['no export of that kind', EXPORT, []],
  ['what may be a macro of a file that is not there', '#include "gone.h"\nMODULE_IMPORT_NS(A);', []],
  ['a default', `#define DEFAULT_SYMBOL_NAMESPACE A\n${MODULE}${EXPORT}`, ['DEFAULT_SYMBOL_NAMESPACE A']],
  ['a default that nothing goes by', `#define DEFAULT_SYMBOL_NAMESPACE A\n${MODULE}`, []],
  ['a late default', `${MODULE}#define DEFAULT_SYMBOL_NAMESPACE "A"\n${EXPORT}`, ['DEFAULT_SYMBOL_NAMESPACE "A" late']],
])('%s', (_, text, forms) => expect(formsIn(text)).toEqual(forms));

test('a default of the command line stands on the first export that goes by it', () => {
  const text = `${MODULE}EXPORT_SYMBOL_NS(f, B);\nEXPORT_SYMBOL_GPL(g);`;
  const setting: Setting = { flags: [{ kind: 'define', name: 'DEFAULT_SYMBOL_NAMESPACE', value: '"A"' }] };
  expect(formsIn(text, setting)).toEqual(['EXPORT_SYMBOL_NS B', 'DEFAULT_SYMBOL_NAMESPACE "A" *']);
  expect(factsOf(text, setting).namespaceForms[1]!.span.start).toBe(text.indexOf('EXPORT_SYMBOL_GPL'));
});
