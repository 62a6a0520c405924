/**
 * 本会资料 (users.md 24): what a society tells again and again, kept once. Facts fill forms (`master-record.<fact>` in a template); papers and
 * standard texts are taken into a form from here, each with the days for which it holds. Everything is kept as a further version.
 *
 *   GET  /society-records/:society                            -> SocietyRecordView
 *   POST /society-records/:society/facts                      FactsRequest -> SocietyRecordView
 *   POST /society-records/:society/papers                     PaperRequest -> SocietyRecordView      a new paper, or the next version of one
 *   POST /society-records/:society/papers/:paper/withdraw     { reason } -> SocietyRecordView
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { FileView } from './api';

const text = (zh: string, en: string): Text => ({ zh, en });

interface FactField {
  id: string;
  label: Text;
  /** Without it 本会资料 is not complete; nothing refuses to go on. */
  wanted: boolean;
  maxLength: number;
  pattern?: RegExp;
  hint?: Text;
}

const FACTS = [
  { id: 'address', label: text('住所', 'Address'), wanted: true, maxLength: 200 },
  {
    id: 'postcode',
    label: text('邮政编码', 'Postcode'),
    wanted: false,
    maxLength: 6,
    pattern: /^\d{6}$/,
    hint: text('6 位数字', '6 digits'),
  },
  { id: 'legalRepresentative', label: text('法定代表人', 'Legal representative'), wanted: true, maxLength: 50 },
  {
    id: 'telephone',
    label: text('联系电话', 'Telephone'),
    wanted: true,
    maxLength: 30,
    pattern: /^[0-9()（）+ -]{5,30}$/,
    hint: text('例如 0100-8001', 'For example 0100-8001'),
  },
  {
    id: 'email',
    label: text('电子邮箱', 'E-mail'),
    wanted: false,
    maxLength: 100,
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    hint: text('例如 name@example.org', 'For example name@example.org'),
  },
  { id: 'website', label: text('网址', 'Website'), wanted: false, maxLength: 200 },
  { id: 'bankAccountName', label: text('银行账户名称', 'Name of the account'), wanted: true, maxLength: 100 },
  { id: 'bankName', label: text('开户银行', 'Bank'), wanted: true, maxLength: 100 },
  {
    id: 'bankAccount',
    label: text('银行账号', 'Account number'),
    wanted: true,
    maxLength: 40,
    pattern: /^[0-9 -]{6,40}$/,
    hint: text('只填数字', 'Digits only'),
  },
] as const satisfies readonly FactField[];

export type FactId = (typeof FACTS)[number]['id'];
export const SOCIETY_FACTS: readonly (FactField & { id: FactId })[] = FACTS;
/** A fact that nobody has told yet is absent. */
export type SocietyFacts = Partial<Record<FactId, string>>;

/** What is kept as paper, and one kind that is words. */
export const PAPER_KINDS = [
  'charter',
  'registration-certificate',
  'account-permit',
  'legal-representative',
  'licence',
  'last-report',
  'text',
  'other',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const paperKindTitle: Record<PaperKind, Text> = {
  charter: text('章程', 'Charter'),
  'registration-certificate': text('登记证书', 'Certificate of registration'),
  'account-permit': text('开户证明', 'Proof of the bank account'),
  'legal-representative': text('法定代表人身份材料', 'Papers of the legal representative'),
  licence: text('许可或资质证书', 'Licence'),
  'last-report': text('上年度工作报告', 'Last annual report'),
  text: text('常用文字', 'Standard text'),
  other: text('其他材料', 'Other'),
};

/** Of how many days before it ends a paper's end is told. */
export const PAPER_WARNING_DAYS = 90;

export type PaperStanding = 'valid' | 'ending' | 'ended';

export interface PaperVersionView {
  version: number;
  title: string;
  /** Either of these. */
  file: FileView | null;
  words: string | null;
  /** The day on which it was approved or issued. */
  issuedOn: CivilDate | null;
  /** The last day on which it holds; null: as long as it is not replaced. */
  validUntil: CivilDate | null;
  withdrawn: boolean;
  reason: string | null;
  recordedAt: Instant;
  recordedBy: string;
}
/** The version that stands, and those before it, the newest first. */
export interface PaperView extends PaperVersionView {
  id: string;
  kind: PaperKind;
  standing: PaperStanding;
  earlier: PaperVersionView[];
}

export interface FactsVersionView {
  version: number;
  recordedAt: Instant;
  recordedBy: string;
  /** What was different from the version before; its values stand in the versions. */
  changed: FactId[];
}

export interface SocietyRecordView {
  society: { id: string; name: Text };
  facts: SocietyFacts;
  /** Wanted, and not told yet. */
  missing: FactId[];
  papers: PaperView[];
  history: FactsVersionView[];
  today: CivilDate;
  mayChange: boolean;
}

/** As a whole: a fact that is left out is no longer told. `version`: the one that was looked at; another since is a conflict. */
export interface FactsRequest {
  facts: SocietyFacts;
  version: number;
}

export interface PaperRequest {
  /** The paper of which it is the next version; absent: a new one. */
  paper?: string;
  kind: PaperKind;
  title: string;
  file?: string;
  words?: string;
  issuedOn?: CivilDate;
  validUntil?: CivilDate;
}

export const PAPER_TITLE_LENGTH = 60;
export const STANDARD_TEXT_LENGTH = 2_000;

export function factLabel(id: FactId): Text {
  return SOCIETY_FACTS.find((fact) => fact.id === id)?.label ?? text(id, id);
}

/** Of a paper by the day: whether it holds, is about to end, or has ended. */
export function paperStanding(validUntil: CivilDate | null, today: CivilDate): PaperStanding {
  if (validUntil === null) return 'valid';
  if (validUntil < today) return 'ended';
  const days = (Date.parse(`${validUntil}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return days <= PAPER_WARNING_DAYS ? 'ending' : 'valid';
}
