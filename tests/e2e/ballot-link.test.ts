/** A personal link, from the secretariat's page to a member of seventy with a small phone: 360 × 740, large type, no account. */
import type { Page } from '@playwright/test';
import type { OrganView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { DESK, looksRight, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, eventually, part, signIn } from '../support/pages';

const SMALL_PHONE = { width: 360, height: 740 };
const MEMBER = '叶青禾';
const DIGITS = '3456';

// Each walks several pages and asks of each whether everybody can use it.
jest.setTimeout(120_000);

let house: House;
let browser: TestBrowser;
let sitting: string;
let link: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  const secretary = await HttpClient.signedIn(house.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  const members = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL)?.members ?? [];
  await house.owner(`update guicheng.person set phone = null`);
  for (const [n, { id, name }] of members.slice(0, 8).entries())
    await house.owner('update guicheng.person set phone = $2 where id = $1', [
      id,
      name === MEMBER ? `1380000${DIGITS}` : `1390000${1000 + n}`,
    ]);
  const convened = await secretary.decide('/sittings', {
    organ: demo.ENVIRONMENT_STANDING_COUNCIL,
    on: new Date(Date.now() + 80 * 3_600_000).toISOString().slice(0, 10),
    form: 'on-site',
    time: '09:00',
    place: '示例市人民路 1 号本会会议室',
    chair: members[0]?.id,
    items: [{ title: '听取年度工作汇报' }, { title: '审议下一年度学术活动计划' }],
  });
  sitting = convened.stream;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

describe('the secretariat', () => {
  it('makes a link for each member with a number on file, and copies one to pass it on', async () => {
    const page = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', `/sittings/${sitting}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const board = part(page, '回执和个人链接');
    await board.getByText('每位成员的回复和链接').click();
    await board.getByText('未登记手机号，不能生成链接').first().waitFor();
    await board.getByRole('button', { name: '生成链接' }).click();
    const row = board.getByRole('listitem', { name: MEMBER });
    await row.getByText('链接已生成，未打开').waitFor();
    await board.getByRole('button', { name: `复制链接：${MEMBER}` }).click();
    await board.getByText('链接已复制，请只发给本人。').waitFor();
    link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(new RegExp(`^${house.base}/l#[\\w-]{22}$`));
    await looksRight(page, 'links-board');
    await board.getByRole('button', { name: '复制未回复名单' }).click();
    await board.getByText('未回复名单已复制。').waitFor();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    expect(await copied()).toMatch(/^未回复名单（.*常务理事会）：.*叶青禾/);
    await button(page, '复制通知文字').click();
    await page.getByText('通知文字已复制，可以粘贴到工作群。').waitFor();
    expect(await copied()).toMatch(
      /^【会议通知】示例省环境学会定于\d+年\d+月\d+日（周.）上午9时召开常务理事会会议（现场，示例市/,
    );
    await copiesWithoutTheClipboard(page);
    await page.context().close();
  });
});

/** Over plain http a page has no clipboard of its own; Safari refuses also the older way once an answer was waited for. */
async function copiesWithoutTheClipboard(page: Page): Promise<void> {
  const board = part(page, '回执和个人链接');
  await page.evaluate(() => {
    Object.assign(window, { kept: navigator.clipboard });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await board.getByRole('button', { name: `复制链接：${MEMBER}` }).click();
  await board.getByText('链接已复制，请只发给本人。').waitFor();
  expect(await page.evaluate(() => (window as unknown as { kept: Clipboard }).kept.readText())).toBe(link);
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await board.getByRole('button', { name: `复制链接：${MEMBER}` }).click();
  const text = board.getByLabel(/^浏览器不允许网页复制。文字已经选中/);
  await text.waitFor();
  expect(await text.evaluate(() => document.getSelection()?.toString())).toBe(link);
  expect(await board.getByText('链接已复制，请只发给本人。').count()).toBe(0);
  await looksRight(page, 'copy-by-hand');
}

describe('a member', () => {
  let page: Page;
  const requested: string[] = [];
  beforeAll(async () => {
    page = await browser.visit(house.base, { screen: SMALL_PHONE });
    page.on('request', (request) => requested.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await page.goto(link);
  });
  afterAll(() => page.context().close());

  it('sees at first only that the link is for one person', async () => {
    await page.getByRole('heading', { level: 1, name: '此链接仅限本人使用' }).waitFor();
    const said = await page.locator('main').innerText();
    for (const hidden of ['常务理事会', '年度工作', MEMBER, '环境学会']) expect(said).not.toContain(hidden);
    expect(await page.title()).not.toContain('年度工作');
    await looksRight(page, 'link-closed');
  });

  it('is told when the digits are wrong, and how often he may still try', async () => {
    await page.getByLabel('手机号后四位').fill('12');
    await button(page, '打开').click();
    await page.getByRole('alert').filter({ hasText: '请输入四位数字' }).waitFor();
    await page.getByLabel('手机号后四位').fill('0000');
    await button(page, '打开').click();
    await page.getByRole('alert').filter({ hasText: '还可以输入 4 次' }).waitFor();
  });

  it('opens it with the last four digits, and reads time, place and agenda in large type', async () => {
    await page.getByLabel('手机号后四位').fill(DIGITS);
    await button(page, '打开').click();
    await page.getByRole('heading', { level: 1, name: /常务理事会/ }).waitFor();
    await page.getByText('审议下一年度学术活动计划').waitFor();
    expect(await page.locator('dl').innerText()).toMatch(/时间\s+\d+年\d+月\d+日（周.）上午9时/);
    expect(await page.locator('nav').count()).toBe(0);
    const size = await page.locator('main').evaluate((main) => parseFloat(getComputedStyle(main).fontSize));
    expect(size).toBeGreaterThanOrEqual(18);
    for (const name of ['参加', '请假']) expect((await button(page, name).boundingBox())?.height).toBeGreaterThanOrEqual(60);
    await looksRight(page, 'link-notice');
  });

  it('answers with one tap, sees that it arrived, and may change it', async () => {
    await button(page, '参加').click();
    await page.getByRole('heading', { name: '已回复：参加' }).waitFor();
    await page.getByText('秘书处已收到').waitFor();
    await button(page, '改变回复').click();
    await button(page, '请假').click();
    await page.getByLabel('请假原因（选填）').fill('出差');
    await looksRight(page, 'link-excuse');
    await button(page, '确认请假').click();
    await page.getByRole('heading', { name: '已回复：请假' }).waitFor();
    await looksRight(page, 'link-answered');
    const replies = await house.owner<{ reply: string; strength: string }>(
      'select reply, strength from guicheng.sitting_reply where sitting = $1 order by version',
      [sitting],
    );
    expect(replies).toEqual([
      { reply: 'attend', strength: 'link' },
      { reply: 'excused', strength: 'link' },
    ]);
  });

  it('finds it open when he comes back, and in type twice as large without loss', async () => {
    await page.reload();
    await page.getByRole('heading', { name: '已回复：请假' }).waitFor();
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await sidewaysPixels(page)).toBe(0);
    await picture(page, 'link-large');
  });

  it('has left no token in any address that was asked for', () => {
    const token = link.split('#')[1] ?? '';
    expect(requested.length).toBeGreaterThan(5);
    expect(requested.filter((line) => line.includes(token))).toEqual([]);
  });

  it('leaves, and the next who takes the phone sees nothing', async () => {
    await button(page, '退出').click();
    await page.getByText('已退出，可以关闭本页。').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '此链接仅限本人使用' }).waitFor();
  });
});

describe('the board', () => {
  it('shows who answered, how he was identified, and who has not', async () => {
    const page = await signIn(await browser.visit(house.base, { screen: SMALL_PHONE }), 'secretary', `/sittings/${sitting}`);
    const board = part(page, '回执和个人链接');
    await board.getByText('应到 9 人：到会 0，请假 1，未回复 8').waitFor();
    await looksRight(page, 'links-board-phone');
    await board.getByText('每位成员的回复和链接').click();
    await board
      .getByRole('listitem', { name: MEMBER })
      .getByText(/个人链接 · 出差/)
      .waitFor();
    await looksRight(page, 'links-board-phone-open');
    await board.getByRole('button', { name: `停用链接：${MEMBER}` }).click();
    await eventually(
      'the link to be gone',
      () => board.getByRole('button', { name: `停用链接：${MEMBER}` }).count(),
      (n) => n === 0,
    );
    await page.context().close();
    const late = await browser.visit(house.base, { screen: SMALL_PHONE });
    await late.goto(link);
    await late.getByLabel('手机号后四位').fill(DIGITS);
    await button(late, '打开').click();
    await late.getByRole('alert').filter({ hasText: '链接已失效' }).waitFor();
    await late.context().close();
  });
});

it('nothing went wrong inside the pages', () => {
  expect(browser.faults).toEqual([]);
});
