/** The two profiles of a deployment, over HTTP: who may give which post to whom, and with whose second look. */
import type { OrganisationPage, PasswordState, PersonCard, PostAnswer, ProposalView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { changeProfile, createDataSource, inTransaction } from '../../libs/persistence';
import { HttpClient } from '../../libs/testing/http-client';
import { BETTER, enrol, personOf, statusOf } from '../support/accounts';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { codeOf, today } from '../support/people';

const { ASSOCIATION } = demo;

jest.setTimeout(60_000);

let api: ApiAlone;
let administrator: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  administrator = await HttpClient.signedIn(api.base, 'administrator');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

describe('the profile 一般', () => {
  it('gives a deciding post to an administrator with a warning on the record', async () => {
    const { person } = await enrol(api, administrator, {
      organisation: ASSOCIATION,
      role: 'administrator',
      name: '双席甲',
      login: 'both',
    });
    const reply = await administrator.post<PostAnswer>(`/organisations/${ASSOCIATION}/posts`, {
      person: { id: person },
      role: 'association-officer',
      from: today(),
    });
    expect(reply.body).toMatchObject({ result: 'entered', warning: true });
    const page = (await administrator.get<OrganisationPage>(`/organisations/${ASSOCIATION}`)).body;
    expect(page.history[0]).toMatchObject({ action: 'post-given', warning: true });
  });
});

describe('the profile 等保三级', () => {
  let system: HttpClient;
  let security: HttpClient;

  it('is set on the console, with three people who decide nothing', async () => {
    for (const [name, login] of [
      ['三员甲', 'system'],
      ['三员乙', 'security'],
      ['三员丙', 'logs'],
    ] as const)
      await enrol(api, administrator, { organisation: ASSOCIATION, role: 'archivist', name, login, password: BETTER });
    const logins = { 'system-administrator': 'system', 'security-administrator': 'security', 'log-administrator': 'logs' };
    await expect(profileTo('mlps-3', logins)).rejects.toThrow('decides-already');
    await api.owner(
      `update guicheng.post set held_to = current_date - 2 where role = 'archivist' and person in
         (select person from guicheng.account where login = any($1::text[]))`,
      [Object.values(logins)],
    );
    await expect(profileTo('mlps-3', { ...logins, 'log-administrator': 'system' })).rejects.toThrow('one-person-twice');
    await profileTo('mlps-3', logins);
    expect((await administrator.get('/organisations')).status).toBe(403);
  });

  it('lets everybody do nothing but choose a new password, by its rules', async () => {
    const change = async (login: string, password: string) => {
      const client = await HttpClient.signedIn(api.base, login, BETTER);
      expect(statusOf(await client.get('/inbox'))).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      expect(statusOf(await client.get('/organisations'))).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      expect((await client.get('/session')).status).toBe(200);
      expect((await client.get<PasswordState>('/session/password')).body).toMatchObject({ mustChange: true, why: 'reset' });
      const plain = await client.post('/session/password', { current: BETTER, password: 'correct horse battery' });
      expect(statusOf(plain)).toEqual([422, 'PASSWORD_KINDS']);
      expect((await client.post('/session/password', { current: BETTER, password })).status).toBe(200);
      expect((await client.get('/inbox')).status).toBe(200);
      return client;
    };
    system = await change('system', 'Still waters 77');
    security = await change('security', 'Deep rivers 88');
  });

  it('asks for a new password every ninety days', async () => {
    const aged = (days: number) =>
      api.owner(`update guicheng.account set password_set_at = now() - make_interval(days => $1) where login = 'system'`, [days]);
    await aged(89);
    expect((await system.get('/organisations')).status).toBe(200);
    await aged(91);
    expect(codeOf(await system.get('/organisations'))).toBe('PASSWORD_CHANGE_REQUIRED');
    expect((await system.get<PasswordState>('/session/password')).body.why).toBe('expired');
    await aged(1);
  });

  it('has no post of the one administrator', async () => {
    const body = { person: { name: '旧式甲', isNew: true }, role: 'administrator', from: today() };
    expect(codeOf(await system.post(`/organisations/${ASSOCIATION}/posts`, body))).toBe('POST_NOT_IN_PROFILE');
  });

  it('gives both kinds of posts to one person only when a second person confirms it', async () => {
    const logs = await personOf(api, 'logs');
    const proposed = await system.post<PostAnswer>(`/organisations/${ASSOCIATION}/posts`, {
      person: { id: logs },
      role: 'association-officer',
      from: today(),
      reason: '人手不足',
    });
    expect(proposed.body.result).toBe('proposed');
    const posts = () =>
      api.owner(`select 1 from guicheng.post where person = $1 and role = 'association-officer' and voided_at is null`, [logs]);
    expect(await posts()).toEqual([]);
    const path = `/rights-proposals/${proposed.body.id}/decide`;
    expect(statusOf(await system.post(path, { decision: 'confirmed' }))).toEqual([403, 'OWN_RIGHTS']);
    const [waiting] = (await security.get<ProposalView[]>('/rights-proposals')).body;
    expect(waiting).toMatchObject({ mayDecide: true, proposedBy: '三员甲', decision: null });
    const confirmed = await security.post<ProposalView>(path, { decision: 'confirmed', reason: '同意' });
    expect(confirmed.body).toMatchObject({ decision: 'confirmed', decidedBy: '三员乙' });
    expect(await posts()).toHaveLength(1);
    expect(codeOf(await security.post(path, { decision: 'declined' }))).toBe('PROPOSAL_DECIDED');
    const acts = await api.owner<{ action: string }>(
      `select action from guicheng.administrative_act where object = $1 order by at`,
      [proposed.body.id],
    );
    expect(acts.map(({ action }) => action)).toEqual(['post-proposed', 'proposal-confirmed']);
  });

  it('keeps people and accounts in two hands', async () => {
    const [someone] = (await security.get<PersonCard[]>(`/persons?name=${encodeURIComponent('林知行')}`)).body;
    expect((await security.post(`/organisations/${ASSOCIATION}/posts`, {})).status).toBe(403);
    expect((await system.post(`/accounts/${someone?.id}/disable`, { reason: '越权' })).status).toBe(403);
    expect((await security.post(`/accounts/${someone?.id}/disable`, { reason: '核实' })).status).toBe(200);
  });
});

async function profileTo(profile: 'general' | 'mlps-3', logins: Record<string, string>): Promise<void> {
  const source = await createDataSource({ url: api.urls.owner, poolSize: 1 }).initialize();
  try {
    await inTransaction(source, (sql) => changeProfile(sql, profile, logins));
  } finally {
    await source.destroy();
  }
}
