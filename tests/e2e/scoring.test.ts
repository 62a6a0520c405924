/** Steps that are more than a choice, on real pages: a sheet of marks, a named event, a notice and an objection to it. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { demo } from '../../libs/demo';
import { caseOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { publish } from '../../libs/testing/society';
import { review, templateOf, TEST_BASIS } from '../../libs/testing/templates/builder';
import { entries, notice, score } from '../../libs/testing/templates/steps';
import { barriers, PHONE, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, choice, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let secretary: HttpClient;
let clerk: HttpClient;
let page: Page;
let phone: Page;
let president: Page;

const SECRETARIAT = { role: 'society-secretariat', of: 'society', nobody: 'president' } as const;
const EVENT = '退回完善再议';

const procedure = templateOf(
  [
    review('prepare', {}, { title: { zh: '整理材料', en: 'Prepare' }, by: SECRETARIAT }),
    {
      kind: 'sequence',
      id: 'deliberation',
      title: { zh: '评审', en: 'Judging' },
      blocks: [
        score(
          'judge',
          { rows: 'entries' },
          { title: { zh: '专家评审打分', en: 'Scoring' }, by: SECRETARIAT, others: [SECRETARIAT] },
        ),
      ],
      on: [
        {
          event: 'to-be-completed',
          title: { zh: EVENT, en: 'To be completed' },
          by: SECRETARIAT,
          to: 'back-to:prepare',
          basis: TEST_BASIS,
        },
      ],
    },
    notice('posting', 'refuse', { title: { zh: '公示', en: 'Public notice' }, by: SECRETARIAT }),
  ],
  { id: 'for-scoring', filedBy: ['society-secretariat'], fields: [entries] },
);

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await publish(house, procedure);
  [secretary, clerk] = [await HttpClient.signedIn(house.base, 'secretary'), await HttpClient.signedIn(house.base, 'clerk')];
  page = await signIn(await browser.visit(house.base), 'secretary');
  phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'secretary');
  president = await signIn(await browser.visit(house.base), 'president');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

/** A case whose materials are prepared, so that it is judged now. */
async function judged(): Promise<string> {
  const subject = `评审${randomUUID().slice(0, 6)}`;
  const rows = [
    { key: 'a', name: '示例项目甲', class: 'a' },
    { key: 'b', name: '示例项目乙', class: 'b' },
  ];
  const form = { subject, entries: rows };
  const id = (await secretary.decide('/cases', { procedure: 'for-scoring', society: demo.ENVIRONMENT_SOCIETY, form })).stream;
  await prepare(id);
  return id;
}
async function prepare(id: string): Promise<void> {
  const task = await taskAt(secretary, id, 'prepare');
  await answer(secretary, task, { outcome: 'agreed' });
}
const taskAt = (who: HttpClient, id: string, step: string) =>
  until(`the task of ${step}`, 90_000, async () => {
    const { myTask } = await caseOf(who, id);
    return myTask?.slice(id.length + 1).startsWith(`${step}.`) === true && myTask;
  });
async function answer(who: HttpClient, task: string, body: object): Promise<void> {
  const { contentHash } = (await who.get<{ contentHash: string }>(`/tasks/${encodeURIComponent(task)}`)).body;
  await who.decide(`/tasks/${encodeURIComponent(task)}/acts`, { contentHash, ...body });
}
const openTask = (on: Page, task: string) => on.goto(`/tasks/${encodeURIComponent(task)}`);
const told = async (id: string) => (await caseOf(secretary, id)).timeline.map(({ what }) => what);
const sheetOf = (on: Page, item: string) => on.getByRole('group', { name: item, exact: true });
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

it('takes a sheet of marks by keyboard on a phone: nothing stands in it, what is wrong is said where it stands, sums are live', async () => {
  const id = await judged();
  await openTask(phone, await taskAt(secretary, id, 'judge'));
  const [first, second] = [sheetOf(phone, '示例项目甲'), sheetOf(phone, '示例项目乙')];
  await first.getByText('0～10 分，权重 40%').waitFor();
  expect(
    await phone.locator('.score-sheet input[inputmode]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
  ).toEqual(['', '', '', '']);
  await button(phone, '提交办理结果').click();
  await first.getByText('请填 0～10 的整数。').waitFor();
  await phone.waitForFunction(() => document.activeElement?.matches('.score-sheet input[aria-invalid=true]'));
  await phone.keyboard.type('11');
  await first.getByText('请填 0～10 的整数。').waitFor();
  await phone.keyboard.press('Backspace');
  await phone.keyboard.press('Backspace');
  await phone.keyboard.type('9');
  await phone.keyboard.press('Enter');
  await phone.keyboard.type('15');
  await first.getByText('加权合计 81.00 分（满分 100 分）').waitFor();
  expect([await barriers(phone), await sidewaysPixels(phone)]).toEqual([[], 0]);
  await picture(phone, 'score-sheet');
  await second.getByRole('checkbox', { name: '回避，不评此项' }).check();
  await button(phone, '提交办理结果').click();
  await phone.getByText('办理结果已记录。').first().waitFor();

  // The other has a sheet of his own, and finds nothing of the first.
  const task = await taskAt(clerk, id, 'judge');
  const view = await clerk.get(`/tasks/${encodeURIComponent(task)}`);
  expect(view.body).toMatchObject({ score: { total: 2, handedIn: 1 } });
  expect(JSON.stringify(view.body)).not.toMatch(/"(sum|marks|points)"/);
  const marks = [
    { item: 'a', points: [8, 16] },
    { item: 'b', points: [10, 20] },
  ];
  await answer(clerk, task, { outcome: 'scored', marks });

  // Posted on a day of its own, and objected to on the page by somebody else.
  await openTask(page, await taskAt(secretary, id, 'posting'));
  // What all sheets came to stands before whoever decides next: the best first, each with how many judged it.
  const ranking = page.getByRole('region', { name: /^评分结果/ });
  await ranking.getByRole('row').nth(2).waitFor();
  expect((await ranking.getByRole('row').allInnerTexts()).slice(1).map((row) => row.split(/\s+/).slice(0, 6).join(' '))).toEqual([
    '1 示例项目乙 100.00 1 / 2',
    '2 示例项目甲 80.50 2 / 2',
  ]);
  await picture(page, 'ranking');
  await choice(page, '已公示').check();
  await button(page, '提交办理结果').click();
  await page.getByText('请填写日期，不晚于今天。').waitFor();
  await page.getByLabel('公示开始日期').fill(today());
  await button(page, '提交办理结果').click();
  await until('the notice to stand', 30_000, async () => (await told(id)).length > 0 && !(await caseOf(secretary, id)).myTask);
  // While it hangs nobody has it in hand, so that nobody is asked to call: no number could stand there.
  await page.goto(`/cases/${id}`);
  const where = page.getByRole('region', { name: '现在到哪一步' });
  await where.getByText('等待期满，现在不需要办理').waitFor();
  expect(await where.innerText()).not.toMatch(/打电话|请联系/);
  await does(president, id, '提出异议', async (dialog) => {
    await dialog.getByRole('button', { name: '提出异议', exact: true }).click();
    await dialog.getByText('请选择由谁提出。').waitFor();
    await dialog.getByRole('radio', { name: '本人提出' }).check();
    await dialog.getByRole('textbox', { name: '异议内容和理由' }).fill('材料与事实不符。');
  });
  await president.getByText('异议已登记，将按程序处理。').waitFor();
}, 240_000);

it('says that something has happened, what it means first, and goes where the template leads', async () => {
  const id = await judged();
  await taskAt(secretary, id, 'judge');
  await does(page, id, EVENT, async (dialog) => {
    await dialog.getByText(`登记“${EVENT}”。“评审”正在办理的各步就此停止，回到“整理材料”重新办理。`, { exact: false }).waitFor();
    await dialog.getByRole('button', { name: EVENT, exact: true }).click();
    await dialog.getByText('请写明原因。').waitFor();
    await dialog.getByRole('textbox', { name: '原因' }).fill('材料需要完善。');
  });
  await page.getByText('已登记。').waitFor();
  expect(await told(id)).toContain('raised');
  await taskAt(secretary, id, 'prepare');
}, 120_000);

it('has met no fault', () => {
  expect(browser.faults).toEqual([]);
});

async function does(on: Page, id: string, name: string, further: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  await on.goto(`/cases/${id}`);
  await on.getByRole('group', { name: '对本事项还可以' }).getByRole('button', { name, exact: true }).click();
  const dialog = on.getByRole('dialog', { name, exact: true });
  await further(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
}
