/** Steps that every completed case has gone through: what a local text inserts must not lead past them. */
import type { Template } from '../../template/template.types';
import { placedSteps } from '../../template/walk-template';
import { isEnd, REFUSED, waysOf, type Node, type Ways } from '../ways';

/** Ids of the steps without which no case of the template is completed. */
export function alwaysPassed(template: Template): Set<string> {
  const ways = waysOf(template.blocks);
  return new Set(placedSteps(template).flatMap(({ block }) => (isCompletedWithout(ways, block.id) ? [] : [block.id])));
}

function isCompletedWithout({ first, edges, reachable, joins }: Ways, step: Node): boolean {
  const seen = new Set<Node>();
  const queue = [first];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === step || seen.has(node) || !reachable.has(node)) continue;
    const join = joins.get(node);
    // Every branch that a join needs is gone through: it is passed only when they all are, in whatever order they were seen.
    if (join !== undefined && join.from.filter((from) => seen.has(from)).length < join.needed) continue;
    if (isEnd(node) && node !== REFUSED) return true;
    seen.add(node);
    queue.push(...(edges.get(node) ?? []).map(({ to }) => to));
  }
  return false;
}
