/** Requests about papers that leave the house, and what each face hears of them (`routes.ts`, `route-rights.ts`). */
import type { Request, Things } from './routes';

export const documentRequests: Record<string, (things: Things) => Request> = {
  'GET cases/:id/documents': (t) => ({ path: `/cases/${t.case}/documents` }),
  // Without a title, so that nothing is drafted.
  'POST cases/:id/documents': (t) => ({ path: `/cases/${t.case}/documents`, body: { house: t.society, kind: 'letter' } }),
  'GET cases/:id/package': (t) => ({ path: `/cases/${t.case}/package` }),
  'GET archive/cases': () => ({ path: '/archive/cases?year=2026' }),
  'GET archive/retention': () => ({ path: '/archive/retention' }),
  // A time of keeping that there is not, and no case: nothing is set and no number taken.
  'POST archive/retention': (t) => ({ path: '/archive/retention', body: { house: t.society, retention: 'for-now' } }),
  'GET archive/batches': () => ({ path: '/archive/batches' }),
  'POST archive/batches': (t) => ({ path: '/archive/batches', body: { house: t.society, cases: [] } }),
  'GET archive/batches/:id/package': (t) => ({ path: `/archive/batches/${t.grant}/package` }),
  'GET archive/batches/:id/list': (t) => ({ path: `/archive/batches/${t.grant}/list` }),
  'GET archive/batches/:id/box': (t) => ({
    path: `/archive/batches/${t.grant}/box?fonds=X&year=2026&retention=permanent&firstItem=1&lastItem=1&box=1&thickness=30`,
  }),
  'POST archive/batches/:id/archived': (t) => ({ path: `/archive/batches/${t.grant}/archived`, body: { sha256: 'x' } }),
  'POST archive/batches/:id/give-up': (t) => ({ path: `/archive/batches/${t.grant}/give-up`, body: { reason: '重复' } }),
  'GET documents/work': () => ({ path: '/documents/work' }),
  'GET documents/registers/:register': () => ({ path: '/documents/registers/issued' }),
  'GET documents/registers/:register/workbook': () => ({ path: '/documents/registers/seals/workbook' }),
  // On a day that does not exist: no number is taken.
  'POST documents/received': (t) => ({
    path: '/documents/received',
    body: { house: t.society, from: '某单位', title: '来函', theirNumber: '〔2026〕1号', receivedOn: '2026-02-30' },
  }),
  'POST documents/received/:id/void': (t) => ({ path: `/documents/received/${t.grant}/void`, body: { reason: '重复' } }),
  'GET documents/houses': () => ({ path: '/documents/houses' }),
  // By a post that may not approve, and for a kind that there is not: nothing is set.
  'POST documents/houses/:id/rules': (t) => ({
    path: `/documents/houses/${t.society}/rules`,
    body: { code: '示', sealApprover: 'archivist' },
  }),
  'POST documents/houses/:id/letterheads': (t) => ({
    path: `/documents/houses/${t.society}/letterheads`,
    body: { kind: 'no-such-kind', file: t.file },
  }),
  'GET documents/houses/:id/letterheads/:kind': (t) => ({ path: `/documents/houses/${t.society}/letterheads/letter?version=1` }),
  // Nothing is a paper with this id; whose they are is in documents.test.ts.
  'GET documents/:id/draft': (t) => ({ path: `/documents/${t.grant}/draft` }),
  'POST documents/:id/acts': (t) => ({ path: `/documents/${t.grant}/acts`, body: { what: 'sent' } }),
};

/** Whoever works on papers of a house. */
const works = (status: number) =>
  `${status} ${status} ${status} 403 403 | ${status} ${status} | ${status} ${status} 403 | ${status} 403 403 | 403 403 403 | ${status} 403 403 403 ${status} ${status} | 403 403 403 403 | 403 403 403`;
/** Whoever drafts them. */
const drafts = (status: number) =>
  `${status} ${status} 403 403 403 | ${status} ${status} | ${status} 403 403 | ${status} 403 403 | 403 403 403 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403`;
/** Whoever keeps the forms of a house. */
const keeps = (status: number) =>
  `${status} ${status} 403 403 403 | 403 403 | ${status} 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | ${status} ${status} 403 403 | 403 403 403`;
/** Whoever gives the cases of a house to its archive. */
const archives = (status: number) =>
  `${status} ${status} 403 403 403 | ${status} 403 | ${status} 403 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 ${status} | 403 403 403 403 | 403 403 403`;
const everybody = (status: number) => [5, 2, 3, 3, 3, 6, 4, 3].map((n) => Array(n).fill(status).join(' ')).join(' | ');

export const DOCUMENT_EXPECTED: Record<string, string> = {
  'GET cases/:id/documents':
    '200 200 200 200 200 | 200 200 | 404 404 404 | 200 404 404 | 404 404 404 | 200 404 404 404 404 200 | 404 404 404 404 | 404 200 404',
  'GET cases/:id/opinion-sheet/pdf':
    '200 200 200 200 200 | 200 200 | 404 404 404 | 200 404 404 | 404 404 404 | 200 404 404 404 404 200 | 404 404 404 404 | 404 200 404',
  'GET cases/:id/filing-receipt':
    '200 200 200 200 200 | 200 200 | 404 404 404 | 200 404 404 | 404 404 404 | 200 404 404 404 404 200 | 404 404 404 404 | 404 200 404',
  // No checkpoint holds it in that test.
  'GET cases/:id/package':
    '409 409 409 409 409 | 409 409 | 404 404 404 | 409 404 404 | 404 404 404 | 409 404 404 404 404 409 | 404 404 404 404 | 404 409 404',
  'GET archive/cases': archives(200),
  'GET archive/retention': archives(200),
  'POST archive/retention': archives(422),
  'GET archive/batches': archives(200),
  'POST archive/batches': archives(422),
  'GET archive/batches/:id/package': archives(404),
  'GET archive/batches/:id/list': archives(404),
  'GET archive/batches/:id/box': archives(404),
  'POST archive/batches/:id/archived': archives(404),
  'POST archive/batches/:id/give-up': archives(404),
  'POST cases/:id/documents': drafts(422),
  'GET documents/work': works(200),
  'GET documents/registers/:register': works(200),
  'GET documents/registers/:register/workbook': works(200),
  'POST documents/received': works(422),
  'POST documents/received/:id/void': works(404),
  'GET documents/houses': everybody(200),
  'POST documents/houses/:id/rules': keeps(422),
  'POST documents/houses/:id/letterheads': keeps(422),
  'GET documents/houses/:id/letterheads/:kind': everybody(404),
  'GET documents/:id/draft': drafts(404),
  'POST documents/:id/acts': everybody(404),
};
