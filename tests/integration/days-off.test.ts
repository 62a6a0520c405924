/** 放假安排 by HTTP, on real PostgreSQL with the API's own rights: read, registered, what follows from it for cases, checks and the next start. */
import type { DaysOffReading, DaysOffRequest, DaysOffView, SimulationSurroundings } from '../../libs/contracts';
import { publishCatalogue } from '../../libs/demo';
import { withClient } from '../../libs/runtime/database';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';

let api: ApiAlone;
const who = {} as Record<'administrator' | 'head', HttpClient>;

/** Invented: the notice of 2027 was not out when this was written. */
const NOTICE = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;
const sent = (text = NOTICE): DaysOffRequest => ({ layer: 'CN', text, source: '示例通知〔2026〕1号' });
const held = async (): Promise<string[]> => {
  const { body } = await who.administrator.get<SimulationSurroundings>('/workbench/surroundings?jurisdiction=CN');
  return [body.calendar.knownTo, body.calendar.version];
};

beforeAll(async () => {
  api = await startApiAlone();
  for (const login of ['administrator', 'head'] as const) who[login] = await HttpClient.signedIn(api.base, login);
}, 60_000);
afterAll(() => api?.stop(), 30_000);

it('shows what is known, and reads a further notice without keeping it', async () => {
  const { body } = await who.administrator.get<DaysOffView>('/days-off');
  const [national] = body.layers;
  expect(national).toMatchObject({ id: 'CN', years: [{ year: 2026, isExpected: false, set: null }, { year: 2025 }] });
  expect(national?.years[0]?.holidays.map(({ title }) => title.zh)).toContain('春节');
  const { body: reading } = await who.administrator.post<DaysOffReading>('/days-off/reading', sent());
  expect(reading).toMatchObject({ year: 2027, problems: [], before: null, effects: { kept: 0 } });
  expect(reading.holidays).toHaveLength(7);
  expect((await held())[0]).toBe('2026-12-31');
  expect((await who.head.get('/days-off')).status).toBe(403);
});

it('says what does not agree, and registers none of it', async () => {
  for (const [wrong, problem] of [
    [NOTICE.replace('2月5日（周五）', '2月5日（周六）'), '2月5日写的是周六，实际是周五。'],
    [NOTICE.replace(/2027/g, '2029').replace(/（周.）/g, ''), '登记到了2026年，请先登记2027年的安排，再登记2029年的。'],
    [NOTICE.replace(/2027/g, '2019').replace(/（周.）/g, ''), '2019年的日子已经过去，在办的期限用不到，不再登记。'],
  ] as const) {
    const { body } = await who.administrator.post<DaysOffReading>('/days-off/reading', sent(wrong));
    expect(body.problems.map(({ zh }) => zh)).toContain(problem);
    expect(body.effects).toBeNull();
    const refused = await who.administrator.post<{ error: { code: string; field: string } }>('/days-off', sent(wrong));
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([422, 'DAYS_OFF_UNCLEAR', 'text']);
  }
  expect((await who.administrator.post('/days-off', { ...sent(), layer: 'CN-NX' })).status).toBe(422);
  expect((await held())[0]).toBe('2026-12-31');
});

it('makes the calendar by which cases count from then on, and the next start of the house keeps it', async () => {
  const { body, status } = await who.administrator.post<DaysOffView>('/days-off', sent());
  expect(status).toBe(201);
  expect(body.layers[0]?.years[0]).toMatchObject({ year: 2027, source: '示例通知〔2026〕1号', isExpected: false });
  expect(body.layers[0]?.years[0]?.set?.by).toBeDefined();
  const [knownTo, version] = await held();
  expect(knownTo).toBe('2027-12-31');
  await withClient(api.urls.owner, (owner) => publishCatalogue(owner));
  expect(await api.owner(`select details from guicheng.administrative_act where action = 'days-off-registered'`)).toEqual([
    { details: { layer: 'CN', year: '2027' } },
  ]);
  await expect(api.owner(`update guicheng.days_off_list set year = 2028`)).rejects.toThrow('append-only');
  expect(await held()).toEqual([knownTo, version]);
});

it('is corrected by a further list, and what held before can hold again', async () => {
  const [, first] = await held();
  const correction = sent(NOTICE.replace('9月15日（周三）放假1天', '9月15日（周三）至16日（周四）放假，共2天'));
  expect((await who.administrator.post<DaysOffReading>('/days-off/reading', correction)).body.before?.year).toBe(2027);
  await who.administrator.post('/days-off', correction);
  expect((await held())[1]).not.toBe(first);
  await who.administrator.post('/days-off', sent());
  expect((await held())[1]).toBe(first);
});
