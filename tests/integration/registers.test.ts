/** Declared registers through real cases: entered, changed, closed, raced for, guaranteed, read as of a day, and made again from the logs. */
import { Client } from 'pg';
import type { CaseView, FieldOfForm, ProcedureGuide, RegisterHistoryView, RegisterView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { checkRegisters, createDataSource, goRound, rebuild } from '../../libs/persistence';
import { caseOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { placeEntry, publishRegister } from '../../libs/testing/register-entries';
import { CLUBS, clubClosed, clubRenewal, clubSetUp, clubWatched, spend, SPENDING } from '../../libs/testing/register-templates';
import { publish } from '../../libs/testing/society';
import { startApi, type RunningApi } from '../support/api';
import { lockWait } from '../support/lock-waits';

const SOCIETY = demo.ENVIRONMENT_SOCIETY;
const PERSON = '陆一鸣';

let api: RunningApi;
let secretary: HttpClient;
let official: HttpClient;

beforeAll(async () => {
  api = await startApi();
  for (const register of [CLUBS, SPENDING]) await publishRegister(owner, register);
  for (const template of [clubSetUp(), clubWatched(), clubClosed(), spend()]) await publish(api.environment, template);
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  official = await HttpClient.signedIn(api.base, 'official');
}, 120_000);

afterAll(() => api?.stop(), 60_000);

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
/** So many days from today, as Shanghai counts them. */
const day = (offset: number) => new Date(Date.now() + (8 + 24 * offset) * 3_600_000).toISOString().slice(0, 10);

async function file(procedure: string, form: Record<string, unknown>): Promise<string> {
  const { stream } = await secretary.decide('/cases', { procedure, society: SOCIETY, form });
  return stream;
}

const ended = (id: string): Promise<CaseView> =>
  until(`${id} closed`, 30_000, async () => {
    const view = await caseOf(secretary, id);
    return view.status === 'closed' && view;
  });

async function decide(procedure: string, form: Record<string, unknown>): Promise<CaseView> {
  return ended(await file(procedure, form));
}

async function clubs(query = '', client = secretary): Promise<RegisterView> {
  return (await client.get<RegisterView>(`/registers/clubs${query}`)).body;
}

async function entryOf(name: string): Promise<string> {
  const found = (await clubs()).entries.find(({ values }) => values['name']?.zh === name);
  if (found === undefined) throw new Error(`no club ${name}`);
  return found.id;
}

async function history(id: string, client = secretary): Promise<RegisterHistoryView> {
  return (await client.get<RegisterHistoryView>(`/registers/clubs/entries/${id}`)).body;
}

describe('an entry', () => {
  it('is made, changed and closed by cases, each a version that says which', async () => {
    const made = await decide('club-set-up', { subject: '摄影小组', fee: 12_000, head: PERSON });
    expect(made.outcome).toBe('completed');
    const id = await entryOf('摄影小组');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-/);
    const watched = await decide('club-watched', { subject: '关注摄影小组', which: id, fee: 500 });
    const closed = await decide('club-closed', { subject: '撤销摄影小组', which: id });
    const { versions } = await history(id);
    expect(versions.map(({ version, state, values, case: from }) => [version, state.zh, values['fee']?.zh, from])).toEqual([
      [3, '已撤销', '5.00 元', closed.id],
      [2, '关注', '5.00 元', watched.id],
      [1, '正常', '120.00 元', made.id],
    ]);
    expect(versions[0]).toMatchObject({ validFrom: day(0), validTo: day(0), recordedTo: null });
    expect(versions[2]?.recordedTo).toBe(versions[1]?.recordedAt);
    expect((await clubs()).entries.map(({ id: known }) => known)).not.toContain(id);
    for (const show of ['past', 'closed']) {
      expect((await clubs(`?show=${show}`)).entries).toMatchObject([{ id, state: { zh: '已撤销' } }]);
    }
  }, 60_000);

  it('is offered to a form by its name, and called by it where the form is read, also when it is over', async () => {
    await decide('club-set-up', { subject: '书法小组' });
    const id = await entryOf('书法小组');
    const called = { value: id, label: { zh: '书法小组', en: '书法小组' } };
    const choices = (view: { fields: FieldOfForm[] }) => view.fields.find((field) => field.id === 'which')?.choices;
    const guide = () => secretary.get<ProcedureGuide>(`/procedures/club-closed?society=${SOCIETY}`);
    expect(choices((await guide()).body)).toContainEqual(called);
    const closed = await decide('club-closed', { subject: '撤销书法小组', which: id });
    expect(choices((await guide()).body)).not.toContainEqual(called);
    expect(choices((await secretary.get<CaseView>(`/cases/${closed.id}`)).body)).toEqual([called]);
  }, 60_000);

  it('opens a person’s words inside the organisation only', async () => {
    await decide('club-set-up', { subject: '合唱小组', head: PERSON });
    const id = await entryOf('合唱小组');
    expect((await history(id)).versions[0]?.values['head']?.zh).toBe(PERSON);
    expect((await history(id, official)).versions[0]?.values['head']).toBeNull();
    expect(JSON.stringify(await clubs('', official))).not.toContain(PERSON);
    const stored = await owner<{ row: string }>('select e::text as row from guicheng.register_entry e');
    expect(stored.map(({ row }) => row).join()).not.toContain(PERSON);
    const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
    expect((await stranger.get(`/registers/clubs/entries/${id}`)).status).toBe(404);
    expect((await secretary.get('/registers/clubs/entries/nothing')).status).toBe(404);
  }, 60_000);

  it('cannot be named by a form where it does not stand, and what no longer may be changed ends as refused', async () => {
    await decide('club-set-up', { subject: '棋牌小组' });
    const id = await entryOf('棋牌小组');
    const wrong = await secretary.post('/cases', {
      procedure: 'club-closed',
      society: SOCIETY,
      form: { subject: 'x', which: 'nothing' },
    });
    expect([wrong.status, wrong.body.error?.field]).toEqual([422, 'which']);
    // Both were right when they were filed.
    const both = await Promise.all(['一', '二'].map((subject) => file('club-closed', { subject, which: id })));
    const outcomes = (await Promise.all(both.map(ended))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['completed', 'refused']);
    expect((await history(id)).versions).toHaveLength(2);
  }, 60_000);
});

describe('a key', () => {
  it('is promised to nobody while another is writing into the same society’s registers', async () => {
    const other = new Client({ connectionString: api.environment.urls.owner });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select guicheng.lock_registers_of($1)', [SOCIETY]);
      const id = await file('club-set-up', { subject: '滑翔小组' });
      await lockWait(api.environment, 'the case to wait for who writes', 'guicheng_worker');
      expect((await clubs()).entries.map(({ values }) => values['name']?.zh)).not.toContain('滑翔小组');
      await other.query('commit');
      expect((await ended(id)).outcome).toBe('completed');
    } finally {
      await other.end();
    }
  }, 60_000);

  it('is given to one of two that want it at once, however they write it, and is free again when its entry is closed', async () => {
    const both = await Promise.all([
      file('club-set-up', { subject: '书 画小组' }),
      file('club-set-up', { subject: '书画小组 ' }),
    ]);
    const outcomes = (await Promise.all(both.map(ended))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['completed', 'refused']);
    const entries = (await clubs()).entries.filter(({ values }) => values['name']?.zh.replace(/\s/g, '') === '书画小组');
    expect(entries).toHaveLength(1);
    await decide('club-closed', { subject: '撤销', which: entries[0]?.id });
    expect((await decide('club-set-up', { subject: '书画小组' })).outcome).toBe('completed');
  }, 60_000);

  it('is free again on the day after the last one of a validity, and nobody has to close anything', async () => {
    expect((await decide('club-set-up', { subject: '登山小组', until: day(0) })).outcome).toBe('completed');
    expect((await decide('club-set-up', { subject: '登山小组' })).outcome).toBe('refused');
    await placeEntry(owner, {
      ...{
        id: 'over',
        register: 'clubs',
        society: SOCIETY,
        from: '2024-01-01',
        to: day(0),
        values: { name: '游泳小组', until: day(-1) },
      },
    });
    expect((await decide('club-set-up', { subject: '游泳小组' })).outcome).toBe('completed');
    expect((await clubs(`?on=${day(-1)}`)).entries.find(({ id }) => id === 'over')).toMatchObject({ validTo: day(0) });
    expect((await clubs('?show=past')).entries.map(({ id }) => id)).toContain('over');
  }, 60_000);
});

describe('a guarantee', () => {
  it('holds when two cases would break it together, and counts what was entered within 30 days', async () => {
    for (const [id, offset] of [
      ['old', -31],
      ['recent', -30],
    ] as const) {
      const values = { payee: 'north', amount: 40_000, decidedOn: day(offset) };
      await placeEntry(owner, { id, register: 'spending', society: SOCIETY, from: day(offset), values });
    }
    const both = await Promise.all(['一', '二'].map((subject) => file('spend', { subject, payee: 'north', amount: 50_000 })));
    const outcomes = (await Promise.all(both.map(ended))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['completed', 'refused']);
    expect((await decide('spend', { subject: '另一家', payee: 'south', amount: 100_000 })).outcome).toBe('completed');
  }, 60_000);
});

describe('a day', () => {
  it('is asked for what held on it, and for what was known of it then', async () => {
    const values = (fee: number) => ({ name: '观鸟小组', fee });
    await placeEntry(owner, {
      ...{
        id: 'birds',
        register: 'clubs',
        society: SOCIETY,
        from: '2025-03-01',
        recordedAt: '2025-03-01T02:00:00Z',
        values: values(100),
      },
    });
    // Recorded in June, of April: 补记.
    await owner(`update guicheng.register_entry set recorded_to = '2025-06-01T02:00:00Z' where id = 'birds'`);
    await owner(
      `insert into guicheng.register_entry select (jsonb_populate_record(e, '{"version": 2, "valid_from": "2025-04-01", "recorded_from":
         "2025-06-01T02:00:00Z", "recorded_to": null, "state": "watch", "values": {"name": "观鸟小组", "fee": 900}}')).*
       from guicheng.register_entry e where id = 'birds'`,
    );
    const seen = async (query: string) => {
      const found = (await clubs(query)).entries.find(({ id }) => id === 'birds');
      return found && [found.state.zh, found.values['fee']?.zh, found.recordedLater];
    };
    expect(await seen('?on=2025-02-28')).toBeUndefined();
    expect(await seen('?on=2025-03-15')).toEqual(['正常', '1.00 元', false]);
    expect(await seen('?on=2025-05-01')).toEqual(['关注', '9.00 元', true]);
    expect(await seen('?on=2025-05-01&knownOn=2025-05-31')).toEqual(['正常', '1.00 元', false]);
    expect(await seen('?on=2025-05-01&knownOn=2025-06-01')).toEqual(['关注', '9.00 元', true]);
    expect(await seen('')).toEqual(['关注', '9.00 元', false]);
    for (const query of ['on=2025-02-30', 'knownOn=soon', 'show=nothing']) {
      const { status, body } = await secretary.get(`/registers/clubs?${query}`);
      expect([status, body.error?.code]).toEqual([422, 'FIELD_INVALID']);
    }
  }, 60_000);

  it('proposes what a register says should begin: entries whose validity ends', async () => {
    await publish(api.environment, clubRenewal());
    const worker = await createDataSource({ url: api.environment.urls.worker }).initialize();
    for (const [id, to] of [
      ['soon', day(20)],
      ['far', day(200)],
    ] as const) {
      await placeEntry(owner, {
        id,
        register: 'clubs',
        society: SOCIETY,
        from: '2024-01-01',
        to,
        values: { name: id, until: to },
      });
    }
    await goRound(worker);
    const subjects = await owner<{ subject: string }>(`select subject from guicheng.proposal where procedure = 'club-renewal'`);
    await worker.destroy();
    expect(subjects.map(({ subject }) => subject)).toContain('soon');
    expect(subjects.map(({ subject }) => subject)).not.toContain('far');
  }, 60_000);
});

describe('the menu of registers', () => {
  it('shows those that a published procedure feeds, or in which there are entries', async () => {
    const { body } = await secretary.get<{ id: string }[]>('/registers');
    const ids = body.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['branches', 'clubs', 'spending']));
    expect(ids).not.toContain('party-organisations');
    await placeEntry(owner, {
      id: 'g',
      register: 'party-organisations',
      society: SOCIETY,
      from: '2026-01-01',
      values: { name: '示例党支部', form: 'full' },
    });
    expect((await secretary.get<{ id: string }[]>('/registers')).body.map(({ id }) => id)).toContain('party-organisations');
  });
});

it('stands in the logs as it stands in the registers: folding them gives every version again', async () => {
  const { auditor } = api.environment;
  expect((await rebuild(auditor)).differences).toEqual([]);
  const { entries, differences } = await checkRegisters(auditor);
  expect(differences).toEqual([]);
  expect(entries).toBeGreaterThan(10);
}, 60_000);
