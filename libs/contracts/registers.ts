/**
 * Registers. Base path `/api`; needs `read-registers`. A society's officers read its entries with what is personal in them, its association
 * without; a case behind an entry is named to those who see that case.
 *
 *   GET /registers                        -> RegisterCard[]          those that a published procedure feeds, or in which there are entries
 *   GET /registers/:id?society&show&on&knownOn -> RegisterView       as of a day (today), and as it was known at the end of a day (now)
 *   GET /registers/:id/entries/:entry     -> RegisterHistoryView     every version of one entry, the newest first
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { OrganisationView } from './api';

export interface RegisterCard {
  id: string;
  title: Text;
}

/** What of a register is listed: what is in force, what no longer is, or what stands in one state. */
export type RegisterShown = 'in-force' | 'past' | (string & {});

export interface RegisterColumnView {
  id: string;
  label: Text;
  type: 'text' | 'integer' | 'money' | 'date' | 'yesNo' | 'choice';
}

export interface RegisterView extends RegisterCard {
  empty: Text;
  columns: RegisterColumnView[];
  states: { id: string; label: Text; inForce: boolean }[];
  show: RegisterShown;
  on: CivilDate;
  /** Null: as it is known now. */
  knownOn: CivilDate | null;
  entries: RegisterEntryView[];
}

export interface RegisterEntryView {
  id: string;
  society: OrganisationView;
  state: Text;
  /** By column, in words (a date as it is written); null where nothing is known, or where this reader may not know. */
  values: Record<string, Text | null>;
  /** First day on which there was any of it. */
  firstFrom: CivilDate;
  /** First day of this version, and the day from which it no longer holds. */
  validFrom: CivilDate;
  validTo: CivilDate | null;
  recordedAt: Instant;
  /** 补记: the register did not say so on the day that is looked at (of a version: on its first day). */
  recordedLater: boolean;
  /** Stood in an earlier register and was taken over. */
  imported: boolean;
  /** By which import, in words; null: by none of ours. */
  importedBy: Text | null;
  /** The case that it came from, for those who see it. */
  case: string | null;
  number: string | null;
}

export interface RegisterVersionView extends RegisterEntryView {
  version: number;
  /** When another version took its place, or the import that wrote it was taken back. */
  recordedTo: Instant | null;
  /** What the case was about: its procedure. For those who see it. */
  procedure: Text | null;
  /** Who imported it. */
  by: string | null;
}

export interface RegisterHistoryView extends RegisterCard {
  columns: RegisterColumnView[];
  versions: RegisterVersionView[];
}
