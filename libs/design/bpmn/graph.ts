/**
 * A procedure as nodes and flows, the way BPMN draws it: what is well-nested in a template becomes gateways, and a sub-process where
 * something can interrupt it, repeat it, or leave it by an outcome of its own.
 */
import type { Block, LoopBlock, EachBlock, SequenceBlock, StepBlock, StructureBlock, Target, Template } from '../../procedure';
import { isStep, placedBlocks } from '../../procedure/template/walk-template';

export type NodeType =
  | 'startEvent'
  | 'endEvent'
  | 'userTask'
  | 'serviceTask'
  | 'businessRuleTask'
  | 'sendTask'
  | 'callActivity'
  | 'intermediateCatchEvent'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'boundaryEvent'
  | 'subProcess';

export interface GraphNode {
  id: string;
  type: NodeType;
  name?: string;
  /** What BPMN has no element for: who, by when, on what basis, in words. */
  documentation?: string;
  inside?: Graph;
  repeats?: 'loop' | 'in-turn' | 'side-by-side';
  /** The sub-process on whose border it stands, and what it waits for there. */
  attachedTo?: string;
  /** Ends everything, or throws and catches an outcome of the sub-process. */
  event?: 'terminate' | 'timer' | { escalation: string } | { message: string };
}

export interface Flow {
  from: string;
  to: string;
  name?: string;
}

export interface Graph {
  nodes: GraphNode[];
  flows: Flow[];
}

/** Where a flow goes on from, and what is written on it. */
interface Loose {
  from: string;
  name?: string;
}

export type Language = 'zh' | 'en';

const TYPES: Record<StepBlock['kind'], NodeType> = {
  check: 'businessRuleTask',
  intake: 'userTask',
  review: 'userTask',
  meeting: 'userTask',
  work: 'userTask',
  authority: 'userTask',
  document: 'userTask',
  notice: 'userTask',
  score: 'userTask',
  register: 'serviceTask',
  copy: 'sendTask',
  open: 'serviceTask',
  call: 'callActivity',
  wait: 'intermediateCatchEvent',
};

export function graphOf(template: Template, language: Language): Graph {
  const drawing = new Drawing(template, language);
  return drawing.process(template.blocks, 'case');
}

class Drawing {
  private readonly ids: Set<string>;

  constructor(
    template: Template,
    private readonly language: Language,
  ) {
    this.ids = new Set(placedBlocks(template.blocks).map(({ block }) => block.id));
    this.results = new Map((template.results ?? []).map(({ id, label }) => [id, label[language]]));
  }

  private readonly results: Map<string, string>;

  /** A process or the inside of a sub-process: from its start to its end. */
  process(blocks: Block[], scope: string): Graph {
    const graph: Graph = { nodes: [], flows: [] };
    graph.nodes.push({ id: this.fresh(`${scope}-start`), type: 'startEvent' });
    const start = graph.nodes[0] as GraphNode;
    const loose = this.sequence(graph, blocks, [{ from: start.id }]);
    if (loose.length > 0) {
      const end: GraphNode = { id: this.fresh(`${scope}-end`), type: 'endEvent' };
      graph.nodes.push(end);
      this.join(graph, loose, end.id);
    }
    return graph;
  }

  private sequence(graph: Graph, blocks: Block[], loose: Loose[]): Loose[] {
    return blocks.reduce((open, block) => this.block(graph, block, open), loose);
  }

  private block(graph: Graph, block: Block, loose: Loose[]): Loose[] {
    // Nothing leads here: what stands behind an end is not drawn.
    if (loose.length === 0) return [];
    if (isStep(block)) return this.step(graph, block, loose);
    switch (block.kind) {
      case 'choice': {
        const gate = this.gateway(graph, 'exclusiveGateway', `${block.id}-gate`, loose);
        const taken = block.branches.flatMap((branch) =>
          this.sequence(graph, branch.blocks, [{ from: gate, name: branch.when }]),
        );
        const otherwise = { from: gate, name: this.say('其他情形', 'otherwise') };
        return [...taken, ...(block.otherwise ? this.sequence(graph, block.otherwise, [otherwise]) : [otherwise])];
      }
      case 'parallel': {
        if (block.outcomes !== undefined || block.join !== 'all')
          return this.subProcess(graph, block, loose, (inside) => {
            const [start] = inside.nodes;
            return this.branches(inside, block, [{ from: (start as GraphNode).id }]);
          });
        return this.branches(graph, block, loose);
      }
      case 'sequence':
      case 'loop':
      case 'each':
        return this.subProcess(graph, block, loose, (inside) =>
          this.sequence(inside, block.blocks, [{ from: (inside.nodes[0] as GraphNode).id }]),
        );
    }
  }

  private branches(graph: Graph, block: Extract<StructureBlock, { kind: 'parallel' }>, loose: Loose[]): Loose[] {
    const fork = this.gateway(graph, 'parallelGateway', `${block.id}-fork`, loose);
    const ends = block.branches.flatMap(({ blocks, title }) =>
      this.sequence(graph, blocks, [{ from: fork, ...(title ? { name: title[this.language] } : {}) }]),
    );
    if (ends.length === 0) return [];
    const type = block.join === 'all' ? 'parallelGateway' : 'exclusiveGateway';
    return [{ from: this.gateway(graph, type, `${block.id}-join`, ends) }];
  }

  private subProcess(
    graph: Graph,
    block: SequenceBlock | LoopBlock | EachBlock | Extract<StructureBlock, { kind: 'parallel' }>,
    loose: Loose[],
    fill: (inside: Graph) => Loose[],
  ): Loose[] {
    const inside: Graph = { nodes: [{ id: this.fresh(`${block.id}-start`), type: 'startEvent' }], flows: [] };
    const ends = fill(inside);
    if (ends.length > 0) {
      const end: GraphNode = { id: this.fresh(`${block.id}-end`), type: 'endEvent' };
      inside.nodes.push(end);
      this.join(inside, ends, end.id);
    }
    const node: GraphNode = { id: block.id, type: 'subProcess', inside };
    if (block.title) node.name = block.title[this.language];
    if (block.kind === 'loop') node.repeats = 'loop';
    if (block.kind === 'each') node.repeats = block.way;
    if (block.kind === 'loop')
      node.documentation = this.say(
        `重复条件：${block.again}；最多 ${block.most} 次`,
        `again while ${block.again}; ${block.most} times at most`,
      );
    graph.nodes.push(node);
    this.join(graph, loose, node.id);
    const left = Object.entries(block.outcomes ?? {}).flatMap(([outcome, { to }]) =>
      this.border(graph, block.id, `${block.id}-${outcome}`, outcome, { escalation: outcome }, to),
    );
    const broken = block.kind === 'sequence' ? (block.on ?? []) : [];
    const interrupted = broken.flatMap(({ event, title, to }) =>
      this.border(graph, block.id, `${block.id}-${event}`, title[this.language], { message: event }, to),
    );
    return [{ from: node.id }, ...left, ...interrupted];
  }

  private border(
    graph: Graph,
    attachedTo: string,
    id: string,
    name: string,
    event: Exclude<GraphNode['event'], undefined>,
    to: Target,
  ): Loose[] {
    const node: GraphNode = { id: this.fresh(id), type: 'boundaryEvent', name, attachedTo, event };
    graph.nodes.push(node);
    return this.lead(graph, attachedTo, [{ from: node.id }], to);
  }

  private step(graph: Graph, step: StepBlock, loose: Loose[]): Loose[] {
    const node: GraphNode = { id: step.id, type: TYPES[step.kind], name: step.title[this.language] };
    if (step.kind === 'wait') node.event = 'timer';
    const documentation = this.documentation(step);
    if (documentation !== '') node.documentation = documentation;
    graph.nodes.push(node);
    this.join(graph, loose, node.id);
    const ways = new Map<Target, string[]>();
    for (const [id, { to, label }] of outcomesOf(step))
      ways.set(goesOn(to) ? 'next' : to, [
        ...(ways.get(goesOn(to) ? 'next' : to) ?? []),
        label?.[this.language] ?? this.checked(id),
      ]);
    if (ways.size < 2) return [...ways.keys()].flatMap((to) => this.lead(graph, step.id, [{ from: node.id }], to));
    const gate: GraphNode = { id: this.fresh(`${step.id}-decided`), type: 'exclusiveGateway' };
    graph.nodes.push(gate);
    graph.flows.push({ from: node.id, to: gate.id });
    return [...ways].flatMap(([to, labels]) => this.lead(graph, step.id, [{ from: gate.id, name: labels.join(' / ') }], to));
  }

  /** What follows an outcome: the flow goes on, back into a step that is drawn here, or to an end of its own. */
  private lead(graph: Graph, at: string, loose: Loose[], to: Target): Loose[] {
    if (goesOn(to)) return loose;
    const [verb = '', id = ''] = to.split(':');
    const back = verb === 'return' || verb === 'wait' ? at : verb === 'back-to' ? id : null;
    if (back !== null && graph.nodes.some((node) => node.id === back)) {
      this.join(graph, loose, back);
      return [];
    }
    const name =
      verb === 'end'
        ? (this.results.get(id) ?? id)
        : verb === 'leave'
          ? id
          : verb === 'back-to'
            ? this.say(`退回：${id}`, `back to ${id}`)
            : this.say('不通过', 'not passed');
    const end: GraphNode = { id: this.fresh(`${at}-${verb}${id === '' ? '' : `-${id}`}`), type: 'endEvent', name };
    end.event = verb === 'leave' || verb === 'back-to' ? { escalation: id } : 'terminate';
    graph.nodes.push(end);
    this.join(graph, loose, end.id);
    return [];
  }

  private gateway(graph: Graph, type: NodeType, id: string, loose: Loose[]): string {
    const node: GraphNode = { id: this.fresh(id), type };
    graph.nodes.push(node);
    this.join(graph, loose, node.id);
    return node.id;
  }

  private join(graph: Graph, loose: Loose[], to: string): void {
    for (const one of loose) graph.flows.push({ ...one, to });
  }

  private documentation(step: StepBlock): string {
    const parts: string[] = [];
    if (step.kind === 'check') parts.push(`CEL: ${step.that}`);
    if ('clock' in step && 'within' in step.clock)
      parts.push(this.say(`期限：${step.clock.within}`, `within ${step.clock.within}`));
    if ('by' in step) parts.push(this.say(`办理：${step.by.role}`, `by ${step.by.role}`));
    for (const one of step.basis) {
      if (one.kind === 'policy') parts.push(`${one.source} ${one.clause}`);
      else if (one.kind !== 'default') parts.push(one.title[this.language]);
    }
    return parts.join('\n');
  }

  private checked(id: string): string {
    if (id === 'holds') return this.say('符合', 'holds');
    return id === 'fails' ? this.say('不符合', 'fails') : id;
  }

  private say(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  /** Ids of steps stay their own; what is drawn besides takes what is free. */
  private fresh(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.ids.has(id); n += 1) id = `${wanted}-${n}`;
    this.ids.add(id);
    return id;
  }
}

function goesOn(to: Target): boolean {
  return to === 'next' || to === 'warn';
}

function outcomesOf(step: StepBlock): [string, { to: Target; label?: Record<Language, string> }][] {
  return Object.entries(step.outcomes).map(
    ([id, outcome]: [string, Target | { to: Target; label: Record<Language, string> }]) => [
      id,
      typeof outcome === 'string' ? { to: outcome } : outcome,
    ],
  );
}
