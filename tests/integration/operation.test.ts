/** What whoever runs the house can ask of a running program, and whether it is true. */
import { randomUUID } from 'node:crypto';
import { OperationService } from '../../apps/api/operation/operation.service';
import type { CaseView, FaultReleased, FaultView, IntentView } from '../../libs/contracts';
import { compare } from '../../libs/persistence';
import { fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

let api: RunningApi;
let secretary: HttpClient;
let operation: string;

beforeAll(async () => {
  api = await startApi({ operation: { host: '127.0.0.1', port: 0 } });
  operation = `http://127.0.0.1:${api.app.get(OperationService).port}`;
  secretary = await HttpClient.signedIn(api.base, 'secretary');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

const ready = async () => {
  const response = await fetch(`${operation}/readyz`);
  return { status: response.status, parts: await response.json() };
};
const metrics = async () => (await fetch(`${operation}/metrics`)).text();

describe('the address for whoever runs the house', () => {
  it('says that the process lives and is ready', async () => {
    expect((await fetch(`${operation}/healthz`)).status).toBe(200);
    expect(await ready()).toEqual({ status: 200, parts: { database: true, serving: true } });
  });

  it('takes nothing but questions, and knows no other', async () => {
    expect((await fetch(`${operation}/metrics`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${operation}/`)).status).toBe(404);
  });

  it('is not there on the address of the pages', async () => {
    for (const path of ['/metrics', '/readyz', '/api/metrics']) expect((await fetch(`${api.base}${path}`)).status).toBe(404);
  });

  it('counts open matters, tasks, requests and refusals, and names nobody', async () => {
    await fileBranch(secretary);
    expect((await secretary.get('/cases/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const said = await metrics();
    expect(said).toMatch(/^guicheng_open_cases\{procedure="branch-setup"\} 1$/m);
    expect(said).toMatch(/^guicheng_open_tasks [1-9]\d*$/m);
    expect(said).toMatch(/^guicheng_outbox_due_seconds \d/m);
    expect(said).toMatch(/^guicheng_refused_total\{code="NOT_FOUND"\} [1-9]/m);
    expect(said).toMatch(/^guicheng_update_seconds_count\{heard="true"\} [1-9]/m);
    expect(said).toMatch(/guicheng_http_request_seconds_count\{method="POST",route="\/api\/cases",status="20\d"\} 1/);
    // No id and nobody's name: patterns and codes alone.
    expect(said).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|[\u4e00-\u9fff]/);
  });

  it('says when the store is away, and when it is back', async () => {
    await api.environment.postgres.kill();
    await until('not ready', 30_000, async () => (await ready()).status === 503);
    await until('no figure of the store', 30_000, async () => !/^guicheng_open_tasks/m.test(await metrics()));
    expect((await fetch(`${operation}/healthz`)).status).toBe(200);
    await api.environment.restartPostgres();
    await until('ready', 30_000, async () => (await ready()).status === 200);
  }, 60_000);
});

describe('the id of a request', () => {
  it('stands on the answer: the caller’s own where it is one, else a new one', async () => {
    const idOf = async (given: string) =>
      (await fetch(`${api.base}/api/health`, { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    expect(await idOf('proxy-0001')).toBe('proxy-0001');
    expect(await idOf('a b; drop')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a log that an error has stopped', () => {
  it('stands on the list of whoever runs the house, by its number alone, until he lets it go on', async () => {
    const stream = await fileBranch(secretary);
    const task = await taskOf(secretary, stream);
    const { engine, auditor } = api.environment;
    const owner: typeof api.environment.owner = (text, values) => api.environment.owner(text, values);
    const [slot] = await owner<{ slot: string }>(`select slot from guicheng.task where stream = $1 and status = 'open'`, [
      stream,
    ]);
    const planted = (block: string) =>
      owner(
        `update guicheng.stream set state = jsonb_set(state, array['slots', $2, 'block'], to_jsonb($3::text)) where id = $1`,
        [...[stream, slot?.slot, block]],
      );
    const [{ block } = { block: '' }] = await owner<{ block: string }>(
      `select state #>> array['slots', $2, 'block'] as block from guicheng.stream where id = $1`,
      [stream, slot?.slot],
    );
    const decides = (key: string) =>
      secretary.post<IntentView>(
        `/tasks/${encodeURIComponent(task.id)}/acts`,
        { outcome: 'complete', contentHash: task.contentHash },
        key,
      );
    const administrator = await HttpClient.signedIn(api.base, 'administrator');
    expect((await administrator.get<FaultView[]>('/faults')).body).toEqual([]);
    await planted('nowhere');
    const key = randomUUID();
    await decides(key);
    await until('the log is stopped', 30_000, async () => (await administrator.get<FaultView[]>('/faults')).body.length === 1);
    const view = (await secretary.get<CaseView>(`/cases/${stream}`)).body;
    const [fault] = (await administrator.get<FaultView[]>('/faults')).body;
    expect(fault).toMatchObject({ kind: 'case', number: view.number, code: 'SLOT_WITHOUT_STEP' });
    expect((await compare(engine, auditor)).strange).toEqual([{ stream, finding: 'suspended' }]);
    const path = `/faults/${fault?.reference}/release`;
    expect((await secretary.post(path, {})).status).toBe(403);
    await planted(block);
    expect((await administrator.post<FaultReleased>(path, {})).body).toEqual({ goesOn: true });
    expect((await administrator.get<FaultView[]>('/faults')).body).toEqual([]);
    expect((await administrator.post(path, {})).status).toBe(404);
    // What was asked meanwhile stands, and is answered now, once.
    await until('the answer', 30_000, async () => (await decides(key)).body.status === 'accepted');
    const acts = await owner(`select details from guicheng.administrative_act where action = 'fault-released' and object = $1`, [
      stream,
    ]);
    expect(acts).toEqual([{ details: { reference: fault?.reference, code: 'SLOT_WITHOUT_STEP' } }]);
  }, 120_000);
});
