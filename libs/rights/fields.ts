/**
 * Which reader sees which field of a view: one table, exhaustive by type, applied in one place (apps/api/views/shown.ts) and held
 * against an oracle cell by cell. A field that a view gains does not compile until somebody has said here who sees it.
 */
import type { CaseView, ProgressNode, SittingItemView, SittingView, TaskView, TimelineEntry, WaitingView } from '../contracts';
import type { Relation, Standing } from './relation';

export type Cell =
  | 'shown'
  | 'hidden'
  /** The words of a step: where its audience names the reader. */
  | 'if-addressed'
  /** The office without the names of people. */
  | 'office'
  /** The organisation alone, not even the post. */
  | 'body'
  /** What was concluded, without figures. */
  | 'conclusion'
  /** The civil date, without the time of day. */
  | 'day'
  /** Without fields that hold a person's data. */
  | 'not-personal'
  /** What carries no id of something that the reader cannot open. */
  | 'no-ids';

/** Whether something whole is shown to a reader by its row; what a step says is for whoever it speaks to. */
export function isShown(cell: Cell, addressed: boolean): boolean {
  return cell === 'shown' || (cell === 'if-addressed' && addressed);
}

type Row<Reader extends string> = Record<Reader, Cell>;
export type FieldTable<View, Reader extends string> = { [Field in keyof Required<View>]: Row<Reader> };

const everyone: Row<Relation> = {
  own: 'shown',
  supervision: 'shown',
  society: 'shown',
  department: 'shown',
  concerned: 'shown',
  'party-body': 'shown',
  applicant: 'shown',
  secluded: 'shown',
};
/** Names stay in their own house; outside, the office answers. */
const named: Row<Relation> = {
  ...everyone,
  society: 'office',
  department: 'office',
  concerned: 'office',
  'party-body': 'office',
  applicant: 'office',
  secluded: 'body',
};
const words: Row<Relation> = {
  ...everyone,
  society: 'if-addressed',
  department: 'if-addressed',
  concerned: 'if-addressed',
  'party-body': 'if-addressed',
  applicant: 'if-addressed',
  secluded: 'hidden',
};
/** What is handed in with an act is material of the case: the department decides on it as on the form, others have it where the step speaks to them. */
export const PAPERS_OF_ACT: Row<Relation> = { ...words, department: 'shown' };
/** Votes stay inside the society; outside, the conclusion is known. */
const figures: Row<Relation> = {
  ...everyone,
  department: 'conclusion',
  concerned: 'conclusion',
  'party-body': 'conclusion',
  applicant: 'conclusion',
  secluded: 'conclusion',
};
/** That an act was entered for somebody is known with it; its proof stays with the house and with the department that relies on it. */
export const PROOF_OF_ACT: Row<Relation> = {
  ...everyone,
  society: 'conclusion',
  department: 'office',
  concerned: 'conclusion',
  'party-body': 'conclusion',
  applicant: 'conclusion',
  secluded: 'hidden',
};
const unlessSecluded: Row<Relation> = { ...everyone, secluded: 'hidden' };
const dayIfSecluded: Row<Relation> = { ...everyone, secluded: 'day' };
const bodyIfSecluded: Row<Relation> = { ...everyone, secluded: 'body' };

/** How somebody was identified is the business of his own house and of the department that relies on his act. */
const identification: Row<Relation> = {
  ...everyone,
  concerned: 'hidden',
  'party-body': 'hidden',
  applicant: 'hidden',
  secluded: 'hidden',
};

export const TIMELINE_FIELDS: FieldTable<TimelineEntry, Relation> = {
  seq: everyone,
  at: dayIfSecluded,
  occurredOn: everyone,
  what: everyone,
  step: everyone,
  outcome: everyone,
  actor: named,
  identified: identification,
  opinion: words,
  missing: words,
  result: figures,
  handedIn: PAPERS_OF_ACT,
  recorded: PROOF_OF_ACT,
  basis: everyone,
};

export const WAITING_FIELDS: FieldTable<WaitingView, Relation> = {
  step: everyone,
  title: everyone,
  holder: named,
  since: dayIfSecluded,
  until: unlessSecluded,
  untilKind: unlessSecluded,
  clock: unlessSecluded,
  reason: everyone,
  values: {
    ...everyone,
    department: 'no-ids',
    concerned: 'no-ids',
    'party-body': 'no-ids',
    applicant: 'no-ids',
    secluded: 'hidden',
  },
  basis: everyone,
  canDo: { ...everyone, supervision: 'hidden' },
  // Whoever is outside a step is told of no item in the first place (explain/items.ts).
  item: unlessSecluded,
  items: everyone,
  parallel: everyone,
  interrupts: unlessSecluded,
  hands: unlessSecluded,
};

export const PROGRESS_FIELDS: FieldTable<ProgressNode, Relation> = {
  id: everyone,
  kind: everyone,
  title: everyone,
  status: everyone,
  round: unlessSecluded,
  holder: bodyIfSecluded,
  // As the guide says it to anybody.
  within: everyone,
  since: dayIfSecluded,
  until: unlessSecluded,
  at: dayIfSecluded,
  outcome: everyone,
  item: unlessSecluded,
  items: everyone,
  parallel: everyone,
  branch: everyone,
};

const all: Row<Standing> = {
  supervision: 'shown',
  society: 'shown',
  department: 'shown',
  concerned: 'shown',
  'party-body': 'shown',
  applicant: 'shown',
};
/** A mere applicant's page does not carry people's data; whoever decides on it sees it. */
const personal: Row<Standing> = { ...all, concerned: 'hidden', applicant: 'not-personal' };
/** What the association wrote down when it began is its own, also after its letter. */
const unlessConcerned: Row<Standing> = { ...all, concerned: 'hidden' };

/** Waiting, progress, timeline and rankings are shown step by step, by the tables above. */
export const CASE_FIELDS: FieldTable<CaseView, Standing> = {
  id: all,
  number: all,
  procedure: all,
  title: all,
  subject: all,
  society: all,
  status: all,
  outcome: all,
  filedAt: all,
  closedAt: all,
  onPaper: all,
  waiting: all,
  templateVersion: all,
  jurisdiction: all,
  fields: unlessConcerned,
  form: personal,
  formRevision: all,
  files: personal,
  organisations: personal,
  people: personal,
  checks: unlessConcerned,
  progress: all,
  timeline: all,
  rankings: all,
  myTask: all,
  mayWithdraw: all,
  mayShare: all,
  mayTakePart: all,
  linked: all,
  record: all,
};

/** A secluded step's task is not there at all for those outside. */
export const TASK_FIELDS: FieldTable<TaskView, Exclude<Relation, 'secluded'>> = {
  id: everyone,
  status: everyone,
  closedBy: named,
  purpose: everyone,
  step: everyone,
  question: everyone,
  capacity: everyone,
  contentHash: everyone,
  outcomes: everyone,
  submission: everyone,
  chooses: everyone,
  score: everyone,
  dated: everyone,
  // Earlier values are the form's: a mere applicant's page hides people's data, and these with it.
  changes: { ...everyone, concerned: 'hidden', applicant: 'hidden' },
  several: named,
  missing: words,
  basis: everyone,
  // A day that has passed is not shown to those who wait.
  dueAt: { ...everyone, concerned: 'hidden', 'party-body': 'hidden', applicant: 'hidden' },
  clock: everyone,
  identification: everyone,
  actions: everyone,
  mayAct: everyone,
  case: everyone,
};

/** A sitting is there for its own people, a party body's for that body's, and for supervision only (SITTINGS_VISIBLE). */
type Inside = 'society' | 'supervision';
const inside: Row<Inside> = { society: 'shown', supervision: 'shown' };

export const SITTING_FIELDS: FieldTable<SittingView, Inside> = {
  id: inside,
  number: inside,
  organ: inside,
  society: inside,
  on: inside,
  form: inside,
  phase: inside,
  items: inside,
  isParty: inside,
  filesOf: inside,
  time: inside,
  place: inside,
  chair: inside,
  recorder: inside,
  rules: inside,
  roll: inside,
  attending: inside,
  agenda: inside,
  quorum: inside,
  minutes: inside,
  demand: inside,
  signed: inside,
  awaits: inside,
  mayRecord: { ...inside, supervision: 'hidden' },
  maySign: { ...inside, supervision: 'hidden' },
  mayConfirm: { ...inside, supervision: 'hidden' },
};

export const SITTING_ITEM_FIELDS: FieldTable<SittingItemView, Inside> = {
  id: inside,
  position: inside,
  title: inside,
  subject: inside,
  source: inside,
  status: inside,
  matter: inside,
  ballot: inside,
  recused: inside,
  outOfRoom: inside,
  votes: inside,
  result: inside,
  version: inside,
  wording: inside,
  paper: inside,
  case: inside,
};
