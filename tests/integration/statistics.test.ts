/** 统计报表 and how long things take, by HTTP on real PostgreSQL: as of days, by master fields, by right, in a workbook. */
import readXlsxFile from 'read-excel-file/node';
import type { RegisterStatistics, RegisterView, StepStatistics } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';

let api: ApiAlone;
let official: HttpClient;
let secretary: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  [official, secretary] = [await HttpClient.signedIn(api.base, 'official'), await HttpClient.signedIn(api.base, 'secretary')];
}, 180_000);
afterAll(() => api?.stop(), 30_000);

const figures = async (who: HttpClient, asked: string) =>
  (await who.get<RegisterStatistics>(`/statistics/registers/branches?${asked}`)).body;
const listed = async (who: HttpClient, on: string) => (await who.get<RegisterView>(`/registers/branches?on=${on}`)).body.entries;

it('counts what the reader is shown, as of a day and beside an earlier one, and every number names its entries', async () => {
  const [today, before] = ['2026-11-01', '2000-01-01'];
  const [shown, earlier] = [await listed(official, today), await listed(official, before)];
  expect(shown.length).toBeGreaterThan(0);
  const report = await figures(official, `on=${today}&against=${before}&by=society`);
  expect(report.total.now.entries.sort()).toEqual(shown.map(({ id }) => id).sort());
  expect(report.total.before?.count).toBe(earlier.length);
  for (const { label, now } of report.groups) {
    const theirs = shown.filter(({ society }) => society.name.zh === label.zh).map(({ id }) => id);
    expect([label.zh, [...now.entries].sort()]).toEqual([label.zh, theirs.sort()]);
  }
});

it('puts together by columns and by what the society was on that day', async () => {
  const { groupings } = await figures(official, '');
  expect(groupings.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['society', 'state', 'column:discipline', 'master:partyForm']),
  );
  const record = (partyForm: string) => JSON.stringify({ supervisingUnit: 'association', groupMember: true, partyForm });
  for (const [version, partyForm, from] of [
    [901, 'none', '2024-01-01'],
    [902, 'own', '2026-01-01'],
  ])
    await api.owner(`insert into guicheng.master_record (organisation, version, record, valid_from) values ($1, $2, $3, $4)`, [
      demo.ENVIRONMENT_SOCIETY,
      version,
      record(String(partyForm)),
      from,
    ]);
  const label = (report: RegisterStatistics) =>
    report.groups.find(({ now }) => now.entries.length > 0)?.label.zh ?? report.groups[0]?.label.zh;
  expect(label(await figures(secretary, 'on=2026-11-01&by=master:partyForm'))).toMatch(/^(单独|有|已|独立|党)/);
  for (const wrong of ['by=master:contact', 'by=column:nothing', 'on=2026-02-30', 'on=2026-01-01&against=2026-01-01'])
    expect([wrong, (await official.get(`/statistics/registers/branches?${wrong}`)).status]).toEqual([wrong, 422]);
  expect((await official.get('/statistics/registers/nothing')).status).toBe(404);
});

it('tells a society of its own entries and nothing of the others', async () => {
  const own = await figures(secretary, 'on=2026-11-01');
  expect(own.groups.map(({ label }) => label.zh)).toEqual(['示例省环境学会']);
  expect(own.total.now.count).toBeLessThanOrEqual((await figures(official, 'on=2026-11-01')).total.now.count);
});

it('makes a workbook with title, unit, names and typed cells, in which nothing acts as a formula', async () => {
  const asked = `on=2026-11-01&by=society&filledBy=${encodeURIComponent('=HYPERLINK("http://x")')}&reviewedBy=${encodeURIComponent('某某')}`;
  const content = await official.download(`/statistics/registers/branches/workbook?${asked}`);
  const rows = (await readXlsxFile(content)) as unknown as (string | number | null)[][];
  const flat = JSON.stringify(rows);
  expect(flat).toContain('统计表');
  expect(flat).toContain('填报单位：示例省科协');
  expect(flat).toContain('填表人：=HYPERLINK');
  expect(flat).toContain('审核人：某某');
  expect(content.includes('<f>')).toBe(false);
});

it('says how long things take in what the reader may see: nothing before anything was filed, and days that exist', async () => {
  const { status, body } = await official.get<StepStatistics>('/statistics/steps?from=2026-01-01&to=2026-12-31');
  expect(status).toBe(200);
  expect(body).toMatchObject({ from: '2026-01-01', to: '2026-12-31', procedures: [], offices: [] });
  expect((await official.get('/statistics/steps?from=2026-12-31&to=2026-01-01')).status).toBe(422);
  expect((await official.get('/statistics/steps')).status).toBe(422);
});
