/**
 * Which words of an intent are a person's, by kind: exhaustive, so that a new kind says it too. Texts that somebody wrote freely belong to
 * him, what a form or a resolution says of people belongs to the society.
 */
import { isSealed, type Sealed } from '../../record';
import type { IntentBodies, IntentKind } from '../log/intent-bodies';

export type Subject = 'actor' | 'society';
/** Puts a commitment in place of a value. */
export type Seal = (value: unknown, subject: Subject) => Sealed;

type Sealers = { [K in IntentKind]: (body: IntentBodies[K], seal: Seal, personal: string[]) => IntentBodies[K] };

const sealers: Sealers = {
  file: (body, seal, personal) => ({ ...body, form: sealForm(body.form, seal, personal) }),
  act: (body, seal, personal) => ({
    ...body,
    ...words(body, ['opinion'], seal, 'actor'),
    ...(body.missing === undefined
      ? {}
      : { missing: body.missing.map((entry) => ({ ...entry, ...words(entry, ['note'], seal, 'actor') })) }),
    ...(body.form === undefined ? {} : { form: sealForm(body.form, seal, personal) }),
    ...(body.submission === undefined
      ? {}
      : { submission: { ...body.submission, form: sealForm(body.submission.form, seal, personal) } }),
  }),
  action: (body, seal) => ({ ...body, ...words(body, ['reason'], seal, 'actor') }),
  withdraw: (body, seal) => ({ ...body, ...words(body, ['reason'], seal, 'actor') }),
  migrate: (body, seal) => ({ ...body, ...words(body, ['reason'], seal, 'actor') }),
  convene: (body, seal) => ({
    ...body,
    items: body.items.map((item) => ({ ...item, ...words(item, ['title'], seal, 'society') })),
  }),
  'list-item': (body, seal) => ({ ...body, ...words(body, ['title'], seal, 'society') }),
  'record-roll': (body, seal) => ({
    ...body,
    ...words(body, ['reason'], seal, 'actor'),
    ...(body.attending === undefined
      ? {}
      : { attending: body.attending.map((entry) => ({ ...entry, ...words(entry, ['name'], seal, 'society') })) }),
  }),
  'change-members': (body, seal) => ({ ...body, ...words(body, ['reason'], seal, 'actor') }),
  'record-item': (body, seal) => ({
    ...body,
    ...words(body, ['reason'], seal, 'actor'),
    ...words(body, ['wording'], seal, 'society'),
    ...(body.followUps === undefined
      ? {}
      : { followUps: body.followUps.map((entry) => ({ ...entry, ...words(entry, ['what'], seal, 'society') })) }),
  }),
  'open-ballot': (body, seal) => ({
    ...body,
    ...(body.papers === undefined
      ? {}
      : { papers: body.papers.map((paper) => ({ ...paper, ...words(paper, ['summary'], seal, 'society') })) }),
  }),
  'cast-ballot': (body) => body,
  'open-secret': (body, seal) => ({
    ...body,
    ...words(body, ['question'], seal, 'society'),
    ...(body.candidates === undefined
      ? {}
      : { candidates: body.candidates.map((entry) => ({ ...entry, ...words(entry, ['name'], seal, 'society') })) }),
  }),
  'cast-secret': (body) => body,
  'count-secret': (body) => body,
  'void-secret': (body, seal) => ({ ...body, ...words(body, ['reason'], seal, 'actor') }),
  'demand-meeting': (body, seal) => ({ ...body, ...words(body, ['reason'], seal, 'actor') }),
  'close-sitting': (body) => body,
  'sign-minutes': (body) => body,
};

/** The body as it is stored. `personal`: ids of the form's fields that hold personal data, `field.column` in tables. */
export function sealBody<K extends IntentKind>(kind: K, body: IntentBodies[K], seal: Seal, personal: string[]): IntentBodies[K] {
  return sealers[kind](body, seal, personal);
}

function sealForm(form: Record<string, unknown>, seal: Seal, personal: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([field, value]) => {
      if (personal.includes(field)) return [field, isWritten(value) ? seal(value, 'society') : value];
      return [field, Array.isArray(value) ? value.map((row: unknown) => sealRow(field, row, seal, personal)) : value];
    }),
  );
}

/** A table's row by its columns; anything else in a list stays as it is. */
function sealRow(field: string, row: unknown, seal: Seal, personal: string[]): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      personal.includes(`${field}.${column}`) && isWritten(value) ? seal(value, 'society') : (value as unknown),
    ]),
  );
}

/** Blank is no words: whoever asks whether a reason was written must not be told yes. */
function words<Body extends object>(body: Body, names: (keyof Body)[], seal: Seal, subject: Subject): Partial<Body> {
  return Object.fromEntries(
    names.flatMap((name) => (isWritten(body[name]) ? [[name, seal(body[name], subject)]] : [])),
  ) as unknown as Partial<Body>;
}

function isWritten(value: unknown): boolean {
  if (value === undefined || value === null || isSealed(value)) return false;
  return typeof value !== 'string' || value.trim() !== '';
}
