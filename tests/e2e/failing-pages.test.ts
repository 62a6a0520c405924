/** What every page says while its data do not come, when the server fails, and afterwards: each page once, whoever has it. */
import type { TestBrowser } from '../support/browser';
import { failing, type FailedPage } from '../support/failing-pages';
import { pagesOf, type Furnished } from '../support/furnished';
import { startFurnished, stopFurnished } from '../support/furnished-house';
import type { House } from '../support/house';
import { signIn } from '../support/pages';

/** Together they have every page. */
const FACES = ['secretary', 'official', 'administrator', 'supervisor'];
let house: House;
let browser: TestBrowser;
let furnished: Furnished;
/** Without its token a share link opens nothing, however often it is read again. */
const asked = new Set(['share']);

beforeAll(async () => {
  ({ house, browser, furnished } = await startFurnished());
}, 120_000);
afterAll(() => stopFurnished({ house, browser }), 60_000);

describe.each(FACES)('each page that the %s has and nobody before, whose data do not come', (login) => {
  const failed: FailedPage[] = [];
  beforeAll(async () => {
    const page = await signIn(await browser.visit(house.base), login);
    for (const { name, path } of await pagesOf(furnished, login)) {
      if (asked.has(name)) continue;
      asked.add(name);
      failed.push(await failing(page, name, path));
    }
    await page.context().close();
  }, 400_000);
  const wrong = (which: (one: FailedPage) => boolean) => failed.filter(which).map(({ name }) => name);

  it('shows where its content is about to stand', () => {
    expect(failed).not.toEqual([]);
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

it('has led to no fault', () => {
  expect(browser.faults).toEqual([]);
});
