/** A society, the templates of two steps and a worker on real PostgreSQL and Temporal, and what tests of the protocol ask of them. */
import type { INestApplicationContext } from '@nestjs/common';
import { startWorker } from '../../apps/worker/main';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety, type Asked, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';

export interface TwoStepHouse {
  environment: TestEnvironment;
  house: Society;
  steps: TwoSteps;
  worker: INestApplicationContext;
}

export async function startTwoSteps(): Promise<TwoStepHouse> {
  const environment = await startEnvironment();
  try {
    const steps = await publishTwoSteps(environment);
    const house = await foundSociety(environment);
    return { environment, steps, house, worker: await startWorker(environment.workerEnvironment()) };
  } catch (failure) {
    await environment.stop();
    throw failure;
  }
}

export async function stopTwoSteps(running: TwoStepHouse | undefined): Promise<void> {
  await running?.worker.close();
  await running?.environment.stop();
}

/** A new case that waits at its first step. */
export async function file({ environment, steps, house }: TwoStepHouse): Promise<string> {
  const asked = await askToFile(environment, steps, house);
  expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted', seq: 1 });
  return asked.stream;
}

export const act = (
  { environment, steps, house }: TwoStepHouse,
  stream: string,
  slot: string,
  actor: string,
  more: { outcome?: string; key?: string } = {},
): Promise<Asked> => askToAct(environment, steps, house, { stream, slot, actor, ...more });

export async function kinds({ environment }: TwoStepHouse, stream: string): Promise<string[]> {
  const events = await environment.owner<{ kind: string }>(
    `select kind from guicheng.stream_event where stream = $1 order by seq`,
    [stream],
  );
  return events.map(({ kind }) => kind);
}

export const attempts = ({ environment }: TwoStepHouse, stream: string) =>
  environment.owner<{ code: string; action: string; actor: string | null }>(
    `select code, action, actor from guicheng.attempt where stream = $1 order by id`,
    [stream],
  );
