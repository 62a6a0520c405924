/** Taking a move: what it does to the case, and everything that follows of itself. */
import { AHEAD, OPEN, type Explored } from './case';
import type { Move } from './moves';
import { resetBehind } from './rounds';
import type { Tree } from './tree';
import { advance, begin, conclude, decide, judge, leaveStructure, skip, type Going, type Memory } from './walk';

/** The case after a move. `known`: what is known of its values by then. What only values decide belongs to the act before it. */
export function take(tree: Tree, memory: Memory, state: Explored, move: Move, known: readonly number[]): Going {
  const isOwn = move.does === 'decides' || move.does === 'skips' || move.does === 'judges' || isCheck(move);
  const holds = move.does === 'ends' && move.holds === true ? true : isOwn ? state.holds : undefined;
  const going = begin(tree, memory, { status: state.status, known, ...(holds === true ? { holds } : {}) });
  act(going, move);
  advance(going);
  return going;
}

function isCheck(move: Move): boolean {
  return move.does === 'ends' && move.node.step.kind === 'check';
}

function act(going: Going, move: Move): void {
  switch (move.does) {
    case 'ends':
      return conclude(going, move.node, move.outcome);
    case 'settles':
      return;
    case 'skips':
      return skip(going, move.node);
    case 'judges':
      return judge(going, move.node, move.items);
    case 'decides':
      return decide(going, move.node, move.way);
    case 'returns':
      // Whatever was decided rested on the old content.
      going.status.fill(AHEAD);
      return;
    case 'interrupts': {
      const { structure } = move.node;
      const declared = structure.kind === 'sequence' ? structure.on?.find(({ event }) => event === move.event) : undefined;
      if (declared !== undefined) leaveStructure(going, move.node, declared);
      return;
    }
    case 'corrects':
      resetBehind(going, move.node);
      if (move.node.step.outcomes[move.outcome]?.to === 'wait') going.status[move.node.index] = OPEN;
      else conclude(going, move.node, move.outcome);
  }
}
