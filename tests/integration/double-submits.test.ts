/**
 * One decision, however often and from wherever it is sent: the same key again, two tabs, a reply that was lost, the same click a day later,
 * another content under the same key. Over HTTP, on real PostgreSQL and Temporal. `GUICHENG_SLOTS=n` decides on more slots.
 */
import { randomUUID } from 'node:crypto';
import type { IntentView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { filedContent, publish } from '../../libs/testing/society';
import { twoStepTemplate } from '../../libs/testing/templates';
import { startApi, type RunningApi } from '../support/api';
import { Visitor, type Heard } from '../support/visitor';

const SLOTS = Number(process.env['GUICHENG_SLOTS'] ?? 12);
const MONDAY = '2026-06-01T01:00:00.000Z';
const TUESDAY = '2026-06-02T01:00:00.000Z';
const SUBJECT = '请示';

let api: RunningApi;
let member: HttpClient;
let [one, other]: Visitor[] = [];
const { contentHash } = filedContent(twoStepTemplate(), { subject: SUBJECT });
const AGREED = { outcome: 'agreed', contentHash };

beforeAll(async () => {
  api = await startApi();
  await publish(api.environment, twoStepTemplate());
  await setRecordClock(api.environment, MONDAY, 1);
  member = await HttpClient.signedIn(api.base, 'member');
  one = await Visitor.signedIn(api.base, 'secretary');
  other = await Visitor.signedIn(api.base, 'secretary');
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const tab = (which: Visitor | undefined): Visitor => {
  if (which === undefined) throw new Error('nobody has signed in');
  return which;
};
const pathOf = (stream: string) => `/tasks/${encodeURIComponent(`${stream}~first.1`)}/acts`;
const send = (from: Visitor | undefined, stream: string, key: string, body: object = AGREED) =>
  tab(from).post<IntentView>(pathOf(stream), body, { 'idempotency-key': key });

/** Whoever closes the page before the answer: the request is on its way, and nobody hears its end. */
async function lost(stream: string, key: string): Promise<void> {
  const line = new AbortController();
  const sent = tab(one).fetch(`/api${pathOf(stream)}`, {
    method: 'POST',
    signal: line.signal,
    headers: { 'content-type': 'application/json', 'x-requested-with': 'guicheng', 'idempotency-key': key },
    body: JSON.stringify(AGREED),
  });
  setTimeout(() => line.abort(), 5);
  await sent.catch(() => undefined);
}

const said = ({ status, body, code }: Heard<IntentView>) => (status === 200 ? `accepted ${body.id}` : `${status} ${code}`);

it(`is one effect for ${SLOTS} slots with eight copies each, and all who sent the same hear the same`, async () => {
  await Promise.all(
    Array.from({ length: SLOTS }, async () => {
      const { stream } = await member.decide('/cases', {
        procedure: 'two-steps',
        society: demo.ENVIRONMENT_SOCIETY,
        form: { subject: SUBJECT },
      });
      const [key, secondTab] = [randomUUID(), randomUUID()];
      const [, ...copies] = await Promise.all([
        lost(stream, key),
        send(one, stream, key),
        send(one, stream, key),
        send(other, stream, key),
        send(other, stream, secondTab),
        send(one, stream, secondTab),
      ]);
      const again = await send(other, stream, key);
      const same = [...copies.slice(0, 3), again].map(said);
      const second = copies.slice(3).map(said);
      // One of the two keys has decided, and the other is told that the task is closed; each says the same every time.
      expect([new Set(same).size, new Set(second).size]).toEqual([1, 1]);
      expect([same[0], second[0]].filter((answer) => answer?.startsWith('accepted'))).toHaveLength(1);
      expect([same[0], second[0]].filter((answer) => answer === '409 SLOT_CLOSED')).toHaveLength(1);
      const changed = await send(one, stream, key, { ...AGREED, outcome: 'not-agreed', opinion: '材料不足。' });
      expect([changed.status, changed.code]).toEqual([409, 'KEY_REUSED']);
      const events = await api.environment.owner(`select 1 from guicheng.stream_event where stream = $1 and kind = 'acted'`, [
        stream,
      ]);
      expect(events).toHaveLength(1);
    }),
  );
}, 180_000);

it('is answered a day later as it was, and decides nothing anew', async () => {
  const { stream } = await member.decide('/cases', {
    procedure: 'two-steps',
    society: demo.ENVIRONMENT_SOCIETY,
    form: { subject: SUBJECT },
  });
  const key = randomUUID();
  const told = await send(one, stream, key);
  await setRecordClock(api.environment, TUESDAY, 1);
  const later = await send(other, stream, key);
  expect([told.status, later.status, later.body]).toEqual([200, 200, told.body]);
  const intents = await api.environment.owner(`select 1 from guicheng.intent where stream = $1 and kind = 'act'`, [stream]);
  expect(intents).toHaveLength(1);
}, 60_000);
