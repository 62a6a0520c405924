/** The lists of one's work in a browser: by the keyboard alone, filtered, kept under a name, several decided together, on a phone. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { LISTED_AT_MOST, type InboxView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { act, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { barriers, PHONE, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, choice, eventually, field, goToMenu, open, part, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let clerk: HttpClient;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  clerk = await HttpClient.signedIn(house.base, 'clerk');
  page = await signIn(await browser.visit(house.base), 'clerk');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const name = (what: string) => `${what}专业委员会${randomUUID().slice(0, 5)}`;
/** A new matter at the secretariat's first step. */
async function file(subject: string): Promise<string> {
  const id = await fileBranch(secretary, { name: subject });
  await taskOf(clerk, id);
  return id;
}
const list = () => page.getByRole('list', { name: '待办列表' });
const listed = () => list().getByRole('button');
const tab = (title: string) => page.getByRole('tab', { name: new RegExp(`^${title} \\d+$`) });

describe('by the keyboard alone', () => {
  it('two keys lead from the inbox to the decision', async () => {
    const subject = name('键盘');
    await file(subject);
    await goToMenu(page, '待办');
    await choice(page, '材料齐全').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await part(page, '办理').getByText('办理结果已记录。').waitFor();
  });

  it('j and k walk the list, r goes to the reason, and typed letters are letters', async () => {
    const [first, second] = [name('先'), name('后')];
    await file(first);
    await file(second);
    await goToMenu(page, '消息');
    await goToMenu(page, '待办');
    await listed().nth(1).waitFor();
    await page.keyboard.press('j');
    await list()
      .getByRole('button', { name: new RegExp(second) })
      .and(page.locator('[aria-current]'))
      .waitFor();
    await page.keyboard.press('k');
    await list()
      .getByRole('button', { name: new RegExp(first) })
      .and(page.locator('[aria-current]'))
      .waitFor();
    await choice(page, '退回补充').waitFor();
    await page.keyboard.press('r');
    const reason = part(page, '办理').getByRole('textbox').first();
    await eventually(
      'the reason to be where one types',
      () => reason.evaluate((node) => node === document.activeElement),
      Boolean,
    );
    await page.keyboard.type('jkar 请补充');
    expect(await reason.inputValue()).toBe('jkar 请补充');
    expect(await choice(page, '退回补充').isChecked()).toBe(true);
  });

  it('? says what the keys do, and closes again; / searches', async () => {
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '键盘操作' });
    await help.getByText('退回或不同意：选中并填写原因').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox');
    await eventually(
      'the search to be where one types',
      () => search.evaluate((node) => node === document.activeElement),
      Boolean,
    );
    await page.keyboard.type('先专业');
    await eventually(
      'one hit',
      () => listed().allInnerTexts(),
      (texts) => texts.length === 1 && (texts[0] ?? '').includes('先专业'),
    );
    await search.fill('');
  });
});

describe('filters and saved views', () => {
  it('narrow the list, and a name keeps them through a reload', async () => {
    await goToMenu(page, '待办');
    await page.getByRole('searchbox').fill('环境学会');
    await button(page, '筛选').click();
    await page.getByRole('combobox', { name: '期限' }).selectOption({ label: '原定日期已过' });
    await page.getByText(/没有找到“环境学会”/).waitFor();
    await page.getByRole('combobox', { name: '期限' }).selectOption({ label: '全部' });
    await page.getByRole('combobox', { name: '身份' }).selectOption({ label: '秘书处' });
    await listed().first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'inbox-filters');
    await button(page, '保存为常用筛选').click();
    await field(page, '名称').fill('秘书处的');
    await page.getByRole('checkbox', { name: '打开待办时先用这个筛选' }).check();
    await button(page, '保 存').or(button(page, '保存')).click();
    await page.getByRole('button', { name: '秘书处的', pressed: true }).waitFor();
    await page.goto('/inbox');
    await page.getByRole('button', { name: '秘书处的', pressed: true }).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('环境学会');
    await listed().first().waitFor();
  });

  it('are renamed and deleted where they are', async () => {
    await page.getByRole('button', { name: '管理 · 常用筛选' }).click();
    await button(page, '改名：秘书处的').click();
    await field(page, '名称').fill('我们的');
    await button(page, '保 存').or(button(page, '保存')).click();
    await button(page, '删除：我们的').click();
    await page.getByText('还没有保存过常用筛选。').waitFor();
    await page.keyboard.press('Escape');
    await page.goto('/inbox');
    await listed().first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });
});

describe('every list', () => {
  it('has its number, and what was done and filed is found in it', async () => {
    await page.goto('/inbox');
    await tab('已办').click();
    await page
      .getByRole('list', { name: '已办' })
      .getByRole('link', { name: /键盘专业委员会.*材料齐全/ })
      .waitFor();
    await tab('抄送').click();
    await page.getByText('没有抄送给您的事项').waitFor();
    await tab('我发起').click();
    await page.getByText('还没有发起过事项').waitFor();
    const { counts } = (await clerk.get<InboxView>('/inbox')).body;
    await tab('待办').click();
    expect(await tab('待办').innerText()).toBe(`待办 ${counts.todo}`);
    await eventually(
      'as many rows as the number says',
      () => listed().count(),
      (n) => n === counts.todo,
    );
  });
});

describe('a list that comes whole', () => {
  it('says under its last row that there are more, where as many came as come at most', async () => {
    const most = LISTED_AT_MOST.drafts;
    const draft = { procedure: 'branch-setup', society: demo.ENVIRONMENT_SOCIETY, form: { name: '草稿' } };
    const ids = Array.from({ length: most + 1 }, () => randomUUID());
    for (const id of ids) await clerk.put(`/drafts/${id}`, draft);
    await page.goto('/cases');
    const said = page.getByText(`这里先列出 ${most} 条。办完其中一些，其余的会接着列出。`);
    await said.waitFor();
    await picture(page, 'drafts-more');
    for (const id of ids.slice(0, 2)) await clerk.request('DELETE', `/drafts/${id}`);
    await open(page, '/cases');
    await page.getByRole('heading', { name: '未提交的草稿' }).waitFor();
    expect(await said.count()).toBe(0);
    for (const id of ids.slice(2)) await clerk.request('DELETE', `/drafts/${id}`);
  }, 60_000);
});

describe('several of one step together', () => {
  it('each is looked at and answered by itself; the one that somebody was quicker with says so', async () => {
    const subjects = Array.from({ length: 5 }, (_, n) => name(`一并${n}`));
    const ids: string[] = [];
    for (const subject of subjects) ids.push(await file(subject));
    await page.goto('/inbox');
    await page.getByRole('link', { name: '一并办理' }).click();
    const items = part(page, '逐件看过');
    for (const subject of subjects) {
      await items.getByRole('button', { name: new RegExp(subject) }).click();
      await page.getByRole('heading', { level: 2, name: new RegExp(subject) }).waitFor();
      await button(page, '已看，一并办理').click();
      await items.getByRole('button', { name: new RegExp(`${subject}.*已看`) }).waitFor();
    }
    await page.getByText('已看 5 件').waitFor();
    await picture(page, 'inbox-together');
    expect(await barriers(page)).toEqual([]);
    await act(secretary, ids[2] as string, 'complete');
    await choice(page, '材料齐全').check();
    await page.getByRole('button', { name: '一并提交 5 件' }).click();
    const results = page.getByRole('list', { name: '提交结果' }).getByRole('listitem');
    await page.getByText('4 件已记录，1 件未执行，原因见下。').waitFor();
    const lines = await results.allInnerTexts();
    expect(lines.map((line) => subjects.findIndex((subject) => line.includes(subject)))).toEqual([0, 1, 2, 3, 4]);
    expect(lines.map((line) => /已记录|未执行：这一步已/.exec(line)?.[0])).toEqual([
      ...['已记录', '已记录', '未执行：这一步已', '已记录', '已记录'],
    ]);
    await picture(page, 'inbox-together-results');
    for (const n of [0, 1, 3, 4])
      expect((await clerk.get<InboxView>('/inbox')).body.todo.some((item) => item.case === ids[n])).toBe(false);
    await page.getByRole('main').getByRole('link', { name: '返回待办' }).last().click();
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  });

  it('fits a phone', async () => {
    for (const subject of [name('手机甲'), name('手机乙')]) await file(subject);
    const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'clerk');
    for (const path of ['/inbox', '/inbox?due=week', '/inbox?tab=done', '/inbox/together']) {
      await open(phone, path);
      expect([path, await sidewaysPixels(phone)]).toEqual([path, 0]);
      await picture(phone, `inbox-${path.replaceAll(/\W+/g, '-')}`);
    }
    await open(phone, '/inbox');
    await phone.getByRole('button', { name: '筛选' }).tap();
    await phone.getByRole('combobox', { name: '期限' }).selectOption({ label: '本周到期' });
    await phone.waitForURL(/due=week/);
    expect(await sidewaysPixels(phone)).toBe(0);
    await phone.context().close();
  });

  it('has led to no fault', () => {
    expect(browser.faults).toEqual([]);
  });
});
