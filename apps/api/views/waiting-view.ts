import type { InterruptView, WaitingView } from '../../../libs/contracts';
import type { Holder, InterruptAt, Waiting } from '../../../libs/procedure';
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
  const told = waiting.filter(({ step }) => readings.of(step).kept === undefined);
  const inside = waiting.length > told.length ? [insideTheHouse(waiting, engine)] : [];
  const views = told.map(({ holder, round: _round, slot: _slot, overdue: _overdue, identification: _asked, ...told }) => {
    const { reason, interrupts, ...rest } = told;
    return shownWaiting(
      {
        ...rest,
        ...(interrupts === undefined ? {} : { interrupts: interrupts.map((one) => interruptView(one, names)) }),
        holder: holderView(holder, names, society),
        reason: engine.suspended ? 'suspended' : engine.behind ? 'engine-behind' : reason,
      },
      readings.of(rest.step),
    );
  });
  return [...views, ...inside];
}

function interruptView({ by, ...event }: InterruptAt, names: Names): InterruptView {
  return by === undefined ? event : { ...event, by: names.office(by) };
}

/** What the association does in its own case about a society, to that society: that it is at work, and nothing of what. */
function insideTheHouse(waiting: Waiting[], engine: EngineNow): WaitingView {
  const label = { zh: '科协', en: 'The association' };
  return {
    step: 'association',
    title: { zh: '科协办理中', en: 'With the association' },
    holder: { kind: 'post', label, names: [], phone: null },
    since: waiting.map(({ since }) => since).sort()[0] ?? '',
    until: null,
    untilKind: null,
    clock: null,
    reason: engine.suspended ? 'suspended' : 'waits-for-officer',
    values: {},
    basis: [],
    canDo: ['nothing'],
  };
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
