/** A page whose data are late, then fail, then come: what it says meanwhile. */
import type { Page } from '@playwright/test';
import { eventually } from './pages';

export interface FailedPage {
  name: string;
  /** While nothing has come, it shows where it is about to stand (or needs nothing). */
  waits: boolean;
  /** After a failure it offers to read again (or shows all that it is without the data). */
  offersAgain: boolean;
  /** Codes and other words of a program in what it says then. */
  raw: string[];
  /** Read again, it stands there whole. */
  recovers: boolean;
}

/** What the frame needs to stand at all. */
const OF_THE_FRAME = /^\/api\/(session|live)$/;
const CODE = /\b[A-Z]+_[A-Z_]+\b|\bFAULT\b|\bundefined\b/;
const FAULT = {
  error: {
    code: 'FAULT',
    message: { zh: '系统出错，请记下编号 4711 并联系办理单位。', en: 'Something went wrong. Note 4711 and call the office.' },
    details: {},
    reference: '4711',
  },
};

const hasSkeleton = (page: Page) => page.locator('main .ant-skeleton').count();
const titleIn = (page: Page) => page.locator('main h1').count();
const again = (page: Page) => page.locator('main').getByRole('button', { name: '重新读取' });

export async function failing(page: Page, name: string, path: string): Promise<FailedPage> {
  let fail: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (fail = resolve));
  const isData = (url: URL) => url.pathname.startsWith('/api/') && !OF_THE_FRAME.test(url.pathname);
  let asked = 0;
  await page.route(isData, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    asked += 1;
    await held;
    await route.fulfill({ status: 500, json: FAULT });
  });
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  // Either a place is kept, or the page is one that needs nothing.
  const waits = await comes(async () => (await hasSkeleton(page)) > 0 || (await titleIn(page)) > 0);
  fail();
  await comes(async () => (await hasSkeleton(page)) === 0);
  const needsNothing = (await again(page).count()) === 0 && (await titleIn(page)) > 0;
  const offersAgain = needsNothing ? STANDS_ALONE.includes(name) || asked === 0 : true;
  const raw = (await page.locator('main').allInnerTexts()).filter((text) => CODE.test(text));
  await page.unroute(isData);
  for (let left = await again(page).count(); left > 0; left -= 1) await again(page).first().click();
  const recovers = await comes(
    async () => (await again(page).count()) === 0 && (await hasSkeleton(page)) === 0 && (await titleIn(page)) > 0,
  );
  return { name, waits, offersAgain, raw, recovers };
}

/** What they show does not come from the server, or what comes from there is besides. */
const STANDS_ALONE = ['display', 'password', 'not-found', 'policy-new', 'workbench-import', 'workbench-practice'];

/** Whether it comes to be, within what a reader would wait. */
const comes = (isSo: () => Promise<boolean>): Promise<boolean> =>
  eventually('the page', isSo, Boolean, 10_000).then(
    () => true,
    () => false,
  );
