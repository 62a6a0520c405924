/** Pages of files as images, on a real API: who sees them, what they show, what is not shown and why, and what a hostile file costs. */
import { inflateSync } from 'node:zlib';
import type { FilePagesView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { endlessPdf, filled, pagesOf, pdfOf, protectedPdf, swellingPdf } from '../../libs/testing/pdfs';
import { startApiAlone, type ApiAlone } from '../support/api-alone';

let api: ApiAlone;
let secretary: HttpClient;

beforeAll(async () => {
  api = await startApiAlone();
  secretary = await HttpClient.signedIn(api.base, 'secretary');
}, 120_000);
afterAll(() => api?.stop(), 60_000);

const keep = async (name: string, content: Buffer) => (await secretary.upload(demo.ENVIRONMENT_SOCIETY, name, content)).body.id;
const view = async (id: string) => (await secretary.get<FilePagesView>(`/files/${id}/pages`)).body;
const refusal = async (path: string, client = secretary) => {
  const reply = await client.get<{ error: { code: string } }>(path);
  return [reply.status, reply.body.error.code];
};

/** Its size and the colour of its first corner, which no filter of PNG changes. */
function look(png: Buffer): { width: number; height: number; corner: number[] } {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.subarray(at + 4, at + 8).toString() === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const corner = [...inflateSync(Buffer.concat(data)).subarray(1, 4)];
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), corner };
}

it('shows each page of a PDF as an image, in its own colours', async () => {
  const id = await keep('管理办法.pdf', pagesOf([filled('1 0 0'), filled('0 0 1')]));
  expect(await view(id)).toEqual({ kind: 'pages', pages: 2, total: 2, why: null });
  const first = look(await secretary.download(`/files/${id}/pages/1`));
  expect(first).toEqual({ width: 1240, height: 1754, corner: [255, 0, 0] });
  expect(look(await secretary.download(`/files/${id}/pages/2`)).corner).toEqual([0, 0, 255]);
});

it('draws a page once: asked again it is the same to the byte, also when many ask at once', async () => {
  const id = await keep('一次.pdf', pagesOf([filled('0 1 0')]));
  const asked = await Promise.all(Array.from({ length: 8 }, () => secretary.download(`/files/${id}/pages/1`)));
  const again = await secretary.download(`/files/${id}/pages/1`);
  expect(new Set([...asked, again].map((png) => png.toString('base64'))).size).toBe(1);
});

it('shows an image as it is, and says of everything else that it is to be downloaded', async () => {
  const png = await secretary.download(`/files/${await keep('一页.pdf', pagesOf([filled('1 1 0')]))}/pages/1`);
  const image = await keep('签到表.png', png);
  expect(await view(image)).toEqual({ kind: 'image', pages: 1, total: 1, why: null });
  expect((await secretary.download(`/files/${image}/pages/1`)).equals(png)).toBe(true);
  const archive = await keep('附件.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'));
  expect(await view(archive)).toEqual({ kind: 'none', pages: 0, total: 0, why: 'kind' });
  expect(await refusal(`/files/${archive}/pages/1`)).toEqual([415, 'PREVIEW_NOT_POSSIBLE']);
});

it('has no page that the file has not, and none before the first', async () => {
  const id = await keep('两页.pdf', pagesOf([filled('1 0 0'), filled('1 0 0')]));
  for (const page of ['3', '0', '-1', '1.5', '201', 'one', '9999999'])
    expect(await refusal(`/files/${id}/pages/${page}`)).toEqual([404, 'NOT_FOUND']);
});

it('says why a PDF is not shown: it is damaged, or a password is on it', async () => {
  expect(await view(await keep('损坏.pdf', Buffer.from('%PDF-1.7\nnothing of a document\n%%EOF\n')))).toMatchObject({
    why: 'damaged',
  });
  expect(await view(await keep('无页.pdf', pdfOf(['<</Type/Catalog>>'])))).toMatchObject({ why: 'damaged' });
  expect(await view(await keep('加密.pdf', protectedPdf()))).toMatchObject({ kind: 'none', why: 'protected' });
});

it('draws a page a kilometre long no larger than any other', async () => {
  const id = await keep('长卷.pdf', pagesOf([filled('1 0 0')], '0 0 595 2000000'));
  const { width, height } = look(await secretary.download(`/files/${id}/pages/1`));
  expect(width * height).toBeLessThanOrEqual(6_000_000);
});

it.each([
  ['would be drawn for years', endlessPdf],
  ['swells beyond every memory', swellingPdf],
])(
  'gives up on a file that %s, answers everybody else meanwhile, and does not try it again',
  async (_what, hostile) => {
    const id = await keep('无穷.pdf', hostile());
    const drawing = view(id);
    const meanwhile = await Promise.race([
      drawing.then(() => 'drawn first'),
      secretary.get('/session').then(({ status }) => status),
    ]);
    expect(meanwhile).toBe(200);
    expect(await drawing).toMatchObject({ kind: 'none', why: 'too-large' });
    // Another file is drawn by whoever comes next, and of this one there is nothing more to wait for.
    const other = await keep('另一个.pdf', pagesOf([filled('1 0 0')]));
    const [again, next] = await Promise.all([refusal(`/files/${id}/pages/1`), view(other)]);
    expect(again).toEqual([415, 'PREVIEW_NOT_POSSIBLE']);
    expect(next).toMatchObject({ kind: 'pages' });
  },
  60_000,
);

it('shows pages to whoever may open the file, and to nobody else', async () => {
  const id = await keep('内部.pdf', pagesOf([filled('1 0 0')]));
  await secretary.download(`/files/${id}/pages/1`);
  const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
  for (const path of [`/files/${id}`, `/files/${id}/pages`, `/files/${id}/pages/1`])
    expect(await refusal(path, stranger)).toEqual([404, 'NOT_FOUND']);
});
