import { BpmnModdle } from 'bpmn-moddle';
import { placedSteps } from '../../procedure/template/walk-template';
import { listProcedures, loadTemplate } from '../../templates';
import { bpmnOf } from './export';
import { graphOf, type Graph } from './graph';

const inner = (graph: Graph): Graph[] => [graph, ...graph.nodes.flatMap(({ inside }) => (inside ? inner(inside) : []))];

describe('a procedure as nodes and flows', () => {
  it.each(listProcedures())('%s: every step is drawn once, every flow has both ends, and everything can be come to', (id) => {
    const template = loadTemplate(id);
    const graphs = inner(graphOf(template, 'zh'));
    const nodes = graphs.flatMap((graph) => graph.nodes.map((node) => node.id));
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(nodes).toEqual(expect.arrayContaining(placedSteps(template).map(({ block }) => block.id)));
    for (const { nodes: here, flows } of graphs) {
      const known = new Set(here.map((node) => node.id));
      expect(flows.filter(({ from, to }) => !known.has(from) || !known.has(to))).toEqual([]);
      const reached = new Set(here.flatMap((node) => (node.type === 'startEvent' || node.attachedTo ? [node.id] : [])));
      for (let grew = true; grew;) {
        const before = reached.size;
        for (const { from, to } of flows) if (reached.has(from)) reached.add(to);
        grew = reached.size > before;
      }
      expect([...known].filter((node) => !reached.has(node))).toEqual([]);
      // Nothing but an end stops.
      const stops = here.filter((node) => node.type !== 'endEvent' && !flows.some(({ from }) => from === node.id));
      expect(stops).toEqual([]);
    }
  });
});

describe('the file', () => {
  it.each(['branch-setup', 'council-re-election', 'society-establishment-review'])(
    '%s is read back without a warning, with a shape for each node of the process',
    async (id) => {
      const template = loadTemplate(id);
      const xml = await bpmnOf(template, 'zh');
      const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
      expect(warnings).toEqual([]);
      const { rootElements, diagrams } = rootElement as {
        rootElements: { $type: string; id: string; name: string; flowElements: { id: string; $type: string }[] }[];
        diagrams: { plane: { bpmnElement: { id: string }; planeElement: { $type: string; bpmnElement: { id: string } }[] } }[];
      };
      const process = rootElements.find(({ $type }) => $type === 'bpmn:Process');
      expect(process).toMatchObject({ id, name: template.title.zh });
      const drawn = diagrams.flatMap(({ plane }) => plane.planeElement.map(({ bpmnElement }) => bpmnElement.id));
      expect(drawn).toEqual(expect.arrayContaining((process?.flowElements ?? []).map((element) => element.id)));
    },
  );

  it('says titles and outcomes in the language that was asked for', async () => {
    const template = loadTemplate('branch-setup');
    const [zh, en] = await Promise.all([bpmnOf(template, 'zh'), bpmnOf(template, 'en')]);
    expect(zh).toContain('name="分支（代表）机构设立"');
    expect(en).toContain('name="Setting up a branch"');
    expect(en).toMatch(/<bpmn:endEvent [^>]*name="not passed"/);
  });
});
