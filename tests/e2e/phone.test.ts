/** On a phone of 390 pixels: every page of every face fits, and what has to be decided is decided with a thumb. */
import type { Locator, Page } from '@playwright/test';
import { act, caseOf, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { barriers, PHONE, picture, sidewaysPixels, type TestBrowser } from '../support/browser';
import { branches, pagesOf, type Furnished } from '../support/furnished';
import { startFurnished, stopFurnished } from '../support/furnished-house';
import type { House } from '../support/house';
import { button, choice, eventually, field, open, part, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let furnished: Furnished;

beforeAll(async () => {
  ({ house, browser, furnished } = await startFurnished());
}, 120_000);
afterAll(() => stopFurnished({ house, browser }), 60_000);

const phoneOf = async (login: string) => signIn(await browser.visit(house.base, { screen: PHONE }), login);

describe('no page can be pushed sideways, and none shuts anybody out', () => {
  const walked = new Set<string>();
  it.each(['secretary', 'president', 'member', 'supervisor', 'official', 'head'])(
    'for the %s',
    async (login) => {
      const page = await phoneOf(login);
      const tooWide: string[] = [];
      const shut: string[] = [];
      for (const { name, path } of await pagesOf(furnished, login)) {
        await open(page, path);
        const pixels = await sidewaysPixels(page);
        if (pixels > 0) tooWide.push(`${name} by ${pixels} px`);
        // Who came before has shown the pages that several have.
        if (!walked.has(name)) shut.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
        walked.add(name);
        if (['secretary', 'official', 'member'].includes(login)) await picture(page, `${login}-${name}`);
      }
      await page.context().close();
      expect(tooWide).toEqual([]);
      expect(shut).toEqual([]);
      // Every page of the menu, each with its picture.
    },
    300_000,
  );

  it('also when the reader’s own type is twice as large', async () => {
    const page = await phoneOf('member');
    const tooWide: string[] = [];
    for (const path of ['/inbox', '/cases', `/cases/${furnished.cases.told}`, `/sittings/${furnished.held}`]) {
      await open(page, path);
      await page.addStyleTag({ content: 'html { font-size: 200% } body { font-size: 32px }' });
      const pixels = await sidewaysPixels(page);
      if (pixels > 0) tooWide.push(`${path} by ${pixels} px`);
    }
    await page.context().close();
    expect(tooWide).toEqual([]);
  });
});

describe('a council member', () => {
  let page: Page;
  beforeAll(async () => {
    page = await phoneOf('member');
  });
  afterAll(() => page.context().close());

  it('opens the menu with one tap, which closes again when something is chosen', async () => {
    const menu = page.getByRole('navigation', { name: '主导航' });
    expect(await menu.isVisible()).toBe(false);
    await page.getByRole('button', { name: '菜单' }).tap();
    await menu.getByRole('link', { name: '我的事项', exact: true }).tap();
    await page.getByRole('heading', { level: 1, name: '我的事项' }).waitFor();
    await menu.waitFor({ state: 'hidden' });
  });

  it('sees where a matter stands, who has it, since when and until when', async () => {
    await page.getByRole('link', { name: new RegExp(branches.waiting.name) }).tap();
    const where = await part(page, '现在到哪一步').innerText();
    expect(where).toMatch(/待安排，等待列入常务理事会议程/);
    expect(where).toMatch(/\d+月\d+日（周.）起/);
    expect(where).toMatch(/请于 .*前列入会议/);
  });

  it('reads a meeting’s results with their arithmetic, and cannot change them', async () => {
    await open(page, `/sittings/${furnished.held}`);
    await page.getByText(/应到 9 人，到会 7 人（需 6 人）/).waitFor();
    expect(await page.getByRole('button', { name: /记录|更正|保存|结束会议|签署/ }).count()).toBe(0);
  });

  it('has nothing in the inbox that the secretariat has to do', async () => {
    await open(page, '/inbox');
    await page.getByText('没有待办').waitFor();
  });
});

describe('with a thumb', () => {
  it('the president supplements what the secretariat asked for', async () => {
    const president = await HttpClient.signedIn(house.base, 'president');
    const caseId = await fileBranch(president, { name: '环境法治专业委员会' });
    await act(furnished.secretary, caseId, 'incomplete', { missing: [{ field: 'staff', note: '写明姓名' }] });
    await taskOf(president, caseId);
    const page = await phoneOf('president');
    await page.getByRole('button', { name: /环境法治专业委员会/ }).tap();
    await page.getByRole('heading', { name: '请补充材料' }).waitFor();
    await expectUnderTheThumb(page, '提交补充材料');
    await field(page, '人员安排').fill('专职：温若水。');
    await button(page, '提交补充材料').tap();
    await page.getByText('补充材料已提交。').waitFor();
    expect((await caseOf(president, caseId)).formRevision).toBe(2);
    await page.context().close();
  });

  it('an official answers in the lift', async () => {
    const page = await phoneOf('official');
    await page.getByRole('button', { name: new RegExp(branches.told.name) }).tap();
    await page.getByRole('heading', { level: 1, name: new RegExp(branches.told.name) }).waitFor();
    await expectUnderTheThumb(page, '提交办理结果');
    // Nothing chosen: what is wrong comes to stand over the button, which hides whatever is under it.
    await button(page, '提交办理结果').tap();
    await expectInSight(page, page.getByText('请选择办理结果').nth(1));
    await choice(page, '收悉').tap();
    await expectUnderTheThumb(page, '提交办理结果');
    await choice(page, '收悉').scrollIntoViewIfNeeded();
    await button(page, '提交办理结果').tap();
    // It stands over the materials, far above where the answer was given.
    await expectInSight(page, page.getByText('办理结果已记录。'));
    await page.context().close();
  });

  it('no page has failed on the way', () => {
    expect(browser.faults).toEqual([]);
  });
});

/** On the screen, and nothing lies over it. */
async function expectInSight(page: Page, what: Locator): Promise<void> {
  const isUppermost = (seen: Element) => {
    const { left, top, width, height } = seen.getBoundingClientRect();
    return seen.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  await what.waitFor();
  await eventually('to come into sight', () => what.evaluate(isUppermost), Boolean);
}

/** In view without scrolling, in the lower third, as wide as the hand needs, and tall enough for a thumb. */
async function expectUnderTheThumb(page: Page, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  const box = await button(page, name).boundingBox();
  expect(box).not.toBeNull();
  if (!box) return;
  expect(box.y).toBeGreaterThan(PHONE.height * 0.66);
  expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height);
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(box.width).toBeGreaterThan(PHONE.width * 0.6);
}
