/**
 * The walk: from the top of the program to the first block that needs somebody. What is done is passed over, so every event walks
 * the same way, and there is no program counter that could point at the wrong place.
 */
import { Fault } from '../kernel';
import { stepKind } from '../steps/registry';
import type { ProgramBlock, ProgramStep } from '../template/program.types';
import { closeCase } from './close';
import { isStructure, placeFor } from './places';
import { blockOf, finish, unsigned, type Run } from './run';
import { walkStructure, type Walked } from './structures';
import { followTurns } from './turns';

/** More turns than this in one event are a program that turns in circles; publication refuses one, and this is the last guard. */
const MOST_WALKS = 1_000;

/** Goes on as far as the case can go by itself; at the end of the program it is completed. */
export function advance(run: Run): void {
  for (let walks = 0; run.ending === null; walks += 1) {
    if (walks > MOST_WALKS) throw new Fault('WALK_WITHOUT_END', { case: run.state.id });
    followTurns(run);
    // Nothing behind what was left may open any more, not even for the moment in which the case is closed.
    if (run.ending !== null) break;
    const walked = walkAll(run, run.program.blocks, null);
    if (hasTurned(run)) continue;
    // The end is outside the house too: it waits for minutes that can still correct what it rests on.
    if (walked === 'passed' && unsigned(run.program, run.state).length === 0) {
      // A caller that has heard of the end cannot unhear it.
      if (run.settling && run.state.caller !== undefined) held(run);
      else run.ending = { outcome: 'completed', refusedBy: null, ...resultOnPaper(run) };
    }
    break;
  }
  if (run.ending !== null) closeCase(run, run.ending);
}

/** Of a case that ran on paper: the named end that it came to. */
function resultOnPaper({ state }: Run): { result?: string } {
  return state.onPaper?.result === undefined ? {} : { result: state.onPaper.result };
}

/** What leaves the house waits until the act before it can no longer be undone. */
function held(run: Run): Walked {
  run.held = true;
  return 'waits';
}

function hasTurned(run: Run): boolean {
  return run.ending === null && run.turns.length > 0;
}

/** Blocks one after the other; `item` where they stand inside an `each`. */
function walkAll(run: Run, blocks: ProgramBlock[], item: string | null): Walked {
  for (const block of blocks) {
    const walked = isStructure(block) ? walkStructure(run, block, item, walkAll) : walkStep(run, block, item);
    if (walked === 'waits') return 'waits';
  }
  return 'passed';
}

function walkStep(run: Run, step: ProgramStep, item: string | null): Walked {
  const placed = item === null ? step : { ...step, id: placeFor(step.id, item) };
  const status = () => blockOf(run, placed.id).status;
  if (status() === 'ahead') {
    // One question to the store at a time: a step of another branch opens when it is answered.
    if (run.state.pending !== null) return 'waits';
    const kind = stepKind(placed);
    if (run.state.onPaper !== undefined && kind.alsoOnPaper !== true) {
      finish(run, placed.id, null, 'skipped');
      return 'passed';
    }
    const leaves = kind.leavesTheHouse(placed);
    if (leaves && unsigned(run.program, run.state).length > 0) return 'waits';
    if (run.settling && (leaves || kind.beginsElsewhere === true)) return held(run);
    kind.enter(run, placed);
  }
  // A refusal inside the step ends the case, a turn begins the walk again: nothing behind it may open.
  return run.ending !== null || run.turns.length > 0 || status() === 'open' ? 'waits' : 'passed';
}
