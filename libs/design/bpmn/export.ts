/** A procedure as a BPMN 2.0 file with its drawing, for other tools to open. It is a picture: nothing is run from it. */
import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle } from 'bpmn-moddle';
import type { Template } from '../../procedure';
import { graphOf, type Graph, type GraphNode, type Language } from './graph';

/** As much of the model's elements as is set here. */
type Element = Record<string, unknown> & { id: string };

const NAMESPACE = 'https://guicheng.example/bpmn';

export async function bpmnOf(template: Template, language: Language): Promise<string> {
  const writer = new Writer();
  const process = writer.make('Process', idOf(template.id), {
    name: template.title[language],
    isExecutable: false,
    flowElements: writer.elements(graphOf(template, language)),
  });
  const definitions = writer.make('Definitions', 'definitions', {
    targetNamespace: NAMESPACE,
    rootElements: [process, ...writer.shared],
  });
  const { xml } = await writer.model.toXML(definitions, { format: true });
  return layoutProcess(xml);
}

class Writer {
  readonly model = new BpmnModdle();
  /** Messages and escalations stand beside the process and are referred to. */
  readonly shared: Element[] = [];

  make(type: string, id: string, properties: Record<string, unknown> = {}): Element {
    return this.model.create(`bpmn:${type}`, { id, ...properties }) as Element;
  }

  elements(graph: Graph): Element[] {
    const made = new Map<string, Element>();
    for (const node of graph.nodes) made.set(node.id, this.node(node, made));
    const flows = graph.flows.map(({ from, to, name }, index) => {
      const [source, target] = [made.get(from) as Element, made.get(to) as Element];
      const flow = this.make('SequenceFlow', `flow-${source.id}-${index}`, {
        sourceRef: source,
        targetRef: target,
        ...(name === undefined ? {} : { name }),
      });
      push(source, 'outgoing', flow);
      push(target, 'incoming', flow);
      return flow;
    });
    return [...made.values(), ...flows];
  }

  private node(node: GraphNode, made: Map<string, Element>): Element {
    const type = `${node.type.charAt(0).toUpperCase()}${node.type.slice(1)}`;
    const element = this.make(type, idOf(node.id), {
      ...(node.name === undefined ? {} : { name: node.name }),
      ...(node.documentation === undefined
        ? {}
        : { documentation: [this.make('Documentation', `${idOf(node.id)}-words`, { text: node.documentation })] }),
      ...(node.inside === undefined ? {} : { flowElements: this.elements(node.inside) }),
      ...(node.attachedTo === undefined ? {} : { attachedToRef: made.get(node.attachedTo) }),
    });
    if (node.repeats === 'loop') element['loopCharacteristics'] = this.make('StandardLoopCharacteristics', `${element.id}-again`);
    else if (node.repeats !== undefined) {
      element['loopCharacteristics'] = this.make('MultiInstanceLoopCharacteristics', `${element.id}-items`, {
        isSequential: node.repeats === 'in-turn',
      });
    }
    if (node.event !== undefined) element['eventDefinitions'] = [this.event(element.id, node.event)];
    return element;
  }

  private event(at: string, event: Exclude<GraphNode['event'], undefined>): Element {
    if (event === 'terminate') return this.make('TerminateEventDefinition', `${at}-terminates`);
    if (event === 'timer') return this.make('TimerEventDefinition', `${at}-timer`);
    if ('message' in event) {
      const message = this.sharedOf('Message', `message-${event.message}`, event.message);
      return this.make('MessageEventDefinition', `${at}-message`, { messageRef: message });
    }
    const escalation = this.sharedOf('Escalation', `outcome-${event.escalation}`, event.escalation);
    return this.make('EscalationEventDefinition', `${at}-outcome`, { escalationRef: escalation });
  }

  private sharedOf(type: 'Message' | 'Escalation', id: string, name: string): Element {
    const known = this.shared.find((element) => element.id === id);
    if (known) return known;
    const element = this.make(type, id, { name });
    this.shared.push(element);
    return element;
  }
}

function push(element: Element, key: 'incoming' | 'outgoing', flow: Element): void {
  const flows = (element[key] ?? []) as Element[];
  element[key] = [...flows, flow];
}

/** XML ids begin with a letter. */
function idOf(id: string): string {
  return /^[A-Za-z_]/.test(id) ? id : `_${id}`;
}
