/** An official brings a ledger of his own in: maps a column, settles a doubt, imports, sees the register, takes it all back. */
import type { Page } from '@playwright/test';
import { barriers, picture, PHONE, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import { ledger } from '../support/ledgers';
import { button, goToMenu, goToRegister, part, signIn } from '../support/pages';

let house: House;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  page = await signIn(await browser.visit(house.base), 'official');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

/** Two branches that are new, one that the demo has under its whole name, one line of a society that nobody knows. */
const rows = () =>
  ledger([
    ['示例省科协分支机构台账'],
    ['所属学会', '机构全称', '学科', '负责人'],
    ['示例省环境学会', '土壤环境专业委员会', '土壤环境', '陆一鸣'],
    ['示例省环境学会', '水环境专委会', '水环境', '程望川'],
    ['示例市仪器学会', '计量检测专业委员会', '计量检测', null],
    ['没有这个学会', '不知道的专业委员会', null, null],
  ]);

const upload = async (who: Page, name: string, content: Buffer) => {
  const dialogue = who.waitForEvent('filechooser');
  await button(who, '选择表格文件').click();
  await (await dialogue).setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
};
const tab = (name: RegExp) => page.getByRole('tab', { name });

describe('an official with a ledger', () => {
  it('chooses what it is and uploads it as it is', async () => {
    await goToMenu(page, '导入台账');
    await page.getByRole('radio', { name: '分支机构名录', exact: true }).check();
    await picture(page, 'imports-begin');
    expect(await barriers(page)).toEqual([]);
    await upload(page, '我们的台账.xlsx', await rows());
    await page.getByRole('heading', { level: 1, name: '导入：分支机构名录' }).waitFor();
  });

  it('says which column is the name, and then sees what each line comes to', async () => {
    const columns = part(page, '列的对应');
    await columns.getByText('请先对应带星号的内容').waitFor();
    await columns.getByRole('combobox', { name: '名称', exact: true }).click();
    await page.getByTitle('机构全称', { exact: true }).click();
    await picture(page, 'imports-mapping');
    await button(page, '按此对应核对').click();
    await tab(/^存疑 1$/).waitFor();
    await tab(/^有误 1$/).click();
    await page.getByText('第 6 行「学会」：没有找到这个学会，请先导入学会基本信息，或核对名称').waitFor();
  });

  it('settles what is doubtful, side by side', async () => {
    await tab(/^存疑 1$/).click();
    const doubt = page.getByRole('region', { name: /^第 4 行 水环境专委会.*是同一个吗/ });
    await doubt.getByRole('cell', { name: '水环境专业委员会' }).waitFor();
    await picture(page, 'imports-doubt');
    expect(await barriers(page)).toEqual([]);
    await doubt.getByRole('radio', { name: '是同一个', exact: true }).check();
    await doubt.getByRole('button', { name: '确定' }).click();
    await tab(/^变化 1$/).waitFor();
    expect(await tab(/^存疑/).count()).toBe(0);
  });

  it('imports in two presses, and finds the entries in the register', async () => {
    await page.getByText('将新增 2 条，修改 1 条。').waitFor();
    await page.getByText('0 条存疑、1 条有误，不会导入。').waitFor();
    await button(page, '导入').click();
    await button(page, '确认导入').click();
    await page.getByText('已导入：新增 2 条，修改 1 条。').waitFor();
    await picture(page, 'imports-done');
    await page.getByRole('link', { name: '查看分支机构名录' }).click();
    const row = page.getByRole('row', { name: /土壤环境专业委员会/ });
    await row.getByText(/^\d{4}-\d{2} 由台账导入$/).waitFor();
    await page.goBack();
  });

  it('takes it all back', async () => {
    await button(page, '整批撤回').click();
    await button(page, '确认撤回').click();
    await page.getByText('已撤回。').waitFor();
    await goToRegister(page, '分支机构名录');
    await page.getByRole('row', { name: /水环境专业委员会/ }).waitFor();
    await page.getByRole('row', { name: /土壤环境专业委员会/ }).waitFor({ state: 'detached' });
  });

  it('reads why a file is not taken, and keeps his place', async () => {
    await goToMenu(page, '导入台账');
    await upload(page, '照片.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await page.getByText('不支持这种文件，可以上传：xlsx csv。').waitFor();
  });

  it('can do the same on a phone', async () => {
    const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'official', '/imports');
    await phone.getByRole('radio', { name: '分支机构名录', exact: true }).check();
    await picture(phone, 'imports-begin');
    expect(await sidewaysPixels(phone)).toBe(0);
    // The columns are known from last time.
    await upload(phone, '我们的台账.xlsx', await rows());
    await phone.getByRole('region', { name: /^第 4 行/ }).waitFor();
    await picture(phone, 'imports-doubt');
    expect(await sidewaysPixels(phone)).toBe(0);
    expect(await barriers(phone)).toEqual([]);
    await phone.context().close();
  });

  it('has met no fault', () => {
    expect(browser.faults).toEqual([]);
  });
});
