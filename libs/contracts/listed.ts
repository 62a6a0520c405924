/**
 * Lists that come whole, and how much of them at most: what grows so slowly that it is short for years. A page on which that much has come says
 * that there is more, and where.
 */
export const LISTED_AT_MOST = {
  assignments: 200,
  calendar: 500,
  comments: 500,
  documentsInWork: 100,
  drafts: 100,
  findings: 500,
  imports: 100,
  migrations: 500,
  policies: 500,
  publications: 200,
  rightsProposals: 200,
  samples: 50,
  startProposals: 200,
} as const;
export type ShortList = keyof typeof LISTED_AT_MOST;
