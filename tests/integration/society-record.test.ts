/** 本会资料 and 签名图样 over HTTP: kept once, taken into a form by the very version, told before it ends, seen by the society's own staff alone. */
import { encode } from 'fast-png';
import { unzipSync } from 'fflate';
import type {
  CalendarEntryView,
  CaseView,
  FileView,
  ProcedureGuide,
  SignatureView,
  SocietyRecordView,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import type { Template } from '../../libs/procedure';
import { act, branchForm, fileBranch, PDF } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { publish } from '../../libs/testing/society';
import { openingTemplate } from '../../libs/testing/calling-templates';
import { startApi, type RunningApi } from '../support/api';

const SOCIETY = demo.ENVIRONMENT_SOCIETY;
const AT = `/society-records/${SOCIETY}`;

let api: RunningApi;
let secretary: HttpClient;
let president: HttpClient;
let member: HttpClient;
let official: HttpClient;

beforeAll(async () => {
  api = await startApi();
  await publish(api.environment, filledTemplate());
  [secretary, president, member, official] = (await Promise.all(
    ['secretary', 'president', 'member', 'official'].map((login) => HttpClient.signedIn(api.base, login)),
  )) as [HttpClient, HttpClient, HttpClient, HttpClient];
}, 120_000);
afterAll(() => api?.stop(), 60_000);

/** A form that asks for the address and the account. */
function filledTemplate(): Template {
  const template = openingTemplate();
  const asked = (id: string, from: string) => ({
    id,
    type: 'text' as const,
    label: { zh: id, en: id },
    required: false,
    default: { from: `master-record.${from}` as const },
  });
  const fields = [
    ...template.form.fields,
    asked('seat', 'address'),
    asked('account', 'bankAccount'),
    asked('short', 'shortName'),
  ];
  return { ...template, id: 'filled-from-record', form: { ...template.form, fields } };
}

const record = async (client = secretary) => (await client.get<SocietyRecordView>(AT)).body;
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('facts', () => {
  it('say what is still wanted, and fill forms of those who may read them', async () => {
    expect((await record()).missing).toEqual(['bankName', 'bankAccount']);
    const before = await record();
    const saved = await secretary.post<SocietyRecordView>(`${AT}/facts`, {
      facts: { ...before.facts, bankName: '示例银行示例支行', bankAccount: '000 111 222' },
      version: 1,
    });
    expect(saved.body).toMatchObject({ missing: [], facts: { bankAccount: '000 111 222' }, mayChange: true });
    expect(saved.body.history[0]).toMatchObject({ version: 2, changed: ['bankName', 'bankAccount'] });
    expect(saved.body.history[0]?.recordedBy).not.toBe('');
    const guide = (await secretary.get<ProcedureGuide>(`/procedures/filled-from-record?society=${SOCIETY}`)).body;
    expect(guide.defaults).toMatchObject({ seat: before.facts.address, account: '000 111 222', short: '环境学会' });
  });

  it('are not overwritten by somebody who looked at them before a colleague changed them', async () => {
    const late = await secretary.post(`${AT}/facts`, { facts: { address: '别处' }, version: 1 });
    expect([late.status, late.body.error?.code]).toEqual([409, 'SOCIETY_RECORD_CHANGED']);
    expect((await record()).facts.address).not.toBe('别处');
  });

  it('name every field that does not fit', async () => {
    const wrong = await secretary.post(`${AT}/facts`, { facts: { postcode: '12', email: 'x', nobody: 'y' }, version: 2 });
    expect(wrong.status).toBe(422);
    expect(wrong.body.error?.fields?.map(({ field }) => field)).toEqual(['facts.postcode', 'facts.email', 'facts.nobody']);
  });

  it('are read by the leader and changed by the secretariat; for others of the house they are not there', async () => {
    expect((await record(president)).mayChange).toBe(false);
    expect((await president.post(`${AT}/facts`, { facts: {}, version: 2 })).status).toBe(403);
    for (const client of [member, official]) expect((await client.get(AT)).status).toBe(403);
    const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
    expect((await stranger.get(AT)).status).toBe(404);
    const guide = (await member.get<ProcedureGuide>(`/procedures/filled-from-record?society=${SOCIETY}`)).body;
    expect(guide.defaults?.['account']).toBeUndefined();
  });
});

describe('papers', () => {
  const charter = async () => (await record()).papers.find(({ kind }) => kind === 'charter');

  it('are taken into a form by their very version, which a later one does not change', async () => {
    const first = (await secretary.uploadTo<FileView>('/files', { society: SOCIETY }, '章程.pdf', PDF)).body;
    await secretary.post(`${AT}/papers`, { kind: 'charter', title: '章程', file: first.id, issuedOn: '2026-03-01' });
    const form = { ...(await branchForm(secretary)), managementRules: [(await charter())?.file?.id] };
    const filed = await secretary.decide('/cases', { procedure: 'branch-setup', society: SOCIETY, form });
    const newer = Buffer.concat([PDF, Buffer.from('\n% newer\n')]);
    const second = (await secretary.uploadTo<FileView>('/files', { society: SOCIETY }, '章程.pdf', newer)).body;
    const paper = await charter();
    await secretary.post(`${AT}/papers`, { paper: paper?.id, kind: 'charter', title: '章程', file: second.id });
    expect(await charter()).toMatchObject({
      version: 2,
      file: { sha256: second.sha256 },
      earlier: [{ file: { sha256: first.sha256 } }],
    });
    const carried = (await secretary.get<CaseView>(`/cases/${filed.stream}`)).body.files;
    expect(carried.map(({ sha256 }) => sha256)).toEqual([first.sha256]);
  });

  it('are refused with a file of somebody else, and with days in the wrong order', async () => {
    const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
    const foreign = (await stranger.upload(demo.INSTRUMENT_SOCIETY, '章程.pdf', PDF)).body;
    const stolen = await secretary.post(`${AT}/papers`, { kind: 'other', title: '证书', file: foreign.id });
    expect(stolen.body.error).toMatchObject({ code: 'FILE_MISSING', field: 'file' });
    const days = { issuedOn: '2026-02-01', validUntil: '2026-01-31' };
    const reversed = await secretary.post(`${AT}/papers`, { kind: 'text', title: '简介', words: '简介', ...days });
    expect(reversed.body.error).toMatchObject({ code: 'DATES_REVERSED', field: 'validUntil' });
  });

  it('stand in the calendar of the staff before they end, and no longer once they are replaced or withdrawn', async () => {
    const file = (await secretary.upload(SOCIETY, '登记证书.pdf', PDF)).body.id;
    const body = { kind: 'registration-certificate', title: '登记证书', file };
    const kept = await secretary.post<SocietyRecordView>(`${AT}/papers`, { ...body, validUntil: dayIn(30) });
    const paper = kept.body.papers.find(({ kind }) => kind === 'registration-certificate');
    expect(paper?.standing).toBe('ending');
    const entries = async (client: HttpClient) =>
      (await client.get<CalendarEntryView[]>('/starts/calendar')).body.filter(({ from }) => from === 'paper');
    expect(await entries(secretary)).toMatchObject([{ id: `paper/${paper?.id}`, dueOn: dayIn(30), mayTick: false }]);
    expect(await entries(member)).toEqual([]);
    await secretary.post(`${AT}/papers`, { ...body, paper: paper?.id, validUntil: dayIn(900) });
    expect(await entries(secretary)).toEqual([]);
    await secretary.post(`${AT}/papers`, { ...body, paper: paper?.id, validUntil: dayIn(-3) });
    expect(await entries(president)).toHaveLength(1);
    await secretary.post(`${AT}/papers/${paper?.id}/withdraw`, { reason: '已注销' });
    expect(await entries(secretary)).toEqual([]);
    const again = await secretary.post(`${AT}/papers/${paper?.id}/withdraw`, { reason: '已注销' });
    expect(again.body.error?.code).toBe('PAPER_WITHDRAWN');
  });
});

describe('the image of a signature', () => {
  const png = (width: number, height: number) =>
    Buffer.from(encode({ width, height, channels: 4, data: new Uint8Array(width * height * 4).fill(120) }));
  const keep = (client: HttpClient, content: Buffer, name = '签名.png') =>
    client.uploadTo<SignatureView>('/signature', {}, name, content);

  it('is taken by its bytes and its size, and is its owner’s alone', async () => {
    expect((await keep(official, Buffer.from('not an image'))).body.error?.code).toBe('SIGNATURE_FILE');
    expect((await keep(official, png(2_400, 40))).body.error?.code).toBe('SIGNATURE_SIZE');
    expect((await keep(official, png(300, 100).subarray(0, 90))).body.error?.code).toBe('SIGNATURE_FILE');
    expect((await keep(official, png(300, 100), '签名.exe')).body).toMatchObject({ given: true, inUse: true, width: 300 });
    expect((await president.get<SignatureView>('/signature')).body).toEqual({ given: false });
    expect((await president.get('/signature/image')).status).toBe(404);
    expect((await official.get('/signature/image')).status).toBe(200);
  });

  it('stands on the sheet of opinions beside his own act, for those alone who are told his name', async () => {
    const caseId = await fileBranch(secretary);
    await keep(secretary, png(400, 120));
    await act(secretary, caseId, 'complete');
    const images = async (client: HttpClient) =>
      Object.keys(unzipSync(await client.download(`/cases/${caseId}/opinion-sheet`))).filter((name) =>
        name.startsWith('word/media/'),
      );
    expect(await images(president)).toHaveLength(1);
    await secretary.post('/signature/use', { inUse: false });
    expect(await images(president)).toEqual([]);
    expect((await official.get(`/cases/${caseId}/opinion-sheet`)).status).toBe(404);
    expect((await president.download(`/cases/${caseId}/filing-receipt`)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await official.get(`/cases/${caseId}/filing-receipt`)).status).toBe(404);
    await secretary.delete('/signature');
  });

  it('is paused, used again and taken away by him', async () => {
    expect((await official.post<SignatureView>('/signature/use', { inUse: false })).body).toMatchObject({ inUse: false });
    expect((await official.post<SignatureView>('/signature/use', { inUse: true })).body).toMatchObject({ inUse: true });
    expect((await official.request<SignatureView>('DELETE', '/signature')).body).toEqual({ given: false });
    expect((await official.post('/signature/use', { inUse: true })).status).toBe(404);
    expect(await api.environment.owner('select 1 from guicheng.signature_image')).toEqual([]);
  });
});
