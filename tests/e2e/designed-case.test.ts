/**
 * An administrator publishes the commendations of procedures.md (P53), built from an empty page, which a society files and takes to its end;
 * and lets three running cases go over to its next version.
 */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { demo } from '../../libs/demo';
import { act, holdSitting, PDF, signMinutes } from '../../libs/testing/branch-walk';
import { HttpClient } from '../../libs/testing/http-client';
import { barriers, picture, startBrowser, type TestBrowser } from '../support/browser';
import { Designing } from '../support/designer';
import { startHouse, type House } from '../support/house';
import { button, goToMenu, goToWorkbench, part, signIn } from '../support/pages';

// Whole walks, of which each takes what several short tests take.
jest.setTimeout(180_000);

let house: House;
let browser: TestBrowser;
let page: Page;
let designing: Designing;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  page = await signIn(await browser.visit(house.base), 'administrator');
  designing = new Designing(page);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

describe('commendations, from an empty page to a decided case', () => {
  const NAME = '评比表彰活动审批';
  const VOTE = { absent: 2, votes: { for: 6, against: 0, abstained: 1 }, outcome: 'passed' } as const;
  let secretary: HttpClient;
  let procedure: string;
  const form = (name: string) => ({ name, field2: '环境科学普及', field3: false, field4: '2027-03-01' });
  const file = async (name: string) => {
    const filed = await secretary.decide(
      '/cases',
      { procedure, society: demo.ENVIRONMENT_SOCIETY, form: form(name) },
      randomUUID(),
    );
    return filed.stream;
  };

  it('is built, walked through, and published after a second person has confirmed it', async () => {
    await goToWorkbench(page, '流程设计');
    const before = designing.inputs;
    await designing.commendations(NAME);
    await picture(page, 'designer-commendation');
    await designing.turnTo('演示');
    await designing.press('提出并开始');
    await part(page, '谁在哪天').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer-play');
    await designing.publish(house, browser, NAME);
    // At twenty seconds for each a third of the hour that an administrator has.
    expect(designing.inputs - before).toBeLessThan(70);
    [{ procedure }] = (await house.owner<{ procedure: string }>(
      `select procedure from guicheng.publication where template -> 'title' ->> 'zh' = $1`,
      [NAME],
    )) as [{ procedure: string }];
  });

  it('is filed by a society, and decided by its council and the authority', async () => {
    secretary = await HttpClient.signedIn(house.base, 'secretary');
    const desk = await signIn(await browser.visit(house.base), 'secretary');
    await goToMenu(desk, '办事流程');
    await button(desk, `开始填写：${NAME}（示例省环境学会）`).click();
    await desk.getByRole('textbox', { name: '名称', exact: true }).fill('青年环境科技工作者评选');
    await desk.getByRole('radio', { name: '环境科学普及' }).check();
    await desk.getByRole('radio', { name: '否', exact: true }).check();
    await desk.getByLabel('拟举办开始日期').fill('2027-03-01');
    await button(desk, '提交').click();
    await desk.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
    await act(secretary, id, 'complete');
    const sitting = await holdSitting(secretary, id, VOTE);
    await signMinutes(secretary, sitting.id);
    const letter = (await secretary.upload(demo.ENVIRONMENT_SOCIETY, '批复.pdf', PDF)).body.id;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await act(secretary, id, 'agreed', { submission: { replyNumber: '示例〔2026〕8号', replyOn: today, replyScan: [letter] } });
    await desk.reload();
    await part(desk, '办理经过').getByText('有权机关意见').first().waitFor();
    await desk.reload();
    // What is done outside the house is asked for when the act before it can no longer be undone.
    await part(desk, '现在到哪一步').getByText('一分钟内还可以撤回').waitFor();
    await part(desk, '现在到哪一步').getByText('举办活动').first().waitFor({ timeout: 90_000 });
    await act(secretary, id, 'done');
    await act(secretary, id, 'done');
    await desk.reload();
    await desk.getByText('已办结', { exact: true }).first().waitFor();
    await picture(desk, 'designed-case');
    await desk.context().close();
  });

  it('lets three running cases go over to its next version, each seen before where it lands', async () => {
    const names = ['学会青年奖评选', '环境监测能手评选', '优秀科普团队评选'];
    const cases: string[] = [];
    for (const name of names) cases.push(await file(name));
    const running = () =>
      house.owner<{ number: string; version: number }>(
        `select f.number, v.version from guicheng.case_file f join guicheng.template_version v on v.hash = f.template_hash
          where f.id = any($1::uuid[])`,
        [cases],
      );
    await goToWorkbench(page, '流程设计');
    await page.getByRole('searchbox', { name: '按名称、条款、名录或会议机构查找' }).fill(NAME);
    await button(page, `修改为新版本：${NAME}`).click();
    await page.locator('[data-row]').filter({ hasText: '秘书处核对材料' }).click();
    await page.getByRole('group', { name: '期限', exact: true }).getByRole('textbox', { name: '数量' }).fill('9');
    await designing.isClean();
    await designing.isSaved();
    await designing.publish(house, browser, NAME);
    await goToWorkbench(page, '在办事项改按新规定');
    for (const { number } of await running()) {
      const row = page.getByRole('listitem', { name: number, exact: true });
      await row.getByRole('button', { name: /改按新规定办$/ }).click();
      await row.getByRole('textbox', { name: '理由' }).fill('尚在核对材料，改按新规定办');
      await row.getByRole('button', { name: '改按新规定办', exact: true }).click();
      await row.waitFor({ state: 'detached' });
    }
    expect((await running()).map(({ version }) => version)).toEqual([2, 2, 2]);
    expect(browser.faults).toEqual([]);
  });
});
