/** Whoever asked hears the answer once the record has it: from the store's own notification, or else from the engine. No worker runs here. */
import type { DataSource } from 'typeorm';
import type { ApiEnvironment } from '../../apps/api/env';
import { answeredOrAsked } from '../../apps/api/intents/intents.service';
import { LiveService } from '../../apps/api/live/live.service';
import type { AppendAnswer } from '../../libs/contracts/append';
import { append, createDataSource, Worlds } from '../../libs/persistence';
import { askToRegister, publishCouncil } from '../../libs/testing/council-case';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { foundSociety, storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, type TwoSteps } from '../../libs/testing/two-step-case';

let environment: TestEnvironment;
let worker: DataSource;
let live: LiveService;
let steps: TwoSteps;
let house: Society;
const worlds = new Worlds();
/** What the engine was asked: over before its client is closed. */
const questions: Promise<void>[] = [];

beforeAll(async () => {
  environment = await startEnvironment();
  steps = await publishTwoSteps(environment);
  house = await foundSociety(environment);
  worker = await createDataSource({ url: environment.urls.worker }).initialize();
  live = new LiveService({ databaseUrl: environment.urls.api } as ApiEnvironment);
  await live.onModuleInit();
}, 120_000);
afterAll(async () => {
  await Promise.all(questions);
  await live?.beforeApplicationShutdown();
  await worker?.destroy();
  await environment?.stop();
}, 60_000);

const put = (asked: Asked, expectedSeq: number): Promise<AppendAnswer> =>
  append(worker, worlds, { stream: asked.stream, kind: 'case', expectedSeq, proposal: { by: 'intent', intent: asked.intent } });

async function clicked(actor: string): Promise<Asked> {
  const filed = await askToFile(environment, steps, house);
  expect(await put(filed, 0)).toMatchObject({ append: 'appended', seq: 1 });
  return askToAct(environment, steps, house, { stream: filed.stream, slot: 'first.1', actor });
}

/** Asks the engine, which nobody answers; says what was heard first, and what the engine said. */
function asking(asked: Asked) {
  const heard = { engine: false };
  const engine = async () => {
    const question = environment.engine.submit(asked, 5_000).then(() => void (heard.engine = true));
    questions.push(question);
    await question;
  };
  return { heard, first: answeredOrAsked(live, asked.intent, engine) };
}

describe('an answer', () => {
  it.each([
    ['accepted', () => house.people.secretary],
    ['refused', () => house.people.member],
  ])('that is %s is heard when it is stored, while the engine says nothing yet', async (answered, actor) => {
    const asked = await clicked(actor());
    const { heard, first } = asking(asked);
    await put(asked, 1);
    await first;
    expect(heard.engine).toBe(false);
    expect(await storedAnswer(environment, asked.intent)).toMatchObject({ answered });
  });

  it('of somebody else is not heard as one’s own', async () => {
    const [mine, theirs] = [await clicked(house.people.secretary), await clicked(house.people.secretary)];
    let isHeard = false;
    const { first } = asking(mine);
    const hearing = first.then(() => (isHeard = true));
    const { first: other } = asking(theirs);
    await put(theirs, 1);
    await other;
    expect(isHeard).toBe(false);
    await put(mine, 1);
    await hearing;
  });

  it('comes from the engine where the store’s word was not heard', async () => {
    const asked = await clicked(house.people.secretary);
    const deaf = new LiveService({ databaseUrl: environment.urls.api } as ApiEnvironment);
    await put(asked, 1);
    await answeredOrAsked(deaf, asked.intent, () => Promise.resolve());
    expect(await storedAnswer(environment, asked.intent)).toMatchObject({ answered: 'accepted' });
  });

  it('behind which the store is asked still is not heard before what follows can be looked at: the engine says it', async () => {
    const said: string[] = [];
    const listening = live.answered.subscribe((id) => said.push(id));
    const filed = await askToRegister(environment, await publishCouncil(environment), house, '青年学术研究会');
    expect(await put(filed, 0)).toMatchObject({ append: 'appended', answer: { answered: 'accepted' } });
    const [log] = await environment.owner<{ pending: { block: string; round: number } | null }>(
      `select state -> 'pending' as pending from guicheng.stream where id = $1`,
      [filed.stream],
    );
    expect(log?.pending).toMatchObject({ kind: 'look-up' });
    const next = await clicked(house.people.secretary);
    await put(next, 1);
    await until('what came after it', 5_000, async () => said.includes(next.intent));
    listening.unsubscribe();
    expect(said).not.toContain(filed.intent);
  });

  it('that was never committed is said to nobody', async () => {
    const asked = await clicked(house.people.secretary);
    const said: string[] = [];
    const listening = live.answered.subscribe((id) => said.push(id));
    const next = await clicked(house.people.secretary);
    await expect(
      worker.transaction(async (manager) => {
        await manager.query(
          `update guicheng.intent set answered_at = answered_at where id = $1 returning pg_notify('guicheng_answered', id::text)`,
          [asked.intent],
        );
        throw new Error('the store went away');
      }),
    ).rejects.toThrow('the store went away');
    const { first } = asking(next);
    await put(next, 1);
    await first;
    listening.unsubscribe();
    expect(said).toContain(next.intent);
    expect(said).not.toContain(asked.intent);
  });
});
