/**
 * What the API writes into `intent.body`, by kind of intent: everything that was asked, words included. It never leaves PostgreSQL;
 * append makes the event of it, which holds ids, facts and hashes only.
 */
import type {
  Signer,
  ActionAsked,
  BallotForm,
  CivilDate,
  ElectionTerms,
  FiledContent,
  Instant,
  ListedItem,
  Migrated,
  OrganRules,
  PaperEnd,
  Papers,
  ParameterValue,
  Presence,
  RecordForm,
  Role,
  SittingForm,
} from '../../procedure';
import type { Sealed } from '../../record';

/** Words as they were asked; in the stored body a commitment stands in their place (`record/seal-bodies.ts`), in older ones the words. */
export type Said = string | Sealed;

/** The post in which somebody acts; that he holds it is verified again by append. */
export interface Capacity {
  role: Role;
  organisation: string;
}

export interface FileBody {
  procedure: string;
  /** The published template, by hash: it stays the case's own whatever is published later. */
  templateHash: string;
  society: string;
  association: string;
  number: string;
  /** What the case is called in lists. */
  subject: string;
  form: Record<string, unknown>;
  content: FiledContent;
  /** Values set for this society, with their articles. */
  parameters: Record<string, ParameterValue>;
  /** The entry of the society's calendar that it was filed for: an opening, a period, an assignment. */
  fulfils?: string;
  /** 补录: it ran on paper; the evidence is a stored file. */
  onPaper?: PaperEnd & { filedOn: CivilDate; evidence: string; evidenceHash: string };
  capacity: Capacity;
}

export interface ActBody {
  outcome: string;
  /** What the step asks to be handed in, and its hash. */
  submission?: { form: Record<string, unknown>; hash: string };
  /** On which earlier day it happened. */
  on?: CivilDate;
  /** For whom he acts (代理). */
  for?: string;
  /** 代录: whose act it is, on which day, in which form; the evidence is a stored file. */
  recorded?: { person: string; on: CivilDate; form: RecordForm; evidence: string; evidenceHash: string };
  chosen?: string[];
  marks?: { item: string; points: number[] | null }[];
  opinion?: Said;
  /** The one list of everything missing. */
  missing?: { field: string; note?: Said }[];
  /** With a supplement: the whole form as it now is, and what the machine sees of it. */
  form?: Record<string, unknown>;
  content?: FiledContent;
  capacity: Capacity;
}

/** An action besides deciding; its words are the reason. */
export interface ActionBody {
  does: ActionAsked;
  reason?: Said;
  /** On which earlier day it came: of an objection that was received. */
  on?: CivilDate;
  capacity: Capacity;
}

export interface WithdrawBody {
  reason?: Said;
  capacity: Capacity;
}

/** 改按新版流程办理: by which published version the case goes on, where its steps land there, and what that version reads besides. */
export interface MigrateBody {
  templateHash: string;
  program: string;
  landing: Record<string, string | null>;
  added?: Migrated['added'];
  reason: Said;
  capacity: Capacity;
}

export interface ConveneBody {
  organ: string;
  society: string;
  form: SittingForm;
  on: CivilDate;
  /** `09:00`, where it was said. */
  time?: string;
  place?: string;
  /** 前置审议在前: said where a party body has reviewed an item on this very day. */
  preReviewFirst?: boolean;
  chair: string;
  members: string[];
  /** By circulation, of more members than a log names: it has their number and hash, and this list is the roll. */
  assembly?: true;
  /** The charter's rules of the organ as they stood when the sitting was convened; null when nobody has entered them. */
  rules: OrganRules | null;
  /** The agenda as it is sent out; `title` for an item of no case. */
  items: (ListedItem & { title?: Said })[];
  capacity: Capacity;
}

export interface ListItemBody {
  item: string;
  source: { case: string; block: string; round: number } | null;
  /** Of an item of no case, and of a case that leaves it open; otherwise a case's own is read from its template. */
  matter?: string;
  /** For an item of no case. */
  title?: Said;
  preReviewFirst?: boolean;
  capacity: Capacity;
}

export interface RecordRollBody {
  presence: Record<string, Presence>;
  /** Who presides instead. */
  chair?: string;
  /** 列席: the log has the ids. */
  attending?: { id: string; name: Said }[];
  reason?: Said;
  capacity: Capacity;
}

/** 应到 as it is after the notice: who joins and who leaves, and why. */
export interface ChangeMembersBody {
  joined: string[];
  left: string[];
  reason?: Said;
  capacity: Capacity;
}

export interface RecordItemBody {
  item: string;
  recused: string[];
  outOfRoom?: string[];
  ballot?: BallotForm;
  papers?: Papers;
  votes: { for: number; against: number; abstained: number } | null;
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'struck';
  wording?: Said;
  /** The paper that holds what was resolved, such as a party body's written opinion (审议意见书). */
  paper?: { file: string; sha256: string };
  /** 督办: what is to be done; who and until when go into the log under the same id. */
  followUps?: { id: string; holder: string; dueOn: CivilDate; what: Said }[];
  reason?: Said;
  capacity: Capacity;
}

/** Opens a ballot by circulation: closing, and hashes of the text and attachments that each item is voted on by. */
export interface OpenBallotBody {
  closesAt: Instant;
  texts: Record<string, string>;
  /** What the hashes in `texts` are of: a few lines for each item, and the documents that go with them. */
  papers?: { item: string; summary: Said; files: { id: string; sha256: string }[] }[];
  recused?: Record<string, string[]>;
  capacity: Capacity;
}

/** One member's reply to one item, under his name. */
export interface CastBallotBody {
  item: string;
  choice: BallotChoice;
  /** Of what he had before him. */
  textHash: string;
  /** 代录: whose reply it is, on which day and how it came; the evidence is a stored file. */
  recorded?: { person: string; on: CivilDate; form: RecordForm; evidence: string; evidenceHash: string };
  capacity: Capacity;
}
export type BallotChoice = 'for' | 'against' | 'abstained' | 'recused';

/** Opens a secret vote in the room: what is asked, who stands for how many seats, who takes no part. */
export interface OpenSecretBody {
  item: string;
  /** Of the paper below. */
  textHash: string;
  question: Said;
  /** Names on the ballot paper, by the ids under which the log counts them. */
  candidates?: { id: string; name: Said }[];
  election?: ElectionTerms;
  recused: string[];
  outOfRoom: string[];
  plain: boolean;
  knowsFew: boolean;
  capacity: Capacity;
}

/** That somebody votes. What, lies sealed in `secret_offer` under the intent's id, and is in no hash. */
export interface CastSecretBody {
  item: string;
  turn: number;
  textHash: string;
  capacity: Capacity;
}

export interface CountSecretBody {
  item: string;
  turn: number;
  capacity: Capacity;
}

export interface VoidSecretBody extends CountSecretBody {
  reason: Said;
}

export interface DemandMeetingBody {
  reason?: Said;
  capacity: Capacity;
}

export interface CloseSittingBody {
  capacity: Capacity;
}

export interface SignMinutesBody {
  file: string;
  minutesHash: string;
  /** Where the organ's rules name who signs: as which of them, and who it is. */
  as?: Signer;
  signer?: string;
  capacity: Capacity;
}

export interface IntentBodies {
  file: FileBody;
  act: ActBody;
  action: ActionBody;
  withdraw: WithdrawBody;
  migrate: MigrateBody;
  convene: ConveneBody;
  'list-item': ListItemBody;
  'record-roll': RecordRollBody;
  'change-members': ChangeMembersBody;
  'record-item': RecordItemBody;
  'open-ballot': OpenBallotBody;
  'cast-ballot': CastBallotBody;
  'open-secret': OpenSecretBody;
  'cast-secret': CastSecretBody;
  'count-secret': CountSecretBody;
  'void-secret': VoidSecretBody;
  'demand-meeting': DemandMeetingBody;
  'close-sitting': CloseSittingBody;
  'sign-minutes': SignMinutesBody;
}

export type IntentKind = keyof IntentBodies;
