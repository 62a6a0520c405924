/** 大字版, and readers who have set their own type larger (users.md 29): nothing is lost on the smallest phone, and buttons are tall. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { AccountCard, InvitationAnswer, ShareMade } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { sampleOf } from '../../libs/templates';
import { PDF } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
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
import { must, openBallot } from '../support/open-ballot';
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

/** Whoever has no account never chose 大字版 anywhere: his own type is all that there is. */
describe('pages behind a link and before the door, twice as large on a phone of 360 pixels', () => {
  let page: Page;
  beforeAll(async () => {
    page = await (await openBrowser({ typePx: 32 })).visit(house.base, { screen: SMALL_PHONE });
  });
  const nothingLost = async (name: string) => {
    await picture(page, `type-32-${name}`);
    expect([name, ...(await lostOn(page)), ...(await barriers(page))]).toEqual([name]);
  };
  /** As a link is opened: what stood in the tab before is gone. */
  const follow = async (path: string) => {
    await page.goto('about:blank');
    await page.goto(new URL(path, house.base).href);
  };

  it('the sign-in page, and what it says to a wrong password', async () => {
    await follow('/');
    await page.getByRole('textbox', { name: '账号' }).waitFor();
    expect(await typeOf(page)).toBe(32);
    await nothingLost('sign-in');
    await page.getByRole('textbox', { name: '账号' }).fill('nobody-of-that-name');
    await page.getByLabel('密码').fill('wrong');
    await button(page, '登录').click();
    await page.getByRole('alert').first().waitFor();
    await nothingLost('sign-in-refused');
  });

  it('an invitation: who is invited, and what a password has to be', async () => {
    const administrator = await HttpClient.signedIn(house.base, 'administrator');
    const accounts = await must(administrator.get<AccountCard[]>(`/accounts?organisation=${demo.ENVIRONMENT_SOCIETY}`));
    const { person } = accounts.find(({ login }) => login === 'supervisor') as AccountCard;
    const { token } = await must(administrator.post<InvitationAnswer>(`/accounts/${person.id}/reset`, { reason: '忘记密码' }));
    await follow(`/invitation#${token}`);
    await page.getByLabel('新密码').waitFor();
    await nothingLost('invitation');
    await page.getByLabel('新密码').fill('password');
    await page.getByLabel('再输入一次').fill('password2');
    await button(page, '设置密码').click();
    await page.getByRole('alert').first().waitFor();
    await nothingLost('invitation-refused');
  });

  it('a share link, and one that no longer holds', async () => {
    const { secretary } = furnished;
    const plan = (await secretary.upload(demo.ENVIRONMENT_SOCIETY, '活动方案.pdf', PDF)).body.id;
    const form = { ...sampleOf('activity-filing'), scopeItem: '环境科学普及', plan: [plan] };
    const asked = { procedure: 'activity-filing', society: demo.ENVIRONMENT_SOCIETY, form };
    const { stream } = await secretary.decide('/cases', asked, randomUUID());
    const { path } = await must(secretary.post<ShareMade>(`/cases/${stream}/share`, { days: 30 }));
    await follow(path);
    await page.getByText('正在办理').first().waitFor();
    await nothingLost('share');
    await follow('/s#no-such-token');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await nothingLost('share-gone');
  });

  it('a ballot link from the four digits to the last vote', async () => {
    const { members } = await openBallot({ base: house.base, rows: (text, values) => house.owner(text, values) }, 3, 2);
    const [{ token, digits }] = members as [(typeof members)[number]];
    await follow(`/l#${token}`);
    await page.getByLabel('手机号后四位').waitFor();
    await nothingLost('ballot-closed');
    await page.getByLabel('手机号后四位').fill('0000');
    await button(page, '打开').click();
    await page.getByRole('alert').first().waitFor();
    await nothingLost('ballot-digits');
    await page.getByLabel('手机号后四位').fill(digits);
    await button(page, '打开').click();
    await page.getByText('第 1 项，共 2 项').waitFor();
    await nothingLost('ballot-item');
    await button(page, '同意').click();
    await page.getByText('您对第1项投：同意').waitFor();
    await nothingLost('ballot-confirm');
    await button(page, '确定').click();
    await page.getByText('第 2 项，共 2 项').waitFor();
    await button(page, '我需回避').click();
    await button(page, '确定').click();
    await page.getByRole('heading', { name: '✓ 各项均已收到' }).waitFor();
    await nothingLost('ballot-done');
  }, 90_000);
});

async function lostOn(page: Page): Promise<string[]> {
  const pixels = await sidewaysPixels(page);
  return [...(await cutOff(page)), ...(pixels > 0 ? [`can be pushed sideways by ${pixels} px`] : [])];
}
