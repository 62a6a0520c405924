/** Who has something in hand from when to when: the bars of the picture, from what a simulation says. */
import { readPlace, type Instant, type Role, type Simulation, type Template } from '../../../../libs/procedure';
import { placedSteps } from '../../../../libs/procedure';
import { inOrder } from './names';

export interface Bar {
  step: string;
  from: Instant;
  /** Null: still in hand. */
  until: Instant | null;
}

export interface Lane {
  /** Null: the organ that meets. */
  post: Role | null;
  bars: Bar[];
}

/** One lane for every post that got a task, in the order of posts, and one for meetings. */
export function lanesOf(template: Template, { received, log, clocks, state }: Simulation): Lane[] {
  const lanes = new Map<Role, Bar[]>();
  for (const { what, slot, step, post, at } of received) {
    if ((what !== 'task' && what !== 'turned') || slot === null || step === null) continue;
    const bars = lanes.get(post.role) ?? [];
    bars.push({ step, from: at, until: closedAt(slot) });
    lanes.set(post.role, bars);
  }
  const rows = inOrder(lanes.keys()).map((post): Lane => ({ post, bars: lanes.get(post) ?? [] }));
  const meetings = sittings();
  return meetings.length === 0 ? rows : [...rows, { post: null, bars: meetings }];

  /** By its own act, else when its clock was cleared: another seat was enough, or the way led elsewhere. */
  function closedAt(slot: string): Instant | null {
    if (state?.slots[slot] !== undefined) return null;
    const acted = log.find(({ event }) => event.kind === 'acted' && event.slot === slot);
    const cleared = clocks.find(({ clock }) => clock.slot === slot)?.clearedAt;
    return acted?.event.at ?? cleared ?? state?.closedAt ?? state?.at ?? null;
  }

  function sittings(): Bar[] {
    const meetingSteps = placedSteps(template).filter(({ block }) => block.kind === 'meeting');
    const isMeeting = (place: string): boolean => meetingSteps.some(({ block }) => block.id === readPlace(place).id);
    return Object.entries(state?.blocks ?? {}).flatMap(([place, { openedAt, closedAt: left }]) =>
      isMeeting(place) && openedAt !== null ? [{ step: place, from: openedAt, until: left }] : [],
    );
  }
}

/** The days of the picture: from the filing to the last thing that happened, a day at least. */
export function spanOf({ elapsed }: Simulation, lanes: Lane[], now: Instant): { from: number; to: number } {
  const day = 86_400_000;
  const starts = dayStart(Date.parse(elapsed.from));
  const last = Math.max(
    Date.parse(now),
    ...lanes.flatMap(({ bars }) => bars.map(({ from, until }) => Date.parse(until ?? from))),
  );
  return { from: starts, to: Math.max(dayStart(last) + day, starts + 2 * day) };
}

/** Midnight in Shanghai before an instant. */
export function dayStart(at: number): number {
  const [day, shift] = [86_400_000, 8 * 3_600_000];
  return Math.floor((at + shift) / day) * day - shift;
}
