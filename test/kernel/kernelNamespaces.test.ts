import { namespacesOf } from '../../src/kernel/kernelNamespaces';

const version = { major: 6, minor: 12, patch: 1 };
const said = (moduleText?: string, exportText?: string): string => {
  const texts = new Map([['linux/module.h', moduleText], ['linux/export.h', exportText]]);
  const { macros, byDefault } = namespacesOf((header) => texts.get(header), version);
  return `${macros} ${byDefault}`;
};

const DEFAULT_BARE = `#ifdef DEFAULT_SYMBOL_NAMESPACE
#include <linux/stringify.h>
#define _EXPORT_SYMBOL(sym, sec)	__EXPORT_SYMBOL(sym, sec, __stringify(DEFAULT_SYMBOL_NAMESPACE))
#else`;
const DEFAULT_QUOTED = `#ifdef DEFAULT_SYMBOL_NAMESPACE
#define _EXPORT_SYMBOL(sym, license)	__EXPORT_SYMBOL(sym, license, DEFAULT_SYMBOL_NAMESPACE)
#else`;

test.each([
  ['5.10', '#define MODULE_IMPORT_NS(ns) MODULE_INFO(import_ns, #ns)\n', DEFAULT_BARE, 'bare bare'],
  ['6.1', '#define MODULE_IMPORT_NS(ns)	MODULE_INFO(import_ns, __stringify(ns))\n', DEFAULT_BARE, 'bare bare'],
  ['6.12.115', '#define MODULE_IMPORT_NS(ns)	MODULE_INFO(import_ns, __stringify(ns))\n', DEFAULT_QUOTED, 'bare quoted'],
  ['7.3', '#define MODULE_IMPORT_NS(ns)	MODULE_INFO(import_ns, ns)\n', DEFAULT_QUOTED, 'quoted quoted'],
  ['a kernel whose headers do not say', undefined, undefined, 'bare bare'],
])('the form of namespaces in %s', (_, moduleText, exportText, forms) => {
  expect(said(moduleText, exportText)).toBe(forms);
});
