/** The protocol of one decision, on real PostgreSQL and real Temporal. */
import type { INestApplicationContext } from '@nestjs/common';
import { startWorker } from '../../apps/worker/main';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Society } from '../../libs/testing/society';
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

describe('one decision', () => {
  it('goes from the click to the record, and the next inbox shows it', async () => {
    const stream = await file();
    const act = await askToAct(environment, steps, house, { stream, slot: 'first.1', actor: house.people.secretary });
    expect(await submit(environment, act)).toMatchObject({ answered: 'accepted', stream, seq: 2 });
    const tasks = await environment.owner(`select slot, status, outcome from guicheng.task where stream = $1 order by slot`, [stream]);
    expect(tasks).toEqual([
      { slot: 'first.1', status: 'closed', outcome: 'agreed' },
      { slot: 'second.1', status: 'open', outcome: null },
    ]);
  });
});
