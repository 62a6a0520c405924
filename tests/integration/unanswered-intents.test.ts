/** What the relay asks again and what it delivers, on real PostgreSQL, of an engine whose answers the test gives. */
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../libs/persistence';
import { UnansweredIntents } from '../../libs/persistence/relay/intents';
import { deliverOutbox } from '../../libs/persistence/relay/outbox';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { setRecordClock } from '../../libs/testing/record-clock';
import { foundSociety } from '../../libs/testing/society';
import { askToFile, publishTwoSteps } from '../../libs/testing/two-step-case';

const MONDAY = '2026-06-01T01:00:00.000Z';
const A_MINUTE_LATER = '2026-06-01T01:01:00.000Z';
const MORE_THAN_A_BATCH = 130;
const LANES = 8;

let environment: TestEnvironment;
let source: DataSource;
let ask: () => Promise<string>;

beforeAll(async () => {
  environment = await startEnvironment();
  source = await createDataSource({ url: environment.urls.worker }).initialize();
  const [steps, house] = [await publishTwoSteps(environment), await foundSociety(environment)];
  ask = async () => (await askToFile(environment, steps, house)).intent;
}, 120_000);
afterAll(async () => {
  await source?.destroy();
  await environment?.stop();
}, 60_000);

/** So many who were asked a minute ago, the oldest first. */
async function unanswered(): Promise<string[]> {
  await setRecordClock(environment, MONDAY, 1);
  const intents: string[] = [];
  for (let n = 0; n < MORE_THAN_A_BATCH; n += 1) intents.push(await ask());
  await setRecordClock(environment, A_MINUTE_LATER);
  return intents;
}

/** Answers as it is told to, and as the log does; keeps who was asked. */
function engineThat(answers: (intent: string) => boolean) {
  const asked: string[] = [];
  const engine = {
    ...environment.engine,
    submitAgain: async ({ intent }: { intent: string }) => {
      asked.push(intent);
      if (!answers(intent)) return 'pending' as const;
      const answer = { answered: 'refused' as const, code: 'TEST', details: {}, at: MONDAY };
      await environment.owner('update guicheng.intent set answered_at = guicheng.record_now(), answer = $2 where id = $1', [
        intent,
        answer,
      ]);
      return answer;
    },
  };
  return { asked, relay: new UnansweredIntents(source, engine as never) };
}

it('asks a few while the engine is away, and everybody as soon as it is back', async () => {
  await unanswered();
  let isAway = true;
  const { asked, relay } = engineThat(() => !isAway);
  expect(await relay.send()).toBe(LANES);
  isAway = false;
  // Those who were asked in vain wait for a moment; all others are asked at once, and none stands in another's way.
  await relay.send();
  await relay.send();
  expect(new Set(asked).size).toBe(MORE_THAN_A_BATCH);
  await environment.owner(
    `update guicheng.intent set answered_at = guicheng.record_now(), answer = '{}' where answered_at is null`,
  );
});

it('lets nobody wait behind those who are never answered', async () => {
  const intents = await unanswered();
  const stuck = new Set(intents.slice(0, MORE_THAN_A_BATCH - LANES));
  const { asked, relay } = engineThat((intent) => !stuck.has(intent));
  for (let round = 0; round < Math.ceil(MORE_THAN_A_BATCH / LANES); round += 1) await relay.send();
  for (const intent of intents) expect([intent, asked.includes(intent)]).toEqual([intent, true]);
});

it('delivers to all as soon as the engine is back, and makes only him wait longer who alone is not heard', async () => {
  await setRecordClock(environment, MONDAY);
  await environment.owner(
    `insert into guicheng.outbox (id, to_kind, stream, event, next_attempt_at)
     select 'to-' || n, 'case', gen_random_uuid(), '{}', guicheng.record_now() from generate_series(1, 20) n`,
  );
  const tell = (hears: (outbox: string) => boolean) => {
    const told: string[] = [];
    const deliver = async ({ outbox }: { outbox: string }) => {
      told.push(outbox);
      if (!hears(outbox)) return 'pending' as const;
      await environment.owner('update guicheng.outbox set delivered_at = guicheng.record_now() where id = $1', [outbox]);
      return { append: 'accepted' };
    };
    return { told, round: () => deliverOutbox(source, { ...environment.engine, deliver } as never) };
  };
  const away = tell(() => false);
  for (let round = 0; round < 3; round += 1) await away.round();
  // Eight at a time, and nobody twice: whoever was asked in vain lets the others go first.
  expect([away.told.length, new Set(away.told).size]).toEqual([20, 20]);
  const waits = await environment.owner(
    `select distinct attempts, extract(epoch from next_attempt_at - guicheng.record_now())::int as wait from guicheng.outbox where delivered_at is null`,
  );
  expect(waits).toEqual([{ attempts: 1, wait: 5 }]);
  await setRecordClock(environment, '2026-06-01T01:00:06.000Z');
  const back = tell((outbox) => outbox !== 'to-3');
  await back.round();
  expect(back.told).toHaveLength(20);
  expect(await environment.owner(`select id, attempts from guicheng.outbox where delivered_at is null`)).toEqual([
    { id: 'to-3', attempts: 2 },
  ]);
});
