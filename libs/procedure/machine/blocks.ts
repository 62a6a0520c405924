/**
 * The walk: from the top of the program to the first block that needs somebody. What is done is passed over, so every event walks
 * the same way, and there is no program counter that could point at the wrong place.
 */
import { stepKind } from '../steps/registry';
import type { ProgramBlock, ProgramStep } from '../template/program.types';
import { closeCase } from './close';
import { holds } from './program';
import { blockOf, finish, unsigned, type Run } from './run';

type Walked = 'passed' | 'waits';
type Walkers = { [K in ProgramBlock['kind']]: (run: Run, block: Extract<ProgramBlock, { kind: K }>) => Walked };

const walkers: Walkers = {
  sequence: (run, block) => walkAll(run, block.blocks),
  choice: walkChoice,
  check: walkStep,
  intake: walkStep,
  review: walkStep,
  meeting: walkStep,
  register: walkStep,
};

/** Goes on as far as the case can go by itself; at the end of the program it is completed. */
export function advance(run: Run): void {
  if (run.ending === null && walkAll(run, run.program.blocks) === 'passed') {
    // The end is outside the house too: it waits for minutes that can still correct what it rests on.
    if (unsigned(run.program, run.state).length === 0) run.ending = { outcome: 'completed', refusedBy: null };
  }
  if (run.ending !== null) closeCase(run, run.ending);
}

function walkAll(run: Run, blocks: ProgramBlock[]): Walked {
  for (const block of blocks) {
    if (walk(run, block) === 'waits') return 'waits';
  }
  return 'passed';
}

function walk<K extends ProgramBlock['kind']>(run: Run, block: Extract<ProgramBlock, { kind: K }>): Walked {
  return walkers[block.kind](run, block);
}

function walkChoice(run: Run, block: Extract<ProgramBlock, { kind: 'choice' }>): Walked {
  const state = blockOf(run, block.id);
  if (state.outcome === null) {
    const taken = block.branches.findIndex((branch) => holds(run.program, run.state, branch.when));
    state.round += 1;
    state.openedAt = run.at;
    finish(run, block.id, taken < 0 ? 'none' : String(taken), taken < 0 ? 'skipped' : 'done');
  }
  const branch = block.branches[Number(state.outcome)];
  return branch === undefined ? 'passed' : walkAll(run, branch.blocks);
}

function walkStep(run: Run, step: ProgramStep): Walked {
  const block = () => blockOf(run, step.id).status;
  if (block() === 'ahead') {
    const kind = stepKind(step);
    if (kind.leavesTheHouse(step) && unsigned(run.program, run.state).length > 0) return 'waits';
    kind.enter(run, step);
  }
  // A refusal inside the step ends the case: nothing behind it may open.
  return run.ending !== null || block() === 'open' ? 'waits' : 'passed';
}
