/** 进度链接: who may hand one on, what it shows to whoever holds it, and how it ends. And what spares the society's work on its next form. */
import type { EarlierFiling, PreviewView, ProcedureGuide, SharedProgress, ShareLinkView, ShareMade } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { publish } from '../../libs/testing/society';
import { review, templateOf } from '../../libs/testing/templates/builder';
import { parseTemplate } from '../../libs/procedure/authoring';
import { startApi, type RunningApi } from '../support/api';

const { ENVIRONMENT_SOCIETY } = demo;
const SECRET = '不应外传的事项';

let api: RunningApi;
let secretary: HttpClient;
let supervisor: HttpClient;
let stranger: HttpClient;
let nobody: HttpClient;
let shared: string;

const inside = review('inside', {}, { audience: 'department', title: { zh: '部门研究', en: 'Inside' } });
const template = () => ({ ...templateOf([review('first'), inside], { id: 'told' }), share: true as const });

beforeAll(async () => {
  api = await startApi();
  await publish(api.environment, template());
  [secretary, supervisor, stranger] = (await Promise.all(
    ['secretary', 'supervisor', 'tj-secretary'].map((login) => HttpClient.signedIn(api.base, login)),
  )) as [HttpClient, HttpClient, HttpClient];
  nobody = new HttpClient(api.base);
  const filed = await secretary.decide('/cases', {
    procedure: 'told',
    society: ENVIRONMENT_SOCIETY,
    form: { subject: SECRET },
  });
  shared = filed.stream;
}, 120_000);

afterAll(async () => {
  await api?.stop();
}, 60_000);

const make = async (days = 30) => (await secretary.post<ShareMade>(`/cases/${shared}/share`, { days })).body;
const tokenOf = ({ path }: ShareMade) => path.split('#')[1] ?? '';
const open = (token: string) => nobody.post<SharedProgress>('/share', { token });

describe('a progress link', () => {
  it('shows stages and days to whoever holds it, and nothing else', async () => {
    const reply = await open(tokenOf(await make()));
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body).sort()).toEqual(
      ['asOf', 'expiresAt', 'filedOn', 'procedure', 'society', 'stages', 'status'].sort(),
    );
    expect(reply.body.stages.map(({ title, status }) => [title.zh, status])).toEqual([
      [expect.any(String), 'done'],
      ['first', 'current'],
      ['内部办理', 'ahead'],
      [expect.any(String), 'ahead'],
    ]);
    const said = JSON.stringify(reply.body);
    expect(said).not.toContain(SECRET);
    const people = await api.environment.owner<{ name: string }>('select name from guicheng.person');
    for (const { name } of people) expect(said).not.toContain(name);
  });

  it('opens no longer once it is stopped, has expired, or is a guess: all say the same', async () => {
    const made = await make();
    const [newest] = made.links as [ShareLinkView];
    const links = await secretary.post<ShareLinkView[]>(`/cases/${shared}/share/${newest.id}/revoke`, {});
    expect(links.body[0]).toMatchObject({ id: newest.id, state: 'revoked' });
    const expired = tokenOf(await make());
    await api.environment.owner(
      `update guicheng.share_link set expires_at = guicheng.record_now() - interval '1 second' where revoked_at is null and id = (
         select id from guicheng.share_link order by made_at desc limit 1)`,
    );
    for (const token of [tokenOf(made), expired, 'x'.repeat(43)]) {
      const refused = await open(token);
      expect([refused.status, refused.body.error?.code]).toEqual([404, 'SHARE_NOT_VALID']);
    }
  });

  it('is kept as a hash alone, and opens so often in a minute and no oftener', async () => {
    const token = tokenOf(await make());
    const rows = await api.environment.owner<{ row: string }>('select l::text as row from guicheng.share_link l');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
    const codes: number[] = [];
    for (let n = 0; n < 31; n += 1) codes.push((await open(token)).status);
    expect(codes.slice(0, 30)).toEqual(Array(30).fill(200));
    expect(codes[30]).toBe(429);
  });

  it('is made by the society’s own people who may file, of what offers it, and five at most', async () => {
    expect((await supervisor.post(`/cases/${shared}/share`, { days: 30 })).status).toBe(403);
    expect((await stranger.post(`/cases/${shared}/share`, { days: 30 })).status).toBe(404);
    for (const days of [0, 91]) {
      const refused = await secretary.post(`/cases/${shared}/share`, { days });
      expect(refused.body.error).toMatchObject({ code: 'FIELD_INVALID', field: 'days' });
    }
    let last = await secretary.post(`/cases/${shared}/share`, { days: 1 });
    for (let n = 0; n < 5 && last.status === 200; n += 1) last = await secretary.post(`/cases/${shared}/share`, { days: 1 });
    expect(last.body.error?.code).toBe('SHARE_LIMIT');
    const branch = await fileBranch(secretary, { name: '不提供链接专业委员会' });
    expect((await secretary.post(`/cases/${branch}/share`, { days: 30 })).body.error?.code).toBe('SHARING_NOT_OFFERED');
  });

  it('is refused in a template of which a step is kept inside a party body', () => {
    const secluded = { ...template(), blocks: [review('first', {}, { audience: 'party-body' })] };
    expect(parseTemplate(secluded).issues.map(({ rule, path }) => `${rule} ${path}`)).toContain('SHARE_CONFIDENTIAL /share');
  });
});

describe('the next form', () => {
  it('knows what was filed before, and only to its own society', async () => {
    const path = `/procedures/told/earlier?society=${ENVIRONMENT_SOCIETY}`;
    const earlier = await secretary.get<EarlierFiling[]>(path);
    expect(earlier.body).toEqual([expect.objectContaining({ case: shared, subject: SECRET })]);
    expect((await stranger.get(path)).status).toBe(404);
  });

  it('says when it could end as soon as it could be filed', async () => {
    const preview = async (form: Record<string, unknown>) =>
      (await secretary.post<PreviewView>('/procedures/told/preview', { procedure: 'told', society: ENVIRONMENT_SOCIETY, form }))
        .body;
    expect((await preview({})).ends).toBeNull();
    const { ends } = await preview({ subject: '一件事' });
    expect(ends).toMatchObject({
      earliest: expect.stringMatching(/^\d{4}-/) as string,
      unbounded: expect.any(Array) as unknown[],
    });
  });

  it('begins with what the master record holds, and names what is missing there', async () => {
    const field = (id: string, from: string) => ({
      ...{ id, type: 'text' as const, label: { zh: id, en: id } },
      default: { from: `master-record.${from}` as const },
    });
    const filled = templateOf([review('first')], {
      id: 'filled',
      fields: [field('short', 'shortName'), field('licence', 'registrationNumber')],
    });
    await publish(api.environment, filled);
    await api.environment.owner(
      `update guicheng.master_record set record = (record || '{"shortName": "环境学会"}') - 'registrationNumber' where organisation = $1`,
      [ENVIRONMENT_SOCIETY],
    );
    const guide = await secretary.get<ProcedureGuide>(`/procedures/filled?society=${ENVIRONMENT_SOCIETY}`);
    expect(guide.body.defaults).toEqual({ short: '环境学会' });
    expect(guide.body.fromRecord).toEqual({ filled: ['short'], missing: ['licence'] });
    expect(guide.body.path.map(({ id }) => id)).toContain('first');
  });

  it('shows the way of a large expenditure as its amount is typed: the party organisation first', async () => {
    await api.environment.owner(
      `insert into guicheng.parameter_value (organisation, parameter, version, value, article, set_at)
       select $1, 'largeAmount', 1 + coalesce(max(version), 0), '5000000', '财务管理制度第八条', guicheng.record_now()
         from guicheng.parameter_value where organisation = $1 and parameter = 'largeAmount'`,
      [ENVIRONMENT_SOCIETY],
    );
    const way = async (amount: number) => {
      const body = { procedure: 'large-expenditure', society: ENVIRONMENT_SOCIETY, form: { subject: '设备采购', amount } };
      const preview = await secretary.post<PreviewView>('/procedures/large-expenditure/preview', body);
      return new Map(preview.body.path.map(({ id, status }) => [id, status]));
    };
    const [small, large] = [await way(100_000), await way(9_000_000)];
    expect(large.get('pre-review')).toBe('ahead');
    expect(small.get('pre-review')).not.toBe('ahead');
  });
});
