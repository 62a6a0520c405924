/** The society's secretary at a desk: from the form to the register, in Chinese, on one laptop. */
import type { Page } from '@playwright/test';
import { PDF } from '../../libs/testing/branch-walk';
import { startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import {
  branchTexts,
  button,
  chooseFiles,
  choice,
  eventually,
  field,
  fillBranchForm,
  goToMenu,
  goToRegister,
  part,
  RULES,
  signIn,
} from '../support/pages';

const NAME = branchTexts['名称'];
let house: House;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  page = await signIn(await browser.visit(house.base), 'secretary');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

describe('the form', () => {
  beforeAll(async () => {
    await goToMenu(page, '办事流程');
    await button(page, '开始填写：分支（代表）机构设立（示例省环境学会）').click();
    await page.getByRole('heading', { level: 1, name: '分支（代表）机构设立' }).waitFor();
  });

  it('names each field that is missing, at the field, and sends nothing', async () => {
    await button(page, '提交').click();
    await page.getByText('请填写“名称”。').waitFor();
    expect(await field(page, '名称').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('alert').allInnerTexts()).toEqual(
      [
        '隶属于',
        '名称',
        '类别',
        '设立宗旨',
        '对应的章程业务范围',
        '学科或领域',
        '拟任负责人',
        '经费来源与安排',
        '管理服务能力和活动需要说明',
      ].map((label) => `请填写“${label}”。`),
    );
  });

  it('says at once that a branch cannot stand below a branch, with the clause', async () => {
    const preview = part(page, '核对与预计流程');
    await choice(page, '水环境专业委员会').check();
    await preview.getByText('分支（代表）机构之下不得再设分支（代表）机构').waitFor();
    const row = preview.getByRole('listitem').filter({ hasText: '直接隶属于学会' });
    await row.getByText('依据 1 条').click();
    expect(await row.getByText('四(一)').innerText()).toMatch(/《.+》/);
    await choice(page, '示例省环境学会').check();
    await preview.getByText('分支（代表）机构之下不得再设').waitFor({ state: 'detached' });
  });

  it('draws the way it will go and who acts', async () => {
    const path = part(page, '核对与预计流程').getByRole('list', { name: '进度图' });
    await path.getByText('秘书处核对材料').waitFor();
    const steps = await path.getByRole('listitem').allInnerTexts();
    expect(steps.join('\n')).toMatch(/秘书处核对材料[\s\S]*会议决定[\s\S]*常务理事会[\s\S]*记入名录[\s\S]*告知科协/);
  });

  it('takes a file, and keeps everything through a reload', async () => {
    await fillBranchForm(page);
    const saved = page.waitForResponse(
      (reply) => reply.request().method() === 'PUT' && /managementRules/.test(reply.request().postData() ?? ''),
    );
    await chooseFiles(page, RULES, { name: '管理办法.pdf', content: PDF });
    await page.getByRole('link', { name: '管理办法.pdf' }).waitFor();
    await saved;
    await page.getByText(/^已自动保存/).waitFor();
    await page.reload();
    await page.getByText('已恢复上次填写的内容').waitFor();
    expect(await field(page, '名称').inputValue()).toBe(NAME);
    expect(await choice(page, '示例省环境学会').isChecked()).toBe(true);
    expect(await page.getByRole('link', { name: '管理办法.pdf' }).isVisible()).toBe(true);
  });

  it('is offered as a draft among my matters, also on another device', async () => {
    const laptop = await signIn(await browser.visit(house.base), 'secretary', '/cases');
    await part(laptop, '未提交的草稿').getByRole('link', { name: '继续填写' }).click();
    await eventually(
      'the draft',
      () => field(laptop, '名称').inputValue(),
      (name) => name === NAME,
    );
    await laptop.context().close();
  });

  it('is filed, and shows where it stands', async () => {
    await button(page, '提交').click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await part(page, '现在到哪一步').getByText('秘书处核对材料').waitFor();
    await goToMenu(page, '我的事项');
    const card = page.getByRole('link', { name: new RegExp(NAME) });
    const words = await card.innerText();
    expect(words).toMatch(/秘书处.*正在办理/);
    expect(words).toMatch(/请于 \d+月\d+日（周.）前办理/);
    expect(await page.getByRole('heading', { name: '未提交的草稿' }).count()).toBe(0);
  });
});

describe('the materials', () => {
  it('go back with one list of everything missing', async () => {
    await goToMenu(page, '待办');
    const panel = page.getByRole('region', { name: '办理', exact: true });
    await panel.getByRole('heading', { level: 2, name: new RegExp(NAME) }).waitFor();
    await choice(page, '退回补充').check();
    await page.getByRole('checkbox', { name: '人员安排' }).check();
    await field(page, '对“人员安排”的要求（选填）').fill('请写明专职人员姓名');
    await page.getByRole('checkbox', { name: '经费来源与安排' }).check();
    const list = part(page, '将发给提出人的清单').getByRole('listitem');
    expect(await list.allInnerTexts()).toEqual(['人员安排：请写明专职人员姓名', '经费来源与安排']);
    await button(page, '提交办理结果').click();
    await panel.getByText('办理结果已记录。').waitFor();
  });

  it('come back supplemented, with what was asked for beside its field', async () => {
    await page.getByRole('button', { name: new RegExp(`${NAME}.*待补充`) }).click();
    await page.getByRole('heading', { name: '请补充材料' }).waitFor();
    await page.getByText('人员安排：请写明专职人员姓名', { exact: true }).waitFor();
    await field(page, '人员安排').fill('专职：温若水；兼职两人。');
    await button(page, '提交补充材料').click();
    await page.getByText('补充材料已提交。').waitFor();
  });

  it('are complete in the second round', async () => {
    await page
      .getByRole('list', { name: '待办列表' })
      .getByRole('button', { name: new RegExp(`${NAME}.*秘书处核对材料`) })
      .click();
    await page.getByText('第 2 稿').waitFor();
    await page.getByText('专职：温若水；兼职两人。').first().waitFor();
    await choice(page, '材料齐全').check();
    await button(page, '提交办理结果').click();
    await page.getByText('办理结果已记录。').waitFor();
  });
});

describe('the meeting', () => {
  it('is convened from what waits for it', async () => {
    await goToMenu(page, '待上会事项');
    await page.getByRole('checkbox', { name: `选择“${NAME}”` }).check();
    await page.getByText('已选 1 项').waitFor();
    await button(page, '安排会议').click();
    await page.getByText('示例省环境学会 · 常务理事会').waitFor();
    await button(page, '确定安排').click();
    expect(await page.getByRole('alert').allInnerTexts()).toEqual(['请选择会议日期。', '请选择。', '请选择主持人。']);
    await page.getByLabel('会议日期').fill('2026-12-01');
    await choice(page, '现场').check();
    await field(page, '地点').fill('本会会议室');
    await page.getByRole('combobox', { name: '主持人' }).click();
    await page.getByRole('option', { name: '周景明（理事长）' }).or(page.getByTitle('周景明（理事长）')).last().click();
    await button(page, '确定安排').click();
    await page.getByText('会议已安排。').first().waitFor();
    await page.getByRole('heading', { level: 1, name: '2026年12月1日（周二） 常务理事会' }).waitFor();
  });

  it('has a roll on which only the absent are ticked, counted by the charter at once', async () => {
    const roll = part(page, '签到');
    await roll.getByText('应到 9 人，到会 9 人').waitFor();
    for (const name of ['温若水', '陆一鸣', '韩书言', '江望舒'])
      await roll.getByRole('checkbox', { name: `${name}未到会` }).check();
    await roll.getByText('未达到章程规定的到会人数（至少 6 人），不能表决').waitFor();
    for (const name of ['韩书言', '江望舒']) await roll.getByRole('checkbox', { name: `${name}未到会` }).uncheck();
    await roll.getByText('已达到章程规定的到会人数（至少 6 人）').waitFor();
    await roll.getByRole('radiogroup', { name: '温若水的出席情况' }).getByRole('radio', { name: '请假' }).check();
    await button(page, '保存签到').click();
    await page.getByText('签到已保存。').first().waitFor();
  });

  it('counts with the secretary, and refuses what the charter does not allow, in words', async () => {
    const item = part(page, NAME);
    await field(page, '第 1 项 同意票数').fill('4');
    await field(page, '第 1 项 反对票数').fill('3');
    await item.getByText('同意 4 票，按章程需 5 票').waitFor();
    await item.getByText('未达到规定票数').waitFor();
    await item.getByText('依据本会章程第二十三条').waitFor();
    await choice(page, '通过').check();
    await button(page, `保存本项结果：${NAME}`).click();
    await item.getByRole('alert').getByText('同意 4 票，按章程需要 5 票，与所选结果不符。').waitFor();
  });

  it('records the right result with its arithmetic', async () => {
    const item = part(page, NAME);
    await field(page, '第 1 项 同意票数').fill('6');
    await field(page, '第 1 项 反对票数').fill('0');
    await item.getByText('达到规定票数').waitFor();
    await field(page, '决议内容（选填）').fill('同意设立。');
    await button(page, `保存本项结果：${NAME}`).click();
    await page.getByText('第 1 项结果已保存。').waitFor();
    await item
      .getByText('应到 9 人，到会 7 人（需 6 人）；回避 0 人，表决 7 人：同意 6、反对 0、弃权 1；需 5 票，达到规定票数。')
      .waitFor();
  });

  it('is closed after showing once more what will be announced, and its minutes are signed', async () => {
    await button(page, '结束会议').click();
    await page.getByRole('dialog').getByText(`${NAME}：通过`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '确认结束' }).click();
    await page.getByText('会议已结束，结果已送达各事项。').waitFor();
    await button(page, '签署纪要').click();
    await page.getByText('请先上传签字的会议纪要。').waitFor();
    await chooseFiles(page, '会议纪要', { name: '会议纪要签字页.pdf', content: PDF });
    await page.getByRole('link', { name: '会议纪要签字页.pdf' }).waitFor();
    await button(page, '签署纪要').click();
    await page.getByText('纪要已签署，结果生效。').first().waitFor();
  });
});

describe('afterwards', () => {
  it('the branch stands in the register, with the case it comes from', async () => {
    await goToRegister(page, '分支机构名录');
    const row = page.getByRole('row').filter({ hasText: NAME });
    await row.waitFor();
    const words = await row.innerText();
    for (const word of ['分支机构', '示例省环境学会', '土壤环境', '陆一鸣']) expect(words).toContain(word);
    expect(words).toMatch(/\d+年\d+月\d+日/);
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  });

  it('the case shows its way as a diagram, what happened as a timeline, and who has it now', async () => {
    const current = part(page, '进度').getByRole('listitem').and(page.locator('[aria-current=step]'));
    await current.filter({ hasText: '告知科协' }).waitFor();
    expect(await part(page, '现在到哪一步').innerText()).toMatch(/示例省科协[\s\S]*正在办理[\s\S]*预计 .*前/);
    const story = await part(page, '办理经过').getByRole('list', { name: '办理经过' }).getByRole('strong').allInnerTexts();
    expect(story.reverse().join(' / ')).toMatch(/提交.*退回补充.*已补充.*材料齐全.*列入会议议程.*通过.*列入名录/);
    await page.getByText(/本事项 \d+ 条记录自形成后未被改动/).waitFor();
  });

  it('no page has failed on the way', () => {
    expect(browser.faults).toEqual([]);
  });
});
