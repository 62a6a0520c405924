/** The roll of an assembly: too long for a state, which has its hash; it stands where it was handed in, with the request that convened. */
import type { Door } from './append';
import type { IntentRow } from './rows';

export interface VoterOfAssembly {
  /** On the roll; null for whoever is not on it. */
  place: number | null;
  /** How often he has replied to the item so far. */
  replies: number;
}

/** Of a vote in an assembly whose members reply by name; null for anything else. */
export async function voterOfAssembly(door: Door, intent: IntentRow): Promise<VoterOfAssembly | null> {
  const state = door.log?.state;
  if (intent.kind !== 'cast-ballot' || state?.kind !== 'sitting' || state.assembly?.named !== true) return null;
  const member = intent.body.recorded?.person ?? intent.actor;
  const before = await door.sql.one<{ revision: number }>(
    'select revision from guicheng.ballot where sitting = $1 and item = $2 and member = $3',
    [state.id, intent.body.item, member],
  );
  return { place: (await rollOf(door)).get(member) ?? null, replies: before?.revision ?? 0 };
}

async function rollOf(door: Door): Promise<Map<string, number>> {
  if (door.roll !== undefined) return door.roll;
  const row = await door.sql.one<{ members: string[] }>(
    `select body -> 'members' as members from guicheng.intent
      where stream = $1 and kind = 'convene' and answer ->> 'answered' = 'accepted'`,
    [door.request.stream],
  );
  door.roll = new Map(row?.members.map((member, place) => [member, place]));
  return door.roll;
}
