/** Signing in, staying in and being put out, by HTTP on the real API and PostgreSQL. */
import type { SessionView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
}, 120_000);
afterAll(() => api?.stop(), 60_000);
beforeEach(() =>
  api.environment.owner('update guicheng.account set disabled = false, failures = 0, locked_until = null').then(() => undefined),
);

const OURS = { 'content-type': 'application/json', 'x-requested-with': 'guicheng' };
type Headers = Record<string, string>;

const signIn = (login: string, password = demo.DEMO_PASSWORD, headers: Headers = OURS) =>
  fetch(`${api.base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ login, password }) });
const setCookie = (reply: Response) => reply.headers.getSetCookie()[0] ?? '';
const cookieOf = (reply: Response) => setCookie(reply).split(';')[0] ?? '';
const signedIn = async (login: string) => cookieOf(await signIn(login));
const whoAmI = (cookie: string, headers: Headers = {}) => fetch(`${api.base}/api/session`, { headers: { cookie, ...headers } });
const codeOf = async (reply: Response) => ((await reply.json()) as { error?: { code: string } }).error?.code;
const accountOf = (login: string) => `(select person from guicheng.account where login = '${login}')`;
const refusals = (login: string) =>
  api.environment
    .owner<{ code: string }>(
      `select code from guicheng.attempt where action = 'sign-in' and actor = ${accountOf(login)} order by id`,
    )
    .then((rows) => rows.map(({ code }) => code));

describe('a session', () => {
  it('begins with a cookie that no script reads and no other site sends, and of which the store keeps only a hash', async () => {
    const reply = await signIn('secretary');
    expect(reply.status).toBe(200);
    expect(setCookie(reply)).toMatch(/^guicheng=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = cookieOf(reply).slice('guicheng='.length);
    const stored = await api.environment.owner<{ row: string }>(`select s::text as row from guicheng.session s`);
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  it('is bound to the host behind TLS, where the other cookie means nothing', async () => {
    const tls = { 'x-forwarded-proto': 'https' };
    const cookie = cookieOf(await signIn('secretary', demo.DEMO_PASSWORD, { ...OURS, ...tls }));
    expect(setCookie(await signIn('secretary', demo.DEMO_PASSWORD, { ...OURS, ...tls }))).toMatch(
      /^__Host-guicheng=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect((await whoAmI(cookie, tls)).status).toBe(200);
    expect((await whoAmI(cookie.replace('__Host-', ''), tls)).status).toBe(401);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('has a new token at every sign-in, and signing out ends that one alone', async () => {
    const [first, second] = [await signedIn('secretary'), await signedIn('secretary')];
    expect(first).not.toBe(second);
    const out = await fetch(`${api.base}/api/session`, { method: 'DELETE', headers: { ...OURS, cookie: first } });
    expect(out.status).toBe(204);
    expect(await codeOf(await whoAmI(first))).toBe('SESSION_EXPIRED');
    expect((await whoAmI(second)).status).toBe(200);
  });

  it.each([
    ['two hours without a request', `used_at = now() - interval '121 minutes'`, `used_at = now() - interval '118 minutes'`],
    ['twelve hours', `expires_at = now() - interval '1 second'`, `expires_at = now() + interval '1 minute'`],
  ])('ends after %s, not before', async (_when, over, notYet) => {
    const cookie = await signedIn('clerk');
    const age = (change: string) =>
      api.environment.owner(`update guicheng.session set ${change} where person = ${accountOf('clerk')}`);
    await age(notYet);
    expect((await whoAmI(cookie)).status).toBe(200);
    await age(over);
    expect(await codeOf(await whoAmI(cookie))).toBe('SESSION_EXPIRED');
  });

  it('is used by a request, and noted so once a minute', async () => {
    const cookie = await signedIn('clerk');
    const used = async () =>
      (
        await api.environment.owner<{ seconds: number; version: string }>(
          `select extract(epoch from now() - max(used_at))::float8 as seconds, max(xmin::text::bigint)::text as version
             from guicheng.session where person = ${accountOf('clerk')}`,
        )
      )[0];
    const before = await used();
    expect((await whoAmI(cookie)).status).toBe(200);
    expect((await used())?.version).toBe(before?.version);
    await api.environment.owner(
      `update guicheng.session set used_at = used_at - interval '61 seconds' where person = ${accountOf('clerk')}`,
    );
    expect((await used())?.seconds).toBeGreaterThan(60);
    expect((await whoAmI(cookie)).status).toBe(200);
    expect((await used())?.seconds).toBeLessThan(30);
  });

  it('ends with the next request after the account was disabled, and nobody signs in with it', async () => {
    const cookie = await signedIn('clerk');
    await api.environment.owner(`update guicheng.account set disabled = true where login = 'clerk'`);
    expect(await codeOf(await whoAmI(cookie))).toBe('SESSION_EXPIRED');
    expect(await codeOf(await signIn('clerk'))).toBe('SIGN_IN_FAILED');
  });

  it('carries the posts of this very day, in the time zone of the societies', async () => {
    const cookie = await signedIn('clerk');
    const posts = async () => ((await (await whoAmI(cookie)).json()) as SessionView).posts.length;
    const held = (from: string, to: string) =>
      api.environment.owner(`update guicheng.post set held_from = ${from}, held_to = ${to} where person = ${accountOf('clerk')}`);
    const today = `(guicheng.record_now() at time zone 'Asia/Shanghai')::date`;
    await held(today, today);
    expect(await posts()).toBe(1);
    await held(`${today} - 9`, `${today} - 1`);
    expect(await posts()).toBe(0);
    await held(`${today} + 1`, 'null');
    expect(await posts()).toBe(0);
    await held(`'2024-01-01'`, 'null');
    expect(await posts()).toBe(1);
  });
});

describe('a stream of changes', () => {
  async function listen(cookie: string, behind?: string): Promise<{ said: string; ended: boolean; leave: () => void }> {
    const line = new AbortController();
    const heard = { said: '', ended: false, leave: () => line.abort() };
    const headers = { cookie, ...(behind === undefined ? {} : { 'last-event-id': behind }) };
    const reply = await fetch(`${api.base}/api/live`, { headers, signal: line.signal });
    expect(reply.status).toBe(200);
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) heard.said += decoder.decode(part.value);
      heard.ended = true;
    })().catch(() => undefined);
    await until('the stream to begin', 5_000, () => Promise.resolve(heard.said.includes('retry')));
    return heard;
  }
  const notify = (...topics: string[]) =>
    api.environment.owner(`select pg_notify('guicheng_live', $1)`, [JSON.stringify({ topics })]);

  it('goes on behind what it heard last, and begins anew when nobody knows that any more', async () => {
    const cookie = await signedIn('secretary');
    const first = await listen(cookie);
    await notify('inbox');
    await until('it to hear', 5_000, () => Promise.resolve(first.said.includes('inbox')));
    const id = [...first.said.matchAll(/^id: (\S+)$/gm)].at(-1)?.[1];
    const witness = await listen(cookie);
    first.leave();
    await notify('notices');
    await until('somebody else to hear', 5_000, () => Promise.resolve(witness.said.includes('notices')));
    const second = await listen(cookie, id);
    await until('it to hear what it missed', 5_000, () => Promise.resolve(second.said.includes('notices')));
    expect(second.said).not.toContain('inbox');
    const stranger = await listen(cookie, 'of-another-process.7');
    await until('it to hear that all is to be read', 5_000, () => Promise.resolve(stranger.said.includes('{"topics":["*"]}')));
    for (const stream of [witness, second, stranger]) stream.leave();
  });

  it('ends at the next change once the account is disabled, and tells nothing of it', async () => {
    const [disabled, other] = await Promise.all([listen(await signedIn('clerk')), listen(await signedIn('secretary'))]);
    await notify('inbox');
    await until('both to hear', 5_000, () => Promise.resolve(disabled.said.includes('inbox') && other.said.includes('inbox')));
    await api.environment.owner(`update guicheng.account set disabled = true where login = 'clerk'`);
    await notify('notices', 'inbox');
    await until('the stream to end', 5_000, () => Promise.resolve(disabled.ended));
    expect(disabled.said).not.toContain('notices');
    await until('the other to hear', 5_000, () => Promise.resolve(other.said.includes('notices')));
    expect(other.ended).toBe(false);
  });

  it('tells nothing of a sitting to somebody whose post has ended meanwhile', async () => {
    const [sitting] = await api.environment.owner<{ id: string }>(
      `with s as (insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed)
         values (gen_random_uuid(), 'sitting', 0, '{}', '', now(), true) returning id)
       insert into guicheng.sitting (id, society, organ, held_on, form, chair, recorder, phase, items, roll)
         select id, $1, $2, current_date, 'on-site', $3, $3, 'closed', '[]', '{}' from s returning id`,
      [demo.ENVIRONMENT_SOCIETY, demo.ENVIRONMENT_STANDING_COUNCIL, demo.people[5]?.id],
    );
    const topic = `sitting:${sitting?.id}`;
    const heard = await listen(await signedIn('supervisor'));
    await notify(topic);
    await until('the topic', 5_000, () => Promise.resolve(heard.said.includes(topic)));
    await api.environment.owner(`update guicheng.post set held_to = '2024-01-02' where person = ${accountOf('supervisor')}`);
    const before = heard.said.split(topic).length;
    await notify(topic, 'inbox');
    await until('the rest', 5_000, () => Promise.resolve(heard.said.includes('inbox')));
    await api.environment.owner(`update guicheng.post set held_to = null where person = ${accountOf('supervisor')}`);
    expect(heard.said.split(topic).length).toBe(before);
  });
});

describe('guessing', () => {
  it('is locked after five wrong tries, says for how long, and then not even the right password enters', async () => {
    for (let n = 0; n < 5; n += 1) expect(await codeOf(await signIn('member', 'wrong'))).toBe('SIGN_IN_FAILED');
    const locked = await signIn('member');
    expect(locked.status).toBe(429);
    const { error } = (await locked.json()) as { error: { code: string; message: { zh: string }; details: { minutes: number } } };
    expect(error).toMatchObject({ code: 'ACCOUNT_LOCKED', details: { minutes: 10 } });
    expect(error.message.zh).toContain('10');
    await api.environment.owner(`update guicheng.account set locked_until = now() - interval '1 second' where login = 'member'`);
    expect((await signIn('member')).status).toBe(200);
    expect((await refusals('member')).slice(0, 5)).toEqual(Array(5).fill('SIGN_IN_FAILED'));
  });

  it('all at once gets no more than five answers about the password', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => signIn('official2', 'wrong').then(codeOf)));
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(15);
  });

  it('learns nothing of whether an account exists: the same words, about the same time, the same lock', async () => {
    const timed = async (login: string) => {
      const begin = performance.now();
      const reply = await signIn(login, 'wrong');
      return { status: reply.status, body: await reply.text(), ms: performance.now() - begin };
    };
    const rounds: Record<'known' | 'unknown', Awaited<ReturnType<typeof timed>>[]> = { known: [], unknown: [] };
    for (let n = 0; n < 6; n += 1) {
      rounds.known.push(await timed('head'));
      rounds.unknown.push(await timed('nobody-of-that-name'));
    }
    const said = (replies: typeof rounds.known) => replies.map(({ status, body }) => `${status} ${body}`);
    expect(said(rounds.unknown)).toEqual(said(rounds.known));
    const fastest = (replies: typeof rounds.known) => Math.min(...replies.slice(0, 5).map(({ ms }) => ms));
    expect(fastest(rounds.unknown)).toBeGreaterThan(fastest(rounds.known) / 3);
  });
});

describe('another site', () => {
  it.each<[string, Headers]>([
    ['without our header', { 'content-type': 'application/json' }],
    ['from another site', { ...OURS, 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour of the same domain', { ...OURS, 'sec-fetch-site': 'same-site' }],
    ['with a foreign origin', { ...OURS, origin: 'https://elsewhere.example' }],
    ['with no origin to name', { ...OURS, origin: 'null' }],
  ])('changes nothing %s', async (_how, headers) => {
    expect(await codeOf(await signIn('secretary', demo.DEMO_PASSWORD, headers))).toBe('FORBIDDEN');
    const cookie = await signedIn('secretary');
    const out = await fetch(`${api.base}/api/session`, { method: 'DELETE', headers: { ...headers, cookie } });
    expect(out.status).toBe(403);
    expect((await whoAmI(cookie)).status).toBe(200);
  });

  it('is not what our own pages are', async () => {
    for (const headers of [{ origin: api.base }, { 'sec-fetch-site': 'same-origin' }] as Headers[]) {
      expect((await signIn('secretary', demo.DEMO_PASSWORD, { ...OURS, ...headers })).status).toBe(200);
    }
  });
});
