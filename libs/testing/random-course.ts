/** What is done at random to the time and the course of a case; and what must hold of both after each event. */
import { canonicalJson } from '../procedure';
import type { CaseEvent, CaseState, OfficerClock, Program, Unstamped } from '../procedure';
import { find } from '../procedure/machine/program';
import { reachedSteps } from '../procedure/machine/reached';
import type { Dice } from './dice';

const ON = '2026-03-02';

/** Now and then a period that may stand and be made longer, with a ladder. */
export function randomClock(dice: Dice): { clock?: OfficerClock } {
  if (!dice.once(3)) return {};
  const clock: OfficerClock = {
    within: dice.pick(['3 working days', '10 days', '36 hours'] as const),
    remind: dice.once(2) ? ['50%'] : [],
    then: dice.pick(['mark', 'turn-to:president'] as const),
    suspendable: ['hearing'],
    ...(dice.once(2) ? { ladder: [{ at: '50%', then: 'turn-to:supervisor' as const }] } : {}),
  };
  const unit = clock.within.slice(clock.within.indexOf(' ') + 1);
  return { clock: { ...clock, extension: { within: `2 ${unit}`, by: ['president'] } } };
}

/** One of the verbs of time and course, as far as there is something to do it to. */
export function courseOf(dice: Dice, state: CaseState, people: string[]): Unstamped<CaseEvent> | null {
  const by = { id: '', actor: dice.pick(people), occurredOn: ON };
  const events: Unstamped<CaseEvent>[] = [];
  const clocks = Object.values(state.clocks).filter(({ slot, rung }) => slot !== null && rung === undefined);
  if (clocks.length > 0) {
    const { id: clock, rule } = dice.pick(clocks);
    const period = `${1 + dice.roll(3)} ${rule.slice(rule.indexOf(' ') + 1)}`;
    events.push(
      { kind: 'clock-suspended', ...by, clock, reason: 'hearing' },
      { kind: 'clock-resumed', ...by, clock },
      { kind: 'clock-extended', ...by, clock, period, role: dice.pick(['president', 'supervisor'] as const) },
    );
  }
  const kept = Object.values(state.blocks).flatMap(({ acts = [] }) => acts.filter(({ actor }) => actor !== null));
  if (kept.length > 0) {
    const act = dice.pick(kept);
    events.push({ kind: 'taken-back', ...by, slot: act.slot.id, actor: dice.once(6) ? by.actor : (act.actor ?? by.actor) });
  }
  const reached = Object.keys(state.blocks).filter((place) => (state.blocks[place]?.round ?? 0) > 0);
  const block = reached.length > 0 ? dice.pick(reached) : '';
  if (dice.once(4)) {
    events.push(
      { kind: 'overridden', ...by, does: { what: 'open-again', block } },
      { kind: 'taken-back', ...by, slot: `${block}.1` },
    );
  }
  return events.length === 0 ? null : dice.pick(events);
}

/** Undoing the last act; of an act whose minute is over it is tried too. */
export function undoOf(dice: Dice, { undo }: CaseState): Unstamped<CaseEvent> | null {
  return undo === undefined || !dice.once(4)
    ? null
    : { kind: 'undone', id: '', actor: undo.by, occurredOn: ON, event: undo.event };
}

/** Opening a closed case again, somewhere that it had come to. */
export function reopeningOf(dice: Dice, { blocks }: CaseState): Unstamped<CaseEvent> {
  const reached = Object.keys(blocks).filter((place) => (blocks[place]?.round ?? 0) > 0);
  return { kind: 'reopened', id: '', actor: 'keeper', occurredOn: ON, block: dice.pick(reached) };
}

/** Refusals that these may meet. */
export const COURSE_REFUSED = [
  'ACTED_ON_SINCE',
  'ALREADY_REGISTERED',
  'CLOCK_ALREADY_EXTENDED',
  'CLOCK_NOT_EXTENDABLE',
  'CLOCK_NOT_SUSPENDABLE',
  'CLOCK_PASSED',
  'CLOCK_RUNS',
  'CLOCK_STANDS',
  'LEFT_THE_HOUSE',
  'NOT_CLOCK_HOLDER',
  'SLOT_UNKNOWN',
  'TOO_LATE_TO_UNDO',
];

/** Whoever acts is where the walk comes to; what can be undone is small; nothing is kept of acts of a case without the flag. */
export function courseMustHold(program: Program, state: CaseState): void {
  const { blocks, flags, undo } = state;
  if (state.status === 'open') {
    const reached = reachedSteps(program.blocks, state);
    for (const [place, { status }] of Object.entries(blocks)) {
      if (status !== 'open' || reached.has(place) || find(program, place)?.block.kind === undefined) continue;
      if ('act' in (find(program, place)?.block ?? {})) throw new Error(`open, and the walk does not come to it: ${place}`);
    }
  }
  const keeps = undo !== undefined || Object.values(blocks).some(({ acts }) => acts !== undefined);
  if (keeps && !flags.includes(1)) throw new Error('acts are kept of a case that was started without it');
  const settling = Object.values(state.clocks).filter(({ effect }) => effect.kind === 'settle');
  if (settling.length > (undo === undefined ? 0 : 1)) throw new Error('a minute goes on for nobody');
}

/** A state but for what an undone act leaves behind: the rounds that were counted, and the log's own instant. */
export function comparable(state: CaseState): string {
  const { undo: _undo, at: _at, ended: _ended, ...rest } = state;
  const blocks = Object.entries(state.blocks)
    .filter(([place, { status }]) => !(place.includes('@') && status === 'ahead'))
    .map(([place, block]) => [place, { ...block, round: 0 }]);
  const clocks = Object.entries(state.clocks).filter(([, { effect }]) => effect.kind !== 'settle');
  return canonicalJson({ ...rest, blocks: Object.fromEntries(blocks) as unknown, clocks: Object.fromEntries(clocks) });
}
