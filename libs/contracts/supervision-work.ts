/**
 * What a supervisor does under a grant (users.md 13): exceptions, samples, one page per case, findings, and what he asks a society to put
 * right. `:id` is the grant; it must be the asker's own and in force. Everything that is read here is a reading on the record.
 *
 *   GET  /supervision/work/:id                             -> WorkView              the grant, and what can be chosen in it
 *   GET  /supervision/work/:id/exceptions?from&to          -> ExceptionCounts
 *   GET  /supervision/work/:id/exceptions/:kind?from&to&after -> ExceptionPage
 *   GET  /supervision/work/:id/samples                     -> SampleView[]          newest first
 *   POST /supervision/work/:id/samples                     DrawRequest -> SampleView
 *   GET  /supervision/work/:id/cases/:case                 -> SupervisedFileView
 *   GET  /supervision/work/:id/cases/:case/files/:file     -> one file of its evidence
 *   GET  /supervision/work/:id/findings                    -> SupervisionFinding[]
 *   POST /supervision/work/:id/findings                    FindingRequest -> SupervisionFinding
 *   POST /supervision/work/:id/findings/:finding/rectification  RectificationRequest -> RectificationView
 *   GET  /supervision/work/:id/paper                       -> 底稿, as Word
 *
 *   GET  /rectifications?cursor&limit       -> ListPage<RectificationView>   open ones first: my society's; those that I sent; my association's by the grant's rules
 *   GET  /rectifications/:id                -> RectificationView
 *   GET  /rectifications/:id/files/:file    -> a file that goes with it
 *   POST /rectifications/:id/answer         AnswerRequest -> RectificationView     by the society
 *   POST /rectifications/:id/judgement      JudgementRequest -> RectificationView  by whoever sent it
 */
import type { CivilDate, Instant, ItemResult, Presence, RecordForm, SittingForm, Text } from '../procedure';
import type { CaseCard, CheckView, FieldRead, FileView, FormContent, OrganisationView, TimelineEntry } from './api';
import type { GrantView } from './supervision';

export interface WorkView {
  grant: GrantView;
  societies: OrganisationView[];
  /** `hasAmount`: a field of its form says how much money it is about. */
  procedures: { id: string; title: Text; hasAmount: boolean }[];
  /** Where files that go with a finding are kept. */
  association: OrganisationView;
}

/** In the order in which they are shown. A count is a place to look, not a finding. */
export const EXCEPTION_KINDS = [
  /** 代录. */
  'on-behalf',
  /** 补录: it ran on paper and was entered afterwards. */
  'on-paper',
  /** One's own act, entered on a later day than that on which it happened. */
  'back-dated',
  /** 特殊处理. */
  'overridden',
  /** What must come first and what follows it bear one and the same day. */
  'same-day',
  /** Exactly as many present as the quorum needs. */
  'edge-of-quorum',
  'votes-by-link',
  'recusal',
  'corrected-result',
  /** A check did not hold, and the matter went on. */
  'check-passed-over',
  'refused-attempt',
  /** 发文字号 or 收文号 that was given up: ours are never skipped, so each one that is missing among the papers is one of these. */
  'voided-number',
  'late',
  /** A deadline passed and the task was turned to the next person. */
  'turned',
] as const;
export type FoundKind = (typeof EXCEPTION_KINDS)[number];

export interface ExceptionCounts {
  from: CivilDate;
  to: CivilDate;
  counts: { kind: FoundKind; count: number }[];
}

export interface FoundException {
  id: string;
  at: Instant;
  society: OrganisationView;
  case: { id: string; number: string; subject: string; title: Text } | null;
  /** The entry of the case that it is about. */
  seq: number | null;
  sitting: { id: string; on: CivilDate; organ: Text } | null;
  /** More than one where a sitting is shown once for several. */
  count: number;
  /** What was refused and why, which check it was, or which number was given up and why. */
  says: Text | null;
  by: string | null;
}
export interface ExceptionPage {
  entries: FoundException[];
  /** Null: there are no more. */
  after: string | null;
}

export interface SampleScope {
  /** Cases filed on these days. */
  from: CivilDate;
  to: CivilDate;
  society: string | null;
  procedure: string | null;
  /** In fen; by the amount that the form named when it was filed. */
  amountFrom: number | null;
  amountTo: number | null;
}
export interface DrawRequest extends SampleScope {
  size: number;
  /** To draw the same again; absent: a new one is made and kept. */
  seed?: string;
  /** With a seed: as of when. */
  asOf?: Instant;
}
export interface SampleView {
  id: string;
  drawnAt: Instant;
  drawnBy: string;
  scope: SampleScope;
  seed: string;
  asOf: Instant;
  size: number;
  universe: number;
  /** `looked`: its page was opened under this grant. */
  cases: { case: Omit<CaseCard, 'waiting'>; amount: number | null; looked: boolean }[];
}

export interface SupervisedAct extends TimelineEntry {
  /** 代录: by whom it was entered, and how it came. */
  enteredBy: { name: string; form: RecordForm } | null;
  evidence: FileView[];
  exceptions: FoundKind[];
}
export interface SupervisedSitting {
  id: string;
  on: CivilDate;
  organ: Text;
  form: SittingForm;
  chair: string;
  /** 列入的事项. */
  subject: string;
  roll: { name: string; presence: Presence }[];
  recused: string[];
  result: ItemResult | null;
  wording: string | null;
  minutes: FileView | null;
}
/** A case, or one that it called: the party body's opinion, the organ's decision. */
export interface SupervisedChapter {
  case: Omit<CaseCard, 'waiting'>;
  /** The step of the first case that called it. */
  calledBy: Text | null;
  acts: SupervisedAct[];
  sittings: SupervisedSitting[];
  checks: CheckView[];
  fields: FieldRead[];
  form: FormContent;
  files: FileView[];
  organisations: { id: string; name: Text }[];
  people: { id: string; name: string }[];
}
/** Earlier payments for the same purpose, as the procedure itself adds them up. */
export interface EarlierPayments {
  /** How far back: `30 days`. */
  since: string;
  on: CivilDate;
  entries: { id: string; day: CivilDate; what: string; payee: string | null; amount: number }[];
  sum: number;
  own: number;
  threshold: { label: Text; amount: number } | null;
}
export interface SupervisedFileView {
  case: Omit<CaseCard, 'waiting'>;
  chapters: SupervisedChapter[];
  payments: EarlierPayments[];
  findings: SupervisionFinding[];
}

export interface SupervisionFinding {
  id: string;
  case: { id: string; number: string; subject: string };
  society: OrganisationView;
  seq: number | null;
  words: string;
  files: FileView[];
  at: Instant;
  by: string;
  rectification: RectificationView | null;
}
export interface FindingRequest {
  case: string;
  seq?: number;
  words: string;
  files: string[];
}
export interface RectificationRequest {
  words: string;
  due: CivilDate;
  /** Of the finding's files those that the society is to have. */
  files: string[];
}

export type RectificationStatus = 'open' | 'answered' | 'closed';
export interface RectificationView {
  id: string;
  society: OrganisationView;
  /** What the society may know of where it comes from: the case. */
  case: { id: string; number: string; subject: string };
  words: string;
  files: FileView[];
  due: CivilDate;
  at: Instant;
  by: string;
  status: RectificationStatus;
  entries: RectificationEntry[];
  mayAnswer: boolean;
  mayJudge: boolean;
}
export interface RectificationEntry {
  number: number;
  what: 'answered' | 'asked-again' | 'closed';
  words: string;
  files: FileView[];
  due: CivilDate | null;
  at: Instant;
  by: string;
}
export interface AnswerRequest {
  words: string;
  files: string[];
}
export interface JudgementRequest {
  what: 'asked-again' | 'closed';
  words: string;
  due?: CivilDate;
}
