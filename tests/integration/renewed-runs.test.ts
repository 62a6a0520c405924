/**
 * A history that has become long is left behind, and its workflow goes on in a new run: here after every few messages, with clicks in flight at each
 * edge. Nothing is lost and nothing is heard twice. `GUICHENG_CASES=n` has more cases.
 */
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { startWorker } from '../../apps/worker/main';
import { parseTemplate } from '../../libs/procedure/authoring';
import type { Answer } from '../../libs/contracts/temporal';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { foundSociety, publish, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import { twoStepTemplate } from '../../libs/testing/templates';
import { contradictions, type Heard } from '../chaos/story';

const CASES = Number(process.env['GUICHENG_CASES'] ?? 6);
const STEPS = 12;
/** About five messages: each is six events of the history. */
const EVENTS = 30;

let environment: TestEnvironment;
let worker: INestApplicationContext;
let house: Society;
let steps: TwoSteps;
const heard: Heard = new Map();

beforeAll(async () => {
  environment = await startEnvironment({ renewAfterEvents: EVENTS });
  steps = await publishSteps();
  house = await foundSociety(environment);
  worker = await startWorker(environment.workerEnvironment());
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await environment?.stop();
}, 60_000);

/** The secretariat decides twelve times, one after the other. */
async function publishSteps(): Promise<TwoSteps> {
  const { blocks, ...rest } = twoStepTemplate();
  const [first] = blocks;
  const many = Array.from({ length: STEPS }, (_, n) => ({ ...first, id: `first-${n + 1}` }));
  const { template, issues } = parseTemplate({ ...rest, id: 'many-steps', blocks: many });
  if (template === null) throw new Error(JSON.stringify(issues));
  return { template, hash: (await publish(environment, template)).hash };
}

/** Both of the secretariat click on each step, one of them twice. */
async function walk(): Promise<string> {
  const filed = await askToFile(environment, steps, house);
  heard.set(filed.intent, await submit(environment, filed, 60_000));
  const { secretary, clerk } = house.people;
  for (let n = 1; n <= STEPS; n += 1) {
    const asked = await Promise.all(
      [secretary, clerk].map((actor) =>
        askToAct(environment, steps, house, { stream: filed.stream, slot: `first-${n}.1`, actor }),
      ),
    );
    const answers = await Promise.all(
      [...asked, ...asked.slice(0, 1)].map(async (click): Promise<Answer> => {
        const answer = await submit(environment, click, 60_000);
        heard.set(click.intent, answer);
        return answer;
      }),
    );
    expect(new Set(answers.map(({ answered }) => answered))).toEqual(new Set(['accepted', 'refused']));
  }
  return filed.stream;
}

async function runsOf(stream: string): Promise<number> {
  let runs = 0;
  for await (const _ of environment.engine.client.workflow.list({ query: `WorkflowId = '${stream}'` })) runs += 1;
  return runs;
}

it(`loses nothing over new runs in the midst of clicks (${CASES} cases of ${STEPS} steps)`, async () => {
  const streams = await Promise.all(Array.from({ length: CASES }, walk));
  for (const stream of streams) {
    const events = await environment.owner<{ kind: string }>(
      `select kind from guicheng.stream_event where stream = $1 order by seq`,
      [stream],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['filed', ...Array.from({ length: STEPS }, () => 'acted')]);
  }
  const runs = await Promise.all(streams.map(runsOf));
  console.log(`runs: ${runs.join(', ')}`);
  // Thirty-six clicks at five a run; a case whose history was never left behind proves nothing.
  for (const count of runs) expect(count).toBeGreaterThan(3);
  expect(await contradictions(environment, heard)).toEqual([]);
}, 240_000);

it('goes on in the midst of a crowd that is refused', async () => {
  const filed = await askToFile(environment, steps, house);
  heard.set(filed.intent, await submit(environment, filed));
  const { stream } = filed;
  // Refused updates make a history long and leave the log as it is.
  let isOver = false;
  const noise = async () => {
    while (!isOver) {
      const answer = await environment.engine.submit({ intent: randomUUID(), stream, kind: 'case' }, 10_000);
      expect(answer).toMatchObject({ code: 'NO_INTENT' });
    }
  };
  const crowd = Promise.all(Array.from({ length: 6 }, noise));
  await until('three new runs', 60_000, async () => (await runsOf(stream)) > 3);
  isOver = true;
  await crowd;
  const click = await askToAct(environment, steps, house, { stream, slot: 'first-1.1', actor: house.people.secretary });
  expect(await submit(environment, click)).toMatchObject({ answered: 'accepted', seq: 2 });
  expect(await environment.engine.position(stream)).toMatchObject({ workflow: 'running', position: { seq: 2 } });
}, 120_000);
