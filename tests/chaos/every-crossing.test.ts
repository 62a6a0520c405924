/**
 * kill -9 before and after each call by which the product leaves PostgreSQL (`crossings.ts`), on real PostgreSQL and Temporal. A kill that did not
 * come fails; afterwards everything tells one story, and what was asked has happened once.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { demo } from '../../libs/demo';
import { resume } from '../../libs/persistence';
import { childEnvironment } from '../../libs/runtime/env';
import { startProcess, type ManagedProcess } from '../../libs/runtime/process';
import { randomSecrets } from '../../libs/runtime/secrets';
import { askToRegister, publishCouncil, sittingOf, type CouncilTemplate } from '../../libs/testing/council-case';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { HttpClient, until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { filedContent, foundSociety, storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { askToAct, askToFile, publishTwoSteps, submit, type TwoSteps } from '../../libs/testing/two-step-case';
import { bundleInto, startWorkerProcess, TYPESCRIPT } from '../../libs/testing/worker-process';
import type { IntentView } from '../../libs/contracts';
import { seedChecked } from '../support/seeded';
import type { Crossing } from './dying';
import type { Plan, Point } from './failpoints';
import { contradictions, type Heard } from './story';

const MONDAY = '2026-06-01T01:00:00.000Z';
const SOON = '2026-06-01T01:00:30.000Z';
const LATER = '2026-06-01T01:05:00.000Z';
const AFTER_THE_DEADLINE = '2026-06-03T03:00:00.000Z';
const SCRIPT = { path: resolve(__dirname, 'worker-with-failpoints.ts'), loader: TYPESCRIPT };
const SIDES: Crossing['when'][] = ['before', 'after'];
const POINTS: Point[] = ['before-append', 'after-commit', 'after-completion'];

let environment: TestEnvironment;
let bundle: string;
let worker: ManagedProcess | null = null;
let house: Society;
let steps: TwoSteps;
let council: CouncilTemplate;
let heard: Heard;

beforeAll(async () => {
  environment = await startEnvironment({ durable: true });
  bundle = await bundleInto(environment, true);
  await seedChecked(environment.urls.owner);
  steps = await publishTwoSteps(environment);
  council = await publishCouncil(environment, 'council');
  house = await foundSociety(environment);
}, 180_000);
beforeEach(async () => {
  heard = new Map();
  await setRecordClock(environment, MONDAY);
});
afterEach(stop, 60_000);
afterAll(() => environment?.stop(), 60_000);

const start = async (how: { plan?: Plan; crossing?: Crossing } = {}) =>
  (worker = await startWorkerProcess(environment, { ...SCRIPT, argument: { plan: null, ...how } }, bundle));
async function stop(): Promise<void> {
  await worker?.stop();
  worker = null;
}
/** The worker dies of what is done meanwhile. */
async function dyingAt(how: { plan?: Plan; crossing?: Crossing }, meanwhile: () => Promise<unknown>): Promise<void> {
  await stop();
  const dying = await start(how);
  // It may never be answered: whoever would answer is dead.
  const asked = meanwhile().catch(() => undefined);
  expect((await dying.exited).signal).toBe('SIGKILL');
  await asked;
  await start();
}
async function hear(asked: Asked): Promise<void> {
  heard.set(asked.intent, await submit(environment, asked, 30_000));
}
async function file(): Promise<string> {
  const asked = await askToFile(environment, steps, house);
  await hear(asked);
  return asked.stream;
}
const act = (stream: string) => askToAct(environment, steps, house, { stream, slot: 'first.1', actor: house.people.secretary });
const answered = (asked: Asked) => until('the intent to be answered', 40_000, () => storedAnswer(environment, asked.intent));
const kinds = async (stream: string) =>
  (
    await environment.owner<{ kind: string }>(`select kind from guicheng.stream_event where stream = $1 order by seq`, [stream])
  ).map(({ kind }) => kind);

async function expectOneStory(): Promise<void> {
  await until('every intent and delivery to be settled', 40_000, async () => {
    const open = await environment.owner(
      `select 1 from guicheng.intent where answered_at is null union all select 1 from guicheng.outbox where delivered_at is null`,
    );
    return open.length === 0;
  });
  // Of a worker that died with an activity in its hands the engine waits until the activity's time is over.
  await until(
    'every workflow to answer',
    60_000,
    async () => (await resume(environment.engine, environment.auditor)).unanswered === 0,
  );
  expect(await contradictions(environment, heard)).toEqual([]);
}

describe.each(POINTS)('the worker dies %s', (point) => {
  it('of a deadline: it takes its effect once', async () => {
    await start();
    const stream = await file();
    await dyingAt({ plan: { point, by: 'clock', nth: 1 } }, () => setRecordClock(environment, AFTER_THE_DEADLINE));
    await until('the deadline', 40_000, async () => (await kinds(stream)).includes('clock-struck'));
    expect(await kinds(stream)).toEqual(['filed', 'clock-struck']);
    await expectOneStory();
  }, 90_000);

  it('of a look-up: it is answered once', async () => {
    const asked = await askToRegister(environment, council, house, `专业委员会 ${randomUUID()}`);
    await dyingAt({ plan: { point, by: 'pending', nth: 1 } }, () => environment.engine.submit(asked, 1_000));
    await setRecordClock(environment, SOON);
    expect(await answered(asked)).toMatchObject({ answered: 'accepted' });
    await until('the look-up', 40_000, async () => (await kinds(asked.stream)).includes('looked-up'));
    expect(await kinds(asked.stream)).toEqual(['filed', 'looked-up']);
    await expectOneStory();
  }, 90_000);
});

describe.each(SIDES)('the worker dies %s', (when) => {
  it('it reads a log', async () => {
    await start();
    const stream = await file();
    await dyingAt({ crossing: { port: 'record', method: 'load', when } }, () => environment.engine.sync(stream, 'case', 1_000));
    await hear(await act(stream));
    expect(await kinds(stream)).toEqual(['filed', 'acted']);
    await expectOneStory();
  }, 90_000);

  it('it suspends a case, and it lets it go on', async () => {
    await start();
    const stream = await file();
    const planted = (block: string) =>
      environment.owner(
        `update guicheng.stream set state = jsonb_set(state, '{slots,first.1,block}', to_jsonb($2::text)) where id = $1`,
        [stream, block],
      );
    await planted('nowhere');
    const asked = await act(stream);
    await dyingAt({ crossing: { port: 'record', method: 'suspend', when } }, () => environment.engine.submit(asked, 1_000));
    await setRecordClock(environment, SOON);
    await until('the case to be suspended', 40_000, async () => {
      const rows = await environment.owner(`select 1 from guicheng.stream where id = $1 and fault is not null`, [stream]);
      return rows.length === 1;
    });
    await planted('first');
    await dyingAt({ crossing: { port: 'record', method: 'release', when } }, () =>
      environment.engine.sync(stream, 'case', 1_000),
    );
    await environment.engine.sync(stream, 'case');
    await setRecordClock(environment, LATER);
    expect(await answered(asked)).toMatchObject({ answered: 'accepted' });
    expect(await kinds(stream)).toEqual(['filed', 'acted']);
    await expectOneStory();
  }, 120_000);

  it('its relay asks again what nobody has answered', async () => {
    await start();
    const stream = await file();
    const asked = await act(stream);
    await dyingAt({ crossing: { port: 'engine', method: 'submitAgain', when } }, () => setRecordClock(environment, SOON));
    expect(await answered(asked)).toMatchObject({ answered: 'accepted', seq: 2 });
    await expectOneStory();
  }, 90_000);

  it('its relay delivers what a sitting has decided', async () => {
    await start();
    const filed = await askToRegister(environment, council, house, `专业委员会 ${randomUUID()}`);
    await hear(filed);
    const sitting = sittingOf(environment, council, house);
    await hear(await sitting.convene());
    await hear(await sitting.list('one', filed.stream));
    await hear(await sitting.record('one', 'passed'));
    await until('the listing to arrive', 40_000, async () => (await kinds(filed.stream)).includes('agenda-listed'));
    const closing = await sitting.close();
    await dyingAt({ crossing: { port: 'engine', method: 'deliver', when } }, () => environment.engine.submit(closing, 1_000));
    // What was claimed and not noted is claimed again after seconds of the record's clock.
    await setRecordClock(environment, LATER);
    await hear(closing);
    await until('the result', 40_000, async () => (await kinds(filed.stream)).includes('item-resulted'));
    expect((await kinds(filed.stream)).filter((kind) => kind === 'item-resulted')).toHaveLength(1);
    await expectOneStory();
  }, 120_000);

  it('its relay wakes a case whose clock took no effect', async () => {
    await start();
    const stream = await file();
    await stop();
    await environment.engine.client.workflow.getHandle(stream).terminate('lost');
    await setRecordClock(environment, AFTER_THE_DEADLINE);
    await dyingAt({ crossing: { port: 'engine', method: 'sync', when } }, () => Promise.resolve());
    await until('the deadline', 40_000, async () => (await kinds(stream)).includes('clock-struck'));
    expect(await kinds(stream)).toEqual(['filed', 'clock-struck']);
    await expectOneStory();
  }, 120_000);

  it('the API dies so, of a click: it is one decision, and the same click is told so', async () => {
    await start();
    const api = await apiThatMayDie();
    const stream = await api.filed();
    const key = randomUUID();
    const path = `/tasks/${encodeURIComponent(`${stream}~first.1`)}/acts`;
    const content = filedContent(steps.template, { subject: '请示' });
    const click = (client: HttpClient) =>
      client.post<IntentView>(path, { outcome: 'agreed', contentHash: content.contentHash }, key);
    await api.dies({ port: 'engine', method: 'submit', when }, (client) => click(client));
    await setRecordClock(environment, SOON);
    const again = await until('an answer', 40_000, async () => {
      const reply = await click(await api.secretary());
      return reply.status === 200 && reply.body;
    });
    expect(again).toMatchObject({ status: 'accepted', stream });
    expect(await kinds(stream)).toEqual(['filed', 'acted']);
    await api.stop();
    await expectOneStory();
  }, 180_000);
});

/** The API as a process of its own, and people of the demo who ask it. */
async function apiThatMayDie() {
  const settings = environment.workerEnvironment();
  const secrets = randomSecrets();
  const files = join(environment.folder, 'files');
  mkdirSync(files, { recursive: true });
  const env = childEnvironment({
    DATABASE_URL_API: environment.urls.api,
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    GUICHENG_PAYLOAD_KEYS: settings.payloadKeys,
    GUICHENG_SEALING_KEYS: secrets.sealingKeys,
    GUICHENG_SIGN_IN_KEYS: secrets.signInKeys,
    GUICHENG_FILES: files,
    GUICHENG_DEMO: '1',
    PORT: '0',
  });
  let running: { process: ManagedProcess; base: string } | null = null;
  const begin = async (crossing: Crossing | null) => {
    const script = resolve(__dirname, 'api-that-dies.ts');
    const process_ = await startProcess('api', process.execPath, ['-r', TYPESCRIPT, script, JSON.stringify(crossing)], { env });
    const port = await until('the API', 60_000, () => {
      if (!process_.running()) throw new Error(process_.lastLines().join('\n'));
      return Promise.resolve(
        process_
          .lastLines()
          .find((line) => line.startsWith('api ready'))
          ?.split(' ')[2],
      );
    });
    running = { process: process_, base: `http://127.0.0.1:${port}` };
    return running;
  };
  const living = () => (running === null ? begin(null) : Promise.resolve(running));
  return {
    secretary: async () => HttpClient.signedIn((await living()).base, 'secretary'),
    filed: async () => {
      const member = await HttpClient.signedIn((await living()).base, 'member');
      const body = { procedure: 'two-steps', society: demo.ENVIRONMENT_SOCIETY, form: { subject: '请示' } };
      return (await member.decide('/cases', body)).stream;
    },
    dies: async (crossing: Crossing, act_: (client: HttpClient) => Promise<unknown>) => {
      await running?.process.stop();
      const dying = await begin(crossing);
      const client = await HttpClient.signedIn(dying.base, 'secretary');
      const asked = act_(client).catch(() => undefined);
      expect((await dying.process.exited).signal).toBe('SIGKILL');
      await asked;
      running = null;
    },
    stop: async () => {
      await running?.process.stop();
    },
  };
}
