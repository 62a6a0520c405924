/** The progress diagram of a case whose ways go side by side, back, item by item, through another case, marks and a public notice. */
import type { Page } from '@playwright/test';
import { demo } from '../../libs/demo';
import type { Block } from '../../libs/procedure';
import { caseOf } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { publish } from '../../libs/testing/society';
import { call, review, templateOf } from '../../libs/testing/templates/builder';
import { entries, notice, score } from '../../libs/testing/templates/steps';
import { cutOff, looksRight, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { nobodyTakesItBack } from '../support/minutes';
import { open, signIn } from '../support/pages';

const post = (role: 'society-secretariat' | 'president' | 'supervisor') =>
  ({ role, of: 'society', nobody: 'president' }) as const;
const titled = (zh: string) => ({ title: { zh, en: zh } });
const agreed = { to: 'next', label: { zh: '同意', en: 'Agreed' } } as const;

const blocks: Block[] = [
  review('draft', { agreed }, titled('起草方案')),
  {
    kind: 'parallel',
    id: 'opinions',
    ...titled('征求意见'),
    join: 'all',
    branches: [
      {
        id: 'finance',
        ...titled('财务意见'),
        blocks: [review('finance', { agreed }, { ...titled('财务审核'), by: post('president') })],
      },
      {
        id: 'supervision',
        ...titled('监督意见'),
        blocks: [
          review('reading', { agreed }, { ...titled('查阅材料'), by: post('supervisor') }),
          review('opinion', { agreed }, { ...titled('出具监督意见'), by: post('supervisor') }),
        ],
      },
    ],
  },
  review(
    'weighing',
    { agreed, back: { to: 'back-to:draft', label: { zh: '退回修改', en: 'Sent back' } } },
    titled('汇总各方意见并报秘书处复核'),
  ),
  {
    kind: 'each',
    id: 'entry-checks',
    ...titled('逐项核实'),
    over: { rows: 'entries' },
    way: 'side-by-side',
    items: {},
    blocks: [review('entry', { agreed }, titled('核实参评项目'))],
  },
  { ...call('note', 'for-progress-called'), ...titled('请秘书处备案') },
  score('judge', { rows: 'entries' }, { ...titled('专家评审打分'), by: post('society-secretariat'), others: [] }),
  notice('posting', 'refuse', { ...titled('公示'), by: post('society-secretariat') }),
];

let house: House;
let browser: TestBrowser;
let page: Page;
let secretary: HttpClient;
let id: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  const called = templateOf([review('noting', { agreed }, titled('办理所请事项'))], { id: 'for-progress-called' });
  await publish(house, called);
  await publish(house, templateOf(blocks, { id: 'for-progress', filedBy: ['society-secretariat'], fields: [entries] }));
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  page = await signIn(await browser.visit(house.base), 'secretary');
  const rows = ['示例项目甲', '示例项目乙'].map((name, n) => ({ key: `r${n}`, name, class: 'a' }));
  const form = { subject: '青年科技奖评选方案', entries: rows };
  const asked = { procedure: 'for-progress', society: demo.ENVIRONMENT_SOCIETY, form };
  id = (await secretary.decide('/cases', asked)).stream;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

async function answer(login: string, step: string, outcome = 'agreed', opinion?: string, of = id): Promise<void> {
  const who = await HttpClient.signedIn(house.base, login);
  const task = await until(`the task of ${step}`, 60_000, async () => {
    const { myTask } = await caseOf(who, of);
    return myTask !== null && new RegExp(`^${step}[.@]`).test(myTask.slice(of.length + 1)) && myTask;
  });
  const at = `/tasks/${encodeURIComponent(task)}`;
  const { contentHash } = (await who.get<{ contentHash: string }>(at)).body;
  await who.decide(`${at}/acts`, { contentHash, outcome, opinion });
}

/** What leaves the case does not wait until the act before it can be taken back no more. */
const goesOn = (of = id) => nobodyTakesItBack(secretary, of, 'society-secretariat');

/** The rows of the diagram, each with what it says; it fits both screens. */
async function diagram(name: string): Promise<string[]> {
  const shown = page.getByRole('list', { name: '进度图' });
  for (const screen of [{ width: 1440, height: 900 }, PHONE]) {
    await page.setViewportSize(screen);
    await open(page, `/cases/${id}`);
    await shown.waitFor();
    await looksRight(page, `progress-${name}`);
    expect(await cutOff(page)).toEqual([]);
    // Downwards on both: what stands side by side in a row could not hold the frames of its branches.
    const lefts = await shown
      .locator('> .progress-node:not(.progress-item)')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(1);
  }
  const rows = await shown.locator('.progress-text').allInnerTexts();
  return rows.map((row) => row.replaceAll(/\s*\n+\s*/g, ' | '));
}
const row = (rows: string[], title: string): string => rows.find((text) => text.startsWith(title)) ?? `no ${title}`;

it('shows ways that go side by side, each by its name, and how many are through', async () => {
  await answer('secretary', 'draft');
  await answer('president', 'finance');
  const rows = await diagram('side-by-side');
  expect(row(rows, '征求意见')).toContain('共 2 路，须办完 2 路，已办完 1 路');
  const [first, second] = ['第 1 路 · 财务意见', '第 2 路 · 监督意见'].map((name) => page.getByRole('list', { name }));
  expect(await first?.innerText()).toMatch(/财务审核\s+同意/);
  expect(await second?.innerText()).toMatch(/查阅材料\s+进行中[^]*出具监督意见\s+未到/);
});

it('shows what was sent back as a further round, with who sent it back and why, and what comes again as still ahead', async () => {
  await answer('supervisor', 'reading');
  await answer('supervisor', 'opinion');
  await answer('secretary', 'weighing', 'back', '请补上经费测算。');
  const rows = await diagram('second-round');
  expect(row(rows, '起草方案')).toContain('进行中 · 第 2 轮');
  await page
    .getByRole('list', { name: '进度图' })
    .getByText(/^再次办理：汇总各方意见并报秘书处复核 · 退回修改 · 示例省环境学会秘书处 苏以宁$/)
    .waitFor();
  await page.getByRole('list', { name: '进度图' }).getByText('请补上经费测算。').waitFor();
  for (const later of ['财务审核', '出具监督意见', '汇总各方意见']) expect(row(rows, later)).toContain('未到');
  await page.getByText('汇总各方意见并报秘书处复核 · 退回修改', { exact: true }).waitFor();
}, 60_000);

it('shows items one by one, the case that was called, and what is still ahead', async () => {
  await answer('secretary', 'draft');
  await answer('president', 'finance');
  await answer('supervisor', 'reading');
  await answer('supervisor', 'opinion');
  await answer('secretary', 'weighing');
  await answer('secretary', 'entry');
  const rows = await diagram('items');
  expect(row(rows, '逐项核实')).toContain('共 2 项，已办完 1 项');
  expect(row(rows, '公示')).toContain('未到');
  await answer('secretary', 'entry');
  await goesOn();
  await until('the called case', 60_000, async () => {
    await open(page, `/cases/${id}`);
    return (await page.getByRole('link', { name: /^所请办的事项：/ }).count()) > 0;
  });
  const later = await diagram('called');
  expect(row(later, '逐项核实')).toContain('共 2 项，已办完 2 项');
  expect(row(later, '专家评审打分')).toContain('未到');
}, 120_000);

it('shows marks that are being given: by whom, since when', async () => {
  const called = (await caseOf(secretary, id)).linked.find(({ relation }) => relation === 'called')?.case?.id ?? '';
  await answer('secretary', 'noting', 'agreed', undefined, called);
  await goesOn(called);
  await until('the marks', 60_000, async () => /~judge/.test((await caseOf(secretary, id)).myTask ?? ''));
  const rows = await diagram('marks');
  expect(row(rows, '专家评审打分')).toMatch(/进行中.*示例省环境学会秘书处.*起/);
  expect(row(rows, '公示')).toContain('未到');
}, 120_000);

it('has led to no fault', () => {
  expect(browser.faults).toEqual([]);
});
