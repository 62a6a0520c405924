/** 本会日历 over HTTP: what needs no procedure is ticked off by the society itself; a form that the calendar asked for stays one. */
import { randomUUID } from 'node:crypto';
import type { CalendarEntryView, DraftView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import type { Template } from '../../libs/procedure';
import { openingTemplate, quarterlyTemplate, yearlyTemplate } from '../../libs/testing/calling-templates';
import { HttpClient, until } from '../../libs/testing/http-client';
import { publish } from '../../libs/testing/society';
import { startApi, type RunningApi } from '../support/api';

const { ENVIRONMENT_SOCIETY } = demo;

let api: RunningApi;
let secretary: HttpClient;
let president: HttpClient;
let supervisor: HttpClient;
let stranger: HttpClient;

/** As the opening template, and its duty names no procedure. */
function dutyTemplate(): Template {
  const template = openingTemplate();
  const blocks = template.blocks.map((block) =>
    block.kind === 'open' && block.opens.start === 'by-society'
      ? { ...block, opens: { start: 'by-society' as const, duty: block.opens.duty, within: block.opens.within } }
      : block,
  );
  return { ...template, id: 'gift', blocks };
}

beforeAll(async () => {
  api = await startApi();
  for (const template of [quarterlyTemplate(), yearlyTemplate(), openingTemplate(), dutyTemplate()])
    await publish(api.environment, template);
  [secretary, president, supervisor, stranger] = (await Promise.all(
    ['secretary', 'president', 'supervisor', 'tj-secretary'].map((login) => HttpClient.signedIn(api.base, login)),
  )) as [HttpClient, HttpClient, HttpClient, HttpClient];
  for (const procedure of ['donation', 'gift'])
    await secretary.decide('/cases', { procedure, society: ENVIRONMENT_SOCIETY, form: { subject: '捐赠' } });
}, 120_000);

afterAll(async () => {
  await api?.stop();
}, 60_000);

const calendar = async (client: HttpClient) => (await client.get<CalendarEntryView[]>('/starts/calendar')).body;
const duty = (client = secretary, withProcedure = false) =>
  until('the duty to stand in the calendar', 30_000, async () =>
    (await calendar(client)).find(({ from, procedure }) => from === 'opening' && (procedure !== null) === withProcedure),
  );

describe('a duty without a procedure', () => {
  it('is ticked off once, by whoever may file there, and taken back', async () => {
    const before = await duty();
    expect(before).toMatchObject({ procedure: null, ticked: null, mayTick: true, mayBegin: false });
    const first = await secretary.post<CalendarEntryView>('/starts/calendar/done', { entry: before.id, on: '2026-05-20' });
    expect(first.body.ticked).toMatchObject({ on: '2026-05-20' });
    const again = await president.post<CalendarEntryView>('/starts/calendar/done', { entry: before.id, on: '2026-05-21' });
    expect(again.body.ticked).toEqual(first.body.ticked);
    expect((await calendar(secretary)).at(-1)?.id).toBe(before.id);
    const back = await president.post<CalendarEntryView>('/starts/calendar/undone', { entry: before.id });
    expect(back.body.ticked).toBeNull();
    const kept = await api.environment.owner<{ person: string; taken_back_by: string }>(
      'select person, taken_back_by from guicheng.duty_done where entry = $1',
      [before.id],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.taken_back_by).not.toBe(kept[0]?.person);
  });

  it('is only read by others of the society, and does not exist for anybody else', async () => {
    const { id: entry } = await duty();
    expect(await duty(supervisor)).toMatchObject({ id: entry, mayTick: false });
    const on = '2026-05-20';
    expect((await supervisor.request('POST', '/starts/calendar/done', { entry, on })).status).toBe(403);
    expect((await stranger.request('POST', '/starts/calendar/done', { entry, on })).status).toBe(404);
    expect((await stranger.request('POST', '/starts/calendar/undone', { entry })).status).toBe(404);
    expect((await calendar(stranger)).some(({ id }) => id === entry)).toBe(false);
    const attempts = await api.environment.owner<{ code: string }>(
      `select code from guicheng.attempt where action in ('StartsController.done', 'StartsController.undone')`,
    );
    expect(attempts.map(({ code }) => code).sort()).toEqual(expect.arrayContaining(['NOT_FOUND', 'NOT_FOUND']));
  });

  it.each([
    ['2999-01-01', 'FIELD_INVALID'],
    ['2026-02-30', 'FIELD_INVALID'],
  ])('is not done on %s', async (on, code) => {
    const { id: entry } = await duty();
    const refused = await secretary.request<{ error: { code: string; field: string } }>('POST', '/starts/calendar/done', {
      entry,
      on,
    });
    expect(refused.body.error).toMatchObject({ code, field: 'on' });
    expect((await duty()).ticked).toBeNull();
  });
});

describe('a duty with a procedure', () => {
  it('is not ticked off: its case does it', async () => {
    const { id: entry } = await duty(secretary, true);
    const refused = await secretary.request<{ error: { code: string } }>('POST', '/starts/calendar/done', {
      entry,
      on: '2026-05-20',
    });
    expect(refused.body.error.code).toBe('DUTY_HAS_PROCEDURE');
  });

  it('is begun from a draft that remembers why', async () => {
    const before = await duty(secretary, true);
    expect(before).toMatchObject({ procedure: 'yearly', mayBegin: true, mayTick: false, done: null });
    const id = randomUUID();
    const draft = { procedure: 'yearly', society: ENVIRONMENT_SOCIETY, form: { subject: '使用情况' }, fulfils: before.id };
    await secretary.request('PUT', `/drafts/${id}`, draft);
    const kept = (await secretary.get<DraftView[]>('/drafts')).body.find((one) => one.id === id);
    expect(kept).toMatchObject(draft);
    const filed = await secretary.decide('/cases', { ...draft, draft: id });
    const done = await until('the entry to be done', 30_000, async () =>
      (await calendar(secretary)).find((entry) => entry.id === before.id && entry.done !== null),
    );
    expect(done.done?.case).toBe(filed.stream);
    expect((await secretary.get<DraftView[]>('/drafts')).body.some((one) => one.id === id)).toBe(false);
  });
});
