/** All that a sitting's documents say, with names and words already looked up. Documents are Chinese: they are what is signed and filed. */
import type { CivilDate, Instant, ItemResult, Presence, SittingForm } from '../../procedure';

export interface SittingPaper {
  society: string;
  organ: string;
  /** A party body concludes by its own rules: it neither passes anything nor cites the society's charter. */
  isParty: boolean;
  on: CivilDate;
  /** `09:00`. */
  time: string | null;
  form: SittingForm;
  place: string | null;
  chair: string;
  recorder: string;
  phone: string | null;
  /** Of the charter, or of the party body's own rules. */
  article: string | null;
  /** The day on which it is printed. */
  issuedOn: CivilDate;
  roll: { name: string; position: string | null; presence: Presence }[];
  /** 列席, by name. */
  attending: string[];
  items: PaperItem[];
  /** Of earlier sittings and still open. */
  openFollowUps: PaperFollowUp[];
  /** 通讯表决. */
  closesAt: Instant | null;
}

export interface PaperItem {
  /** What kind of matter it is; null: of no case. */
  procedure: string | null;
  subject: string;
  /** A few lines to vote on, where there are some. */
  summary: string | null;
  status: 'listed' | 'decided' | 'struck';
  /** By name. */
  recused: string[];
  result: ItemResult | null;
  wording: string | null;
  followUps: PaperFollowUp[];
}

export interface PaperFollowUp {
  what: string;
  holder: string;
  dueOn: CivilDate;
}
