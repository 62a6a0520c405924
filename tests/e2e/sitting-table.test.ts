/** The charter's own majorities from its page to the table: entered by a secretary, asked of each item, counted while numbers are typed; then who presides, and a vote on papers. */
import type { Page } from '@playwright/test';
import type { OrganView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { DESK, looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, choice, field, part, signIn } from '../support/pages';

const TITLE = '修改章程第五条';
jest.setTimeout(120_000);

let house: House;
let browser: TestBrowser;
let page: Page;
let organ: OrganView;

const choose = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
};

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  const secretary = await HttpClient.signedIn(house.base, 'secretary');
  const organs = await secretary.get<OrganView[]>('/organs');
  organ = organs.body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL) as OrganView;
  page = await signIn(await browser.visit(house.base, { screen: DESK }), 'secretary', '/organs');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

it('a charter’s majority for some matters is entered with its article', async () => {
  await button(page, '修改：常务理事会').click();
  const form = part(page, '示例省环境学会 · 常务理事会');
  await form.getByText('不是政策规定').waitFor();
  await form.getByRole('button', { name: '增加另有规定的事项' }).click();
  const own = form.getByRole('group', { name: '另有规定的事项（第 1 条）', exact: true });
  await form.getByRole('checkbox', { name: '以上内容已与本会章程核对一致' }).check();
  await button(page, '保存').click();
  // Nothing of a rule that was begun is left out silently.
  expect(await own.getByRole('alert').allInnerTexts()).toEqual(['请选择。', '请选择。', '请选择。', '请填写章程条款。']);
  await own.getByRole('checkbox', { name: '修改章程' }).check();
  await own.getByRole('radio', { name: '四分之三以上' }).check();
  await own.getByRole('radio', { name: '全体成员' }).check();
  await own.getByRole('textbox', { name: '章程条款' }).fill('第四十条');
  await looksRight(page, 'charter-special');
  await page.setViewportSize(PHONE);
  await looksRight(page, 'charter-special');
  await page.setViewportSize(DESK);
  await button(page, '保存').click();
  await form.getByText('修改章程：全体成员的四分之三以上同意（依据本会章程第四十条）').waitFor();
});

it('each item without a procedure of its own is asked about, and voted on by what it is', async () => {
  await page.goto(`/sittings/new?organ=${organ.id}`);
  await page.getByLabel('会议日期').fill('2026-12-01');
  await choice(page, '现场').check();
  await choose('主持人', '周景明（理事长）');
  await field(page, '其他议题').fill(TITLE);
  await button(page, '加入议程').click();
  await button(page, '确定安排').click();
  await page.getByText('请确认各项议题是否属于章程另有规定的事项。').waitFor();
  await choose(`“${TITLE}”是否属于章程另有规定的事项`, '修改章程');
  await looksRight(page, 'convene-matter');
  await page.setViewportSize(PHONE);
  await looksRight(page, 'convene-matter');
  await page.setViewportSize(DESK);
  await button(page, '确定安排').click();
  await page.getByText('会议已安排。').first().waitFor();
  const item = part(page, TITLE);
  await item.getByText('按“修改章程”表决').waitFor();
  await item.getByRole('button', { name: `记录表决：${TITLE}` }).click();
  await field(page, '第 1 项 同意票数').fill('6');
  await field(page, '第 1 项 反对票数').fill('3');
  await item.getByText('同意 6 票，按章程需 7 票').waitFor();
  await item.getByText('依据本会章程第四十条').waitFor();
});

it('who presides instead of the chair is entered with the roll, and who is heard without a vote', async () => {
  const roll = part(page, '签到');
  await roll.getByRole('checkbox', { name: '周景明未到会' }).check();
  await button(page, '保存签到').click();
  await roll.getByText('原定主持人未到会，请选择实际主持的人。').waitFor();
  await choose('主持人', '陆一鸣');
  await roll.getByRole('textbox', { name: '列席人员（选填）' }).fill('何明远、审计机构代表');
  await looksRight(page, 'roll-chair');
  await page.setViewportSize(PHONE);
  await looksRight(page, 'roll-chair');
  await page.setViewportSize(DESK);
  await button(page, '保存签到').click();
  await page.getByText('签到已保存。').waitFor();
  await page.getByText('主持人：陆一鸣').waitFor();
  expect(await roll.getByRole('textbox', { name: '列席人员（选填）' }).inputValue()).toBe('何明远、审计机构代表');
  await roll.locator('.ant-select').getByText('陆一鸣').waitFor();
});

it('a vote on papers is entered as it went: one out of the room, one paper void, one not returned', async () => {
  const item = part(page, TITLE);
  await item.getByText('离席', { exact: true }).click();
  await item.getByRole('checkbox', { name: '韩书言离席' }).check();
  await item.getByText('表决方式：举手或口头').click();
  await item.getByRole('radio', { name: '无记名票' }).check();
  await field(page, '第 1 项 发出表决票').fill('7');
  await field(page, '第 1 项 收回表决票').fill('6');
  await field(page, '第 1 项 无效表决票').fill('2');
  await field(page, '第 1 项 同意票数').fill('1');
  await field(page, '第 1 项 反对票数').fill('4');
  await item.getByRole('radio', { name: '未通过' }).check();
  await button(page, `保存本项结果：${TITLE}`).click();
  await item.getByText('表决票不符').waitFor();
  await field(page, '第 1 项 无效表决票').fill('1');
  await item.getByRole('radio', { name: '未通过' }).check();
  await looksRight(page, 'paper-vote');
  await page.setViewportSize(PHONE);
  await looksRight(page, 'paper-vote');
  await page.setViewportSize(DESK);
  await button(page, `保存本项结果：${TITLE}`).click();
  await item.getByText('离席 1 人。').waitFor();
  await item.getByText('表决票发出 7 张，收回 6 张，无效 1 张。').waitFor();
  await looksRight(page, 'paper-vote-result');
});

it('nothing inside the pages went wrong', () => {
  expect(browser.faults).toEqual([]);
});
