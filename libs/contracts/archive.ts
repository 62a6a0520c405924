/**
 * 归档: a house gives its closed cases to its archive in batches (users.md 16), under `/api`. What a package holds is what its maker may see.
 *
 *   GET  /archive/cases                   ?house&year&procedure&cursor&limit -> ArchivePage   closed, and in no batch that stands; or changed since it was archived
 *   GET  /archive/retention               ?house -> ArchiveHouseView                         how long the house keeps what
 *   POST /archive/retention               RetentionRequest -> ArchiveHouseView
 *   GET  /archive/batches                 ?house&cursor&limit -> ListPage<ArchiveBatchView>
 *   POST /archive/batches                 BatchRequest -> ArchiveBatchView                    numbers are given with it
 *   GET  /archive/batches/:id/package     -> .zip   packages of its cases with the list; its SHA-256 is written down as it ends
 *   GET  /archive/batches/:id/list        -> .xlsx  归档文件目录
 *   GET  /archive/batches/:id/box         ArchiveBoxQuery -> .pdf  cover and spine of a box for numbers that stand
 *   POST /archive/batches/:id/archived    { sha256 } -> ArchiveBatchView                      which of the packages lies in the archive
 *   POST /archive/batches/:id/give-up     { reason } -> ArchiveBatchView                      its cases may be chosen again; its numbers are not given again
 */
import type { CivilDate, Instant, Text } from '../procedure';
import type { ListPage } from './api';

export const RETENTIONS = ['permanent', 'thirty-years', 'ten-years'] as const;
export type Retention = (typeof RETENTIONS)[number];

export const retentionTitle: Record<Retention, Text> = {
  permanent: { zh: '永久', en: 'For good' },
  'thirty-years': { zh: '30年', en: '30 years' },
  'ten-years': { zh: '10年', en: '10 years' },
};

export interface RetentionView {
  /** Null: for everything that has none of its own. */
  procedure: string | null;
  retention: Retention;
  setAt: Instant;
  setBy: string;
}

export interface ArchiveHouseView {
  house: { id: string; name: Text };
  /** Of the reader's posts. */
  houses: { id: string; name: Text }[];
  /** What the house has set for itself; no policy stands behind it. */
  retentions: RetentionView[];
  /** Of which there are closed cases about it. */
  procedures: { id: string; title: Text }[];
  /** Years in which cases were closed, the latest first. */
  years: number[];
  /** He is its archivist, or stands in for one. */
  mayArchive: boolean;
}

/** 件号. */
export interface ArchiveNumber {
  year: number;
  retention: Retention;
  ordinal: number;
}

export const archiveNumber = ({ year, retention, ordinal }: ArchiveNumber): Text => ({
  zh: `${year}年 ${retentionTitle[retention].zh} ${ordinal}号`,
  en: `${year}, ${retentionTitle[retention].en}, no. ${ordinal}`,
});

export interface ArchiveCase {
  id: string;
  number: string;
  subject: string;
  title: Text;
  society: Text;
  closedOn: CivilDate;
  /** By what the house has set; null: nothing. */
  retention: Retention | null;
  /** 补充件: it lies in the archive under this number, and something was done about it since. */
  supplements: ArchiveNumber | null;
}

export type ArchivePage = ListPage<ArchiveCase>;

export interface RetentionRequest {
  house: string;
  procedure?: string;
  retention: Retention;
}

export interface BatchRequest {
  house: string;
  cases: string[];
}

/** Cases in one batch. */
export const BATCH_AT_MOST = 100;

/** Of a box's spine, in millimetres (DA/T 22—2015 6.4.1.1). */
export const SPINES = ['20', '30', '40', '50'] as const;
export type Spine = (typeof SPINES)[number];

/** What stands on a box besides the name of the house; in an address, so all of it as text. What no program knows is written by whoever fills the box. */
export interface ArchiveBoxQuery {
  fonds: string;
  year: string;
  retention: Retention;
  division?: string;
  firstItem: string;
  lastItem: string;
  box: string;
  thickness: Spine;
}

/** 件号 that follow one another. */
export interface ArchiveRange {
  year: number;
  retention: Retention;
  first: number;
  last: number;
}

export interface ArchiveBatchView {
  id: string;
  number: string;
  madeAt: Instant;
  madeBy: string;
  cases: number;
  /** The numbers that it took. */
  ranges: ArchiveRange[];
  /** Of these, how many something was done about since that is in no later batch. */
  changed: number;
  /** Every one that was made, the newest first. */
  packages: { sha256: string; bytes: number; madeAt: Instant; madeBy: string }[];
  archived: { at: Instant; by: string; sha256: string } | null;
  givenUp: { at: Instant; by: string; reason: string } | null;
  mayArchive: boolean;
}
