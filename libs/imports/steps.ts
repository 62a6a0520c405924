/**
 * What an import writes, step by step, in the order in which it must be written. Each step says enough to be taken back: what it made,
 * or what stood there before. Ids are made by the caller from the import and the line, so that the same rows give the same steps.
 */
import type { MasterRecord } from '../contracts';

export type Step =
  | { op: 'society-new'; id: string; name: string; nameEn: string; phone: string | null; foundedOn: string | null }
  | { op: 'society-change'; id: string; before: SocietyFields; after: SocietyFields }
  | { op: 'record-new'; organisation: string; version: number; record: MasterRecord }
  | { op: 'person-new'; id: string; name: string; phone: string | null }
  /** A number for somebody who had none. */
  | { op: 'person-phone'; id: string; phone: string }
  | { op: 'organ-new'; id: string; society: string; kind: string; name: string; nameEn: string }
  | { op: 'post-new'; id: string; person: string; organisation: string; role: string; from: string; to: string | null }
  | { op: 'post-end'; id: string; before: string | null; after: string | null }
  | { op: 'post-void'; id: string }
  | { op: 'member-new'; id: string; organ: string; person: string; position: string | null; from: string; to: string | null }
  | { op: 'member-end'; id: string; before: string | null; after: string | null }
  | { op: 'member-void'; id: string }
  | {
      op: 'entry-new';
      register: string;
      id: string;
      society: string;
      enteredOn: string | null;
      state: string;
      values: EntryValues;
      /** The day from which it no longer holds; absent: until it is changed. */
      validTo?: string;
    }
  | {
      op: 'entry-change';
      register: string;
      id: string;
      before: EntryValues;
      after: EntryValues;
      /** Absent: as it was. */
      state?: string;
      validTo?: string | null;
    };

export interface SocietyFields {
  name?: string;
  nameEn?: string;
  phone?: string | null;
  foundedOn?: string | null;
}
/** By column, in the column's type: money in whole fen, a date as a civil one. */
export type EntryValues = Record<string, string | number | boolean | null>;
