/** A paper from its draft in Word to the society that has read it, and its case into the archive. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { ArchiveBatchView, ArchivePage, VerificationView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { freePort } from '../../libs/runtime/ports';
import { act, branchForm, PDF } from '../../libs/testing/branch-walk';
import { wordsOfPages } from '../../libs/testing/pdf-text';
import { codeInPdf, codeInWord } from '../../libs/testing/read-code';
import { HttpClient, until } from '../../libs/testing/http-client';
import { DESK, looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { EICAR, startClamd, type TestClamd } from '../support/clamd';
import { tellAssociation } from '../support/furnished';
import { drawnPages, heldUpright, redAndBlue } from '../support/photos';
import { startMailServer, type TestMailServer } from '../support/mail-server';
import { startHouse, type House } from '../support/house';
import { button, signIn } from '../support/pages';

let clamd: TestClamd;
let mails: TestMailServer;
let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let clerk: HttpClient;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  let port: number;
  [clamd, mails, port] = await Promise.all([startClamd(), startMailServer(), freePort()]);
  const environment = {
    GUICHENG_CHECKPOINT_MS: '1000',
    GUICHENG_SCANNER: `clamd://${clamd.host}:${clamd.port}`,
    ...{ GUICHENG_SMTP_URL: mails.url, GUICHENG_MAIL_FROM: '办事提醒 <noreply@example.org>' },
    GUICHENG_PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  [house, browser] = await Promise.all([startHouse(undefined, { port, environment }), startBrowser()]);
  [secretary, clerk] = (await Promise.all(['secretary', 'official'].map((login) => HttpClient.signedIn(house.base, login)))) as [
    HttpClient,
    HttpClient,
  ];
  page = await signIn(await browser.visit(house.base), 'official');
  colleague = await signIn(await browser.visit(house.base), 'official2');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await Promise.all([clamd?.stop(), mails?.stop()]);
}, 60_000);

describe('an e-mail address that somebody gives', () => {
  it('is written to once its owner has pressed the button behind the link that came there', async () => {
    const secretaryPage = await signIn(await browser.visit(house.base), 'secretary');
    await secretaryPage.goto('/message-settings');
    await secretaryPage.getByRole('textbox', { name: '邮箱' }).fill('secretary@example.org');
    await button(secretaryPage, '保存').click();
    await secretaryPage.getByText('secretary@example.org 还没有确认').waitFor();
    await until('the mail with the link', 20_000, () => Promise.resolve(mails.received.length > 0));
    const link = /http:\S+/.exec(mails.received[0]?.text ?? '')?.[0] ?? '';
    await secretaryPage.goto(link);
    // Opening it has decided nothing.
    await secretaryPage.getByText('secretary@example.org 还没有确认').waitFor();
    await looksRight(secretaryPage, 'confirm-address');
    await secretaryPage.setViewportSize(PHONE);
    await looksRight(secretaryPage, 'confirm-address');
    await button(secretaryPage, '确认邮箱').click();
    await secretaryPage.getByText('邮箱 secretary@example.org 已确认').waitFor();
    await button(secretaryPage, '发一条测试消息：电子邮件').click();
    await until('the test message', 20_000, () => Promise.resolve(mails.received.length > 1));
    await secretaryPage.context().close();
  });
});

describe('a matter that ran on paper', () => {
  it('is entered by who may file it, is closed at once, and waits in the register of papers that came in', async () => {
    const form = await branchForm(secretary);
    const draft = randomUUID();
    await secretary.put(`/drafts/${draft}`, { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form });
    const desk = await signIn(await browser.visit(house.base), 'secretary');
    await desk.goto(`/procedures/branch-setup/new?society=${demo.ENVIRONMENT_SOCIETY}&draft=${draft}`);
    const paper = desk.getByRole('region', { name: '这件事已经在纸上办完，现在补录' });
    await paper.getByRole('checkbox').check();
    await button(desk, '登记补录').click();
    for (const missing of ['纸质材料递交日期', '办结日期', '办理结果', '结果文件扫描件'])
      await paper
        .getByRole('alert')
        .filter({ hasText: `请填写“${missing}”。` })
        .waitFor();
    await paper.getByLabel('纸质材料递交日期').fill('2026-03-21');
    await paper.getByLabel('办结日期').fill('2026-03-20');
    await paper.getByText('递交日期不能晚于办结日期').waitFor();
    await paper.getByLabel('纸质材料递交日期').fill('2026-02-02');
    await paper.getByRole('radio', { name: '办结' }).check();
    const dialogue = desk.waitForEvent('filechooser');
    await paper.getByRole('button', { name: '选择文件：结果文件扫描件' }).click();
    await (await dialogue).setFiles({ name: '会议决议.pdf', mimeType: 'application/pdf', buffer: PDF });
    await paper.getByRole('button', { name: '移除 会议决议.pdf' }).waitFor();
    // What was typed stands on this device.
    await desk.reload();
    await paper.getByRole('link', { name: '会议决议.pdf' }).waitFor();
    await looksRight(desk, 'on-paper');
    await desk.setViewportSize(PHONE);
    await looksRight(desk, 'on-paper');
    await desk.setViewportSize(DESK);
    await button(desk, '登记补录').click();
    await desk.getByRole('heading', { level: 1, name: String(form['name']) }).waitFor();
    await desk.getByText('已办结').first().waitFor();
    await desk.goto('/documents?tab=received');
    const waiting = desk.getByRole('listitem').filter({ hasText: String(form['name']) });
    await waiting.getByRole('button').click();
    const receive = desk.getByRole('form', { name: '登记收文' });
    expect(await receive.getByLabel('收到日期').inputValue()).toBe('2026-02-02');
    await desk.context().close();
  });
});

describe('a paper that leaves the house, and the archive', () => {
  const title = '关于设立分支机构的函';
  const archived = randomUUID().slice(0, 6);
  let id: string;

  /** One act on the paper by its button and its form, which closes when it is done. */
  const step = async (who: Page, act: string, fill?: (form: Locator) => Promise<void>) => {
    await button(who, `${act}：${title}`).click();
    const form = who.getByRole('form', { name: `${act}：${title}` });
    await fill?.(form);
    await form.getByRole('button', { name: act, exact: true }).click();
    await form.waitFor({ state: 'detached' });
  };
  const sends = async (who: Page, form: Locator, file: { name: string; mimeType: string; buffer: Buffer }) => {
    const dialogue = who.waitForEvent('filechooser');
    await form.getByRole('button', { name: '选择文件：文件' }).click();
    await (await dialogue).setFiles(file);
  };
  const uploads = (who: Page, name: string, mimeType: string, buffer: Buffer) => async (form: Locator) => {
    await sends(who, form, { name, mimeType, buffer });
    await form.getByRole('button', { name: `移除 ${name}` }).waitFor();
  };
  const downloaded = async (who: Page, click: () => Promise<void>): Promise<Buffer> => {
    const [file] = await Promise.all([who.waitForEvent('download'), click()]);
    return readFileSync(await file.path());
  };

  /** Two photos, one of which the camera held upright, and one that no browser here reads: in order, turned, straightened by keys, and sent as one PDF. */
  const joinsPhotos = async (who: Page, form: Locator): Promise<void> => {
    await form.getByRole('button', { name: '拍照合成 PDF：文件' }).click();
    const pages = form.getByRole('group', { name: '拍照合成 PDF：文件' });
    const photo = await redAndBlue(who);
    const dialogue = who.waitForEvent('filechooser');
    await pages.getByRole('button', { name: '拍照或选择照片' }).click();
    await (
      await dialogue
    ).setFiles([
      { name: '第二页.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: '苹果.heic', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') },
      { name: '第一页.jpg', mimeType: 'image/jpeg', buffer: heldUpright(photo) },
    ]);
    await pages.getByRole('alert').filter({ hasText: '苹果.heic：这台设备打不开这张照片' }).waitFor();
    await pages.getByText('第 2 页，共 2 页').waitFor();
    await pages.getByRole('button', { name: '前移：第 2 页' }).click();
    await pages.getByRole('button', { name: '右转：第 2 页' }).click();
    await pages.getByRole('button', { name: '拉正：第 2 页' }).click();
    await pages.getByRole('button', { name: '左上角：横 0%，竖 0%' }).press('ArrowDown');
    await pages.getByRole('button', { name: '左上角：横 0%，竖 1%' }).waitFor();
    await looksRight(who, 'photos');
    await who.setViewportSize(PHONE);
    await looksRight(who, 'photos');
    await who.setViewportSize(DESK);
    await pages.getByRole('button', { name: '合成 2 页并上传' }).click();
    await pages.waitFor({ state: 'detached' });
    const link = form.getByRole('link', { name: '拍照合成（2页）.pdf' });
    const drawn = await drawnPages(await downloaded(who, () => link.click()));
    // Both upright; red is where the left of the photo came to lie: above.
    expect(drawn.map(({ isUpright }) => isUpright)).toEqual([true, true]);
    for (const { above, below } of drawn) expect([above, below]).toEqual(['red', 'blue']);
  };

  beforeAll(async () => {
    const { case: about } = await tellAssociation(secretary, clerk, `学术交流专业委员会${archived}`);
    id = about.id;
    const { case: other } = await tellAssociation(secretary, clerk, `学术期刊专业委员会${archived}`);
    for (const one of [id, other.id]) await act(clerk, one, 'acknowledged');
  }, 60_000);

  it('goes from a draft in Word to the society, with a number, a seal and a scan that a second person checked', async () => {
    await page.goto(`/cases/${id}`);
    await button(page, '起草文书').click();
    const draft = page.getByRole('form', { name: '起草文书' });
    await draft.getByRole('textbox', { name: '标题' }).fill(title);
    await draft.getByRole('textbox', { name: '主送单位' }).fill('示例省环境学会');
    await draft.getByRole('button', { name: '起草', exact: true }).click();
    const word = await downloaded(page, () => page.getByRole('link', { name: `下载草稿：${title}` }).click());
    expect(strFromU8(unzipSync(word)['word/document.xml'] as Uint8Array)).toContain(title);
    expect(codeInWord(word)).toBe(`${house.base}/cases/${id}`);
    const printed = await codeInPdf(await clerk.download(`/cases/${id}/opinion-sheet/pdf`));
    expect(printed?.text).toBe(`${house.base}/cases/${id}`);
    const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    await step(page, '上传定稿', uploads(page, '定稿.docx', docx, word));
    await step(page, '编文号', (form) => form.getByRole('textbox', { name: '文号' }).fill(`示科协函〔2026〕${archived}号`));
    await step(page, '申请用印', (form) => form.getByRole('textbox', { name: '印章' }).fill('示例省科协公章'));
    const head = await signIn(await browser.visit(house.base), 'head');
    await head.goto('/documents');
    await step(head, '同意用印');
    await head.context().close();
    await colleague.goto(`/cases/${id}`);
    await step(colleague, '登记用印');
    await step(colleague, '上传盖章件', async (form) => {
      const bad = Buffer.concat([PDF, Buffer.from(`%${EICAR}\n%%EOF\n`)]);
      await sends(colleague, form, { name: '带毒.pdf', mimeType: 'application/pdf', buffer: bad });
      await form.getByRole('alert').filter({ hasText: '带毒.pdf：安全检查发现文件带有病毒' }).waitFor();
      let answers = (): void => undefined;
      clamd.waitFor(new Promise((resolve) => (answers = resolve)));
      await sends(colleague, form, { name: '盖章件.pdf', mimeType: 'application/pdf', buffer: PDF });
      await form.getByRole('status').getByText('已传完，正在检查 盖章件.pdf').waitFor();
      expect(await form.getByRole('button', { name: '移除 盖章件.pdf' }).count()).toBe(0);
      answers();
      await form.getByRole('button', { name: '移除 盖章件.pdf' }).waitFor();
      await joinsPhotos(colleague, form);
    });
    // Whoever scanned it is not the one who checks it.
    expect(await button(colleague, `核对无误：${title}`).count()).toBe(0);
    await page.reload();
    await step(page, '核对无误');
    await step(page, '送达');
    const society = await signIn(await browser.visit(house.base), 'secretary');
    await society.goto(`/cases/${id}`);
    await society.getByRole('link', { name: /拍照合成（2页）\.pdf/ }).waitFor();
    expect(await society.getByText('定稿.docx').count()).toBe(0);
    await step(society, '已阅');
    await society.context().close();
  });

  it('is given to the archive with its case: numbered, packed, recorded by the hash of the package', async () => {
    await until('the record of the case to be under a checkpoint', 20_000, async () => {
      const { events, covered } = (await clerk.get<VerificationView>(`/cases/${id}/verification`)).body;
      return events === covered;
    });
    await page.goto('/documents?tab=archive');
    await button(page, '设定保管期限').click();
    await page.getByRole('form', { name: '设定保管期限' }).getByRole('button', { name: '保存' }).click();
    await page.getByText('本单位默认').first().waitFor();
    await page.getByRole('checkbox', { name: `选择：学术交流专业委员会${archived}` }).check();
    await button(page, '建立归档批次（1 件）').click();
    const link = page.getByRole('link', { name: /^下载归档包：归〔\d{4}〕1号$/ });
    const zip = await downloaded(page, () => link.click());
    const names = Object.keys(unzipSync(zip));
    expect(names).toEqual(expect.arrayContaining(['归档文件目录.xlsx', 'manifest.json']));
    expect(names.filter((name) => /\/文书\/.*(定稿\.docx|拍照合成（2页）\.pdf)$/.test(name))).toHaveLength(2);
    await page.getByRole('button', { name: /^打印盒脊和封面/ }).click();
    const box = page.getByRole('form', { name: /^打印盒脊和封面/ });
    await box.getByRole('textbox', { name: '全宗号' }).fill('X123');
    await box.getByRole('textbox', { name: '盒号' }).fill('07');
    const print = () => box.getByRole('button', { name: '打印盒脊和封面' }).click();
    await box.getByRole('textbox', { name: '止件号' }).fill('9');
    await print();
    await box.getByText('没有 1 号或者 9 号的件').first().waitFor();
    await box.getByRole('textbox', { name: '止件号' }).fill('1');
    await looksRight(page, 'archive-box');
    await page.setViewportSize(PHONE);
    await looksRight(page, 'archive-box');
    await page.setViewportSize(DESK);
    const [cover, spine] = await wordsOfPages(await downloaded(page, print));
    expect([cover, spine]).toEqual([expect.stringContaining('起止件号：1-1'), expect.stringContaining('盒号07')]);
    await box.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^记录归档/ }).click();
    await page
      .getByRole('form', { name: /^记录归档/ })
      .getByText(createHash('sha256').update(zip).digest('hex'))
      .waitFor();
    await looksRight(page, 'archive');
    await page.setViewportSize(PHONE);
    await looksRight(page, 'archive');
    await page.setViewportSize(DESK);
    await page
      .getByRole('form', { name: /^记录归档/ })
      .getByRole('button', { name: '记录归档' })
      .click();
    await page.getByText('已归档', { exact: true }).waitFor();
  });

  it('says in words why a file cannot be had, where the browser would only say that a download failed', async () => {
    const [one] = (await clerk.get<ArchivePage>('/archive/cases')).body.items;
    const { body } = await clerk.post<ArchiveBatchView>('/archive/batches', { house: demo.ASSOCIATION, cases: [one?.id] });
    await page.reload();
    const link = page.getByRole('link', { name: `下载归档包：${body.number}` });
    await link.waitFor();
    await clerk.post(`/archive/batches/${body.id}/give-up`, { reason: '另行归档' });
    await link.click();
    await page.getByText('这一批已经归档或者已经撤销，没有更改。').waitFor();
  });

  it('has met no fault', () => {
    expect(browser.faults).toEqual([]);
  });
});
