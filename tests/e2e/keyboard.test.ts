/** Without a mouse: a filing, decisions with their dialogues, a sheet of marks, what was signed on paper, and a vote, each to its end; the focus is seen at every stop. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { demo } from '../../libs/demo';
import { caseOf, fileBranch, taskOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { filled, pagesOf } from '../../libs/testing/pdfs';
import { publish } from '../../libs/testing/society';
import { review, templateOf } from '../../libs/testing/templates/builder';
import { entries, score } from '../../libs/testing/templates/steps';
import { PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { keyboardOf, type Keyboard } from '../support/keyboard';
import { openBallot } from '../support/open-ballot';
import { branchTexts, choice, field, RULES, SCOPE } from '../support/pages';

const SECRETARIAT = { role: 'society-secretariat', of: 'society', nobody: 'president' } as const;
const PAPER = pagesOf([filled('1 1 1')]);
const COLLEAGUE = '唐小满';

/** One step that may be signed on paper, and one that is judged. */
const procedure = templateOf(
  [
    review(
      'first',
      {},
      {
        title: { zh: '核对', en: 'Check' },
        by: SECRETARIAT,
        actions: { recording: { forms: ['paper', 'letter'], back: '10 days', by: SECRETARIAT } },
      },
    ),
    score('judge', { rows: 'entries' }, { title: { zh: '专家评审打分', en: 'Scoring' }, by: SECRETARIAT, others: [SECRETARIAT] }),
  ],
  { id: 'for-keys', filedBy: ['society-secretariat'], fields: [entries] },
);

let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let page: Page;
let keys: Keyboard;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await publish(house, procedure);
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  page = await browser.visit(house.base);
  keys = keyboardOf(page);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const dialogue = (name: string) => page.getByRole('dialog', { name, exact: true });
const openTask = async (id: string) => {
  await page.goto(`/tasks/${encodeURIComponent((await taskOf(secretary, id)).id)}`);
  await page.getByRole('heading', { name: '办理结果' }).waitFor();
};

it('signs in, chooses in the menu and arrives in the page', async () => {
  await page.goto('/');
  await field(page, '账号').waitFor();
  await keys.type('账号', 'secretary');
  await keys.type('密码', 'guicheng-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('banner').waitFor();
  await keys.press(/^办事流程$/);
  await page.getByRole('heading', { level: 1, name: '办事流程' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
});

it('fills a whole form with its paper, files it, and decides on it', async () => {
  await keys.press('开始填写：分支（代表）机构设立');
  await choice(page, '示例省环境学会').waitFor();
  const name = `应急管理专业委员会${randomUUID().slice(0, 4)}`;
  await keys.pick('示例省环境学会');
  await keys.type('名称', name);
  await keys.pick('分支机构');
  await keys.type('设立宗旨', branchTexts.设立宗旨);
  await keys.pick(SCOPE);
  for (const label of ['学科或领域', '拟任负责人', '人员安排', '经费来源与安排', '管理服务能力和活动需要说明'] as const)
    await keys.type(label, branchTexts[label]);
  await keys.file(RULES, { name: '管理办法.pdf', content: PAPER });
  await keys.press(/^提交$/);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('link', { name: '去办理' }).waitFor();
  await keys.press('去办理');
  await choice(page, '材料齐全').waitFor();
  await keys.pick('材料齐全');
  await keys.press('提交办理结果');
  await page.getByText('办理结果已记录。').waitFor();
});

it('leaves a dialogue with Escape where it was opened, and hands a task on in it', async () => {
  const id = await fileBranch(secretary, { name: `键盘转办专业委员会${randomUUID().slice(0, 4)}` });
  await openTask(id);
  await keys.press(/^转办$/);
  await dialogue('转办').getByText(COLLEAGUE).waitFor();
  await page.keyboard.press('Escape');
  await dialogue('转办').waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.textContent === '转办');
  await page.keyboard.press('Enter');
  await dialogue('转办').getByText(COLLEAGUE).waitFor();
  await keys.pick(new RegExp(COLLEAGUE));
  // Tab does not leave the dialogue for the page under it.
  await keys.press(/^转办$/);
  await page.getByText(`已转办给 ${COLLEAGUE}。`).waitFor();
  expect((await caseOf(secretary, id)).timeline.map(({ what }) => what)).toContain('transferred');
});

it('sends back with what is missing, line by line', async () => {
  const id = await fileBranch(secretary, { name: `键盘退回专业委员会${randomUUID().slice(0, 4)}` });
  await openTask(id);
  await choice(page, '退回补充').waitFor();
  await keys.pick('退回补充');
  await keys.tick('经费来源与安排');
  await keys.press('提交办理结果');
  await page.getByText('办理结果已记录。').waitFor();
});

it('enters what somebody signed on paper, and fills a sheet of marks', async () => {
  const rows = [{ key: 'a', name: '示例项目甲', class: 'a' }];
  const form = { subject: `键盘评审${randomUUID().slice(0, 4)}`, entries: rows };
  const body = { procedure: 'for-keys', society: demo.ENVIRONMENT_SOCIETY, form };
  // Whom an act favours does not enter it: somebody else has filed.
  const clerk = await HttpClient.signedIn(house.base, 'clerk');
  const id = (await clerk.decide('/cases', body)).stream;
  await page.goto(`/cases/${id}`);
  await page.getByRole('group', { name: '对本事项还可以' }).waitFor();
  await keys.press(/^代录$/);
  const within = dialogue('代录');
  await within.getByRole('radio', { name: 'agreed' }).waitFor();
  await keys.pick(/秘书处/);
  await keys.pick('agreed');
  await keys.pick('纸质签批');
  await keys.day('办理日期', new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await keys.file('凭证', { name: '签批页.pdf', content: PAPER });
  await keys.press(/^代录$/);

  await page.getByText('已代录，记录中写明录入人和办理人。').waitFor();

  const sheet = await until('the sheet of marks', 90_000, async () => {
    const { myTask } = await caseOf(secretary, id);
    return myTask?.slice(id.length + 1).startsWith('judge.') === true && myTask;
  });
  await page.goto(`/tasks/${encodeURIComponent(sheet)}`);
  await page.getByRole('group', { name: '示例项目甲', exact: true }).waitFor();
  await keys.type(/^new/, '9');
  await page.keyboard.press('Enter');
  await page.keyboard.type('15');
  await keys.press('提交办理结果');
  await page.getByText('办理结果已记录。').waitFor();
}, 150_000);

it('has seen at every stop where it was', () => {
  expect([...new Set(keys.unseen)]).toEqual([]);
});

it('votes on a personal link, changes one vote, and leaves', async () => {
  const ballot = await openBallot({ base: house.base, rows: (text, values) => house.owner(text, values) }, 3, 2);
  const member = ballot.members[0] as (typeof ballot.members)[number];
  const phone = await browser.visit(house.base, { screen: PHONE });
  const own = keyboardOf(phone);
  await phone.goto(`/l#${member.token}`);
  await phone.getByLabel('手机号后四位').waitFor();
  await own.type('手机号后四位', member.digits);
  await phone.keyboard.press('Enter');
  await phone.getByText('第 1 项，共 2 项').waitFor();
  await own.press(/^同意$/);
  await phone.getByText('您对第1项投：同意').waitFor();
  await own.press('确定');
  await phone.getByText('第 2 项，共 2 项').waitFor();
  await own.press(/^反对$/);
  await own.press('确定');
  await phone.getByRole('heading', { name: '✓ 各项均已收到' }).waitFor();
  await own.press('修改这一项');
  await own.press(/^弃权$/);
  await own.press('确定');
  await phone.getByText('第1项：弃权').waitFor();
  expect([...new Set(own.unseen)]).toEqual([]);
  await own.press('退出');
  await phone.getByText('已退出，可以关闭本页。').waitFor();
  await phone.context().close();
}, 90_000);

it('has met no fault', () => {
  expect(browser.faults).toEqual([]);
});
