/** What goes wrong in an office: each time it is said in words, with what to do, and nothing that was typed is lost. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { caseOf, fileBranch, PDF, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { startBrowser, type TestBrowser } from '../support/browser';
import { fileElsewhere } from '../support/furnished';
import { startHouse, type House } from '../support/house';
import {
  branchTexts,
  button,
  chooseFiles,
  choice,
  eventually,
  field,
  fillBranchForm,
  open,
  part,
  RULES,
  signIn,
  typeCredentials,
} from '../support/pages';

const FILING = '/procedures/branch-setup/new';
let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  page = await signIn(await browser.visit(house.base), 'secretary');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

/** A case at the secretariat's check, on its task's page. */
async function openIntake(): Promise<string> {
  const caseId = await fileBranch(secretary, { name: `科学传播专业委员会${randomUUID().slice(0, 6)}` });
  const task = await taskOf(secretary, caseId);
  await open(page, `/tasks/${encodeURIComponent(task.id)}`);
  return caseId;
}
const decisionsIn = async (caseId: string) =>
  (await caseOf(secretary, caseId)).timeline.filter((entry) => entry.what === 'acted');

describe('a session that ends in the middle of a form', () => {
  it('asks for the password over the page; the form is still filled in and can be filed', async () => {
    const own = await signIn(await browser.visit(house.base), 'clerk', FILING);
    await fillBranchForm(own, { 名称: '绿色化学专业委员会' });
    await own.context().clearCookies();
    await field(own, '人员安排').fill('专职一人。');
    const overlay = own.getByRole('dialog', { name: '登录已过期' });
    await overlay.getByText('页面和已填写的内容都还在').waitFor();
    await typeCredentials(overlay, 'clerk');
    await overlay.waitFor({ state: 'detached' });
    expect(await field(own, '名称').inputValue()).toBe('绿色化学专业委员会');
    expect(await field(own, '人员安排').inputValue()).toBe('专职一人。');
    await button(own, '提交').click();
    await own.getByRole('heading', { level: 1, name: '绿色化学专业委员会' }).waitFor();
    await own.context().close();
  });

  it('shows nothing of it to the next person who signs in there', async () => {
    const shared = await signIn(await browser.visit(house.base), 'clerk', FILING);
    await field(shared, '名称').fill('不给别人看的名称');
    await shared.context().clearCookies();
    await field(shared, '拟任负责人').fill('陆一鸣');
    await typeCredentials(shared.getByRole('dialog', { name: '登录已过期' }), 'member');
    await shared.getByRole('heading', { level: 1, name: '待办' }).waitFor();
    const kept = await shared.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toContain('不给别人看的名称');
    await shared.context().close();
  });
});

describe('a wrong password', () => {
  it('is said in words, and the account stays typed', async () => {
    const visitor = await browser.visit(house.base);
    await visitor.goto('/');
    await field(visitor, '账号').fill('secretary');
    await visitor.getByLabel('密码').fill('wrong');
    await visitor.locator('form').getByRole('button', { name: '登录' }).click();
    await visitor.getByRole('alert').getByText('账号或密码不对，请重试。').waitFor();
    expect(await field(visitor, '账号').inputValue()).toBe('secretary');
    await visitor.context().close();
  });
});

describe('a case that one may not see', () => {
  it('reads the same as one that does not exist, and says whom to call', async () => {
    const stranger = await HttpClient.signedIn(house.base, 'tj-secretary');
    const foreign = await fileElsewhere(stranger);
    for (const id of [foreign, randomUUID(), 'nonsense']) {
      await open(page, `/cases/${id}`);
      await page.getByText('没有找到，可能已被移走，或不在您的可见范围内。').waitFor();
      expect(await page.getByRole('main').innerText()).toContain('如有疑问，请联系 示例省环境学会，电话 000-2001');
    }
  });
});

describe('a file', () => {
  beforeAll(() => open(page, FILING));

  it('of a kind that is not taken is named, with the reason; the others come through', async () => {
    await chooseFiles(page, RULES, { name: '程序.exe', content: Buffer.from('MZ') }, { name: '管理办法.pdf', content: PDF });
    await page
      .getByRole('alert')
      .getByText(/程序\.exe：不支持这种文件，可以上传：.*pdf/)
      .waitFor();
    await page.getByRole('link', { name: '管理办法.pdf' }).waitFor();
    expect(await page.getByRole('link', { name: /exe/ }).count()).toBe(0);
  });

  it('that is not what its name says is refused', async () => {
    await chooseFiles(page, RULES, { name: '改名.pdf', content: Buffer.from('not a pdf') });
    await page.getByRole('alert').getByText('改名.pdf：文件内容与扩展名不符，请确认文件没有损坏或改名。').waitFor();
  });

  it('that is too big is refused with the limit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guicheng-big-'));
    const big = join(folder, '大.pdf');
    writeFileSync(big, '');
    truncateSync(big, 101 * 1024 * 1024);
    await page.getByLabel(RULES, { exact: true }).setInputFiles(big);
    await page
      .getByRole('alert')
      .getByText(/大\.pdf：文件超过 100 MB/)
      .waitFor();
    rmSync(folder, { recursive: true });
  });
});

describe('a decision', () => {
  it('clicked twice is made once', async () => {
    const caseId = await openIntake();
    await choice(page, '材料齐全').check();
    await button(page, '提交办理结果').dblclick();
    await page.getByText('办理结果已记录。').waitFor();
    expect(await decisionsIn(caseId)).toHaveLength(1);
  });

  it('sent while the line is down is sent again by itself, and made once', async () => {
    const caseId = await openIntake();
    await choice(page, '材料齐全').check();
    await page.context().setOffline(true);
    await button(page, '提交办理结果').click();
    await page.getByText('连接中断，正在重新提交。请勿重复填写，恢复后只会记录一次。').waitFor();
    await page.context().setOffline(false);
    await page.getByText('办理结果已记录。').waitFor();
    expect(await decisionsIn(caseId)).toHaveLength(1);
  });

  it('whose reply is lost is not made again when the page is reloaded', async () => {
    const caseId = await openIntake();
    await choice(page, '材料齐全').check();
    // The server hears the request; the page never hears the answer.
    await page.route('**/api/tasks/*/acts', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await button(page, '提交办理结果').click();
    await page.getByText('连接中断，正在重新提交').waitFor();
    await page.unroute('**/api/tasks/*/acts');
    await page.reload();
    await page
      .getByText(/办理结果已记录。|这一步已有办理结果/)
      .first()
      .waitFor();
    expect(await decisionsIn(caseId)).toHaveLength(1);
  });

  it('on a step that is over says who decided it and how', async () => {
    const caseId = await openIntake();
    const address = page.url();
    await choice(page, '材料齐全').check();
    await button(page, '提交办理结果').click();
    await page.getByText('办理结果已记录。').waitFor();
    await page.goto(address);
    await page.getByText('这一步已有办理结果').waitFor();
    await page.getByText(/秘书处 苏以宁已于 .*办理：材料齐全/).waitFor();
    expect(await page.getByRole('button', { name: '提交办理结果' }).count()).toBe(0);
    expect(await decisionsIn(caseId)).toHaveLength(1);
  });

  it('half typed survives a reload', async () => {
    await openIntake();
    await choice(page, '退回补充').check();
    await page.getByRole('checkbox', { name: '人员安排' }).check();
    await field(page, '对“人员安排”的要求（选填）').fill('写明姓名');
    await page.reload();
    await eventually(
      'the note',
      () => field(page, '对“人员安排”的要求（选填）').inputValue(),
      (note) => note === '写明姓名',
    );
    expect(await choice(page, '退回补充').isChecked()).toBe(true);
  });
});

describe('a matter', () => {
  it('is withdrawn only after a second question, and its record stays', async () => {
    const caseId = await fileBranch(secretary, { name: branchTexts['名称'] + randomUUID().slice(0, 4) });
    await taskOf(secretary, caseId);
    await open(page, `/cases/${caseId}`);
    await button(page, '撤回').click();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect((await caseOf(secretary, caseId)).status).toBe('open');
    await button(page, '撤回').click();
    await page.getByRole('dialog').getByLabel('撤回原因（选填）').fill('材料需重做');
    await page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click();
    await part(page, '进度').getByText('已取消').first().waitFor();
    expect(await caseOf(secretary, caseId)).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
  });

  it('none of this has broken a page', () => {
    expect(browser.faults).toEqual([]);
  });
});
