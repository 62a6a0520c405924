/** What the shell does when a log cannot go on, and when a history has become long. */
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { startWorker } from '../../apps/worker/main';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { foundSociety, storedAnswer, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';

let environment: TestEnvironment;
let worker: INestApplicationContext;
let house: Society;
let steps: TwoSteps;

beforeAll(async () => {
  environment = await startEnvironment();
  steps = await publishTwoSteps(environment);
  house = await foundSociety(environment);
  worker = await startWorker(environment.workerEnvironment());
}, 120_000);

afterAll(async () => {
  await worker?.close();
  await environment?.stop();
}, 60_000);

async function file(): Promise<string> {
  const asked = await askToFile(environment, steps, house);
  expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted', seq: 1 });
  return asked.stream;
}

const act = (stream: string, slot: string, actor: string, more: { outcome?: string; key?: string } = {}) =>
  askToAct(environment, steps, house, { stream, slot, actor, ...more });

const events = (stream: string) =>
  environment.owner<{ seq: number; kind: string; id: string }>(
    `select seq, kind, id from guicheng.stream_event where stream = $1 order by seq`,
    [stream],
  );
const kinds = async (stream: string) => (await events(stream)).map((event) => event.kind);
const attempts = (stream: string) =>
  environment.owner<{ code: string; action: string; actor: string | null }>(
    `select code, action, actor from guicheng.attempt where stream = $1 order by id`,
    [stream],
  );

describe('an unexpected error', () => {
  it('suspends its case alone, keeps what was asked, and ends when an administrator lets the case go on', async () => {
    const [stream, other] = [await file(), await file()];
    const planted = (block: string) =>
      environment.owner(
        `update guicheng.stream set state = jsonb_set(state, '{slots,first.1,block}', to_jsonb($2::text)) where id = $1`,
        [stream, block],
      );
    await planted('nowhere');
    const asked = await act(stream, 'first.1', house.people.secretary);
    expect(await submit(environment, asked)).toMatchObject({ answered: 'refused', code: 'CASE_SUSPENDED' });
    expect(await storedAnswer(environment, asked.intent)).toBeNull();
    expect(await attempts(stream)).toMatchObject([{ action: 'fault', code: 'SLOT_WITHOUT_STEP' }]);
    // Still so for whoever comes next, also after the workflow was lost; the other case goes on.
    await environment.engine.client.workflow.getHandle(stream).terminate('by hand');
    const next = await act(stream, 'first.1', house.people.clerk);
    expect(await submit(environment, next)).toMatchObject({ code: 'CASE_SUSPENDED' });
    expect(await submit(environment, await act(other, 'first.1', house.people.secretary))).toMatchObject({
      answered: 'accepted',
    });
    await planted('first');
    await environment.engine.sync(stream, 'case');
    const answers = await Promise.all(
      [asked, next].map(({ intent }) => until('the answer', 30_000, () => storedAnswer(environment, intent))),
    );
    expect(answers.map(({ answered }) => answered).sort()).toEqual(['accepted', 'refused']);
    expect(await kinds(stream)).toEqual(['filed', 'acted']);
  }, 60_000);
});

describe('a long history', () => {
  it('is left behind: the workflow starts anew from the log, in the middle of a crowd', async () => {
    const stream = await file();
    const handle = environment.engine.client.workflow.getHandle(stream);
    const { runId } = await handle.describe();
    // Refused updates make a history long and leave the log as it is.
    let renewed = false;
    const noise = async () => {
      while (!renewed) {
        const answer = await environment.engine.submit({ intent: randomUUID(), stream, kind: 'case' }, 10_000);
        expect(answer).toMatchObject({ code: 'NO_INTENT' });
      }
    };
    const crowd = Promise.all(Array.from({ length: 6 }, noise));
    await until('a new run', 120_000, async () => (await handle.describe()).runId !== runId);
    renewed = true;
    await crowd;
    expect(await submit(environment, await act(stream, 'first.1', house.people.secretary))).toMatchObject({
      answered: 'accepted',
      seq: 2,
    });
    expect(await environment.engine.position(stream)).toMatchObject({ workflow: 'running', position: { seq: 2 } });
  }, 150_000);
});
