import { identifiedBy, postTitle, type FileView, type TimelineEntry } from '../../../libs/contracts';
import {
  basisFor,
  endsMinute,
  type CaseEvent,
  type Role,
  type StepBlock,
  type Template,
  type Text,
} from '../../../libs/procedure';
import type { EventRow } from '../cases/case.queries';
import { declaredEvent } from '../actions/declared-event';
import { stepOf } from '../procedures/templates.service';
import { handedIn, recordedOf } from './act-papers';
import type { Names } from './names.service';
import { outcomeLabel } from './outcome-label';
import { shownTimeline, type StepReading } from './shown';
import type { StepReadings } from './step-readings';

/** What of a party body's step is told outside it: that it was concluded. How often it met, returned or was reminded is its own. */
const CONCLUDING = ['acted', 'announced', 'final'];

/**
 * The story of a case, in the order of its log. A name is shown inside the actor's own organisation only; to everybody else the
 * office answers. Opinions follow the name: what an office wrote inside stays inside, what it wrote to the applicant does not.
 */
export function timeline(
  template: Template,
  rows: EventRow[],
  names: Names,
  readings: StepReadings,
  files: FileView[] = [],
): TimelineEntry[] {
  const told = rows.map((row) => {
    const event = row.event as CaseEvent;
    const block = blockOf(event);
    const reading = readings.of(block, { person: 'actor' in event ? event.actor : null, office: row.body?.capacity ?? null });
    return { block, reading, entry: entryOf({ template, names, files }, row, event, block) };
  });
  return told
    .filter(
      ({ reading, entry }) =>
        reading.kept !== 'always' && (!readings.isConcerned || entry.step !== null || isTold(entry, reading)),
    )
    .filter(
      ({ block, reading, entry }, index) =>
        reading.relation !== 'secluded' ||
        (CONCLUDING.includes(entry.what) &&
          !told.slice(index + 1).some((later) => later.block === block && later.entry.what === entry.what)),
    )
    .map(({ entry, reading }) => shownTimeline(entry, reading));
}

interface Telling {
  template: Template;
  names: Names;
  /** What acts name by id. */
  files: FileView[];
}

function entryOf({ template, names, files }: Telling, row: EventRow, event: CaseEvent, block: string | null): TimelineEntry {
  const step = block === null ? undefined : stepOf(template, block);
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    occurredOn: row.occurred_on,
    what: row.by_itself === true ? 'begun' : whatOf(event),
    step: step?.title ?? null,
    outcome: outcomeOf(event, step, template),
    actor: 'actor' in event && row.by_itself !== true ? actorOf(event.actor, row, names) : null,
    identified: identifiedBy(row.strength ?? null),
    opinion: row.body?.opinion ?? row.body?.reason ?? null,
    missing: missingOf(template, row),
    result: event.kind === 'item-resulted' ? event.result : null,
    handedIn: step === undefined ? null : handedIn(step, row, names, files),
    recorded: recordedOf(event, row, names, files),
    // What is provisional is a matter between administrators, and none of them reads cases.
    basis: basisFor(step?.basis ?? [], 'applicant'),
  };
}

function actorOf(person: string, row: EventRow, names: Names): TimelineEntry['actor'] {
  const capacity = row.body?.capacity;
  const label: Text = capacity
    ? names.office({ role: capacity.role as Role, organisation: capacity.organisation })
    : postTitle['society-secretariat'];
  return { label, name: names.person(person), ...(capacity ? { rank: rankOf(capacity.role as Role) } : {}) };
}

/** Opinions are printed by rank and not by time (users.md 22): leaders, heads, then whoever prepares. */
const BY_RANK: readonly Role[] = [
  'association-leader',
  'president',
  'party-secretary',
  'association-head',
  'secretary-general',
  'supervisor',
];

function rankOf(role: Role): number {
  const rank = BY_RANK.indexOf(role);
  return rank < 0 ? BY_RANK.length : rank;
}

/** Asked for all checks of a round at once, or said of a sequence: the step that happened to be there says nothing. */
const OF_THE_CASE: readonly CaseEvent['kind'][] = ['filed', 'withdrawn', 'raised', 'looked-up'];

/** What the society that a case of the association is about is told of the case itself: that it was opened or dropped, and its own appeal. */
const isTold = ({ what }: TimelineEntry, { relation }: StepReading): boolean =>
  ['filed', 'begun', 'withdrawn'].includes(what) || (what === 'raised' && relation === 'own');

/** The step that an event is about, or null for the case as a whole. */
function blockOf(event: CaseEvent): string | null {
  if (OF_THE_CASE.includes(event.kind)) return null;
  if ('block' in event) return event.block;
  if ('slot' in event) return event.slot.split('.')[0] ?? null;
  if (!('clock' in event)) return null;
  // The minute in which an act may be undone is the case's, whichever step it was.
  return endsMinute(event.clock) ? null : (event.clock.split('.')[0] ?? null);
}

/** Where one kind of event is told in several ways; every other is told by its name. */
const TOLD: { [K in CaseEvent['kind']]?: (event: Extract<CaseEvent, { kind: K }>) => string } = {
  filed: ({ onPaper }) => (onPaper === undefined ? 'filed' : 'entered-on-paper'),
  acted: ({ content }) => (content ? 'supplemented' : 'acted'),
  'clock-struck': ({ clock }) => (endsMinute(clock) ? 'settled' : 'clock-turned'),
  'looked-up': () => 'checked',
  registered: ({ result }) => (result === 'entered' ? 'registered' : 'conflict'),
  'agenda-listed': ({ sitting }) => (sitting === null ? 'unlisted' : 'listed'),
  'item-resulted': ({ stage }) => stage,
};

function whatOf(event: CaseEvent): string {
  const tell = TOLD[event.kind] as ((event: CaseEvent) => string) | undefined;
  return tell?.(event) ?? event.kind;
}

/** How a step was answered; what is said to have happened bears the name that the template gives it. */
function outcomeOf(event: CaseEvent, step: StepBlock | undefined, template: Template): Text | null {
  if (event.kind === 'raised') return declaredEvent(template, event.block, event.event).title;
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
