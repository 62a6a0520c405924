/** The line that is lost and the neighbour who was quicker: exactly one effect, and nothing typed is lost. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { act, caseOf, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { barriers, startBrowser, type TestBrowser } from '../support/browser';
import { tellAssociation } from '../support/furnished';
import { startHouse, type House } from '../support/house';
import { button, choice, field, goToMenu, open, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let official: HttpClient;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  [secretary, official] = await Promise.all([
    HttpClient.signedIn(house.base, 'secretary'),
    HttpClient.signedIn(house.base, 'official'),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const ACTS = '**/api/tasks/*/acts';
const decisionsIn = async (caseId: string) => (await caseOf(secretary, caseId)).timeline.filter(({ what }) => what === 'acted');
const intake = async (page: Page) => {
  const caseId = await fileBranch(secretary, { name: `科学传播专业委员会${randomUUID().slice(0, 6)}` });
  await open(page, `/tasks/${encodeURIComponent((await taskOf(secretary, caseId)).id)}`);
  return caseId;
};

describe('a line that is lost in the middle of a decision', () => {
  let page: Page;
  beforeAll(async () => {
    page = await signIn(await browser.visit(house.base), 'secretary');
  });

  it('before the server heard of it: it is sent again, and made once', async () => {
    const caseId = await intake(page);
    await page.route(ACTS, (route) => route.abort('connectionreset'), { times: 2 });
    await choice(page, '材料齐全').check();
    await button(page, '提交办理结果').click();
    await page.getByText('连接中断，正在重新提交').waitFor();
    expect(await decisionsIn(caseId)).toHaveLength(0);
    await page.getByText('办理结果已记录。').waitFor();
    expect(await decisionsIn(caseId)).toHaveLength(1);
  });

  it('after the server heard of it: the page finds out by itself, and it is made once', async () => {
    const caseId = await intake(page);
    const lose = async (route: Parameters<Parameters<Page['route']>[1]>[0]) => {
      await route.fetch();
      await route.abort('connectionreset');
    };
    await page.route(ACTS, lose, { times: 1 });
    await choice(page, '材料齐全').check();
    await button(page, '提交办理结果').click();
    // Neither reloaded nor pressed again. Sent under another key it would be refused: 这一步已有办理结果.
    await page.getByText('办理结果已记录。').waitFor();
    expect(await decisionsIn(caseId)).toHaveLength(1);
  });

  it('is said at once on an open page, and no longer when it is back', async () => {
    await open(page, '/cases');
    await page.context().setOffline(true);
    await page.getByText('连接中断，正在重新连接').waitFor();
    await page.context().setOffline(false);
    await page.getByText('连接中断，正在重新连接').waitFor({ state: 'detached' });
    await page.context().close();
  });
});

const SITTINGS = /\/api\/sittings(\?|$)/;

describe('a page that is asked for while the line is down', () => {
  const lead = (page: Page) =>
    page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '办事流程', exact: true });
  const arrived = (page: Page) => page.getByRole('heading', { level: 1, name: '办事流程' }).waitFor();

  it('waits and says so, and opens by itself when the line is back', async () => {
    const page = await signIn(await browser.visit(house.base), 'secretary', '/inbox');
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    await page.context().setOffline(true);
    await lead(page).click();
    await page.getByText('连接恢复后会自动打开').first().waitFor();
    await page.context().setOffline(false);
    await arrived(page);
    await page.getByText('连接恢复后会自动打开').waitFor({ state: 'detached' });
    await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
    await page.context().close();
  });

  it('does the same when the server is gone and the machine believes that it has a line', async () => {
    const page = await signIn(await browser.visit(house.base), 'secretary', '/inbox');
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    await page.route('**', (route) => route.abort('connectionrefused'));
    await lead(page).click();
    await page.getByText('连接恢复后会自动打开').first().waitFor();
    await page.unroute('**');
    await arrived(page);
    await page.context().close();
  });

  it('reads by itself what could not be read, without being asked again', async () => {
    const page = await signIn(await browser.visit(house.base), 'secretary', '/inbox');
    await page.route(SITTINGS, (route) => route.abort('connectionreset'));
    await goToMenu(page, '会议');
    await page.getByText('连接恢复后会自动读取').waitFor();
    await button(page, '重新读取').waitFor();
    await page.unroute(SITTINGS);
    await page.getByRole('main').getByText('还没有会议').waitFor();
    await page.context().close();
  });

  it('is words and not the browser’s own page after a reload, and comes back by itself', async () => {
    const page = await signIn(await browser.visit(house.base, { keepsWords: true }), 'secretary', '/cases');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('heading', { level: 1, name: '我的事项' }).waitFor();
    await page.context().close();
  });
});

describe('two officials on one task', () => {
  it('the slower one is told who was quicker, and what he wrote is still there', async () => {
    const name = `科普专业委员会${randomUUID().slice(0, 6)}`;
    const task = await tellAssociation(secretary, official, name);
    const slower = await signIn(await browser.visit(house.base), 'official2', `/tasks/${encodeURIComponent(task.id)}`);
    await choice(slower, '提醒').check();
    await field(slower, '原因').fill('请按年度报送活动情况。');
    await act(official, task.case.id, 'acknowledged');
    await slower.getByText(/林知行已于 .*办理：收悉/).waitFor();
    await slower.getByText('您写的意见没有提交').waitFor();
    await slower.getByText('请按年度报送活动情况。').waitFor();
    await slower.context().close();
  });

  it('the slower one hears it from the answer to his own, when the stream of changes does not reach him', async () => {
    const name = `科普专业委员会${randomUUID().slice(0, 6)}`;
    const task = await tellAssociation(secretary, official, name);
    const slower = await browser.visit(house.base);
    await slower.route('**/api/live', (route) => route.abort());
    await signIn(slower, 'official2', `/tasks/${encodeURIComponent(task.id)}`);
    await choice(slower, '收悉').check();
    await act(official, task.case.id, 'acknowledged');
    expect(await slower.getByText(/林知行已于 .*办理：收悉/).count()).toBe(0);
    await button(slower, '提交办理结果').click();
    await slower.getByText(/林知行已于 .*办理：收悉/).waitFor();
    await slower.context().close();
  });
});

it('has met no fault', () => {
  expect(browser.faults).toEqual([]);
});
