/** Papers of a case that leave the house, over HTTP: the house's Word template, the way of a paper, numbers under load, registers and workbooks. */
import { randomUUID } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type {
  CaseCard,
  CaseDocumentsView,
  DocumentRegisterEntry,
  DocumentRegisterPage,
  DocumentView,
  FileView,
  HouseView,
  ListPage,
} from '../../libs/contracts';
import { toWord } from '../../libs/documents';
import { demo } from '../../libs/demo';
import { PDF } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { makeFaces } from '../support/faces';
import { tellAssociation } from '../support/furnished';

const HOUSE = demo.ASSOCIATION;
const FORMULAS = ["=cmd|'/c calc'!A1", '+1+1', '-2+3', '@SUM(A1)', '\t=1+1'];

let api: RunningApi;
let clients: Record<
  'secretary' | 'president' | 'official' | 'official2' | 'head' | 'keeper' | 'administrator' | 'stranger',
  HttpClient
>;
let file: string;

beforeAll(async () => {
  api = await startApi();
  await makeFaces(api.environment);
  const logins = {
    ...{ secretary: 'secretary', president: 'president', official: 'official', official2: 'official2', head: 'head' },
    ...{ keeper: 'face-seal-keeper', administrator: 'administrator', stranger: 'tj-secretary' },
  };
  const signed = await Promise.all(
    Object.entries(logins).map(async ([name, login]) => [name, await HttpClient.signedIn(api.base, login)] as const),
  );
  clients = Object.fromEntries(signed) as typeof clients;
  file = (await tellAssociation(clients.secretary, clients.official, '湿地保护专业委员会')).case.id;
}, 240_000);
afterAll(() => api?.stop(), 60_000);

const upload = async (client: HttpClient, name: string, content: Buffer) => (await client.upload(HOUSE, name, content)).body.id;
const docx = (text: string) => toWord({ title: '{标题}', blocks: [{ kind: 'text', text }] });
const documentsOf = async (client: HttpClient) =>
  (await client.get<CaseDocumentsView>(`/cases/${file}/documents`)).body.documents;
/** Whether a search of the list of cases comes to this case. */
const finds = async (client: HttpClient, words: string) =>
  (await client.get<ListPage<CaseCard>>(`/cases?query=${encodeURIComponent(words)}`)).body.items.some(({ id }) => id === file);
const act = (client: HttpClient, id: string, body: object) => client.post<CaseDocumentsView>(`/documents/${id}/acts`, body);

async function drafted(title: string, client = clients.official, house: string = HOUSE): Promise<DocumentView> {
  const { body } = await client.post<CaseDocumentsView>(`/cases/${file}/documents`, {
    ...{ house, kind: 'letter', title, addressedTo: '示例省环境学会' },
  });
  const made = body.documents.find((document) => document.title === title);
  if (made === undefined) throw new Error(JSON.stringify(body));
  return made;
}

async function done(client: HttpClient, id: string, body: { what: string } & Record<string, unknown>): Promise<DocumentView> {
  const answer = await act(client, id, body);
  const found = answer.body.documents?.find((document) => document.id === id);
  if (found === undefined) throw new Error(`${body.what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return found;
}

describe('the house’s own Word template', () => {
  const set = async (content: Buffer) =>
    clients.administrator.post<HouseView>(`/documents/houses/${HOUSE}/letterheads`, {
      kind: 'letter',
      file: await upload(clients.administrator, '函.docx', content),
    });

  it('is refused with an unknown name, the nearest one being said, and with what could act by itself', async () => {
    const unknown = await set(await docx('{文好}'));
    expect([unknown.status, unknown.body.error]).toMatchObject([422, { code: 'LETTERHEAD_PLACEHOLDER', field: 'file' }]);
    expect(unknown.body.error?.message.zh).toContain('是否要写“文号”');
    const packed = unzipSync(await docx('{文号}'));
    packed['word/vbaProject.bin'] = strToU8('x');
    expect((await set(Buffer.from(zipSync(packed)))).body.error?.code).toBe('LETTERHEAD_MACROS');
    expect((await set(await docx('{文号'))).body.error?.code).toBe('LETTERHEAD_BRACES');
  });

  it('is kept by version, and drafts are made from the one that stood when they were begun', async () => {
    const plain = await drafted('用通用格式的函');
    expect(plain.letterhead).toBeNull();
    const kept = await set(await docx('{主送单位}：关于{事项名称}（{办件编号}）。{发文单位}'));
    expect(kept.body.letterheads).toMatchObject([
      { kind: 'letter', version: 1, placeholders: ['标题', '主送单位', '发文单位', '事项名称', '办件编号'] },
    ]);
    const own = await drafted('用本单位模板的函');
    expect(own.letterhead).toBe(1);
    const text = async (id: string) => {
      const content = await clients.official.download(`/documents/${id}/draft`);
      return strFromU8(unzipSync(content)['word/document.xml'] as Uint8Array).replaceAll(/<[^>]+>/g, '');
    };
    expect(await text(own.id)).toContain('示例省环境学会：关于湿地保护专业委员会');
    expect(await text(own.id)).toContain('示例省科协');
    expect(await text(plain.id)).toContain('用通用格式的函');
    const acts = await api.environment.owner<{ action: string }>(
      `select action from guicheng.administrative_act where action like 'letterhead%'`,
    );
    expect(acts.map(({ action }) => action)).toEqual(['letterhead-kept']);
  });

  it('is kept by nobody else', async () => {
    const body = { kind: 'letter' };
    expect((await clients.official.post(`/documents/houses/${HOUSE}/letterheads`, body)).status).toBe(403);
    expect((await clients.secretary.post(`/documents/houses/${HOUSE}/letterheads`, body)).status).toBe(404);
  });
});

describe('a paper', () => {
  it('goes from the draft to its receipt; each hand does its own part, and the society sees it when it is sent', async () => {
    const { official, official2, head, keeper, secretary, administrator, stranger } = clients;
    const { id } = await drafted('关于专业委员会设立事项的函');
    const early = await act(official, id, { what: 'numbered' });
    expect(early.body.error?.code).toBe('DOCUMENT_CODE_MISSING');
    await administrator.post(`/documents/houses/${HOUSE}/rules`, { code: '示科协函', sealApprover: 'association-head' });
    const final = await upload(official, '定稿.pdf', PDF);
    expect(await done(official, id, { what: 'final', file: final })).toMatchObject({ stage: 'final', final: { id: final } });
    expect((await done(official, id, { what: 'numbered' })).number).toMatch(/^示科协函〔20\d\d〕1号$/);
    await done(official, id, { what: 'seal-asked', seal: '示例省科协公章', copies: 2 });
    expect((await act(official, id, { what: 'seal-approved' })).status).toBe(403);
    expect((await act(keeper, id, { what: 'sealed', seal: '公章', copies: 2, takenOut: false })).body.error?.code).toBe(
      'DOCUMENT_NOT_NOW',
    );
    expect((await done(head, id, { what: 'seal-approved' })).stage).toBe('seal-approved');
    await done(keeper, id, { what: 'sealed', seal: '示例省科协公章', copies: 2, takenOut: false });
    const scan = await upload(official, '盖章件.pdf', PDF);
    await done(official, id, { what: 'scanned', file: scan });
    expect((await act(official, id, { what: 'scan-agreed' })).body.error?.code).toBe('DOCUMENT_SECOND_PERSON');
    expect(await documentsOf(secretary)).toEqual([]);
    expect([await finds(official, '示科协函〔'), await finds(secretary, '示科协函〔')]).toEqual([true, false]);
    expect((await secretary.get(`/files/${scan}`)).status).toBe(404);
    expect((await official2.get(`/files/${final}`)).status).toBe(200);
    await done(official2, id, { what: 'scan-agreed' });
    await done(official2, id, { what: 'sent' });
    expect([await finds(secretary, '示科协函〔'), await finds(stranger, '示科协函〔')]).toEqual([true, false]);
    const [received] = await documentsOf(secretary);
    expect(received).toMatchObject({ id, stage: 'sent', final: null, draftedBy: null, scan: { id: scan }, may: ['read'] });
    expect(received?.entries).toMatchObject([{ what: 'sent', by: null }]);
    expect((await secretary.get(`/files/${scan}`)).status).toBe(200);
    expect((await secretary.get(`/files/${final}`)).status).toBe(404);
    await done(secretary, id, { what: 'read' });
    const [seen] = (await documentsOf(official)).filter((document) => document.id === id);
    expect(seen?.entries.at(-1)).toMatchObject({ what: 'read', by: expect.stringMatching(/./) as string });
    expect((await stranger.get(`/cases/${file}/documents`)).status).toBe(404);
    const attempts = await api.environment.owner<{ code: string }>(`select code from guicheng.attempt where stream = $1`, [id]);
    expect(attempts.map(({ code }) => code).sort()).toEqual(['DOCUMENT_SECOND_PERSON', 'FORBIDDEN']);
  });

  it('of the society itself is worked on by its own staff, and the association sees it when it is sent', async () => {
    const { secretary, president, official } = clients;
    const own = await drafted('本会的函', secretary, demo.ENVIRONMENT_SOCIETY);
    const before = await documentsOf(official);
    expect(before.some(({ id }) => id === own.id)).toBe(false);
    expect(await documentsOf(president)).toEqual(expect.not.arrayContaining([expect.objectContaining({ id: own.id })]));
    expect((await done(secretary, own.id, { what: 'numbered', written: '环学函〔2026〕7号' })).number).toBe('环学函〔2026〕7号');
    expect([await finds(secretary, '环学函〔2026〕7'), await finds(official, '环学函〔2026〕7')]).toEqual([true, false]);
    expect((await act(official, own.id, { what: 'withdrawn', reason: 'x' })).status).toBe(404);
  });
});

describe('numbers', () => {
  const issued = async () =>
    (await clients.official.get<DocumentRegisterPage>('/documents/registers/issued?limit=100')).body.items;

  it('are given without a gap and none twice, however many ask at once', async () => {
    const before = (await issued()).length;
    const papers = await Promise.all(Array.from({ length: 16 }, (_, n) => drafted(`一起取号 ${n}`)));
    const answers = await Promise.all(
      papers.flatMap(({ id }) => [
        act(clients.official, id, { what: 'numbered' }),
        act(clients.official2, id, { what: 'numbered' }),
      ]),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(16).fill(200), ...Array<number>(16).fill(409)]);
    const ordinals = (await issued()).map(({ number }) => Number(/〕(\d+)号$/.exec(number ?? '')?.[1])).sort((a, b) => a - b);
    expect(ordinals).toEqual(Array.from({ length: before + 16 }, (_, n) => n + 1));
  }, 60_000);

  it('that are given up stay in the register with the reason, and are not given again', async () => {
    const { id } = await drafted('作废的函');
    const { number } = await done(clients.official, id, { what: 'numbered' });
    expect(await finds(clients.official, number ?? '')).toBe(true);
    expect((await done(clients.official, id, { what: 'number-voided', reason: '文种有误' })).number).toBeNull();
    expect(await finds(clients.official, number ?? '')).toBe(false);
    const again = await done(clients.official, id, { what: 'numbered' });
    expect(again.number).not.toBe(number);
    expect((await issued()).find((entry) => entry.number === number)).toMatchObject({ voided: '文种有误' });
    const taken = await act(clients.official, (await drafted('抢号的函')).id, { what: 'numbered', written: number });
    expect(taken.body.error).toMatchObject({ code: 'DOCUMENT_NUMBER_TAKEN', field: 'written' });
  });

  it('come page by page to their end', async () => {
    const all = (await issued()).map(({ id }) => id);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const at: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const page: DocumentRegisterPage = (
        await clients.official.get<DocumentRegisterPage>(`/documents/registers/issued?limit=7${at}`)
      ).body;
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(seen).toEqual(all);
  });
});

it('收文 has a number of its own series; a case is entered once, and a line given up may be entered anew', async () => {
  const { official } = clients;
  const request = {
    house: HOUSE,
    case: file,
    from: '示例省环境学会',
    title: '来函',
    receivedOn: '2026-05-20',
    pages: 3,
    theirNumber: '环学〔2026〕2号',
  };
  const entered = await official.post<DocumentRegisterEntry>('/documents/received', request);
  expect(entered.body).toMatchObject({
    number: expect.stringMatching(/^收〔20\d\d〕1号$/) as string,
    pages: 3,
    receivedOn: '2026-05-20',
  });
  expect((await official.post('/documents/received', request)).body.error?.code).toBe('RECEIVED_ALREADY');
  // The register of the association is the association's.
  expect([await finds(official, '环学〔2026〕2号'), await finds(clients.secretary, '环学〔2026〕2号')]).toEqual([true, false]);
  expect((await clients.secretary.post('/documents/received', request)).status).toBe(404);
  const voided = await official.post<DocumentRegisterEntry>(`/documents/received/${entered.body.id}/void`, { reason: '重复' });
  expect(voided.body).toMatchObject({ voided: '重复', mayVoid: false });
  const anew = await official.post<DocumentRegisterEntry>('/documents/received', request);
  expect(anew.body.number).toMatch(/〕2号$/);
  expect((await clients.secretary.post(`/documents/received/${anew.body.id}/void`, { reason: '重复' })).status).toBe(404);
});

it('a workbook of a register holds what was written as text, and no formula', async () => {
  const { official } = clients;
  for (const from of FORMULAS)
    await official.post('/documents/received', { house: HOUSE, from, title: from, theirNumber: from, receivedOn: '2026-05-20' });
  const content = await official.download('/documents/registers/received/workbook');
  const files = unzipSync(content);
  const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/.*\.xml$/.test(name));
  expect(sheets).toHaveLength(1);
  const sheet = strFromU8(files[sheets[0] ?? ''] as Uint8Array);
  expect(sheet).not.toMatch(/<f[\s>]/);
  const said = Object.values(files)
    .map((part) => strFromU8(part))
    .join('');
  for (const from of FORMULAS) expect(said).toContain(from.trim().replaceAll('&', '&amp;').replaceAll("'", '&apos;').slice(0, 4));
  // Every cell but the numbers of pages is typed as a string.
  const types = [...sheet.matchAll(/<c\b[^>]*>/g)].map(([cell]) => /\bt="(\w+)"/.exec(cell)?.[1] ?? 'n');
  expect(types.filter((type) => type === 's' || type === 'inlineStr').length).toBeGreaterThan(FORMULAS.length * 3);
  expect(new Set(types).has('str')).toBe(false);
});

it('what a reader may not see of another house’s registers is not there', async () => {
  expect((await clients.secretary.get(`/documents/registers/issued?house=${HOUSE}`)).status).toBe(404);
  expect((await clients.official.get(`/documents/registers/issued?house=${randomUUID()}`)).status).toBe(404);
  const keeper = await clients.keeper.get<DocumentRegisterPage>('/documents/registers/issued?limit=100');
  // A seal's keeper has every number, and of titles only those that were put before him.
  expect(keeper.body.items.filter(({ title }) => title !== null)).toHaveLength(1);
  const seals = await clients.keeper.get<DocumentRegisterPage>('/documents/registers/seals');
  expect(seals.body.items).toMatchObject([
    { seal: '示例省科协公章', copies: 2, takenOut: false, title: '关于专业委员会设立事项的函' },
  ]);
  expect((await clients.official.get<FileView>(`/documents/houses/${HOUSE}/letterheads/letter`)).status).toBe(200);
});
