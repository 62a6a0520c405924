/** The second factor: who must have one, setting it up, giving it, losing it. A deployment, not the demo. */
import { randomUUID } from 'node:crypto';
import type { FactorEnrolment, FactorView, RecoveryCodes, SessionView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { codeAt } from '../../libs/sign-in';
import { startApi, type RunningApi } from '../support/api';
import { Visitor } from '../support/visitor';

const STEP_MS = 30_000;
let api: RunningApi;

beforeAll(async () => {
  api = await startApi({ demo: false });
  await newAdministrator('admin-one');
  await newAdministrator('admin-two');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const personOf = async (login: string) =>
  (await owner<{ person: string }>('select person from guicheng.account where login = $1', [login]))[0]?.person ?? '';

/** One of those who run the house, with the demo's password. */
async function newAdministrator(login: string): Promise<void> {
  const id = randomUUID();
  await owner(`insert into guicheng.person (id, name) values ($1, '示例管理员')`, [id]);
  await owner(
    `insert into guicheng.account (person, login, password_hash) select $1, $2, password_hash from guicheng.account where login = 'secretary'`,
    [id, login],
  );
  await owner(
    `insert into guicheng.post (id, person, organisation, role, held_from) values (gen_random_uuid(), $1, $2, 'administrator', '2024-01-01')`,
    [id, demo.ASSOCIATION],
  );
}

/** A code counts once, and steps are half a minute long: what was used is forgotten instead of waited for. */
const forgetSteps = () => owner('update guicheng.second_factor set last_step = 0, failures = 0, locked_until = null');

async function enrol(visitor: Visitor): Promise<{ secret: string; codes: string[] }> {
  const { body, status } = await visitor.post<FactorEnrolment>('/session/factor/enrolment', {});
  expect(status).toBe(200);
  const confirmed = await visitor.post<RecoveryCodes>('/session/factor/confirmation', { code: codeAt(body.secret, Date.now()) });
  expect(confirmed.status).toBe(200);
  return { secret: body.secret, codes: confirmed.body.codes };
}

describe('whoever runs the house', () => {
  let admin: Visitor;
  let secret: string;
  let codes: string[];

  it('must set up a second factor before anything opens', async () => {
    admin = new Visitor(api.base);
    const signedIn = await admin.post<SessionView>('/session', { login: 'admin-one', password: 'guicheng-demo' });
    expect(signedIn.body).toMatchObject({ pending: 'enrol', posts: [], faces: [], strength: 'account' });
    for (const path of ['/inbox', '/registers', '/sign-in/people', '/notices', '/live'])
      expect([path, (await admin.get(path)).code]).toEqual([path, 'FACTOR_ENROL_REQUIRED']);
    expect((await admin.post('/session/step-up', { password: 'guicheng-demo' })).code).toBe('FACTOR_ENROL_REQUIRED');
    expect((await admin.get<FactorView>('/session/factor')).body).toEqual({
      isSet: false,
      isDemanded: true,
      recoveryCodesLeft: 0,
    });
  });

  it('scans a secret, which counts only once a code of it was entered', async () => {
    expect((await admin.post('/session/factor/confirmation', { code: '000000' })).code).toBe('FACTOR_NOT_BEGUN');
    const first = await admin.post<FactorEnrolment>('/session/factor/enrolment', {});
    expect(first.body.uri).toMatch(/^otpauth:\/\/totp\/.*admin-one\?.*secret=/);
    const wrong = await admin.post('/session/factor/confirmation', { code: '000000' });
    expect([wrong.status, wrong.code, wrong.body.error?.field]).toEqual([422, 'CODE_WRONG', 'code']);
    expect((await admin.get('/inbox')).code).toBe('FACTOR_ENROL_REQUIRED');
    const before = admin.cookies.get('guicheng');
    ({ secret, codes } = await enrol(admin));
    expect(secret).not.toBe(first.body.secret);
    expect(admin.cookies.get('guicheng')).not.toBe(before);
    expect((await admin.get<SessionView>('/session')).body).toMatchObject({ pending: null, strength: 'account+factor' });
    expect((await admin.get('/sign-in/people')).status).toBe(200);
  });

  it('is kept as nothing that could be read: the secret is sealed, the codes are hashed', async () => {
    const [stored] = await owner<{ whole: string }>(
      `select (select string_agg(f::text, ' ') from guicheng.second_factor f) || (select string_agg(c::text, ' ') from guicheng.recovery_code c) as whole`,
    );
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replace(/-/g, ''))])
      expect(stored?.whole).not.toContain(hidden);
  });

  it('gives a code at the next sign-in; until then no page opens', async () => {
    await forgetSteps();
    const visitor = await Visitor.signedIn(api.base, 'admin-one');
    expect((await visitor.get<SessionView>('/session')).body).toMatchObject({ pending: 'factor', posts: [] });
    expect((await visitor.get('/sign-in/people')).code).toBe('FACTOR_REQUIRED');
    expect((await visitor.post('/session/factor/enrolment', {})).code).toBe('FACTOR_REQUIRED');
    const half = visitor.cookies.get('guicheng');
    const given = await visitor.post<SessionView>('/session/factor', { code: codeAt(secret, Date.now()) });
    expect(given.body).toMatchObject({ pending: null, strength: 'account+factor' });
    expect(given.body.posts).toHaveLength(1);
    expect(visitor.cookies.get('guicheng')).not.toBe(half);
    const old = new Visitor(api.base);
    old.cookies.set('guicheng', half ?? '');
    expect((await old.get('/session')).code).toBe('SESSION_EXPIRED');
  });

  it('may use a code once, of the step before and after too, and none further away', async () => {
    await forgetSteps();
    const [first, second] = [await Visitor.signedIn(api.base, 'admin-one'), await Visitor.signedIn(api.base, 'admin-one')];
    // Three steps away is out of reach whether or not the clock turns between the reading and the asking.
    const at = (steps: number) => codeAt(secret, Date.now() + steps * STEP_MS);
    expect((await first.post('/session/factor', { code: at(-3) })).code).toBe('CODE_WRONG');
    expect((await first.post('/session/factor', { code: at(3) })).code).toBe('CODE_WRONG');
    const next = at(1);
    expect((await first.post('/session/factor', { code: next })).status).toBe(200);
    for (const code of [next, at(0), at(-1)]) expect((await second.post('/session/factor', { code })).code).toBe('CODE_WRONG');
  });

  it('of many at the same moment with one code, one enters', async () => {
    await forgetSteps();
    const visitors = await Promise.all(Array.from({ length: 4 }, () => Visitor.signedIn(api.base, 'admin-one')));
    const code = codeAt(secret, Date.now());
    const told = await Promise.all(visitors.map((visitor) => visitor.post('/session/factor', { code })));
    expect(told.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is locked after five wrong codes, and then the right one does not help', async () => {
    await forgetSteps();
    const visitor = await Visitor.signedIn(api.base, 'admin-one');
    for (let n = 0; n < 5; n += 1) expect((await visitor.post('/session/factor', { code: '000000' })).code).toBe('CODE_WRONG');
    const locked = await visitor.post('/session/factor', { code: codeAt(secret, Date.now()) });
    expect([locked.status, locked.code]).toEqual([429, 'ACCOUNT_LOCKED']);
    expect((await visitor.post('/session/factor', { code: codes[9] })).code).toBe('ACCOUNT_LOCKED');
    const rows = await owner<{ code: string }>(
      `select code from guicheng.attempt where action like 'factor%' and actor = $1 order by id desc limit 5`,
      [await personOf('admin-one')],
    );
    expect(rows.map(({ code }) => code)).toEqual(Array(5).fill('CODE_WRONG'));
  });

  it('enters with a recovery code when the phone is lost, each once, however it is written', async () => {
    await forgetSteps();
    const visitor = await Visitor.signedIn(api.base, 'admin-one');
    const spoken = (codes[0] ?? '').toUpperCase().replace(/-/g, ' ');
    expect((await visitor.post('/session/factor', { code: spoken })).status).toBe(200);
    expect((await visitor.get<FactorView>('/session/factor')).body).toMatchObject({ isSet: true, recoveryCodesLeft: 9 });
    const again = await Visitor.signedIn(api.base, 'admin-one');
    expect((await again.post('/session/factor', { code: codes[0] })).code).toBe('CODE_WRONG');
    const renewed = await visitor.post<RecoveryCodes>('/session/factor/recovery', {});
    expect(renewed.body.codes).toHaveLength(10);
    expect((await again.post('/session/factor', { code: codes[1] })).code).toBe('CODE_WRONG');
    expect((await again.post('/session/factor', { code: renewed.body.codes[1] })).status).toBe(200);
  });

  it('cannot set up another over the one that stands, nor take his own away', async () => {
    await forgetSteps();
    const visitor = await Visitor.signedIn(api.base, 'admin-one');
    await visitor.post('/session/factor', { code: codeAt(secret, Date.now()) });
    expect((await visitor.post('/session/factor/enrolment', {})).code).toBe('FACTOR_EXISTS');
    const self = await visitor.post(`/sign-in/people/${await personOf('admin-one')}/factor/reset`, { reason: '换手机' });
    expect([self.status, self.code]).toEqual([403, 'NOT_ONESELF']);
  });

  it('is helped by another administrator: on the record, and every session of his ends', async () => {
    await forgetSteps();
    const lost = await Visitor.signedIn(api.base, 'admin-one');
    await lost.post('/session/factor', { code: codeAt(secret, Date.now()) });
    const other = await Visitor.signedIn(api.base, 'admin-two');
    await enrol(other);
    const person = await personOf('admin-one');
    expect((await other.post(`/sign-in/people/${person}/factor/reset`, {})).code).toBe('FIELD_REQUIRED');
    expect((await other.post(`/sign-in/people/${person}/factor/reset`, { reason: '手机遗失' })).status).toBe(204);
    expect((await lost.get('/session')).code).toBe('SESSION_EXPIRED');
    const acts = await owner<{ actor: string; action: string; object: string; reason: string }>(
      `select actor, action, object, reason from guicheng.administrative_act`,
    );
    expect(acts).toEqual([{ actor: await personOf('admin-two'), action: 'reset-factor', object: person, reason: '手机遗失' }]);
    const again = new Visitor(api.base);
    const signedIn = await again.post<SessionView>('/session', { login: 'admin-one', password: 'guicheng-demo' });
    expect(signedIn.body.pending).toBe('enrol');
  });
});

describe('everybody else', () => {
  it('is not asked for one, may have one, and proves himself before setting it up', async () => {
    const member = await Visitor.signedIn(api.base, 'member');
    expect((await member.get<SessionView>('/session')).body).toMatchObject({ pending: null, strength: 'account' });
    await owner(`update guicheng.session set factor_at = now() - interval '6 minutes' where person = $1`, [
      await personOf('member'),
    ]);
    expect((await member.post('/session/factor/enrolment', {})).code).toBe('STEP_UP_REQUIRED');
    expect((await member.post('/session/step-up', { password: 'wrong' })).code).toBe('SIGN_IN_FAILED');
    expect((await member.post('/session/step-up', { password: 'guicheng-demo' })).status).toBe(200);
    const other = await Visitor.signedIn(api.base, 'member');
    const { secret } = await enrol(member);
    expect((await other.get('/session')).code).toBe('SESSION_EXPIRED');
    await forgetSteps();
    // From now on the password alone proves nothing any more.
    expect((await member.post('/session/step-up', { password: 'guicheng-demo' })).code).toBe('FIELD_REQUIRED');
    expect((await member.post('/session/step-up', { code: codeAt(secret, Date.now()) })).status).toBe(200);
  });

  it('must have one where the deployment keeps the profile 等保三级', async () => {
    await owner(`update guicheng.deployment set profile = 'mlps-3'`);
    const clerk = new Visitor(api.base);
    const signedIn = await clerk.post<SessionView>('/session', { login: 'clerk', password: 'guicheng-demo' });
    await owner(`update guicheng.deployment set profile = 'general'`);
    expect(signedIn.body.pending).toBe('enrol');
  });
});
