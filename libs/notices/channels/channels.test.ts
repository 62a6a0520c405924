/** The channels over real sockets: the other side answers as the other house documents it. */
import { createHmac } from 'node:crypto';
import { startMailServer, type TestMailServer } from '../../../tests/support/mail-server';
import { startWire, type Wire, type WireAnswer, type WireRequest } from '../../../tests/support/wire';
import type { Letter } from '../compose';
import { DingTalkChannel } from './dingtalk';
import { MailChannel } from './mail';
import { isPublic } from './public-address';
import { SmsChannel } from './sms';
import { WebhookChannel } from './webhook';
import { WeComChannel } from './wecom';

const LETTER: Letter = {
  id: 'morning/1',
  subject: '办事提醒',
  text: '您有 1 件待办，请于 5月20日前办理。',
  url: 'https://g.example.org/inbox',
};
const wires: Wire[] = [];
const wire = async (answer: (request: WireRequest) => WireAnswer): Promise<Wire> => {
  const made = await startWire(answer);
  wires.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(wires.splice(0).map((made) => made.stop()));
});

describe('WeCom', () => {
  /** Tokens count from one; which of them is no longer taken, and what the message is answered with. */
  const weCom = async (expired: string[], answer: Record<string, unknown> = { errcode: 0, msgid: 'm1' }) => {
    let tokens = 0;
    const side = await wire(({ path, query }) => {
      if (path.endsWith('/gettoken')) return { body: { errcode: 0, access_token: `t${(tokens += 1)}`, expires_in: 7200 } };
      return { body: expired.includes(query.get('access_token') ?? '') ? { errcode: 42001 } : answer };
    });
    const settings = { corpId: 'corp', agentId: '1000002', secret: 'secret', api: `${side.url}cgi-bin/` };
    return { side, channel: new WeComChannel(settings) };
  };

  it('is asked to drop what it has had, and the token is fetched once', async () => {
    const { side, channel } = await weCom([]);
    expect(await channel.send('li', LETTER)).toEqual({ sent: 'm1' });
    expect(await channel.send('wang', LETTER)).toEqual({ sent: 'm1' });
    expect(side.asked.filter(({ path }) => path.endsWith('gettoken'))).toHaveLength(1);
    expect(side.asked[1]?.body).toMatchObject({ touser: 'li', msgtype: 'text', agentid: 1000002, enable_duplicate_check: 1 });
  });

  it('gets a new token once where the old one has ended', async () => {
    const { side, channel } = await weCom(['t1']);
    expect(await channel.send('li', LETTER)).toEqual({ sent: 'm1' });
    expect(side.asked.filter(({ path }) => path.endsWith('gettoken'))).toHaveLength(2);
  });

  it('that takes no token at all is away, and nobody’s fault', async () => {
    const { channel } = await weCom(['t1', 't2']);
    expect(await channel.send('li', LETTER)).toEqual({ away: 'WECOM_42001' });
  });

  it('tells somebody who is no member from asking too often and from trouble of its own', async () => {
    const answers: [Record<string, unknown>, unknown][] = [
      [{ errcode: 81013 }, { refused: 'NO_SUCH_MEMBER' }],
      [{ errcode: 0, invaliduser: 'li' }, { refused: 'NO_SUCH_MEMBER' }],
      [{ errcode: 45009 }, { away: 'WECOM_45009' }],
      [{ errcode: 50001 }, { later: 'WECOM_50001' }],
    ];
    for (const [answer, sending] of answers) {
      const { channel } = await weCom([], answer);
      expect(await channel.send('li', LETTER)).toEqual(sending);
    }
  });
});

describe('DingTalk', () => {
  const dingTalk = async (answers: Record<string, WireAnswer> = {}) => {
    const side = await wire(({ path, method }) => {
      const special = Object.entries(answers).find(([part]) => `${method} ${path}`.includes(part));
      if (special) return special[1];
      if (path.endsWith('/oauth2/accessToken')) return { body: { accessToken: 't', expireIn: 7200 } };
      if (path.endsWith('/getbyunionid')) return { body: { errcode: 0, result: { userid: 'u-li' } } };
      if (path.endsWith('/asyncsend_v2')) return { body: { errcode: 0, task_id: 256271667526 } };
      return { body: method === 'PUT' ? { result: true } : { id: 'todo-1' } };
    });
    const addresses = { api: `${side.url}v1.0/`, old: side.url };
    return {
      side,
      channel: new DingTalkChannel({ clientId: 'id', clientSecret: 's', corpId: 'corp', agentId: '77', addresses }),
    };
  };

  it('is asked once who somebody is, and told by the name that it knows him by', async () => {
    const { side, channel } = await dingTalk();
    expect(await channel.send('union', LETTER)).toEqual({ sent: '256271667526' });
    expect(await channel.send('union', LETTER)).toEqual({ sent: '256271667526' });
    expect(side.asked.filter(({ path }) => path.endsWith('/getbyunionid'))).toHaveLength(1);
    expect(side.asked.at(-1)?.body).toMatchObject({ agent_id: 77, userid_list: 'u-li' });
  });

  it('keeps a to-do under an id of ours and strikes it out', async () => {
    const { side, channel } = await dingTalk();
    expect(await channel.todos.open('union', { ...LETTER, dueAt: '2026-05-20T16:00:00.000Z' })).toEqual({ sent: 'todo-1' });
    expect(side.asked.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1.0/todo/users/union/tasks',
      body: { sourceId: LETTER.id, subject: LETTER.text, executorIds: ['union'], dueTime: 1779292800000 },
    });
    expect(side.asked.at(-1)?.headers['x-acs-dingtalk-access-token']).toBe('t');
    expect(await channel.todos.done('union', 'todo-1')).toEqual({ sent: null });
    expect(side.asked.at(-1)).toMatchObject({ method: 'PUT', path: '/v1.0/todo/users/union/tasks/todo-1', body: { done: true } });
  });

  it('tells who is not there from asking too often', async () => {
    const gone = await dingTalk({ '/getbyunionid': { body: { errcode: 60121 } } });
    expect(await gone.channel.send('union', LETTER)).toEqual({ refused: 'NO_SUCH_MEMBER' });
    const busy = await dingTalk({ '/asyncsend_v2': { body: { errcode: 88, sub_code: '90018' } } });
    expect(await busy.channel.send('union', LETTER)).toEqual({ away: 'DINGTALK_88' });
  });
});

describe('e-mail', () => {
  let server: TestMailServer;
  let channel: MailChannel;
  beforeAll(async () => {
    server = await startMailServer();
    channel = new MailChannel({ url: server.url, from: '办事提醒 <noreply@example.org>' });
  });
  afterAll(async () => {
    channel.close();
    await server.stop();
  });

  it('arrives with the same id at every try', async () => {
    expect(await channel.send('li@example.org', LETTER)).toEqual({ sent: null });
    expect(await channel.send('li@example.org', LETTER)).toEqual({ sent: null });
    expect(server.received.map(({ to }) => to)).toEqual(['li@example.org', 'li@example.org']);
    expect(server.received[0]?.text).toContain(LETTER.text);
    const ids = server.received.map(({ raw }) => /^message-id:\s*(\S+)/im.exec(raw)?.[1]);
    expect(ids[0]).toBeDefined();
    expect(ids[0]).toBe(ids[1]);
  });

  it('tells a mailbox that is not there from one that is full and from a server that is closed', async () => {
    server.mailbox('gone@example.org', 550);
    server.mailbox('full@example.org', 452);
    expect(await channel.send('gone@example.org', LETTER)).toEqual({ refused: 'SMTP_550' });
    expect(await channel.send('full@example.org', LETTER)).toEqual({ later: 'SMTP_452' });
    server.refuse(true);
    expect(await channel.send('li@example.org', LETTER)).toEqual({ away: 'SMTP_421' });
    server.refuse(false);
    const nobody = new MailChannel({ url: 'smtp://127.0.0.1:1', from: 'a@example.org' });
    expect(await nobody.send('li@example.org', LETTER)).toMatchObject({ away: expect.any(String) as string });
    nobody.close();
  });
});

describe('messages to telephones', () => {
  it('go to the gateway with the id, and a gateway that refuses is away', async () => {
    let status = 200;
    const side = await wire(() => ({ status }));
    const channel = new SmsChannel({ url: side.url, token: 'token' });
    expect(await channel.send('138 0013 8000', LETTER)).toEqual({ sent: null });
    expect(side.asked[0]?.body).toMatchObject({ to: '13800138000', template: 'notice', values: { id: LETTER.id } });
    expect(await channel.send('010-1234', LETTER)).toEqual({ refused: 'NO_NUMBER' });
    status = 500;
    expect(await channel.send('13800138000', LETTER)).toEqual({ away: 'GATEWAY' });
  });
});

describe('a webhook', () => {
  const EVENT = { id: 'event/oa/1', body: { event: 'task-waiting', about: 'c1' }, at: '2026-05-20T01:00:00.000Z' };
  const hook = (url: string, more: { allowPrivate?: boolean; resolve?: string[] } = {}) =>
    new WebhookChannel(
      { name: 'oa', organisation: 's1', url, secret: 'sixteen-characters', allowPrivate: more.allowPrivate ?? false },
      more.resolve && (() => Promise.resolve(more.resolve as string[])),
    );

  it('is signed over its instant and its body, and carries an id that stays', async () => {
    const side = await wire(() => ({}));
    expect(await hook(side.url, { allowPrivate: true }).send(EVENT)).toEqual({ sent: null });
    const [asked] = side.asked as [WireRequest];
    const expected = createHmac('sha256', 'sixteen-characters').update(`${EVENT.at}.${asked.text}`).digest('hex');
    expect(asked.headers['guicheng-signature']).toBe(`v1=${expected}`);
    expect(asked.headers['guicheng-timestamp']).toBe(EVENT.at);
    expect(asked.body).toEqual({ id: EVENT.id, event: 'task-waiting', about: 'c1' });
  });

  it('does not reach this house’s own network, by whatever name or number', async () => {
    const side = await wire(() => ({}));
    const addresses = [
      side.url,
      `http://localhost:${side.port}/`,
      `http://[::1]:${side.port}/`,
      `http://0x7f000001:${side.port}/`,
    ];
    for (const url of [...addresses, 'http://169.254.169.254/latest/', 'http://[::ffff:10.0.0.1]/'])
      expect({ url, sending: await hook(url).send(EVENT) }).toEqual({ url, sending: { away: 'ADDRESS_NOT_PUBLIC' } });
    // One of several addresses is enough.
    const mixed = hook('http://hooks.example.org/', { resolve: ['93.184.216.34', '10.0.0.1'] });
    expect(await mixed.send(EVENT)).toEqual({ away: 'ADDRESS_NOT_PUBLIC' });
    expect(side.asked).toEqual([]);
  });

  it('does not follow where it is sent on to', async () => {
    const inner = await wire(() => ({}));
    const side = await wire(() => ({ status: 307, headers: { location: inner.url } }));
    expect(await hook(side.url, { allowPrivate: true }).send(EVENT)).toEqual({ away: 'REDIRECTED' });
    expect(inner.asked).toEqual([]);
  });

  it('that says an event is wrong is not asked again with it; one that has trouble is', async () => {
    let status = 422;
    const side = await wire(() => ({ status }));
    const channel = hook(side.url, { allowPrivate: true });
    expect(await channel.send(EVENT)).toEqual({ refused: 'HTTP_422' });
    status = 503;
    expect(await channel.send(EVENT)).toEqual({ away: 'HTTP_503' });
  });

  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['127.0.0.1', false],
    ['100.64.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::1', false],
    ['no address', false],
  ])('counts %s as public: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});
