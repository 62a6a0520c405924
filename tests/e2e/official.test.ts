/** The association's officials at a desk: told of a branch, they answer 收悉 or a reminder, and decide nothing. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { CaseCard, ListPage } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startBrowser, type TestBrowser } from '../support/browser';
import { tellAssociation } from '../support/furnished';
import { startHouse, type House } from '../support/house';
import { button, choice, eventually, field, goToMenu, openTask, part, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let clerk: HttpClient;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  [secretary, clerk] = (await Promise.all(['secretary', 'official'].map((login) => HttpClient.signedIn(house.base, login)))) as [
    HttpClient,
    HttpClient,
  ];
  page = await signIn(await browser.visit(house.base), 'official');
  colleague = await signIn(await browser.visit(house.base), 'official2');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const tell = async () => {
  const name = `科普专业委员会${randomUUID().slice(0, 6)}`;
  const task = await tellAssociation(secretary, clerk, name);
  return { name, task };
};

describe('an official', () => {
  it('finds what came while the inbox was open, without reloading', async () => {
    await goToMenu(page, '待办');
    await page.getByText('没有待办').first().waitFor();
    const { name } = await tell();
    await page
      .getByRole('list', { name: '待办列表' })
      .getByRole('button', { name: new RegExp(name) })
      .waitFor();
  });

  it('sees what is asked in one sentence, the form, the society’s own result, and no decision to take', async () => {
    const panel = part(page, '办理');
    await panel.getByRole('heading', { name: '办理结果' }).waitFor();
    const words = await panel.innerText();
    expect(words).toMatch(/示例省环境学会 · 编号 \S+ · 以学会工作部身份/);
    expect(words).toMatch(/会议决定\s+通过/);
    expect(await panel.getByRole('radio').count()).toBe(2);
    // To the association the society’s office answers, not a person.
    expect(words).not.toContain('苏以宁');
  });

  it('answers 收悉 in two clicks', async () => {
    await choice(page, '收悉').click();
    await button(page, '提交办理结果').click();
    await part(page, '办理').getByText('办理结果已记录。').waitFor();
  });

  it('answers with the keyboard alone', async () => {
    const { name } = await tell();
    await goToMenu(page, '消息');
    await goToMenu(page, '待办');
    await page
      .getByRole('list', { name: '待办列表' })
      .getByRole('button', { name: new RegExp(name) })
      .waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await part(page, '办理')
      .getByRole('heading', { level: 2, name: new RegExp(name) })
      .waitFor();
    await choice(page, '收悉').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await page.getByText('办理结果已记录。').waitFor();
  });

  it('gives a reason with a reminder, and is asked for it where it is missing', async () => {
    const { name, task } = await tell();
    await openTask(page, name);
    await choice(page, '提醒').check();
    await button(page, '提交办理结果').click();
    await page.getByText('请写明原因。').waitFor();
    await field(page, '原因').fill('请按年度报送活动情况。');
    await button(page, '提交办理结果').click();
    await page.getByText('办理结果已记录。').waitFor();
    expect((await caseOf(secretary, task.case.id)).outcome).toBe('completed');
  });
});

describe('an official of the association’s own procedures', () => {
  const set = (months: number | null) => house.setParameter(demo.ASSOCIATION, 'rectificationMonths', months);

  it('begins a case of the association, once its own standard is set, and finds nothing to do', async () => {
    const subject = `示例省环境学会有关情况${randomUUID().slice(0, 6)}`;
    await set(null);
    await page.goto(`/procedures/exit-escalation/new?society=${demo.ENVIRONMENT_SOCIETY}`);
    await page.getByText('请先由所属科协设定本级标准，设定后才能提交。').waitFor();
    await field(page, '事项名称').fill(subject);
    await button(page, '提交').click();
    // In words, with where it is set; nothing that was typed is lost.
    await page.getByText('还没有填写“整改期限（月）”，请先在本级标准（由所属科协设定）中填写，再重新提交。').waitFor();
    expect(await field(page, '事项名称').inputValue()).toBe(subject);
    await set(3);
    await button(page, '提交').click();
    await part(page, '现在到哪一步').getByText('核实情况、认定事由').first().waitFor();

    await openTask(page, subject);
    await choice(page, '没有所列事由').check();
    await page.getByRole('checkbox', { name: '活力不足' }).check();
    await field(page, '情况和依据').fill('已核对年度报告，情况属实，不属于所列事由。');
    await field(page, '原因').fill('没有所列事由。');
    await button(page, '提交办理结果').click();
    await part(page, '办理').getByText('办理结果已记录。').waitFor();

    // A colleague reads what was handed in with it; the society hears of nothing.
    await goToMenu(colleague, '办件');
    await colleague.getByRole('tab', { name: '已办结' }).click();
    await colleague.getByRole('link', { name: new RegExp(subject) }).click();
    await part(colleague, '办理经过').getByText('已核对年度报告，情况属实，不属于所列事由。').waitFor();
    const known = await secretary.get<ListPage<CaseCard>>(`/cases?query=${encodeURIComponent(subject)}`);
    expect(known.body.items).toEqual([]);
  });
});

describe('two officials', () => {
  it('who act in the same moment: one is recorded, the other hears who was quicker', async () => {
    const { name, task } = await tell();
    const pages = [page, colleague];
    for (const who of pages) {
      await openTask(who, name);
      await choice(who, '收悉').check();
    }
    await Promise.all(pages.map((who) => button(who, '提交办理结果').click()));
    const notes = await eventually(
      'both answers',
      () => Promise.all(pages.map((who) => part(who, '办理').locator('.note').allInnerTexts())),
      (seen) => seen.every((texts) => /办理结果已记录|这一步已有办理结果/.test(texts.join())),
    );
    const winners = notes.map((texts) => texts.join().includes('办理结果已记录'));
    expect([...winners].sort()).toEqual([false, true]);
    const loser = winners[0] ? colleague : page;
    await loser.getByText(winners[0] ? /林知行已于 .*办理：收悉/ : /顾文澜已于 .*办理：收悉/).waitFor();
    const acts = (await caseOf(clerk, task.case.id)).timeline.filter(
      (entry) => entry.what === 'acted' && entry.step?.zh === '告知科协',
    );
    expect(acts).toHaveLength(1);
  });

  it('see each other’s work at once: an open page changes by itself when a colleague acts', async () => {
    const { name, task } = await tell();
    await openTask(page, name);
    const society = await signIn(await browser.visit(house.base), 'secretary', `/cases/${task.case.id}`);
    await part(society, '现在到哪一步').getByText('告知科协').waitFor();
    await openTask(colleague, name);
    await Promise.all([page, society].map((who) => who.evaluate(() => Object.assign(window, { neverReloaded: true }))));
    await choice(colleague, '收悉').check();
    await button(colleague, '提交办理结果').click();
    await part(page, '办理')
      .getByText(/顾文澜已于 .*办理：收悉/)
      .waitFor();
    await society.getByRole('heading', { name: '现在到哪一步' }).waitFor({ state: 'detached' });
    await society.getByText('已办结').first().waitFor();
    for (const who of [page, society]) expect(await who.evaluate(() => 'neverReloaded' in window)).toBe(true);
    await society.context().close();
  });

  it('have met no fault', () => {
    expect(browser.faults).toEqual([]);
  });
});
