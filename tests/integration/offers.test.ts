/** Which procedures are offered where: by the text of the place, as an option that the association has switched on, or not at all. */
import type { ProcedureCard, ProcedureGuide, ProcedureOptionView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { wordsOfPages } from '../../libs/testing/pdf-text';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';

const { ASSOCIATION, INSTRUMENT_SOCIETY } = demo;

let api: ApiAlone;
let secretary: HttpClient;
let administrator: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  // Chongqing’s text has no filing of activities, and settles major matters without a pre-review.
  await api.owner(`update guicheng.organisation set jurisdiction = 'CN-CQ' where id = $1`, [INSTRUMENT_SOCIETY]);
  [secretary, administrator] = await Promise.all([
    HttpClient.signedIn(api.base, 'tj-secretary'),
    HttpClient.signedIn(api.base, 'administrator'),
  ]);
}, 120_000);
afterAll(() => api?.stop());

const cards = async () => (await secretary.get<ProcedureCard[]>('/procedures')).body;
const offered = async () => (await cards()).map(({ id }) => id);
const options = async () => (await administrator.get<ProcedureOptionView[]>('/procedures/options')).body;
const set = (procedure: string, isOn: boolean) =>
  administrator.post<ProcedureOptionView[]>(`/procedures/options/${procedure}`, {
    association: ASSOCIATION,
    isOn,
    reason: '本级决定',
  });
const guide = (procedure: string) =>
  secretary.get<{ error?: { code: string } }>(`/procedures/${procedure}?society=${INSTRUMENT_SOCIETY}`);

it('offers what the text of the place has, in the order of the menu, and nothing that it has not', async () => {
  const ids = await offered();
  expect(ids).toEqual(expect.arrayContaining(['collective-decision', 'large-expenditure', 'talent-nomination']));
  for (const none of ['party-pre-review', 'activity-filing', 'co-host-engagement']) expect(ids).not.toContain(none);
  const sections = (await cards()).map(({ section }) => section?.id);
  expect([...new Set(sections)]).toHaveLength(sections.filter((one, index) => one !== sections[index - 1]).length);
  expect((await guide('activity-filing')).status).toBe(409);
  expect((await guide('activity-filing')).body.error?.code).toBe('PROCEDURE_NOT_OFFERED');
});

it('offers an option as long as the administrator has it on, with the reason on the record', async () => {
  const before = (await options()).find(({ procedure }) => procedure.id === 'activity-filing');
  expect(before).toMatchObject({ isOn: false, switched: null, places: [{ jurisdiction: 'CN-CQ', societies: 1 }] });
  const { status, body } = await set('activity-filing', true);
  expect(status).toBe(200);
  expect(body.find(({ procedure }) => procedure.id === 'activity-filing')).toMatchObject({
    isOn: true,
    switched: { by: '秦远舟', reason: '本级决定' },
  });
  expect(await offered()).toContain('activity-filing');
  expect((await guide('activity-filing')).status).toBe(200);
  // The same once more changes nothing, and is no second act.
  await set('activity-filing', true);
  await set('activity-filing', false);
  expect(await offered()).not.toContain('activity-filing');
  const acts = await api.owner<{ action: string; reason: string }>(
    `select action, reason from guicheng.administrative_act where details ->> 'procedure' = 'activity-filing' order by at`,
  );
  expect(acts.map(({ action }) => action)).toEqual(['procedure-offered', 'procedure-not-offered']);
});

it('has no switch for what a place settles otherwise, nor for what its text has', async () => {
  for (const procedure of ['party-pre-review', 'collective-decision', 'no-such-procedure']) {
    expect([procedure, (await set(procedure, true)).status]).toEqual([procedure, 404]);
  }
  const foreign = await administrator.post('/procedures/options/activity-filing', {
    association: INSTRUMENT_SOCIETY,
    isOn: true,
    reason: '本级决定',
  });
  expect(foreign.status).toBe(404);
});

it('finds every standard set in the demo’s society of two staff, whatever it begins', async () => {
  const small = await HttpClient.signedIn(api.base, 'small-secretary');
  const { body } = await small.get<ProcedureCard[]>('/procedures');
  expect(body.length).toBeGreaterThan(20);
  for (const { id, society } of body) {
    const asked = await small.get<ProcedureGuide>(`/procedures/${id}?society=${society.id}`);
    expect([id, asked.body.parameters.filter(({ missing }) => missing).map((parameter) => parameter.id)]).toEqual([id, []]);
  }
});

it('prints what each asks, by whom and by when it is decided, for whoever takes it along on paper', async () => {
  const small = await HttpClient.signedIn(api.base, 'small-secretary');
  for (const { id, title, society } of (await small.get<ProcedureCard[]>('/procedures')).body) {
    const asked = `/procedures/${id}`;
    const { body } = await small.get<ProcedureGuide>(`${asked}?society=${society.id}`);
    const text = (await wordsOfPages(await small.download(`${asked}/guide?society=${society.id}`))).join('');
    const left = body.path.filter(({ status }) => status === 'skipped').map((node) => node.id);
    const steps = body.steps.filter((step) => step.kind !== 'check' && !left.includes(step.id)).map((step) => step.title.zh);
    for (const said of [`${title.zh}办事说明`, ...steps, society.phone ?? ''])
      expect([id, text]).toEqual([id, expect.stringContaining(said.replaceAll(/\s/g, ''))]);
    expect(text).not.toMatch(/workingday|\d days|undefined|\[object/);
  }
}, 60_000);
