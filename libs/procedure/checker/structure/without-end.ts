/** Every way comes to an end of the case; and a procedure that can never be completed is none. */
import { finding, type Check } from '../checked';
import { isEnd, REFUSED, type Node, type Ways } from '../ways';

export const withoutEnd: Check = ({ steps, ways }) => {
  const ending = leadingToEnds(ways);
  const stuck = steps.filter(({ block }) => ways.reachable.has(block.id) && !ending.has(block.id));
  const findings = stuck.map(({ block, path }) =>
    finding(
      'WAY_WITHOUT_END',
      'error',
      path,
      `从“${block.title.zh}”起，办件没有办结的路：每个办理结果都只会再回到这里。`,
      `From "${block.title.en}" on the case never ends: each outcome only leads back here.`,
    ),
  );
  const isCompleted = [...ways.reachable].some((node) => isEnd(node) && node !== REFUSED);
  if (isCompleted || stuck.length > 0) return findings;
  const [zh, en] = ['这个流程怎样办都不会办结通过。', 'Whatever is decided, a case of this procedure is never completed.'];
  return [finding('NEVER_COMPLETED', 'error', '/blocks', zh, en)];
};

/** Everything from which an end can be reached, on ways that a case can go. */
function leadingToEnds({ edges, reachable }: Ways): Set<Node> {
  const leading = new Set([...reachable].filter(isEnd));
  for (let size = -1; size !== leading.size;) {
    size = leading.size;
    for (const [from, ways] of edges) if (reachable.has(from) && ways.some(({ to }) => leading.has(to))) leading.add(from);
  }
  return leading;
}
