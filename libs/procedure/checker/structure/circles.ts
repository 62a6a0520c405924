/** Ways that turn in a circle without anybody acting and without time passing: the case would go round for ever. */
import type { StepBlock } from '../../template/template.types';
import { finding, type Check, type Checked } from '../checked';
import type { Node } from '../ways';

/** Steps that are decided as soon as a case comes to them. */
const AUTOMATIC: readonly StepBlock['kind'][] = ['check', 'register', 'open', 'copy'];

export const circles: Check = (checked) => {
  const certain = circling(checked, false);
  const perhaps = circling(checked, true).filter((node) => !certain.includes(node));
  const placeOf = (node: Node): string => checked.placed.find(({ block }) => block.id === node)?.path ?? '/blocks';
  const of = (nodes: Node[], severity: 'error' | 'warning') => {
    const first = checked.placed.find(({ block }) => nodes.includes(block.id))?.block.id;
    if (first === undefined) return [];
    const zh =
      severity === 'error'
        ? '办理结果互相指向，中间没有由人办理的步骤，会反复循环。'
        : '如果其间的步骤都被跳过，办理结果会互相指向，反复循环；请确认途中总有由人办理的步骤。';
    const en =
      severity === 'error'
        ? 'Outcomes lead to each other and nobody acts between them: it would turn in circles.'
        : 'If everything between is passed over, outcomes lead to each other: make sure that somebody acts on the way.';
    return [finding('AUTOMATIC_CIRCLE', severity, placeOf(first), zh, en)];
  };
  return [...of(certain, 'error'), ...of(perhaps, 'warning')];
};

/** Nodes at which nobody stands and from which one comes back to them by such nodes alone. */
function circling({ steps, ways }: Checked, withOptional: boolean): Node[] {
  const stops = new Set(steps.filter(({ block }) => !AUTOMATIC.includes(block.kind)).map(({ block }) => block.id));
  const next = (node: Node): Node[] =>
    (ways.edges.get(node) ?? [])
      .filter(({ isCounted, isOptional }) => isCounted !== true && (withOptional || isOptional !== true))
      .map(({ to }) => to)
      .filter((to) => !stops.has(to));
  return [...ways.reachable].filter((node) => !stops.has(node) && comesBack(node, next));
}

function comesBack(node: Node, next: (node: Node) => Node[]): boolean {
  const seen = new Set<Node>();
  const queue = next(node);
  for (let here = queue.shift(); here !== undefined; here = queue.shift()) {
    if (here === node) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    queue.push(...next(here));
  }
  return false;
}
