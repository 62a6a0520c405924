/** What is recorded once per release: each scenario takes its logs through one part of the workflow's own behaviour. */
import { randomUUID } from 'node:crypto';
import { askToRegister, sittingOf, type CouncilTemplate } from '../../libs/testing/council-case';
import type { TestEnvironment } from '../../libs/testing/environment';
import { whileHeld } from '../../libs/testing/held-log';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import type { Society } from '../../libs/testing/society';
import { askToAct, askToFile, submit, type TwoSteps } from '../../libs/testing/two-step-case';

/** The codec's key of committed histories: known to everybody, used nowhere else. */
export const HISTORY_KEYS = `histories:${Buffer.alloc(32, 7).toString('base64')}`;

export interface Stage {
  environment: TestEnvironment;
  house: Society;
  steps: TwoSteps;
  council: CouncilTemplate;
}

/** Each gives the logs whose histories are kept, by name. */
export const scenarios: Record<string, (stage: Stage) => Promise<Record<string, string>>> = {
  'two-steps': async (stage) => {
    const stream = await file(stage);
    await act(stage, stream, 'first.1', stage.house.people.secretary);
    await act(stage, stream, 'second.1', stage.house.people.president);
    return { case: stream };
  },

  'race-and-refusals': async (stage) => {
    const stream = await file(stage);
    const { secretary, clerk, stranger } = stage.house.people;
    await act(stage, stream, 'first.1', stranger);
    await Promise.all([act(stage, stream, 'first.1', secretary), act(stage, stream, 'first.1', clerk)]);
    await stage.environment.engine.client.workflow
      .getHandle(stream)
      .executeUpdate('submit', { args: [{ intent: randomUUID() }] });
    return { case: stream };
  },

  deadline: async (stage) => {
    const stream = await file(stage);
    await setRecordClock(stage.environment, '2026-06-05T01:00:00.000Z');
    await until(
      'the deadline',
      30_000,
      async () =>
        (
          await stage.environment.owner(`select 1 from guicheng.stream_event where stream = $1 and kind = 'clock-struck'`, [
            stream,
          ])
        ).length > 0,
    );
    await act(stage, stream, 'first.1', stage.house.people.president);
    await act(stage, stream, 'second.1', stage.house.people.president);
    return { case: stream };
  },

  'sitting-with-correction': async (stage) => {
    const { environment, council, house } = stage;
    const filed = await askToRegister(environment, council, house, `专业委员会 ${randomUUID()}`);
    await submit(environment, filed);
    const sitting = sittingOf(environment, council, house);
    const item = randomUUID();
    for (const asked of [
      () => sitting.convene(),
      () => sitting.list(item, filed.stream),
      () => sitting.record(item, 'not-passed'),
      () => sitting.close(),
      () => sitting.record(item, 'passed', '计票更正。'),
      () => sitting.sign(),
    ]) {
      await submit(environment, await asked());
    }
    await until(
      'the case to close',
      30_000,
      async () => (await environment.owner(`select 1 from guicheng.stream where id = $1 and closed`, [filed.stream])).length > 0,
    );
    return { case: filed.stream, sitting: sitting.id };
  },

  'resumed-from-the-log': async (stage) => {
    const { environment } = stage;
    const stream = await file(stage);
    await environment.engine.client.workflow.getHandle(stream).terminate('by hand');
    await environment.engine.sync(stream, 'case');
    await act(stage, stream, 'first.1', stage.house.people.secretary);
    return { case: stream };
  },

  'slow-store': async (stage) => {
    const stream = await file(stage);
    const [acted] = await whileHeld(stage.environment.urls.owner, stream, async () => {
      const asked = act(stage, stream, 'first.1', stage.house.people.secretary);
      await until('the patient try', 60_000, () => hasTriedPatiently(stage, stream));
      return [asked];
    });
    await acted;
    await act(stage, stream, 'second.1', stage.house.people.president);
    return { case: stream };
  },
};

async function hasTriedPatiently({ environment }: Stage, stream: string): Promise<boolean> {
  const { events } = await environment.engine.client.workflow.getHandle(stream).fetchHistory();
  return (events ?? []).some(({ activityTaskScheduledEventAttributes: scheduled }) => scheduled);
}

async function file({ environment, steps, house }: Stage): Promise<string> {
  await setRecordClock(environment, '2026-06-01T01:00:00.000Z');
  const asked = await askToFile(environment, steps, house);
  await submit(environment, asked);
  return asked.stream;
}

async function act({ environment, steps, house }: Stage, stream: string, slot: string, actor: string): Promise<void> {
  await submit(environment, await askToAct(environment, steps, house, { stream, slot, actor }));
}
