/** The workbench over published procedures, by HTTP on real PostgreSQL: what is played, carried away, brought in and held against the texts. */
import type {
  ImportedProcedure,
  PublishedCard,
  PublishedView,
  SimulationSurroundings,
  SourceCoverageView,
} from '../../libs/contracts';
import { listProcedures, loadTemplate } from '../../libs/templates';
import { compile } from '../../libs/procedure/authoring';
import { simulate } from '../../libs/procedure';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { makeFaces } from '../support/faces';

let api: ApiAlone;
let administrator: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  await makeFaces({ owner: (text: string, values?: unknown[]) => api.owner(text, values) } as Parameters<typeof makeFaces>[0]);
  administrator = await HttpClient.signedIn(api.base, 'face-administrator');
}, 180_000);
afterAll(() => api?.stop(), 30_000);

const at = (path: string) => `/workbench${path}`;
const rowsIn = async (table: string) =>
  (await api.owner<{ n: number }>(`select count(*)::int as n from guicheng.${table}`))[0]?.n ?? 0;

it('lists the version that holds of each procedure and place', async () => {
  const { body } = await administrator.get<PublishedCard[]>(at('/procedures'));
  expect(new Set(body.map(({ procedure }) => procedure))).toEqual(new Set(listProcedures()));
  expect(body.filter(({ procedure }) => procedure === 'branch-setup').map(({ jurisdiction }) => jurisdiction)).toEqual(
    expect.arrayContaining(['CN', 'CN-TJ', 'CN-NX']),
  );
});

it('gives a procedure with what travels with it, and every scenario comes to what it says', async () => {
  for (const place of ['CN', 'CN-TJ']) {
    const { body } = await administrator.get<PublishedView>(at(`/procedures/branch-setup?jurisdiction=${place}`));
    const { body: around } = await administrator.get<SimulationSurroundings>(at(`/surroundings?jurisdiction=${place}`));
    expect(body.template).toEqual(loadTemplate('branch-setup', place as 'CN'));
    expect(body.scenarios.length).toBeGreaterThan(0);
    const world = { template: body.template, program: compile(body.template), ...around };
    for (const script of body.scenarios) expect(simulate(world, script).unmet).toEqual([]);
  }
  expect((await administrator.get(at('/procedures/..%2f..%2fsecrets'))).status).toBe(404);
  expect((await administrator.get(at('/procedures/branch-setup?jurisdiction=CN-XX'))).status).toBe(422);
});

it('hands a procedure out as a file, and reads it in again without writing anything', async () => {
  const before = await Promise.all(['template_version', 'publication', 'administrative_act'].map(rowsIn));
  const file = await administrator.open(at('/procedures/branch-setup/file?jurisdiction=CN-TJ'));
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('分支机构设立-CN-TJ-v1.json'));
  const text = await file.text();
  const { status, body } = await administrator.post<ImportedProcedure>(at('/import'), { text });
  expect(status).toBe(200);
  expect(body.template).toEqual(loadTemplate('branch-setup', 'CN-TJ'));
  expect(body.scenarios.length).toBeGreaterThan(0);
  expect(body.current).toMatchObject({ procedure: 'branch-setup', jurisdiction: 'CN-TJ', version: 1 });
  expect(body.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await Promise.all(['template_version', 'publication', 'administrative_act'].map(rowsIn))).toEqual(before);
});

it('says of a file that cannot be taken where and why, and takes nothing of it', async () => {
  const broken = structuredClone(loadTemplate('branch-setup')) as unknown as { blocks: { id?: string }[] };
  delete broken.blocks[1]?.id;
  for (const text of [
    '{',
    '[]',
    JSON.stringify(broken),
    `{"format":"guicheng-procedure","formatVersion":9}`,
    'x'.repeat(400_001),
  ]) {
    const { status, body } = await administrator.post<ImportedProcedure>(at('/import'), { text });
    expect(status).toBe(200);
    expect(body).toMatchObject({ template: null, scenarios: [], current: null });
    expect(body.findings.length).toBeGreaterThan(0);
  }
  const { body } = await administrator.post<ImportedProcedure>(at('/import'), { text: JSON.stringify(broken) });
  expect(body.findings.some(({ path }) => path.startsWith('/blocks/1'))).toBe(true);
});

it('says of what can be read what stands in the way of publishing it, with the way that leads there', async () => {
  const template = structuredClone(loadTemplate('branch-setup'));
  for (const block of template.blocks) if (block.kind === 'meeting') block.act = 'follow-up';
  const { body } = await administrator.post<ImportedProcedure>(at('/import'), { text: JSON.stringify(template) });
  expect(body.template).not.toBeNull();
  expect(body.findings.some(({ severity }) => severity === 'error')).toBe(true);
});

it('draws a procedure as BPMN in both languages', async () => {
  for (const [language, title] of [
    ['zh', '分支（代表）机构设立'],
    ['en', 'Setting up a branch'],
  ]) {
    const text = (await administrator.download(at(`/procedures/branch-setup/bpmn?language=${language}`))).toString('utf8');
    expect(text).toContain(`name="${title}"`);
    expect(text).toContain('bpmndi:BPMNShape');
  }
});

it('says of every sentence of every text what carries it, or why nothing does', async () => {
  const { body } = await administrator.get<SourceCoverageView[]>(at('/coverage'));
  expect(body.map(({ source }) => source)).toEqual(['000', '001', '002', '003', '004']);
  const sentences = body.flatMap(({ clauses }) => clauses.flatMap(({ sentences: all }) => all));
  expect(sentences.length).toBeGreaterThan(100);
  for (const { carried, uncovered } of sentences) expect(carried.length > 0).toBe(uncovered === null);
  const { body: one } = await administrator.get<SourceCoverageView[]>(at('/coverage?jurisdiction=CN-TJ'));
  expect(one.map(({ jurisdiction }) => jurisdiction)).toEqual(['CN-TJ']);
});
