/** Messages that leave the house: thought of, sent and settled on real PostgreSQL, by a real mail server and over real sockets. */
import type { DataSource } from 'typeorm';
import type { ChannelView, FailedMessageView, ListPage, SendingSettings, SendingSettingsView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { DingTalkChannel, MailChannel, WebhookChannel, type PersonChannel } from '../../libs/notices';
import { createDataSource, deliverMessages, listChannels, planEvents, planMessages } from '../../libs/persistence';
import { act, fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { startApi, type RunningApi } from '../support/api';
import { startMailServer, type TestMailServer } from '../support/mail-server';
import { startWire, type Wire } from '../support/wire';

const PUBLIC_URL = 'https://guicheng.example.org';
const SECRETARY = 'secretary@example.org';
const OFFICIAL = 'official@example.org';

let api: RunningApi;
let worker: DataSource;
let mails: TestMailServer;
let mail: MailChannel;
let secretary: HttpClient;
let official: HttpClient;
let caseId: string;

beforeAll(async () => {
  [api, mails] = await Promise.all([startApi(), startMailServer()]);
  worker = await createDataSource({ url: api.environment.urls.worker, poolSize: 10 }).initialize();
  mail = new MailChannel({ url: mails.url, from: '办事提醒 <noreply@example.org>' });
  await listChannels(worker, ['mail']);
  [secretary, official] = await Promise.all([
    HttpClient.signedIn(api.base, 'secretary'),
    HttpClient.signedIn(api.base, 'official'),
  ]);
  await clock('2026-12-14T17:00');
  await confirmed(secretary, SECRETARY);
  await confirmed(official, OFFICIAL);
  caseId = await fileBranch(secretary);
  // Days go by here at once: what the case itself would say on them is not what is looked at.
  await api.environment.owner('delete from guicheng.reminder');
  await api.environment.owner('delete from guicheng.clock');
}, 120_000);
afterAll(async () => {
  mail?.close();
  await worker?.destroy();
  await mails?.stop();
  await api?.stop();
}, 60_000);

const clock = (at: string): Promise<void> => setRecordClock(api.environment, `${at}:00+08:00`, 1);
const choose = async (who: HttpClient, change: Partial<SendingSettings>): Promise<SendingSettingsView> => {
  const { channels, email, opens, closes, language } = (await who.get<SendingSettingsView>('/sending/settings')).body;
  const reply = await who.put<SendingSettingsView>('/sending/settings', { channels, email, opens, closes, language, ...change });
  if (reply.status !== 200) throw new Error(`settings answered ${reply.status} ${JSON.stringify(reply.body.error)}`);
  return reply.body;
};
/** Gives an address and confirms it by the link that comes there. */
async function confirmed(who: HttpClient, email: string): Promise<void> {
  await choose(who, { email });
  const reply = await who.post<SendingSettingsView>('/sending/email', { code: await emailCode(email) });
  if (!reply.body.isEmailConfirmed) throw new Error(`confirming answered ${reply.status} ${JSON.stringify(reply.body.error)}`);
}
/** Of the one message that went out: it went there, and says nothing but what it is for. */
async function emailCode(email: string): Promise<string> {
  await deliver();
  const [sent, ...others] = taken();
  expect([sent?.to, others]).toEqual([email, []]);
  const link = /https:\/\/guicheng\.example\.org\/message-settings\?email=([0-9a-f]{32})\s*$/.exec(sent?.text ?? '');
  return link?.[1] ?? '';
}
const plan = (channels: PersonChannel[] = [mail]): Promise<number> => planMessages(worker, channels);
/** Until nothing is due any more. */
const deliver = async (channels: PersonChannel[] = [mail], events: WebhookChannel[] = []): Promise<number> => {
  const claimed = await deliverMessages(worker, { channels, events, publicUrl: PUBLIC_URL });
  return claimed === 0 ? 0 : claimed + (await deliver(channels, events));
};
const taken = (): { to: string; text: string }[] => mails.received.splice(0);
const rows = (kind: string) =>
  api.environment.owner<{ id: string; state: string; attempts: number; failure: string | null; next_attempt_at: Date }>(
    'select id, state, attempts, failure, next_attempt_at from guicheng.message where kind = $1 order by made_at, id',
    [kind],
  );

describe('the morning’s bundle', () => {
  it('waits for the morning, goes once, and says neither what nor whose it is', async () => {
    // A task of less than a minute ago may still be undone.
    expect(await plan()).toBe(0);
    await clock('2026-12-14T21:00');
    expect(await plan()).toBe(0);
    await clock('2026-12-15T08:31');
    expect([await plan(), await plan()]).toEqual([1, 0]);
    expect(await deliver()).toBe(1);
    const [sent, ...others] = taken();
    expect(others).toEqual([]);
    expect(sent?.to).toBe(SECRETARY);
    expect(sent?.text).toMatch(/^您有 1 件待办，请于 12月1\d日前办理。\s+https:\/\/guicheng\.example\.org\/inbox\s*$/);
    const [{ number, subject }] = (await api.environment.owner<{ number: string; subject: string }>(
      'select number, subject from guicheng.case_file where id = $1',
      [caseId],
    )) as [{ number: string; subject: string }];
    for (const word of [number, subject, caseId, '示例']) expect(sent?.text).not.toContain(word);
    expect((await rows('morning')).map(({ state }) => state)).toEqual(['sent']);
  });

  it('says nothing on a Saturday, nor where nothing is new and nothing ends soon', async () => {
    await clock('2026-12-19T10:00');
    expect(await plan()).toBe(0);
    // The demo's limits all lie further off than the next day that is worked.
    await api.environment.owner(`update guicheng.task_holder set due_at = '2027-03-01T16:00:00Z' where open`);
    await clock('2026-12-21T08:31');
    expect(await plan()).toBe(0);
  });

  it('is told again when what waits ends tomorrow, in the hours and the language that somebody chose', async () => {
    await choose(secretary, { opens: '10:00', closes: '16:00', language: 'en' });
    await api.environment.owner(`update guicheng.task_holder set due_at = '2026-12-23T16:00:00Z' where open`);
    await clock('2026-12-22T08:31');
    expect(await plan()).toBe(1);
    await deliver();
    expect(taken()).toEqual([]);
    expect((await rows('morning')).at(-1)).toMatchObject({
      state: 'waiting',
      attempts: 0,
      next_attempt_at: new Date('2026-12-22T10:00:00+08:00'),
    });
    await clock('2026-12-22T10:00');
    await deliver();
    expect(taken().map(({ text }) => text.split('\n')[0]?.trim())).toEqual(['1 task is waiting for you, until 2026-12-23.']);
    await choose(secretary, { opens: '08:30', closes: '18:00', language: 'zh' });
  });

  it('loses nothing while the mail server is closed for a day, and tells the newest alone', async () => {
    mails.refuse(true);
    await clock('2026-12-23T08:31');
    expect(await plan()).toBe(1);
    await deliver();
    await clock('2026-12-23T15:00');
    await deliver();
    expect((await rows('morning')).at(-1)).toMatchObject({ state: 'waiting', attempts: 0, failure: 'SMTP_421' });
    const [waiting] = (await administrator().then((admin) => admin.get<ChannelView[]>('/sending/channels'))).body;
    expect(waiting).toMatchObject({ channel: 'mail', isListed: true, failure: 'SMTP_421', waiting: 1, failed: 0 });
    await api.environment.owner(`update guicheng.task_holder set due_at = '2026-12-24T16:00:00Z' where open`);
    await clock('2026-12-24T08:31');
    expect(await plan()).toBe(1);
    mails.refuse(false);
    await clock('2026-12-24T08:45');
    await deliver();
    expect(taken()).toHaveLength(1);
    expect((await rows('morning')).slice(-2).map(({ state }) => state)).toEqual(['dropped', 'sent']);
  });
});

const administrator = (): Promise<HttpClient> => HttpClient.signedIn(api.base, 'administrator');

describe('a message at once', () => {
  it('is sent only for what came after the bundle and ends the same day, and not when it is done by then', async () => {
    await clock('2026-12-25T08:31');
    await plan();
    await deliver();
    taken();
    const due = (opened: string, ends: string) =>
      api.environment.owner('update guicheng.task_holder set opened_at = $1, due_at = $2 where open', [opened, ends]);
    await clock('2026-12-25T11:00');
    await due('2026-12-25T10:00:00+08:00', '2026-12-26T23:59:00+08:00');
    expect(await plan()).toBe(0);
    await due('2026-12-25T10:59:30+08:00', '2026-12-26T00:00:00+08:00');
    expect(await plan()).toBe(0);
    await due('2026-12-25T10:58:00+08:00', '2026-12-26T00:00:00+08:00');
    expect([await plan(), await plan()]).toEqual([1, 0]);
    await deliver();
    expect(taken().map(({ text }) => text.split('\n')[0]?.trim())).toEqual(['您有 1 件待办，请于 12月25日前办理。']);

    await due('2026-12-25T10:58:30+08:00', '2026-12-26T00:00:00+08:00');
    expect(await plan()).toBe(1);
    await act(secretary, caseId, 'complete');
    await deliver();
    expect(taken()).toEqual([]);
    expect((await rows('today')).map(({ state }) => state)).toEqual(['sent', 'dropped']);
  }, 60_000);
});

describe('one recipient’s fault', () => {
  it('holds nobody else, is listed for whoever runs the house, and is sent again when it is mended', async () => {
    await clock('2026-12-28T10:00');
    mails.mailbox(OFFICIAL, 550);
    for (const who of [official, secretary]) {
      const reply = await who.post<SendingSettingsView>('/sending/test', { channel: 'mail' });
      expect(reply.body.last[0]).toMatchObject({ kind: 'test', state: 'waiting' });
    }
    expect((await secretary.post('/sending/test', { channel: 'mail' })).body.error?.code).toBe('TEST_SENT_JUST_NOW');
    expect((await secretary.post('/sending/test', { channel: 'wecom' })).body.error?.code).toBe('CHANNEL_NOT_THERE');
    await deliver();
    expect(taken().map(({ to }) => to)).toEqual([SECRETARY]);
    const admin = await administrator();
    const failed = (await admin.get<ListPage<FailedMessageView>>('/sending/failed')).body.items;
    expect(failed).toMatchObject([{ channel: 'mail', kind: 'test', failure: 'SMTP_550', tries: 1 }]);
    expect(JSON.stringify(failed)).not.toContain('@');

    mails.mailbox(OFFICIAL, null);
    const ids = failed.map(({ id }) => id);
    expect((await admin.post<{ again: number }>('/sending/again', { ids })).body).toEqual({ again: 1 });
    expect((await admin.post<{ again: number }>('/sending/again', { ids })).body).toEqual({ again: 0 });
    await deliver();
    expect(taken().map(({ to }) => to)).toEqual([OFFICIAL]);
    const acts = await api.environment.owner(
      `select details from guicheng.administrative_act where action = 'messages-sent-again'`,
    );
    expect(acts).toEqual([{ details: { messages: '1' } }]);
    expect((await secretary.get('/sending/failed')).status).toBe(403);
  });

  it('is tried again where the mailbox is only full, for three days', async () => {
    mails.mailbox(OFFICIAL, 452);
    await clock('2026-12-28T10:05');
    await official.post('/sending/test', { channel: 'mail' });
    await deliver();
    expect((await rows('test')).at(-1)).toMatchObject({ state: 'waiting', attempts: 1, failure: 'SMTP_452' });
    await clock('2026-12-31T10:06');
    await deliver();
    expect((await rows('test')).at(-1)).toMatchObject({ state: 'failed', attempts: 2 });
    mails.mailbox(OFFICIAL, null);
  });

  it('who chose to be written to nowhere is not', async () => {
    await choose(secretary, { channels: [] });
    await api.environment.owner(`update guicheng.task_holder set due_at = '2027-01-05T16:00:00Z' where open`);
    await fileBranch(secretary);
    await clock('2027-01-05T08:31');
    await plan();
    await deliver();
    expect(taken().filter(({ to }) => to === SECRETARY)).toEqual([]);
    await choose(secretary, { channels: null });
  }, 60_000);
});

describe('an address that somebody gives', () => {
  const NEW = 'new@example.org';
  const wait = (minute: number) => clock(`2027-01-05T09:${minute}`);

  it('gets nothing but the link that confirms it, until whoever gave it has pressed the button', async () => {
    await wait(10);
    const view = await choose(secretary, { email: NEW });
    expect([view.isEmailConfirmed, view.offered.find(({ channel }) => channel === 'mail')?.reaches]).toEqual([false, false]);
    const code = await emailCode(NEW);
    expect((await secretary.post('/sending/test', { channel: 'mail' })).body.error?.code).toBe('CHANNEL_NOT_THERE');
    await api.environment.owner(
      `update guicheng.task_holder set due_at = '2027-01-05T16:00:00Z', opened_at = guicheng.record_now() - interval '2 minutes' where open`,
    );
    await plan();
    await deliver();
    expect(taken().filter(({ to }) => to !== OFFICIAL)).toEqual([]);
    // Whoever else opens the link confirms nothing, and neither does a code that was made up.
    for (const [who, sent] of [
      [official, code],
      [secretary, 'f'.repeat(32)],
    ] as const)
      expect((await who.post('/sending/email', { code: sent })).body.error?.code).toBe('EMAIL_LINK_STALE');
    await wait(12);
    expect((await secretary.post('/sending/email-link', {})).status).toBe(200);
    expect((await secretary.post('/sending/email-link', {})).body.error?.code).toBe('TEST_SENT_JUST_NOW');
    expect(await emailCode(NEW)).toBe(code);
    expect((await secretary.post<SendingSettingsView>('/sending/email', { code })).body).toMatchObject({
      email: NEW,
      isEmailConfirmed: true,
    });
    expect((await secretary.post('/sending/email', { code })).body.error?.code).toBe('EMAIL_LINK_STALE');
    expect((await choose(secretary, { email: NEW, language: 'en' })).isEmailConfirmed).toBe(true);
    await secretary.post('/sending/test', { channel: 'mail' });
    await deliver();
    expect(taken().map(({ to }) => to)).toEqual([NEW]);
  }, 60_000);
});

describe('hours that the house does not have', () => {
  it.each([
    [{ opens: '06:00' }, 'opens'],
    [{ closes: '23:00' }, 'closes'],
    [{ opens: '17:00', closes: '09:00' }, 'opens'],
    [{ email: 'nobody' }, 'email'],
    [{ channels: ['pigeon'] }, 'channels.0'],
  ])('are refused: %j', async (change, field) => {
    const settings = { channels: null, email: null, opens: '08:30', closes: '18:00', language: 'zh' };
    const reply = await secretary.put('/sending/settings', { ...settings, ...change });
    expect([reply.status, reply.body.error?.code, reply.body.error?.field]).toEqual([422, 'FIELD_INVALID', field]);
  });
});

describe('another house’s list of what is to be done', () => {
  let side: Wire;
  afterAll(() => side?.stop());

  it('has a task a minute after it is there, and has it struck out when it is done', async () => {
    side = await startWire(({ path, method }) => {
      if (path.endsWith('accessToken')) return { body: { accessToken: 't', expireIn: 7200 } };
      return { body: method === 'PUT' ? { result: true } : { id: 'todo-1', errcode: 0 } };
    });
    const addresses = { api: `${side.url}v1.0/`, old: side.url };
    const dingTalk = new DingTalkChannel({ clientId: 'id', clientSecret: 's', corpId: 'corp', agentId: '7', addresses });
    await api.environment.owner(
      `insert into guicheng.identity (issuer, subject, person) select 'dingtalk:corp', 'union', person from guicheng.account where login = 'secretary'`,
    );
    await clock('2027-01-06T10:00');
    const filed = await fileBranch(secretary);
    await plan([dingTalk]);
    expect((await rows('todo')).filter(({ id }) => id.includes(filed))).toEqual([]);
    await clock('2027-01-06T10:02');
    await plan([dingTalk]);
    await deliver([dingTalk]);
    expect((await rows('todo')).filter(({ id }) => id.includes(filed))).toMatchObject([{ state: 'sent' }]);
    await act(secretary, filed, 'complete');
    await plan([dingTalk]);
    await deliver([dingTalk]);
    const done = (await rows('todo-done')).filter(({ id }) => id.includes(filed));
    expect(done).toMatchObject([{ state: 'sent' }]);
    expect(side.asked.filter(({ method }) => method === 'PUT')).toMatchObject([{ body: { done: true } }]);
  }, 60_000);
});

describe('a society’s own system', () => {
  it('hears once of what came for the society, by ids, also after it was down', async () => {
    let status = 503;
    const side = await startWire(() => ({ status }));
    const hook = new WebhookChannel({
      ...{ name: 'oa', organisation: demo.ENVIRONMENT_SOCIETY, url: side.url, secret: 'sixteen-characters', allowPrivate: true },
    });
    await listChannels(worker, ['mail', 'webhook:oa']);
    await planEvents(worker, [hook]);
    await clock('2027-01-07T20:00');
    const filed = await fileBranch(secretary);
    await clock('2027-01-07T20:02');
    const planned = await planEvents(worker, [hook]);
    expect(planned).toBeGreaterThan(0);
    expect(await planEvents(worker, [hook])).toBe(0);
    await deliver([], [hook]);
    expect((await rows('event')).every(({ state, attempts }) => state === 'waiting' && attempts === 0)).toBe(true);
    status = 200;
    side.asked.splice(0);
    await clock('2027-01-08T20:02');
    await deliver([], [hook]);
    expect(side.asked).toHaveLength(planned);
    expect(side.asked.map(({ body }) => body['about'])).toContain(filed);
    expect(Object.keys(side.asked[0]?.body ?? {}).sort()).toEqual(['about', 'event', 'id', 'occurredAt']);
    await side.stop();
  }, 60_000);
});
