/** Procedures checked, handed in by one person and published by another, by HTTP on real PostgreSQL with the API's own rights. */
import { randomUUID } from 'node:crypto';
import type { FindingView, PublicationNotice, PublicationSummary, PublicationView, PublishedView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { hashOf } from '../../libs/persistence';
import type { Template } from '../../libs/procedure';
import { compile } from '../../libs/procedure/authoring';
import { loadTemplate } from '../../libs/templates';
import { scenariosOf } from '../../libs/templates/scenarios';
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

it('walks the scenarios that go along once more, and takes in none that comes to something else', async () => {
  const [scenario] = scenariosOf('branch-setup');
  if (scenario?.expect === undefined) throw new Error('a scenario that expects something is needed');
  const other = { ...scenario, title: { zh: '不会这样', en: 'Not so' }, expect: { outcome: 'no-such-end' } };
  const { status, body } = await prepare({ template: branch(), scenarios: [scenario, other, { title: 5 }] });
  expect([status, code(body)]).toEqual([422, 'SCENARIOS_UNMET']);
  expect((body as unknown as { error: { details: object } }).error.details).toEqual({ n: 2, titles: '不会这样；—' });
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
  const { status, body: prepared } = await prepare({
    template,
    acknowledged: [{ rule: 'PARAMETER_UNUSED', path }],
    scenarios: scenariosOf('branch-setup').slice(0, 1),
  });
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
  // The ways that it was handed in with go on with it.
  const { body: kept } = await administrator.get<PublishedView>('/workbench/procedures/branch-setup?jurisdiction=CN');
  expect(kept.scenarios).toEqual(scenariosOf('branch-setup').slice(0, 1));
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

describe('from when, for whom, and no longer', () => {
  const dayFromToday = async (days: number): Promise<string> =>
    (
      await api.owner<{ day: string }>(
        `select ((guicheng.record_now() at time zone 'Asia/Shanghai')::date + $1::int)::text as day`,
        [days],
      )
    )[0]?.day ?? '';
  const versionOf = async (society: string, day: string): Promise<number | undefined> =>
    (
      await api.owner<{ version: number }>(
        `select version from guicheng.template_version where hash = guicheng.version_for('branch-setup', $1, $2)`,
        [society, day],
      )
    )[0]?.version;
  /** Societies that go by the national version. */
  const nationals = () =>
    api.owner<{ id: string }>(
      `select o.id from guicheng.organisation o where o.kind = 'society' and not exists (
         select 1 from guicheng.template_version t where t.procedure = 'branch-setup' and t.jurisdiction = o.jurisdiction and o.jurisdiction <> 'CN')
       order by o.name_zh`,
    );
  let publication = '';

  it('is tried out by the chosen societies from its day on, and all others keep theirs', async () => {
    const [first = { id: '' }, other = { id: '' }] = await nationals();
    const [today, later] = [await dayFromToday(0), await dayFromToday(7)];
    const past = await prepare({ template: branch(() => undefined, 3), effectiveOn: await dayFromToday(-1) });
    expect([past.status, code(past.body)]).toEqual([422, 'PUBLICATION_DATE_PAST']);
    const nobody = await prepare({ template: branch(() => undefined, 3), trial: [randomUUID()] });
    expect([nobody.status, code(nobody.body)]).toEqual([422, 'FIELD_INVALID']);
    const handedIn = await prepare({
      template: branch(() => undefined, 3),
      effectiveOn: later,
      trial: [first.id],
      notice: '申请表增加一项说明，其余不变。',
    });
    expect([handedIn.status, handedIn.body]).toMatchObject([201, { standing: 'waiting', effectiveOn: later }]);
    publication = handedIn.body.id;
    const summary = await head.get<PublicationSummary>(`/publications/${publication}`);
    expect(summary.body).toMatchObject({ before: { version: 2 }, concerned: { societies: 1, runningCases: 0 } });
    expect(summary.body.steps.length).toBeGreaterThan(4);
    expect(summary.body.differences).toMatchObject([{ what: 'removed', of: 'parameters', in: [] }]);
    expect((await head.post(`/publications/${publication}/confirm`, {})).status).toBe(200);
    expect([await versionOf(first.id, today), await versionOf(first.id, later), await versionOf(other.id, later)]).toEqual([
      2, 3, 2,
    ]);
    const [view] = (await head.get<PublicationView[]>('/publications')).body;
    expect(view).toMatchObject({ id: publication, standing: 'ahead', may: { extend: true, withdraw: true } });
  });

  it('tells the societies for which it will hold, and nobody else', async () => {
    const told = await api.owner<{ society: string; kind: string }>(
      'select society, kind from guicheng.publication_notice where publication = $1',
      [publication],
    );
    const [first] = await nationals();
    expect(told).toEqual([{ society: first?.id, kind: 'announced' }]);
    const secretary = await HttpClient.signedIn(api.base, 'secretary');
    const isTold = (await secretary.get<{ items: { publication: string | null }[] }>('/notices')).body.items.some(
      (notice) => notice.publication === publication,
    );
    const notice = await secretary.get<PublicationNotice>(`/publications/${publication}/notice`);
    expect([isTold, notice.status]).toEqual(first?.id === demo.ENVIRONMENT_SOCIETY ? [true, 200] : [false, 404]);
  });

  it('holds for all when it is extended, and the one before holds again when it is withdrawn', async () => {
    const [first = { id: '' }, other = { id: '' }] = await nationals();
    const later = await dayFromToday(7);
    expect((await administrator.post(`/publications/${publication}/extend`, { from: later })).status).toBe(403);
    const extended = await head.post<PublicationView>(`/publications/${publication}/extend`, { from: later });
    expect([extended.status, extended.body]).toMatchObject([200, { forAllFrom: later, may: { extend: false } }]);
    expect(await versionOf(other.id, later)).toBe(3);
    expect(code((await head.post(`/publications/${publication}/extend`, { from: later })).body)).toBe('PUBLICATION_NOT_ON_TRIAL');
    const withdrawn = await administrator.post<PublicationView>(`/publications/${publication}/withdraw`, {
      reason: '申请表有误',
    });
    expect([withdrawn.status, withdrawn.body]).toMatchObject([
      200,
      { standing: 'withdrawn', withdrawn: { reason: '申请表有误' } },
    ]);
    expect([await versionOf(first.id, later), await versionOf(other.id, later)]).toEqual([2, 2]);
    expect(code((await administrator.post(`/publications/${publication}/withdraw`, { reason: '再停用' })).body)).toBe(
      'PUBLICATION_WITHDRAWN',
    );
    const told = await api.owner(`select 1 from guicheng.publication_notice where publication = $1 and kind = 'withdrawn'`, [
      publication,
    ]);
    expect(told.length).toBe((await nationals()).length);
  });
});

it('asks for a fresh proof of who hands it in', async () => {
  await proveFor('-1 hour');
  const { status, body } = await prepare({ template: branch(() => undefined, 4) });
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
    ...['procedure-prepared', 'procedure-published', 'procedure-extended', 'procedure-withdrawn'],
  ]);
  expect(acts[1]?.details).toEqual({ procedure: 'branch-setup', jurisdiction: 'CN', version: '2', hash: hashOf(asked(2)) });
});
