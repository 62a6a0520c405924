/** What holds for every page of every face at a desk: its words, and that nobody is shut out. */
import type { Page } from '@playwright/test';
import { barriers, picture, sidewaysPixels, type TestBrowser } from '../support/browser';
import { pagesOf, type Furnished } from '../support/furnished';
import { startFurnished, stopFurnished } from '../support/furnished-house';
import type { House } from '../support/house';
import { allWords, open, signIn } from '../support/pages';

/** A branch is set up by its society: words that say that somebody above allows it, or that reproach, never stand on these pages. */
const FORBIDDEN = /受理|批准|审批|驳回|超期|逾期|升级/;
/** What is provisional concerns administrators; a reader would take it for a rule. */
const PROVISIONAL = /暂定/;

const FACES = ['secretary', 'member', 'official', 'head', 'administrator', 'keeper'];
let house: House;
let browser: TestBrowser;
let furnished: Furnished;

beforeAll(async () => {
  ({ house, browser, furnished } = await startFurnished());
}, 120_000);
afterAll(() => stopFurnished({ house, browser }), 60_000);

describe.each(FACES)('every page of the %s', (login) => {
  const seen: { name: string; words: string[]; wide: number; shut: string[] }[] = [];

  beforeAll(async () => {
    const page = await signIn(await browser.visit(house.base), login);
    for (const { name, path } of await pagesOf(furnished, login)) seen.push(await look(page, login, name, path));
    await page.context().close();
  }, 400_000);

  it('uses none of the words of granting and reproaching', () => {
    const found = seen.flatMap(({ name, words }) =>
      words.filter((text) => FORBIDDEN.test(text)).map((text) => `${name}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('does not show what is only provisional', () => {
    const found = seen.flatMap(({ name, words }) =>
      words.filter((text) => PROVISIONAL.test(text)).map((text) => `${name}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('has no serious barrier for people who do not see it or do not use a mouse', () => {
    // A barrier in what surrounds all pages is one, not twenty.
    const first = new Map(seen.flatMap(({ name, shut }) => shut.map((barrier) => [barrier, name] as const)).reverse());
    expect([...first].map(([barrier, name]) => `${name}: ${barrier}`)).toEqual([]);
  });

  it('fits across the screen', () => {
    expect(seen.filter(({ wide }) => wide > 0).map(({ name, wide }) => `${name} by ${wide} px`)).toEqual([]);
  });
});

describe('the sign-in page', () => {
  it('has no serious barrier', async () => {
    const page = await browser.visit(house.base);
    await page.goto('/');
    await page.getByRole('heading', { name: '演示账号' }).waitFor();
    await picture(page, 'sign-in');
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  it('lets the keyboard skip the menu after signing in', async () => {
    const page = await signIn(await browser.visit(house.base), 'official');
    await open(page, '/cases');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.context().close();
  });

  it('has led to no fault', () => {
    expect(browser.faults).toEqual([]);
  });
});

async function look(page: Page, login: string, name: string, path: string) {
  await open(page, path);
  await picture(page, `${login}-${name}`);
  return { name, words: await allWords(page), wide: await sidewaysPixels(page), shut: await barriers(page) };
}
