/** 大字版, and readers who have set their own type larger (users.md 29): nothing is lost on the smallest phone, and buttons are tall. */
import type { Page } from '@playwright/test';
import {
  barriers,
  cutOff,
  picture,
  sidewaysPixels,
  SMALL_PHONE,
  startBrowser,
  type BrowserChoice,
  type TestBrowser,
} from '../support/browser';
import { furnish, pagesOf, type Furnished } from '../support/furnished';
import { startHouse, type House } from '../support/house';
import { button, choice, eventually, open, signIn } from '../support/pages';

/** 表决, tasks and tracking are what 大字版 is for; the others stand for lists, forms and tables. */
const WALKED_IN_LARGE_TYPE = ['inbox', 'task', 'task-supplement', 'case-told', 'sitting', 'filing', 'branches', 'display'];

let house: House;
let furnished: Furnished;
const browsers: TestBrowser[] = [];

const openBrowser = async (choice?: BrowserChoice) => {
  const browser = await startBrowser(choice);
  browsers.push(browser);
  return browser;
};
beforeAll(async () => {
  house = await startHouse();
  furnished = await furnish(house.base);
}, 120_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await house?.stop();
}, 60_000);

const typeOf = (page: Page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
const heightOf = async (page: Page, name: string) => (await button(page, name).boundingBox())?.height ?? 0;
const toggle = (page: Page) => page.getByRole('button', { name: '大字版' }).and(page.locator(':visible'));

describe('大字版', () => {
  it('is one click away, at 18 px with buttons of 60, and stays after a reload', async () => {
    const page = await signIn(await (await openBrowser()).visit(house.base), 'official');
    expect(await typeOf(page)).toBe(16);
    await toggle(page).click();
    expect(await typeOf(page)).toBe(18);
    await open(page, `/tasks/${encodeURIComponent((await furnished.task(furnished.official, 'told')).id)}`);
    expect(await typeOf(page)).toBe(18);
    expect(await toggle(page).getAttribute('aria-pressed')).toBe('true');
    expect(await heightOf(page, '提交办理结果')).toBeGreaterThanOrEqual(60);
    const answer = await choice(page, '收悉').locator('xpath=ancestor::label').boundingBox();
    expect(answer?.height).toBeGreaterThanOrEqual(60);
    await picture(page, 'large-type-task');
  });

  it('goes with the person to another device, and is undone there for both', async () => {
    const [browser] = browsers as [TestBrowser];
    const other = await signIn(await browser.visit(house.base), 'official');
    await eventually(
      'the larger type',
      () => typeOf(other),
      (px) => px === 18,
    );
    await open(other, '/display');
    expect(await choice(other, '大字版').isChecked()).toBe(true);
    await choice(other, '标准').check();
    await eventually(
      'the standard type',
      () => typeOf(other),
      (px) => px === 16,
    );
    const third = await signIn(await browser.visit(house.base), 'official');
    expect(await typeOf(third)).toBe(16);
    // Somebody else, who never chose, is not concerned.
    const colleague = await signIn(await browser.visit(house.base), 'official2');
    expect(await typeOf(colleague)).toBe(16);
  });

  it('shuts nobody out and cuts nothing off on the smallest phone', async () => {
    const [browser] = browsers as [TestBrowser];
    const page = await signIn(await browser.visit(house.base, { screen: SMALL_PHONE }), 'secretary');
    await page.getByRole('button', { name: '菜单' }).click();
    await toggle(page).click();
    const found: string[] = [];
    for (const { name, path } of await pagesOf(furnished, 'secretary')) {
      if (!WALKED_IN_LARGE_TYPE.includes(name)) continue;
      await open(page, path);
      const lost = [...(await barriers(page)), ...(await lostOn(page))];
      found.push(...lost.map((what) => `${name}: ${what}`));
      await picture(page, `large-type-${name}`);
    }
    await page.context().close();
    expect(found).toEqual([]);
  }, 90_000);
});

/** Each face with one size: what differs between the sizes shows on the frame and the shared parts, which both have. */
describe.each([
  ['one and a half times as large, as phones offer it', 24, 'official'],
  ['twice as large', 32, 'member'],
])('type of one’s own %s', (_, typePx, login) => {
  it('loses no word of any page on a phone of 360 pixels', async () => {
    const browser = await openBrowser({ typePx });
    const page = await signIn(await browser.visit(house.base, { screen: SMALL_PHONE }), login);
    const isLarge = await page.evaluate(() => document.documentElement.dataset['type'] === 'large');
    expect([isLarge, await typeOf(page)]).toEqual([false, typePx]);
    const lost: string[] = [];
    for (const { name, path } of await pagesOf(furnished, login)) {
      await open(page, path);
      lost.push(...(await lostOn(page)).map((what) => `${name}: ${what}`));
      if (['inbox', 'task', 'case-told', 'sitting'].includes(name)) await picture(page, `type-${typePx}-${name}`);
    }
    expect(lost).toEqual([]);
    expect(browser.faults).toEqual([]);
  }, 90_000);
});

async function lostOn(page: Page): Promise<string[]> {
  const pixels = await sidewaysPixels(page);
  return [...(await cutOff(page)), ...(pixels > 0 ? [`can be pushed sideways by ${pixels} px`] : [])];
}
