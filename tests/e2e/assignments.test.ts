/** 布置任务 on real pages: an official asks all societies but one, a society opens it and begins, and the board follows. */
import type { Page } from '@playwright/test';
import type { CalendarEntryView, InboxView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { act, PDF } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { DESK, looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, field, goToMenu, goToWorkbench, part, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let official: Page;
let secretary: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  official = await signIn(await browser.visit(house.base), 'official');
  secretary = await signIn(await browser.visit(house.base), 'secretary');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const REASON = '今年新登记，明年起报送';

it('asks the societies in one act, and one exception needs its reason', async () => {
  await goToMenu(official, '布置任务');
  await official.getByText('还没有布置过任务').waitFor();
  await button(official, '布置新任务').click();
  await field(official, '通知正文').fill('请各学会按期报送年度工作报告。');
  await official.getByRole('checkbox', { name: '免报：示例市仪器学会' }).check();
  await button(official, '布置').click();
  await official.getByText('请写明免报理由。').waitFor();
  await official.getByRole('textbox', { name: '示例市仪器学会免报的理由' }).fill(REASON);
  await button(official, '布置').click();
  await official.getByText(`免报理由：${REASON}`).waitFor();
  await official.getByRole('button', { name: /^未读 [1-9]\d*$/ }).waitFor();
}, 120_000);

it('shows the society the letter, from which it begins', async () => {
  await goToMenu(secretary, '消息');
  const told = secretary.getByRole('link', { name: '科协布置了材料，请按时报送' });
  await told.waitFor();
  await looksRight(secretary, 'told');
  await secretary.setViewportSize(PHONE);
  await looksRight(secretary, 'told');
  await secretary.setViewportSize(DESK);
  await told.click();
  await part(secretary, '通知正文').waitFor();
  await goToMenu(secretary, '本会日历');
  await secretary.getByRole('link', { name: /^通知正文：/ }).click();
  await part(secretary, '通知正文').getByText('请各学会按期报送年度工作报告。').waitFor();
  await secretary.getByRole('link', { name: '开始填报' }).click();
  await secretary.getByRole('heading', { level: 1, name: '年度工作报告与年检' }).waitFor();
}, 120_000);

it('says on the board that it was read, reminds the rest once a day and keeps a call', async () => {
  await official.reload();
  await official.getByRole('button', { name: /^已读 1$/ }).waitFor();
  await official.getByRole('button', { name: /^提醒未提交的 \d+ 个$/ }).click();
  await official.getByText(/^已提醒 [1-9]\d* 个学会；0 个今天已经提醒过。$/).waitFor();
  await official.getByRole('button', { name: '电话提醒：示例省环境学会' }).click();
  await official.getByRole('radio', { name: '已接通' }).check();
  await button(official, '记下').click();
  await official.getByText(/林知行：已接通/).waitFor();
}, 120_000);

it('passes together what was handed in and holds in every check', async () => {
  await handIn();
  await official
    .getByRole('button', { name: /^已提交 1$/ })
    .waitFor({ timeout: 30_000 })
    .catch(() => official.reload());
  await official.getByRole('checkbox', { name: '选择示例省环境学会' }).check();
  await button(official, '一并通过').click();
  await part(official, '一并通过').getByText('没有上一次可比').waitFor();
  await button(official, '通过这 1 件').click();
  await official.getByText('已办理 1 件').waitFor();
  await official.getByRole('button', { name: /^通过 1$/ }).waitFor();
}, 400_000);

it('is a menu under headings with a search, on which options stand only where they are in use', async () => {
  await goToMenu(secretary, '办事流程');
  await secretary.getByRole('heading', { level: 2, name: '经费与捐赠' }).waitFor();
  await secretary.getByRole('searchbox', { name: '按名称或内容查找办事流程' }).fill('捐赠');
  await secretary.getByRole('heading', { level: 3, name: /捐赠/ }).first().waitFor();
  expect(await secretary.getByRole('heading', { level: 2, name: '分支机构' }).count()).toBe(0);
  const administrator = await signIn(await browser.visit(house.base), 'administrator');
  await goToWorkbench(administrator, '可选流程');
  await administrator.getByRole('button', { name: '停用“活动和平台意识形态审核”' }).click();
  await button(administrator, '停用').click();
  await administrator.getByText('请填写理由').or(administrator.getByRole('alert')).first().waitFor();
  await field(administrator, '理由').fill('本级研究后停用');
  await button(administrator, '停用').last().click();
  await administrator.getByRole('button', { name: '启用“活动和平台意识形态审核”' }).waitFor();
  await secretary.reload();
  await secretary.getByRole('heading', { level: 2, name: '集体决策' }).waitFor();
  expect(await secretary.getByRole('heading', { level: 3, name: '活动和平台意识形态审核' }).count()).toBe(0);
}, 120_000);

/** The environment society’s report, until it is on the official’s desk: what goes out of the house waits until it can be undone no more. */
async function handIn(): Promise<void> {
  const [clerk, supervisor, desk] = (await Promise.all(
    ['secretary', 'supervisor', 'official'].map((login) => HttpClient.signedIn(house.base, login)),
  )) as [HttpClient, HttpClient, HttpClient];
  const society = demo.ENVIRONMENT_SOCIETY;
  const calendar = await clerk.get<CalendarEntryView[]>('/starts/calendar');
  const report = await clerk.upload(society, '年度工作报告.pdf', PDF);
  const figures = {
    members: 820,
    branches: 2,
    activitiesHeld: 14,
    income: 186000000,
    spending: 172000000,
    fees: 0,
    donations: 0,
  };
  const form = {
    ...{ title: '2026年度工作报告', year: 2026, supervisedBy: 'association', report: report.body.id },
    ...{ partyOrganisation: true, partyWork: '全年召开党员大会四次。', overseas: '无', ...figures },
  };
  const fulfils = calendar.body.find(({ from }) => from === 'assignment')?.id;
  const { stream } = await clerk.decide('/cases', { procedure: 'annual-report-review', society, form, fulfils });
  const reaches = (client: HttpClient) =>
    until(`the report in an inbox`, 120_000, async () =>
      (await client.get<InboxView>('/inbox')).body.todo.some((item) => item.case === stream),
    );
  const scan = await clerk.upload(society, '签章页.pdf', PDF);
  await reaches(clerk);
  await act(clerk, stream, 'ready', { submission: { sealedPage: [scan.body.id] } });
  await reaches(supervisor);
  await act(supervisor, stream, 'noted');
  await reaches(desk);
}
