/** Signing in by a code to one's phone: the same answer for everybody, few tries, few messages. */
import type { FactorView, SessionView } from '../../libs/contracts';
import { until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { startGateway, type TestGateway } from '../support/sms-gateway';
import { Visitor } from '../support/visitor';

let api: RunningApi;
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
  const sms = { url: gateway.url, token: gateway.token };
  api = await startApi({ signIn: { sms, publicUrl: 'https://guicheng.example.org' } });
  await owner(`update guicheng.person p set phone = '1380000' || (3000 + n.n) from (
      select person, row_number() over (order by login) as n from guicheng.account) n where n.person = p.id`);
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await gateway?.stop();
}, 60_000);

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const phoneOf = async (login: string) =>
  (
    await owner<{ phone: string }>(
      'select phone from guicheng.person p join guicheng.account a on a.person = p.id where login = $1',
      [login],
    )
  )[0]?.phone ?? '';
/** Minutes are not waited for. */
const minutesPass = (minutes: number) =>
  owner(
    `update guicheng.sent_code set sent_at = sent_at - make_interval(mins => $1), expires_at = expires_at - make_interval(mins => $1)`,
    [minutes],
  );

async function codeFor(visitor: Visitor, phone: string): Promise<string> {
  const before = gateway.taken.length;
  expect((await visitor.post('/session/codes', { phone })).status).toBe(202);
  const message = await until('the message', 5_000, () => Promise.resolve(gateway.taken[before]));
  expect(message).toMatchObject({ to: phone, template: 'sign-in-code', text: expect.stringContaining('请勿告诉他人') as string });
  return message.values['code'] ?? '';
}
const other = (code: string) => (code === '111111' ? '222222' : '111111');

describe('a code to one’s phone', () => {
  it('opens a session of its own strength, once', async () => {
    const visitor = new Visitor(api.base);
    const phone = await phoneOf('member');
    const code = await codeFor(visitor, phone);
    const written = `+86 ${phone.slice(0, 3)}-${phone.slice(3)}`;
    const entered = await visitor.post<SessionView>('/session/codes/entry', { phone: written, code });
    expect(entered.body).toMatchObject({ strength: 'code', pending: null });
    expect((await visitor.get('/inbox')).status).toBe(200);
    expect((await new Visitor(api.base).post('/session/codes/entry', { phone, code })).code).toBe('CODE_WRONG');
  });

  it('is kept as nothing that could be read, nor is the number', async () => {
    const visitor = new Visitor(api.base);
    const phone = await phoneOf('clerk');
    const code = await codeFor(visitor, phone);
    const rows = await owner<{ row: string }>(
      'select c::text as row from guicheng.sent_code c union all select a::text from guicheng.attempt a',
    );
    expect(rows.filter(({ row }) => row.includes(code) && row.includes(phone))).toEqual([]);
    expect(rows.filter(({ row }) => row.includes(phone))).toEqual([]);
  });

  it('is not sent to a number that nobody has, and the answer does not tell', async () => {
    const [known, unknown] = [new Visitor(api.base), new Visitor(api.base)];
    const before = gateway.taken.length;
    const phone = await phoneOf('president');
    const heard = [];
    for (const [visitor, number] of [
      [known, phone],
      [unknown, '13899999999'],
    ] as const) {
      const first = await visitor.post('/session/codes', { phone: number });
      const second = await visitor.post('/session/codes', { phone: number });
      const wrong = await visitor.post('/session/codes/entry', { phone: number, code: 'x' });
      heard.push(JSON.stringify([first, second.status, second.code, wrong]));
    }
    expect(heard[0]).toBe(heard[1]);
    expect(heard[0]).toContain('CODE_TOO_SOON');
    await until('the one message', 5_000, () => Promise.resolve(gateway.taken.length > before));
    expect(gateway.taken.slice(before).map(({ to }) => to)).toEqual([phone]);
  });

  it('allows five tries, and then the right one does not help', async () => {
    await minutesPass(2);
    const visitor = new Visitor(api.base);
    const phone = await phoneOf('official');
    const code = await codeFor(visitor, phone);
    for (let n = 0; n < 5; n += 1)
      expect((await visitor.post('/session/codes/entry', { phone, code: other(code) })).code).toBe('CODE_WRONG');
    expect((await visitor.post('/session/codes/entry', { phone, code })).code).toBe('CODE_WRONG');
    expect(visitor.cookies.size).toBe(0);
  });

  it('of many tries at once hears five', async () => {
    await minutesPass(2);
    const visitor = new Visitor(api.base);
    const phone = await phoneOf('official');
    const code = await codeFor(visitor, phone);
    const wrong = Array.from({ length: 9 }, () => visitor.post('/session/codes/entry', { phone, code: other(code) }));
    await Promise.all(wrong);
    const [row] = await owner<{ tries: number }>('select tries from guicheng.sent_code order by sent_at desc limit 1');
    expect(row?.tries).toBe(5);
  });

  it('lasts five minutes, and the newest counts', async () => {
    await minutesPass(2);
    const visitor = new Visitor(api.base);
    const phone = await phoneOf('supervisor');
    const first = await codeFor(visitor, phone);
    await minutesPass(4);
    const second = await codeFor(visitor, phone);
    if (first !== second) expect((await visitor.post('/session/codes/entry', { phone, code: first })).code).toBe('CODE_WRONG');
    await minutesPass(5);
    expect((await visitor.post('/session/codes/entry', { phone, code: second })).code).toBe('CODE_WRONG');
  });

  it('is sent once a minute, ten times a day to one number, and thirty times an hour from one place', async () => {
    const visitor = new Visitor(api.base);
    await owner('delete from guicheng.sent_code');
    const ask = (phone: string) => visitor.post('/session/codes', { phone });
    for (let n = 0; n < 10; n += 1) {
      expect((await ask('13899990000')).status).toBe(202);
      const soon = await ask('13899990000');
      expect([soon.code, soon.body.error?.details['seconds']]).toEqual(['CODE_TOO_SOON', expect.any(Number)]);
      await minutesPass(61);
    }
    expect((await ask('13899990000')).code).toBe('CODE_LIMIT');
    await minutesPass(15 * 60);
    expect((await ask('13899990000')).status).toBe(202);
    await owner('delete from guicheng.sent_code');
    for (let n = 0; n < 30; n += 1) expect((await ask(`138999910${String(n).padStart(2, '0')}`)).status).toBe(202);
    expect((await ask('13899992000')).code).toBe('CODE_LIMIT');
    await minutesPass(61);
    expect((await ask('13899992000')).status).toBe(202);
    await owner('delete from guicheng.sent_code');
  });

  it('of two asked for at the same moment is one', async () => {
    const visitor = new Visitor(api.base);
    const both = await Promise.all([1, 2].map(() => visitor.post('/session/codes', { phone: '13899993000' })));
    expect(both.map(({ status }) => status).sort()).toEqual([202, 429]);
  });

  it('opens nothing for a disabled account', async () => {
    const visitor = new Visitor(api.base);
    const phone = await phoneOf('head');
    const code = await codeFor(visitor, phone);
    await owner(`update guicheng.account set disabled = true where login = 'head'`);
    const entered = await visitor.post('/session/codes/entry', { phone, code });
    await owner(`update guicheng.account set disabled = false where login = 'head'`);
    expect(entered.status).toBe(401);
    expect((await visitor.get('/session')).status).toBe(401);
  });

  it('that the gateway does not take is still answered alike', async () => {
    gateway.answer(500);
    const reply = await new Visitor(api.base).post('/session/codes', { phone: await phoneOf('tj-president') });
    gateway.answer(200);
    expect(reply.status).toBe(202);
  });
});

describe('in the demo', () => {
  it('its administrator enters without a second factor, and is offered one', async () => {
    const visitor = await Visitor.signedIn(api.base, 'administrator');
    expect((await visitor.get<SessionView>('/session')).body).toMatchObject({ pending: null, strength: 'account' });
    expect((await visitor.get<FactorView>('/session/factor')).body).toMatchObject({ isSet: false, isDemanded: true });
    expect((await visitor.get('/sign-in/people')).status).toBe(200);
  });
});

describe('a stream of changes', () => {
  it.each([
    ['the session has a new token', (visitor: Visitor) => visitor.post('/session/step-up', { password: 'guicheng-demo' })],
    ['he signs out', (visitor: Visitor) => visitor.ask('DELETE', '/session')],
  ])('ends once %s, and tells nothing more', async (_when, change) => {
    const visitor = await Visitor.signedIn(api.base, 'member');
    const heard = { said: '', ended: false };
    const reply = await visitor.fetch('/api/live');
    const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) heard.said += decoder.decode(part.value);
      heard.ended = true;
    })();
    const notify = (topic: string) => owner(`select pg_notify('guicheng_live', $1)`, [JSON.stringify({ topics: [topic] })]);
    await until('the stream to begin', 5_000, () => Promise.resolve(heard.said.includes('retry')));
    await notify('inbox');
    await until('the first topic', 5_000, () => Promise.resolve(heard.said.includes('inbox')));
    await change(visitor);
    await notify('notices');
    await until('the stream to end', 5_000, () => Promise.resolve(heard.ended));
    expect(heard.said).not.toContain('notices');
  });
});
