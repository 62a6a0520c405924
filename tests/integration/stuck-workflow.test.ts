/** A workflow that cannot go on costs nothing: its log is the truth, and it begins anew from there. */
import { temporal } from '@temporalio/proto';
import { startWorker } from '../../apps/worker/main';
import { WorkerMetrics } from '../../apps/worker/worker-metrics';
import { whileHeld } from '../../libs/testing/held-log';
import { until } from '../../libs/testing/http-client';
import { storedAnswer } from '../../libs/testing/society';
import { submit } from '../../libs/testing/two-step-case';
import { act, file, kinds, startTwoSteps, stopTwoSteps, type TwoStepHouse } from '../support/two-steps';

const { EventType } = temporal.api.enums.v1;

let running: TwoStepHouse;

beforeAll(async () => {
  running = await startTwoSteps();
}, 120_000);
afterAll(() => stopTwoSteps(running), 60_000);

/** The next worker knows the histories alone: nothing of the one before is in its memory. */
async function nextWorker(further: Parameters<typeof startWorker>[1] = {}): Promise<void> {
  await running.worker.close();
  running.worker = await startWorker(running.environment.workerEnvironment(), further);
}

const handleOf = (stream: string) => running.environment.engine.client.workflow.getHandle(stream);

async function eventsOf(stream: string): Promise<(temporal.api.enums.v1.EventType | null | undefined)[]> {
  return ((await handleOf(stream).fetchHistory()).events ?? []).map(({ eventType }) => eventType);
}

describe('a store that answered too late for the quick try', () => {
  it('is told by the history as it was: the next worker goes on with the same workflow', async () => {
    const { environment, house } = running;
    const stream = await file(running);
    const { runId } = await handleOf(stream).describe();
    const first = await act(running, stream, 'first.1', house.people.secretary);
    const [answered] = await whileHeld(environment.urls.owner, stream, async () => {
      const asked = submit(environment, first, 60_000);
      await until('the patient try', 60_000, async () =>
        (await eventsOf(stream)).includes(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
      );
      return [asked];
    });
    expect(await answered).toMatchObject({ answered: 'accepted', seq: 2 });
    await nextWorker();
    expect(await submit(environment, await act(running, stream, 'second.1', house.people.president), 60_000)).toMatchObject({
      answered: 'accepted',
      seq: 3,
    });
    expect(await eventsOf(stream)).not.toContain(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);
    expect((await handleOf(stream).describe()).runId).toBe(runId);
  }, 150_000);
});

describe('a workflow whose history the worker cannot follow', () => {
  it('is ended and begins anew from the log; its case goes on, nothing is doubled, and a healthy one is left alone', async () => {
    const { environment, house } = running;
    await nextWorker({ workflowsPath: require.resolve('../support/other-workflow') });
    const stuck = await file(running);
    expect(await submit(environment, await act(running, stuck, 'first.1', house.people.secretary))).toMatchObject({ seq: 2 });
    await nextWorker();
    const healthy = await file(running);
    const runs = await Promise.all([stuck, healthy].map(async (stream) => (await handleOf(stream).describe()).runId));
    const asked = await act(running, stuck, 'second.1', house.people.president);
    expect(await environment.engine.submit(asked)).toBe('pending');
    expect(await environment.engine.restartFailing(healthy, 'case')).toBe(false);
    const answer = await until('the answer', 90_000, () => storedAnswer(environment, asked.intent));
    expect(answer).toMatchObject({ answered: 'accepted', seq: 3 });
    expect(await kinds(running, stuck)).toEqual(['filed', 'acted', 'acted']);
    const now = await Promise.all([stuck, healthy].map(async (stream) => (await handleOf(stream).describe()).runId));
    expect(now[0]).not.toBe(runs[0]);
    expect(now[1]).toBe(runs[1]);
    expect(await running.worker.get(WorkerMetrics).registry.metrics()).toMatch(/^guicheng_workflows_restarted_total 1$/m);
  }, 180_000);
});
