/**
 * The items of an `each` as a reader may know them: whoever is inside a step sees each item with its name and what became of it, everybody
 * else how many there are and how many are finished. Whose item was struck is nobody's business but theirs (users.md 6).
 */
import type { ScoredItems } from '../template/score.types';
import { PARTY_ROLES, type Role } from '../template/roles';
import type { Assignee, StepBlock, Template } from '../template/template.types';
import type { StructureBlock } from '../template/structure.types';
import { placedBlocks, placedSteps, type Placed } from '../template/walk-template';
import { placeFor, readPlace, type Place } from '../machine/places';
import type { Text } from '../kernel';
import type { CaseState, EachItem, Holder } from '../machine/state.types';
import type { Reader } from './waiting';

/** What an `each` without a title is called. */
export const ITEM_BY_ITEM: Text = { zh: '逐项办理', en: 'Item by item' };

/** What the items are called, by `each` and key: rows by their first words, entries of a register by the caller's own list. */
export type ItemLabels = Record<string, Record<string, string>>;

/** One item of an `each`, and the place where its step stands. */
export interface ItemAt {
  each: string;
  key: string;
  /** Its number in the list, from 1. */
  number: number;
  label: string | null;
  place: Place;
}

/** `struck` is null for whoever is outside: there a struck item is a finished one. */
export interface ItemCounts {
  each: string;
  total: number;
  finished: number;
  struck: number | null;
}

const IN_PARTY: readonly Role[] = PARTY_ROLES;

/** Who reads, as far as items go. Without posts nobody is inside by his post. */
export interface ItemReader {
  audience: Reader;
  posts?: { role: Role; organisation: string }[];
  person?: string;
}

export type Each = Extract<StructureBlock, { kind: 'each' }>;

/** The `each` around a step, if any. */
export function eachOf({ around }: Pick<Placed, 'around'>): Each | null {
  return around.find((block): block is Each => block.kind === 'each') ?? null;
}

/** Whether this reader sees the items of a step apart. */
export function isInside(step: StepBlock, state: CaseState, reader: ItemReader): boolean {
  const { audience = 'society' } = step;
  if (reader.audience === 'supervision' || audience === 'applicant' || isHolder(step, state, reader)) return true;
  if (audience !== 'party-body') return audience === reader.audience;
  // Of a party body itself: one who has a post in another is as far outside as everybody.
  return (reader.posts ?? []).some(({ role, organisation }) => IN_PARTY.includes(role) && organisation === state.party);
}

/** The same of a whole `each`: nobody is inside who may not see one of its steps. */
export function isInsideAll(each: Each, state: CaseState, reader: ItemReader): boolean {
  return placedSteps({ blocks: each.blocks }).every(({ block }) => isInside(block, state, reader));
}

function isHolder(step: StepBlock, state: CaseState, { posts = [], person }: ItemReader): boolean {
  const declared = 'by' in step ? [{ role: step.by.role, organisation: organisationOf(state, step.by.of) }] : [];
  const holders = Object.values(state.slots).flatMap(({ block, holders: held }) => (readPlace(block).id === step.id ? held : []));
  return (
    declared.some((post) => posts.some((own) => own.role === post.role && own.organisation === post.organisation)) ||
    holders.some((holder) => isOwn(holder, { posts, person }))
  );
}

/** Whether a task is this reader's: his own, or his post's. It is not his who keeps out of it. */
export function isOwn(holder: Holder, { posts = [], person }: Pick<ItemReader, 'posts' | 'person'>): boolean {
  if (person !== undefined && holder.without?.includes(person) === true) return false;
  if (holder.person !== undefined) return holder.person === person;
  return posts.some(({ role, organisation }) => role === holder.role && organisation === holder.organisation);
}

export function organisationOf(state: Pick<CaseState, 'society' | 'association' | 'party'>, of: Assignee['of']): string {
  const organisations: Record<Assignee['of'], string> = {
    society: state.society,
    association: state.association,
    'party-organisation': state.party ?? '',
  };
  return organisations[of];
}

/** Its items, in their order; none before its round has begun. */
export function itemsOf(each: Each, state: CaseState): EachItem[] {
  return state.blocks[each.id]?.items ?? [];
}

export function itemAt(each: Each, state: CaseState, key: string, step: string, labels: ItemLabels): ItemAt {
  const number = itemsOf(each, state).findIndex((item) => item.key === key) + 1;
  const own = Object.hasOwn(labels, each.id) ? labels[each.id] : undefined;
  const label = own !== undefined && Object.hasOwn(own, key) ? (own[key] ?? null) : null;
  return { each: each.id, key, number, label, place: placeFor(step, key) };
}

export function countsOf(each: Each, state: CaseState, inside: boolean): ItemCounts {
  const items = itemsOf(each, state);
  const struck = items.filter(({ status }) => status === 'struck').length;
  const done = items.filter(({ status }) => status === 'done').length;
  return { each: each.id, total: items.length, finished: done + struck, struck: inside ? struck : null };
}

/** Words of a row that name it: the first of its columns that is a text. A row without one keeps its number. */
export function rowLabels(template: Pick<Template, 'blocks' | 'form'>, form: Record<string, unknown>): ItemLabels {
  const eaches = placedBlocks(template.blocks).flatMap(({ block }) => (block.kind === 'each' ? [block] : []));
  return Object.fromEntries(
    eaches.map(({ id, over }) => {
      return [id, 'rows' in over ? namesOfRows(template, over.rows, form) : {}];
    }),
  );
}

/** The same of what a scoring judges: rows, or items of an `each` that went before. Nothing else has names here. */
export function itemNames(
  template: Pick<Template, 'blocks' | 'form'>,
  of: ScoredItems,
  form: Record<string, unknown>,
): Record<string, string> {
  if (of === 'case' || 'lookUp' in of) return {};
  return 'rows' in of ? namesOfRows(template, of.rows, form) : (rowLabels(template, form)[of.each] ?? {});
}

function namesOfRows(template: Pick<Template, 'form'>, table: string, form: Record<string, unknown>): Record<string, string> {
  const field = template.form.fields.find(({ id }) => id === table);
  const column = field?.columns?.find(({ type }) => type === 'text')?.id;
  const rows = field === undefined ? [] : form[field.id];
  return column === undefined || !Array.isArray(rows) ? {} : namesIn(rows as Record<string, unknown>[], column);
}

function namesIn(rows: Record<string, unknown>[], column: string): Record<string, string> {
  const named = rows.flatMap(({ key, [column]: name }): [string, string][] =>
    typeof key === 'string' && typeof name === 'string' && name !== '' ? [[key, name]] : [],
  );
  return Object.fromEntries(named);
}
