/** What hostile use hears and leaves behind: other sites' requests are counted, a stranger learns nothing from words or from time. */
import { randomUUID } from 'node:crypto';
import { fileBranch, taskOf, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { makeFaces } from '../support/faces';

let api: RunningApi;
let secretary: HttpClient;
let stranger: HttpClient;
let foreign: { case: string; sitting: string; file: string; task: string };

beforeAll(async () => {
  api = await startApi();
  await makeFaces(api.environment);
  [secretary, stranger] = await Promise.all([
    HttpClient.signedIn(api.base, 'secretary'),
    HttpClient.signedIn(api.base, 'tj-secretary'),
  ]);
  const { caseId, sitting, view } = await walkBranchSetup(api.base);
  const hidden = await fileBranch(secretary);
  foreign = { case: caseId, sitting, file: view.files[0]?.id ?? '', task: (await taskOf(secretary, hidden)).id };
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const crossSite = () =>
  api.environment.owner<{ details: { route: string; count: number } }>(
    `select details from guicheng.attempt where action = 'cross-site' order by id`,
  );

it('counts the requests of another site instead of writing a line for each', async () => {
  const flood = async (path: string, headers: Record<string, string>, times: number) => {
    const replies = await Promise.all(
      Array.from({ length: times }, () => fetch(`${api.base}/api${path}`, { method: 'POST', headers })),
    );
    expect([...new Set(replies.map(({ status }) => status))]).toEqual([403]);
  };
  await flood(`/cases/${foreign.case}/withdraw`, {}, 40);
  await flood(`/cases/${foreign.case}/withdraw`, { 'x-requested-with': 'guicheng', 'sec-fetch-site': 'cross-site' }, 10);
  await flood('/session', { 'x-requested-with': 'guicheng', origin: 'https://elsewhere.example' }, 5);
  expect(await crossSite()).toEqual([
    { details: { route: 'CasesController.withdraw', count: 1 } },
    { details: { route: 'SessionController.signIn', count: 1 } },
  ]);
  const written = await api.environment.owner('select 1 from guicheng.intent where stream = $1 and kind = $2', [
    foreign.case,
    'withdraw',
  ]);
  expect(written).toEqual([]);
});

it('puts on the record what somebody tried and may not, and nothing of what he sent', async () => {
  const reply = await secretary.post('/designs', { title: '不得外传' });
  expect([reply.status, reply.body.error?.code]).toEqual([403, 'FORBIDDEN']);
  const rows = await api.environment.owner<{ actor: string | null }>(
    `select to_jsonb(t)::text as row, t.actor from guicheng.attempt t where action like 'DesignsController.%' and code = 'FORBIDDEN'`,
  );
  expect(rows).toMatchObject([{ actor: expect.any(String) as string, row: expect.not.stringContaining('不得外传') as string }]);
});

it('refuses forged ids of every shape like ids of nothing', async () => {
  const shapes = [
    randomUUID().toUpperCase(),
    randomUUID().replace(/-/g, ''),
    `{${randomUUID()}}`,
    `${foreign.case}~x`,
    `${foreign.case}%20`,
    `${foreign.case.slice(0, -1)}`,
    '00000000-0000-0000-0000-000000000000',
  ];
  for (const path of ['/cases/', '/sittings/', '/files/', '/intents/', '/tasks/']) {
    for (const shape of shapes) {
      const reply = await stranger.get(`${path}${shape}`);
      expect([path, shape, reply.status, reply.body.error?.code]).toEqual([path, shape, 404, 'NOT_FOUND']);
    }
  }
});

const TRIES = 200;
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Taken in turn, so that whatever else the machine does falls on both alike. */
async function measured(there: () => Promise<unknown>, nowhere: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < TRIES; n++) {
    for (const [index, ask] of [there, nowhere].entries()) {
      const start = performance.now();
      await ask();
      times[index]?.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

it('answers for another society’s things with the words and in about the time of things that do not exist', async () => {
  const found: string[] = [];
  for (const [path, id, none] of [
    ['/cases/', foreign.case, randomUUID()],
    ['/sittings/', foreign.sitting, randomUUID()],
    ['/files/', foreign.file, randomUUID()],
    ['/tasks/', encodeURIComponent(foreign.task), encodeURIComponent(`${randomUUID()}~materials.1`)],
  ] as const) {
    const [there, nowhere] = await Promise.all([stranger.get(path + id), stranger.get(path + none)]);
    expect([there.status, JSON.stringify(there.body)]).toEqual([nowhere.status, JSON.stringify(nowhere.body)]);
    const [a, b] = await measured(
      () => stranger.get(path + id),
      () => stranger.get(path + none),
    );
    found.push(`${path} ${a.toFixed(2)} / ${b.toFixed(2)} ms`);
  }
  process.stdout.write(`medians of ${TRIES}, there / nowhere: ${found.join('; ')}\n`);
}, 120_000);
