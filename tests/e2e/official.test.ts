/** The association's officials at a desk: told of a branch, they answer 收悉 or a reminder, and decide nothing. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { CaseCard, ListPage } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { PHONE, picture, startBrowser, type TestBrowser } from '../support/browser';
import { changeOfOfficers, tellAssociation } from '../support/furnished';
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

/** users.md §5 (a), as it is written; what is asked of all societies at once is walked in assignments.test.ts. */
describe('the first hour of an official', () => {
  const CHANGE = '变更法定代表人';
  let id = '';
  let clicks = 0;
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };

  beforeAll(async () => {
    id = await changeOfOfficers(secretary, CHANGE);
  });

  it('sees papers as pages and what follows each answer, and sends back one list in five clicks', async () => {
    // It leaves the society when the minute is over in which its secretariat could take it back.
    await until('the change to be on the desk', 120_000, async () => Boolean((await caseOf(clerk, id)).myTask));
    await openTask(page, `${CHANGE}.*变更核对`);
    const panel = part(page, '办理');
    await panel.getByRole('img', { name: '会议纪要.pdf，第 1 页' }).scrollIntoViewIfNeeded();
    await panel.getByText('下一步：向登记管理机关报送材料（示例省环境学会秘书处）').waitFor();
    await picture(page, 'official-change');
    clicks = 0;
    await click(choice(page, '退回补充'));
    await click(panel.getByRole('checkbox', { name: '会议纪要' }));
    await field(page, '对“会议纪要”的要求（选填）').fill('请加盖公章');
    await click(panel.getByRole('checkbox', { name: '变更登记表等材料' }));
    const list = page.getByRole('region', { name: '将发给提出人的清单' });
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['会议纪要：请加盖公章', '变更登记表等材料']);
    await click(button(page, '提交办理结果'));
    await panel.getByText('办理结果已记录。').waitFor();
    expect(clicks).toBeLessThanOrEqual(5);
    await button(page, '撤回刚才的办理').waitFor();
  }, 150_000);

  it('finds on the telephone where a matter is, and reads it out without anybody’s name', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goToMenu(page, '办件');
    await page.getByRole('searchbox').fill('环境');
    await page.getByRole('link', { name: new RegExp(CHANGE) }).click();
    await part(page, '现在到哪一步').getByText('等待提出人补充材料，办理期限暂停').waitFor();
    await button(page, '复制进度说明').click();
    await button(page, '已复制').waitFor();
    const said = await page.evaluate(() => navigator.clipboard.readText());
    expect(said).toMatch(/^示例省环境学会“变更法定代表人”（学会变更审查，编号 \S+）：.*等待提出人补充材料/);
    expect(said).not.toMatch(/林知行|顾文澜|沈怀远|梅见微|苏以宁/);
  });

  it('counts branches by discipline against an earlier day, opens the list behind a number and takes it along', async () => {
    await goToMenu(page, '统计报表');
    const chosen = async (name: string, option: RegExp) => {
      await page.getByRole('combobox', { name }).click();
      await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
    };
    await chosen('统计什么', /^分支/);
    await page.getByLabel('比较日期（选填）').fill('2025-06-30');
    await chosen('按什么分组', /^学科/);
    await page.getByRole('columnheader', { name: '增减' }).waitFor();
    await page
      .getByRole('button', { name: /查看“水环境”的名单/ })
      .first()
      .click();
    await page
      .getByRole('region', { name: /^名单：水环境/ })
      .getByText('水环境专业委员会')
      .waitFor();
    await field(page, '填表人').fill('林知行');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出表格' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
    await picture(page, 'official-figures');
  });

  it('is away for a week: a colleague stands in for two procedures, and the inbox says so until it is ended', async () => {
    await goToMenu(page, '外出代理');
    await page.getByRole('combobox', { name: '由谁代理' }).click();
    await page.locator('.ant-select-item-option', { hasText: '顾文澜' }).click();
    await page.getByRole('combobox', { name: '限于哪些办事流程（选填）' }).click();
    for (const title of ['工作约谈与整改', '团体会员管理'])
      await page.locator('.ant-select-item-option', { hasText: title }).first().click();
    await page.keyboard.press('Escape');
    await field(page, '原因').fill('休假');
    await button(page, '设置代理').click();
    await part(page, '代我办理的').getByText('限 2 个办事流程').waitFor();
    await goToMenu(page, '待办');
    await page.getByText(/^您外出期间，待办由顾文澜代理，到 .*止（限 2 个办事流程）。/).waitFor();
    await picture(page, 'official-away');
    await goToMenu(page, '外出代理');
    await button(page, '提前结束').click();
    await page.getByText('已提前结束').waitFor();
    await goToMenu(page, '待办');
    await page.getByText(/^您外出期间/).waitFor({ state: 'detached' });
  });

  it('decides in the lift, with a thumb and two taps', async () => {
    const { name } = await tell();
    const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'official');
    await phone.getByRole('button', { name: new RegExp(name) }).tap();
    await choice(phone, '收悉').tap();
    await button(phone, '提交办理结果').tap();
    await phone.getByText('办理结果已记录。').waitFor();
    await picture(phone, 'official-phone');
    await phone.context().close();
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
