import { postTitle, type TimelineEntry } from '../../../libs/contracts';
import {
  basisFor,
  type CaseEvent,
  type ItemResult,
  type ReaderOf,
  type Role,
  type StepBlock,
  type Template,
  type Text,
} from '../../../libs/procedure';
import type { EventRow } from '../cases/case.queries';
import { stepOf } from '../procedures/templates.service';
import type { Names } from './names.service';
import { outcomeLabel } from './outcome-label';

/**
 * The story of a case, in the order of its log. A name is shown inside the actor's own organisation only; to everybody else the
 * office answers. Opinions follow the name: what an office wrote inside stays inside, what it wrote to the applicant does not.
 */
export function timeline(template: Template, rows: EventRow[], names: Names, reader: ReaderOf): TimelineEntry[] {
  return rows.map((row) => {
    const event = row.event as CaseEvent;
    const block = blockOf(event);
    const step = block === null ? undefined : stepOf(template, block);
    const readable = mayReadWords(row, step, reader);
    const actor = 'actor' in event ? actorOf(event.actor, row, names, reader) : null;
    return {
      seq: row.seq,
      at: row.at.toISOString(),
      occurredOn: row.occurred_on,
      what: whatOf(event),
      step: step?.title ?? null,
      outcome: outcomeOf(event, step),
      actor,
      opinion: readable ? (row.body?.opinion ?? row.body?.reason ?? null) : null,
      missing: readable ? missingOf(template, row) : [],
      result: event.kind === 'item-resulted' ? resultFor(event.result, reader) : null,
      basis: basisFor(step?.basis ?? [], reader.audience),
    };
  });
}

/** A society's own steps are its own affair: the department sees that they were taken and with what outcome, not what was written. */
function mayReadWords(row: EventRow, step: StepBlock | undefined, reader: ReaderOf): boolean {
  const own = reader.posts.some((post) => post.organisation === row.body?.capacity?.organisation);
  return own || reader.audience === 'society' || step?.audience === 'applicant' || step?.audience === 'department';
}

/** Votes stay inside the society; outside, the conclusion is known. */
function resultFor(result: ItemResult, reader: ReaderOf): ItemResult {
  return reader.audience === 'society' || reader.audience === 'administrator' ? result : { ...result, arithmetic: null };
}

function actorOf(person: string, row: EventRow, names: Names, reader: ReaderOf): TimelineEntry['actor'] {
  const capacity = row.body?.capacity;
  const label: Text = capacity
    ? names.office({ role: capacity.role as Role, organisation: capacity.organisation })
    : postTitle['society-secretariat'];
  const inside =
    person === reader.person ||
    (capacity !== undefined && reader.posts.some((post) => post.organisation === capacity.organisation));
  return { label, name: inside ? names.person(person) : null };
}

/** The step that an event is about, or null for the case as a whole. */
function blockOf(event: CaseEvent): string | null {
  switch (event.kind) {
    case 'filed':
    case 'withdrawn':
    // Asked for all checks of a round at once; the step that happened to ask says nothing.
    case 'looked-up':
      return null;
    case 'acted':
      return event.slot.split('.')[0] ?? null;
    case 'clock-struck':
      return event.clock.split('.')[0] ?? null;
    case 'registered':
    case 'agenda-listed':
    case 'item-resulted':
      return event.block;
  }
}

function whatOf(event: CaseEvent): string {
  switch (event.kind) {
    case 'filed':
    case 'withdrawn':
      return event.kind;
    case 'acted':
      return event.content ? 'supplemented' : 'acted';
    case 'clock-struck':
      return 'clock-turned';
    case 'looked-up':
      return 'checked';
    case 'registered':
      return event.result === 'entered' ? 'registered' : 'conflict';
    case 'agenda-listed':
      return event.sitting === null ? 'unlisted' : 'listed';
    case 'item-resulted':
      return event.stage;
  }
}

function outcomeOf(event: CaseEvent, step: StepBlock | undefined): Text | null {
  if (event.kind === 'acted') return outcomeLabel(step, event.outcome);
  if (event.kind === 'item-resulted') return outcomeLabel(step, event.result.outcome);
  return null;
}

/** What was asked for, by the names of the fields. */
function missingOf(template: Template, row: EventRow): TimelineEntry['missing'] {
  return (row.body?.missing ?? []).map((entry) => ({
    label: template.form.fields.find((field) => field.id === entry.field)?.label ?? { zh: entry.field, en: entry.field },
    note: entry.note ?? null,
  }));
}
