/**
 * Documents that are printed, as they cross HTTP: Word files, under `/api`. Nothing is kept; each is made from what is known when it is asked for.
 *
 *   GET /sittings/:id/papers/:kind -> .docx   the secretariat of the sitting's own society
 *   GET /cases/:id/opinion-sheet   -> .docx   办理单: whoever sees the case, with what its page shows him
 *   GET /cases/:id/package -> .zip  of a closed case, all that its reader may see, with manifest.json (apps/api/archive)
 *   GET /cases/:id/filing-receipt  -> .pdf    提交回执: what came in, when, and each file by its hash
 *   GET /cases/:id/opinion-sheet/pdf -> .pdf  the same as nobody edits it, its type embedded
 */

/** What can be had of a sitting, in the order of its days. */
export const SITTING_PAPERS = [
  'notice',
  'sign-in',
  'ballot-papers',
  'count-sheet',
  'minutes',
  'result-sheet',
  'follow-ups',
] as const;
export type SittingPaperKind = (typeof SITTING_PAPERS)[number];
