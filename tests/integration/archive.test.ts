/** Closed cases carried out of the house as archives, over HTTP: what is in them is what their reader may see, and every byte is accounted for. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Auditor } from '../../apps/auditor/auditor';
import type {
  ArchiveBatchView,
  ArchiveHouseView,
  ArchivePage,
  CaseDocumentsView,
  CaseView,
  ListPage,
} from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { verify } from '../../libs/record';
import { fileBranch, PDF, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { wordsOfPages } from '../../libs/testing/pdf-text';
import { startApi, type RunningApi } from '../support/api';
import { recordCovered, startAuditor } from '../support/auditor';
import { giveGrant, givePost, makePerson } from '../support/faces';

interface Manifest {
  cases: { number: string; folder: string; record: { events: number; head: string } }[];
  files: { name: string; bytes: number; sha256: string }[];
}
interface Package {
  files: Record<string, Uint8Array>;
  manifest: Manifest;
}

let api: RunningApi;
let auditor: Auditor;
let secretary: HttpClient;
let official: HttpClient;
let closed: string;

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);

/** Unpacked; whatever is in it stands in its manifest with its true size and hash, and nothing else does. */
async function packaged(client: HttpClient, path: string): Promise<Package> {
  const files = unzipSync(await client.download(path));
  const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array)) as Manifest;
  const found = Object.entries(files)
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, content]) => ({ name, bytes: content.length, sha256: sha256(content) }));
  expect(manifest.files).toEqual(found);
  return { files, manifest };
}
const textOf = (content: Uint8Array | undefined) => strFromU8(content ?? new Uint8Array());

beforeAll(async () => {
  api = await startApi();
  auditor = await startAuditor(api.environment);
  closed = (await walkBranchSetup(api.base)).caseId;
  [secretary, official] = await Promise.all([
    HttpClient.signedIn(api.base, 'secretary'),
    HttpClient.signedIn(api.base, 'official'),
  ]);
  await recordCovered(owner);
}, 240_000);

afterAll(async () => {
  await auditor?.stop();
  await api?.stop();
}, 60_000);

describe('the package of a closed case', () => {
  it('holds the sheet of opinions, the record that verifies, and every file of the form, under names that every machine takes', async () => {
    const view = (await secretary.get<CaseView>(`/cases/${closed}`)).body;
    const { files, manifest } = await packaged(secretary, `/cases/${closed}/package`);
    const names = Object.keys(files);
    expect(names).toEqual(expect.arrayContaining(['说明.txt', `${view.subject} 办理单.pdf`, '办理记录.json', '核验报告.html']));
    expect(textOf(files[`${view.subject} 办理单.pdf`]?.subarray(0, 5))).toBe('%PDF-');
    expect(names.filter((name) => name.startsWith('附件/'))).toHaveLength(view.files.length);
    for (const file of view.files) expect(manifest.files.map((line) => line.sha256)).toContain(file.sha256);
    expect(names.every((name) => name.split('/').every((part) => /^[^\\:*?"<>|]+$/.test(part) && !/^\.|[. ]$/.test(part)))).toBe(
      true,
    );
    expect(verify(textOf(files['办理记录.json']), {})).toMatchObject({ result: 'whole' });
    const [last] = await owner<{ seq: number; audit_hash: string }>(
      'select seq, audit_hash from guicheng.stream_event where stream = $1 order by seq desc limit 1',
      [closed],
    );
    expect(manifest.cases).toMatchObject([{ number: view.number, record: { events: last?.seq, head: last?.audit_hash } }]);
    expect(textOf(files['说明.txt'])).toContain(view.number);
  });

  it('holds for another house what its pages show, and the papers that were sent as each side sees them', async () => {
    const upload = async (name: string) => (await official.upload(demo.ASSOCIATION, name, PDF)).body.id;
    const { body } = await official.post<CaseDocumentsView>(`/cases/${closed}/documents`, {
      ...{ house: demo.ASSOCIATION, kind: 'letter', title: '关于“设立/备案”的函？' },
    });
    const id = body.documents[0]?.id ?? '';
    const act = async (login: string, request: object) => {
      const answer = await (await HttpClient.signedIn(api.base, login)).post(`/documents/${id}/acts`, request);
      expect([answer.status, answer.body]).toMatchObject([200, {}]);
    };
    await act('official', { what: 'final', file: await upload('定稿.pdf') });
    await act('official', { what: 'numbered', written: '示科协函〔2026〕7号' });
    const own = Object.keys((await packaged(official, `/cases/${closed}/package`)).files);
    expect(own.filter((name) => name.startsWith('文书/'))).toEqual([
      expect.stringMatching(/^文书\/函 示科协函〔2026〕7号 关于“设立 备案”的函？\/001 定稿\.pdf$/) as string,
    ]);
    const theirs = await packaged(secretary, `/cases/${closed}/package`);
    expect(Object.keys(theirs.files).filter((name) => name.startsWith('文书/'))).toEqual([]);
    const record = JSON.parse(textOf((await packaged(official, `/cases/${closed}/package`)).files['办理记录.json'])) as {
      streams: { events: { content: unknown }[] }[];
    };
    expect(record.streams[0]?.events.some(({ content }) => content === null)).toBe(true);
    expect(JSON.stringify(record)).not.toMatch(/"votes(Needed)?"/);
  });

  it('is refused while the case is open, and not there for who may not see it', async () => {
    const open = await fileBranch(secretary, { name: '声学专业委员会', discipline: '声学', head: '林间月' });
    const refused = await secretary.get(`/cases/${open}/package`);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'PACKAGE_CASE_OPEN']);
    const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
    expect((await stranger.get(`/cases/${closed}/package`)).status).toBe(404);
  });

  it('names a character for which there is no type instead of printing a box; the same comes as Word', async () => {
    const rare = await fileBranch(secretary, { name: '𠮷林专业委员会', discipline: '林学', head: '林间月' });
    const refused = await secretary.get(`/cases/${rare}/opinion-sheet/pdf`);
    expect([refused.status, refused.body.error?.code]).toEqual([422, 'CHARACTERS_WITHOUT_TYPE']);
    expect(refused.body.error?.message.zh).toContain('𠮷');
    const word = unzipSync(await secretary.download(`/cases/${rare}/opinion-sheet`));
    expect(textOf(word['word/document.xml'])).toContain('𠮷林专业委员会');
  });

  it('breaks off where a kept file is not what it was, so that nobody takes it for the whole', async () => {
    const view = (await secretary.get<CaseView>(`/cases/${closed}`)).body;
    const [stored] = await owner<{ stored_as: string }>('select stored_as from guicheng.stored_file where id = $1', [
      view.files[0]?.id,
    ]);
    const folder = join(api.environment.folder, 'files');
    const path = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name === stored?.stored_as)
      .map((entry) => join(entry.parentPath, entry.name))[0] as string;
    const before = readFileSync(path);
    const changed = Buffer.from(before);
    changed[20] = (changed[20] as number) ^ 1;
    writeFileSync(path, changed);
    await expect(secretary.download(`/cases/${closed}/package`)).rejects.toThrow();
    writeFileSync(path, before);
    await packaged(secretary, `/cases/${closed}/package`);
  });
});

describe('the package under a supervisor’s grant', () => {
  it('is what his grant shows, each case and each file a reading on the record, and never a case of the archive’s', async () => {
    const supervisor = await makePerson(owner, 'package-supervisor');
    await giveGrant(owner, supervisor, `current_date - 1, current_date + 9, true, false`);
    const client = await HttpClient.signedIn(api.base, 'package-supervisor');
    const { manifest } = await packaged(client, `/cases/${closed}/package`);
    const files = manifest.files.filter(({ name }) => name.startsWith('附件/'));
    expect(files.length).toBeGreaterThan(0);
    const notes = await owner<{ kind: string; n: number }>(
      'select kind, count(distinct object)::int as n from guicheng.supervised_reading where person = $1 group by kind',
      [supervisor],
    );
    expect(notes).toEqual(
      expect.arrayContaining([
        { kind: 'case', n: 1 },
        { kind: 'file', n: files.length },
      ]),
    );
    expect((await client.get('/archive/cases')).status).toBe(403);
  });
});

describe('giving cases to the archive', () => {
  let archivist: HttpClient;
  const batches = async (client: HttpClient) => (await client.get<ListPage<ArchiveBatchView>>('/archive/batches')).body.items;
  const waiting = async (client: HttpClient) => (await client.get<ArchivePage>('/archive/cases')).body.items.map(({ id }) => id);
  const inBatch = { house: demo.ASSOCIATION, cases: [] as string[] };

  it('asks for a time of keeping that the house has set, and is the officer’s only while nobody is archivist', async () => {
    inBatch.cases = [closed];
    const year = new Date().getFullYear();
    expect(await waiting(official)).toEqual([closed]);
    expect((await official.get<ArchivePage>(`/archive/cases?year=${year - 1}`)).body.items).toEqual([]);
    const refused = await official.post('/archive/batches', inBatch);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'ARCHIVE_RETENTION_MISSING']);
    const set = { house: demo.ASSOCIATION, retention: 'ten-years' };
    expect((await official.post('/archive/retention', set)).status).toBe(200);
    const own = { ...set, procedure: 'branch-setup', retention: 'permanent' };
    const house = (await official.post<ArchiveHouseView>('/archive/retention', own)).body;
    expect(house.retentions).toMatchObject([
      { procedure: null, retention: 'ten-years' },
      { procedure: 'branch-setup', retention: 'permanent' },
    ]);
    const no = await official.post('/archive/retention', { ...set, procedure: 'no-such-procedure' });
    expect([no.status, no.body.error?.field]).toEqual([422, 'procedure']);
    await givePost(owner, await makePerson(owner, 'house-archivist'), 'archivist', demo.ASSOCIATION);
    archivist = await HttpClient.signedIn(api.base, 'house-archivist');
    const late = await official.post('/archive/batches', inBatch);
    expect([late.status, late.body.error?.code]).toEqual([403, 'ARCHIVIST_ONLY']);
    expect(await waiting(archivist)).toEqual([closed]);
    expect((await archivist.get(`/cases/${closed}`)).status).toBe(200);
    const open = (await secretary.get<{ items: { id: string }[] }>('/cases?status=open')).body.items[0]?.id ?? '';
    expect((await archivist.get(`/cases/${open}`)).status).toBe(404);
    const one = await archivist.post('/archive/batches', { ...inBatch, cases: [closed, open] });
    expect([one.status, await batches(archivist)]).toEqual([404, []]);
  });

  it('numbers them, packs them with their list, and records which package lies in the archive', async () => {
    const { body: batch } = await archivist.post<ArchiveBatchView>('/archive/batches', inBatch);
    expect(batch).toMatchObject({
      number: expect.stringMatching(/^归〔\d{4}〕1号$/) as string,
      cases: 1,
      changed: 0,
      packages: [],
    });
    expect(await waiting(archivist)).toEqual([]);
    const taken = await archivist.post('/archive/batches', inBatch);
    expect([taken.status, taken.body.error?.code]).toEqual([409, 'ARCHIVE_TAKEN']);
    const path = `/archive/batches/${batch.id}`;
    const zip = await archivist.download(`${path}/package`);
    const files = unzipSync(zip);
    const manifest = JSON.parse(textOf(files['manifest.json'])) as Manifest;
    const { number } = manifest.cases[0] as Manifest['cases'][number];
    expect(manifest.cases[0]?.folder).toMatch(new RegExp(`^\\d{4}-0001 ${number} `));
    expect(manifest.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['归档文件目录.xlsx', `${manifest.cases[0]?.folder}/办理记录.json`]),
    );
    for (const { name, sha256: hash } of manifest.files) expect([name, sha256(files[name] as Uint8Array)]).toEqual([name, hash]);
    const list = unzipSync(await archivist.download(`${path}/list`));
    const sheet = Object.values(list).map(textOf).join('');
    for (const said of [number, '永久', '示科协函〔2026〕7号']) expect(sheet).toContain(said);
    const year = batch.ranges[0]?.year;
    expect(batch.ranges).toEqual([{ year, retention: 'permanent', first: 1, last: 1 }]);
    const box = (last: number) =>
      `${path}/box?fonds=X123&year=${year}&retention=permanent&firstItem=1&lastItem=${last}&box=07&thickness=30`;
    const pages = await wordsOfPages(await archivist.download(box(1)));
    for (const said of ['全宗号', 'X123', '年度', `${year}`, '保管期限', '永久', '起止件号', '盒号', '07'])
      for (const page of pages) expect(page).toContain(said);
    expect([pages.length, pages[0]?.includes('示例省科协'), pages[1]?.includes('盒脊')]).toEqual([2, true, true]);
    const beyond = await archivist.get(box(2));
    expect([beyond.status, beyond.body.error?.code]).toEqual([422, 'ARCHIVE_RANGE_UNKNOWN']);
    const wrong = await archivist.post(`${path}/archived`, { sha256: 'a'.repeat(64) });
    expect([wrong.status, wrong.body.error?.code]).toEqual([409, 'ARCHIVE_PACKAGE_UNKNOWN']);
    const done = await archivist.post<ArchiveBatchView>(`${path}/archived`, { sha256: sha256(zip).toUpperCase() });
    expect(done.body).toMatchObject({
      packages: [{ sha256: sha256(zip), bytes: zip.length }],
      archived: { by: '示例 house-archivist', sha256: sha256(zip) },
      mayArchive: false,
    });
    const again = await archivist.post(`${path}/give-up`, { reason: '装错' });
    expect([again.status, again.body.error?.code]).toEqual([409, 'ARCHIVE_SETTLED']);
  });

  it('takes what was done since as a supplement, under a number of its own', async () => {
    const { body } = await official.post<CaseDocumentsView>(`/cases/${closed}/documents`, {
      ...{ house: demo.ASSOCIATION, kind: 'no-objection', title: '关于更正的函' },
    });
    const paper = body.documents.find(({ title }) => title === '关于更正的函')?.id ?? '';
    const file = (await official.upload(demo.ASSOCIATION, '更正.pdf', PDF)).body.id;
    const steps: [login: string, request: object][] = [
      ['official', { what: 'final', file }],
      ['official', { what: 'seal-asked', seal: '公章', copies: 1, takenOut: false }],
      ['head', { what: 'seal-approved' }],
      ['official2', { what: 'sealed', seal: '公章', copies: 1, takenOut: false }],
      ['official2', { what: 'scanned', file }],
      ['official', { what: 'scan-agreed' }],
    ];
    for (const [login, request] of steps) {
      // What is not issued yet is nothing to keep.
      expect(await waiting(archivist)).toEqual([]);
      const acted = await (await HttpClient.signedIn(api.base, login)).post(`/documents/${paper}/acts`, request);
      expect([request, acted.status, acted.body.error]).toEqual([request, 200, undefined]);
    }
    const [again] = (await archivist.get<ArchivePage>('/archive/cases')).body.items;
    expect([again?.id, again?.supplements]).toEqual([
      closed,
      { year: expect.any(Number) as number, retention: 'permanent', ordinal: 1 },
    ]);
    expect((await batches(archivist)).map(({ changed }) => changed)).toEqual([1]);
    const { body: second } = await archivist.post<ArchiveBatchView>('/archive/batches', inBatch);
    expect([await waiting(archivist), (await batches(archivist)).map(({ changed }) => changed)]).toEqual([[], [0, 0]]);
    const taken = await archivist.post('/archive/batches', inBatch);
    expect([taken.status, taken.body.error?.code]).toEqual([409, 'ARCHIVE_TAKEN']);
    const list = unzipSync(await archivist.download(`/archive/batches/${second.id}/list`));
    expect(Object.values(list).map(textOf).join('')).toMatch(/补充件，原件号 \d{4}年 永久 1号/);
    const { manifest } = await packaged(archivist, `/archive/batches/${second.id}/package`);
    expect(manifest.cases[0]?.folder).toMatch(/^\d{4}-0002 /);
    expect(manifest.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/文书\/公示无异议说明 关于更正的函\/\d+ 更正\.pdf$/) as string]),
    );
  });

  it('is each house’s own; what is given up keeps its number and frees its cases', async () => {
    expect(await waiting(secretary)).toEqual([closed]);
    const own = { house: demo.ENVIRONMENT_SOCIETY, cases: [closed] };
    await secretary.post('/archive/retention', { house: demo.ENVIRONMENT_SOCIETY, retention: 'thirty-years' });
    const first = (await secretary.post<ArchiveBatchView>('/archive/batches', own)).body;
    await secretary.post(`/archive/batches/${first.id}/give-up`, { reason: '漏了一件' });
    const second = (await secretary.post<ArchiveBatchView>('/archive/batches', own)).body;
    expect((await batches(secretary)).map(({ number, givenUp }) => [number.slice(-2), givenUp?.reason ?? null])).toEqual([
      ['2号', null],
      ['1号', '漏了一件'],
    ]);
    const ordinals = await owner<{ ordinal: number }>('select ordinal from guicheng.archive_item where batch = $1', [second.id]);
    expect(ordinals).toEqual([{ ordinal: 2 }]);
    expect((await archivist.get(`/archive/batches/${second.id}/list`)).status).toBe(404);
    const acts = await owner<{ action: string }>(
      `select action from guicheng.administrative_act where action like 'archive%' or action like '%archived' or action = 'retention-set' order by at`,
    );
    expect(acts.map(({ action }) => action)).toEqual([
      ...['retention-set', 'retention-set', 'cases-archived', 'retention-set', 'archive-given-up'],
    ]);
  });
});
