/** A case that calls another: both are cases of their own, each with its log, and what the one comes to is an event of the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseView, InboxView, LinkedCaseView, TaskView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { checkAnswers, checkTree, compare, rebuild, sayDifference, type Difference } from '../../libs/persistence';
import { verify, type RecordExport } from '../../libs/record';
import { withClient } from '../../libs/runtime/database';
import { act, caseOf } from '../../libs/testing/branch-walk';
import { eachTemplate, inquiryTemplate, petitionTemplate } from '../../libs/testing/calling-templates';
import { HttpClient, until } from '../../libs/testing/http-client';
import { fastTimers, setRecordClock } from '../../libs/testing/record-clock';
import { sourceOn } from '../../libs/testing/planted';
import { publish } from '../../libs/testing/society';
import { startApi, type RunningApi } from '../support/api';
import { checkpointsOf, recordCovered, startAuditor } from '../support/auditor';

const CONTACT = '陆一鸣 13900000000';

let api: RunningApi;
let secretary: HttpClient;

beforeAll(async () => {
  api = await startApi({ worker: fastTimers });
  await publish(api.environment, inquiryTemplate());
  await publish(api.environment, petitionTemplate());
  // What leaves the house waits until the act before it can no longer be undone: that minute is two seconds here.
  await setRecordClock(api.environment, new Date().toISOString(), 30);
  secretary = await HttpClient.signedIn(api.base, 'secretary');
}, 120_000);

afterAll(() => api?.stop(), 60_000);

afterEach(async () => {
  const { auditor } = api.environment;
  expect((await rebuild(auditor)).differences).toEqual([]);
  expect(await checkAnswers(auditor)).toEqual([]);
});

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);

async function petition(): Promise<string> {
  const form = { subject: '关于设立基金的请示', amount: 12, contact: CONTACT };
  const { stream } = await secretary.decide('/cases', { procedure: 'petition', society: demo.ENVIRONMENT_SOCIETY, form });
  await act(secretary, stream, 'agreed');
  return stream;
}

/** What the called template needs and nobody has set. */
const setDays = () =>
  owner(
    `insert into guicheng.parameter_value (organisation, parameter, version, value, article, set_at)
     values ($1, 'inquiryDays', 1, '10', '第九条', guicheng.record_now()) on conflict do nothing`,
    [demo.ENVIRONMENT_SOCIETY],
  );

function linkOf(view: CaseView, relation: LinkedCaseView['relation']): LinkedCaseView[] {
  return view.linked.filter((link) => link.relation === relation);
}

/** The case that a petition's latest round has called, once it stands. */
function calledBy(parent: string, round = 1): Promise<string> {
  return until(`the case that ${parent} calls`, 30_000, async () => {
    const calls = linkOf(await caseOf(secretary, parent), 'called');
    return calls[round - 1]?.case?.id;
  });
}

const reached = (id: string, what: string, holds: (view: CaseView) => boolean) =>
  until(`${id}: ${what}`, 30_000, async () => {
    const view = await caseOf(secretary, id);
    return holds(view) && view;
  });
const isClosed = (id: string, outcome: string) =>
  reached(id, `closed as ${outcome}`, (view) => view.status === 'closed' && view.outcome === outcome);

const templateOf = async (id: string) =>
  (await owner<{ template_hash: string }>('select template_hash from guicheng.case_file where id = $1', [id]))[0] ?? {
    template_hash: '',
  };

/** One task of a case that has several at once, by its step. */
async function actIn(caseId: string, step: string, outcome: string): Promise<void> {
  const task = await until(`the task ${step} of ${caseId}`, 30_000, async () => {
    const inbox = await secretary.get<InboxView>('/inbox');
    return inbox.body.todo.find((item) => item.case === caseId && item.task.includes(`~${step}.`))?.task;
  });
  const { body } = await secretary.get<TaskView>(`/tasks/${encodeURIComponent(task)}`);
  await secretary.decide(`/tasks/${encodeURIComponent(task)}/acts`, { outcome, contentHash: body.contentHash });
}

describe('a case that cannot begin yet', () => {
  beforeEach(() => owner(`delete from guicheng.parameter_value where parameter = 'inquiryDays'`));

  it('says so where it is called, once on the record, and begins as soon as what is missing is set', async () => {
    const parent = await petition();
    const [waiting] = await until('the reason', 30_000, async () => {
      const calls = linkOf(await caseOf(secretary, parent), 'called');
      return calls[0]?.problem && calls;
    });
    expect(waiting).toMatchObject({ begun: false, case: null, problem: { code: 'PARAMETER_MISSING' } });
    expect((await caseOf(secretary, parent)).status).toBe('open');
    await owner(`update guicheng.outbox set next_attempt_at = guicheng.record_now() where refusal is not null`);
    await until('another try', 30_000, async () => {
      const [row] = await owner<{ attempts: number }>(`select attempts from guicheng.outbox where refusal is not null`);
      return (row?.attempts ?? 0) > 1;
    });
    expect(await owner(`select 1 from guicheng.attempt where code = 'PARAMETER_MISSING'`)).toHaveLength(1);

    await setDays();
    const child = await calledBy(parent);
    const [row] = await owner<{ state: { parameters: unknown } }>(`select state from guicheng.stream where id = $1`, [child]);
    expect(row?.state.parameters).toEqual({ inquiryDays: { value: 10, article: '第九条' } });
  }, 90_000);

  it('never begins when the step was left meanwhile', async () => {
    const parent = await petition();
    await until('the reason', 30_000, async () => linkOf(await caseOf(secretary, parent), 'called')[0]?.problem);
    await secretary.decide(`/cases/${parent}/withdraw`, {});
    await setDays();
    const [settled] = await until('the order to be settled', 30_000, () =>
      owner<{ answer: { code: string } }>(
        `select answer from guicheng.outbox where source = $1 and event ->> 'kind' = 'start' and delivered_at is not null`,
        [parent],
      ).then((rows) => rows.length > 0 && rows),
    );
    expect(settled).toMatchObject({ answer: { delivered: 'refused', code: 'NOTHING_CALLED' } });
    const [call] = linkOf(await caseOf(secretary, parent), 'called');
    expect(call).toMatchObject({ begun: false, left: true, case: null });
  }, 90_000);
});

describe('a called case', () => {
  beforeAll(setDays);

  it('is a case of its own, with a number, its form from the caller’s, and words that stay sealed', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    const [above, below] = [await caseOf(secretary, parent), await caseOf(secretary, child)];
    expect(below).toMatchObject({
      procedure: 'inquiry',
      subject: '关于设立基金的请示',
      form: { subject: '关于设立基金的请示', limit: 12, contact: CONTACT },
      status: 'open',
    });
    expect(below.number).toMatch(/^\d{4}-\d{5}$/);
    expect(below.number).not.toBe(above.number);
    expect(linkOf(below, 'caller')).toMatchObject([{ case: { id: parent, number: above.number }, begun: true }]);
    const [stored] = await owner<{ form: Record<string, unknown>; intent: null }>(
      `select form, intent from guicheng.case_form where case_id = $1`,
      [child],
    );
    expect(stored).toMatchObject({ form: { contact: { sealed: expect.any(String) as string } }, intent: null });
    const [row] = await owner<{ applicant: string; caller: unknown }>(
      `select applicant, state -> 'caller' as caller from guicheng.case_file c join guicheng.stream s on s.id = c.id where c.id = $1`,
      [child],
    );
    expect(row?.caller).toEqual({ case: parent, block: 'ask', round: 1 });
    const [caller] = await owner<{ applicant: string }>(`select applicant from guicheng.case_file where id = $1`, [parent]);
    expect(row?.applicant).toBe(caller?.applicant);
  }, 60_000);

  it('begins once, however often and at the same time its order is delivered', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    const [order] = await owner<{ id: string }>(
      `select id from guicheng.outbox where source = $1 and event ->> 'kind' = 'start'`,
      [parent],
    );
    await owner(`update guicheng.outbox set delivered_at = null where id = $1`, [order?.id]);
    const { engine } = api.environment;
    const deliveries = Array.from({ length: 5 }, () =>
      engine.deliver({ outbox: order?.id ?? '', stream: child, kind: 'case' }, 20_000),
    );
    for (const answer of await Promise.all(deliveries)) expect(answer).toEqual({ append: 'already' });
    const filed = await owner(`select 1 from guicheng.stream_event where stream = $1 and kind = 'filed'`, [child]);
    expect(filed).toHaveLength(1);
    expect(await owner(`select 1 from guicheng.case_start where stream = $1`, [child])).toHaveLength(1);
    await owner(`update guicheng.outbox set delivered_at = guicheng.record_now() where id = $1`, [order?.id]);
  }, 60_000);

  it('lets its caller go on when it is agreed to', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    await act(secretary, child, 'agreed');
    await isClosed(child, 'completed');
    await actIn(parent, 'beside', 'agreed');
    await actIn(parent, 'after', 'agreed');
    await isClosed(parent, 'completed');
  }, 60_000);

  it('ends its caller where the template says so when it is refused', async () => {
    const parent = await petition();
    await act(secretary, await calledBy(parent), 'declined', { opinion: '不符合章程。' });
    await isClosed(parent, 'refused');
  }, 60_000);

  it('tells a result of its own, which leads its caller elsewhere, and is called anew in the next round', async () => {
    const parent = await petition();
    const first = await calledBy(parent);
    await act(secretary, first, 'more');
    await isClosed(first, 'completed');
    await actIn(parent, 'prepare', 'agreed');
    const second = await calledBy(parent, 2);
    expect(second).not.toBe(first);
    await act(secretary, second, 'agreed');
    await actIn(parent, 'beside', 'agreed');
    await actIn(parent, 'after', 'agreed');
    await isClosed(parent, 'completed');
  }, 60_000);

  it('ends as withdrawn when its caller is sent back, and its answer moves nothing there', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    await actIn(parent, 'beside', 'again');
    await isClosed(child, 'withdrawn');
    const [call] = linkOf(await caseOf(secretary, parent), 'called');
    expect(call).toMatchObject({ left: true, case: { id: child, outcome: 'withdrawn' } });
    expect((await caseOf(secretary, parent)).status).toBe('open');
  }, 60_000);

  it('goes on from the log when the engine has lost both', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    const { engine, auditor } = api.environment;
    for (const id of [parent, child]) await engine.client.workflow.getHandle(id).terminate('lost');
    await act(secretary, child, 'agreed');
    await isClosed(child, 'completed');
    await actIn(parent, 'beside', 'agreed');
    await reached(parent, 'waiting after the call', ({ waiting }) => waiting.some(({ step }) => step === 'after'));
    await until('every workflow to stand where its log stands', 30_000, async () => {
      const { found } = await compare(engine, auditor);
      return found.missing + found.diverged + found.ahead + found.silent === 0;
    });
  }, 60_000);

  it('is carried out whole, with what it began with, and opens to who may read it', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    const signer = await startAuditor(api.environment);
    await recordCovered(owner);
    await signer.stop();
    const { body } = await secretary.get<RecordExport>(`/cases/${child}/export`);
    const key = readFileSync(join(checkpointsOf(api.environment), 'key.pub'), 'utf8');
    expect(verify(JSON.stringify(body), { key })).toMatchObject({ result: 'whole', findings: [] });
    expect(JSON.stringify(body.words)).toContain('陆一鸣');
    expect((await caseOf(secretary, child)).record).toMatchObject({ whole: true });
    expect((await caseOf(secretary, child)).timeline[0]).toMatchObject({ what: 'begun', actor: null });
    // The report of whoever called it tells of both, each entry by the log that it stands in.
    const report = (await secretary.download(`/cases/${parent}/report`)).toString();
    const told = (stream: string) => report.split(`<tr data-stream="${stream}"`).length - 1;
    expect([told(parent), told(child)]).toEqual([
      (await caseOf(secretary, parent)).record.events,
      (await caseOf(secretary, child)).record.events,
    ]);
    // It is not the applicant's own act, so there is no receipt of it.
    expect((await secretary.get<unknown[]>(`/cases/${child}/receipts`)).body).toEqual([]);
    expect((await checkTree(api.environment.auditor)).differences).toEqual([]);
  }, 60_000);

  it('runs on the version that was in force when its caller’s was published', async () => {
    const { template_hash: pinned } = await templateOf(await calledBy(await petition()));
    const next = await publish(api.environment, { ...inquiryTemplate(), version: 2 });
    expect(await templateOf(await calledBy(await petition()))).toEqual({ template_hash: pinned });
    await publish(api.environment, { ...petitionTemplate(), version: 2 });
    expect(await templateOf(await calledBy(await petition()))).toEqual({ template_hash: next.hash });
  }, 60_000);

  it('is told to nobody who may not see it', async () => {
    const parent = await petition();
    const child = await calledBy(parent);
    const official = await HttpClient.signedIn(api.base, 'official');
    expect((await official.get(`/cases/${child}`)).status).toBe(404);
    expect((await official.get(`/cases/${parent}`)).status).toBe(404);
  }, 60_000);
});

describe('several called cases', () => {
  beforeAll(setDays);

  it('begin side by side, each for whom its row names, with its row’s values, and all are waited for', async () => {
    await publish(api.environment, eachTemplate());
    const branches = await owner<{ id: string }>(
      `select id from guicheng.register_entry where register = 'branches' and society = $1 and recorded_to is null order by id limit 2`,
      [demo.ENVIRONMENT_SOCIETY],
    );
    const rows = branches.map(({ id }, index) => ({ key: `r${index}`, branch: { id, kind: 'branch' }, amount: index + 5 }));
    const form = { subject: '各分支机构自查', rows };
    const { stream } = await secretary.decide('/cases', { procedure: 'round-robin', society: demo.ENVIRONMENT_SOCIETY, form });
    const [one, other] = [await calledBy(stream, 1), await calledBy(stream, 2)];
    expect(one).not.toBe(other);
    const views = [await caseOf(secretary, one), await caseOf(secretary, other)];
    expect(views.map((view) => view.form['limit']).sort()).toEqual([5, 6]);
    expect(views.map((view) => view.society.id)).toEqual([demo.ENVIRONMENT_SOCIETY, demo.ENVIRONMENT_SOCIETY]);
    await act(secretary, one, 'agreed');
    expect((await caseOf(secretary, stream)).waiting.map(({ step }) => step)).not.toContain('after');
    await act(secretary, other, 'declined', { opinion: '未完成。' });
    await actIn(stream, 'after', 'agreed');
    await isClosed(stream, 'completed');
  }, 60_000);
});

describe('a planted difference', () => {
  let [parent, child] = ['', ''];
  beforeAll(async () => {
    await setDays();
    parent = await petition();
    child = await calledBy(parent);
  }, 60_000);

  const began = `alter table guicheng.case_start disable trigger user`;
  const planted: [string, () => string[], Partial<Difference>][] = [
    [
      'a call that was taken away',
      () => [`delete from guicheng.called_case where caller = '${parent}'`],
      { where: 'called_case', what: 'missing' },
    ],
    [
      'a call that no log knows of',
      () => [
        `insert into guicheng.called_case (caller, block, round, case_id, procedure, society, called_at, status)
         select caller, block, 9, gen_random_uuid(), procedure, society, called_at, status from guicheng.called_case where caller = '${parent}'`,
      ],
      { where: 'called_case', what: 'unexpected' },
    ],
    [
      'what a case began with, changed',
      () => [began, `update guicheng.case_start set body = body || '{"subject": "x"}' where stream = '${child}'`],
      { where: 'case_start.body', what: 'different' },
    ],
    [
      'what a case began with, of no case',
      () => [
        `insert into guicheng.case_start (event, stream, body) select 'x', gen_random_uuid(), body from guicheng.case_start where stream = '${child}'`,
      ],
      { where: 'case_start', what: 'unexpected' },
    ],
    [
      'what a case began with, taken away',
      () => [began, `delete from guicheng.case_start where stream = '${child}'`],
      { where: 'intent', what: 'missing' },
    ],
  ];

  it.each(planted)('is named: %s', async (_, statements, expected) => {
    const found = await withClient(api.environment.urls.owner, async (client) => {
      await client.query('begin');
      for (const statement of statements()) await client.query(statement);
      const inside = sourceOn(client);
      return [...(await rebuild(inside, [parent, child])).differences, ...(await checkAnswers(inside))];
    });
    expect(found).toContainEqual(expect.objectContaining(expected));
    for (const difference of found) {
      for (const language of ['zh', 'en'] as const) expect(sayDifference(difference, language)).not.toMatch(/[a-z]_[a-z]/);
    }
  });
});
