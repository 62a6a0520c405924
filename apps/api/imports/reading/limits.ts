/** What a ledger may be at most. A province's largest, 3,000 branches of 150 societies, fills a sixth of the rows. */
export const IMPORT_LIMITS = {
  /** Of the file as it is sent, and of what a workbook unpacks to. */
  fileMb: 10,
  unpackedBytes: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 100,
  /** Of one cell; what is longer is cut and then refused by its column. */
  characters: 2_000,
  sheets: 30,
  timeMs: 30_000,
  memoryMb: 512,
} as const;

/** Why a file was not read. Known by its name on both sides of the thread. */
export type Unreadable =
  'SHEET_UNREADABLE' | 'SHEET_PROTECTED' | 'SHEET_OLD_FORMAT' | 'SHEET_TOO_LARGE' | 'SHEET_EMPTY' | 'FILE_TYPE';

export class UnreadableSheet extends Error {
  constructor(readonly code: Unreadable) {
    super(code);
    this.name = 'UnreadableSheet';
  }
}
