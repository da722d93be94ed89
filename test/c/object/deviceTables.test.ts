import { factsOf } from '../facts';
import { kernelWith } from '../headers';

const MODULE_H = `#define MODULE_DEVICE_TABLE(type, name) \\
  extern typeof(name) __mod_##type##__##name##_device_table __attribute__ ((unused, alias(#name)))
extern const struct pci_device_id kernels[];`;
const kernel = kernelWith({ 'linux/module.h': MODULE_H });

const tableIn = (text: string) => {
  const { deviceTables } = factsOf(`#include <linux/module.h>\n${text}`, { kernel });
  return deviceTables.map(({ type, table, state, structure, lastEntry }) =>
    [type, table, state, structure, lastEntry && 'filled'].filter(Boolean).join(' '),
  );
};
const TABLE = 'MODULE_DEVICE_TABLE(pci, ids);';

test.each([
  ['one without end', `static const struct pci_device_id ids[] = { { 1 } };\n${TABLE}`, 'defined pci_device_id filled'],
  ['one with an end', `static const struct pci_device_id ids[] = { { 1 }, { } };\n${TABLE}`, 'defined pci_device_id'],
  ['one with a size', `static struct pci_device_id ids[2] = { { 1 } };\n${TABLE}`, 'defined pci_device_id'],
  ['one with a size, all of it used', `static struct pci_device_id ids[1] = { { 1 } };\n${TABLE}`, 'defined pci_device_id filled'],
  ['one that is only announced', `static struct pci_device_id ids[4];\n${TABLE}`, 'defined pci_device_id'],
  ['of a type with a name of its own', `typedef struct x x_t;\nstatic x_t ids[] = { { 1 } };\n${TABLE}`, 'defined filled'],
  ['elsewhere', `extern struct pci_device_id ids[];\n${TABLE}`, 'undefined'],
  ['in a declaration that nobody understands', `static const struct x ALIGNED(3) ids[] SECTION(4) = { };\n${TABLE}`, 'unknown'],
  ['nowhere', TABLE, 'undeclared'],
  ['what a macro may define', `DEFINE_TABLE(ids) = { };\n${TABLE}`, 'unknown'],
  ['perhaps in a file that is not there', `#include "ids.h"\n${TABLE}`, 'unknown'],
  ['under a condition', `#ifdef UNDECIDED\nstatic struct y ids[] = { { 1 } };\n#endif\n${TABLE}`, 'unknown'],
])('%s', (_, text, facts) => expect(tableIn(text)).toEqual([`pci ids ${facts}`]));

test("a header's table is not for the driver to define", () => {
  expect(tableIn('MODULE_DEVICE_TABLE(pci, kernels);')).toEqual(['pci kernels unknown']);
});
