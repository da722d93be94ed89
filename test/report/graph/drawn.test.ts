import { graphDot } from '../../../src/report/graph/dot';
import { graphMermaid } from '../../../src/report/graph/mermaid';
import { graphSvg } from '../../../src/report/graph/svg';
import { own } from '../../graph/modules';
import { graph } from './sample';

test('a Mermaid flowchart, in which modules that only differ by name are one box', () => {
  expect(graphMermaid(graph)).toBe(`flowchart LR
  n0["core"]
  n1["maybe"]
  subgraph c1["probes"]
    n2["core"]
    n3["probe-a<br>probe-b<br>probe-c"]
  end
  subgraph c2["ring"]
    n4["left"]
    n5["right"]
  end
  subgraph c3["the kernel's own"]
    n7["usbcore"]
  end
  subgraph c4["from another Module.symvers"]
    n6["it#34;s"]
  end
  n0 -->|2| n7
  n1 -.->|1| n6
  n3 -->|1–3| n0
  n4 -->|1| n5
  n5 -->|1| n4
  classDef other stroke-dasharray:4 3
  class n6,n7 other
  classDef blocked stroke:#dc2626,stroke-width:2px
  class n4,n5 blocked
`);
});

test('the same in the language of Graphviz, with the symbols as tooltips', () => {
  const dot = graphDot(graph).split('\n').map((line) => line.trim());
  expect(dot).toContain('n3 -> n0 [label="1–3", tooltip="f g h", labeltooltip="f g h"]');
  expect(dot).toContain('n1 -> n6 [label="1", tooltip="other_get", labeltooltip="other_get", style=dashed]');
  expect(dot).toContain('n4 -> n5 [label="1", tooltip="f", labeltooltip="f", color="#dc2626"]');
  expect(dot).toContain('n3 [label="probe-a\\lprobe-b\\lprobe-c\\l", fillcolor="#dbeafe", color="#2563eb"]');
  expect(dot).toContain('n7 [label="usbcore", fillcolor="#f3f4f6", color="#767676", style="rounded,filled,dashed"]');
  expect(dot.filter((line) => line.startsWith('subgraph'))).toHaveLength(4);
});

test('Graphviz draws it, whatever the names', async () => {
  const evil = own('a\\"]<text>&lt;\n\\l');
  const svg = await graphSvg({ ...graph, modules: [...graph.modules, evil] });
  expect(svg).toMatch(/<svg /);
  expect(svg).toContain('>probe&#45;b</text>');
  expect(svg).toContain('>a\\&quot;]&lt;text&gt;&amp;lt;\uFFFD\\l</text>');
  expect(await graphSvg(graph)).toBe(await graphSvg(graph));
});

test('many names share lines, and directories of one module are not drawn', () => {
  const modules = Array.from({ length: 20 }, (_, index) => own(`dir${index}/module-${index}`));
  const drawn = graphMermaid({
    ...graph, modules, before: [], dependencies: [], order: modules, cycles: [], blocked: [],
  });
  const [, label] = /n0\["(.*)"\]/.exec(drawn)!;
  expect(drawn.split('\n')).toHaveLength(3);
  expect(label!.split('<br>')[0]).toBe('module-0, module-1, module-2, module-3, module-4, module-5');
});
