/** What each role of the store may do, on real PostgreSQL. */
import { createDataSource } from '../../libs/persistence';
import { startEnvironment, type TestEnvironment } from '../../libs/testing/environment';
import { foundSociety } from '../../libs/testing/society';

let environment: TestEnvironment;

beforeAll(async () => {
  environment = await startEnvironment();
  await foundSociety(environment);
}, 120_000);

afterAll(() => environment?.stop(), 60_000);

describe('the roles of the store', () => {
  const tried = async (url: string, statement: string): Promise<string> => {
    const source = await createDataSource({ url }).initialize();
    try {
      await source.query(statement);
      return 'done';
    } catch (error) {
      return (error as { driverError?: { code?: string } }).driverError?.code ?? 'other';
    } finally {
      await source.destroy();
    }
  };
  const DENIED = '42501';
  const insertIntent = `insert into guicheng.intent (id, actor, key, kind, stream, stream_kind, request_hash, occurred_on, body)
    select gen_random_uuid(), id, gen_random_uuid(), 'act', gen_random_uuid(), 'case', 'x', now(), '{}' from guicheng.person limit 1`;

  it('let the worker write the log but make no intent, and the API the other way round', async () => {
    expect(await tried(environment.urls.worker, insertIntent)).toBe(DENIED);
    expect(await tried(environment.urls.worker, `update guicheng.intent set body = '{}'`)).toBe(DENIED);
    expect(await tried(environment.urls.worker, `select 1 from guicheng.account`)).toBe(DENIED);
    const derived = ['called_case', 'opening', 'fulfilment', 'case_start', 'start_key', 'start_round', 'proposal'];
    for (const table of [
      'stream',
      'case_file',
      'task',
      'task_holder',
      'clock',
      'outbox',
      'register_entry',
      'register_declaration',
      'notice',
      ...derived,
    ]) {
      expect(await tried(environment.urls.api, `insert into guicheng.${table} select * from guicheng.${table} limit 0`)).toBe(
        DENIED,
      );
    }
    expect(await tried(environment.urls.api, `update guicheng.stream set fault = null`)).toBe(DENIED);
    expect(await tried(environment.urls.api, `update guicheng.intent set answer = null`)).toBe(DENIED);
  });

  it('let nobody change or take out an event, not even the owner', async () => {
    for (const url of [environment.urls.owner, environment.urls.worker, environment.urls.api, environment.urls.auditor]) {
      for (const statement of [
        'update guicheng.stream_event set seq = seq',
        'delete from guicheng.stream_event',
        'truncate guicheng.stream_event',
      ]) {
        expect(await tried(url, statement)).toBe(DENIED);
      }
    }
  });

  it('let nobody change what a case began with, and the worker decide no proposal and assign nothing', async () => {
    for (const url of [environment.urls.owner, environment.urls.worker, environment.urls.api, environment.urls.auditor]) {
      expect(await tried(url, `update guicheng.case_start set body = '{}'`)).toBe(DENIED);
      expect(await tried(url, 'delete from guicheng.case_start')).toBe(DENIED);
    }
    const { worker, api } = environment.urls;
    expect(await tried(worker, `update guicheng.proposal set decided_by = null`)).toBe(DENIED);
    expect(await tried(worker, `insert into guicheng.assignment select * from guicheng.assignment`)).toBe(DENIED);
    expect(await tried(worker, `insert into guicheng.called_template select * from guicheng.called_template`)).toBe(DENIED);
    expect(await tried(api, `update guicheng.proposal set started = null`)).toBe(DENIED);
    expect(await tried(api, `update guicheng.assignment set due_on = due_on`)).toBe(DENIED);
    expect(await tried(worker, `select guicheng.pin_called('x', '{}', '{}')`)).toBe(DENIED);
  });

  it('let the API publish a version, and nobody change or remove one', async () => {
    const { worker, api } = environment.urls;
    for (const table of ['program', 'template_version', 'called_template']) {
      const copied = `insert into guicheng.${table} select * from guicheng.${table} limit 0`;
      expect([table, await tried(api, copied), await tried(worker, copied)]).toEqual([table, 'done', DENIED]);
      expect([table, await tried(api, `delete from guicheng.${table}`)]).toEqual([table, DENIED]);
    }
    expect(await tried(api, `update guicheng.program set program = '{}'`)).toBe(DENIED);
    expect(await tried(api, `update guicheng.template_version set template = '{}'`)).toBe(DENIED);
    expect(await tried(api, `update guicheng.publication set template = '{}'`)).toBe(DENIED);
  });

  it('let the auditor read and nothing else', async () => {
    expect(await tried(environment.urls.auditor, 'select count(*) from guicheng.stream_event')).toBe('done');
    expect(await tried(environment.urls.auditor, insertIntent)).toBe(DENIED);
    expect(await tried(environment.urls.auditor, 'select 1 from guicheng.session')).toBe(DENIED);
  });
});
