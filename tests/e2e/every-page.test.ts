/**
 * What holds for every page of every face at a desk: its words, that nothing raw stands on it, that nobody is shut out, and what it says while it waits,
 * when the server fails, and afterwards.
 */
import type { Page } from '@playwright/test';
import { barriers, picture, sidewaysPixels, type TestBrowser } from '../support/browser';
import { pagesOf, type Furnished } from '../support/furnished';
import { startFurnished, stopFurnished } from '../support/furnished-house';
import type { House } from '../support/house';
import { failing, type FailedPage } from '../support/failing-pages';
import { allWords, open, signIn, wordsToRead } from '../support/pages';

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
  const seen: { name: string; words: string[]; read: string[]; wide: number; shut: string[] }[] = [];

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

  it('has no serious barrier for people who do not see it or do not use a mouse', () => {
    // A barrier in what surrounds all pages is one, not twenty.
    const first = new Map(seen.flatMap(({ name, shut }) => shut.map((barrier) => [barrier, name] as const)).reverse());
    expect([...first].map(([barrier, name]) => `${name}: ${barrier}`)).toEqual([]);
  });

  it('fits across the screen', () => {
    expect(seen.filter(({ wide }) => wide > 0).map(({ name, wide }) => `${name} by ${wide} px`)).toEqual([]);
  });
});

describe.each(['official', 'administrator'])('every page of the %s whose data do not come', (login) => {
  const failed: FailedPage[] = [];
  beforeAll(async () => {
    const page = await signIn(await browser.visit(house.base), login);
    for (const { name, path } of await pagesOf(furnished, login)) failed.push(await failing(page, name, path));
    await page.context().close();
  }, 400_000);
  const wrong = (which: (one: FailedPage) => boolean) => failed.filter(which).map(({ name }) => name);

  it('shows where its content is about to stand', () => {
    expect(wrong(({ waits }) => !waits)).toEqual([]);
  });

  it('says what to do when the server fails, in words, and offers to read again', () => {
    expect(wrong(({ offersAgain }) => !offersAgain)).toEqual([]);
    expect(failed.flatMap(({ name, raw }) => raw.map((text) => `${name}: ${text}`))).toEqual([]);
  });

  it('is whole again after that', () => {
    expect(wrong(({ recovers }) => !recovers)).toEqual([]);
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
  return {
    name,
    words: await allWords(page),
    read: await wordsToRead(page),
    wide: await sidewaysPixels(page),
    shut: await barriers(page),
  };
}
