/** An act as a page sends it: every property is read by name. */
import type { ActRequest } from '../../../libs/contracts';
import { RECORD_FORMS } from '../../../libs/procedure';
import { ApiException } from '../errors/api-exception';
import { countOf, dayOf, listOf, objectOf, oneOf, optionalTextOf, textOf, uuidOf } from '../requests';

/** What a step may ask for besides its outcome stays away from the body unless it was sent. */
export function actRequestOf(body: Record<string, unknown>): ActRequest {
  const opinion = optionalTextOf(body['opinion'], 'opinion', 4000);
  return {
    outcome: textOf(body['outcome'], 'outcome', 100),
    contentHash: textOf(body['contentHash'], 'contentHash', 100),
    ...(opinion === undefined ? {} : { opinion }),
    ...(body['missing'] === undefined ? {} : { missing: listOf(body['missing'], 'missing', missingOf, 100) }),
    ...(body['form'] === undefined ? {} : { form: objectOf(body['form'], 'form') }),
    ...(body['submission'] === undefined ? {} : { submission: objectOf(body['submission'], 'submission') }),
    ...(body['on'] === undefined ? {} : { on: dayOf(body['on'], 'on') }),
    ...(body['for'] === undefined ? {} : { for: uuidOf(body['for'], 'for') }),
    ...(body['recorded'] === undefined ? {} : { recorded: recordedOf(objectOf(body['recorded'], 'recorded')) }),
    ...(body['chosen'] === undefined ? {} : { chosen: listOf(body['chosen'], 'chosen', uuidOf, 30) }),
    ...(body['marks'] === undefined ? {} : { marks: listOf(body['marks'], 'marks', marksOf, 200) }),
  };
}

function missingOf(value: unknown, field: string): { field: string; note?: string } {
  const given = objectOf(value, field);
  const note = optionalTextOf(given['note'], `${field}.note`, 500);
  return { field: textOf(given['field'], `${field}.field`, 100), ...(note === undefined ? {} : { note }) };
}

function recordedOf(body: Record<string, unknown>): NonNullable<ActRequest['recorded']> {
  return {
    person: uuidOf(body['person'], 'recorded.person'),
    on: dayOf(body['on'], 'recorded.on'),
    form: oneOf(body['form'], 'recorded.form', RECORD_FORMS),
    evidence: uuidOf(body['evidence'], 'recorded.evidence'),
  };
}

function marksOf(value: unknown, field: string): { item: string; points: number[] | null } {
  const given = objectOf(value, field);
  const item = textOf(given['item'], `${field}.item`, 100);
  if (given['points'] === null) return { item, points: null };
  if (!Array.isArray(given['points'])) throw new ApiException('FIELD_REQUIRED', { label: field }, `${field}.points`);
  return { item, points: listOf(given['points'], `${field}.points`, countOf, 50) };
}
