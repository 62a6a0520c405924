/**
 * The one place where views are cut down to what their reader may know: the tables of `libs/rights/fields.ts`, applied. Whoever
 * builds a view builds it whole and sends it through here.
 */
import type {
  CaseView,
  HandedInView,
  ProgressNode,
  SittingItemView,
  SittingView,
  TaskView,
  TimelineEntry,
  WaitingView,
} from '../../../libs/contracts';
import { civilDateOf, instantOf, referencesOf, withoutPersonal, type Instant, type Text } from '../../../libs/procedure';
import {
  CASE_FIELDS,
  PROGRESS_FIELDS,
  SITTING_FIELDS,
  SITTING_ITEM_FIELDS,
  TASK_FIELDS,
  TIMELINE_FIELDS,
  WAITING_FIELDS,
  type Cell,
  type FieldTable,
  type Relation,
  type Standing,
} from '../../../libs/rights';

/** How a reader stands to one step, whether its words are meant for him, and the body that does it, by its name alone. */
export interface StepReading {
  relation: Relation;
  addressed: boolean;
  /** Kept from the society that a case of the association is about: there is no such step for it, or no such letter before it is issued. */
  kept?: 'always' | 'until-issued';
  body: Text | null;
}

type Cuts<View> = { [Field in keyof View]?: Partial<Record<Exclude<Cell, 'shown'>, (value: View[Field]) => View[Field]>> };

/** A cell without its cut is a mistake of ours; nothing is shown rather than too much. */
function cut<View extends object, Reader extends string>(
  view: View,
  table: FieldTable<View, Reader>,
  reader: Reader,
  cuts: Cuts<View>,
): View {
  const entries = (Object.keys(view) as (keyof View)[]).map((field) => {
    const cell: Cell = table[field][reader];
    if (cell === 'shown') return [field, view[field]];
    const how = cuts[field]?.[cell];
    if (how === undefined) throw new Error(`no way to show ${String(field)} as ${cell}`);
    return [field, how(view[field])];
  });
  return Object.fromEntries(entries) as View;
}

const startOfDay = (at: Instant | null): Instant | null => (at === null ? null : instantOf(civilDateOf(at), 0));
const nothing = () => null;
const none = () => [];

export function shownTimeline(entry: TimelineEntry, { relation, addressed, body }: StepReading): TimelineEntry {
  return cut(entry, TIMELINE_FIELDS, relation, {
    at: { day: (at) => startOfDay(at) ?? at },
    actor: {
      office: (actor) => actor && { ...actor, name: null },
      body: (actor) => actor && body && { label: body, name: null },
    },
    identified: { hidden: nothing },
    opinion: { hidden: nothing, 'if-addressed': (opinion) => (addressed ? opinion : null) },
    missing: { hidden: none, 'if-addressed': (missing) => (addressed ? missing : []) },
    result: { conclusion: (result) => result && { ...result, arithmetic: null } },
    handedIn: {
      hidden: nothing,
      'if-addressed': (papers) => (addressed && papers !== null ? papersFor(papers, relation) : null),
    },
    recorded: {
      hidden: nothing,
      office: (recorded) => recorded && { ...recorded, by: null },
      conclusion: (recorded) => recorded && { ...recorded, by: null, proof: null },
    },
  });
}

/** A mere applicant's page carries nobody's data, nor does the page of a society that the case is about. */
function papersFor(papers: HandedInView, relation: Relation): HandedInView {
  if (relation !== 'applicant' && relation !== 'concerned') return papers;
  const form = withoutPersonal(papers.fields, papers.form);
  const kept = new Set(referencesOf(papers.fields, form).map(({ id }) => id));
  const named = <Named extends { id: string }>(all: Named[]): Named[] => all.filter(({ id }) => kept.has(id));
  return {
    ...papers,
    form,
    files: named(papers.files),
    people: named(papers.people),
    organisations: named(papers.organisations),
  };
}

export function shownWaiting(waiting: WaitingView, { relation, body }: StepReading): WaitingView {
  return cut(waiting, WAITING_FIELDS, relation, {
    holder: {
      office: (holder) => ({ ...holder, names: [] }),
      body: (holder) => ({ ...holder, label: body ?? holder.label, names: [], phone: null }),
    },
    since: { day: (since) => startOfDay(since) ?? since },
    until: { hidden: nothing },
    untilKind: { hidden: nothing },
    clock: { hidden: nothing },
    values: { 'no-ids': ({ sitting: _sitting, item: _item, ...values }) => values, hidden: () => ({}) },
    canDo: { hidden: none },
    item: { hidden: nothing },
    interrupts: { hidden: none },
    hands: { hidden: nothing },
  });
}

export function shownProgress(node: ProgressNode, { relation, body }: StepReading): ProgressNode {
  return cut(node, PROGRESS_FIELDS, relation, {
    round: { hidden: () => 1 },
    holder: { body: (holder) => holder && body },
    since: { day: startOfDay },
    until: { hidden: nothing },
    at: { day: startOfDay },
    item: { hidden: nothing },
  });
}

/** Waiting, progress, timeline and rankings come already cut, step by step. */
export function shownCase(view: CaseView, standing: Standing): CaseView {
  const shown = withoutPersonal(view.fields, view.form);
  const kept = new Set(referencesOf(view.fields, shown).map(({ id }) => id));
  const named = <Named extends { id: string }>(all: Named[]): Named[] => all.filter(({ id }) => kept.has(id));
  return cut(view, CASE_FIELDS, standing, {
    fields: { hidden: none },
    form: { hidden: () => ({}), 'not-personal': () => shown },
    files: { hidden: none, 'not-personal': named },
    organisations: { hidden: none, 'not-personal': named },
    people: { hidden: none, 'not-personal': (people) => people && named(people) },
    checks: { hidden: none },
  });
}

export function shownTask(
  view: TaskView,
  { relation, addressed }: StepReading & { relation: Exclude<Relation, 'secluded'> },
): TaskView {
  return cut(view, TASK_FIELDS, relation, {
    closedBy: { office: (by) => by && { ...by, name: null } },
    changes: { hidden: nothing },
    several: { office: (several) => several && { ...several, seats: several.seats.map((seat) => ({ ...seat, name: null })) } },
    missing: { 'if-addressed': (missing) => (addressed ? missing : []) },
    dueAt: { hidden: nothing },
  });
}

export function shownSitting(view: SittingView, supervised: boolean): SittingView {
  const reader = supervised ? 'supervision' : 'society';
  const agenda = view.agenda.map((item) => cut<SittingItemView, typeof reader>(item, SITTING_ITEM_FIELDS, reader, {}));
  return cut({ ...view, agenda }, SITTING_FIELDS, reader, {
    mayRecord: { hidden: () => false },
    maySign: { hidden: () => false },
    mayConfirm: { hidden: () => false },
  });
}
