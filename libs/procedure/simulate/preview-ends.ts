/** When a request that is still being filled in could end, if it were filed now: the same two rules of thumb as for a case that runs. */
import { civilDateOf, dayNumber } from '../clock/civil';
import { crossesHoliday, type HolidayCrossed } from '../clock/propose';
import type { PreviewContext } from '../explain/preview';
import type { CivilDate, Instant } from '../kernel';
import { isRejection } from '../kernel';
import { caseMachine } from '../machine/case-machine';
import { CURRENT_FLAGS } from '../machine/flags';
import { readPlace } from '../machine/places';
import type { CaseWorld } from '../machine/run';
import type { CaseState, LookUpValue } from '../machine/state.types';
import { expectedEnd, projectedEnds } from './ends';

export interface PreviewedEnds {
  /** Everybody acts at once and consents. */
  earliest: CivilDate | null;
  /** Everybody takes all his time and consents; null: something on the way has no end that is known. */
  latest: CivilDate | null;
  /** Steps without an end that is known, by their ids. */
  unbounded: string[];
  /** Holidays of three days and more on the way. */
  holidays: HolidayCrossed[];
}

const LONG_DAYS = 3;

/** Null where it could not be filed as it stands, or would end at a check. */
export function previewEnds(world: CaseWorld, preview: PreviewContext, at: Instant): PreviewedEnds | null {
  const state = filedState(world, preview, at);
  if (state === null || state.status === 'closed') return null;
  const ends = projectedEnds(world, state, at);
  if (ends.latest.outcome === 'refused') return null;
  const crossed = crossesHoliday(civilDateOf(at), civilDateOf(ends.latest.notBefore), world.calendar);
  return {
    earliest: ends.earliest.endsAt === null ? null : civilDateOf(ends.earliest.endsAt),
    latest: expectedEnd(ends).on,
    unbounded: [...new Set(ends.latest.unbounded.map(({ step }) => readPlace(step).id))],
    holidays: crossed.filter(({ from, to }) => dayNumber(to) - dayNumber(from) + 1 >= LONG_DAYS),
  };
}

/** The case as its filing and what the registers say today would leave it. */
function filedState(world: CaseWorld, preview: PreviewContext, at: Instant): CaseState | null {
  const { lookUps, ...asked } = preview;
  const filing = { actor: 'applicant', occurredOn: civilDateOf(at), contentHash: '', case: 'preview', flags: [...CURRENT_FLAGS] };
  let step = caseMachine.start(world, { kind: 'filed', id: 'preview', at, ...filing, ...asked });
  while (!isRejection(step) && step.state.pending?.kind === 'look-up') {
    const { block, round } = step.state.pending;
    const values = known(step.state.pending.lookUps, lookUps);
    // What hangs on an empty field nobody can answer yet; the projection supposes an empty register.
    if (values === null) break;
    step = caseMachine.transition(world, step.state, { kind: 'looked-up', id: `preview/${block}`, at, block, round, values });
  }
  return isRejection(step) ? null : step.state;
}

function known(asked: string[], answers: Record<string, LookUpValue>): Record<string, LookUpValue> | null {
  const found = asked.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]] as const]));
  return found.length === asked.length ? Object.fromEntries(found) : null;
}
