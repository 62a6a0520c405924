/** 文件库 and standards by HTTP, on real PostgreSQL with the API's own rights: read, registered, cited, replaced, and what that touches. */
import { Document, Packer, Paragraph } from 'docx';
import { randomUUID } from 'node:crypto';
import type {
  AffectedView,
  FindingView,
  PolicyCard,
  PolicyContent,
  PolicyReading,
  PolicyView,
  StandardsView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import type { Template } from '../../libs/procedure';
import { loadTemplate } from '../../libs/templates';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';

let api: ApiAlone;
const who = {} as Record<'administrator' | 'head' | 'secretary' | 'member', HttpClient>;

const LINES = [
  '示例科协发〔2026〕12号',
  '关于规范分支机构管理的通知',
  '第一条 设立分支机构应当先经党组织前置审议。',
  '第二条 严禁以分支机构名义收取费用 & 摊派。',
  '第三条 本通知自2026年6月1日起施行。',
  '示例省科学技术协会',
  '2026年5月20日',
];
const content = (reading: PolicyReading, change: Partial<PolicyContent> = {}): PolicyContent => ({
  ...reading,
  ...{ kind: 'policy', title: reading.title ?? '', jurisdiction: null, repealedOn: null, scope: null },
  ...change,
});
const code = (body: unknown): string => (body as { error?: { code: string } }).error?.code ?? '';
const reading = async (): Promise<PolicyReading> =>
  (await who.administrator.post<PolicyReading>('/policies/reading', { text: LINES.join('\n') })).body;
let registered: PolicyView;

beforeAll(async () => {
  api = await startApiAlone();
  for (const login of ['administrator', 'head', 'secretary', 'member'] as const)
    who[login] = await HttpClient.signedIn(api.base, login);
}, 60_000);
afterAll(() => api?.stop(), 30_000);

it('holds the shipped texts, to be read by clause', async () => {
  const { body } = await who.head.get<PolicyCard[]>('/policies');
  expect(body.map(({ cited, isShipped }) => [cited, isShipped])).toEqual(
    ['000', '001', '002', '003', '004'].map((one) => [one, true]),
  );
  const { body: text } = await who.administrator.get<PolicyView>('/policies/003');
  expect(text.number).toBe('宁科协发学字〔2024〕10号');
  const clause = text.clauses.find((one) => one.clause === '§6');
  expect(clause?.says.length).toBeGreaterThan(0);
  expect((await who.secretary.get('/policies')).status).toBe(403);
});

it('reads a Word file for confirmation and writes nothing', async () => {
  const file = await Packer.toBuffer(new Document({ sections: [{ children: LINES.map((line) => new Paragraph(line)) }] }));
  const { body: stored } = await who.administrator.upload(demo.ASSOCIATION, '通知.docx', file);
  const { status, body } = await who.administrator.post<PolicyReading>('/policies/reading', { file: stored.id });
  expect([status, body]).toMatchObject([
    200,
    {
      ...{ number: '示例科协发〔2026〕12号', title: '关于规范分支机构管理的通知', issuer: '示例省科学技术协会' },
      ...{ madeOn: '2026-05-20', inForceFrom: '2026-06-01' },
      clauses: [
        { clause: '第一条', strength: 'duty', confirmed: false },
        { clause: '第二条', strength: 'hard', text: '严禁以分支机构名义收取费用 & 摊派。' },
        { clause: '第三条', strength: 'plain' },
      ],
    },
  ]);
  expect(code((await who.administrator.post('/policies/reading', { text: '   ' })).body)).toBe('FIELD_REQUIRED');
  expect(await api.owner('select 1 from guicheng.policy_document')).toEqual([]);
});

it('registers what a person has confirmed, once under its number', async () => {
  const sent = content(await reading(), {
    replaces: [{ cited: '001', clause: '四（一）' }],
    scope: '示例省科协所属学会',
  });
  const { status, body } = await who.administrator.post<PolicyView>('/policies', { content: sent });
  expect([status, body]).toMatchObject([201, { cited: '示例科协发〔2026〕12号', revision: 1, isShipped: false, unconfirmed: 3 }]);
  expect(body.replaces).toMatchObject([{ cited: '001', clause: '四（一）', title: { zh: expect.any(String) as string } }]);
  registered = body;
  expect(code((await who.administrator.post('/policies', { content: sent })).body)).toBe('POLICY_REGISTERED');
  const reversed = { ...sent, number: '示例科协发〔2026〕13号', repealedOn: '2026-01-01' };
  expect(code((await who.administrator.post('/policies', { content: reversed })).body)).toBe('DATES_REVERSED');
  expect((await who.head.post('/policies', { content: sent })).status).toBe(403);
});

it('keeps an entry under its revision: whoever comes second compares first', async () => {
  const sent = content(await reading(), { replaces: [{ cited: '001', clause: '四（一）' }], issuer: '示例省科协' });
  sent.clauses = sent.clauses.map((clause) => ({ ...clause, confirmed: true }));
  const path = `/policies/${registered.id}`;
  const { body } = await who.administrator.post<PolicyView>(path, { content: sent, revision: 1 });
  expect(body).toMatchObject({ revision: 2, issuer: '示例省科协', unconfirmed: 0 });
  expect(code((await who.administrator.post(path, { content: sent, revision: 1 })).body)).toBe('POLICY_CHANGED');
  expect((await who.administrator.post('/policies/001', { content: sent, revision: 0 })).status).toBe(404);
  const acts = await api.owner<{ action: string }>(
    `select action from guicheng.administrative_act where object_kind = 'policy' order by at`,
  );
  expect(acts.map(({ action }) => action)).toEqual(['policy-registered', 'policy-changed']);
});

it('shows what cites the clause that it replaces, however that clause is written', async () => {
  const { body } = await who.administrator.get<AffectedView>(`/policies/${registered.id}/affected`);
  const branch = body.templates.find(({ procedure, jurisdiction }) => procedure === 'branch-setup' && jurisdiction === 'CN');
  expect(
    branch?.places.some(
      ({ cited, clause, because, step }) => cited === '001' && clause === '四(一)' && because === 'replaced' && step !== null,
    ),
  ).toBe(true);
  expect(body.templates.every(({ places }) => places.every(({ clause }) => clause === '四(一)'))).toBe(true);
  expect(body.rules.length).toBeGreaterThan(0);
  expect(body.parameters.map(({ id }) => id)).toContain('branchLimit');
  expect(body.cases).toEqual([]);
  const other = { cases: [randomUUID()], choice: 'former', reason: '已经过半' };
  expect(code((await who.administrator.post(`/policies/${registered.id}/choices`, other)).body)).toBe('FIELD_INVALID');
});

it('may be cited in any place once it is registered, and not before', async () => {
  const cites = (source: string): Template => {
    const template = structuredClone(loadTemplate('branch-setup'));
    template.version = 2;
    const basis = {
      kind: 'policy',
      source,
      clause: '第一条',
      modality: 'duty',
      says: { zh: '先经前置审议。', en: 'Reviewed first.' },
    } as const;
    template.blocks.find((block) => block.kind === 'intake')?.basis.push(basis);
    return template;
  };
  const errors = async (source: string) =>
    (await who.administrator.post<FindingView[]>('/procedures/check', { template: cites(source) })).body.filter(
      ({ severity }) => severity === 'error',
    );
  expect(await errors(registered.cited)).toEqual([]);
  expect((await errors('某科协发〔2020〕1号')).map(({ rule }) => rule)).toEqual(['R38']);
});

describe('standards', () => {
  const of = (views: StandardsView[], id: string) => views.flatMap(({ standards }) => standards).find((one) => one.id === id);

  it('are shown to whoever sets them, with what reads each, and to nobody else', async () => {
    const { body } = await who.secretary.get<StandardsView[]>('/standards');
    expect(body.map(({ organisation }) => organisation.id)).toEqual([demo.ENVIRONMENT_SOCIETY]);
    expect(of(body, 'branchDecider')).toMatchObject({ type: 'organ', isDefault: false, from: 'charter' });
    expect(of(body, 'associationConsent')).toBeUndefined();
    expect(body[0]?.organs.length).toBeGreaterThan(1);
    expect((await who.member.get<StandardsView[]>('/standards')).body).toEqual([]);
    const { body: house } = await who.administrator.get<StandardsView[]>('/standards');
    expect(of(house, 'associationConsent')).toMatchObject({ type: 'boolean', from: 'deployment' });
  });

  it('are set with their article, and keep what stood before', async () => {
    const ask = { organisation: demo.ENVIRONMENT_SOCIETY, parameter: 'branchLimit' };
    const set = (value: unknown, article = '分支机构管理办法第三条', client = who.secretary) =>
      client.post<StandardsView[]>('/standards', { ...ask, value, article });
    const before = of((await who.secretary.get<StandardsView[]>('/standards')).body, 'branchLimit');
    expect((await set(8)).status).toBe(200);
    const { body } = await set(9);
    expect(of(body, 'branchLimit')).toMatchObject({ value: 9, article: '分支机构管理办法第三条', isDefault: false });
    expect(of(body, 'branchLimit')?.history.map(({ value }) => value)).toEqual([
      8,
      ...(before?.isDefault === false ? [before.value, ...before.history.map(({ value }) => value)] : []),
    ]);
    for (const wrong of [-1, 1.5, '9', true, null]) expect((await set(wrong)).status).toBe(422);
    expect(code((await set(9, ' ')).body)).toBe('FIELD_REQUIRED');
    expect((await set(9, '第三条', who.administrator)).status).toBe(404);
  });
});
