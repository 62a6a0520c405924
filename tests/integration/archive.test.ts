/** Closed cases carried out of the house as archives, over HTTP: what is in them is what their reader may see, and every byte is accounted for. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { Auditor } from '../../apps/auditor/auditor';
import type { CaseDocumentsView, CaseView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { verify } from '../../libs/record';
import { fileBranch, PDF, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';

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
const covered = () =>
  until('everything to be in the tree', 20_000, async () => {
    const [row] = await owner<{ n: number }>('select count(*)::int as n from guicheng.record_pending');
    return row?.n === 0;
  });

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
  auditor = await Auditor.start(
    {
      databaseUrl: api.environment.urls.auditor,
      keyFile: join(api.environment.folder, 'auditor', 'signing.key'),
      folder: join(api.environment.folder, 'checkpoints'),
      intervalMs: 200,
    },
    () => undefined,
  );
  closed = (await walkBranchSetup(api.base)).caseId;
  [secretary, official] = await Promise.all([
    HttpClient.signedIn(api.base, 'secretary'),
    HttpClient.signedIn(api.base, 'official'),
  ]);
  await covered();
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
