import type { WaitingView } from '../../../libs/contracts';
import type { ReaderOf, Waiting } from '../../../libs/procedure';
import type { Names } from './names.service';

/** What the engine knows besides the state: a request that is on its way, a case that a fault has stopped. */
export interface EngineNow {
  behind: boolean;
  suspended: boolean;
}

/** The core's explanation with names. People are named inside their own organisation; outside, the office answers. */
export function waitingView(
  waiting: Waiting[],
  names: Names,
  reader: ReaderOf,
  society: string,
  engine: EngineNow,
): WaitingView[] {
  return waiting.map(({ holder, round: _round, slot: _slot, overdue: _overdue, reason, ...rest }) => ({
    ...rest,
    holder: holderView(holder, names, reader, society),
    reason: engine.suspended ? 'suspended' : engine.behind ? 'engine-behind' : reason,
    clock: rest.clock,
  }));
}

function holderView(holder: Waiting['holder'], names: Names, reader: ReaderOf, society: string): WaitingView['holder'] {
  if (holder.kind === 'system') return { kind: 'system', label: { zh: '系统', en: 'System' }, names: [], phone: null };
  if (holder.kind === 'applicant') {
    return { kind: 'applicant', label: { zh: '提出人', en: 'Applicant' }, names: [], phone: names.organisation(society).phone };
  }
  if (holder.kind === 'organ') {
    return { kind: 'organ', label: names.organ(holder.organ), names: [], phone: names.organisation(society).phone };
  }
  const first = holder.posts[0];
  if (!first) return { kind: 'system', label: { zh: '系统', en: 'System' }, names: [], phone: null };
  const inside = reader.posts.some((post) => post.organisation === first.organisation);
  return {
    kind: 'post',
    label: names.office(first),
    names: inside ? [...new Set(holder.posts.flatMap((post) => names.holding(post.role, post.organisation)))] : [],
    phone: names.organisation(first.organisation).phone,
  };
}
