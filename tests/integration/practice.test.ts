/**
 * A house to practise in (`libs/demo/practice.decision.md`), beside one that is none and has the same settings: the same matter is filed in both, and
 * the same morning comes.
 */
import { unzipSync } from 'fflate';
import type { SendingSettingsView, SessionView, SignInMethods } from '../../libs/contracts';
import { fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { startApi, type RunningApi } from '../support/api';
import { startMailServer, type TestMailServer } from '../support/mail-server';

const SECRETARY = { practice: 'practice@example.org', other: 'other@example.org' };
const MARK = '演练，不是正式文件';

let mails: TestMailServer;
let practice: RunningApi;
let other: RunningApi;
let running: RunningApi[] = [];

beforeAll(async () => {
  mails = await startMailServer();
  const same = {
    demo: false,
    channels: { publicUrl: 'https://guicheng.example.org', mail: { url: mails.url, from: '办事提醒 <noreply@example.org>' } },
    signIn: { sms: { url: 'http://127.0.0.1:9/', token: 'none' } },
  };
  [practice, other] = await Promise.all([startApi({ ...same, practice: true }), startApi(same)]);
  running = [practice, other];
}, 120_000);
afterAll(async () => {
  await Promise.all(running.map((house) => house.stop()));
  await mails?.stop();
}, 60_000);

async function filed(house: RunningApi, email: string): Promise<{ secretary: HttpClient; id: string }> {
  await setRecordClock(house.environment, '2026-12-14T17:00:00+08:00', 1);
  const secretary = await HttpClient.signedIn(house.base, 'secretary');
  const { channels, opens, closes, language } = (await secretary.get<SendingSettingsView>('/sending/settings')).body;
  await secretary.put('/sending/settings', { channels, opens, closes, language, email });
  const id = await fileBranch(secretary);
  await setRecordClock(house.environment, '2026-12-15T08:31:00+08:00', 1);
  return { secretary, id };
}

const headerOf = (word: Uint8Array): string =>
  Object.entries(unzipSync(word))
    .filter(([name]) => /^word\/header/.test(name))
    .map(([, content]) => Buffer.from(content).toString('utf8'))
    .join('');

it('lets nobody in by another house or a code, and asks its shared accounts for no second factor', async () => {
  const ways = async ({ base }: RunningApi) => (await new HttpClient(base).get<SignInMethods>('/session/methods')).body.codes;
  expect([await ways(practice), await ways(other)]).toEqual([false, true]);
  const pending = async ({ base }: RunningApi) => {
    const body = { login: 'administrator', password: 'guicheng-demo' };
    return (await new HttpClient(base).post<SessionView>('/session', body)).body.pending;
  };
  expect([await pending(practice), await pending(other)]).toEqual([null, 'enrol']);
});

it('names its invented people to whoever signs in, without their password', async () => {
  const accounts = async ({ base }: RunningApi) =>
    (await new HttpClient(base).get<{ login: string; password: string }[]>('/session/demo')).body;
  expect(await accounts(other)).toEqual([]);
  const named = await accounts(practice);
  expect(named.map(({ login }) => login)).toEqual(expect.arrayContaining(['secretary', 'official', 'administrator']));
  expect(new Set(named.map(({ password }) => password))).toEqual(new Set(['']));
});

it('tells nobody outside what another house tells in the same minute; its papers say that it is practice', async () => {
  const [here, there] = [await filed(practice, SECRETARY.practice), await filed(other, SECRETARY.other)];
  await until('the other house’s message', 60_000, () => Promise.resolve(mails.received.length > 0));
  const [mine, theirs] = [here, there].map(({ secretary, id }) => secretary.download(`/cases/${id}/opinion-sheet`));
  expect(headerOf((await mine) ?? Buffer.alloc(0))).toContain(MARK);
  expect(headerOf((await theirs) ?? Buffer.alloc(0))).not.toContain(MARK);
  // Whatever its worker still had to say, it has said now.
  running = [other];
  await practice.stop();
  expect(mails.received.map(({ to }) => to)).toEqual([SECRETARY.other]);
}, 120_000);
