/** A step that asks how strongly whoever acts is identified: shown, asked by the API, and judged again by the log. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaseView, ProcedureGuide, SessionView, TaskView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import type { Identification, Template } from '../../libs/procedure';
import { loadTemplate } from '../../libs/templates';
import { caseOf, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { ask, publish, storedAnswer } from '../../libs/testing/society';
import { startApi, type RunningApi } from '../support/api';
import { Visitor } from '../support/visitor';

let api: RunningApi;
let workApp: Server;
let secretary: HttpClient;
let version = 900;

beforeAll(async () => {
  // The work app's side of the documented wire: whoever comes with a code is the member of that name.
  workApp = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const body = url.pathname.endsWith('gettoken')
      ? { errcode: 0, access_token: 'T', expires_in: 7200 }
      : { errcode: 0, userid: url.searchParams.get('code') };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => workApp.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(workApp.address() as AddressInfo).port}/`;
  api = await startApi({
    signIn: {
      publicUrl: 'http://127.0.0.1:1',
      wecom: { corpId: 'ww1', agentId: '1', secret: 's', addresses: { api: address } },
    },
  });
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  for (const login of ['secretary', 'clerk'])
    await owner('insert into guicheng.identity (issuer, subject, person) values ($1, $2, $3)', [
      'wecom:ww1',
      login,
      await personOf(login),
    ]);
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await new Promise((resolve) => workApp.close(resolve));
}, 60_000);

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const personOf = async (login: string) =>
  (await owner<{ person: string }>('select person from guicheng.account where login = $1', [login]))[0]?.person ?? '';
const proofGetsOld = (login: string) =>
  personOf(login).then((person) =>
    owner(`update guicheng.session set factor_at = now() - interval '6 minutes' where person = $1`, [person]),
  );

/** From now on cases run on a version whose first step asks for this. */
async function askFor(identification: Identification): Promise<void> {
  const template: Template = structuredClone(loadTemplate('branch-setup'));
  version += 1;
  template.version = version;
  for (const block of template.blocks) if (block.kind === 'intake') block.identification = identification;
  await publish(api.environment, template);
}

async function byWorkApp(login: string): Promise<Visitor> {
  const visitor = new Visitor(api.base);
  const begun = await visitor.post<{ location: string }>('/session/methods/wecom/begin', {});
  const state = new URL(begun.body.location).searchParams.get('state');
  const reply = await visitor.post<SessionView>('/session/methods/finish', { answer: `code=${login}&state=${state}` });
  expect(reply.body).toMatchObject({ strength: 'work-app', pending: null });
  return visitor;
}

const actOn = (visitor: Visitor, task: TaskView, key = randomUUID()) =>
  visitor.post<{ status: string }>(
    `/tasks/${encodeURIComponent(task.id)}/acts`,
    { outcome: 'complete', contentHash: task.contentHash },
    { 'idempotency-key': key },
  );

/** The answer that the log gives when nobody has asked before it. */
async function judged(task: TaskView, strength: string, provedAt: string | null): Promise<unknown> {
  const [stream = '', slot = ''] = task.id.split('~');
  const actor = await personOf('clerk');
  const { intent } = await ask(api.environment, {
    actor,
    kind: 'act',
    stream,
    target: slot,
    contentHash: task.contentHash,
    body: { outcome: 'complete', capacity: { role: 'society-secretariat', organisation: demo.ENVIRONMENT_SOCIETY } },
  });
  await owner(`update guicheng.intent set strength = $2, factor_at = received_at - $3::interval where id = $1`, [
    intent,
    strength,
    provedAt,
  ]);
  await api.environment.engine.submit({ intent, stream, kind: 'case' });
  const answer = await storedAnswer(api.environment, intent);
  return answer?.answered === 'refused' ? answer.code : answer?.answered;
}

describe('a step that asks for an account', () => {
  let caseId: string;
  beforeAll(async () => {
    await askFor({ least: 'account' });
    caseId = await fileBranch(secretary);
  }, 60_000);

  it('says so before anything is filed, and on the task', async () => {
    const guide = await secretary.get<ProcedureGuide>(`/procedures/branch-setup?society=${demo.ENVIRONMENT_SOCIETY}`);
    const asked = guide.body.steps.filter(({ identification }) => identification !== null);
    expect(asked.map(({ kind, identification }) => [kind, identification])).toEqual([
      ['intake', { least: 'account', label: { zh: '账号', en: 'account' }, fresh: false }],
    ]);
    expect((await taskOf(secretary, caseId)).identification).toMatchObject({ least: 'account', fresh: false });
  });

  it('refuses who came by a work app, in words and on the record; the key stays unused, and an account gets through with it', async () => {
    const visitor = await byWorkApp('clerk');
    const task = await taskOf(secretary, caseId);
    const key = randomUUID();
    const refused = await actOn(visitor, task, key);
    expect([refused.status, refused.code, refused.body.error?.details]).toEqual([
      403,
      'IDENTIFICATION_TOO_WEAK',
      { least: 'account' },
    ]);
    const rows = await owner('select action, code from guicheng.attempt where actor = $1 and action = $2', [
      await personOf('clerk'),
      'act',
    ]);
    expect(rows).toEqual([{ action: 'act', code: 'IDENTIFICATION_TOO_WEAK' }]);
    expect(await owner('select 1 from guicheng.intent where key = $1', [key])).toEqual([]);
    expect((await visitor.post('/session/step-up', { password: 'guicheng-demo' })).body).toMatchObject({ strength: 'account' });
    expect((await actOn(visitor, task, key)).status).toBe(200);
  });

  it('is judged by the log again, whoever wrote the intent', async () => {
    const task = await taskOf(secretary, await fileBranch(secretary));
    expect(await judged(task, 'link+code', null)).toBe('IDENTIFICATION_TOO_WEAK');
    expect(await judged(task, 'work-app', null)).toBe('IDENTIFICATION_TOO_WEAK');
    expect(await judged(task, 'account', null)).toBe('accepted');
  });
});

describe('a step that asks for a fresh proof', () => {
  beforeAll(() => askFor({ least: 'account', fresh: true }));

  it('asks once more who it is, and takes the same request with the same key afterwards, once', async () => {
    const visitor = await Visitor.signedIn(api.base, 'clerk');
    await proofGetsOld('clerk');
    const task = await taskOf(secretary, await fileBranch(secretary));
    const key = randomUUID();
    expect((await actOn(visitor, task, key)).code).toBe('STEP_UP_REQUIRED');
    expect((await visitor.post('/session/step-up', { password: 'guicheng-demo' })).status).toBe(200);
    const [first, again] = [await actOn(visitor, task, key), await actOn(visitor, task, key)];
    expect([first.status, first.body.status]).toEqual([200, 'accepted']);
    expect(again.body).toEqual(first.body);
  });

  it('takes a proof of five minutes at the door, and in the log one that was fresh when the door looked', async () => {
    const task = await taskOf(secretary, await fileBranch(secretary));
    expect(await judged(task, 'account', null)).toBe('STEP_UP_REQUIRED');
    expect(await judged(task, 'account', '10 minutes')).toBe('STEP_UP_REQUIRED');
    expect(await judged(task, 'account', '5 minutes 30 seconds')).toBe('accepted');
  });
});

describe('an act', () => {
  it('is shown with how its author was identified, where that was not by an account', async () => {
    await askFor({ least: 'work-app' });
    const caseId = await fileBranch(secretary);
    const visitor = await byWorkApp('secretary');
    expect((await actOn(visitor, await taskOf(secretary, caseId))).status).toBe(200);
    const story = async (client: HttpClient): Promise<CaseView['timeline']> => (await caseOf(client, caseId)).timeline;
    const said = (await story(secretary)).map(({ what, identified }) => [what, identified?.zh ?? null]);
    expect(said).toContainEqual(['filed', null]);
    expect(said).toContainEqual(['acted', '工作应用']);
    const [intent] = await owner<{ strength: string }>(
      `select strength from guicheng.intent where stream = $1 and kind = 'act'`,
      [caseId],
    );
    expect(intent?.strength).toBe('work-app');
  });
});
