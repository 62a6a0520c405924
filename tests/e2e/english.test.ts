/** Once through in English: what is data stays as it was typed, everything that the pages themselves say is English. */
import type { Page } from '@playwright/test';
import { PLACEHOLDERS } from '../../libs/contracts/case-documents';
import { PDF } from '../../libs/testing/branch-walk';
import { PHONE, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { branches, furnish, pagesOf, type Furnished } from '../support/furnished';
import { startHouse, type House } from '../support/house';
import { allWords, button, choice, field, open, signIn } from '../support/pages';

/** Characters, and the stops that stand between them. */
const CHINESE = /[\u3400-\u9fff，、；：（）。]/;
/** What people typed or are called; the switch back to Chinese is in Chinese on purpose. */
const DATA = [
  ...Object.values(branches).flatMap((branch) => Object.values(branch)),
  '水环境专业委员会',
  '环境监测专业委员会',
  '水环境',
  '环境监测',
  '光学仪器专业委员会',
  '光学仪器',
  '土壤环境',
  '水环境治理的学术研究',
  '大气污染防治的学术交流',
  '环境监测技术咨询',
  '环境科学普及',
  '开展土壤环境学术交流，服务污染防治。',
  '专职一人，兼职两人。',
  '会费与本会自有资金。',
  '秘书处两人专责联系，每年学术活动不少于两次，经费已列入年度预算。',
  '管理办法.pdf',
  '会议纪要签字页.pdf',
  '本会会议室',
  '学习传达有关文件',
  '同意设立。',
  '请补充',
  '写明来源和年度数额',
  '第二十三条',
  '章程第三十条',
  '党支部工作制度第四条',
  '章程第六条',
  '苏以宁',
  '唐小满',
  '周景明',
  '何清和',
  '叶青禾',
  '温若水',
  '陆一鸣',
  '韩书言',
  '江望舒',
  '方既白',
  '许南山',
  '林知行',
  '顾文澜',
  '沈怀远',
  '程拾光',
  // The hours of an office as it has written them.
  '工作日 8:30—17:30',
  '邵临川',
  // 本会资料 as the society keeps it, and what the sample of the guide says.
  '示例省示例市文汇路 8 号科技会堂 305 室',
  '示例省环境学会',
  '示例负责人',
  '学术交流',
  '秘书处两人专责联系，每年学术活动不少于两次。',
  '柳映川',
  '环境学会',
  '仪器学会',
  '古生物学会',
  '园艺学会',
  // Clauses and articles are cited as they are written; the list that was sent is on record as it was sent.
  '四(一)',
  '分支机构管理办法第五条',
  '经费来源与安排：写明来源和年度数额；人员安排',
  '中文',
  // They are typed into a Word template in one language.
  ...PLACEHOLDERS.map((name) => `{${name}}`),
].sort((a, b) => b.length - a.length);

let house: House;
let browser: TestBrowser;
let furnished: Furnished;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  furnished = await furnish(house.base);
  page = await browser.visit(house.base, { language: 'en' });
  await page.goto('/');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

/** What Chinese is left when the data are taken out. */
async function leftOver(at: Page): Promise<string[]> {
  const words = await allWords(at);
  return words.filter((text) => CHINESE.test(DATA.reduce((rest, datum) => rest.replaceAll(datum, ''), text)));
}

it('switches on the sign-in page, and stays switched after signing in', async () => {
  await page.getByRole('button', { name: /English|切换到英文/ }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await leftOver(page)).toEqual([]);
  await signIn(page, 'secretary');
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

it('files a branch', async () => {
  await open(page, '/procedures');
  await page.getByRole('button', { name: /^Fill in the form.*Setting up a branch/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Setting up a branch' }).waitFor();
  await choice(page, 'Example Society for the Environment').check();
  await field(page, 'Name').fill('土壤环境专业委员会');
  await choice(page, 'Branch').check();
  await field(page, 'Purpose').fill('Exchange on soils.');
  await choice(page, '环境科学普及').check();
  await field(page, 'Discipline').fill('Soils');
  await field(page, 'Proposed head').fill('陆一鸣');
  await field(page, 'Funding').fill('Own funds.');
  await field(page, 'Capacity and need').fill('Two people look after it.');
  const upload = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files: Management rules' }).click();
  await (await upload).setFiles({ name: '管理办法.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('link', { name: '管理办法.pdf' }).waitFor();
  expect(await leftOver(page)).toEqual([]);
  await button(page, 'File').click();
  await page.getByRole('heading', { level: 1, name: '土壤环境专业委员会' }).waitFor();
  expect(await leftOver(page)).toEqual([]);
});

it.each(['secretary', 'official'])(
  'has no Chinese word of its own on any page of the %s',
  async (login) => {
    const own = await browser.visit(house.base, { language: 'en' });
    await own.addInitScript(() => localStorage.setItem('guicheng.language', JSON.stringify('en')));
    await signIn(own, login);
    const found: string[] = [];
    for (const { name, path } of await pagesOf(furnished, login)) {
      await open(own, path);
      found.push(...(await leftOver(own)).map((text) => `${name}: ${text}`));
    }
    await own.context().close();
    expect(found).toEqual([]);
  },
  120_000,
);

it('fits a phone where its words are longer, at an administrator’s pages too', async () => {
  const own = await browser.visit(house.base, { language: 'en', screen: PHONE });
  await own.addInitScript(() => localStorage.setItem('guicheng.language', JSON.stringify('en')));
  await signIn(own, 'administrator');
  const found: string[] = [];
  for (const { name, path } of await pagesOf(furnished, 'administrator')) {
    await open(own, path);
    const pixels = await sidewaysPixels(own);
    if (pixels > 0) found.push(`${name}: ${pixels}`);
  }
  await own.context().close();
  expect(found).toEqual([]);
}, 120_000);

it('decides from the inbox', async () => {
  await open(page, `/tasks/${encodeURIComponent((await furnished.task(furnished.secretary, 'checked')).id)}`);
  await choice(page, 'Complete').check();
  await button(page, 'Submit the outcome').click();
  await page.locator('.note-good').waitFor();
  expect(await leftOver(page)).toEqual([]);
});

it('holds a meeting', async () => {
  await open(page, `/sittings/${furnished.sitting}`);
  await field(page, 'Item 1 For').fill('9');
  await field(page, 'Item 1 Against').fill('0');
  await page
    .getByText(/第二十三条/)
    .first()
    .waitFor();
  expect(await leftOver(page)).toEqual([]);
});

it('has met no fault', () => {
  expect(browser.faults).toEqual([]);
});
