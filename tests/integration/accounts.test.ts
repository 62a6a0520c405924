/** Accounts that a society runs itself, passwords, keepers, and the two profiles, over HTTP on real PostgreSQL. */
import type {
  AccountCard,
  HandOverView,
  InvitationAnswer,
  InvitationView,
  OrganisationPage,
  PostAnswer,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { PDF } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { accept, BETTER, enrol, GOOD, personOf, statusOf } from '../support/accounts';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { codeOf, signedIn, today } from '../support/people';

const { ASSOCIATION, ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY } = demo;

jest.setTimeout(60_000);

let api: ApiAlone;
let administrator: HttpClient;
let keeper: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  [administrator, keeper] = await signedIn(api.base, 'administrator', 'keeper');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

const accounts = async (client: HttpClient, organisation = ENVIRONMENT_SOCIETY) =>
  (await client.get<AccountCard[]>(`/accounts?organisation=${organisation}`)).body;
const nobody = () => new HttpClient(api.base);
const lastCode = async (login: string) =>
  (
    await api.owner<{ code: string }>(
      `select t.code from guicheng.attempt t join guicheng.account a on a.person = t.actor where a.login = $1 order by t.id desc limit 1`,
      [login],
    )
  )[0]?.code;

describe('an invitation', () => {
  let invited: InvitationAnswer;

  it('is made by the keeper for one of his people, and its token is nowhere but in the answer', async () => {
    const person = (await accounts(keeper)).find((card) => card.person.name === '温若水');
    expect(person).toMatchObject({ state: 'none', login: null });
    const reply = await keeper.post<InvitationAnswer>('/accounts', { person: person?.person.id, login: 'wen.ruoshui' });
    invited = reply.body;
    expect([reply.status, invited.account.state, invited.token.length]).toEqual([201, 'invited', 43]);
    const everything = await api.owner<{ whole: string }>(
      `select i::text as whole from guicheng.invitation i union all select a::text from guicheng.administrative_act a
       union all select t::text from guicheng.attempt t`,
    );
    expect(everything.length).toBeGreaterThan(2);
    expect(everything.filter(({ whole }) => whole.includes(invited.token))).toEqual([]);
  });

  it('says whom it is for and what a password needs, to whoever has it and to nobody else', async () => {
    const read = await nobody().post<InvitationView>('/invitations/read', { token: invited.token });
    expect(read.body).toMatchObject({ name: '温若水', login: 'wen.ruoshui', rules: { leastLength: 10, needsKinds: false } });
    const wrong = await nobody().post('/invitations/read', { token: 'x'.repeat(43) });
    expect(statusOf(wrong)).toEqual([410, 'INVITATION_INVALID']);
  });

  it('refuses passwords that are short, common, or the account’s own name, and can then still be used', async () => {
    for (const [password, why] of [
      ['short', 'PASSWORD_TOO_SHORT'],
      ['Password2026!', 'PASSWORD_COMMON'],
      ['wen.ruoshui', 'PASSWORD_COMMON'],
    ] as const)
      expect(statusOf(await accept(api, invited.token, password))).toEqual([422, why]);
  });

  it('is used once: the person chooses his password and signs in with it', async () => {
    const two = await Promise.all([accept(api, invited.token, GOOD), accept(api, invited.token, BETTER)]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 410]);
    const password = two[0].status === 200 ? GOOD : BETTER;
    const client = await HttpClient.signedIn(api.base, 'wen.ruoshui', password);
    expect((await client.get('/session')).status).toBe(200);
    expect(statusOf(await accept(api, invited.token, BETTER))).toEqual([410, 'INVITATION_INVALID']);
  });

  it('is over after seven days, and when a newer one was made', async () => {
    const person = (await accounts(keeper)).find((card) => card.person.name === '陆一鸣')?.person.id;
    const first = await keeper.post<InvitationAnswer>('/accounts', { person, login: 'lu.yiming' });
    const second = await keeper.post<InvitationAnswer>(`/accounts/${person}/reset`, { reason: '链接丢失' });
    expect(codeOf(await accept(api, first.body.token, GOOD))).toBe('INVITATION_INVALID');
    await api.owner(`update guicheng.invitation set expires_at = now() - interval '1 second' where person = $1`, [person]);
    expect(codeOf(await accept(api, second.body.token, GOOD))).toBe('INVITATION_INVALID');
  });

  it('asks for an account name that nobody has, and is made once', async () => {
    const person = (await accounts(keeper)).find((card) => card.person.name === '韩书言')?.person.id;
    expect(codeOf(await keeper.post('/accounts', { person, login: 'SECRETARY' }))).toBe('LOGIN_TAKEN');
    expect(codeOf(await keeper.post('/accounts', { person, login: '含空 格' }))).toBe('FIELD_INVALID');
    expect(codeOf(await keeper.post('/accounts', { person: await personOf(api, 'secretary'), login: 'second' }))).toBe(
      'ACCOUNT_EXISTS',
    );
  });

  it('cannot be guessed at leisure from one address', async () => {
    const guesses: number[] = [];
    for (let n = 0; n < 25; n += 1) guesses.push((await nobody().post('/invitations/read', { token: 'y'.repeat(43) })).status);
    expect(guesses.filter((status) => status === 429).length).toBeGreaterThan(3);
    await api.stop();
    api = await startApiAlone();
    [administrator, keeper] = await signedIn(api.base, 'administrator', 'keeper');
  }, 60_000);
});

describe('disabling an account', () => {
  it('ends its sessions with the next request, closes its open stream, and nobody signs in until it is enabled', async () => {
    const member = await HttpClient.signedIn(api.base, 'member');
    const person = await personOf(api, 'member');
    const cookie = await cookieOf('member');
    const stream = await fetch(`${api.base}/api/live`, { headers: { cookie } });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const disabled = await keeper.post<AccountCard>(`/accounts/${person}/disable`, { reason: '长期离岗' });
    expect([disabled.status, disabled.body.state]).toEqual([200, 'disabled']);
    expect(statusOf(await member.get('/inbox'))).toEqual([401, 'SESSION_EXPIRED']);
    await until('the stream to end', 5_000, async () => (await reader.read()).done);
    await expect(HttpClient.signedIn(api.base, 'member')).rejects.toThrow('401');
    expect((await keeper.post<AccountCard>(`/accounts/${person}/enable`, { reason: '返岗' })).body.state).toBe('active');
    await HttpClient.signedIn(api.base, 'member');
    const acts = await api.owner<{ action: string; reason: string }>(
      `select action, reason from guicheng.administrative_act where object = $1 order by at`,
      [person],
    );
    expect(acts).toEqual([
      { action: 'account-disabled', reason: '长期离岗' },
      { action: 'account-enabled', reason: '返岗' },
    ]);
  });

  it('by the association is not undone by the society', async () => {
    const person = await personOf(api, 'supervisor');
    await administrator.post(`/accounts/${person}/disable`, { reason: '核实中' });
    expect(statusOf(await keeper.post(`/accounts/${person}/enable`, { reason: '恢复' }))).toEqual([403, 'DISABLED_BY_HOUSE']);
    expect(statusOf(await keeper.post(`/accounts/${person}/reset`, { reason: '重置' }))).toEqual([403, 'DISABLED_BY_HOUSE']);
    expect((await administrator.post(`/accounts/${person}/enable`, { reason: '已核实' })).status).toBe(200);
  });

  it('of people who hold posts elsewhere, or only elsewhere, is not the society’s', async () => {
    const foreign = await personOf(api, 'tj-secretary');
    expect(statusOf(await keeper.post(`/accounts/${foreign}/disable`, { reason: '越权' }))).toEqual([404, 'NOT_FOUND']);
    expect(statusOf(await keeper.get(`/accounts/${foreign}/hand-over`))).toEqual([404, 'NOT_FOUND']);
    expect((await keeper.get(`/accounts?organisation=${INSTRUMENT_SOCIETY}`)).status).toBe(404);
    await keeper.post(`/organisations/${ENVIRONMENT_SOCIETY}/posts`, {
      person: { id: foreign },
      role: 'council-member',
      from: '2026-01-01',
    });
    expect(statusOf(await keeper.post(`/accounts/${foreign}/reset`, { reason: '接管' }))).toEqual([403, 'ACCOUNT_SHARED']);
    expect(await lastCode('keeper')).toBe('ACCOUNT_SHARED');
    await HttpClient.signedIn(api.base, 'tj-secretary');
  });

  it('of somebody who has left everything is still the society’s', async () => {
    const { person, client } = await enrol(api, keeper, {
      organisation: ENVIRONMENT_SOCIETY,
      role: 'society-finance',
      name: '离任甲',
      login: 'leaver',
    });
    const page = (await keeper.get<OrganisationPage>(`/organisations/${ENVIRONMENT_SOCIETY}`)).body;
    const term = page.posts.find((post) => post.person.id === person);
    await keeper.post(`/terms/${term?.id}/end`, { on: '2026-02-01', reason: '离职' });
    expect((await accounts(keeper)).map((card) => card.person.id)).toContain(person);
    expect((await keeper.post(`/accounts/${person}/disable`, { reason: '离职' })).status).toBe(200);
    expect((await client.get('/session')).status).toBe(401);
  });
});

describe('the keepers of a society’s accounts', () => {
  it('never take away the last of them, nor change their own rights', async () => {
    const me = await personOf(api, 'keeper');
    expect(statusOf(await keeper.post(`/accounts/${me}/disable`, { reason: '离岗' }))).toEqual([409, 'LAST_KEEPER']);
    const page = (await keeper.get<OrganisationPage>(`/organisations/${ENVIRONMENT_SOCIETY}`)).body;
    const own = page.posts.find((post) => post.person.id === me && post.role === 'society-administrator');
    const end = () => keeper.post(`/terms/${own?.id}/end`, { on: today(), reason: '离岗' });
    expect(statusOf(await end())).toEqual([409, 'LAST_KEEPER']);
    expect(await lastCode('keeper')).toBe('LAST_KEEPER');
    expect(statusOf(await keeper.post(`/accounts/${me}/reset`, { reason: '重置' }))).toEqual([403, 'OWN_RIGHTS']);
    const second = await enrol(api, keeper, {
      organisation: ENVIRONMENT_SOCIETY,
      role: 'society-administrator',
      name: '管理乙',
      login: 'keeper2',
    });
    expect(statusOf(await end())).toEqual([403, 'OWN_RIGHTS']);
    const both = await Promise.all([
      second.client.post(`/accounts/${me}/disable`, { reason: '互停' }),
      keeper.post(`/accounts/${second.person}/disable`, { reason: '互停' }),
    ]);
    // Whichever came first has ended the other's session or his right; one of the two is left.
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await api.owner(`select 1 from guicheng.account a where not a.disabled and a.person = any($1::uuid[])`, [
      [me, second.person],
    ]);
    expect(left).toHaveLength(1);
  });

  it('may all go when the association decides so, and are handed over after a sealed letter', async () => {
    for (const login of ['keeper', 'keeper2'])
      expect((await administrator.post(`/accounts/${await personOf(api, login)}/disable`, { reason: '失联' })).status).toBe(200);
    const secretary = await HttpClient.signedIn(api.base, 'secretary');
    const scan = await administrator.upload(ENVIRONMENT_SOCIETY, '移交函.pdf', PDF);
    expect(scan.status).toBe(201);
    const request = {
      society: ENVIRONMENT_SOCIETY,
      person: { id: await personOf(api, 'clerk') },
      reason: '单位管理员均已离职，凭盖章函件移交',
      ends: [await personOf(api, 'keeper')],
    };
    const unproved = await administrator.post('/accounts/keepers', { ...request, evidence: ASSOCIATION });
    expect(codeOf(unproved)).toBe('FILE_MISSING');
    expect((await secretary.post('/accounts/keepers', { ...request, evidence: scan.body.id })).status).toBe(403);
    const done = await administrator.post<PostAnswer>('/accounts/keepers', { ...request, evidence: scan.body.id });
    // The clerk decides things too: on the record, and no wall.
    expect([done.status, done.body.warning]).toEqual([201, true]);
    const clerk = await HttpClient.signedIn(api.base, 'clerk');
    expect((await clerk.get(`/accounts?organisation=${ENVIRONMENT_SOCIETY}`)).status).toBe(200);
    const [act] = await api.owner<{ details: { evidence: string; warning: boolean } }>(
      `select details from guicheng.administrative_act where action = 'keeper-handed-over'`,
    );
    expect(act?.details).toMatchObject({ evidence: scan.body.id, warning: true });
  });
});

describe('the hand-over sheet', () => {
  it('has what waits when somebody leaves, and nothing of its contents', async () => {
    const secretary = await personOf(api, 'secretary');
    const sheet = (await administrator.get<HandOverView>(`/accounts/${secretary}/hand-over`)).body;
    expect(sheet.posts.map(({ title }) => title.zh)).toContain('秘书处');
    expect(sheet.seats).toHaveLength(2);
    const president = (await administrator.get<HandOverView>(`/accounts/${await personOf(api, 'president')}/hand-over`)).body;
    expect(president.posts.find(({ title }) => title.zh === '理事长')?.alone).toBe(true);
  });
});

describe('one’s own password', () => {
  const change = (client: HttpClient, current: string, password: string) =>
    client.post('/session/password', { current, password });

  it('is changed with the present one; other sessions end, this one stays', async () => {
    const { client } = await enrol(api, administrator, {
      organisation: INSTRUMENT_SOCIETY,
      role: 'society-finance',
      name: '改密甲',
      login: 'changer',
    });
    const elsewhere = await HttpClient.signedIn(api.base, 'changer', GOOD);
    expect(statusOf(await change(client, 'not the one', BETTER))).toEqual([422, 'PASSWORD_WRONG']);
    expect(statusOf(await change(client, GOOD, GOOD))).toEqual([422, 'PASSWORD_SAME']);
    expect(statusOf(await change(client, GOOD, '1234567890'))).toEqual([422, 'PASSWORD_COMMON']);
    expect((await change(client, GOOD, BETTER)).status).toBe(200);
    expect((await client.get('/session')).status).toBe(200);
    expect((await elsewhere.get('/session')).status).toBe(401);
    await HttpClient.signedIn(api.base, 'changer', BETTER);
  });

  it('is not guessed from an open session: after five wrong tries it ends and the account is locked', async () => {
    const { client } = await enrol(api, administrator, {
      organisation: INSTRUMENT_SOCIETY,
      role: 'society-finance',
      name: '改密乙',
      login: 'guessed',
    });
    const told: unknown[] = [];
    for (let n = 0; n < 5; n += 1) told.push(codeOf(await change(client, `wrong ${n}`, BETTER)));
    expect(told).toEqual([...Array<string>(4).fill('PASSWORD_WRONG'), 'ACCOUNT_LOCKED']);
    expect((await client.get('/session')).status).toBe(401);
    await expect(HttpClient.signedIn(api.base, 'guessed', GOOD)).rejects.toThrow('429');
  });

  it('stands in no answer, record or list', async () => {
    const rows = await api.owner<{ whole: string }>(
      `select a::text as whole from guicheng.administrative_act a union all select t::text from guicheng.attempt t`,
    );
    expect(rows.filter(({ whole }) => [GOOD, BETTER].some((password) => whole.includes(password)))).toEqual([]);
    expect(JSON.stringify(await accounts(administrator))).not.toMatch(/password|argon/);
  });
});

async function cookieOf(login: string): Promise<string> {
  const reply = await fetch(`${api.base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'guicheng' },
    body: JSON.stringify({ login, password: demo.DEMO_PASSWORD }),
  });
  return (reply.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}
