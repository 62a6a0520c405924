/** Every route, asked by every face of the demo for its own, another society's and unknown things, by HTTP on the real product. */
import { randomUUID } from 'node:crypto';
import type { CaseView, NoticeView } from '../../libs/contracts';
import { fileBranch, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { ENVIRONMENT, nothing, routes, send, type Things } from '../support/routes';

const FACES = [
  'secretary',
  'clerk',
  'president',
  'supervisor',
  'member',
  'official',
  'head',
  'tj-secretary',
  'tj-president',
  'tj-supervisor',
];

/** Under each face of FACES what it hears about things of the environment society. 400 and 422: the right was there. */
const EXPECTED: Record<string, string> = {
  'GET session': '200 200 200 200 200 200 200 200 200 200',
  'GET inbox': '200 200 200 200 200 200 200 200 200 200',
  'GET notices': '200 200 200 200 200 200 200 200 200 200',
  'POST notices/:id/read': '204 204 204 204 204 204 204 204 204 204',
  'GET cases': '200 200 200 200 200 200 200 200 200 200',
  'GET cases/:id': '200 200 200 200 200 200 200 404 404 404',
  'POST cases': '422 422 422 403 422 403 403 404 404 403',
  'POST cases/:id/withdraw': '400 400 400 400 400 400 400 404 404 404',
  'GET tasks/:id': '200 200 200 200 200 404 404 404 404 404',
  'POST tasks/:id/acts': '400 400 403 403 403 404 404 404 404 404',
  'GET intents/:id': '200 404 404 404 404 404 404 404 404 404',
  'GET files/:id': '200 200 200 200 200 200 200 404 404 404',
  'POST files': '201 201 201 201 201 404 404 404 404 404',
  'GET drafts': '200 200 200 403 200 403 403 200 200 403',
  'PUT drafts/:id': '200 404 404 403 404 403 403 404 404 403',
  'DELETE drafts/:id': '204 204 204 403 204 403 403 204 204 403',
  'GET procedures': '200 200 200 403 200 403 403 200 200 403',
  'GET procedures/:id': '200 200 200 403 200 403 403 404 404 403',
  'POST procedures/:id/preview': '200 200 200 403 200 403 403 404 404 403',
  'GET registers': '200 200 200 200 200 200 200 200 200 200',
  'GET registers/:id': '200 200 200 200 200 200 200 200 200 200',
  'GET organs': '200 200 200 200 200 403 403 200 200 200',
  'POST organs/:id/rules': '400 400 400 403 403 403 403 404 404 403',
  'GET agenda': '200 200 200 200 200 403 403 200 200 200',
  'GET sittings': '200 200 200 200 200 403 403 200 200 200',
  'GET sittings/:id': '200 200 200 200 200 403 403 404 404 404',
  'POST sittings': '400 400 403 403 403 403 403 404 403 403',
  'POST sittings/:id/items': '400 400 403 403 403 403 403 404 403 403',
  'POST sittings/:id/roll': '400 400 403 403 403 403 403 404 403 403',
  'POST sittings/:id/results': '400 400 403 403 403 403 403 404 403 403',
  'POST sittings/:id/close': '400 400 403 403 403 403 403 404 403 403',
  'POST sittings/:id/minutes': '400 400 403 403 403 403 403 404 403 403',
};
/** For everybody, or a stream: session.test.ts. */
const ELSEWHERE = ['POST session', 'DELETE session', 'GET session/demo', 'GET health', 'GET live'];

let api: RunningApi;
let things: Things;
const clients: Record<string, HttpClient> = {};
const client = (login: string) => clients[login] as HttpClient;

beforeAll(async () => {
  api = await startApi();
  for (const login of FACES) clients[login] = await HttpClient.signedIn(api.base, login);
  const secretary = client('secretary');
  const { caseId, sitting } = await walkBranchSetup(api.base);
  const hidden = await fileBranch(secretary);
  const notices = await until('a notice', 20_000, async () => (await client('official').get<NoticeView[]>('/notices')).body);
  const [intent] = await api.environment.owner<{ id: string }>('select id from guicheng.intent where stream = $1', [hidden]);
  const [member] = await api.environment.owner<{ person: string }>('select person from guicheng.organ_member where organ = $1', [
    ENVIRONMENT.organ,
  ]);
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
    expect(told.join(' ')).toBe(EXPECTED[route]);
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
      ['president', 'SittingsController.listItem', null, 'FORBIDDEN'],
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
