/** New rounds: putting blocks back so that the walk opens them again. Earlier rounds leave the state; the log has them. */
import { withdrawAgenda } from './agenda';
import { blockIds } from './program';
import { blockOf, clearClock, closeSlot, type Run } from './run';

/** Puts blocks back to where they were never opened; open tasks and clocks are cancelled. Rounds keep counting. */
function reset(run: Run, ids: string[]): void {
  for (const id of ids) {
    const { round, supplements, remaining } = blockOf(run, id);
    for (const slot of Object.values(run.state.slots)) {
      if (slot.block === id) closeSlot(run, slot, { outcome: null, actor: null, reason: 'cancelled' });
    }
    withdrawAgenda(run, id);
    for (const clock of Object.values(run.state.clocks)) if (clock.block === id) clearClock(run, clock.id);
    if (run.state.pending?.block === id) run.state.pending = null;
    run.state.blocks[id] = {
      status: 'ahead',
      round,
      openedAt: null,
      closedAt: null,
      outcome: null,
      ...(supplements === undefined ? {} : { supplements }),
      ...(remaining === undefined ? {} : { remaining }),
    };
  }
}

/** Everything behind a block, in the order of the document: it rested on a result that was corrected. */
export function resetBehind(run: Run, id: string): void {
  const ids = blockIds(run.program.blocks);
  reset(run, ids.slice(ids.indexOf(id) + 1));
}

/** Everything: the content has changed, and whatever was decided on the old one is decided again. */
export function resetAll(run: Run): void {
  run.state.lookUps = {};
  reset(run, blockIds(run.program.blocks));
}
