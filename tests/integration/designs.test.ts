/** Drafts of procedures: begun, kept by revision, shared inside one house, by HTTP on real PostgreSQL with the API's own rights. */
import { randomUUID } from 'node:crypto';
import type { CatalogueView, DesignCard, DesignSaved, DesignSurroundings, DesignView } from '../../libs/contracts';
import { hashOf } from '../../libs/persistence';
import { parseTemplate } from '../../libs/procedure/authoring';
import { procedureFile } from '../../libs/design/exchange';
import { loadTemplate } from '../../libs/templates';
import { scenariosOf } from '../../libs/templates/scenarios';
import { HttpClient, type Reply } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { givePost, makeFaces, makePerson } from '../support/faces';

let api: ApiAlone;
let one: HttpClient;
let other: HttpClient;
let stranger: HttpClient;
const hash = hashOf(loadTemplate('branch-setup'));

beforeAll(async () => {
  api = await startApiAlone();
  const owner = <Row>(text: string, values?: unknown[]) => api.owner<Row>(text, values);
  await makeFaces({ owner });
  const elsewhere = randomUUID();
  await owner(
    `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction) values ($1, 'association', '示例市科协', 'Another', 'CN-TJ')`,
    [elsewhere],
  );
  await givePost(owner, await makePerson(owner, 'elsewhere'), 'administrator', elsewhere);
  [one, other, stranger] = (await Promise.all(
    ['face-administrator', 'face-system-administrator', 'elsewhere'].map((login) => HttpClient.signedIn(api.base, login)),
  )) as [HttpClient, HttpClient, HttpClient];
}, 90_000);
afterAll(() => api?.stop(), 30_000);

const begin = (body: object, who = one): Promise<Reply<DesignView>> => who.post<DesignView>('/designs', body);
const code = ({ status, body }: Reply<object>): [number, string | undefined] => [status, body.error?.code];

it('begins from nothing, from a copy, as the next version and as the local one, and keeps who began it on the record', async () => {
  const { body: empty, status } = await begin({ from: 'nothing', title: '评比表彰', matter: 'commendation' });
  expect(status).toBe(201);
  expect(empty).toMatchObject({ title: { zh: '评比表彰', en: '评比表彰' }, version: 1, steps: 0, base: null, current: null });
  expect(empty.origin).toEqual({ from: 'nothing', title: null, version: null });
  const { body: copied } = await begin({ from: 'copy', hash });
  expect(copied.procedure).not.toBe('branch-setup');
  expect(copied).toMatchObject({ version: 1, base: { id: 'branch-setup' }, current: null });
  expect(parseTemplate(copied.template).issues).toEqual([]);
  const { body: next } = await begin({ from: 'version', hash });
  expect(next).toMatchObject({ procedure: 'branch-setup', version: 2, jurisdiction: 'CN', current: { version: 1 } });
  const { body: local } = await begin({ from: 'local', hash }, stranger);
  expect(local).toMatchObject({ procedure: 'branch-setup', jurisdiction: 'CN-TJ', version: 2, base: { jurisdiction: 'CN' } });
  const acts = await api.owner<{ object: string }>(
    `select object from guicheng.administrative_act where action = 'design-begun' and object_kind = 'design' order by at`,
  );
  expect(acts.map(({ object }) => object)).toEqual([empty.id, copied.id, next.id, local.id]);
});

it('begins as a file from elsewhere, whole with its scenarios or not at all, as the version that comes next here', async () => {
  const scenarios = scenariosOf('branch-setup').slice(0, 2);
  const { status, body } = await begin({ from: 'file', text: procedureFile(loadTemplate('branch-setup'), scenarios) });
  expect(status).toBe(201);
  expect(body).toMatchObject({ procedure: 'branch-setup', version: 2, base: null, origin: { from: 'file', title: null } });
  expect(body.scenarios).toEqual(scenarios);
  const broken = await begin({ from: 'file', text: '{"format":"guicheng-procedure","formatVersion":99}' });
  expect(code(broken)).toEqual([422, 'TEMPLATE_HAS_FINDINGS']);
  expect(code(await begin({ from: 'file' }))).toEqual([422, 'FIELD_REQUIRED']);
  // The next version begins with the ways that the one before was walked.
  const { body: next } = await begin({ from: 'version', hash });
  expect(next.scenarios.length).toBeGreaterThan(0);
});

it('is one shelf for the administrators of a house, and unknown to those of another', async () => {
  const { body: mine } = await begin({ from: 'nothing', title: '共用草稿', matter: 'commendation' });
  const shelf = async (who: HttpClient) => (await who.get<DesignCard[]>('/designs')).body.map(({ id }) => id);
  expect(await shelf(other)).toContain(mine.id);
  expect(await shelf(stranger)).not.toContain(mine.id);
  const save = { revision: mine.revision, template: mine.template, scenarios: [] };
  expect(code(await stranger.get(`/designs/${mine.id}`))).toEqual([404, 'NOT_FOUND']);
  expect(code(await stranger.get(`/designs/${mine.id}/surroundings`))).toEqual([404, 'NOT_FOUND']);
  expect(code(await stranger.put(`/designs/${mine.id}`, save))).toEqual([404, 'NOT_FOUND']);
  await stranger.delete(`/designs/${mine.id}`);
  expect((await other.get(`/designs/${mine.id}`)).status).toBe(200);
});

it('keeps what is saved with its scenarios, however wrong, and refuses to write over what somebody else saved', async () => {
  const { body: draft } = await begin({ from: 'nothing', title: '两人同改', matter: 'commendation' });
  const path = `/designs/${draft.id}`;
  const broken = { title: { zh: 5 }, blocks: 'none', z: 1, a: 2 };
  const mine = { revision: 1, template: broken, scenarios: [{ name: '示例' }] };
  expect((await one.put<DesignSaved>(path, mine)).body.revision).toBe(2);
  const { body: read } = await other.get<DesignView>(path);
  expect(JSON.stringify(read.template)).toBe(JSON.stringify(broken));
  expect(read).toMatchObject({ scenarios: [{ name: '示例' }], revision: 2, steps: 0, version: 0 });
  const late = await other.put<DesignSaved>(path, { revision: 1, template: draft.template, scenarios: [] });
  expect(code(late)).toEqual([409, 'DESIGN_CHANGED']);
  expect(late.body.error?.details).toMatchObject({ person: '示例 face-administrator', revision: 2 });
  // The same saving again: its answer was lost.
  expect((await one.put<DesignSaved>(path, mine)).body.revision).toBe(2);
  expect((await other.put<DesignSaved>(path, { revision: 2, template: draft.template, scenarios: [] })).body.revision).toBe(3);
});

it('takes in nothing that is too big, too deep or hides what it says, and says why', async () => {
  const { body: draft } = await begin({ from: 'nothing', title: '过大', matter: 'commendation' });
  const put = async (template: object, scenarios: unknown[] = []) =>
    code(await one.put(`/designs/${draft.id}`, { revision: 1, template, scenarios }));
  let deep: object = {};
  for (let level = 0; level < 65; level += 1) deep = { blocks: [deep] };
  expect(await put(deep)).toEqual([400, 'BODY_INVALID']);
  expect(await put({ title: 'x'.repeat(10_001) })).toEqual([422, 'DESIGN_TOO_BIG']);
  expect(await put({ blocks: Array.from({ length: 401 }, () => ({ kind: 'check' })) })).toEqual([422, 'DESIGN_TOO_BIG']);
  expect(await put({}, [{ text: 'x'.repeat(10_001) }])).toEqual([422, 'DESIGN_TOO_BIG']);
  expect(
    await put(
      {},
      Array.from({ length: 51 }, () => ({})),
    ),
  ).toEqual([400, 'BODY_INVALID']);
  expect((await one.get<DesignView>(`/designs/${draft.id}`)).body.revision).toBe(1);
});

it('is deleted once, with who did it', async () => {
  const { body: draft } = await begin({ from: 'nothing', title: '删除', matter: 'commendation' });
  expect((await other.delete(`/designs/${draft.id}`)).status).toBe(204);
  expect((await one.delete(`/designs/${draft.id}`)).status).toBe(204);
  expect(code(await one.get(`/designs/${draft.id}`))).toEqual([404, 'NOT_FOUND']);
  const acts = await api.owner(`select 1 from guicheng.administrative_act where action = 'design-deleted' and object = $1`, [
    draft.id,
  ]);
  expect(acts).toHaveLength(1);
});

it('begins from nothing that is not published, and names what is missing', async () => {
  expect(code(await begin({ from: 'copy', hash: 'none' }))).toEqual([404, 'NOT_FOUND']);
  expect(code(await begin({ from: 'nothing', title: ' ', matter: 'commendation' }))).toEqual([422, 'FIELD_REQUIRED']);
  expect(code(await begin({ from: 'nothing', title: '无事项', matter: 'no-such' }))).toEqual([422, 'FIELD_INVALID']);
  expect(code(await begin({ from: 'elsewhere' }))).toEqual([422, 'FIELD_INVALID']);
});

it('shows what each published procedure uses, and gives the checker what stands around a draft', async () => {
  const { body } = await one.get<CatalogueView>('/designs/catalogue');
  const branch = body.procedures.find(({ procedure, jurisdiction }) => procedure === 'branch-setup' && jurisdiction === 'CN');
  expect(branch).toMatchObject({ hash, version: 1, matter: 'branch', openCases: 0 });
  expect(branch?.clauses).toContainEqual({ source: '001', clause: '四(一)' });
  expect(branch?.registers).toContainEqual({ id: 'branches', writes: true });
  expect(branch?.organs.length).toBeGreaterThan(0);
  const calling = body.procedures.filter(({ calls }) => calls.includes('party-pre-review'));
  expect(calling.length).toBeGreaterThan(0);
  expect(body.registers.map(({ id }) => id)).toContain('branches');
  const { body: draft } = await begin({ from: 'version', hash });
  const { body: around } = await one.get<DesignSurroundings>(`/designs/${draft.id}/surroundings`);
  expect(around.templates.map(({ id }) => id)).toContain('branch-setup');
  expect([around.registers.length, around.obligations.length].every((many) => many > 0)).toBe(true);
});
