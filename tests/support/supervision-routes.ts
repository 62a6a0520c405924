/** What a request of supervision and of its items to put right can ask; the others stand in `routes.ts`. */
import type { Request, Things } from './routes';

export const supervisionRequests: Record<string, (things: Things) => Request> = {
  'GET supervision': () => ({ path: '/supervision' }),
  'GET supervision/cases': () => ({ path: '/supervision/cases' }),
  'GET supervision/choices': () => ({ path: '/supervision/choices' }),
  'GET supervision/readings': () => ({ path: '/supervision/readings' }),
  'POST supervision/grants': (t) => ({
    path: '/supervision/grants',
    // In the wrong order, so that nothing is granted: whoever may propose hears about the days.
    body: {
      person: t.member,
      societies: [t.society],
      procedures: ['branch-setup'],
      from: '2026-12-15',
      until: '2026-12-14',
      reason: '专项检查',
      shownMeanwhile: false,
    },
  }),
  'POST supervision/grants/:id/confirm': (t) => ({ path: `/supervision/grants/${t.grant}/confirm`, body: {} }),
  'POST supervision/grants/:id/revoke': (t) => ({ path: `/supervision/grants/${t.grant}/revoke`, body: { reason: '' } }),
  // That a grant in force opens them to its holder alone is in supervision-work.test.ts.
  'GET supervision/work/:id': (t) => ({ path: `/supervision/work/${t.grant}` }),
  'GET supervision/work/:id/exceptions': (t) => ({
    path: `/supervision/work/${t.grant}/exceptions?from=2026-01-01&to=2026-06-30`,
  }),
  'GET supervision/work/:id/exceptions/:kind': (t) => ({
    path: `/supervision/work/${t.grant}/exceptions/late?from=2026-01-01&to=2026-06-30`,
  }),
  'GET supervision/work/:id/samples': (t) => ({ path: `/supervision/work/${t.grant}/samples` }),
  'POST supervision/work/:id/samples': (t) => ({
    path: `/supervision/work/${t.grant}/samples`,
    body: { from: '2026-01-01', to: '2026-06-30', size: 1 },
  }),
  'GET supervision/work/:id/cases/:case': (t) => ({ path: `/supervision/work/${t.grant}/cases/${t.case}` }),
  'GET supervision/work/:id/cases/:case/files/:file': (t) => ({
    path: `/supervision/work/${t.grant}/cases/${t.case}/files/${t.file}`,
  }),
  'GET supervision/work/:id/findings': (t) => ({ path: `/supervision/work/${t.grant}/findings` }),
  'POST supervision/work/:id/findings': (t) => ({
    path: `/supervision/work/${t.grant}/findings`,
    body: { case: t.case, words: '登记晚于发生日' },
  }),
  'POST supervision/work/:id/findings/:finding/rectification': (t) => ({
    path: `/supervision/work/${t.grant}/findings/${t.grant}/rectification`,
    body: { words: '请补充说明', due: '2026-12-31' },
  }),
  'GET supervision/work/:id/paper': (t) => ({ path: `/supervision/work/${t.grant}/paper?from=2026-01-01&to=2026-06-30` }),
  'GET rectifications': () => ({ path: '/rectifications' }),
  'GET rectifications/:id': (t) => ({ path: `/rectifications/${t.grant}` }),
  'GET rectifications/:id/files/:file': (t) => ({ path: `/rectifications/${t.grant}/files/${t.file}` }),
  'POST rectifications/:id/answer': (t) => ({ path: `/rectifications/${t.grant}/answer`, body: { words: '已落实' } }),
  'POST rectifications/:id/judgement': (t) => ({
    path: `/rectifications/${t.grant}/judgement`,
    body: { what: 'closed', words: '已落实' },
  }),
};
