/**
 * A step that calls another procedure and says which act is done by it: on every way on which that procedure consents, somebody must have
 * done the act there, or it would be done by name alone.
 */
import { consentsOrOnwards } from '../rules/consents';
import { actTerm } from '../vocabularies';
import type { CallBlock, Template } from '../template/template.types';
import { placedSteps } from '../template/walk-template';
import { finding, type Check } from './checked';
import { COMPLETED, isEnd, namedEnd, REFUSED, waysOf, type Node } from './ways';

export const callActs: Check = ({ steps, surroundings }) =>
  steps.flatMap(({ block, path }) => {
    if (block.kind !== 'call') return [];
    const called = surroundings.templates.find(({ id }) => id === block.procedure);
    if (called === undefined || isDoneIn(called, block)) return [];
    const label = actTerm(block.act) ?? { zh: block.act, en: block.act };
    return [
      finding(
        'CALL_WITHOUT_ACT',
        'error',
        `${path}/act`,
        `“${block.title.zh}”写明由“${called.title.zh}”完成${label.zh}，但该流程可以不经过这一步就同意。`,
        `"${block.title.en}" says that "${called.title.en}" does this (${label.en}), and that procedure can consent without it.`,
      ),
    ];
  });

/** Whether every way to an end to which the caller consents goes through a step of the act. */
function isDoneIn(called: Template, block: CallBlock): boolean {
  const { first, edges, reachable } = waysOf(called.blocks);
  const doing = new Set(placedSteps(called).flatMap((step) => (step.block.act === block.act ? [step.block.id] : [])));
  const consents = consentsOrOnwards(block);
  const isConsent = (end: Node): boolean => {
    if (end === REFUSED) return consents.includes('refused');
    const result = end === COMPLETED ? 'completed' : Object.keys(block.outcomes).find((id) => namedEnd(id) === end);
    // `completed` stands for every result that the caller does not list.
    return consents.includes(result ?? 'completed');
  };
  const seen = new Set<Node>();
  const queue = doing.has(first) ? [] : [first];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (isEnd(node) && isConsent(node)) return false;
    if (seen.has(node)) continue;
    seen.add(node);
    queue.push(...(edges.get(node) ?? []).map(({ to }) => to).filter((to) => reachable.has(to) && !doing.has(to)));
  }
  return true;
}
