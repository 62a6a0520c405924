/** Files over HTTP: how they come in, what is refused, where they lie and how they go out; a folder and a real S3 server. */
import { encode } from 'fast-png';
import { strToU8, zipSync } from 'fflate';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { fileName } from '../../libs/files';
import { PDF } from '../../libs/testing/branch-walk';
import { HttpClient, type Reply } from '../../libs/testing/http-client';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { EICAR, startClamd, type TestClamd } from '../support/clamd';
import { startObjectStore, type TestObjectStore } from '../support/object-store';

const SOCIETY = demo.ENVIRONMENT_SOCIETY;
let clamd: TestClamd;
let s3: TestObjectStore;
let api: ApiAlone;
let inS3: ApiAlone;
let secretary: HttpClient;

beforeAll(async () => {
  [clamd, s3] = await Promise.all([startClamd(), startObjectStore()]);
  api = await startApiAlone({ files: { limitMb: 2, clamd } });
  inS3 = await startApiAlone({ files: { s3 } });
  secretary = await HttpClient.signedIn(api.base, 'secretary');
}, 180_000);
afterAll(async () => {
  await Promise.all([api?.stop(), inS3?.stop()]);
  await Promise.all([clamd?.stop(), s3?.stop()]);
}, 60_000);

const upload = (name: string, content: Uint8Array, who = secretary): Promise<Reply<FileView>> =>
  who.upload(SOCIETY, name, Buffer.from(content)) as Promise<Reply<FileView>>;
const code = async (name: string, content: Uint8Array) => {
  const { status, body } = await upload(name, content);
  return [status, body.error?.code];
};
const incoming = (): string[] => readdirSync(join(api.folder, 'files', 'incoming'));
const office = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const DOCX = office({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' });
const PNG = encode({ width: 2, height: 2, channels: 3, data: new Uint8Array(12) });
/** The smallest frame that says how large it is, as far as the picture begins. */
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffda0008010100003f00aaffd9', 'hex');

describe('a file that comes in', () => {
  it('is kept by its content, hashed on its way, and looked at once', async () => {
    const before = clamd.scanned.length;
    const { status, body } = await upload('办法.pdf', PDF);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: '办法.pdf', bytes: PDF.length, sha256: createHash('sha256').update(PDF).digest('hex') });
    expect((await secretary.download(`/files/${body.id}`)).equals(PDF)).toBe(true);
    expect(clamd.scanned.slice(before)).toEqual([PDF.length]);
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['附件.docx', DOCX],
    ['附件.zip', office({ 'a/说明.txt': 'x' })],
    ['照片.png', PNG],
    ['照片.jpg', JPEG],
  ])('is taken where it is whole: %s', async (name, content) => {
    expect((await upload(name, content)).status).toBe(201);
  });

  it('is refused where it is larger than the house allows, and nothing of it stays', async () => {
    expect(await code('大.pdf', Buffer.concat([PDF, Buffer.alloc(3 * 1024 * 1024)]))).toEqual([413, 'FILE_TOO_BIG']);
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['办法.pdf', Buffer.from('%PDF-1.7\ncut off'), 'FILE_DAMAGED'],
    ['办法.docx', office({ '[Content_Types].xml': 'x' }), 'FILE_DAMAGED'],
    ['办法.docx', DOCX.subarray(0, DOCX.length - 30), 'FILE_DAMAGED'],
    ['表.xlsx', DOCX, 'FILE_DAMAGED'],
    ['照片.png', PNG.subarray(0, PNG.length - 12), 'FILE_DAMAGED'],
    ['照片.jpg', JPEG.subarray(0, 24), 'FILE_DAMAGED'],
    ['照片.png', JPEG, 'FILE_TYPE_MISMATCH'],
    ['附件.zip', zipSync({ 'zeros.bin': new Uint8Array(4 * 1024 * 1024) }), 'FILE_ARCHIVE_TOO_MUCH'],
    ['附件.zip', zipSync({ 'inner.zip': office({ a: 'b' }) }), 'FILE_ARCHIVE_NESTED'],
    ['附件.zip', liar(), 'FILE_DAMAGED'],
    ['附件.zip', outside(), 'FILE_DAMAGED'],
    ['附件.zip', locked(), 'FILE_LOCKED'],
    ['附件.zip', many(), 'FILE_ARCHIVE_TOO_MUCH'],
  ])('is refused in words, and leaves nothing: %s %#', async (name, content, expected) => {
    expect((await code(name, content))[1]).toBe(expected);
    expect(incoming()).toEqual([]);
  });

  it('keeps of its name what is a name', () => {
    expect(fileName('../../etc/passwd.pdf')).toBe('passwd.pdf');
    expect(fileName('C:\\文件\\章程.docx')).toBe('章程.docx');
    expect(fileName('报告\u202efdp.exe')).toBe('报告 fdp.exe');
    expect(fileName('..')).toBe('文件');
    expect([...fileName(`${'长'.repeat(300)}.pdf`)]).toHaveLength(200);
  });

  it('that carries malware is put aside, told to who sent it, and is nobody’s', async () => {
    const infected = Buffer.concat([PDF, Buffer.from(`%${EICAR}\n%%EOF\n`)]);
    const { status, body } = await upload('坏.pdf', infected);
    expect([status, body.error?.code]).toEqual([422, 'FILE_INFECTED']);
    expect(body.error?.message.zh).toContain('Win.Test.EICAR_HDB-1');
    const hash = createHash('sha256').update(infected).digest('hex');
    expect(readFileSync(join(api.folder, 'files', 'quarantine', hash)).equals(infected)).toBe(true);
    expect(await api.owner('select 1 from guicheng.stored_file where sha256 = $1', [hash])).toEqual([]);
    const attempts = await api.owner<{ code: string }>(`select code from guicheng.attempt where code = 'FILE_INFECTED'`);
    expect(attempts.length).toBeGreaterThan(0);
  });
});

describe('a file that goes out', () => {
  it.each([
    ['a folder', () => api],
    ['object storage', () => inS3],
  ])('goes whole or in parts, from %s', async (_where, house) => {
    const who = await HttpClient.signedIn(house().base, 'secretary');
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000), Buffer.from('\n%%EOF\n')]);
    const { id } = (await upload('大.pdf', content, who)).body;
    expect((await who.download(`/files/${id}`)).equals(content)).toBe(true);
    const part = await who.open(`/files/${id}`, { range: 'bytes=1000-1999' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${content.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(1000, 2000))).toBe(true);
    const rest = await who.open(`/files/${id}`, { range: `bytes=200000-`, 'if-range': part.headers.get('etag') ?? '' });
    expect(Buffer.from(await rest.arrayBuffer()).equals(content.subarray(200_000))).toBe(true);
    const other = await who.open(`/files/${id}`, { range: 'bytes=0-1', 'if-range': '"another"' });
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, content.length]);
    const outside = await who.open(`/files/${id}`, { range: 'bytes=999999999-' });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`]);
  });

  it('lies in object storage under an address that another society’s copy does not have', async () => {
    const who = await HttpClient.signedIn(inS3.base, 'secretary');
    const { id, sha256 } = (await upload('同.pdf', PDF, who)).body;
    const [row] = await inS3.owner<{ stored_as: string }>('select stored_as from guicheng.stored_file where id = $1', [id]);
    expect(row?.stored_as).toBe(createHash('sha256').update(`${SOCIETY}\n`).update(PDF).digest('hex'));
    expect(row?.stored_as).not.toBe(sha256);
    expect(readdirSync(join(inS3.folder, 'files')).filter((name) => name === row?.stored_as)).toEqual([]);
  });

  it('cannot be replaced behind its row: the program’s own role may not change what was hashed', async () => {
    const rights = await api.owner<{ column: string }>(
      `select column_name as column from information_schema.column_privileges
        where table_schema = 'guicheng' and table_name = 'stored_file' and grantee in ('guicheng_api', 'guicheng_worker') and privilege_type = 'UPDATE'`,
    );
    expect(rights).toEqual([]);
  });
});

it('a file is not taken unseen while nobody can look', async () => {
  await clamd.stop();
  expect(await code('办法.pdf', PDF)).toEqual([503, 'FILE_CHECK_AWAY']);
  expect(incoming()).toEqual([]);
});

/** Says that it unpacks to ten bytes, and unpacks to more. */
function liar(): Uint8Array {
  const made = Buffer.from(zipSync({ 'a.txt': strToU8('x'.repeat(500)) }));
  for (let at = 0; at + 4 < made.length; at += 1) if (made.readUInt32LE(at) === 500) made.writeUInt32LE(10, at);
  return made;
}

function outside(): Uint8Array {
  const made = Buffer.from(zipSync({ 'aa/aa/passwd': strToU8('x') }));
  return Buffer.from(made.toString('latin1').replaceAll('aa/aa/', '../../'), 'latin1');
}

function locked(): Uint8Array {
  const made = Buffer.from(zipSync({ 'a.txt': strToU8('x') }));
  made.writeUInt16LE(made.readUInt16LE(6) | 1, 6);
  const central = made.indexOf(Buffer.from('504b0102', 'hex'));
  made.writeUInt16LE(made.readUInt16LE(central + 8) | 1, central + 8);
  return made;
}

function many(): Uint8Array {
  return zipSync(Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`${n}.txt`, new Uint8Array(0)])), { level: 0 });
}
