import type { GraphModule, ModuleGraph } from '../../../src/graph/moduleGraph';
import { loadOrder } from '../../../src/graph/order';
import { dependency, own } from '../../graph/modules';

const [core, left, maybe, right] = [own('core'), own('ring/left'), own('maybe', 'possible'), own('ring/right')];
const probes = ['a', 'b', 'c'].map((letter) => own(`probes/probe-${letter}`));
const twin = { ...own('probes/core'), incomplete: ['gen.o: no source file', 'and more'] };
const usb: GraphModule = { ...own('drivers/usb/core/usbcore'), kind: 'in-tree' };
const other: GraphModule = { ...own('/src/it"s'), kind: 'extra' };

const modules = [core, maybe, twin, ...probes, left, right];
const dependencies = [
  dependency(core, usb, 'certain', 'usb_deregister', 'usb_register'),
  dependency(maybe, other, 'possible', 'other_get'),
  ...probes.map((probe, index) => dependency(probe, core, 'certain', ...['f', 'g', 'h'].slice(0, index + 1))),
  dependency(left, right),
  dependency(right, left),
];

/** One with everything in it that a graph can have. */
export const graph: ModuleGraph = {
  kernel: '6.12-amd64',
  modules,
  before: [other, usb],
  dependencies,
  ...loadOrder(modules, dependencies),
};
