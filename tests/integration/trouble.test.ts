/** What the shell does when a log cannot go on. */
import type { AppendAnswer } from '../../libs/contracts/append';
import { append, createDataSource, Worlds } from '../../libs/persistence';
import type { TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { submit } from '../../libs/testing/two-step-case';
import { act, attempts, file, kinds, startTwoSteps, stopTwoSteps, type TwoStepHouse } from '../support/two-steps';

let running: TwoStepHouse;
let environment: TestEnvironment;
let house: Society;

beforeAll(async () => {
  running = await startTwoSteps();
  ({ environment, house } = running);
}, 120_000);
afterAll(() => stopTwoSteps(running), 60_000);

/** As a worker does it that does not know of the suspension. */
async function put({ stream, intent }: Asked): Promise<AppendAnswer> {
  const source = await createDataSource({ url: environment.urls.worker }).initialize();
  const proposal = { by: 'intent', intent } as const;
  return append(source, new Worlds(), { stream, kind: 'case', expectedSeq: 1, proposal }).finally(() => source.destroy());
}

describe('an unexpected error', () => {
  it('suspends its case alone, keeps what was asked, and ends when an administrator lets the case go on', async () => {
    const [stream, other] = [await file(running), await file(running)];
    const planted = (block: string) =>
      environment.owner(
        `update guicheng.stream set state = jsonb_set(state, '{slots,first.1,block}', to_jsonb($2::text)) where id = $1`,
        [stream, block],
      );
    await planted('nowhere');
    const asked = await act(running, stream, 'first.1', house.people.secretary);
    expect(await submit(environment, asked)).toMatchObject({ answered: 'refused', code: 'CASE_SUSPENDED' });
    expect(await storedAnswer(environment, asked.intent)).toBeNull();
    expect(await attempts(running, stream)).toMatchObject([{ action: 'fault', code: 'SLOT_WITHOUT_STEP' }]);
    // Still so for whoever comes next, also after the workflow was lost; the other case goes on.
    await environment.engine.client.workflow.getHandle(stream).terminate('by hand');
    const next = await act(running, stream, 'first.1', house.people.clerk);
    expect(await submit(environment, next)).toMatchObject({ code: 'CASE_SUSPENDED' });
    expect(await submit(environment, await act(running, other, 'first.1', house.people.secretary))).toMatchObject({
      answered: 'accepted',
    });
    await planted('first');
    // What was wrong is mended, and still nothing is heard until somebody says so: neither by the workflow nor by the log itself.
    const third = await act(running, stream, 'first.1', house.people.clerk);
    expect(await submit(environment, third)).toMatchObject({ code: 'CASE_SUSPENDED' });
    expect(await put(third)).toMatchObject({ append: 'refused', code: 'CASE_SUSPENDED' });
    await environment.engine.sync(stream, 'case');
    const answers = await Promise.all(
      [asked, next, third].map(({ intent }) => until('the answer', 30_000, () => storedAnswer(environment, intent))),
    );
    expect(answers.map(({ answered }) => answered).sort()).toEqual(['accepted', 'refused', 'refused']);
    expect(await kinds(running, stream)).toEqual(['filed', 'acted']);
  }, 60_000);
});
