/**
 * What holds for every page of every face at a desk: its words, that nothing raw stands on it, and, in 大字版 and in English too, that nobody is shut out
 * and that it fits. Each page is opened once and turned into the others there.
 */
import type { Page } from '@playwright/test';
import { barriers, picture, sidewaysPixels, type TestBrowser } from '../support/browser';
import { pagesOf, type Furnished } from '../support/furnished';
import { startFurnished, stopFurnished } from '../support/furnished-house';
import type { House } from '../support/house';
import { allWords, eventually, open, signIn, wordsToRead } from '../support/pages';

/** A branch is set up by its society: words that say that somebody above allows it, or that reproach, never stand on these pages. */
const FORBIDDEN = /受理|批准|审批|驳回|超期|逾期|升级/;
/** What is provisional concerns administrators; a reader would take it for a rule. */
const PROVISIONAL = /暂定/;

/** What a program says to itself: dates and amounts as they are stored, names of properties and of choices, values that are not there. */
const RAW: [what: string, pattern: RegExp][] = [
  ['a date as it is stored', /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/],
  ['an instant as it is stored', /\dT\d{2}:\d{2}/],
  ['an amount without its unit', /(?<![\d.A-Za-z-])(?!0)\d{6,10}(?![\d.A-Za-z-])/],
  ['an identifier', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/],
  ['a name out of a program', /\b[a-z]+[A-Z][a-z]+[A-Za-z]*\b|\b[A-Z]{2,}_[A-Z_]+\b/],
  ['a value that is not there', /\bundefined\b|\bnull\b|\bNaN\b|\[object|\{\w+\}/],
];
const FACES = ['secretary', 'member', 'official', 'head', 'administrator', 'keeper'];
let house: House;
let browser: TestBrowser;
let furnished: Furnished;

beforeAll(async () => {
  ({ house, browser, furnished } = await startFurnished());
}, 120_000);
afterAll(() => stopFurnished({ house, browser }), 60_000);

describe.each(FACES)('every page of the %s', (login) => {
  const seen: { name: string; words: string[]; read: string[] }[] = [];
  const worn: Worn[] = [];

  beforeAll(async () => {
    const page = await signIn(await browser.visit(house.base), login);
    for (const { name, path } of await pagesOf(furnished, login)) {
      await open(page, path);
      await picture(page, `${login}-${name}`);
      seen.push({ name, words: await allWords(page), read: await wordsToRead(page) });
      worn.push(await wornOn(page, name));
      for (const turn of [inLargeType, inEnglish]) worn.push(...(await turn(page, name)));
    }
    await page.context().close();
  }, 400_000);

  it('uses none of the words of granting and reproaching', () => {
    const found = seen.flatMap(({ name, words }) =>
      words.filter((text) => FORBIDDEN.test(text)).map((text) => `${name}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('shows what is only provisional to administrators alone', () => {
    const found = seen.filter(({ words }) => words.some((text) => PROVISIONAL.test(text))).map(({ name }) => name);
    if (login === 'administrator') expect(found).toContain('standards');
    else expect(found).toEqual([]);
  });

  it('says nothing raw: no date, amount, identifier or name as a program keeps it', () => {
    const found = seen.flatMap(({ name, read }) =>
      read.flatMap((text) => {
        const raw = RAW.filter(([, pattern]) => pattern.test(text));
        return raw.map(([what]) => `${name}: ${what}: ${text.slice(0, 80)}`);
      }),
    );
    expect(found).toEqual([]);
  });

  it('has no barrier for people who do not see it or do not use a mouse', () => {
    // A barrier in what surrounds all pages is one, not twenty.
    const first = new Map(worn.flatMap(({ name, shut }) => shut.map((barrier) => [barrier, name] as const)).reverse());
    expect([...first].map(([barrier, name]) => `${name}: ${barrier}`)).toEqual([]);
  });

  it('fits across the screen', () => {
    expect(worn.filter(({ wide }) => wide > 0).map(({ name, wide }) => `${name} by ${wide} px`)).toEqual([]);
  });

  it('was seen in 大字版 and in English, but for a page that is always large and has no frame', () => {
    const onlyOnce = seen.filter(({ name }) => worn.filter((one) => one.name.split(' ')[0] === name).length < 3);
    expect(onlyOnce.map(({ name }) => name)).toEqual(login === 'secretary' ? ['share'] : []);
  });
});

describe('the sign-in page', () => {
  it('has no barrier', async () => {
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

/** How a page stands in one guise. */
interface Worn {
  name: string;
  wide: number;
  shut: string[];
}
const wornOn = async (page: Page, name: string): Promise<Worn> => ({
  name,
  wide: await sidewaysPixels(page),
  shut: await barriers(page),
});

const inLargeType = (page: Page, name: string) =>
  turned(page, '.type-switch', () => document.documentElement.dataset['type'] ?? '', `${name} in 大字版`);
const inEnglish = (page: Page, name: string) =>
  turned(page, '.language-switch, .large-head > button', () => document.documentElement.lang, `${name} in English`);

/** By the switch of the frame, and back again: where there is one. */
async function turned(page: Page, selector: string, guise: () => string, name: string): Promise<Worn[]> {
  const button = page.locator(`${selector}:visible`);
  if ((await button.count()) === 0) return [];
  const before = await page.evaluate(guise);
  const turn = async (isDone: (now: string) => boolean) => {
    await button.click();
    await eventually(name, () => page.evaluate(guise), isDone);
  };
  await turn((now) => now !== before);
  const seen = await wornOn(page, name);
  await turn((now) => now === before);
  return [seen];
}
