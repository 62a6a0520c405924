/** What a log's events are judged by: pinned with its first event, and read by hash ever after. */
import type { Template } from '../../procedure';
import type { StreamWorld } from '../../procedure/streams';
import { asUuid } from '../sql';
import type { Door } from './append';
import type { MigrateBody } from './intent-bodies';
import type { Pins } from './store-event';

const NO_PINS: Pins = { programHash: null, templateHash: null, calendar: null };

/** The template that a case pins when it starts, and the calendar of the society's place that was published last. */
export async function published(
  door: Door,
  templateHash: string,
  society: string,
): Promise<{ world: StreamWorld; pins: Pins; template: Template } | { code: string; details: Record<string, unknown> }> {
  const { sql, worlds } = door;
  const row = await sql.one<{ template: Template; program_hash: string; calendar: string | null }>(
    `select template, program_hash,
            (select c.version from guicheng.calendar c, guicheng.organisation o
              where o.id = $2 and c.jurisdiction in ('CN', o.jurisdiction)
              order by (c.jurisdiction = o.jurisdiction) desc, c.published_at desc, c.version desc limit 1) as calendar
       from guicheng.template_version where hash = $1`,
    [templateHash, asUuid(society)],
  );
  if (row === null) return { code: 'NOT_FOUND', details: { template: templateHash } };
  const pins = { programHash: row.program_hash, templateHash, calendar: row.calendar };
  return { world: await worlds.of(sql, pins.programHash, pins.calendar), pins, template: row.template };
}

/** What the log has pinned; nothing before its first event (a sitting needs neither program nor calendar). */
export async function current({ sql, worlds, log }: Door): Promise<{ world: StreamWorld; pins: Pins }> {
  const pins =
    log === null ? NO_PINS : { programHash: log.program_hash, templateHash: log.template_hash, calendar: log.calendar };
  return { world: await worlds.of(sql, pins.programHash, pins.calendar), pins };
}

/** The version by which a case may go on: published for its own procedure, and for its place. Its program is known to the world of the one event. */
export async function successor(
  { sql, worlds, log }: Door,
  { world, pins }: { world: StreamWorld; pins: Pins },
  { templateHash, program }: Pick<MigrateBody, 'templateHash' | 'program'>,
): Promise<{ world: StreamWorld; pins: Pins; next: Pins } | { code: string; details: Record<string, unknown> }> {
  const row = await sql.one(
    `select 1 from guicheng.template_version t
       join guicheng.case_file c on c.id = $3 join guicheng.organisation o on o.id = c.society
      where t.hash = $1 and t.program_hash = $2 and t.procedure = c.procedure and t.jurisdiction in ('CN', o.jurisdiction)`,
    [templateHash, program, log?.id ?? null],
  );
  if (row === null || pins.templateHash === templateHash) return { code: 'PROGRAM_UNKNOWN', details: {} };
  const { program: to } = await worlds.of(sql, program, null);
  const successors = to === null ? {} : { [program]: to };
  return { world: { ...world, successors }, pins, next: { ...pins, programHash: program, templateHash } };
}
