import type { WaitingView } from '../../../libs/contracts';
import type { Holder, Waiting } from '../../../libs/procedure';
import type { Names } from './names.service';
import { shownWaiting } from './shown';
import type { StepReadings } from './step-readings';

/** What the engine knows besides the state: a request that is on its way, a case that a fault has stopped. */
export interface EngineNow {
  behind: boolean;
  suspended: boolean;
}

/** The core's explanation with names, as far as this reader may know. */
export function waitingView(
  waiting: Waiting[],
  names: Names,
  readings: StepReadings,
  society: string,
  engine: EngineNow,
): WaitingView[] {
  return waiting.map(({ holder, round: _round, slot: _slot, overdue: _overdue, identification: _asked, reason, ...rest }) =>
    shownWaiting(
      {
        ...rest,
        holder: holderView(holder, names, society),
        reason: engine.suspended ? 'suspended' : engine.behind ? 'engine-behind' : reason,
      },
      readings.of(rest.step),
    ),
  );
}

function holderView(holder: Waiting['holder'], names: Names, society: string): WaitingView['holder'] {
  if (holder.kind === 'system') return { kind: 'system', label: { zh: '系统', en: 'System' }, names: [], phone: null };
  if (holder.kind === 'applicant') {
    return { kind: 'applicant', label: { zh: '提出人', en: 'Applicant' }, names: [], phone: names.organisation(society).phone };
  }
  if (holder.kind === 'organ') {
    return { kind: 'organ', label: names.organ(holder.organ), names: [], phone: names.organisation(society).phone };
  }
  const first = holder.posts[0];
  if (!first) return { kind: 'system', label: { zh: '系统', en: 'System' }, names: [], phone: null };
  return {
    kind: 'post',
    label: names.office(first),
    names: [...new Set(holder.posts.flatMap((post) => namesOf(post, names)))],
    phone: names.organisation(first.organisation).phone,
  };
}

/** Whose own it is, or everybody who holds the post. */
function namesOf({ person, role, organisation }: Holder, names: Names): string[] {
  return person === undefined ? names.holding(role, organisation) : [names.person(person)];
}
