/** Organisations, people, terms and master records over HTTP on real PostgreSQL: every act, every refusal, and what a past day looked like. */
import type { MasterRecord, OrganisationCard, PersonCard, PersonPage, PostTermView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { codeOf, give, lastRefusal, newcomer, pageOf, signedIn, termsOf, today } from '../support/people';

const { ASSOCIATION, ENVIRONMENT_SOCIETY, ENVIRONMENT_PARTY, INSTRUMENT_SOCIETY, ENVIRONMENT_COUNCIL } = demo;

jest.setTimeout(60_000);

let api: ApiAlone;
let administrator: HttpClient;
let keeper: HttpClient;
let official: HttpClient;
let stranger: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  [administrator, keeper, official, stranger] = await signedIn(api.base, 'administrator', 'keeper', 'official', 'tj-secretary');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

const lastAct = async () =>
  (
    await api.owner<{ action: string; actor: string; details: object; reason: string | null; whole: string }>(
      `select a.action, p.name as actor, a.details, a.reason, a::text as whole from guicheng.administrative_act a
         left join guicheng.person p on p.id = a.actor order by a.at desc, a.id limit 1`,
    )
  )[0];

describe('the list of organisations', () => {
  it('is whole for the association, with departments and party organisations, and found by short and former names', async () => {
    const all = (await official.get<OrganisationCard[]>('/organisations')).body;
    expect(all.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['association', 'department', 'society', 'party-organisation']),
    );
    for (const query of ['仪器学会', encodeURIComponent('环境保护研究会')]) {
      const found = (await official.get<OrganisationCard[]>(`/organisations?query=${query}`)).body;
      expect(found).toHaveLength(1);
    }
  });

  it('has for a society itself and what stands in it, and says nothing of others', async () => {
    const mine = (await keeper.get<OrganisationCard[]>('/organisations')).body;
    expect(mine.map(({ id }) => id).sort()).toEqual([ENVIRONMENT_SOCIETY, ENVIRONMENT_PARTY].sort());
    expect(codeOf(await keeper.get(`/organisations/${INSTRUMENT_SOCIETY}`))).toBe('NOT_FOUND');
    expect(codeOf(await keeper.get(`/organisations/${ASSOCIATION}`))).toBe('NOT_FOUND');
  });
});

describe('a post', () => {
  it('is given to somebody new, stands from its day, and is on the record without his name', async () => {
    const answer = await give(keeper, ENVIRONMENT_SOCIETY, {
      person: { name: '傅清扬', phone: '138-0000 0001', isNew: true },
      role: 'society-finance',
      from: '2026-03-01',
      to: '2028-12-31',
      reason: '新聘财务',
    });
    expect([answer.status, answer.body]).toMatchObject([201, { result: 'entered', warning: false }]);
    const [term] = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '傅清扬');
    expect(term).toMatchObject({ role: 'society-finance', from: '2026-03-01', to: '2028-12-31', standing: 'held' });
    expect(await lastAct()).toMatchObject({ action: 'post-given', actor: '丁若谷', reason: '新聘财务' });
    expect((await lastAct())?.whole).not.toMatch(/傅清扬|13800000001/);
  });

  it('is shown on a day in the past with what was recorded later marked so', async () => {
    const before = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY, '2026-02-28'), '傅清扬')[0];
    expect(before).toMatchObject({ standing: 'ahead', recordedLater: false });
    const then = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY, '2026-03-01'), '傅清扬')[0];
    expect(then).toMatchObject({ standing: 'held', recordedLater: true });
    const now = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '傅清扬')[0];
    expect(now?.recordedLater).toBe(false);
  });

  it('is not held twice at once by the same person, and the other term is named', async () => {
    const id = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '傅清扬')[0]?.person.id;
    const reply = await give(keeper, ENVIRONMENT_SOCIETY, { person: { id }, role: 'society-finance', from: '2028-12-31' });
    expect([reply.status, codeOf(reply)]).toEqual([409, 'TERM_OVERLAPS']);
    expect(reply.body.error?.message.zh).toContain('傅清扬在这段时间已任“财务”（2026-03-01 至 2028-12-31）');
    expect(reply.body.error?.message.en).toContain('“Finance”');
    const after = await give(keeper, ENVIRONMENT_SOCIETY, { person: { id }, role: 'society-finance', from: '2029-01-01' });
    expect(after.status).toBe(201);
  });

  it('is entered once when two enter it at the same moment', async () => {
    const made = await give(keeper, ENVIRONMENT_SOCIETY, {
      person: newcomer('云同时'),
      role: 'council-member',
      from: '2026-01-01',
      to: '2026-01-31',
    });
    const body = { person: { id: made.body.person }, role: 'supervisor', from: '2026-01-01' };
    const replies = await Promise.all([1, 2, 3].map(() => give(keeper, ENVIRONMENT_SOCIETY, body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('is one that this kind of organisation has', async () => {
    const body = { person: newcomer('云错位'), role: 'president', from: '2026-01-01' };
    expect(codeOf(await give(administrator, ASSOCIATION, body))).toBe('POST_NOT_IN_KIND');
    const profile = await give(administrator, ASSOCIATION, { ...body, role: 'security-administrator' });
    expect([profile.status, codeOf(profile)]).toEqual([409, 'POST_NOT_IN_PROFILE']);
    expect(await api.owner(`select 1 from guicheng.person where name = '云错位'`)).toEqual([]);
  });

  it('asks for days that exist and follow each other, and names the field', async () => {
    const body = { person: newcomer('云日期'), role: 'supervisor', from: '2026-02-30' };
    const wrong = await give(keeper, ENVIRONMENT_SOCIETY, body);
    expect([codeOf(wrong), wrong.body.error?.field]).toEqual(['FIELD_INVALID', 'from']);
    const reversed = await give(keeper, ENVIRONMENT_SOCIETY, { ...body, from: '2026-02-03', to: '2026-02-02' });
    expect([codeOf(reversed), reversed.body.error?.field]).toEqual(['DATES_REVERSED', 'to']);
  });

  it('ends on a day, for a reason; the planned end stays to be read, and a past day says what was heard later', async () => {
    const term = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '傅清扬').find(({ from }) => from === '2026-03-01');
    const end = (body: object) => keeper.post(`/terms/${term?.id}/end`, body);
    expect(codeOf(await end({ on: '2026-05-31' }))).toBe('FIELD_REQUIRED');
    expect(codeOf(await end({ on: '2026-02-28', reason: '离职' }))).toBe('DATES_REVERSED');
    expect(codeOf(await end({ on: '2029-01-01', reason: '延长' }))).toBe('TERM_OVER');
    expect((await end({ on: '2026-05-31', reason: '离职' })).status).toBe(200);
    const now = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '傅清扬').find(({ id }) => id === term?.id);
    expect(now).toMatchObject({ standing: 'over', to: '2026-05-31', plannedTo: '2028-12-31', endReason: '离职' });
    expect(await lastAct()).toMatchObject({ action: 'term-ended', reason: '离职' });
  });

  it('that was entered in error is voided, never counts again, and makes room for the right one', async () => {
    const wrong = await give(keeper, ENVIRONMENT_SOCIETY, {
      person: newcomer('云有误'),
      role: 'secretary-general',
      from: '2026-01-01',
    });
    expect((await keeper.post(`/terms/${wrong.body.id}/void`, { reason: '录错了职务' })).status).toBe(200);
    expect(codeOf(await keeper.post(`/terms/${wrong.body.id}/void`, { reason: '再来一次' }))).toBe('TERM_VOIDED');
    expect(codeOf(await keeper.post(`/terms/${wrong.body.id}/end`, { on: '2026-06-01', reason: '结束' }))).toBe('TERM_VOIDED');
    const again = await give(keeper, ENVIRONMENT_SOCIETY, {
      person: { id: wrong.body.person },
      role: 'secretary-general',
      from: '2026-01-01',
    });
    expect(again.status).toBe(201);
    const terms = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '云有误');
    expect(terms.map(({ standing }) => standing).sort()).toEqual(['held', 'voided']);
    const rows = await api.owner<{ n: number }>('select count(*)::int as n from guicheng.post where person = $1', [
      wrong.body.person,
    ]);
    expect(rows[0]?.n).toBe(2);
  });

  it('changes what its holder may do with the next request', async () => {
    const clerk = await HttpClient.signedIn(api.base, 'clerk');
    expect((await clerk.get('/agenda')).status).toBe(200);
    const [term] = termsOf(await pageOf(keeper, ENVIRONMENT_SOCIETY), '唐小满') as [PostTermView];
    await keeper.post(`/terms/${term.id}/end`, { on: '2026-01-31', reason: '调离' });
    expect((await clerk.get('/agenda')).status).toBe(403);
    await give(keeper, ENVIRONMENT_SOCIETY, {
      person: { id: term.person.id },
      role: 'society-secretariat',
      from: today(),
    });
    expect((await clerk.get('/agenda')).status).toBe(200);
  });
});

describe('people', () => {
  it('of the same name are asked about, and one number is one person', async () => {
    const same = await give(keeper, ENVIRONMENT_SOCIETY, {
      person: { name: '叶青禾' },
      role: 'supervisor',
      from: '2026-01-01',
    });
    expect([same.status, codeOf(same)]).toEqual([409, 'PERSON_SAME_NAME']);
    const candidates = same.body.error?.details['candidates'] as PersonCard[];
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.posts.map(({ title }) => title.zh)).toContain('理事');
    const other = await give(keeper, ENVIRONMENT_SOCIETY, {
      person: { name: '另一人', phone: '10000000503', isNew: true },
      role: 'supervisor',
      from: '2026-01-01',
    });
    expect(codeOf(other)).toBe('PHONE_TAKEN');
  });

  it('are one across societies by their number', async () => {
    const body = { person: { name: '傅清扬', phone: '+86 138 0000 0001' }, role: 'council-member', from: '2026-01-01' };
    const answer = await give(administrator, INSTRUMENT_SOCIETY, body);
    const page = (await administrator.get<PersonPage>(`/persons/${answer.body.person}`)).body;
    expect(new Set(page.terms.map(({ organisation }) => organisation.id))).toEqual(
      new Set([ENVIRONMENT_SOCIETY, INSTRUMENT_SOCIETY]),
    );
  });

  it('are found by a society only when it names them exactly, with no more of a stranger’s number than its end', async () => {
    expect((await keeper.get<PersonCard[]>(`/persons?query=${encodeURIComponent('程拾')}`)).body).toEqual([]);
    const [found] = (await keeper.get<PersonCard[]>(`/persons?name=${encodeURIComponent('程拾光')}`)).body;
    expect(found?.phone).toBeNull();
    const [byNumber] = (await stranger.get<PersonCard[]>('/persons?phone=10000000503')).body;
    expect(byNumber).toMatchObject({ name: '周景明', phone: '****0503' });
    expect((await official.get<PersonCard[]>(`/persons?query=${encodeURIComponent('程拾')}`)).body).toHaveLength(1);
  });

  it('are corrected with a reason, by a society only when they are nobody else’s', async () => {
    const [only] = (await keeper.get<PersonCard[]>(`/persons?name=${encodeURIComponent('唐小满')}`)).body;
    const changed = await keeper.post<PersonCard>(`/persons/${only?.id}`, { phone: '13800000009', reason: '补登手机号' });
    expect([changed.status, changed.body.phone]).toEqual([200, '13800000009']);
    expect(await lastAct()).toMatchObject({ action: 'person-changed', details: { fields: ['phone'] } });
    expect((await lastAct())?.whole).not.toContain('13800000009');
    const [shared] = (await keeper.get<PersonCard[]>('/persons?phone=13800000001')).body;
    expect((await keeper.post(`/persons/${shared?.id}`, { name: '改名', reason: '改' })).status).toBe(403);
  });
});

describe('organs and their members', () => {
  it('are added with positions and terms; a seat ends, is voided, and never overlaps itself', async () => {
    const organ = await keeper.post<{ id: string }>(`/organisations/${ENVIRONMENT_SOCIETY}/organs`, {
      kind: 'board-of-supervisors',
      name: { zh: '监事会', en: 'Board of supervisors' },
    });
    expect(organ.status).toBe(201);
    const seat = (body: object) => keeper.post<{ id: string }>(`/organisation-organs/${organ.body.id}/members`, body);
    const first = await seat({ person: newcomer('席一鸣'), position: { zh: '监事长' }, from: '2026-01-01' });
    expect(first.status).toBe(201);
    const page = await pageOf(keeper, ENVIRONMENT_SOCIETY);
    const board = page.organs.find(({ id }) => id === organ.body.id);
    expect(board?.seats[0]).toMatchObject({ standing: 'held', position: { zh: '监事长', en: '监事长' } });
    const person = { id: board?.seats[0]?.person.id };
    expect(codeOf(await seat({ person, from: '2026-06-01' }))).toBe('TERM_OVERLAPS');
    expect((await keeper.post(`/terms/${first.body.id}/void`, { reason: '录错了人' })).status).toBe(200);
    expect((await seat({ person, from: '2026-01-01' })).status).toBe(201);
  });

  it('count on the roll of the day, without those voided', async () => {
    const page = await pageOf(administrator, ENVIRONMENT_SOCIETY);
    const council = page.organs.find(({ id }) => id === ENVIRONMENT_COUNCIL);
    expect(council?.seats.filter(({ standing }) => standing === 'held')).toHaveLength(9);
  });
});

describe('the master record', () => {
  const record = async (): Promise<MasterRecord> =>
    (await pageOf(administrator, ENVIRONMENT_SOCIETY)).master.find(({ inForce }) => inForce)?.record ?? {};
  const set = (client: HttpClient, body: object) => client.post(`/organisations/${ENVIRONMENT_SOCIETY}/master`, body);

  it('is a new version from a day on, and each day has the one that held', async () => {
    const changed = { ...(await record()), shortName: '省环境学会', termTo: '2029-06-30' };
    const reply = await set(keeper, { record: changed, validFrom: '2026-06-01', reason: '换届延期' });
    expect(reply.status).toBe(200);
    expect(await lastAct()).toMatchObject({ details: { fields: ['shortName', 'termTo'] }, reason: '换届延期' });
    const on = async (day: string) => (await pageOf(keeper, ENVIRONMENT_SOCIETY, day)).master.find(({ inForce }) => inForce);
    expect((await on('2026-05-31'))?.record.shortName).toBe('环境学会');
    expect(await on('2026-06-01')).toMatchObject({ record: { shortName: '省环境学会' }, recordedLater: true });
  });

  it('is checked field by field, and each wrong one is named', async () => {
    const reply = await set(administrator, {
      record: { ...(await record()), creditCode: '51990000MJ00000011', supervisingUnit: 'other', termTo: '2023-01-01' },
      validFrom: today(),
    });
    expect(reply.status).toBe(422);
    expect(reply.body.error?.fields?.map((problem) => [problem.field, problem.code])).toEqual([
      ['record.creditCode', 'CREDIT_CODE_INVALID'],
      ['record.supervisingUnitName', 'FIELD_REQUIRED'],
      ['record.termTo', 'DATES_REVERSED'],
    ]);
  });

  it('leaves to the association what the association keeps', async () => {
    const reply = await set(keeper, { record: { ...(await record()), groupMember: false }, validFrom: today() });
    expect([reply.status, codeOf(reply)]).toEqual([403, 'FIELD_KEPT']);
    expect(reply.body.error?.message.zh).toContain('“团体会员”由科协维护');
    expect(await lastRefusal(api, 'keeper')).toMatchObject({ code: 'FIELD_KEPT' });
    expect((await set(administrator, { record: { ...(await record()), groupMember: false }, validFrom: today() })).status).toBe(
      200,
    );
  });

  it('names only party organisations as those that review', async () => {
    const reply = await set(administrator, {
      record: { ...(await record()), partyReviewer: INSTRUMENT_SOCIETY },
      validFrom: today(),
    });
    expect(reply.body.error?.field).toBe('record.partyReviewer');
  });

  it('of an error is voided, and the one before holds again', async () => {
    const latest = (await pageOf(administrator, ENVIRONMENT_SOCIETY)).master.find(({ inForce }) => inForce);
    expect(latest?.record.groupMember).toBe(false);
    await administrator.post(`/organisations/${ENVIRONMENT_SOCIETY}/master/void`, {
      version: latest?.version,
      reason: '录入有误',
    });
    expect((await record()).groupMember).toBe(true);
  });
});

describe('organisations', () => {
  it('are added where they belong, by the association alone', async () => {
    const body = { kind: 'society', name: { zh: '示例省声学学会', en: 'Example Society of Acoustics' }, parent: ASSOCIATION };
    expect((await keeper.post('/organisations', body)).status).toBe(403);
    const added = await administrator.post<OrganisationCard>('/organisations', body);
    expect([added.status, added.body.parent?.id]).toEqual([201, ASSOCIATION]);
    const wrong = await administrator.post('/organisations', { ...body, kind: 'department', parent: ENVIRONMENT_SOCIETY });
    expect([codeOf(wrong), wrong.body.error?.field]).toEqual(['FIELD_INVALID', 'parent']);
  });

  it('change their name from a day on, and are still found by the former one', async () => {
    const [society] = (await administrator.get<OrganisationCard[]>(`/organisations?query=${encodeURIComponent('声学')}`)).body;
    await administrator.post(`/organisations/${society?.id}/change`, {
      name: { zh: '示例省声学与噪声学会' },
      validFrom: '2026-09-01',
      reason: '更名',
    });
    const [found] = (await administrator.get<OrganisationCard[]>(`/organisations?query=${encodeURIComponent('省声学学会')}`))
      .body;
    expect(found?.name.zh).toBe('示例省声学与噪声学会');
  });

  it('are closed only when nobody holds a post in them', async () => {
    const close = (id: string) =>
      administrator.post(`/organisations/${id}/change`, { dissolvedOn: today(), validFrom: today(), reason: '注销' });
    expect(codeOf(await close(ENVIRONMENT_SOCIETY))).toBe('ORGANISATION_HAS_PARTS');
  });
});

describe('the history', () => {
  it('tells who did what to the society and its people, in order, with reasons', async () => {
    const { history } = await pageOf(keeper, ENVIRONMENT_SOCIETY);
    expect(history.length).toBeGreaterThan(10);
    expect(history.map(({ at }) => at)).toEqual(
      history
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(history.find(({ action }) => action === 'term-ended')).toMatchObject({ actor: '丁若谷' });
  });

  it('cannot be changed by anybody', async () => {
    await expect(api.owner('delete from guicheng.administrative_act')).rejects.toThrow(/append-only/);
  });
});
