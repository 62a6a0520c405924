/** 组织与人员 in a real browser: a society's keeper enters somebody and invites him, who sets his password on his phone; and a past day. */
import type { Page } from '@playwright/test';
import { join, resolve } from 'node:path';
import { demo } from '../../libs/demo';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { barriers, DESK, PHONE, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { button, choice, field, goToMenu, open, part, signIn } from '../support/pages';

const WEB = join(resolve(__dirname, '..', '..'), 'dist', 'web');
const SOCIETY = `/people/${demo.ENVIRONMENT_SOCIETY}`;
const PASSWORD = '静水流深，大道无言 2026';

let api: ApiAlone;
let browser: TestBrowser;

beforeAll(async () => {
  [api, browser] = await Promise.all([startApiAlone({ webFolder: WEB }), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
}, 60_000);

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first();

describe('a society’s account keeper', () => {
  let page: Page;
  let link: string;
  beforeAll(async () => {
    page = await signIn(await browser.visit(api.base), 'keeper');
  });
  afterAll(() => page.context().close());

  it('has only what he runs in his menu', async () => {
    const menu = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts();
    const labels = menu.map((label) => label.trim());
    expect(labels).toEqual(expect.arrayContaining(['待办', '组织与人员', '消息', '修改密码']));
    expect(labels.filter((label) => ['我的事项', '办件', '会议', '本会标准', '办事流程'].includes(label))).toEqual([]);
  });

  it('enters somebody with a post, and is asked about one of the same name', async () => {
    await goToMenu(page, '组织与人员');
    await page.getByRole('link', { name: /示例省环境学会 学会/ }).click();
    await tab(page, '任职').click();
    await button(page, '录入任职').click();
    await field(page, '姓名').fill('叶青禾');
    await choice(page, '财务').check();
    await button(page, '保存任职').click();
    await page.getByText('已有同名的人，是不是其中一位？').waitFor();
    await choice(page, '不是以上任何人').check();
    await field(page, '手机号').fill('13900000077');
    await choice(page, '财务').check();
    await button(page, '保存任职').click();
    // A number of his own says who he is; the name alone does not.
    await choice(page, '不是以上任何人').check();
    await button(page, '保存任职').click();
    await page.getByText('任职已录入。').waitFor();
    expect(await row(page, '财务').innerText()).toMatch(/叶青禾/);
    await picture(page, 'keeper-posts');
  });

  it('invites him, and the link is shown once', async () => {
    await tab(page, '账号').click();
    await button(page, '邀请开通：叶青禾').click();
    await field(page, '账号').fill('ye.caiwu');
    await button(page, '生成邀请链接').click();
    const note = page.getByRole('textbox', { name: '邀请链接' });
    await note.waitFor();
    link = await note.inputValue();
    expect(link).toMatch(/\/invitation#[\w-]{43}$/);
    await picture(page, 'keeper-invitation');
    await page.reload();
    await tab(page, '账号').waitFor();
    expect(await page.getByRole('textbox', { name: '邀请链接' }).count()).toBe(0);
  });

  it('lets him set his password on a phone, by rules that say what they want, and sign in', async () => {
    const phone = await browser.visit(api.base, { screen: PHONE });
    await phone.goto(link);
    await phone.getByText('叶青禾，您的账号是 ye.caiwu，请设置密码。').waitFor();
    expect(await sidewaysPixels(phone)).toBe(0);
    expect(await barriers(phone)).toEqual([]);
    await picture(phone, 'invitation');
    const type = async (password: string, again = password) => {
      await phone.getByLabel('新密码').fill(password);
      await phone.getByLabel('再输入一次').fill(again);
      await button(phone, '设置密码').tap();
    };
    await type('Password2026', 'Password2027');
    await phone.getByText('两次输入不一致。').waitFor();
    await type('Password2026');
    await phone.getByRole('alert').getByText('这个密码太常见', { exact: false }).first().waitFor();
    await type(PASSWORD);
    await phone.getByText('密码已设置，请用账号 ye.caiwu 登录。').waitFor();
    await button(phone, '去登录').tap();
    await phone.getByRole('textbox', { name: '账号', exact: true }).fill('ye.caiwu');
    await phone.getByLabel('密码').fill(PASSWORD);
    await button(phone, '登录').tap();
    await phone.getByRole('banner').waitFor();
    await phone.goto(link);
    await phone.getByText('邀请链接无效、已使用或已过期', { exact: false }).waitFor();
    await phone.context().close();
  });

  it('disables an account with a reason, and sees what waits when somebody leaves', async () => {
    await open(page, `${SOCIETY}?part=accounts`);
    await button(page, '停用：叶青禾').last().click();
    await button(page, '确认停用').click();
    await page.getByText('请写明原因。').waitFor();
    await field(page, '原因').fill('借调结束');
    await button(page, '确认停用').click();
    await page.getByText('已停用').waitFor();
    await page.getByRole('link', { name: '交接单：苏以宁' }).click();
    await page.getByRole('heading', { level: 1, name: '苏以宁的交接单' }).waitFor();
    await part(page, '任职').getByText('示例省环境学会 · 秘书处').waitFor();
  });
});

describe('the administrator', () => {
  let page: Page;
  beforeAll(async () => {
    page = await signIn(await browser.visit(api.base, { screen: DESK }), 'administrator');
  });
  afterAll(() => page.context().close());

  it('ends a term, and looks at the day before and the day after', async () => {
    await open(page, `${SOCIETY}?part=posts`);
    const president = row(page, '理事长');
    await president.getByText('录入情况').click();
    await button(page, '结束任期：周景明 理事长').click();
    await page.getByLabel('结束日期').fill('2026-03-31');
    await field(page, '原因').fill('届满卸任');
    await button(page, '确认结束').click();
    await page.getByText('已结束、未开始和已作废 1 条').waitFor();
    await page.getByLabel('截至日期').fill('2026-03-31');
    await page.getByText('以下是截至2026年3月31日（周二）的情况。', { exact: false }).waitFor();
    expect(await row(page, '理事长').innerText()).toContain('2024-01-01 至 2026-03-31');
    await page.getByLabel('截至日期').fill('2026-04-01');
    await page.getByText('当日尚未登记结束', { exact: false }).waitFor();
    await picture(page, 'administrator-as-of');
    expect(await page.getByRole('button', { name: '录入任职' }).count()).toBe(0);
    await button(page, '回到今天').click();
    await tab(page, '变动').click();
    await page.getByText('届满卸任', { exact: false }).waitFor();
  });

  it('changes the master record from a day on, and is told of a code that cannot be', async () => {
    await open(page, `${SOCIETY}?part=master`);
    await button(page, '变更基本信息').click();
    await field(page, '统一社会信用代码').fill('51990000MJ00000011');
    await button(page, '保存基本信息').click();
    await page.getByText('统一社会信用代码应为 18 位', { exact: false }).first().waitFor();
    await field(page, '统一社会信用代码').fill('51990000MJ00000010');
    await field(page, '简称').fill('省环境学会');
    await button(page, '保存基本信息').click();
    await page.getByText('基本信息已保存', { exact: false }).waitFor();
    await page.getByText('省环境学会', { exact: true }).first().waitFor();
  });

  it('changes his own password', async () => {
    await goToMenu(page, '修改密码');
    await page.getByLabel('现在的密码').fill('guicheng-demo');
    await page.getByLabel('新密码').fill('高山仰止，景行行止 2026');
    await page.getByLabel('再输入一次').fill('高山仰止，景行行止 2026');
    await button(page, '保存新密码').click();
    await page.getByText('密码已修改', { exact: false }).waitFor();
  });
});

describe('every page of people and accounts', () => {
  const pages = [
    '/people',
    `${SOCIETY}?part=master`,
    `${SOCIETY}?part=posts`,
    `${SOCIETY}?part=organs`,
    `${SOCIETY}?part=accounts`,
    `${SOCIETY}?part=history`,
    `/people/persons/${'00000000-0000-4000-8000-000500000003'}`,
    '/password',
  ];

  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])(
    'fits on %s and bars nobody',
    async (_where, screen) => {
      const page = await signIn(await browser.visit(api.base, { screen }), 'keeper');
      for (const path of pages) {
        await open(page, path);
        expect([path, await sidewaysPixels(page)]).toEqual([path, 0]);
        // The others are made of the same elements.
        if (screen === PHONE && /accounts|organs|password/.test(path)) expect([path, await barriers(page)]).toEqual([path, []]);
        await picture(page, `people-${path.replace(/[^a-z]+/g, '-')}`);
      }
      await page.context().close();
    },
    120_000,
  );

  it('has not failed on the way', () => {
    expect(browser.faults).toEqual([]);
  });
});
