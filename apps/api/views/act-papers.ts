/** What came with an act: what its step asks to be handed in, and the proof of one that was entered for somebody. */
import type { FileView, HandedInView, RecordedView } from '../../../libs/contracts';
import { referencesOf, submittedWith, type CaseEvent, type Field, type StepBlock } from '../../../libs/procedure';
import type { EventRow, IntentWords } from '../cases/case.queries';
import type { Names } from './names.service';

export function handedIn(step: StepBlock, { body }: EventRow, names: Names, files: FileView[]): HandedInView | null {
  const form = body?.submission?.form;
  if (form === undefined) return null;
  const fields = fieldsOf(step, form);
  const named = referencesOf(fields, form);
  const idsOf = (kind: 'file' | 'person' | 'organisation') => [
    ...new Set(named.filter((one) => one.kind === kind).map(({ id }) => id)),
  ];
  const attached = idsOf('file');
  return {
    fields,
    form,
    files: files.filter(({ id }) => attached.includes(id)),
    people: idsOf('person').map((id) => ({ id, name: names.person(id) })),
    organisations: idsOf('organisation').map((id) => ({ id, name: names.organisation(id).name })),
  };
}

export function recordedOf(event: CaseEvent, { body }: EventRow, names: Names, files: FileView[]): RecordedView | null {
  if (event.kind !== 'acted' || event.recorded === undefined) return null;
  const { form, by } = event.recorded;
  return { form, by: names.person(by), proof: files.find(({ id }) => id === body?.recorded?.evidence) ?? null };
}

/** Ids of the files that acts of a case carry. */
export function filesOfActs(rows: EventRow[]): string[] {
  return [...new Set(rows.flatMap(({ body }) => filesIn(body)))];
}

function filesIn(body: IntentWords | null): string[] {
  const proof = body?.recorded?.evidence;
  return [...idsUnder(body?.submission?.form), ...(proof === undefined ? [] : [proof])];
}

/** Whatever reads like an id: what is no file is not found among them. */
function idsUnder(value: unknown): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsUnder) : [];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A step may ask for one thing when it is decided and for another when a notice comes down: what was sent says which. */
function fieldsOf(step: StepBlock, form: Record<string, unknown>): Field[] {
  const asked = [submittedWith(step, 'decide'), submittedWith(step, 'close')];
  return asked.find((fields) => Object.keys(form).every((id) => fields.some((field) => field.id === id))) ?? [];
}
