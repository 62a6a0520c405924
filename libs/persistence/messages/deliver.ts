/**
 * Sends what is due, channel by channel and side by side, so that neither a channel that is away nor one recipient's fault holds the others. A
 * message is composed when it goes out: what is done by then is not said any more.
 */
import type { DataSource } from 'typeorm';
import {
  compose,
  HOUSE_HOURS,
  nextOpening,
  WEEKENDS_ONLY,
  type EventChannel,
  type MessageKind,
  type PersonChannel,
  type Sending,
} from '../../notices';
import type { Calendar, Instant } from '../../procedure';
import { atOnce } from '../at-once';
import { withConnection } from '../sql';
import { places } from './plan';
import { channelOf } from './plan-events';
import { claim, settle, type Claimed, type Ending } from './queue';
import { readersOf, type Reader } from './standing';

export interface Senders {
  channels: PersonChannel[];
  events: EventChannel[];
  /** Where people reach this house. */
  publicUrl: string;
}

/** Few: a storm of messages can wait, people's decisions come first (`npm run bench:service`). */
const LANES = 2;

/** One batch of each channel; says how many were claimed. */
export async function deliverMessages(source: DataSource, senders: Senders): Promise<number> {
  const counts = await Promise.all([
    ...senders.channels.map((channel) => deliverToPersons(source, channel, senders.publicUrl)),
    ...senders.events.map((channel) => deliverEvents(source, channel)),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

interface Now {
  at: Instant;
  calendars: Map<string, Calendar>;
}

async function deliverToPersons(source: DataSource, channel: PersonChannel, publicUrl: string): Promise<number> {
  const claimed = await claim(source, channel.id);
  if (claimed.length === 0) return 0;
  const [readers, now] = await Promise.all([readersOf(source, channel, claimed), nowOf(source)]);
  const send = (message: Claimed): Promise<Ending> => {
    const reader = readers.get(message.id);
    return reader === undefined ? Promise.resolve('over') : sendTo(channel, { message, reader, now, publicUrl });
  };
  await inLanes(source, channel.id, claimed, send);
  return claimed.length;
}

async function deliverEvents(source: DataSource, channel: EventChannel): Promise<number> {
  const claimed = await claim(source, channelOf(channel));
  if (claimed.length === 0) return 0;
  const { at } = await nowOf(source);
  const send = ({ id, facts }: Claimed): Promise<Ending> => channel.send({ id, body: { ...facts }, at });
  await inLanes(source, channelOf(channel), claimed, send);
  return claimed.length;
}

/** What was sent is noted at once, lane by lane: who dies in between repeats one message a lane, no more. */
async function inLanes(
  source: DataSource,
  channel: string,
  claimed: Claimed[],
  send: (message: Claimed) => Promise<Ending>,
): Promise<void> {
  let gone: Ending | null = null;
  await atOnce(LANES, claimed, async (message) => {
    // When a channel is away the rest of the batch waits with it.
    const ending = gone ?? (await send(message));
    if (typeof ending === 'object' && 'away' in ending) gone = ending;
    await settle(source, channel, message, ending);
  });
}

/** Somebody who asks for a test, or for the link to his address, waits for it; striking something out disturbs nobody. */
const AT_ANY_HOUR: MessageKind[] = ['test', 'confirm', 'todo-done'];

interface Sent {
  message: Claimed;
  reader: Reader;
  now: Now;
  publicUrl: string;
}

async function sendTo(channel: PersonChannel, { message, reader, now, publicUrl }: Sent): Promise<Ending> {
  const { address, hours, jurisdiction, language, standing, isOlder } = reader;
  if (address === null) return { refused: 'NO_ADDRESS' };
  if (isOlder) return 'over';
  if (!AT_ANY_HOUR.includes(message.kind)) {
    const calendar = now.calendars.get(jurisdiction ?? '') ?? WEEKENDS_ONLY;
    const opening = nextOpening(now.at, hours ?? HOUSE_HOURS, calendar);
    if (opening > now.at) return { notBefore: opening };
  }
  const letter = compose(message, standing, { language, publicUrl, at: now.at });
  if (letter === null) return 'over';
  if (message.kind === 'todo') return channel.todos?.open(address, { ...letter, dueAt: standing.taskDueAt }) ?? 'over';
  if (message.kind === 'todo-done') return done(channel, address, message);
  return channel.send(address, letter);
}

function done(channel: PersonChannel, address: string, { facts: { receipt } }: Claimed): Promise<Sending> | 'over' {
  return receipt === undefined || channel.todos === undefined ? 'over' : channel.todos.done(address, receipt);
}

async function nowOf(source: DataSource): Promise<Now> {
  const found = await withConnection(source, places);
  const calendars = found.flatMap(({ jurisdiction, calendar }) => (calendar === null ? [] : [[jurisdiction, calendar] as const]));
  return { at: (found[0]?.now ?? new Date()).toISOString(), calendars: new Map(calendars) };
}
