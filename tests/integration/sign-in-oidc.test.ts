/** Signing in by another house: against a real OpenID provider, and against one that says what no honest one would. */
import { randomUUID } from 'node:crypto';
import type { ListPage, SessionView, SignInMethods, SignInPerson } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { freePort } from '../../libs/runtime/ports';
import { allPages } from '../support/list-pages';
import { startApi, type RunningApi } from '../support/api';
import { startDishonestProvider, type DishonestProvider, type Lie } from '../support/dishonest-provider';
import { oidcOf, startProvider, visitProvider, type RunningProvider } from '../support/oidc-provider';
import { Visitor } from '../support/visitor';

let api: RunningApi;

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const personOf = async (login: string) =>
  (await owner<{ person: string }>('select person from guicheng.account where login = $1', [login]))[0]?.person ?? '';
const link = async (login: string, issuer: string, subject: string) =>
  owner('insert into guicheng.identity (issuer, subject, person) values ($1, $2, $3)', [issuer, subject, await personOf(login)]);

async function newAdministrator(): Promise<void> {
  const id = randomUUID();
  await owner(`insert into guicheng.person (id, name) values ($1, '示例管理员')`, [id]);
  await owner(
    `insert into guicheng.account (person, login, password_hash) select $1, 'house-keeper', password_hash from guicheng.account where login = 'secretary'`,
    [id],
  );
  await owner(
    `insert into guicheng.post (id, person, organisation, role, held_from) values (gen_random_uuid(), $1, $2, 'administrator', '2024-01-01')`,
    [id, demo.ASSOCIATION],
  );
}

async function begin(visitor: Visitor, fresh = false): Promise<URL> {
  const { status, body } = await visitor.post<{ location: string }>('/session/methods/oidc/begin', fresh ? { fresh } : {});
  expect(status).toBe(200);
  return new URL(body.location);
}

const finish = (visitor: Visitor, answer: string) => visitor.post<SessionView>('/session/methods/finish', { answer });

/** What stands on the record since a mark. */
const mark = async () => (await owner<{ id: string }>('select coalesce(max(id), 0) as id from guicheng.attempt'))[0]?.id;
const recorded = async (since: string | undefined) =>
  owner<{ action: string; code: string; reason: string | null }>(
    `select action, code, details ->> 'reason' as reason from guicheng.attempt where id > $1 and action like 'sign-in%' order by id`,
    [since],
  );

describe('by a real OpenID provider', () => {
  let provider: RunningProvider;
  beforeAll(async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${publicUrl}/sign-in/return`);
    api = await startApi({ port, signIn: { publicUrl, oidc: oidcOf(provider.issuer, true), oidcLinksByPhone: false } });
    await newAdministrator();
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await provider?.stop();
  }, 60_000);

  const signIn = async (name: string, visitor = new Visitor(api.base)) => {
    const back = await visitProvider((await begin(visitor)).href, name);
    return { visitor, back, reply: await finish(visitor, back.search) };
  };

  it('is offered, and goes there with PKCE, state and nonce, and without anything secret', async () => {
    const visitor = new Visitor(api.base);
    expect((await visitor.get<SignInMethods>('/session/methods')).body).toMatchObject({
      methods: [{ id: 'oidc', mayProve: true }],
      codes: false,
    });
    const location = await begin(visitor);
    expect(location.origin).toBe(provider.issuer);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'guicheng',
      redirect_uri: `${api.base}/sign-in/return`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(location.href).not.toContain('client-secret');
    const kept = await owner<{ row: string }>('select r::text as row from guicheng.sign_in_request r');
    expect(kept.filter(({ row }) => row.includes(location.searchParams.get('state') ?? ''))).toEqual([]);
  });

  it('of somebody unknown here is refused in words, and nothing is made of it', async () => {
    const since = await mark();
    const { reply, visitor } = await signIn('subject-1');
    expect([reply.status, reply.code]).toEqual([403, 'IDENTITY_UNKNOWN']);
    expect(reply.body.error?.message.zh).toContain('请联系管理员');
    expect(visitor.cookies.has('guicheng')).toBe(false);
    expect(await owner('select 1 from guicheng.identity')).toEqual([]);
    expect(await recorded(since)).toEqual([{ action: 'sign-in-oidc', code: 'IDENTITY_UNKNOWN', reason: null }]);
  });

  it('enters once an administrator has said who it is, which is on the record', async () => {
    const keeper = await Visitor.signedIn(api.base, 'house-keeper');
    const person = await personOf('secretary');
    expect((await keeper.post(`/sign-in/people/${person}/identities`, { method: 'oidc', subject: 'subject-1' })).status).toBe(
      204,
    );
    expect(
      (await keeper.post(`/sign-in/people/${await personOf('clerk')}/identities`, { method: 'oidc', subject: 'subject-1' })).code,
    ).toBe('IDENTITY_TAKEN');
    const { reply, visitor } = await signIn('subject-1');
    expect(reply.body).toMatchObject({ person: { id: person }, strength: 'account', pending: null });
    expect((await visitor.get('/inbox')).status).toBe(200);
    expect(visitor.cookies.has('guicheng-sign-in')).toBe(false);
    const people = await keeper.get<ListPage<SignInPerson>>('/sign-in/people?query=SECRET');
    expect(people.body.items.find(({ id }) => id === person)?.identities).toMatchObject([
      { issuer: provider.issuer, method: 'oidc', subject: 'subject-1' },
    ]);
    const listed = (await allPages<SignInPerson>(keeper, '/sign-in/people', 7)) ?? [];
    const known = await owner<{ login: string }>('select login from guicheng.account');
    expect(listed.map(({ login }) => login).sort()).toEqual(known.map(({ login }) => login).sort());
    const acts = await owner('select action, object from guicheng.administrative_act order by at');
    expect(acts).toEqual([{ action: 'link-identity', object: person }]);
  });

  it('counts as with a second factor where the provider says that there was one', async () => {
    await link('clerk', provider.issuer, 'subject-2');
    expect((await signIn('subject-2+mfa')).reply.body).toMatchObject({ strength: 'account+factor' });
    expect((await signIn('subject-2')).reply.body).toMatchObject({ strength: 'account' });
  });

  it('of a disabled account is refused in words', async () => {
    await owner(`update guicheng.account set disabled = true where login = 'clerk'`);
    const { reply } = await signIn('subject-2');
    await owner(`update guicheng.account set disabled = false where login = 'clerk'`);
    expect([reply.status, reply.code]).toEqual([403, 'ACCOUNT_DISABLED']);
  });

  it('that was declined there is none', async () => {
    const visitor = new Visitor(api.base);
    const back = await visitProvider((await begin(visitor)).href, null);
    const since = await mark();
    expect((await finish(visitor, back.search)).code).toBe('SIGN_IN_DECLINED');
    expect(await recorded(since)).toEqual([{ action: 'sign-in-oidc', code: 'SIGN_IN_DECLINED', reason: 'ACCESS_DENIED' }]);
  });

  it('is good once, in time, and in the browser that began it', async () => {
    const { visitor, back } = await signIn('subject-1');
    expect((await finish(visitor, back.search)).code).toBe('SIGN_IN_ANSWER_EXPIRED');

    const [begun, other] = [new Visitor(api.base), new Visitor(api.base)];
    const stolen = await visitProvider((await begin(begun)).href, 'subject-1');
    await begin(other);
    expect((await finish(other, stolen.search)).code).toBe('SIGN_IN_ANSWER_EXPIRED');
    expect((await finish(new Visitor(api.base), stolen.search)).code).toBe('SIGN_IN_ANSWER_EXPIRED');
    expect((await finish(begun, stolen.search)).status).toBe(200);

    const late = new Visitor(api.base);
    const answer = await visitProvider((await begin(late)).href, 'subject-1');
    await owner(`update guicheng.sign_in_request set expires_at = now() - interval '1 second'`);
    expect((await finish(late, answer.search)).code).toBe('SIGN_IN_ANSWER_EXPIRED');
  });

  it('is refused with somebody else’s code, and with the code of another request', async () => {
    const [one, two] = [new Visitor(api.base), new Visitor(api.base)];
    const mine = await visitProvider((await begin(one)).href, 'subject-1');
    const theirs = await visitProvider((await begin(two)).href, 'subject-1');
    const mixed = new URLSearchParams(mine.search);
    mixed.set('code', theirs.searchParams.get('code') ?? '');
    // Bound by PKCE: the code belongs to the other request's verifier.
    expect((await finish(one, mixed.toString())).code).toBe('SIGN_IN_ANSWER_INVALID');
  });

  it('proves once more who asks, asking there anew; somebody else’s proof is none', async () => {
    const { visitor } = await signIn('subject-1');
    await owner('update guicheng.session set factor_at = null');
    const before = visitor.cookies.get('guicheng');
    const location = await begin(visitor, true);
    expect(location.searchParams.get('prompt')).toBe('login');
    const wrong = await finish(visitor, (await visitProvider(location.href, 'subject-2')).search);
    expect(wrong.code).toBe('SIGN_IN_ANSWER_INVALID');
    const right = await finish(visitor, (await visitProvider((await begin(visitor, true)).href, 'subject-1')).search);
    expect(right.status).toBe(200);
    expect(visitor.cookies.get('guicheng')).not.toBe(before);
    const [session] = await owner<{ fresh: boolean }>(
      'select factor_at is not null as fresh from guicheng.session where factor_at is not null',
    );
    expect(session?.fresh).toBe(true);
    const stranger = new Visitor(api.base);
    expect((await stranger.post('/session/methods/oidc/begin', { fresh: true })).code).toBe('SESSION_EXPIRED');
  });

  it('does not link by a telephone number unless the deployment wants that', async () => {
    await owner(`update guicheng.person set phone = '13800002001' where id = $1`, [await personOf('member')]);
    expect((await signIn('phone-13800002001')).reply.code).toBe('IDENTITY_UNKNOWN');
  });
});

describe('by a real provider whose verified numbers the deployment trusts', () => {
  let provider: RunningProvider;
  beforeAll(async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${publicUrl}/sign-in/return`);
    api = await startApi({ port, signIn: { publicUrl, oidc: oidcOf(provider.issuer, true), oidcLinksByPhone: true } });
    await owner(`update guicheng.person set phone = '13800002001' where id = $1`, [await personOf('member')]);
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await provider?.stop();
  }, 60_000);

  it('links by a verified number, once and on the record; not by one that is not verified, nor by one that nobody has', async () => {
    const signIn = async (name: string) => {
      const visitor = new Visitor(api.base);
      return finish(visitor, (await visitProvider((await begin(visitor)).href, name)).search);
    };
    expect((await signIn('phone-13800002001-unverified')).code).toBe('IDENTITY_UNKNOWN');
    expect((await signIn('phone-13800002999')).code).toBe('IDENTITY_UNKNOWN');
    expect((await signIn('phone-13800002001')).body).toMatchObject({ person: { id: await personOf('member') } });
    expect((await signIn('phone-13800002001')).status).toBe(200);
    const acts = await owner('select actor, action, object, details from guicheng.administrative_act');
    expect(acts).toEqual([
      { actor: null, action: 'link-identity', object: await personOf('member'), details: { by: 'verified-phone' } },
    ]);
    // The number passes to somebody else: the identity stays where it was, and the number alone opens nothing.
    await owner(`update guicheng.person set phone = null where id = $1`, [await personOf('member')]);
    await owner(`update guicheng.person set phone = '13800002001' where id = $1`, [await personOf('clerk')]);
    expect((await signIn('phone-13800002001')).body).toMatchObject({ person: { id: await personOf('member') } });
  });
});

describe('by a provider that lies', () => {
  let provider: DishonestProvider;
  beforeAll(async () => {
    provider = await startDishonestProvider();
    api = await startApi({ signIn: { publicUrl: 'http://127.0.0.1:1', oidc: oidcOf(provider.issuer) } });
    await link('secretary', provider.issuer, 'subject-1');
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await provider?.stop();
  }, 60_000);

  async function answered(lie: Lie, change: (answer: URLSearchParams) => void = () => undefined) {
    const visitor = new Visitor(api.base);
    const location = await begin(visitor);
    provider.next('subject-1', location.searchParams.get('nonce') ?? '', lie);
    const answer = new URLSearchParams({ code: 'c', state: location.searchParams.get('state') ?? '', iss: provider.issuer });
    change(answer);
    const since = await mark();
    const reply = await finish(visitor, answer.toString());
    return { visitor, reply, rows: await recorded(since) };
  }
  const now = () => Math.floor(Date.now() / 1000);

  it('but not this time, enters: what is refused below is refused for what is wrong with it', async () => {
    const { reply, rows } = await answered({});
    expect([reply.status, reply.body.person?.id]).toEqual([200, await personOf('secretary')]);
    expect(rows).toEqual([{ action: 'sign-in-oidc', code: 'OK', reason: null }]);
  });

  const lies: [string, () => Lie][] = [
    ['is signed with a key that is not the provider’s', () => ({ sign: 'other-key' })],
    ['is not signed at all (algorithm none)', () => ({ sign: 'none' })],
    ['is signed with our own secret instead of the provider’s key', () => ({ sign: 'client-secret' })],
    ['has expired', () => ({ claims: { exp: now() - 120, iat: now() - 600 } })],
    ['answers another request (nonce)', () => ({ claims: { nonce: 'another' } })],
    ['carries no nonce', () => ({ claims: { nonce: undefined } })],
    ['speaks for another issuer', () => ({ claims: { iss: 'https://id.example.net' } })],
    ['was made for another house', () => ({ claims: { aud: 'another' } })],
    ['names nobody', () => ({ claims: { sub: undefined } })],
    ['is not there', () => ({ answer: { status: 200, body: { access_token: 'a', token_type: 'Bearer' } } })],
    ['is no token', () => ({ answer: { status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token: 'x.y.z' } } })],
    ['is refused by the provider', () => ({ answer: { status: 400, body: { error: 'invalid_grant' } } })],
  ];
  it.each(lies)('is refused, on the record and with nothing half done, when its token %s', async (_what, lie) => {
    const { visitor, reply, rows } = await answered(lie());
    expect([reply.status, reply.code]).toEqual([401, 'SIGN_IN_ANSWER_INVALID']);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      action: 'sign-in-oidc',
      code: 'SIGN_IN_ANSWER_INVALID',
      reason: expect.stringMatching(/^[A-Z_]+$/) as string,
    });
    expect(visitor.cookies.has('guicheng')).toBe(false);
    expect(await owner('select 1 from guicheng.sign_in_request')).toEqual([]);
  });

  const mixed: [string, (answer: URLSearchParams) => void, string][] = [
    [
      'says that it comes from another provider',
      (answer) => answer.set('iss', 'https://id.example.net'),
      'SIGN_IN_ANSWER_INVALID',
    ],
    ['does not say from which provider it comes', (answer) => answer.delete('iss'), 'SIGN_IN_ANSWER_INVALID'],
    ['has another state', (answer) => answer.set('state', 'x'), 'SIGN_IN_ANSWER_EXPIRED'],
    ['has no state', (answer) => answer.delete('state'), 'SIGN_IN_ANSWER_EXPIRED'],
    ['has no code', (answer) => answer.delete('code'), 'SIGN_IN_ANSWER_INVALID'],
    ['has two codes', (answer) => answer.append('code', 'd'), 'SIGN_IN_ANSWER_INVALID'],
  ];
  it.each(mixed)('is refused when its answer %s', async (_what, change, code) => {
    const { visitor, reply, rows } = await answered({}, change);
    expect([reply.status, reply.code]).toEqual([401, code]);
    expect(rows.map((row) => row.code)).toEqual([code]);
    expect(visitor.cookies.has('guicheng')).toBe(false);
    await owner('delete from guicheng.sign_in_request');
  });

  it('that breaks is said to be away, and the next sign-in works', async () => {
    expect((await answered({ answer: { status: 500, body: {} } })).reply.code).toBe('SIGN_IN_UNAVAILABLE');
    expect((await answered({})).reply.status).toBe(200);
  });
});
