/**
 * Documents of a case that leave the house (users.md 9), under `/api`: drafted in Word, the final version bound, numbered, sealed, its scan
 * checked by a second person, and sent. Everything that became of one is kept as a further entry.
 *
 *   GET  /cases/:id/documents                       -> CaseDocumentsView      whoever sees the case; what was sent, and what his own house drafts
 *   POST /cases/:id/documents                       DraftRequest -> CaseDocumentsView
 *   GET  /documents/:id/draft                       -> .docx                  made now, from the house's own Word template where there is one
 *   POST /documents/:id/acts                        DocumentActRequest -> CaseDocumentsView
 *   GET  /documents/work                            -> DocumentView[]         what waits for the reader's posts
 *   GET  /documents/registers/:register             ?house&cursor&limit -> DocumentRegisterPage
 *   GET  /documents/registers/:register/workbook    ?house -> .xlsx
 *   POST /documents/received                        ReceivedRequest -> ReceivedEntry
 *   POST /documents/received/:id/void               { reason } -> ReceivedEntry
 *   GET  /documents/houses                          -> HouseView[]            rules and Word templates of the reader's houses
 *   POST /documents/houses/:id/rules                HouseRulesRequest -> HouseView
 *   POST /documents/houses/:id/letterheads          LetterheadRequest -> HouseView
 *   GET  /documents/houses/:id/letterheads/:kind    ?version -> the .docx as it was uploaded
 */
import type { CivilDate, Instant, Role, Text } from '../procedure';
import type { FileView, ListPage } from './api';

const text = (zh: string, en: string): Text => ({ zh, en });

export const DOCUMENT_KINDS = [
  'reply',
  'resolution',
  'decision',
  'letter',
  'notice',
  'receipt-notice',
  'supplement-notice',
  'rectification-order',
  'public-notice',
  'filing-receipt',
  'request',
  'opinion',
  'interview-notice',
  'interview-record',
  'no-objection',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const documentKindTitle: Record<DocumentKind, Text> = {
  reply: text('批复', 'Reply'),
  resolution: text('决议', 'Resolution'),
  decision: text('决定', 'Decision'),
  letter: text('函', 'Letter'),
  notice: text('通知', 'Notice'),
  'receipt-notice': text('收件通知', 'Notice of receipt'),
  'supplement-notice': text('补正通知', 'Notice of what is missing'),
  'rectification-order': text('整改通知', 'Order to rectify'),
  'public-notice': text('公示', 'Public notice'),
  'filing-receipt': text('备案回执', 'Receipt of a filing'),
  request: text('请示', 'Request for instructions'),
  opinion: text('意见书', 'Opinion'),
  'interview-notice': text('约谈通知', 'Summons to a talk'),
  'interview-record': text('约谈记录', 'Record of a talk'),
  'no-objection': text('公示无异议说明', 'Statement that nobody objected'),
  other: text('其他文书', 'Other'),
};

/** What may stand between braces in a house's Word template: `{文号}`. */
export const PLACEHOLDERS = [
  '标题',
  '文号',
  '主送单位',
  '发文单位',
  '落款日期',
  '办事流程',
  '事项名称',
  '办件编号',
  '提交单位',
  '提交日期',
  '办理结果',
  '办理意见',
  '需补充内容',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export const DOCUMENT_ACTS = [
  'final',
  'numbered',
  'number-voided',
  'seal-asked',
  'seal-approved',
  'seal-refused',
  'sealed',
  'scanned',
  'scan-agreed',
  'scan-refused',
  'sent',
  'read',
  'withdrawn',
] as const;
export type DocumentAct = (typeof DOCUMENT_ACTS)[number];

/** Where a paper is on its way. */
export const DOCUMENT_STAGES = [
  'drafting',
  'final',
  'seal-asked',
  'seal-approved',
  'sealed',
  'scanned',
  'issued',
  'sent',
  'withdrawn',
] as const;
export type DocumentStage = (typeof DOCUMENT_STAGES)[number];

export interface DocumentEntryView {
  what: DocumentAct;
  at: Instant;
  /** Inside the house; null for whom the paper was sent to. */
  by: string | null;
  file: FileView | null;
  sha256: string | null;
  reason: string | null;
  seal: string | null;
  copies: number | null;
  takenOut: boolean | null;
}

export interface DocumentView {
  id: string;
  case: { id: string; number: string; subject: string };
  house: { id: string; name: Text };
  kind: DocumentKind;
  title: string;
  addressedTo: string | null;
  draftedAt: Instant;
  draftedBy: string | null;
  /** The version of the house's Word template; null: our plain form. */
  letterhead: number | null;
  stage: DocumentStage;
  number: string | null;
  /** The version that everything later is bound to. */
  final: FileView | null;
  /** What came back signed or sealed. */
  scan: FileView | null;
  entries: DocumentEntryView[];
  /** What the reader may do with it now. */
  may: DocumentAct[];
}

export interface CaseDocumentsView {
  documents: DocumentView[];
  /** Houses for which the reader may draft a paper in this case, with the code of their numbers. */
  houses: { id: string; name: Text; code: string | null; society: boolean }[];
}

export interface DraftRequest {
  house: string;
  kind: DocumentKind;
  title: string;
  addressedTo?: string;
}

/** One act on a paper; each names what it needs. `written`: a number that another programme of the house gave. */
export interface DocumentActRequest {
  what: DocumentAct;
  file?: string;
  written?: string;
  reason?: string;
  seal?: string;
  copies?: number;
  takenOut?: boolean;
}

export const DOCUMENT_REGISTERS = ['issued', 'received', 'seals'] as const;
export type DocumentRegister = (typeof DOCUMENT_REGISTERS)[number];

/** A line of 发文登记, 收文登记 or 用印登记. */
export interface DocumentRegisterEntry {
  id: string;
  at: Instant;
  by: string;
  number: string | null;
  /** Null: what the paper is about is not for this reader. */
  title: string | null;
  case: { id: string; number: string } | null;
  kind: DocumentKind | null;
  /** Whom it goes to, or comes from. */
  other: string | null;
  theirNumber: string | null;
  receivedOn: CivilDate | null;
  pages: number | null;
  seal: string | null;
  copies: number | null;
  takenOut: boolean | null;
  /** Why the number is not in use. */
  voided: string | null;
  mayVoid: boolean;
}

export interface DocumentRegisterPage extends ListPage<DocumentRegisterEntry> {
  /** Cases that were filed on paper and are not in 收文登记 yet. */
  toReceive: { id: string; number: string; subject: string; society: Text; filedOn: CivilDate }[];
}

export interface ReceivedRequest {
  house: string;
  case?: string;
  from: string;
  theirNumber?: string;
  title: string;
  receivedOn: CivilDate;
  pages?: number;
}

export interface LetterheadView {
  kind: DocumentKind;
  version: number;
  /** Null: withdrawn, our plain form is used. */
  name: string | null;
  placeholders: string[];
  uploadedAt: Instant;
  uploadedBy: string;
}

export interface HouseView {
  id: string;
  name: Text;
  code: string | null;
  sealApprover: Role;
  /** Nobody has set it: the system's proposal. */
  isSealApproverDefault: boolean;
  /** Posts that may approve. */
  approvers: Role[];
  letterheads: LetterheadView[];
  mayChange: boolean;
}

export interface HouseRulesRequest {
  code?: string;
  sealApprover: Role;
}

/** Without a file: our plain form from now on. */
export interface LetterheadRequest {
  kind: DocumentKind;
  file?: string;
}

export const DOCUMENT_TITLE_LENGTH = 200;
export const CODE_LENGTH = 20;
