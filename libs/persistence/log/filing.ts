/** What filing rests on besides the request: whether the procedure is one that is filed, what it is filed for, and the party organisation. */
import { startsBy, type CaseEvent, type Role, type SittingEvent, type Template } from '../../procedure';
import { asksParty } from '../../procedure/machine/party';
import type { StreamWorld } from '../../procedure/streams';
import type { Sql } from '../sql';
import { CALENDAR_ENTRIES } from '../starts/calendar';
import type { FileBody } from './intent-bodies';
import type { IntentRow } from './rows';

/** The posts that may file; nobody may where cases are only called or assigned, unless the society's calendar asks for one. */
export function filersOf(filing: { world: StreamWorld; template: Template }, { fulfils }: FileBody): Role[] {
  const isFiled = filing.world.program !== null && startsBy(filing.world.program, 'filed');
  return isFiled || fulfils !== undefined ? filing.template.filedBy : [];
}

/** Begun for an entry of the society's calendar only, and none was named: whoever fills it in elsewhere is told where to begin. */
export function isWithoutEntry(filing: { world: StreamWorld }, { fulfils }: FileBody): boolean {
  const { program } = filing.world;
  if (program === null || fulfils !== undefined || startsBy(program, 'filed')) return false;
  return startsBy(program, 'assigned') || startsBy(program, 'every');
}

/** Whether what it was filed for is there, of this society and this procedure. */
export async function isAskedFor(sql: Sql, intent: IntentRow): Promise<boolean> {
  if (intent.kind !== 'file' || intent.body.fulfils === undefined) return true;
  const { fulfils, society, procedure } = intent.body;
  const entry = await sql.one(`select 1 from (${CALENDAR_ENTRIES}) e where e.id = $1 and e.society = $2 and e.procedure = $3`, [
    fulfils,
    society,
    procedure,
  ]);
  return entry !== null;
}

/**
 * The same event with the party organisation that answers for the society, where the program asks one: the one that its master record
 * names, or its own.
 */
export async function withParty<E extends CaseEvent | SittingEvent>(sql: Sql, { program }: StreamWorld, event: E): Promise<E> {
  if (event.kind !== 'filed' || program === null || !asksParty(program)) return event;
  const row = await sql.one<{ party: string | null }>(`select guicheng.party_of($1, $2::date) as party`, [
    event.society,
    event.occurredOn,
  ]);
  return { ...event, party: row?.party ?? null };
}
