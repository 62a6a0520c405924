/**
 * A ballot by circulation (通讯表决), as it crosses HTTP. Base path `/api`. Members vote over their personal links (`ballot-links.ts`).
 *
 *   GET  /sittings/:id/ballot            -> BallotBoard      who has replied, never what; after the closing the count
 *   POST /sittings/:id/ballot            OpenBallotRequest   -> IntentView (Idempotency-Key)
 *   POST /sittings/:id/ballot/replies    RecordVoteRequest   -> IntentView (Idempotency-Key)   代录
 */
import type { Arithmetic, CivilDate, Instant, ItemResult, RecordForm, Text } from '../procedure';

export type VoteChoice = 'for' | 'against' | 'abstained' | 'recused';

export interface OpenBallotRequest {
  /** On the sitting's day, as `17:00`. */
  closesAt: string;
  /** For every item on the agenda: a few lines, and documents of the society. */
  papers: { item: string; summary: string; files: string[] }[];
}

export interface VoteRequest {
  item: string;
  choice: VoteChoice;
  /** Of what he had before him. */
  textHash: string;
}

export interface RecordVoteRequest extends VoteRequest {
  person: string;
  on: CivilDate;
  form: RecordForm;
  /** A stored file that shows it. */
  evidence: string;
}

export interface OwnVoteView {
  choice: VoteChoice;
  at: Instant;
  /** How he was identified, or that somebody entered it for him. */
  identified: Text;
  /** On record, not heard yet. */
  pending: boolean;
}

export interface OwnBallotItem {
  id: string;
  position: number;
  title: Text | null;
  subject: string;
  summary: string;
  files: { id: string; name: string }[];
  textHash: string;
  mine: OwnVoteView | null;
  /** He stands aside, known before the opening: there is no ballot for him. */
  barred: boolean;
  /** After the closing. */
  result: ItemResult | null;
  wording: string | null;
}

export interface OwnBallotView {
  status: 'not-open' | 'open' | 'counted' | 'abandoned';
  closesAt: Instant | null;
  items: OwnBallotItem[];
  objection: { words: string; at: Instant } | null;
}

export interface BallotBoard {
  status: OwnBallotView['status'];
  openedAt: Instant | null;
  closesAt: Instant | null;
  /** Of how many items each has replied to so far. */
  people: { id: string; name: string; replied: number; of: number }[];
  items: { id: string; position: number; subject: string; textHash: string | null; arithmetic: Arithmetic | null }[];
  objections: { name: string; words: string; at: Instant }[];
}

/** What charters keep for a meeting, by the matter of the procedure; elections always are. The first three are proposed. */
export const KEPT_FOR_MEETINGS: readonly { id: string; title: Text; isProposed: boolean }[] = [
  { id: 'election', title: { zh: '选举、罢免负责人', en: 'Electing and removing officers' }, isProposed: true },
  { id: 'charter-change', title: { zh: '修改章程', en: 'Changing the charter' }, isProposed: true },
  { id: 'deregistration', title: { zh: '终止、注销', en: 'Ending the society' }, isProposed: true },
  { id: 'secretary-general', title: { zh: '聘任秘书长', en: 'Hiring the secretary-general' }, isProposed: false },
  { id: 'branch', title: { zh: '设立分支（代表）机构', en: 'Setting up branches' }, isProposed: false },
  { id: 'large-expenditure', title: { zh: '大额经费开支', en: 'Large expenditure' }, isProposed: false },
  { id: 'internal-rule', title: { zh: '制定内部管理制度', en: 'Internal rules' }, isProposed: false },
];
