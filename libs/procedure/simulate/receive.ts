/** Who gets what: the effects of an event, as far as they reach people or the clock. Exhaustive by kind. */
import type { Effect } from '../machine/effect.types';
import type { Holder } from '../machine/state.types';
import type { DueReminder, Playing } from './play';
import { entitledTo, postsAt } from './posts';
import type { Received } from './simulation.types';

type Absorb<K extends Effect['kind']> = (playing: Playing, effect: Extract<Effect, { kind: K }>) => void;

/** Null: it reaches nobody, or does so by another effect of the same event. */
const absorbers: { [K in Effect['kind']]: Absorb<K> | null } = {
  'case-saved': null,
  'task-opened': (playing, { slot, dueAt }) => {
    playing.tasks[slot.id] = slot.holders;
    receive(playing, slot.holders, { what: 'task', step: slot.block, slot: slot.id, message: null, dueAt });
  },
  'task-changed': (playing, { slot, holders, dueAt }) => {
    const before = playing.tasks[slot] ?? [];
    playing.tasks[slot] = holders;
    for (const holder of holders.filter((one) => !before.some((other) => isSame(one, other)))) {
      const step = playing.state?.slots[slot]?.block ?? null;
      receive(playing, [holder], { what: holder.turned ? 'turned' : 'task', step, slot, message: null, dueAt });
    }
  },
  'task-closed': null,
  'clock-set': (playing, { clock }) => {
    const known = playing.clocks.find((seen) => seen.clock.id === clock.id);
    if (known === undefined) playing.clocks.push({ clock, clearedAt: null });
    else Object.assign(known, { clock, clearedAt: null });
  },
  'clock-cleared': (playing, { clock }) => {
    const known = playing.clocks.find((seen) => seen.clock.id === clock);
    if (known !== undefined) known.clearedAt = playing.now;
  },
  'reminder-set': (playing, { kind: _kind, ...reminder }) => {
    playing.reminders.push(reminder);
  },
  'reminders-dropped': (playing, { clock }) => {
    playing.reminders = playing.reminders.filter(({ key }) => !key.startsWith(`${clock}.`));
  },
  'agenda-requested': null,
  'agenda-closed': null,
  'register-entered': null,
  'case-called': null,
  'call-left': null,
  opened: null,
  notice: (playing, { to, message }) => receive(playing, to, { what: 'notice', step: null, slot: null, message, dueAt: null }),
  deliver: (playing, { delivery }) => {
    playing.outbox.push(delivery);
  },
  'ballot-kept': null,
  'sitting-saved': null,
};

/** What one effect gives to people, to the clock, and to other logs. */
export function absorb<K extends Effect['kind']>(playing: Playing, effect: Extract<Effect, { kind: K }>): void {
  absorbers[effect.kind]?.(playing, effect);
}

/** Reminders that are due. */
export function sendReminders(playing: Playing): void {
  const due = playing.reminders.filter(({ dueAt }) => dueAt <= playing.now);
  if (due.length === 0) return;
  const open = due.filter((reminder) => isOpen(playing, reminder));
  playing.reminders = playing.reminders.filter(({ dueAt }) => dueAt > playing.now);
  for (const { slot, block, to, message } of open.sort((left, right) => (left.dueAt < right.dueAt ? -1 : 1))) {
    receive(playing, to, { what: 'reminder', step: block, slot, message, dueAt: null });
  }
}

/** Whether what it reminds of is open still, by the rule of the relay: its clock stands, and so does its slot. */
function isOpen({ state }: Playing, { key, slot }: DueReminder): boolean {
  const { clocks = {}, slots = {} } = state ?? {};
  return Object.keys(clocks).some((clock) => key.startsWith(`${clock}.`)) && (slot === null || slots[slot] !== undefined);
}

/** When the next reminder is due that would still be sent, or null. */
export function nextReminder(playing: Playing): string | null {
  const open = playing.reminders.filter((reminder) => isOpen(playing, reminder));
  return open.reduce<string | null>((next, { dueAt }) => (next === null || dueAt < next ? dueAt : next), null);
}

function receive(playing: Playing, to: Holder[], what: Pick<Received, 'what' | 'step' | 'slot' | 'message' | 'dueAt'>): void {
  const posts = postsAt(playing.script.persons, playing.now);
  for (const post of to) {
    const { persons, as } = entitledTo(post, posts);
    playing.received.push({ at: playing.now, ...what, post, to: persons, as, position: playing.log.length });
  }
}

function isSame(one: Holder, other: Holder): boolean {
  return one.role === other.role && one.organisation === other.organisation && one.person === other.person;
}
