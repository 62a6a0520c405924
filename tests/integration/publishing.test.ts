/** Procedures checked, handed in by one person and published by another, by HTTP on real PostgreSQL with the API's own rights. */
import type { FindingView, PublicationView } from '../../libs/contracts';
import { hashOf } from '../../libs/persistence';
import type { Template } from '../../libs/procedure';
import { compile } from '../../libs/procedure/authoring';
import { loadTemplate } from '../../libs/templates';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { makeFaces } from '../support/faces';

let api: ApiAlone;
let administrator: HttpClient;
let head: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  await makeFaces({ owner: (text: string, values?: unknown[]) => api.owner(text, values) } as Parameters<typeof makeFaces>[0]);
  administrator = await HttpClient.signedIn(api.base, 'face-administrator');
  head = await HttpClient.signedIn(api.base, 'head');
  await proveFor('1 hour');
}, 60_000);
afterAll(() => api?.stop(), 30_000);

const proveFor = (interval: string) => api.owner(`update guicheng.session set factor_at = now() + interval '${interval}'`);
const branch = (change: (template: Template) => void = () => undefined, version = 2): Template => {
  const template = structuredClone(loadTemplate('branch-setup'));
  template.version = version;
  change(template);
  return template;
};
/** The meeting is no decision of the organ: what the text asks for is carried by no step. */
const undecided = branch((template) => {
  for (const block of template.blocks) if (block.kind === 'meeting') block.act = 'follow-up';
});
/** A parameter that nothing reads: to be confirmed, and no error. */
const asked = (version: number): Template =>
  branch(
    (template) =>
      template.parameters.push({
        id: 'unread',
        type: 'integer',
        from: 'rule',
        label: { zh: '某数', en: 'Some number' },
        optional: true,
      }),
    version,
  );
const code = (body: unknown): string => (body as { error?: { code: string } }).error?.code ?? '';
const versions = () =>
  api.owner<{ version: number; hash: string; program_hash: string }>(
    `select version, hash, program_hash from guicheng.template_version where procedure = 'branch-setup' and jurisdiction = 'CN' order by 1`,
  );
const prepare = (body: object) => administrator.post<PublicationView>('/procedures', body);

it('checks a procedure and writes nothing', async () => {
  const before = await versions();
  const { status, body } = await administrator.post<FindingView[]>('/procedures/check', { template: undecided });
  expect(status).toBe(200);
  expect(body.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  for (const one of body)
    expect(Object.keys(one).sort()).toEqual(
      ['basis', 'counterExample', 'message', 'path', 'rule', 'severity', 'undecided'].sort(),
    );
  const { body: wrong } = await administrator.post<FindingView[]>('/procedures/check', { template: { id: 1 } });
  expect(wrong.some(({ rule }) => rule.startsWith('schema/'))).toBe(true);
  expect(await versions()).toEqual(before);
});

it('takes in no procedure with findings, and says the same ones', async () => {
  const { body: findings } = await administrator.post<FindingView[]>('/procedures/check', { template: undecided });
  const { status, body } = await prepare({ template: undecided });
  expect([status, code(body)]).toEqual([422, 'TEMPLATE_HAS_FINDINGS']);
  const { details } = (body as unknown as { error: { details: { findings: FindingView[] } } }).error;
  expect(details.findings).toEqual(findings);
  expect(await api.owner('select 1 from guicheng.publication')).toEqual([]);
});

it('takes in one with warnings only where each of them was seen', async () => {
  const template = asked(2);
  const { body } = await prepare({ template });
  expect([code(body), (body as unknown as { error: { details: object } }).error.details]).toMatchObject([
    'TEMPLATE_HAS_FINDINGS',
    { errors: 0, warnings: 1 },
  ]);
  const path = `/parameters/${template.parameters.length - 1}`;
  const { status, body: prepared } = await prepare({ template, acknowledged: [{ rule: 'PARAMETER_UNUSED', path }] });
  expect([status, prepared]).toMatchObject([
    201,
    { procedure: 'branch-setup', version: 2, jurisdiction: 'CN', decision: null, may: { confirm: false, decline: true } },
  ]);
  expect((await versions()).map(({ version }) => version)).toEqual([1]);
  expect(code((await prepare({ template: branch() })).body)).toBe('PUBLICATION_OPEN');
});

it('publishes when the head of department has confirmed it, and new cases run on it', async () => {
  const [open] = (await head.get<PublicationView[]>('/publications')).body;
  expect(open).toMatchObject({ decision: null, may: { confirm: true, decline: true } });
  expect((await administrator.post(`/publications/${open?.id}/confirm`, {})).status).toBe(403);
  const { status, body } = await head.post<PublicationView>(`/publications/${open?.id}/confirm`, {});
  expect([status, body]).toMatchObject([200, { decision: 'confirmed', version: 2, may: { confirm: false, decline: false } }]);
  const [, published] = await versions();
  expect(published).toMatchObject({ version: 2, hash: hashOf(asked(2)), program_hash: hashOf(compile(asked(2))) });
  expect(code((await head.post(`/publications/${open?.id}/confirm`, {})).body)).toBe('PUBLICATION_DECIDED');
  const secretary = await HttpClient.signedIn(api.base, 'secretary');
  const cards = (await secretary.get<{ id: string; society: { id: string } }[]>('/procedures')).body;
  const card = cards.find(({ id }) => id === 'branch-setup');
  const guide = await secretary.get<{ templateVersion: number }>(`/procedures/branch-setup?society=${card?.society.id}`);
  expect(guide.body.templateVersion).toBe(2);
});

it('never publishes a version twice, nor an older one', async () => {
  for (const version of [1, 2]) {
    const { status, body } = await prepare({ template: branch(() => undefined, version) });
    expect([status, code(body)]).toEqual([409, 'TEMPLATE_VERSION_TAKEN']);
    expect((body as unknown as { error: { details: object } }).error.details).toEqual({ version, next: 3 });
  }
});

it('publishes nothing that was not agreed to or was taken back', async () => {
  const handedIn = await prepare({ template: branch(() => undefined, 3) });
  const { status, body } = await administrator.post<PublicationView>(`/publications/${handedIn.body.id}/decline`, {
    reason: '还要修改',
  });
  expect([status, body]).toMatchObject([200, { decision: 'declined', decisionReason: '还要修改' }]);
  expect(code((await head.post(`/publications/${handedIn.body.id}/confirm`, {})).body)).toBe('PUBLICATION_DECIDED');
  const again = await prepare({ template: branch(() => undefined, 3) });
  expect(again.status).toBe(201);
  expect((await head.post(`/publications/${again.body.id}/decline`, { reason: '暂不办理' })).status).toBe(200);
  expect((await versions()).map(({ version }) => version)).toEqual([1, 2]);
});

it('asks for a fresh proof of who hands it in', async () => {
  await proveFor('-1 hour');
  const { status, body } = await prepare({ template: branch(() => undefined, 3) });
  expect([status, code(body)]).toEqual([403, 'STEP_UP_REQUIRED']);
  await proveFor('1 hour');
});

it('puts every step of it on the record, with names of versions and without the template', async () => {
  const acts = await api.owner<{ action: string; object_kind: string; details: object; reason: string | null }>(
    `select action, object_kind, details, reason from guicheng.administrative_act where object_kind = 'publication' order by at`,
  );
  expect(acts.map(({ action }) => action)).toEqual([
    'procedure-prepared',
    'procedure-published',
    ...['procedure-prepared', 'procedure-declined', 'procedure-prepared', 'procedure-declined'],
  ]);
  expect(acts[1]?.details).toEqual({ procedure: 'branch-setup', jurisdiction: 'CN', version: '2', hash: hashOf(asked(2)) });
});
