/** What somebody who decides is shown on a real API and worker: what follows, what has changed, what else may be done; and that each is done. */
import { randomUUID } from 'node:crypto';
import type { CaseOfferView, SimilarCaseView, TaskView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

let api: RunningApi;
const who = {} as Record<'secretary' | 'clerk' | 'president' | 'official' | 'member', HttpClient>;

beforeAll(async () => {
  api = await startApi();
  for (const login of ['secretary', 'clerk', 'president', 'official', 'member'] as const)
    who[login] = await HttpClient.signedIn(api.base, login);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const offers = async (client: HttpClient, id: string) => (await client.get<CaseOfferView[]>(`/cases/${id}/offers`)).body;
const kinds = async (client: HttpClient, id: string) => (await offers(client, id)).map(({ kind }) => kind);
const does = (client: HttpClient, id: string, action: unknown, reason?: string) =>
  client.decide(`/cases/${id}/actions`, { does: action, ...(reason === undefined ? {} : { reason }) });
const acts = (client: HttpClient, task: TaskView, body: object) =>
  client.decide(`/tasks/${task.id}/acts`, { contentHash: task.contentHash, ...body });

it('tells of each answer what follows it, before it is given', async () => {
  const id = await fileBranch(who.secretary);
  const task = await taskOf(who.secretary, id);
  const [complete, incomplete] = ['complete', 'incomplete'].map((outcome) => task.outcomes.find((one) => one.id === outcome));
  expect(complete?.follows).toMatchObject({ ends: null, begins: [{ id: 'council-decision' }] });
  expect(complete?.follows?.begins[0]?.holder?.zh).toContain('常务理事会');
  // Back to the applicant is said in a word.
  expect(incomplete).toMatchObject({ follows: null, then: { zh: expect.stringContaining('退回') } });
  // Whoever cannot act on it is not told what would be.
  const seen = await who.member.get<TaskView>(`/tasks/${task.id}`);
  expect(seen.body.outcomes.every(({ follows }) => follows === null)).toBe(true);
});

it('shows what the applicant has changed since the step was last decided, the old value beside the new one', async () => {
  const id = await fileBranch(who.secretary);
  const first = await taskOf(who.secretary, id);
  expect(first.changes).toBeNull();
  await acts(who.secretary, first, { outcome: 'incomplete', missing: [{ field: 'purpose', note: '请写明' }] });
  const supplement = await taskOf(who.secretary, id);
  const before = supplement.case.form['purpose'];
  await acts(who.secretary, supplement, {
    outcome: 'resubmitted',
    form: { ...supplement.case.form, purpose: '新的宗旨，已写明。' },
  });
  const second = await taskOf(who.clerk, id);
  expect(second.changes).toMatchObject({ revision: 1, fields: [{ id: 'purpose', before }] });
  expect(second.case.form['purpose']).toBe('新的宗旨，已写明。');
});

it('offers to take an act back after the minute, until somebody has acted, and does it', async () => {
  const id = await fileBranch(who.secretary);
  await acts(who.secretary, await taskOf(who.secretary, id), { outcome: 'complete' });
  const offer = (await offers(who.secretary, id)).find(({ kind }) => kind === 'taken-back');
  expect(offer).toMatchObject({ kind: 'taken-back', outcome: { zh: expect.any(String) } });
  expect(await kinds(who.clerk, id)).not.toContain('taken-back');
  const { slot } = offer as Extract<CaseOfferView, { kind: 'taken-back' }>;
  expect((await does(who.secretary, id, { kind: 'taken-back', slot }, '看错了一处')).status).toBe('accepted');
  expect((await taskOf(who.secretary, id)).status).toBe('open');
  expect(await kinds(who.secretary, id)).not.toContain('taken-back');
});

it('offers the house, and nobody else, to open a case again or to end it', async () => {
  await api.environment.owner(
    `insert into guicheng.post (id, person, organisation, role, held_from)
     select $1, p.id, $2, 'administrator', '2020-01-01' from guicheng.person p join guicheng.account a on a.person = p.id where a.login = 'secretary'`,
    [randomUUID(), demo.ASSOCIATION],
  );
  const both = await HttpClient.signedIn(api.base, 'secretary');
  const id = await fileBranch(both);
  expect(await kinds(who.president, id)).not.toContain('overridden');
  expect((await offers(both, id)).find(({ kind }) => kind === 'overridden')).toMatchObject({ cancel: true, assign: [{}] });
  expect((await does(both, id, { kind: 'overridden', does: { what: 'cancel' } }, '重复提出')).status).toBe('accepted');
  expect((await caseOf(both, id)).status).toBe('closed');
});

it('names the last three of the same kind that have ended, as far as the reader sees them', async () => {
  const withdrawn = await fileBranch(who.clerk);
  await who.clerk.decide(`/cases/${withdrawn}/withdraw`, {});
  const id = await fileBranch(who.clerk);
  const similar = await who.clerk.get<SimilarCaseView[]>(`/cases/${id}/similar`);
  expect(similar.body.map((one) => one.id)).toContain(withdrawn);
  expect(similar.body.length).toBeLessThanOrEqual(3);
  const other = await HttpClient.signedIn(api.base, 'tj-secretary');
  expect((await other.get(`/cases/${id}/similar`)).status).toBe(404);
});

it('keeps everybody his own phrases, in his order, and gives the usual ones back', async () => {
  const mine = async (client: HttpClient) => (await client.get<string[]>('/phrases')).body;
  const usual = await mine(who.clerk);
  expect(usual).toContain('拟同意。');
  const put = (phrases: unknown) => who.clerk.request<string[]>('PUT', '/phrases', { phrases });
  expect((await put(['材料齐全，拟同意。', '阅。', '阅。'])).body).toEqual(['材料齐全，拟同意。', '阅。']);
  expect(await mine(who.president)).toEqual(usual);
  expect((await put(['只留一句。'])).body).toEqual(['只留一句。']);
  expect((await put([])).body).toEqual(usual);
  expect((await put(['字'.repeat(101)])).status).toBe(422);
  expect((await put(Array(21).fill('阅。'))).status).toBe(400);
});
