/** kill -9 of the API under people who press the button: nothing is lost, nothing is done twice, on the product as it is started. */
import { randomUUID } from 'node:crypto';
import type { CaseCard, IntentView, ListPage } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { whileHeld } from '../../libs/testing/held-log';
import { act, branchForm, fileBranch, recordedSitting, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until, type Reply } from '../../libs/testing/http-client';
import { startHouse, type House } from '../support/house';
import { childNaming } from '../support/processes';

const ROUNDS = 3;
const PEOPLE = 4;
const ITEMS = 8;

let house: House;
let secretary: HttpClient;

beforeAll(async () => {
  house = await startHouse();
  secretary = await HttpClient.signedIn(house.base, 'secretary');
}, 120_000);
afterAll(() => house?.stop(), 60_000);

function killApi(): void {
  const api = childNaming(house.process.pid, 'apps/api/main');
  if (api === null) throw new Error('the API is not running');
  process.kill(api, 'SIGKILL');
}

/** As the page does: the same request under the same key, until somebody answers. */
function persistently(path: string, body: unknown, key: string): Promise<Reply<IntentView>> {
  return until(`an answer to ${path}`, 60_000, async () => {
    const reply = await secretary.post<IntentView>(path, body, key).catch(() => null);
    return reply && reply.status < 500 ? reply : null;
  });
}

describe('an API that is killed again and again', () => {
  it('gives every request one case, whoever asked how often', async () => {
    const streams: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const requests = await Promise.all(
        Array.from({ length: PEOPLE }, async () => ({
          key: randomUUID(),
          body: { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form: await branchForm(secretary) },
        })),
      );
      const sent = requests.map(({ key, body }) => persistently('/cases', body, key));
      killApi();
      const replies = await Promise.all(sent);
      streams.push(...replies.map((reply) => reply.body.stream));
    }
    expect(new Set(streams).size).toBe(ROUNDS * PEOPLE);
    const cases = await until('every case to be open', 60_000, async () => {
      const { body } = await secretary.get<ListPage<CaseCard>>('/cases?status=open&limit=100');
      return body.items.length >= streams.length && body.items;
    });
    expect(cases.map((card) => card.id).sort()).toEqual([...streams].sort());
  }, 180_000);

  it('decides once when the reply to a decision is lost', async () => {
    const caseId = await fileBranch(secretary);
    const task = await taskOf(secretary, caseId);
    const path = `/tasks/${encodeURIComponent(task.id)}/acts`;
    const key = randomUUID();
    const decided = persistently(path, { outcome: 'complete', contentHash: task.contentHash }, key);
    killApi();
    const answer = await secretary.follow((await decided).body.id).catch(() => null);
    const repeated = await persistently(path, { outcome: 'complete', contentHash: task.contentHash }, key);
    expect(repeated.body).toMatchObject({ status: 'accepted', stream: caseId });
    expect(answer?.status ?? 'accepted').toBe('accepted');
    const again = await secretary.post<IntentView>(
      path,
      { outcome: 'incomplete', opinion: '补', contentHash: task.contentHash },
      randomUUID(),
    );
    expect(again.body.error?.code).toBe('SLOT_CLOSED');
  }, 120_000);

  it('closes a sitting of eight items once, and each case hears its result once', async () => {
    const cases = await Promise.all(
      Array.from({ length: ITEMS }, async () => {
        const caseId = await fileBranch(secretary);
        await act(secretary, caseId, 'complete');
        return caseId;
      }),
    );
    const sitting = await recordedSitting(secretary, cases);
    const key = randomUUID();
    const heard = () =>
      house.owner<{ stream: string }>(
        `select stream from guicheng.stream_event where kind = 'item-resulted' and event ->> 'sitting' = $1`,
        [sitting],
      );
    const [last] = cases as [string];
    // One of the cases cannot hear its result yet, so the API dies in the midst of it however fast the others are.
    const [closed] = await whileHeld(house.databaseUrl(), last, async () => {
      const sent = persistently(`/sittings/${sitting}/close`, {}, key);
      const requested = `select 1 from guicheng.intent where stream = $1 and kind = 'close-sitting'`;
      await until(
        'the request to be written down',
        30_000,
        async () => (await house.owner(requested, [sitting])).length === 1,
        0,
      );
      killApi();
      await until('the others to hear', 60_000, async () => (await heard()).length === ITEMS - 1);
      return [sent];
    });
    expect((await closed).body).toMatchObject({ stream: sitting });
    expect(await persistently(`/sittings/${sitting}/close`, {}, key)).toMatchObject({
      status: 200,
      body: { status: 'accepted' },
    });
    await until('every result to arrive', 60_000, async () => (await heard()).length >= ITEMS);
    await until('nothing to be under way', 60_000, async () => {
      const waiting = await house.owner('select 1 from guicheng.outbox where delivered_at is null and stream = any($1::uuid[])', [
        cases,
      ]);
      return waiting.length === 0;
    });
    expect((await heard()).map(({ stream }) => stream).sort()).toEqual([...cases].sort());
  }, 240_000);
});
