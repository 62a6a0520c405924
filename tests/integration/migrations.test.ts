/** 新老划断 of running cases: shown where each would land, ordered case by case, heard by its log, and refused where it cannot be. */
import { randomUUID } from 'node:crypto';
import type { IntentView, MigrationCase, MigrationView, PublicationView, TaskView } from '../../libs/contracts';
import { rebuild } from '../../libs/persistence';
import type { Template } from '../../libs/procedure';
import { loadTemplate } from '../../libs/templates';
import { act, caseOf, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until, type Reply } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

let api: RunningApi;
const who = {} as Record<'secretary' | 'administrator' | 'head', HttpClient>;
/** At the materials, returned for a supplement, and waiting for a sitting. */
const cases = {} as Record<'materials' | 'supplement' | 'waiting', string>;

/** A newer version: materials are looked through a second time before the council meets. */
function newer(): Template {
  const template = structuredClone(loadTemplate('branch-setup'));
  template.version = 2;
  const at = template.blocks.findIndex(({ kind }) => kind === 'intake');
  const intake = template.blocks[at] as Extract<Template['blocks'][number], { kind: 'intake' }>;
  intake.clock = { ...intake.clock, within: '9 working days' };
  return template;
}

beforeAll(async () => {
  api = await startApi();
  for (const name of ['secretary', 'administrator', 'head'] as const) who[name] = await HttpClient.signedIn(api.base, name);
  await api.environment.owner(`update guicheng.session set factor_at = now() + interval '1 hour'`);
  for (const state of ['materials', 'supplement', 'waiting'] as const) cases[state] = await fileBranch(who.secretary);
  await act(who.secretary, cases.waiting, 'complete');
  await act(who.secretary, cases.supplement, 'incomplete', {
    opinion: '请补充',
    missing: [{ field: 'funding', note: '写明来源' }],
  });
  const handedIn = await who.administrator.post<PublicationView>('/procedures', { template: newer() });
  expect([handedIn.status, JSON.stringify(handedIn.body)]).toEqual([201, expect.any(String)]);
  expect((await who.head.post(`/publications/${handedIn.body.id}/confirm`, {})).status).toBe(200);
}, 180_000);
afterAll(() => api?.stop());

const listed = async (): Promise<Map<string, MigrationCase>> => {
  const [view] = (await who.administrator.get<MigrationView[]>('/migrations')).body;
  return new Map((view?.cases ?? []).map((one) => [one.case, one]));
};
const order = async (id: string, body: object, client = who.administrator): Promise<Reply<IntentView>> => {
  const reply = await client.post<IntentView>(`/migrations/${id}`, body, randomUUID());
  if (reply.status === 202) await client.follow(reply.body.id);
  return reply;
};
const codeOf = ({ body }: Reply<IntentView>): string | undefined => (body.error ?? undefined)?.code;

it('lists the open cases of an earlier version, and where each would land', async () => {
  const shown = await listed();
  expect([...shown.keys()].sort()).toEqual(Object.values(cases).sort());
  expect(shown.get(cases.materials)).toMatchObject({
    ...{ fromVersion: 1, toVersion: 2, refused: null, choice: null },
    lands: { repeated: [], gone: [] },
  });
  const moved = shown.get(cases.materials)?.lands?.clocks ?? [];
  expect(moved.length).toBe(1);
  expect([moved[0]?.from, moved[0]?.to]).toEqual([expect.any(String), expect.any(String)]);
  expect((moved[0]?.to ?? '') > (moved[0]?.from ?? '')).toBe(true);
});

it('is ordered by whoever prepares procedures, with a reason, and by the version that holds', async () => {
  const to = (await listed()).get(cases.materials)?.template;
  expect((await order(cases.materials, { template: to, reason: '按新规定办' }, who.secretary)).status).toBe(403);
  expect(codeOf(await order(cases.materials, { template: to }))).toBe('FIELD_REQUIRED');
  expect(codeOf(await order(cases.materials, { template: 'unknown', reason: '按新规定办' }))).toBe('PROGRAM_UNKNOWN');
  expect((await order(randomUUID(), { template: to, reason: '按新规定办' })).status).toBe(404);
});

it('waits for the minute in which an act may be undone', async () => {
  await until('every case to be at rest', 90_000, async () =>
    [...(await listed()).values()].every(({ refused }) => refused === null),
  );
}, 100_000);

it('goes over in three cases, each at the step where it stood, and they go on by the new version', async () => {
  const before = await taskOf(who.secretary, cases.materials);
  for (const id of Object.values(cases)) {
    const to = (await listed()).get(id)?.template;
    const reply = await order(id, { template: to, reason: '自施行之日起按新规定办' });
    expect([id, reply.status, reply.body.error ?? null]).toEqual([id, reply.status, null]);
  }
  expect(await listed()).toEqual(new Map());
  const after: TaskView = await taskOf(who.secretary, cases.materials);
  expect((after.dueAt ?? '') > (before.dueAt ?? '')).toBe(true);
  for (const id of Object.values(cases)) {
    const timeline = (await caseOf(who.secretary, id)).timeline;
    expect(timeline.at(-1)).toMatchObject({ what: 'migrated' });
  }
  await act(who.secretary, cases.materials, 'complete');
  expect((await caseOf(who.secretary, cases.materials)).status).toBe('open');
  const events = await api.environment.owner<{ kind: string; program_hash: string }>(
    'select kind, program_hash from guicheng.stream_event where stream = $1 order by seq',
    [cases.materials],
  );
  const [older, later] = [events[0]?.program_hash, events.at(-1)?.program_hash];
  const at = events.findIndex(({ kind }) => kind === 'migrated');
  expect(older).not.toBe(later);
  expect(events.slice(0, at + 1).every(({ program_hash }) => program_hash === older)).toBe(true);
  expect(events.slice(at + 1).every(({ program_hash }) => program_hash === later)).toBe(true);
});

it('can be made again from the logs, byte for byte', async () => {
  expect((await rebuild(api.environment.auditor, Object.values(cases))).differences).toEqual([]);
});

it('is refused where the case stands by that version already', async () => {
  const [row] = await api.environment.owner<{ template_hash: string }>(
    'select template_hash from guicheng.case_file where id = $1',
    [cases.waiting],
  );
  expect(codeOf(await order(cases.waiting, { template: row?.template_hash, reason: '再改一次' }))).toBe('PROGRAM_UNKNOWN');
});
