/** A sitting of 27 people and 8 items, as a secretary records it after the meeting: the absent ticked, then two numbers an item, by keyboard. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { OrganView, SittingView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient } from '../../libs/testing/http-client';
import { barriers, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { button, choice, part, signIn } from '../support/pages';

jest.setTimeout(180_000);
const ITEMS = ['年度工作计划', '年度预算', '设立奖项', '大额支出', '聘任秘书长', '会费标准', '管理制度', '承办学术会议'];

let house: House;
let browser: TestBrowser;
let page: Page;
let secretary: HttpClient;
let sitting: string;
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
  page = await signIn(await browser.visit(house.base), 'secretary', `/sittings/new?organ=${demo.ENVIRONMENT_STANDING_COUNCIL}`);
}, 120_000);
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
    const list = page.getByRole('list', { name: '议程' });
    const other = page.getByRole('textbox', { name: '其他议题', exact: true });
    for (const title of ITEMS) {
      await other.fill(title);
      await other.press('Enter');
    }
    expect(await list.getByRole('listitem').count()).toBe(8);
    await page.getByRole('button', { name: '上移：年度预算' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('“年度预算”现在是第 1 项。').waitFor();
    await list.getByRole('listitem').nth(1).dragTo(list.getByRole('listitem').nth(0));
    await page.getByText('“年度工作计划”现在是第 1 项。').waitFor();
    expect((await list.getByRole('listitem').allInnerTexts()).map((line) => line.split('\n')[0])).toEqual(
      ITEMS.map((title, index) => expect.stringContaining(`${index + 1}. ${title}`) as string),
    );
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
    for (const [index, title] of ITEMS.entries()) {
      const item = part(page, title);
      await click(`记录表决：${title}`);
      if (index === 6) {
        await click('暂缓', item, 'radio');
        await click(`保存本项结果：${title}`);
      } else {
        const recused = index === 3 ? ['示例委员4', '示例委员5'] : [];
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
      ITEMS.map((_, index) => (index === 6 ? 'postponed' : 'passed')),
    );
    expect(view.agenda[3]?.result?.arithmetic).toMatchObject({
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
});
