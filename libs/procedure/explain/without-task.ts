/** What is waited for where nobody has a task: that time passes, that something happens, that another case ends. */
import type { Place } from '../machine/places';
import type { CaseState, Clock, Holder } from '../machine/state.types';
import type { StepBlock } from '../template/template.types';
import { organisationOf } from './items';
import type { InterruptAt } from './structures';

export interface WithoutTask {
  reason: 'waits-for-time' | 'waits-for-event' | 'waits-for-case';
  /** Who may say that it has happened; nobody where only time or another case counts. */
  posts: Holder[];
  clock: Clock | null;
  /** What ends it before its time. */
  events: InterruptAt[];
}

export function withoutTask(block: StepBlock, state: CaseState, place: Place): WithoutTask | null {
  if (state.blocks[place]?.status !== 'open') return null;
  const events = block.kind === 'wait' ? (block.events ?? []) : [];
  const posts = events.map(({ by: { role, of, nobody } }): Holder => {
    return { role, organisation: organisationOf(state, of), nobody, turned: false };
  });
  const ending = events.map(({ event, title }, index): InterruptAt => {
    const by = posts[index];
    return { sequence: block.id, event, title, ...(by === undefined ? {} : { by }) };
  });
  const clock = Object.values(state.clocks).find(
    (candidate) => candidate.block === place && candidate.effect.kind === 'elapse' && candidate.struckAt === null,
  );
  if (clock !== undefined) return { reason: 'waits-for-time', posts: [], clock, events: ending };
  if (block.kind === 'wait') return { reason: 'waits-for-event', posts, clock: null, events: ending };
  return block.kind === 'call' ? { reason: 'waits-for-case', posts: [], clock: null, events: [] } : null;
}
