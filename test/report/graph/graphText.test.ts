import { graphText } from '../../../src/report/graph/graphText';
import { own } from '../../graph/modules';
import { graph } from './sample';

test('the commands in order, and why some are not to be given', () => {
  expect(graphText(graph, (file) => `src/${file}`)).toBe(`# 8 modules on kernel 6.12-amd64

# need each other: none of them can be loaded
#   left -> right -> left

# load modules from outside this tree, with what they need
modprobe 'it"s'   # possibly needed by maybe, from another Module.symvers
modprobe usbcore  # needed by core

# load
insmod src/core.ko            # usbcore (2 symbols)
# insmod src/maybe.ko         # may not be built; it"s (other_get, possibly)
# insmod src/probes/core.ko   # 'core' has its name; may need more (gen.o: no source file)
insmod src/probes/probe-a.ko  # core (f)
insmod src/probes/probe-b.ko  # core (2 symbols)
insmod src/probes/probe-c.ko  # core (3 symbols)
# insmod src/ring/left.ko     # cannot be loaded; right (f)
# insmod src/ring/right.ko    # cannot be loaded; left (f)

# unload
# rmmod right
# rmmod left
rmmod probe-c
rmmod probe-b
rmmod probe-a
# rmmod core
# rmmod maybe
rmmod core
`);
});

test('a shell takes each name as one word, and a comment ends with its line', () => {
  const evil = own("$(x)'\nrm");
  const alone = { ...graph, modules: [evil], before: [], dependencies: [], order: [evil], cycles: [], blocked: [] };
  const text = graphText(alone, String);
  expect(text).toBe(`# 1 module on kernel 6.12-amd64

# load
insmod '$(x)'\\''\uFFFDrm.ko'

# unload
rmmod '$(x)'\\''\uFFFDrm'
`);
});

test('of many users some are named', () => {
  const text = graphText({
    ...graph,
    dependencies: ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      user: own(name), provider: graph.before[1]!, symbols: [], certainty: 'certain' as const,
    })),
  }, String);
  expect(text).toContain('modprobe usbcore  # needed by a, b, c and 2 more\n');
});
