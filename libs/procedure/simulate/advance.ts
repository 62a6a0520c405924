/** The simulated clock: what comes due before somebody acts. */
import { Fault } from '../kernel';
import type { Instant } from '../kernel';
import { caseMachine } from '../machine/case-machine';
import { MOST_EVENTS, tellCase, type Playing } from './play';
import { nextReminder, sendReminders } from './receive';
import { later } from './times';

/**
 * Lets time go on, each due clock striking at its instant, until an instant (null: until nothing is due any more) or until something has
 * come about. What is due at the instant itself comes before whoever acts at it.
 */
export function advance(playing: Playing, until: Instant | null, isReached: () => boolean = () => false): boolean {
  while (!isReached() && playing.log.length < MOST_EVENTS) {
    const clock = playing.state === null ? null : caseMachine.nextClock(playing.state);
    const reminder = nextReminder(playing);
    const next = clock === null || (reminder !== null && reminder <= clock.dueAt) ? reminder : clock.dueAt;
    if (next === null || (until !== null && next > until)) break;
    playing.now = later(playing.now, next);
    if (next === reminder) sendReminders(playing);
    else if (clock !== null) strike(playing, clock);
  }
  if (isReached()) return true;
  if (until !== null) playing.now = later(playing.now, until);
  return false;
}

function strike(playing: Playing, { clock, dueAt }: { clock: string; dueAt: Instant }): void {
  const id = `${playing.state?.id ?? ''}/clock/${clock}/1`;
  const refused = tellCase(playing, { kind: 'clock-struck', id, at: playing.now, clock, dueAt }, 'clock');
  // It would come again at once, and for ever.
  if (refused !== null) throw new Fault('CLOCK_REFUSED', { clock, code: refused.rejected });
}
