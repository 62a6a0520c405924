/** Every route, asked by every face of the demo for its own, another society's and unknown things, by HTTP on the real product. */
import { randomUUID } from 'node:crypto';
import type { CaseView, ListPage, NoticeView } from '../../libs/contracts';
import { fileBranch, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { DEMO_FACES, FURTHER_FACES, giveGrant, GRANTED, GRANTED_ELSEWHERE, makeFaces, WITHOUT_RIGHTS } from '../support/faces';
import { EXPECTED } from '../support/route-rights';
import { ENVIRONMENT, nothing, routes, send, type Things } from '../support/routes';

/** Everybody who holds what counts, and one who holds nothing; the others of WITHOUT_RIGHTS are told the same as he. */
const FACES = [...DEMO_FACES, ...FURTHER_FACES, 'face-nobody', GRANTED, GRANTED_ELSEWHERE];

/** For everybody, or a stream: session.test.ts, accounts.test.ts. */
const ELSEWHERE = [
  'POST session',
  'DELETE session',
  'GET session/demo',
  'GET health',
  'GET live',
  // sign-in-….test.ts, ballot-links.test.ts
  'POST session/step-up',
  'POST session/factor/enrolment',
  'GET session/methods',
  'POST session/methods/:id/begin',
  'POST session/methods/finish',
  'POST session/codes',
  'POST session/codes/entry',
  'POST ballot-link/session',
  'POST ballot-link/meeting-demand',
  'GET ballot-link',
  'POST ballot-link/reply',
  'POST ballot-link/votes',
  'POST ballot-link/secret-votes',
  'POST ballot-link/objections',
  'GET ballot-link/files/:file/pages',
  'GET ballot-link/files/:file/pages/:n',
  'POST ballot-link/leave',
  'POST invitations/read',
  'POST invitations/accept',
  // interface.test.ts
  'GET openapi.json',
  // share.test.ts
  'POST share',
];

/** Whoever saves a draft makes its id up: one that another has made up is refused, and an unknown one is new. */
const OF_WHAT_EXISTS = Object.keys(EXPECTED).filter((route) => route !== 'PUT drafts/:id');

let api: RunningApi;
let things: Things;
const clients: Record<string, HttpClient> = {};
const client = (login: string) => clients[login] as HttpClient;

beforeAll(async () => {
  api = await startApi();
  await makeFaces(api.environment);
  for (const login of [...FACES, ...WITHOUT_RIGHTS]) clients[login] = await HttpClient.signedIn(api.base, login);
  // Proved long enough for all that follows: what asks for a fresh proof asks before it says anything else.
  await api.environment.owner(`update guicheng.session set factor_at = now() + interval '1 hour'`);
  const secretary = client('secretary');
  const { caseId, sitting } = await walkBranchSetup(api.base);
  const hidden = await fileBranch(secretary);
  const notices = await until(
    'a notice',
    20_000,
    async () => (await client('official').get<ListPage<NoticeView>>('/notices')).body.items,
  );
  const [intent] = await api.environment.owner<{ id: string }>('select id from guicheng.intent where stream = $1', [hidden]);
  const [member] = await api.environment.owner<{ person: string }>('select person from guicheng.organ_member where organ = $1', [
    ENVIRONMENT.organ,
  ]);
  const [term] = await api.environment.owner<{ id: string }>(
    'select id from guicheng.post where organisation = $1 and role = $2',
    [ENVIRONMENT.society, 'president'],
  );
  const view = (await secretary.get<CaseView>(`/cases/${caseId}`)).body;
  things = {
    ...ENVIRONMENT,
    member: member?.person ?? '',
    case: caseId,
    hidden,
    task: (await taskOf(secretary, hidden)).id,
    file: view.files[0]?.id ?? '',
    draft: randomUUID(),
    intent: intent?.id ?? '',
    sitting,
    notice: notices[0]?.id ?? randomUUID(),
    term: term?.id ?? '',
    grant: await giveGrant(
      (text, values) => api.environment.owner(text, values),
      member?.person ?? '',
      'TODAY, TODAY + 9, true, true',
    ),
  };
  await send(secretary, 'PUT drafts/:id', things);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

/** What one hears, without what differs by the id that one has asked for oneself. */
async function heard(login: string, route: string, about: Things): Promise<string> {
  const { status, body } = await send(client(login), route, about);
  const text = (Object.values(about) as string[]).reduce((said, id) => said.replaceAll(id, 'ID'), JSON.stringify(body));
  return `${status} ${status < 300 ? text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'THEN') : text}`;
}

describe('every route', () => {
  it('stands in the table', () => {
    expect([...Object.keys(EXPECTED), ...ELSEWHERE].sort()).toEqual([...routes()].sort());
  });

  it.each(Object.keys(EXPECTED))('%s answers each face as the table says', async (route) => {
    const told: number[] = [];
    for (const login of FACES) told.push((await send(client(login), route, things)).status);
    expect(told.join(' ')).toBe(EXPECTED[route]?.replaceAll(' | ', ' '));
  });

  it.each(Object.keys(EXPECTED))('%s answers nobody without a session', async (route) => {
    const { status, body } = await send(new HttpClient(api.base), route, things);
    expect([status, body.error?.code]).toEqual([401, 'SESSION_EXPIRED']);
  });

  // Whoever saves a draft makes its id up; one that another person has made up (of 122 random bits) is refused, an unknown one is new.
  it.each(Object.keys(EXPECTED).filter((route) => route !== 'GET session'))(
    '%s tells another society of our things what it tells of things that do not exist',
    async (route) => {
      await send(client('secretary'), 'PUT drafts/:id', things);
      for (const login of ['tj-secretary', 'tj-president', 'tj-supervisor']) {
        expect(`${login}: ${await heard(login, route, things)}`).toBe(`${login}: ${await heard(login, route, nothing())}`);
      }
    },
  );

  it.each(OF_WHAT_EXISTS)('%s tells nobody who sees nothing that there is something', async (route) => {
    for (const login of FACES) {
      const about = await heard(login, route, things);
      if (about.startsWith('404 ')) expect(`${login}: ${about}`).toBe(`${login}: ${await heard(login, route, nothing())}`);
    }
  });

  // Of itself a session tells each his own name.
  it.each(Object.keys(EXPECTED).filter((route) => route !== 'GET session' && route !== 'GET supervision'))(
    '%s tells those whose post or grant does not count today what it tells of none',
    async (route) => {
      for (const login of WITHOUT_RIGHTS)
        expect(`${login}: ${await heard(login, route, things)}`).toBe(`${login}: ${await heard('face-nobody', route, things)}`);
    },
  );

  it('tells the association of a case that was not put before it what it tells of none', async () => {
    const untold = { ...things, case: things.hidden };
    for (const route of ['GET cases/:id', 'POST cases/:id/withdraw', 'GET tasks/:id', 'POST tasks/:id/acts']) {
      for (const login of ['official', 'head'])
        expect(await heard(login, route, untold)).toBe(await heard(login, route, nothing()));
    }
  });
});

describe('what is refused', () => {
  it('is on the record with who, what and which, and without what was sent', async () => {
    const marks = await api.environment.owner<{ id: string }>('select coalesce(max(id), 0) as id from guicheng.attempt');
    const tell = (login: string, path: string) =>
      client(login).post(path, { title: '机密内容', reason: '机密内容', outcome: 'complete', contentHash: 'x' });
    await tell('tj-secretary', `/cases/${things.case}/withdraw`);
    await tell('tj-secretary', `/sittings/${things.sitting}/items`);
    await tell('president', `/sittings/${things.sitting}/items`);
    await tell('member', `/tasks/${encodeURIComponent(things.task)}/acts`);
    const rows = await api.environment.owner<{
      login: string;
      action: string;
      stream: string | null;
      code: string;
      whole: string;
    }>(
      `select a.login, t.action, t.stream, t.code, t::text as whole from guicheng.attempt t
         join guicheng.account a on a.person = t.actor where t.id > $1 order by t.id`,
      [marks[0]?.id],
    );
    expect(rows.map(({ login, action, stream, code }) => [login, action, stream, code])).toEqual([
      ['tj-secretary', 'CasesController.withdraw', things.case, 'NOT_FOUND'],
      ['tj-secretary', 'SittingsController.listItem', things.sitting, 'NOT_FOUND'],
      // He may record: the party body's sittings, and not this one.
      ['president', 'SittingsController.listItem', things.sitting, 'FORBIDDEN'],
      ['member', 'act', things.hidden, 'NO_AUTHORITY'],
    ]);
    expect(rows.filter(({ whole }) => whole.includes('机密'))).toEqual([]);
  });

  it('is a key that was used for another thing, also with the same words', async () => {
    const secretary = client('secretary');
    const [one, other] = [await fileBranch(secretary), await fileBranch(secretary)];
    const key = randomUUID();
    expect((await secretary.decide(`/cases/${one}/withdraw`, {}, key)).stream).toBe(one);
    const reply = await secretary.post(`/cases/${other}/withdraw`, {}, key);
    expect([reply.status, reply.body.error?.code]).toEqual([409, 'KEY_REUSED']);
    expect((await secretary.get<CaseView>(`/cases/${other}`)).body.status).toBe('open');
  });
});
