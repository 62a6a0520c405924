/** The protocol of one decision, on real PostgreSQL and real Temporal. */
import { randomUUID } from 'node:crypto';
import { startWorker } from '../../apps/worker/main';
import { DELIVER_UPDATE, STREAM_WORKFLOW, SUBMIT_UPDATE, TASK_QUEUE } from '../../libs/contracts/temporal';
import { compare, rebuild, resume } from '../../libs/persistence';
import { canonicalJson } from '../../libs/procedure';
import { askToRegister, publishCouncil, sittingOf, type CouncilTemplate } from '../../libs/testing/council-case';
import type { TestEnvironment } from '../../libs/testing/environment';
import { until } from '../../libs/testing/http-client';
import { storedAnswer, type Asked, type Society } from '../../libs/testing/society';
import { submit } from '../../libs/testing/two-step-case';
import { act, attempts, file, kinds, startTwoSteps, stopTwoSteps, type TwoStepHouse } from '../support/two-steps';

let running: TwoStepHouse;
let environment: TestEnvironment;
let house: Society;
let council: CouncilTemplate;

beforeAll(async () => {
  running = await startTwoSteps();
  ({ environment, house } = running);
  council = await publishCouncil(environment);
}, 120_000);
afterAll(() => stopTwoSteps(running), 60_000);

const tasks = (stream: string) =>
  environment.owner(`select slot, status, outcome from guicheng.task where stream = $1 order by slot`, [stream]);
const closed = async (stream: string) =>
  (await environment.owner(`select 1 from guicheng.case_file where id = $1 and status = 'closed'`, [stream])).length === 1;

describe('one decision', () => {
  it('goes from the click to the record, and the next inbox shows it', async () => {
    const stream = await file(running);
    const asked = await act(running, stream, 'first.1', house.people.secretary);
    expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted', stream, seq: 2 });
    expect(await tasks(stream)).toEqual([
      { slot: 'first.1', status: 'closed', outcome: 'agreed' },
      { slot: 'second.1', status: 'open', outcome: null },
    ]);
  });

  it('is one, with one answer, for a double click, a retry and a lost reply', async () => {
    const stream = await file(running);
    const key = randomUUID();
    const clicks = await Promise.all([1, 2, 3].map(() => act(running, stream, 'first.1', house.people.secretary, { key })));
    expect(new Set(clicks.map(({ intent }) => intent)).size).toBe(1);
    const [asked] = clicks as [Asked];
    const answers = await Promise.all([...clicks, ...clicks].map((click) => submit(environment, click)));
    answers.push((await environment.engine.submitAgain(asked, 10_000)) as (typeof answers)[0]);
    expect(new Set(answers.map((answer) => canonicalJson(answer))).size).toBe(1);
    expect(await kinds(running, stream)).toEqual(['filed', 'acted']);
    await submit(environment, await act(running, stream, 'second.1', house.people.president));
    // The case is closed and its workflow has ended: the first click still hears the first answer.
    expect(await submit(environment, asked)).toEqual(answers[0]);
    expect(await storedAnswer(environment, asked.intent)).toEqual(answers[0]);
  });

  it('of two officials who race is one’s, and the other hears whose', async () => {
    const { secretary, clerk } = house.people;
    for (let round = 0; round < 5; round += 1) {
      const stream = await file(running);
      const both = await Promise.all([act(running, stream, 'first.1', secretary), act(running, stream, 'first.1', clerk)]);
      const answers = await Promise.all(both.map((asked) => submit(environment, asked)));
      const winner = answers.findIndex(({ answered }) => answered === 'accepted');
      expect(answers[1 - winner]).toMatchObject({
        answered: 'refused',
        code: 'SLOT_CLOSED',
        details: { by: [secretary, clerk][winner], outcome: 'agreed' },
      });
      expect(await kinds(running, stream)).toEqual(['filed', 'acted']);
    }
  });

  it('is refused to whoever does not hold the post, and the attempt is on record', async () => {
    const stream = await file(running);
    for (const actor of [house.people.stranger, house.people.president, house.people.member]) {
      expect(await submit(environment, await act(running, stream, 'first.1', actor))).toMatchObject({
        answered: 'refused',
        code: 'NO_AUTHORITY',
      });
    }
    expect(await attempts(running, stream)).toMatchObject([
      { code: 'NO_AUTHORITY', action: 'act', actor: house.people.stranger },
      { code: 'NO_AUTHORITY', actor: house.people.president },
      { code: 'NO_AUTHORITY', actor: house.people.member },
    ]);
    expect(await kinds(running, stream)).toEqual(['filed']);
  });

  it('is refused when the content is not what was shown, the slot is unknown, or the outcome is not offered', async () => {
    const stream = await file(running);
    const { secretary } = house.people;
    expect(await submit(environment, await act(running, stream, 'ninth.1', secretary))).toMatchObject({ code: 'SLOT_UNKNOWN' });
    expect(await submit(environment, await act(running, stream, 'first.1', secretary, { outcome: 'sold' }))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
    });
    const other = await act(running, stream, 'first.1', secretary);
    await environment.owner(`update guicheng.intent set content_hash = 'other' where id = $1`, [other.intent]);
    expect(await submit(environment, other)).toMatchObject({ code: 'CONTENT_CHANGED' });
    expect(await kinds(running, stream)).toEqual(['filed']);
  });
});

describe('whoever reaches Temporal’s port', () => {
  it('decides nothing by a forged update, and is found', async () => {
    const stream = await file(running);
    const other = await act(running, await file(running), 'first.1', house.people.secretary);
    const handle = environment.engine.client.workflow.getHandle(stream);
    for (const intent of [randomUUID(), 'not an id', other.intent]) {
      const answer = await handle.executeUpdate(SUBMIT_UPDATE, { args: [{ intent }] });
      expect(answer).toMatchObject({ answered: 'refused', code: 'NO_INTENT' });
    }
    expect(await handle.executeUpdate(DELIVER_UPDATE, { args: [{ outbox: 'invented' }] })).toEqual({ append: 'refused' });
    expect(await kinds(running, stream)).toEqual(['filed']);
    expect((await attempts(running, stream)).filter(({ code }) => code === 'NO_INTENT')).toHaveLength(4);
    expect(await storedAnswer(environment, other.intent)).toBeNull();
    expect(await submit(environment, other)).toMatchObject({ answered: 'accepted' });
  });

  it('gets no case by starting a workflow by hand', async () => {
    const id = randomUUID();
    const handle = await environment.engine.client.workflow.start(STREAM_WORKFLOW, {
      workflowId: id,
      taskQueue: TASK_QUEUE,
      args: [{ stream: id, kind: 'case' }],
    });
    expect(await handle.executeUpdate(SUBMIT_UPDATE, { args: [{ intent: randomUUID() }] })).toMatchObject({ code: 'NO_INTENT' });
    await handle.result();
    expect(await environment.owner(`select 1 from guicheng.stream where id = $1`, [id])).toEqual([]);
  });

  it('loses nothing by terminating a workflow: the next click starts it from the log', async () => {
    const stream = await file(running);
    await submit(environment, await act(running, stream, 'first.1', house.people.secretary));
    await environment.engine.client.workflow.getHandle(stream).terminate('by hand');
    expect(await environment.engine.position(stream)).toEqual({ workflow: 'missing' });
    expect(await submit(environment, await act(running, stream, 'second.1', house.people.president))).toMatchObject({
      answered: 'accepted',
      seq: 3,
    });
    expect(await closed(stream)).toBe(true);
  });

  it('changes nothing by resetting a workflow: it folds what the log has and goes on', async () => {
    const stream = await file(running);
    await submit(environment, await act(running, stream, 'first.1', house.people.secretary));
    const { client } = environment.engine;
    const described = await client.workflow.getHandle(stream).describe();
    await client.workflowService.resetWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId: stream, runId: described.runId },
      workflowTaskFinishEventId: 4 as unknown as Long,
      requestId: randomUUID(),
      reason: 'by hand',
    });
    expect(await submit(environment, await act(running, stream, 'second.1', house.people.president))).toMatchObject({
      answered: 'accepted',
      seq: 3,
    });
    expect(await kinds(running, stream)).toEqual(['filed', 'acted', 'acted']);
    expect(await closed(stream)).toBe(true);
  });
});

type Long = NonNullable<
  Parameters<TestEnvironment['engine']['client']['workflowService']['resetWorkflowExecution']>[0]['workflowTaskFinishEventId']
>;

describe('three events in one activation', () => {
  it('are heard one after the other, each on the state that the one before left', async () => {
    const stream = await file(running);
    await running.worker.close();
    const { secretary, clerk } = house.people;
    const asked = [
      await act(running, stream, 'first.1', secretary),
      await act(running, stream, 'first.1', clerk),
      await act(running, stream, 'first.1', secretary),
    ];
    const handle = environment.engine.client.workflow.getHandle(stream);
    const admitted = asked.map(({ intent }) =>
      handle.executeUpdate<{ answered: string; code?: string }, [object]>(SUBMIT_UPDATE, {
        args: [{ intent }],
        updateId: intent,
      }),
    );
    // All three wait at the server before anybody works: one activation takes them together.
    for (const { intent } of asked) await until('the update to be admitted', 10_000, () => isAdmitted(stream, intent));
    running.worker = await startWorker(environment.workerEnvironment());
    const answers = await Promise.all(admitted);
    expect(answers.filter(({ answered }) => answered === 'accepted')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'SLOT_CLOSED')).toHaveLength(2);
    expect(await kinds(running, stream)).toEqual(['filed', 'acted']);
    // On a busy machine the relay has sent them again meanwhile: then there are more of them, and the same answers.
    expect(await acceptedInOneTask(stream)).toBeGreaterThanOrEqual(3);
  }, 60_000);

  async function isAdmitted(stream: string, updateId: string): Promise<boolean> {
    const { client } = environment.engine;
    return client.workflowService
      .pollWorkflowExecutionUpdate({
        namespace: client.options.namespace,
        updateRef: { workflowExecution: { workflowId: stream }, updateId },
        waitPolicy: { lifecycleStage: 1 },
      })
      .then(
        () => true,
        () => false,
      );
  }

  /** The most updates that one workflow task took in: proof that the three did come together. */
  async function acceptedInOneTask(stream: string): Promise<number> {
    const { events: history = [] } = await environment.engine.client.workflow.getHandle(stream).fetchHistory();
    const tasks = new Map<string, number>();
    for (const { workflowExecutionUpdateAcceptedEventAttributes: accepted } of history ?? []) {
      const task = accepted?.acceptedRequestSequencingEventId?.toString();
      if (task !== undefined) tasks.set(task, (tasks.get(task) ?? 0) + 1);
    }
    return Math.max(...tasks.values());
  }
});

describe('what only the store can answer', () => {
  /** Lists one case in one sitting, decides and closes; gives the sitting. */
  async function decide(stream: string, outcome: 'passed' | 'not-passed' = 'passed') {
    const sitting = sittingOf(environment, council, house);
    const item = randomUUID();
    for (const asked of [
      await sitting.convene(),
      await sitting.list(item, stream),
      await sitting.record(item, outcome),
      await sitting.close(),
    ]) {
      expect(await submit(environment, asked)).toMatchObject({ answered: 'accepted' });
    }
    return { sitting, item };
  }

  it('gives one of two cases the same name, and tells the other', async () => {
    const name = `水环境专业委员会 ${randomUUID()}`;
    const [first, second] = await Promise.all([1, 2].map(() => askToRegister(environment, council, house, name)));
    for (const asked of [first, second])
      expect(await submit(environment, asked as Asked)).toMatchObject({ answered: 'accepted' });
    const [a, b] = await Promise.all([decide((first as Asked).stream), decide((second as Asked).stream)]);
    await Promise.all([a, b].map(async ({ sitting }) => submit(environment, await sitting.sign())));
    await until(
      'both cases to close',
      30_000,
      async () => (await closed((first as Asked).stream)) && (await closed((second as Asked).stream)),
    );
    const entries = await environment.owner(
      `select "values" ->> 'name' as name from guicheng.register_entry where "values" ->> 'name' = $1`,
      [name],
    );
    expect(entries).toEqual([{ name }]);
    const outcomes = await environment.owner<{ outcome: string }>(
      `select outcome from guicheng.case_file where subject = $1 order by outcome`,
      [name],
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['completed', 'refused']);
  }, 60_000);

  it('delivers each result of a sitting once, announced and final, and a correction in between', async () => {
    const asked = await askToRegister(environment, council, house, `气候专业委员会 ${randomUUID()}`);
    await submit(environment, asked);
    const { sitting, item } = await decide(asked.stream, 'not-passed');
    await until('the first result', 30_000, async () => (await kinds(running, asked.stream)).includes('item-resulted'));
    await submit(environment, await sitting.record(item, 'passed', '计票更正。'));
    await until(
      'the correction',
      30_000,
      async () => (await kinds(running, asked.stream)).filter((kind) => kind === 'item-resulted').length === 2,
    );
    await submit(environment, await sitting.sign());
    await until('the case to close', 30_000, () => closed(asked.stream));
    expect(await kinds(running, asked.stream)).toEqual([
      'filed',
      'looked-up',
      'agenda-listed',
      'item-resulted',
      'item-resulted',
      'item-resulted',
      'registered',
    ]);
    const undelivered = () => environment.owner(`select id from guicheng.outbox where delivered_at is null`);
    await until('the outbox to be empty', 30_000, async () => (await undelivered()).length === 0);
    const [sent] = await environment.owner<{ id: string }>(`select id from guicheng.outbox where stream = $1 limit 1`, [
      asked.stream,
    ]);
    expect(await environment.engine.deliver({ outbox: sent?.id ?? '', stream: asked.stream, kind: 'case' }, 10_000)).toEqual({
      append: 'already',
    });
  }, 60_000);
});

describe('the record', () => {
  it('is, folded from nothing, byte for byte what the tables hold', async () => {
    const { checked, differences } = await rebuild(environment.auditor);
    expect(differences).toEqual([]);
    expect(checked).toBeGreaterThan(10);
  });

  it('shows what was not written by append', async () => {
    const stream = await file(running);
    const asked = await act(running, stream, 'first.1', house.people.secretary, { outcome: 'not-agreed' });
    await submit(environment, asked);
    const planted: [string, string][] = [
      [`update guicheng.task set outcome = 'agreed' where stream = '${stream}'`, 'task'],
      [`update guicheng.stream set state = jsonb_set(state, '{society}', '"x"') where id = '${stream}'`, 'stream.state'],
      [`update guicheng.intent set body = body || '{"opinion": "同意。"}' where id = '${asked.intent}'`, 'intent.body'],
      [
        `insert into guicheng.notice (id, stream, organisation, role, message, at) values ('x', '${stream}', '${house.society}', 'president', 'x', now())`,
        'notice',
      ],
    ];
    for (const [statement, where] of planted) {
      await environment.owner(statement);
      const { differences } = await rebuild(environment.auditor, [stream]);
      expect(differences.map((difference) => difference.where)).toContain(where);
    }
    // Taken out again, so that the file's other tests see a sound record.
    await environment.owner(`alter table guicheng.stream_event disable trigger stream_event_is_append_only`);
    for (const table of ['notice', 'task_holder', 'task', 'clock', 'reminder', 'case_form', 'case_file', 'stream_event']) {
      const column = {
        task_holder: `starts_with(task, '${stream}')`,
        case_form: `case_id = '${stream}'`,
        case_file: `id = '${stream}'`,
      }[table];
      await environment.owner(`delete from guicheng.${table} where ${column ?? `stream = '${stream}'`}`);
    }
    await environment.owner(`alter table guicheng.stream_event enable trigger stream_event_is_append_only`);
    await environment.owner(`delete from guicheng.stream where id = '${stream}'`);
  });

  it('agrees with every workflow that runs, and starts those again that do not', async () => {
    const [gone, there] = [await file(running), await file(running)];
    await environment.engine.client.workflow.getHandle(gone).terminate('by hand');
    const before = await compare(environment.engine, environment.auditor);
    expect(before.strange).toContainEqual({ stream: gone, finding: 'missing' });
    expect(before.strange).not.toContainEqual(expect.objectContaining({ stream: there }));
    const resumed = await resume(environment.engine, environment.auditor);
    expect(resumed).toEqual({ open: before.open, resumed: before.open, unanswered: 0 });
    const after = await compare(environment.engine, environment.auditor);
    expect(after).toMatchObject({
      open: before.open,
      found: { equal: before.open, missing: 0, ahead: 0, diverged: 0 },
      strange: [],
    });
  }, 60_000);
});
