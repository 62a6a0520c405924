/** Requests of organs, sittings and their ballots, and what each face hears of them (`routes.ts`, `route-rights.ts`). */
import { randomUUID } from 'node:crypto';
import type { Request, Things } from './routes';

const source = (things: Things) => ({ case: things.hidden, block: 'council-decision', round: 1 });

export const sittingRequests: Record<string, (things: Things) => Request> = {
  'GET sittings/:id/links': (t) => ({ path: `/sittings/${t.sitting}/links` }),
  'POST sittings/:id/links': (t) => ({ path: `/sittings/${t.sitting}/links`, body: { people: [t.member] } }),
  'POST sittings/:id/links/send': (t) => ({ path: `/sittings/${t.sitting}/links/send`, body: { people: [t.member] } }),
  'POST sittings/:id/links/:person/copy': (t) => ({ path: `/sittings/${t.sitting}/links/${t.member}/copy`, body: {} }),
  'POST sittings/:id/links/:person/revoke': (t) => ({ path: `/sittings/${t.sitting}/links/${t.member}/revoke`, body: {} }),
  'GET organs': () => ({ path: '/organs' }),
  'POST organs/:id/rules': (t) => ({ path: `/organs/${t.organ}/rules`, body: { quorum: {}, article: '第一条' } }),
  'GET agenda': () => ({ path: '/agenda' }),
  'GET sittings': () => ({ path: '/sittings' }),
  'GET sittings/:id': (t) => ({ path: `/sittings/${t.sitting}` }),
  'POST sittings': (t) => ({
    path: '/sittings',
    body: {
      organ: t.organ,
      on: '2026-12-15',
      form: 'on-site',
      place: '会议室',
      chair: t.member,
      items: [source(t), { title: '学习' }],
    },
  }),
  'POST sittings/:id/items': (t) => ({ path: `/sittings/${t.sitting}/items`, body: { source: source(t), title: '学习' } }),
  'POST sittings/:id/roll': (t) => ({
    path: `/sittings/${t.sitting}/roll`,
    body: { presence: { [t.member]: 'present' }, reason: '更正' },
  }),
  'POST sittings/:id/members': (t) => ({
    path: `/sittings/${t.sitting}/members`,
    body: { joined: [t.member], left: [], reason: '增补' },
  }),
  'POST sittings/:id/results': (t) => ({
    path: `/sittings/${t.sitting}/results`,
    body: {
      item: randomUUID(),
      recused: [t.member],
      votes: { for: 1, against: 0, abstained: 0 },
      outcome: 'passed',
      wording: '同意。',
      reason: '更正',
    },
  }),
  'GET sittings/:id/papers/:kind': (t) => ({ path: `/sittings/${t.sitting}/papers/sign-in` }),
  'POST sittings/:id/replies': (t) => ({
    path: `/sittings/${t.sitting}/replies`,
    body: { person: t.member, reply: 'attend', reason: '电话' },
  }),
  'GET sittings/:id/ballot': (t) => ({ path: `/sittings/${t.sitting}/ballot` }),
  'POST sittings/:id/ballot': (t) => ({
    path: `/sittings/${t.sitting}/ballot`,
    body: { closesAt: '17:00', papers: [{ item: t.grant, summary: '同意设立', files: [t.file] }] },
  }),
  'POST sittings/:id/ballot/replies': (t) => ({
    path: `/sittings/${t.sitting}/ballot/replies`,
    body: {
      person: t.member,
      item: t.grant,
      choice: 'for',
      textHash: 'x',
      on: '2026-12-15',
      form: 'telephone',
      evidence: t.file,
    },
  }),
  'GET sittings/:id/secret-votes': (t) => ({ path: `/sittings/${t.sitting}/secret-votes` }),
  'POST sittings/:id/secret-votes': (t) => ({
    path: `/sittings/${t.sitting}/secret-votes`,
    body: {
      item: t.grant,
      question: '请表决',
      election: { seats: 1, kind: 'contested', candidates: ['甲', '乙'] },
      recused: [t.member],
      outOfRoom: [],
      plain: true,
      knowsFew: false,
    },
  }),
  'POST sittings/:id/secret-votes/:item/count': (t) => ({
    path: `/sittings/${t.sitting}/secret-votes/${t.grant}/count`,
    body: { turn: 1 },
  }),
  'POST sittings/:id/secret-votes/:item/void': (t) => ({
    path: `/sittings/${t.sitting}/secret-votes/${t.grant}/void`,
    body: { turn: 1, reason: '重投' },
  }),
  'GET follow-ups': () => ({ path: '/follow-ups' }),
  'POST sittings/:id/follow-ups/:followUp/notes': (t) => ({
    path: `/sittings/${t.sitting}/follow-ups/${t.grant}/notes`,
    body: { done: true, note: '已办' },
  }),
  'POST sittings/:id/close': (t) => ({ path: `/sittings/${t.sitting}/close`, body: {} }),
  'POST sittings/:id/confirmation': (t) => ({ path: `/sittings/${t.sitting}/confirmation`, body: {} }),
  'POST sittings/:id/minutes': (t) => ({ path: `/sittings/${t.sitting}/minutes`, body: { file: t.file } }),
};

export const SITTING_EXPECTED: Record<string, string> = {
  'GET sittings/:id/links':
    '200 200 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/links':
    '409 409 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/links/send':
    '409 409 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/links/:person/copy':
    '409 409 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/links/:person/revoke':
    '404 404 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'GET organs':
    '200 200 200 200 200 | 403 403 | 200 200 200 | 200 403 403 | 200 200 200 | 403 403 403 403 403 403 | 403 403 403 403 | 403 200 200',
  'POST organs/:id/rules':
    '400 400 400 403 403 | 403 403 | 404 404 403 | 403 403 403 | 403 403 403 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'GET agenda':
    '200 200 200 200 200 | 403 403 | 200 200 200 | 200 403 403 | 200 200 200 | 403 403 403 403 403 403 | 403 403 403 403 | 403 200 200',
  'GET sittings':
    '200 200 200 200 200 | 403 403 | 200 200 200 | 200 403 403 | 200 200 200 | 403 403 403 403 403 403 | 403 403 403 403 | 403 200 200',
  'GET sittings/:id':
    '200 200 200 200 200 | 403 403 | 404 404 404 | 200 403 403 | 404 404 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 200 404',
  'POST sittings':
    '400 400 404 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'GET sittings/:id/papers/:kind':
    '200 200 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/replies':
    '409 409 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'GET sittings/:id/ballot':
    '200 200 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/ballot':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/ballot/replies':
    '422 422 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'GET sittings/:id/secret-votes':
    '200 200 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/secret-votes':
    '409 409 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/secret-votes/:item/count':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/secret-votes/:item/void':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'GET follow-ups':
    '200 200 200 200 200 | 403 403 | 200 200 200 | 200 403 403 | 200 200 200 | 403 403 403 403 403 403 | 403 403 403 403 | 403 200 200',
  'POST sittings/:id/follow-ups/:followUp/notes':
    '404 404 404 404 404 | 403 403 | 404 404 404 | 404 403 403 | 404 404 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 404 404',
  'POST sittings/:id/items':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/roll':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/members':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/confirmation':
    '403 403 403 400 403 | 403 403 | 404 404 404 | 403 403 403 | 404 404 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 404',
  'POST sittings/:id/results':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/close':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
  'POST sittings/:id/minutes':
    '400 400 403 403 403 | 403 403 | 404 403 403 | 403 403 403 | 404 403 404 | 403 403 403 403 403 403 | 403 403 403 403 | 403 403 403',
};
