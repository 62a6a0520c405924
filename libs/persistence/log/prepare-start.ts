import { beginCase } from '../starts/begin-case';
import type { StartOrder } from '../starts/start-order';
import type { Door } from './append';
import { stamp } from './due-clocks';
import { withParty } from './filing';
import { published } from './pinned';
import type { Prepared } from './prepare';

/** The first event of a case that nobody files, or why it cannot begin yet. */
export async function prepareStart(door: Door, order: StartOrder): Promise<Prepared> {
  if (door.log !== null) return { code: 'ALREADY_STARTED', details: {} };
  const made = await beginCase(door, order, stamp(door, door.now));
  if ('code' in made) return { code: made.code, details: made.details, again: !made.final };
  const { templateHash, society } = made.body;
  const pinned = await published(door, templateHash, society);
  if ('code' in pinned) return { ...pinned, again: true };
  const { world, pins } = pinned;
  return { event: await withParty(door.sql, world, made.event), world, pins, intent: null, start: made.body };
}
