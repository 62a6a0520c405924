/**
 * A sitting of 27 people and 8 items, cases of five procedures among them, as a secretary records it after the meeting: the absent ticked,
 * then two numbers an item, by keyboard.
 */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { CaseView, OrganView, SittingView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { barriers, DESK, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { bringFiveToMeeting, FIVE_MATTERS } from '../support/agenda-cases';
import { startHouse, type House } from '../support/house';
import { button, choice, part, signIn } from '../support/pages';

jest.setTimeout(180_000);
const OTHERS = ['学习传达', '会费标准', '管理制度'];
/** Postponed: a case's item, which waits for the next meeting then. */
const POSTPONED = 4;
/** Two members keep out of this one. */
const WITH_RECUSALS = 3;

let house: House;
let browser: TestBrowser;
let page: Page;
let secretary: HttpClient;
let sitting: string;
let cases: Map<string, string>;
/** In the order of the agenda: the cases by the day until which each is to be listed, then the others. */
let items: string[] = [];
/** Every press of a key that ends something, every click, every number typed. */
let inputs = 0;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  for (let n = 0; n < 18; n += 1) {
    const id = randomUUID();
    await house.owner('insert into guicheng.person (id, name, demo) values ($1, $2, true)', [id, `示例委员${n + 1}`]);
    await house.owner(
      `insert into guicheng.organ_member (organ, person, held_from, recorded_at, provenance) values ($1, $2, '2024-01-01', now(), 'demo')`,
      [demo.ENVIRONMENT_STANDING_COUNCIL, id],
    );
  }
  secretary = await HttpClient.signedIn(house.base, 'secretary');
  const organ = (await secretary.get<OrganView[]>('/organs')).body.find(({ id }) => id === demo.ENVIRONMENT_STANDING_COUNCIL);
  expect(organ?.members).toHaveLength(27);
  cases = await bringFiveToMeeting(secretary);
  page = await signIn(await browser.visit(house.base), 'secretary', '/agenda');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

async function press(key: string): Promise<void> {
  inputs += 1;
  await page.keyboard.press(key);
}
async function type(text: string): Promise<void> {
  inputs += 1;
  await page.keyboard.type(text);
}
async function click(
  name: string,
  within: Pick<Page, 'getByRole'> = page,
  role: 'button' | 'checkbox' | 'radio' = 'button',
): Promise<void> {
  inputs += 1;
  await within.getByRole(role, { name, exact: true }).click();
}

describe('the agenda', () => {
  it('is typed, put in order by keys and by dragging, and sent in that order', async () => {
    for (const name of FIVE_MATTERS) await page.getByRole('checkbox', { name: `选择“${name}”` }).check();
    await page.getByText('已选 5 项').waitFor();
    await button(page, '安排会议').click();
    const list = page.getByRole('list', { name: '议程' });
    const other = page.getByRole('textbox', { name: '其他议题', exact: true });
    for (const title of OTHERS) {
      await other.fill(title);
      await other.press('Enter');
    }
    expect(await list.getByRole('listitem').count()).toBe(8);
    await page.getByRole('button', { name: '上移：会费标准' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('“会费标准”现在是第 6 项。').waitFor();
    await list.getByRole('listitem').nth(6).dragTo(list.getByRole('listitem').nth(5));
    await page.getByText('“学习传达”现在是第 6 项。').waitFor();
    const lines = (await list.getByRole('listitem').allInnerTexts()).map((line) => line.split('\n')[0] ?? '');
    items = lines.map((line) => [...FIVE_MATTERS, ...OTHERS].find((name) => line.endsWith(name)) ?? line);
    expect(lines).toEqual(
      items.map((name, index) => expect.stringMatching(new RegExp(`^≡?${index + 1}\\. .*${name}$`)) as string),
    );
    expect([...items].sort()).toEqual([...FIVE_MATTERS, ...OTHERS].sort());
    expect(items.slice(5)).toEqual(OTHERS);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'agenda-order');
    await page.getByLabel('会议日期').fill('2026-12-01');
    await choice(page, '现场').check();
    await page.getByRole('combobox', { name: '主持人' }).click();
    await page.getByTitle('周景明（理事长）').last().click();
    await button(page, '确定安排').click();
    await page.getByRole('heading', { level: 1, name: /2026年12月1日/ }).waitFor();
    sitting = page.url().split('/').pop() ?? '';
  });
});

describe('the recording', () => {
  it('ticks the absent', async () => {
    const roll = part(page, '签到');
    for (const n of [1, 2, 3]) await click(`示例委员${n}未到会`, roll, 'checkbox');
    await click('保存签到');
    await page.getByText('签到已保存。').first().waitFor();
  });

  it('takes two numbers and Enter for each item; nothing is chosen before a number is typed', async () => {
    expect(await part(page, '议题与表决').getByRole('radio', { checked: true }).count()).toBe(0);
    for (const [index, title] of items.entries()) {
      const item = part(page, title);
      // What a case waits for is open already; what is only heard opens when it is voted on.
      if (!cases.has(title)) await click(`记录表决：${title}`);
      if (index === POSTPONED) {
        await click('暂缓', item, 'radio');
        await click(`保存本项结果：${title}`);
      } else {
        const recused = index === WITH_RECUSALS ? ['示例委员4', '示例委员5'] : [];
        if (recused.length > 0) {
          inputs += 1;
          await item.getByText('回避', { exact: true }).click();
          for (const name of recused) await click(`${name}回避`, item, 'checkbox');
        }
        await page.getByRole('textbox', { name: `第 ${index + 1} 项 同意票数`, exact: true }).focus();
        await type(String(24 - recused.length - 1));
        await press('Tab');
        await type('1');
        await item.getByRole('button', { name: `保存本项结果（通过）：${title}` }).waitFor();
        await press('Enter');
      }
      await page.getByText(`第 ${index + 1} 项结果已保存。`).waitFor();
    }
    const view = (await secretary.get<SittingView>(`/sittings/${sitting}`)).body;
    expect(view.agenda.map(({ result }) => result?.outcome)).toEqual(
      items.map((_, index) => (index === POSTPONED ? 'postponed' : 'passed')),
    );
    expect(view.agenda[WITH_RECUSALS]?.result?.arithmetic).toMatchObject({
      members: 27,
      present: 24,
      recused: 2,
      entitled: 22,
      for: 21,
      against: 1,
    });
    console.info(`27 people, 8 items: ${inputs} inputs`);
    expect(inputs).toBeLessThanOrEqual(50);
  });

  it('gives draft minutes in Word at the end, and fits the pages', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '纪要草稿' }).click();
    expect((await download).suggestedFilename()).toBe('2026年12月1日常务理事会 会议纪要（草稿）.docx');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'sitting-recorded');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysPixels(page)).toBe(0);
    await picture(page, 'sitting-recorded-phone');
    expect(browser.faults).toEqual([]);
  });

  it('moves the cases when it is closed; what was postponed waits for the next meeting', async () => {
    await page.setViewportSize(DESK);
    await button(page, '结束会议').click();
    await page.getByRole('dialog').getByRole('button', { name: '确认结束' }).click();
    await page.getByText('会议已结束，结果已送达各事项。').waitFor();
    await page.goto('/agenda');
    const postponed = items[POSTPONED] ?? '';
    await page.getByRole('checkbox', { name: `选择“${postponed}”` }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(1);
    for (const [name, id] of cases) {
      const { waiting } = (await secretary.get<CaseView>(`/cases/${id}`)).body;
      expect([name, waiting[0]?.reason]).toEqual([name, name === postponed ? 'waits-for-listing' : 'waits-for-minutes']);
    }
  });
});
