/** What may be done with a task or a case besides deciding, each once through the page. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { caseOf, fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { demo } from '../../libs/demo';
import { barriers, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, choice, eventually, field, goToMenu, openTask, part, signIn } from '../support/pages';

const NAMES = { secretary: '苏以宁', clerk: '唐小满', president: '', member: '' };
let house: House;
let browser: TestBrowser;
let client: HttpClient;
const pages = {} as Record<keyof typeof NAMES, Page>;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  client = await HttpClient.signedIn(house.base, 'secretary');
  for (const login of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    pages[login] = await signIn(await browser.visit(house.base), login);
    const session = await HttpClient.signedIn(house.base, login);
    NAMES[login] = (await session.get<{ person: { name: string } }>('/session')).body.person.name;
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const file = async () => {
  const name = `水环境专业委员会${randomUUID().slice(0, 6)}`;
  return { name, id: await fileBranch(client, { name }) };
};
const dialog = (who: Page, name: string) => who.getByRole('dialog', { name, exact: true });
/** One of the other things to do with the task that is open: what it needs, then its own button. */
const does = async (
  who: Page,
  name: string,
  fill: (within: ReturnType<typeof dialog>) => Promise<void> = async () => undefined,
) => {
  await who.getByRole('group', { name: '其他办理' }).getByRole('button', { name, exact: true }).click();
  const within = dialog(who, name);
  await fill(within);
  await within.getByRole('button', { name, exact: true }).click();
};
const complete = async (who: Page) => {
  await choice(who, '材料齐全').check();
  await button(who, '提交办理结果').click();
  await part(who, '办理').getByText('办理结果已记录。').waitFor();
};
const told = async (id: string) => (await caseOf(client, id)).timeline.map(({ what }) => what);

it('hands a task to a colleague, says so, and asks for the colleague where none was chosen', async () => {
  const { name, id } = await file();
  await openTask(pages.secretary, name);
  await does(pages.secretary, '转办', async (within) => {
    await within.getByRole('button', { name: '转办', exact: true }).click();
    await within.getByText('请选择同事。').waitFor();
    await within.getByRole('radio', { name: new RegExp(NAMES.clerk) }).check();
  });
  const said = pages.secretary.getByText(`已转办给 ${NAMES.clerk}。`);
  await said.waitFor();
  // It stands over the materials, and the button under them.
  const isOnScreen = (words: Element) => words.getBoundingClientRect().top >= 0;
  await eventually('to come into sight', () => said.evaluate(isOnScreen), Boolean);
  await openTask(pages.clerk, name);
  await complete(pages.clerk);
  expect(await told(id)).toContain('transferred');
});

it('asks a colleague for an opinion, who gives it back with words', async () => {
  const { name } = await file();
  await openTask(pages.secretary, name);
  await does(pages.secretary, '委派', (within) => within.getByRole('radio', { name: new RegExp(NAMES.clerk) }).check());
  await pages.secretary.getByText(`已委派 ${NAMES.clerk}，意见交回后由您决定。`).waitFor();
  await openTask(pages.clerk, name);
  await does(pages.clerk, '交回', async (within) => {
    await within.getByRole('button', { name: '交回', exact: true }).click();
    await within.getByText('请填写意见。').waitFor();
    await within.getByRole('textbox', { name: '意见' }).fill('材料齐全，可以受领。');
  });
  await pages.clerk.getByText('已交回。').waitFor();
  await openTask(pages.secretary, name);
  await complete(pages.secretary);
});

it('adds a signer before oneself', async () => {
  const { name } = await file();
  await openTask(pages.secretary, name);
  await does(pages.secretary, '加签', async (within) => {
    await within.getByRole('radio', { name: new RegExp(NAMES.president) }).check();
    await within.getByRole('radio', { name: '先由对方签署，我再办理' }).check();
  });
  await pages.secretary.getByText(`已请 ${NAMES.president} 加签。`).waitFor();
  await openTask(pages.president, name);
});

it('undoes what was just done, and can do it again', async () => {
  const { name, id } = await file();
  await openTask(pages.secretary, name);
  await complete(pages.secretary);
  await button(pages.secretary, '撤回刚才的办理').click();
  await pages.secretary.getByText('已撤回，可以重新办理。').waitFor();
  await complete(pages.secretary);
  expect(await told(id)).toContain('undone');
});

it('keeps out of a step, after being told what it means', async () => {
  const { name } = await file();
  await openTask(pages.clerk, name);
  await does(pages.clerk, '回避', (within) => within.getByText('与您本人有利害关系的，请回避。').waitFor());
  await pages.clerk.getByText('已记录您回避。').waitFor();
  await openTask(pages.secretary, name);
});

it('reminds whoever holds it, once a day, and leaves a note that the office reads', async () => {
  const { name, id } = await file();
  const { member, secretary } = pages;
  await member.goto(`/cases/${id}`);
  await button(member, '催办').click();
  await member.getByText(/已提醒 \d+ 个岗位/).waitFor();
  await member.getByText('写备注').click();
  await button(member, '保存备注').click();
  await member.getByText('请写下备注。').waitFor();
  await field(member, '备注').fill('请尽量在本周内核对。');
  await button(member, '保存备注').click();
  await member.getByText('请尽量在本周内核对。').waitFor();
  await secretary.goto(`/cases/${id}`);
  await part(secretary, '备注').getByText('请尽量在本周内核对。').waitFor();
  expect(name).not.toBe('');
});

it('lets somebody stand in while away; the record names both', async () => {
  const { name, id } = await file();
  await openTask(pages.secretary, name);
  await does(pages.secretary, '转办', (within) => within.getByRole('radio', { name: new RegExp(NAMES.president) }).check());
  const { president, member } = pages;
  await goToMenu(president, '外出代理');
  await president.getByRole('combobox', { name: '由谁代理' }).click();
  await president.locator('.ant-select-item-option', { hasText: NAMES.member }).click();
  await field(president, '原因').fill('出差');
  await button(president, '设置代理').click();
  await part(president, '代我办理的').getByText(NAMES.member).waitFor();
  await goToMenu(member, '待办');
  await part(member, `代 ${NAMES.president} 办理`)
    .getByRole('button', { name: new RegExp(name) })
    .click();
  await member.getByText(`您正在代 ${NAMES.president} 办理，记录中会写明两个人的姓名。`).waitFor();
  await choice(member, '材料齐全').check();
  await button(member, '提交办理结果').click();
  await member.getByText('办理结果已记录。').waitFor();
  expect(await told(id)).toContain('acted');
  await button(president, '提前结束').click();
  await president.getByText('已提前结束').waitFor();
});

it('hands over what somebody leaves behind, case by case, to whoever takes his place', async () => {
  const { name, id } = await file();
  await openTask(pages.secretary, name);
  await does(pages.secretary, '转办', (within) => within.getByRole('radio', { name: new RegExp(NAMES.clerk) }).check());
  await pages.secretary.getByText(`已转办给 ${NAMES.clerk}。`).waitFor();
  const keeper = await signIn(await browser.visit(house.base), 'keeper');
  await keeper.goto(`/people/${demo.ENVIRONMENT_SOCIETY}?part=accounts`);
  await keeper.getByRole('link', { name: `交接单：${NAMES.clerk}` }).click();
  await button(keeper, '移交待办和事项').click();
  const form = keeper.getByRole('form', { name: '移交待办和事项' });
  await button(keeper, '开始移交').click();
  await form.getByText('请选择接手的人。').waitFor();
  await form.getByRole('combobox', { name: '交给' }).click();
  await keeper.locator('.ant-select-item-option', { hasText: NAMES.secretary }).click();
  await field(keeper, '原因').fill('离职');
  // What was typed is there again after the page was loaded anew.
  await keeper.reload();
  await button(keeper, '移交待办和事项').click();
  expect(await field(keeper, '原因').inputValue()).toBe('离职');
  await button(keeper, '开始移交').click();
  await keeper.getByText(/^已移交 [1-9]\d* 件。$/).waitFor();
  expect(await barriers(keeper)).toEqual([]);
  await openTask(pages.secretary, name);
  expect(await told(id)).toContain('handed-over');
});

it('has met no fault', () => {
  expect(browser.faults).toEqual([]);
});
