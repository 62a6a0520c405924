/**
 * The public HTTP contract, and all that the web knows of the server. Base path `/api`. JSON only. Every mutation carries the
 * header `X-Requested-With: guicheng`; every decision also `Idempotency-Key` (a UUID made and kept by the page until answered).
 * Errors: `Problem`.
 *
 *   POST   /session                     SignIn -> SessionView          DELETE /session        GET /session -> SessionView
 *   GET    /procedures                  -> ProcedureCard[]             what I may file
 *   GET    /procedures/:id?society=ID   -> ProcedureGuide              form, steps, basis, parameters of that society
 *   GET    /procedures/:id/guide?society=ID -> .pdf                  办事说明
 *   POST   /procedures/:id/preview      FileRequest -> PreviewView     checks and path while the form is filled in
 *   GET    /procedures/:id/earlier?society=ID -> EarlierFiling[]       what of it was filed before, the newest first
 *   GET    /drafts                      -> DraftView[]    PUT /drafts/:id DraftContent -> DraftView   DELETE /drafts/:id
 *   POST   /files                       multipart field `file`, field `society` -> FileView           GET /files/:id
 *   POST   /cases                       FileRequest -> IntentView      (Idempotency-Key)
 *   GET    /cases?query&status&cursor&limit -> ListPage<CaseCard>   GET /cases/:id -> CaseView
 *   POST   /cases/:id/withdraw          WithdrawRequest -> IntentView  (Idempotency-Key)
 *   GET    /inbox …                     inbox.ts
 *   GET    /tasks/:id                   -> TaskView       (id: `<case>~<slot>`)
 *   POST   /tasks/:id/acts              ActRequest -> IntentView       (Idempotency-Key)
 *   GET    /agenda                      -> AgendaRequestView[]         待上会 of my society's organs
 *   GET    /organs                      -> OrganView[]                 with members and charter rules
 *   POST   /organs/:id/rules            OrganRulesRequest -> OrganView
 *   GET    /sittings?phase&cursor&limit -> ListPage<SittingListEntry>   POST /sittings ConveneRequest -> IntentView (Idempotency-Key)
 *   GET    /sittings/:id -> SittingView
 *   POST   /sittings/:id/items          ListItemRequest  -> IntentView (Idempotency-Key)
 *   POST   /sittings/:id/roll           RollRequest      -> IntentView (Idempotency-Key)
 *   POST   /sittings/:id/members        ChangeMembersRequest -> IntentView (Idempotency-Key)   应到 after the notice
 *   POST   /sittings/:id/results        ItemResultRequest -> IntentView (Idempotency-Key)
 *   POST   /sittings/:id/close          {} -> IntentView (Idempotency-Key)
 *   POST   /sittings/:id/minutes        MinutesRequest   -> IntentView (Idempotency-Key)
 *   POST   /sittings/:id/confirmation   {} -> IntentView (Idempotency-Key)   the society's supervisor, of the minutes as they were uploaded
 *   GET    /notices?cursor&limit -> ListPage<NoticeView>            POST /notices/:id/read {}   POST /notices/read NoticesRead
 *   GET    /intents/:id                 -> IntentView     follow a 202
 *   GET    /live                        server-sent events: `event: changed`, `data: {"topics":["inbox","case:<id>","sitting:<id>","notices"]}`
 */
import type {
  ActionKind,
  Arithmetic,
  BallotForm,
  Basis,
  Block,
  BranchAt,
  CivilDate,
  Clock,
  ClockDay,
  Column,
  ElectionRules,
  FactValue,
  Field,
  Instant,
  InterruptAt,
  ItemAt,
  ItemCounts,
  ItemResult,
  Majority,
  OrganisationKind,
  Papers,
  ParallelAt,
  PeriodUnit,
  Presence,
  RecordForm,
  Role,
  Signer,
  SittingForm,
  Slot,
  StepKind,
  Strength,
  TaskHands,
  Text,
} from '../procedure';
import type { ApiCode } from './codes';
import type { SectionView } from './offers';
import type { Permission } from './permissions';
import type { OrganKind } from './people';
import type { FollowUpRequest } from './sittings';
import type {
  ChangesView,
  ChoosesView,
  DatedAs,
  FollowsView,
  HandedInView,
  RankingView,
  RecordedView,
  ScoreSheetView,
  SeveralView,
} from './deciding';
import type { LinkedCaseView } from './starts';

/** Any answer from 400 up, as `application/problem+json`. */
export interface Problem {
  /** `urn:guicheng:<code>` */
  type: string;
  title: string;
  status: number;
  error: ApiError;
}

export interface ApiError {
  code: ApiCode;
  /** What happened and what to do, in both languages. */
  message: Text;
  /** The form field or body property that it is about. */
  field?: string;
  /** All fields with something wrong, when there are several. */
  fields?: { field: string; code: ApiCode; message: Text }[];
  details: Record<string, unknown>;
  /** A number to read out on the telephone, for faults. */
  reference?: string;
}

export interface SignIn {
  login: string;
  password: string;
}
export interface OrganisationView {
  id: string;
  name: Text;
  kind: OrganisationKind;
  phone: string | null;
  /** When its office answers, in its own words. */
  officeHours: string | null;
}
export interface PostView {
  role: Role;
  organisation: OrganisationView;
  title: Text;
}
export interface SessionView {
  person: { id: string; name: string };
  posts: PostView[];
  /** Which menus to show. */
  faces: ('official' | 'society')[];
  /** What his posts let him ask for (libs/rights): a page hides what would be refused, and keeps no list of posts of its own. */
  permissions: Permission[];
  /** 大字版, as the person last chose anywhere; null: he never did. */
  largeType: boolean | null;
  /** Idle limit; moves with use. */
  expiresAt: Instant;
  /** How strongly the person is identified. */
  strength: Strength;
  /** What is still wanted before anything else opens: the code of a second factor, or to set one up. */
  pending: 'factor' | 'enrol' | null;
}

export interface ProcedureCard {
  id: string;
  title: Text;
  summary: Text;
  society: OrganisationView;
  /** The heading of the menu; null for what a place has published itself. */
  section: SectionView | null;
}
export interface GuideStep {
  id: string;
  kind: StepKind;
  title: Text;
  /** Who, in words: post or organ. */
  by: Text | null;
  /** `3 working days` etc, as written in the template. */
  within: string | null;
  basis: Basis[];
  /** Only when a condition holds. */
  conditional: boolean;
  /** How strongly whoever acts must be identified; null: as he is. */
  identification: IdentificationView | null;
  /** Here it is decided, whatever the others prepare or carry out. */
  decides: boolean;
}
export interface IdentificationView {
  least: Strength;
  label: Text;
  /** Proved within the last minutes. */
  fresh: boolean;
}
/** A choice that depends on the society: what stands below it, who is in it, what its charter lists. */
export interface FieldChoice {
  value: string;
  label: Text;
  kind?: 'society' | 'branch';
}
export type ColumnOfForm = Column & { choices?: FieldChoice[] };
export type FieldOfForm = Omit<Field, 'columns'> & { choices?: FieldChoice[]; columns?: ColumnOfForm[] };
/** A field of a form that was filled in, so that a page needs no evaluator of conditions to show it. */
export type FieldRead = FieldOfForm & {
  /** Another answer made it superfluous. */
  notAsked?: true;
  /** What a computed field came to. */
  computed?: FactValue;
};
export interface ProcedureGuide extends ProcedureCard {
  templateVersion: number;
  jurisdiction: string;
  fields: FieldOfForm[];
  /** What fields begin with, from the society's own standards and from its master record (本会资料). */
  defaults: FormContent;
  /** Which of these come from the master record, and fields that would if it had a value. */
  fromRecord: { filled: string[]; missing: string[] };
  /** Where the society is: which texts bind it. */
  place: string;
  /** The department that answers questions. */
  office: OrganisationView;
  /** The way of it, as nothing is known yet. */
  path: ProgressNode[];
  steps: GuideStep[];
  blocks: Block[];
  /** Named ends besides the plain one, none of which refuses: to which of them a matter came that is entered from paper. */
  results: { id: string; label: Text }[];
  parameters: { id: string; label: Text; value: unknown; article: string | null; missing: boolean; own: boolean }[];
  /** 样例: the form filled in with invented content; null where there is none. Ids in it name nothing. */
  sample: FormContent | null;
}
export type FormContent = Record<string, unknown>;
export interface FileRequest {
  procedure: string;
  society: string;
  form: FormContent;
  draft?: string;
  /** The entry of the society's calendar that asks for it (`CalendarEntryView.id`). */
  fulfils?: string;
  /** 补录: it ran on paper and has ended; `evidence` is a stored file. */
  onPaper?: { filedOn: CivilDate; on: CivilDate; outcome: 'completed' | 'refused'; result?: string; evidence: string };
}
export interface CheckView {
  id: string;
  title: Text;
  status: 'holds' | 'fails' | 'not-applicable' | 'unknown';
  effect: 'refuse' | 'warn' | 'next';
  message: Text | null;
  basis: Basis[];
  item?: ItemAt;
}
/** What of the same procedure was filed before, by the same society. */
export interface EarlierFiling {
  case: string;
  number: string;
  subject: string;
  filedAt: Instant;
}
/** When it could end, if it were filed now; every day is a rule of thumb, not a promise. */
export interface EndsView {
  /** Everybody acts at once and consents. */
  earliest: CivilDate | null;
  /** Everybody takes all his time; null: some step has no limit that is known. */
  latest: CivilDate | null;
  /** Such steps. */
  unbounded: Text[];
  /** Long holidays on the way. */
  holidays: { title: Text; from: CivilDate; to: CivilDate }[];
}
export interface PreviewView {
  checks: CheckView[];
  path: ProgressNode[];
  /** Null while it could not be filed as it stands, or would end at a check. */
  ends: EndsView | null;
  problems: { field: string; code: ApiCode; message: Text }[];
}
export interface DraftContent {
  procedure: string;
  society: string;
  form: FormContent;
  /** The entry of the society's calendar that asks for it. */
  fulfils?: string;
}
export interface DraftView extends DraftContent {
  id: string;
  title: Text;
  savedAt: Instant;
}
export interface FileView {
  id: string;
  name: string;
  bytes: number;
  mediaType: string;
  sha256: string;
}

/** 200: answered. 202: received and not yet answered; follow `GET /intents/:id`. */
export interface IntentView {
  id: string;
  status: 'received' | 'accepted' | 'refused';
  /** The case or sitting that it is about. */
  stream: string;
  error: ApiError | null;
  receivedAt: Instant;
  answeredAt: Instant | null;
}

export interface CaseCard {
  id: string;
  number: string;
  procedure: string;
  title: Text;
  /** The form's own name for it: the branch's name. */
  subject: string;
  society: OrganisationView;
  status: 'open' | 'closed';
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
  filedAt: Instant;
  closedAt: Instant | null;
  /** 补录: it ran on paper and was entered afterwards. */
  onPaper: boolean;
  waiting: WaitingView[];
}

/** Why it is waiting, as far as this reader may know. */
export interface WaitingView {
  step: string;
  title: Text;
  /** A department, an organ or a post; a person's name only inside the department or the society itself. */
  holder: { kind: 'post' | 'organ' | 'applicant' | 'system'; label: Text; names: string[]; phone: string | null };
  since: Instant;
  until: Instant | null;
  /** `expected`: shown as 预计…前; `listed-by`: 请于…前列入会议; `due`: the reader's own deadline. */
  untilKind: 'expected' | 'listed-by' | 'due' | null;
  clock: ClockView | null;
  /** Code of the sentence, with its values: the web has the words. */
  reason:
    | 'waits-for-officer'
    | 'waits-for-supplement'
    | 'waits-for-listing'
    | 'waits-for-sitting'
    | 'waits-for-minutes'
    | 'waits-for-time'
    | 'waits-for-event'
    | 'waits-for-case'
    | 'waits-for-undo'
    | 'waits-for-system'
    | 'engine-behind'
    | 'suspended';
  values: Record<string, string>;
  basis: Basis[];
  /** What this reader can do about it. */
  canDo: ('supplement' | 'withdraw' | 'decide' | 'list' | 'raise' | 'call' | 'nothing')[];
  /** Where items are gone through one by one: which, to whoever is inside the step, and how many are finished. */
  item?: ItemAt | null;
  items?: ItemCounts;
  /** In one branch of several: how many are needed. */
  parallel?: ParallelAt;
  /** What may end it before it is done. */
  interrupts?: InterruptView[];
  /** In whose hands it is besides its post's, to those inside. */
  hands?: TaskHands | null;
}
/** `by`: for whom a wait is held open. */
export interface InterruptView extends Omit<InterruptAt, 'by'> {
  by?: Text;
}
export interface ClockView extends Pick<
  Clock,
  'id' | 'rule' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'remaining' | 'provisional' | 'calendar'
> {
  /** Each counted day, for the arithmetic: days off are listed apart. */
  countedDays: CivilDate[];
  daysOff: CivilDate[];
  /** `date`: nothing is counted, the rule names the day. */
  unit: PeriodUnit | 'date';
  /** The arithmetic day by day, with the names of the holidays. */
  days: ClockDay[];
}

export interface ProgressNode {
  id: string;
  /** A structure that people look at stands before its steps; `interrupt`: what ended a sequence, behind them. */
  kind: StepKind | 'filing' | 'end' | 'each' | 'parallel' | 'interrupt';
  title: Text;
  status: 'done' | 'current' | 'ahead' | 'possible' | 'skipped' | 'refused' | 'cancelled';
  round: number;
  holder: Text | null;
  /** How long it will have, as the template writes it: of a step that has not begun. */
  within?: string;
  since: Instant | null;
  until: Instant | null;
  at: Instant | null;
  /** Label of the outcome. */
  outcome: Text | null;
  item?: ItemAt | null;
  items?: ItemCounts;
  parallel?: ParallelAt;
  branch?: BranchAt;
}

export interface TimelineEntry {
  seq: number;
  at: Instant;
  occurredOn: CivilDate | null;
  /** Message code; the web has the words: `filed`, `acted`, `supplemented`, `withdrawn`, `clock-turned`, `checked`, `registered`,
   *  `conflict`, `listed`, `unlisted`, `announced`, `final`, `refused`, `completed`. */
  what: string;
  step: Text | null;
  outcome: Text | null;
  /** A post, an organ or (inside) a person; null for the system. `rank`: of his post, the highest first, for opinions that stand side by side. */
  actor: { label: Text; name: string | null; rank?: number } | null;
  /** How he was identified, where it was not by an account. */
  identified: Text | null;
  opinion: string | null;
  /** The one list of what was missing, where one was asked for. */
  missing: { label: Text; note: string | null }[];
  result: ItemResult | null;
  /** What was handed in with the act, and what proves one that was entered for somebody. */
  handedIn: HandedInView | null;
  recorded: RecordedView | null;
  basis: Basis[];
}

export interface CaseView extends CaseCard {
  templateVersion: number;
  jurisdiction: string;
  /** With `choices` where the form names entries of a register: what they are called. */
  fields: FieldRead[];
  form: FormContent;
  formRevision: number;
  files: FileView[];
  /** Names of the organisations that the form names by id. */
  organisations: { id: string; name: Text }[];
  /** Names of the people that the form names by id, as far as the reader may see these fields. */
  people: { id: string; name: string }[];
  checks: CheckView[];
  progress: ProgressNode[];
  timeline: TimelineEntry[];
  /** What was judged by marks, where the step's words are meant for the reader. */
  rankings: RankingView[];
  /** The reader's own open task on it, if any. */
  myTask: string | null;
  mayWithdraw: boolean;
  /** He may hand on links that show how far it is (`share.ts`). */
  mayShare: boolean;
  /** By posts or as the applicant, and not under a supervisor's grant alone: he may write a note, and ask that it go on. */
  mayTakePart: boolean;
  /** The case that called this one, and those that its steps have called or opened. */
  linked: LinkedCaseView[];
  /** Reference number of the record, and whether the log's chain is whole. */
  record: { events: number; whole: boolean };
}

/** What a task is for: to decide, to complete materials, to sign beside somebody, to handle an objection, to prove that a notice stood. */
export type TaskPurpose = Slot['purpose'];

export interface TaskView {
  id: string;
  status: 'open' | 'closed';
  /** Who closed it, when somebody else was quicker. */
  closedBy: { label: Text; name: string | null; at: Instant; outcome: Text | null } | null;
  purpose: TaskPurpose;
  step: Text;
  /** One sentence: what is to be decided. */
  question: Text;
  capacity: Text;
  contentHash: string;
  /** `then`: in a word; `follows`: what begins or ends by it, to whoever may act on it. `asks`: what must come with it; a `list` or a reason. */
  outcomes: {
    id: string;
    label: Text;
    reasonRequired: boolean;
    then: Text;
    follows: FollowsView | null;
    asks: ('submission' | 'chosen' | 'list')[];
  }[];
  /** Fields that are handed in with an outcome that asks for it. */
  submission: FieldOfForm[];
  chooses: ChoosesView | null;
  /** Where a sheet of marks is the answer. */
  score: ScoreSheetView | null;
  /** Where the act bears a day of its own. */
  dated: DatedAs | null;
  /** Since this step was last decided; null: it was not, or nothing changed. */
  changes: ChangesView | null;
  several: SeveralView | null;
  /** Where it may be returned: fields that can be ticked as missing. For a supplement: what was asked. */
  missing: { field: string; label: Text; note: string | null }[];
  basis: Basis[];
  dueAt: Instant | null;
  clock: ClockView | null;
  /** What this step asks of whoever acts; null: nothing. */
  identification: IdentificationView | null;
  /** What its holder may do with it besides answering (`actions.ts`). */
  actions: ActionKind[];
  mayAct: boolean;
  case: CaseView;
}
export interface ActRequest {
  outcome: string;
  contentHash: string;
  opinion?: string;
  missing?: { field: string; note?: string }[];
  /** With a supplement. */
  form?: FormContent;
  /** What the step asks to be handed in with the outcome. */
  submission?: FormContent;
  /** On which earlier day it happened, where a step is about something that bears a date: a letter, a posting. */
  on?: CivilDate;
  /** For whom he acts (代理). */
  for?: string;
  /** 代录: whose act it was, on which day, how it came; `evidence` is a stored file. */
  recorded?: { person: string; on: CivilDate; form: RecordForm; evidence: string };
  /** Persons for a later step. */
  chosen?: string[];
  /** A scorer's sheet: points by criterion, null where he keeps out. */
  marks?: { item: string; points: number[] | null }[];
}
export interface WithdrawRequest {
  reason?: string;
}

export interface AgendaRequestView {
  case: string;
  number: string;
  block: string;
  round: number;
  title: Text;
  subject: string;
  /** Null: no organ's yet; a party body reviews it first. */
  organ: string | null;
  society: OrganisationView;
  requestedAt: Instant;
  /** Null: it is not asked for yet, because it waits for the party body's pre-review. */
  listBy: Instant | null;
  /** 需党组织前置审议: how far it is; null where nothing of the kind belongs to it. */
  preReview: PreReviewState | null;
  /** The reader convenes this organ's sittings. */
  mayConvene: boolean;
  /** What it is about in the words of the charter is said when it is listed; otherwise its procedure says it. */
  namesMatter: boolean;
}
/** What is known outside the body: that it is under way, or when it was concluded and how. */
export interface PreReviewState {
  status: 'running' | 'consented';
  on: CivilDate | null;
}
export interface OrganView {
  id: string;
  name: Text;
  society: OrganisationView;
  kind: OrganKind;
  /** A party body: it sits by its own rules, and by itself. */
  isParty: boolean;
  mayConvene: boolean;
  members: { id: string; name: string; position: Text | null }[];
  rules: (OrganRulesRequest & { version: number }) | null;
}
export interface OrganRulesRequest {
  quorum: Majority;
  /** Null: a party body whose own rules name none. */
  threshold: Majority | null;
  article: string;
  forms: SittingForm[];
  noticeDays: number;
  /** 通讯表决: matters that are never decided so, and how many members may ask for a meeting instead. Absent: the charter does not know it. */
  circulation?: { never: string[]; demand?: { count: number } };
  /** Who signs before a result holds. Absent: the recorder's scan of the signed minutes is enough. */
  signers?: Signer[];
  /** Whom it elects and by what majority. Absent: it elects nobody. */
  election?: ElectionRules;
  /** Matters of `KEPT_FOR_MEETINGS` with a majority of their own (修改章程、终止 …). */
  special?: SpecialMajority[];
  /** Matters that are voted on in secret only. */
  secret?: { matters: string[]; article?: string };
}
export interface SpecialMajority {
  matters: string[];
  threshold: Majority;
  article: string;
}
export interface SittingCard {
  id: string;
  number: string;
  organ: { id: string; name: Text };
  society: OrganisationView;
  on: CivilDate;
  form: SittingForm;
  phase: 'convened' | 'closed' | 'signed';
  items: number;
}
/** In the list: also what it is about, as far as the reader may know, from the beginning of its agenda. */
export interface SittingListEntry extends SittingCard {
  subjects: string[];
}
export interface ConveneRequest {
  organ: string;
  on: CivilDate;
  form: SittingForm;
  /** `09:00`. */
  time?: string;
  place?: string;
  /** 前置审议在前: needed where a pre-review of an item was concluded on this very day. */
  preReviewFirst?: boolean;
  chair: string;
  /** The agenda in its order: what a case asked for, or a title of its own. */
  items: AgendaEntry[];
}
/** `matter`: of `KEPT_FOR_MEETINGS`, of an item of no case or of a case that `namesMatter`. */
export type AgendaEntry = ({ case: string; block: string; round: number } | { title: string }) & { matter?: string };
export interface SittingItemView {
  id: string;
  position: number;
  title: Text;
  subject: string;
  source: { case: string; number: string; block: string; round: number } | null;
  status: 'listed' | 'decided' | 'struck';
  /** What the charter may have a rule of its own for, where that is known. */
  matter: string | null;
  ballot: BallotForm;
  recused: string[];
  outOfRoom: string[];
  votes: { for: number; against: number; abstained: number } | null;
  result: ItemResult | null;
  version: number;
  wording: string | null;
  /** The paper that holds it: a party body's written opinion (审议意见书). */
  paper: FileView | null;
  case: CaseView | null;
}
/** As they stood when it was convened. */
export interface RulesOfSitting extends OrganRulesRequest {
  organ: string;
  version: number;
}
export interface SittingView extends SittingCard {
  /** A party body's: seen inside it only. */
  isParty: boolean;
  /** Whose papers its files are: the society, or the party organisation. */
  filesOf: string;
  time: string | null;
  place: string | null;
  chair: { id: string; name: string };
  recorder: { id: string; name: string };
  rules: RulesOfSitting | null;
  roll: { id: string; name: string; position: Text | null; presence: Presence }[];
  /** 列席, by name. */
  attending: string[];
  agenda: SittingItemView[];
  quorum: Pick<Arithmetic, 'members' | 'present' | 'quorumNeeded' | 'quorumMet' | 'article'> | null;
  minutes: FileView | null;
  /** 要求开会: how many it takes, and to whoever records who has asked. Null where nobody may, or nobody has. */
  demand: { needed: number; names: string[] } | null;
  /** Who has signed or confirmed the minutes so far, and who is still to. */
  signed: { as: Signer; name: string }[];
  awaits: Signer[];
  mayRecord: boolean;
  maySign: boolean;
  /** The reader is the supervisor for whose confirmation the minutes wait. */
  mayConfirm: boolean;
}
export interface ListItemRequest {
  source: { case: string; block: string; round: number } | null;
  title?: string;
  /** As in an `AgendaEntry`. */
  matter?: string;
  preReviewFirst?: boolean;
}
/** 应到 after the notice: by name and with a reason only. */
export interface ChangeMembersRequest {
  joined: string[];
  left: string[];
  reason: string;
}
export interface RollRequest {
  presence: Record<string, Presence>;
  /** Who presides instead of the one who was to: a member of the roll. Absent: as before. */
  chair?: string;
  /** 列席, by name: heard, never counted. Absent: as before; empty: nobody. */
  attending?: string[];
  reason?: string;
}
export interface ItemResultRequest {
  item: string;
  recused: string[];
  /** Present at the sitting, and not in the room for this item. */
  outOfRoom?: string[];
  /** How it was voted on; absent: as the item says. */
  ballot?: BallotForm;
  /** Of a vote on papers; its `votes` are those on the valid ones. */
  papers?: Papers;
  votes: { for: number; against: number; abstained: number } | null;
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'struck';
  wording?: string;
  /** A stored file of `filesOf`. */
  paper?: string;
  /** 督办 of this item; what was asked for before is replaced. */
  followUps?: FollowUpRequest[];
  reason?: string;
}
export interface MinutesRequest {
  file: string;
}

/** One page of a list, and where the next begins; null: there is none. */
export interface ListPage<Item> {
  items: Item[];
  next: string | null;
}

export interface NoticeView {
  id: string;
  message: string;
  title: Text;
  subject: string | null;
  case: string | null;
  sitting: string | null;
  /** What the association asked of the society, where the message is about that. */
  assignment: string | null;
  /** A procedure that changes, where it is about that. */
  publication: string | null;
  /** By when, or on which day, where the message is about one. */
  day: CivilDate | null;
  at: Instant;
  read: boolean;
}
