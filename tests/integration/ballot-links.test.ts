/** Personal links to one sitting, by HTTP on the real API: who may open them, what they show, and that they open nothing else. */
import type { LinkOpened, LinkView, ListPage, NoticeView, OrganView, SittingLinks } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { nothing, requests, routes } from '../support/routes';
import { startGateway, type TestGateway } from '../support/sms-gateway';
import { Visitor } from '../support/visitor';

let api: RunningApi;
let secretary: HttpClient;
let sitting: string;
let members: string[];

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const path = (rest = '') => `/sittings/${sitting}/links${rest}`;
const member = (n: number) => members[n] as string;
const phoneOf = (n: number) => `1380000${String(1000 + n)}`;
const digits = (n: number) => String(1000 + n);

async function prepare(running: RunningApi): Promise<void> {
  api = running;
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  const organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
  members = organ.members.map(({ id }) => id);
  for (const [n, id] of members.entries()) await owner('update guicheng.person set phone = $2 where id = $1', [id, phoneOf(n)]);
  sitting = await convene();
}

async function convene(): Promise<string> {
  const convened = await secretary.decide('/sittings', {
    organ: demo.ENVIRONMENT_STANDING_COUNCIL,
    on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    form: 'on-site',
    time: '14:30',
    place: '本会会议室',
    chair: member(0),
    items: [{ title: '听取年度工作汇报' }],
  });
  return convened.stream;
}

async function linkOf(n: number): Promise<string> {
  await secretary.post(path(), { people: [member(n)] });
  const copied = await secretary.post<{ path: string }>(path(`/${member(n)}/copy`), {});
  expect(copied.status).toBe(200);
  return copied.body.path.split('#')[1] as string;
}

async function opened(n: number, token?: string): Promise<Visitor> {
  const visitor = new Visitor(api.base);
  const reply = await visitor.post<LinkOpened>('/ballot-link/session', { token: token ?? (await linkOf(n)), digits: digits(n) });
  expect([reply.status, reply.body]).toEqual([200, { opened: true }]);
  return visitor;
}

const rowOf = async (n: number) =>
  (await secretary.get<SittingLinks>(path())).body.people.find(
    ({ person }) => person.id === member(n),
  ) as SittingLinks['people'][number];

describe('without a message gateway', () => {
  beforeAll(async () => prepare(await startApi()), 120_000);
  afterAll(() => api?.stop(), 60_000);

  describe('the secretariat', () => {
    it('makes one link for each member who has a telephone number on file, and again none', async () => {
      await owner('update guicheng.person set phone = null where id = $1', [member(8)]);
      const made = await secretary.post<SittingLinks>(path(), { people: members });
      expect(made.body.maySend).toBe(false);
      expect(made.body.people.map(({ link }) => link?.state ?? null)).toEqual([...Array<string>(8).fill('in-force'), null]);
      expect(made.body.people.map(({ hasPhone }) => hasPhone)).toEqual([...Array<boolean>(8).fill(true), false]);
      const again = await secretary.post<SittingLinks>(path(), { people: members });
      expect(again.body).toEqual(made.body);
      const rows = await owner('select 1 from guicheng.sitting_link where sitting = $1', [sitting]);
      expect(rows).toHaveLength(8);
    });

    it('copies a link, of 128 bits behind the #, of which the store and the record keep nothing readable', async () => {
      const copied = await secretary.post<{ path: string }>(path(`/${member(1)}/copy`), {});
      expect(copied.body.path).toMatch(/^\/l#[\w-]{22}$/);
      const token = copied.body.path.slice(3);
      const whole = await owner<{ row: string }>(
        `select l::text as row from guicheng.sitting_link l union all select a::text from guicheng.attempt a`,
      );
      expect(whole.filter(({ row }) => row.includes(token))).toEqual([]);
      expect((await rowOf(1)).link?.handedOnAt).not.toBeNull();
    });

    it('is the sitting’s own; nobody else sees the board or makes links', async () => {
      for (const [login, status] of [
        ['president', 403],
        ['member', 403],
        ['official', 403],
        ['tj-secretary', 404],
      ] as const) {
        const other = await HttpClient.signedIn(api.base, login);
        for (const [method, at, body] of [
          ['GET', path(), undefined],
          ['POST', path(), { people: [member(0)] }],
          ['POST', path(`/${member(1)}/copy`), {}],
          ['POST', path(`/${member(1)}/revoke`), {}],
        ] as const)
          expect([login, at, (await other.request(method, at, body)).status]).toEqual([login, at, status]);
      }
    });

    it('makes none for somebody who is not on the roll, and sends none where no gateway is', async () => {
      const [stranger] = await owner<{ person: string }>(`select person from guicheng.account where login = 'tj-secretary'`);
      expect((await secretary.post(path(), { people: [stranger?.person] })).body.error?.code).toBe('NOT_ON_ROLL');
      expect((await secretary.post(path('/send'), { people: [member(0)] })).body.error?.code).toBe('NOT_FOUND');
    });
  });

  describe('a member', () => {
    it('opens it with the last four digits, reads the notice, and answers; the secretariat sees it and how', async () => {
      const visitor = await opened(2);
      const read = await visitor.get<LinkView>('/ballot-link');
      expect(read.body).toMatchObject({
        strength: 'link',
        sitting: {
          time: '14:30',
          place: '本会会议室',
          organ: { zh: '常务理事会' },
          agenda: [{ subject: '听取年度工作汇报' }],
          phase: 'convened',
        },
        reply: null,
        mayReply: true,
      });
      expect((await visitor.post('/ballot-link/reply', { reply: 'perhaps' })).code).toBe('FIELD_INVALID');
      await visitor.post('/ballot-link/reply', { reply: 'attend' });
      const answered = await visitor.post<LinkView>('/ballot-link/reply', { reply: 'excused', reason: '出差' });
      expect(answered.body.reply).toMatchObject({ reply: 'excused', reason: '出差', identified: { zh: '个人链接' } });
      const row = await rowOf(2);
      expect(row.reply).toMatchObject({ reply: 'excused', reason: '出差', identified: { zh: '个人链接' } });
      expect(row.link?.openedAt).not.toBeNull();
      const kept = await owner<{ version: number; reply: string; strength: string }>(
        'select version, reply, strength from guicheng.sitting_reply where person = $1 order by version',
        [member(2)],
      );
      expect(kept).toEqual([
        { version: 1, reply: 'attend', strength: 'link' },
        { version: 2, reply: 'excused', strength: 'link' },
      ]);
    });

    it('has one live session: opening it elsewhere ends the one before', async () => {
      const token = await linkOf(3);
      const first = await opened(3, token);
      const second = await opened(3, token);
      expect((await first.get('/ballot-link')).code).toBe('SESSION_EXPIRED');
      expect((await second.get('/ballot-link')).status).toBe(200);
    });

    it('is out when the link is revoked, when it expires, and when he leaves', async () => {
      const revoked = await opened(3);
      await secretary.post(path(`/${member(3)}/revoke`), {});
      expect((await revoked.get('/ballot-link')).code).toBe('SESSION_EXPIRED');
      const expired = await opened(3);
      await owner("update guicheng.sitting_link set expires_at = now() - interval '1 second' where person = $1", [member(3)]);
      expect((await expired.get('/ballot-link')).code).toBe('SESSION_EXPIRED');
      const left = await opened(3);
      expect((await left.post('/ballot-link/leave', {})).status).toBe(204);
      expect((await left.get('/ballot-link')).code).toBe('SESSION_EXPIRED');
    });

    it('signs nobody out of an account by opening it in the same browser', async () => {
      const visitor = await Visitor.signedIn(api.base, 'member');
      await visitor.post('/ballot-link/session', { token: await linkOf(4), digits: digits(4) });
      expect((await visitor.get('/inbox')).status).toBe(200);
      expect((await visitor.get('/ballot-link')).status).toBe(200);
    });

    it('may not answer once the meeting is closed', async () => {
      const before = sitting;
      sitting = await convene();
      const visitor = await opened(5);
      await owner(`update guicheng.sitting set phase = 'closed' where id = $1`, [sitting]);
      expect((await visitor.post('/ballot-link/reply', { reply: 'attend' })).code).toBe('SITTING_CLOSED');
      sitting = before;
    });
  });

  describe('a forwarded link', () => {
    it('tells nothing by being read: a chat program’s preview gets the page and changes nothing', async () => {
      const token = await linkOf(6);
      const marks = () =>
        owner(`select opened_at, failures from guicheng.sitting_link where person = $1 and revoked_at is null`, [member(6)]);
      const before = await marks();
      const visitor = new Visitor(api.base, { 'user-agent': 'WeChat preview' });
      for (const at of [`/l#${token}`, '/api/ballot-link', '/api/ballot-link/session']) await visitor.fetch(at);
      expect(visitor.cookies.size).toBe(0);
      expect(await marks()).toEqual(before);
    });

    it('is locked after five wrong tries, also for its owner, and the secretariat is told', async () => {
      const token = await linkOf(6);
      const visitor = new Visitor(api.base);
      const told: unknown[] = [];
      for (let n = 0; n < 5; n += 1) {
        const reply = await visitor.post('/ballot-link/session', { token, digits: '0000' });
        told.push([reply.code, reply.body.error?.details['left']]);
        expect(reply.body.error?.message.zh).toContain('此链接仅限本人使用');
      }
      expect(told).toEqual([...[4, 3, 2, 1].map((left) => ['LINK_DIGITS_WRONG', left]), ['LINK_LOCKED', undefined]]);
      expect((await visitor.post('/ballot-link/session', { token, digits: digits(6) })).code).toBe('LINK_LOCKED');
      expect((await rowOf(6)).link?.state).toBe('locked');
      const notices = await secretary.get<ListPage<NoticeView>>('/notices?limit=100');
      expect(
        notices.body.items.filter(({ message, sitting: about }) => message === 'link-locked' && about === sitting),
      ).toHaveLength(1);
      const renewed = await linkOf(6);
      expect(renewed).not.toBe(token);
      await opened(6, renewed);
    });

    it('of many tries at once hears five', async () => {
      const token = await linkOf(7);
      const visitor = new Visitor(api.base);
      const tries = Array.from({ length: 12 }, (_, n) =>
        visitor.post('/ballot-link/session', { token, digits: String(2000 + n) }),
      );
      const codes = (await Promise.all(tries)).map(({ code }) => code);
      expect(codes.filter((code) => code === 'LINK_DIGITS_WRONG')).toHaveLength(4);
      expect(codes.filter((code) => code === 'LINK_LOCKED')).toHaveLength(8);
    });

    it('that nobody made, was revoked, or is no token hears the same', async () => {
      const token = await linkOf(5);
      await secretary.post(path(`/${member(5)}/revoke`), {});
      const visitor = new Visitor(api.base);
      const heard = [];
      for (const tried of [token, 'x', '0'.repeat(22)]) {
        const { status, body } = await visitor.post('/ballot-link/session', { token: tried, digits: digits(5) });
        heard.push(JSON.stringify([status, body]));
      }
      expect(new Set(heard).size).toBe(1);
      expect(heard[0]).toContain('LINK_NOT_VALID');
    });
  });

  describe('the session of a link', () => {
    it('opens its own routes and no other, although it comes in the cookie of an account', async () => {
      // A member of the council, who by his posts could read cases and sittings.
      const visitor = await opened(4);
      visitor.cookies.set('guicheng', visitor.cookies.get('guicheng-link') ?? '');
      const things = { ...nothing(), sitting, society: demo.ENVIRONMENT_SOCIETY, member: member(4) };
      const elsewhere = [...routes(['public']), ...routes(['own-sitting'])];
      const closed = routes().filter((route) => !elsewhere.includes(route));
      expect(closed.length).toBeGreaterThan(40);
      const told: string[] = [];
      for (const route of closed) {
        const [method = '', pattern = ''] = route.split(' ');
        const request = requests[route]?.(things) ?? { path: `/${pattern.replace(/:\w+/g, sitting)}`, body: {} };
        const { status, code } = await visitor.ask(method, request.path, method === 'GET' ? undefined : request.body);
        told.push(`${status} ${code}`);
      }
      expect([...new Set(told)]).toEqual(['403 FORBIDDEN']);
      expect((await visitor.get('/ballot-link')).status).toBe(200);
      expect(routes(['own-sitting']).sort()).toEqual([
        'GET ballot-link',
        'GET ballot-link/files/:file/pages',
        'GET ballot-link/files/:file/pages/:n',
        'POST ballot-link/leave',
        'POST ballot-link/meeting-demand',
        'POST ballot-link/objections',
        'POST ballot-link/reply',
        'POST ballot-link/secret-votes',
        'POST ballot-link/votes',
      ]);
    });

    it('is no account’s: an account’s session does not open the link’s routes', async () => {
      const visitor = await Visitor.signedIn(api.base, 'member');
      visitor.cookies.set('guicheng-link', visitor.cookies.get('guicheng') ?? '');
      expect((await visitor.get('/ballot-link')).code).toBe('FORBIDDEN');
    });
  });
});

describe('with a message gateway', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
    const sms = { url: gateway.url, token: gateway.token };
    await prepare(await startApi({ signIn: { sms, publicUrl: 'https://guicheng.example.org' } }));
    await secretary.post(path(), { people: members });
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await gateway?.stop();
  }, 60_000);

  it('sends each its own link, without a word of what is to be decided', async () => {
    const sent = await secretary.post<SittingLinks>(path('/send'), { people: [member(0), member(1)] });
    expect(sent.body.people.filter(({ link }) => link?.sentAt)).toHaveLength(2);
    expect(gateway.taken.map(({ to, template }) => [to, template])).toEqual([
      [phoneOf(0), 'sitting-link'],
      [phoneOf(1), 'sitting-link'],
    ]);
    for (const { text } of gateway.taken) {
      expect(text).toMatch(
        /^示例省环境学会：您有 1 份会议通知，请于\d{1,2}月\d{1,2}日下午2时30分前回复。https:\/\/guicheng\.example\.org\/l#[\w-]{22}$/,
      );
      expect(text).not.toContain('年度工作');
    }
    gateway.answer(500);
    expect((await secretary.post(path('/send'), { people: [member(2)] })).body.error?.code).toBe('MESSAGE_NOT_SENT');
    gateway.answer(200);
    expect((await rowOf(2)).link?.sentAt).toBeNull();
  });

  it('opens with the digits and a code to the number on file, and is then the stronger', async () => {
    const token = await linkOf(3);
    const visitor = new Visitor(api.base);
    const open = (more: object) => visitor.post<LinkOpened>('/ballot-link/session', { token, digits: digits(3), ...more });
    expect((await open({})).body).toEqual({ opened: false });
    expect(visitor.cookies.size).toBe(0);
    const message = await until('the code', 5_000, () =>
      Promise.resolve(gateway.taken.find(({ template }) => template === 'link-code')),
    );
    expect(message.to).toBe(phoneOf(3));
    const code = message.values['code'] ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect((await open({ code: code === '111111' ? '222222' : '111111' })).code).toBe('CODE_WRONG');
    expect((await open({})).code).toBe('CODE_TOO_SOON');
    expect((await visitor.post('/ballot-link/session', { token, digits: '0000', code })).code).toBe('LINK_DIGITS_WRONG');
    expect((await open({ code })).body).toEqual({ opened: true });
    expect((await visitor.get<LinkView>('/ballot-link')).body.strength).toBe('link+code');
    expect((await open({ code })).code).toBe('CODE_WRONG');
    await visitor.post('/ballot-link/reply', { reply: 'attend' });
    expect((await rowOf(3)).reply?.identified.zh).toBe('个人链接加短信验证码');
  });

  it('sends its code to whoever has the link and the digits, however many ask from the same place', async () => {
    await owner(
      `insert into guicheng.sent_code (phone_hash, address_hash, purpose, code_hash, expires_at)
       select 'of another member ' || n, address_hash, purpose, 'used', now() from guicheng.sent_code, generate_series(1, 300) n where purpose = 'link'`,
    );
    const token = await linkOf(4);
    const opened = await new Visitor(api.base).post<LinkOpened>('/ballot-link/session', { token, digits: digits(4) });
    expect([opened.status, opened.body]).toEqual([200, { opened: false }]);
    await until('the code', 5_000, () =>
      Promise.resolve(gateway.taken.some(({ to, template }) => template === 'link-code' && to === phoneOf(4))),
    );
  });
});
