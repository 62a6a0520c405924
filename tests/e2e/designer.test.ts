/**
 * An administrator builds a procedure from an empty page, breaks it, reads what is wrong with it, and takes it all back.
 */
import type { Locator, Page } from '@playwright/test';
import type { Template } from '../../libs/procedure';
import { barriers, picture, PHONE, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { Designing } from '../support/designer';
import { startHouse, type House } from '../support/house';
import { button, goToWorkbench, part, signIn, typeCredentials } from '../support/pages';

// Whole walks, of which each takes what several short tests take.
jest.setTimeout(120_000);

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

const steps = (who = page): Locator => who.getByRole('list', { name: '步骤', exact: true });
const rows = (who = page): Locator => steps(who).locator('[data-row]');
const titles = async (who = page): Promise<string[]> =>
  (await rows(who).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
const findings = (): Locator => designing.findings();
const isClean = () => designing.isClean();
const isSaved = () => designing.isSaved();
const line = (name: string): Locator => designing.line(name);
const menu = (name: string): Locator => designing.menu(name);
const addStep = (kind: string, title: string) => designing.step(kind, title);

describe('from an empty page', () => {
  it('a procedure of five steps comes to a draft without findings', async () => {
    await goToWorkbench(page, '流程设计');
    await page.getByText('还没有草稿').waitFor();
    await button(page, '新建流程').click();
    await line('流程名称').fill('场地借用');
    await menu('办理的是哪类事项').selectOption('other');
    await button(page, '开始设计').click();
    await page.getByRole('heading', { level: 1, name: '场地借用' }).waitFor();
    await page.getByText('还没有步骤').waitFor();
    await page.getByRole('tab', { name: '基本信息' }).click();
    await line('为什么不属于其他类别').fill('借用会议场地，不涉及其他类别的规定。');
    await page.getByRole('tab', { name: '申请表' }).click();
    await button(page, '增加一项').click();
    await line('名称').fill('借用费用');
    await menu('种类').selectOption('money');
    await page.getByRole('tab', { name: '步骤' }).click();
    await addStep('核对材料', '核对借用材料');
    await addStep('会议决定', '办公会决定');
    await button(page, '新增会议机构').click();
    await addStep('外部意见', '场地单位答复');
    await addStep('办理并提交', '使用场地');
    await addStep('抄送', '告知监事');
    await isClean();
    await isSaved();
    expect(await titles()).toHaveLength(5);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer');
  });

  it('a condition is put together of phrases and stands in words in the list', async () => {
    await addStep('按条件办理', '');
    await button(page, '增加一个条件').click();
    await menu('看哪一项').selectOption({ label: '借用费用' });
    await menu('关系').selectOption({ label: '大于' });
    await steps().getByText('满足条件时：借用费用 大于').waitFor();
    await steps()
      .getByRole('button', { name: /^在“按条件办理 · .*”里添加$/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: /^审核/ }).click();
    await line('名称').fill('财务复核');
    await isClean();
    expect(await titles()).toHaveLength(7);
    await picture(page, 'designer-condition');
  });

  it('the keyboard goes from step to step, moves, adds, removes and takes back', async () => {
    const before = await titles();
    await rows().nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await part(page, '会议决定').waitFor();
    await rows().nth(1).press('Alt+ArrowUp');
    await steps().locator('[data-row]').first().filter({ hasText: '办公会决定' }).waitFor();
    await page.keyboard.press('Control+z');
    await steps().locator('[data-row]').first().filter({ hasText: '核对借用材料' }).waitFor();
    await rows().nth(0).press('Delete');
    await steps().getByText('核对借用材料').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await steps().getByText('核对借用材料').waitFor();
    expect(await titles()).toEqual(before);
  });
});

describe('broken in five ways', () => {
  const says = async (tone: string): Promise<string> => {
    await findings()
      .getByText(/须改正 \d+ 处，须确认/)
      .waitFor();
    await findings().getByText(tone).first().waitFor();
    return findings().innerText();
  };
  const tabs = () => ({
    tab: page.getByRole('tab', { name: '提交发布', exact: true }),
    back: page.getByRole('tab', { name: '步骤', exact: true }),
  });
  const takeBack = async () => {
    await button(page, '撤销').click();
  };

  it.each([
    [
      'a step without a name',
      '还没有填写',
      async () => {
        await rows().filter({ hasText: '使用场地' }).click();
        await line('名称').fill('');
      },
    ],
    [
      'a post that stands in for itself',
      '无人担任',
      async () => {
        await rows().filter({ hasText: '使用场地' }).click();
        await menu('岗位空缺时由谁办理').selectOption('society-secretariat');
      },
    ],
    [
      'an organ that is gone',
      '会议机构|参数|标准',
      async () => {
        await page.getByRole('tab', { name: '基本信息' }).click();
        await button(page, '删除第 1 项标准').click();
        await page.getByRole('tab', { name: '步骤' }).click();
      },
    ],
    [
      'a way without a step',
      '至少要有一项',
      async () => {
        await rows().filter({ hasText: '财务复核' }).press('Delete');
      },
    ],
    [
      'nothing that anybody decides',
      '.',
      async () => {
        await rows().filter({ hasText: '办公会决定' }).click();
        await page.getByRole('combobox', { name: '之后', exact: true }).first().selectOption('refuse');
        await page.getByRole('combobox', { name: '之后', exact: true }).nth(1).selectOption('refuse');
      },
    ],
  ] as const)('%s is said in words, at its place, and taken back', async (_, words, breakIt) => {
    await breakIt();
    const said = await says('须改正');
    expect(said).toMatch(new RegExp(words));
    expect(said).not.toMatch(/[{}]|[a-z]+-[a-z]+|schema/);
    // As long as it is so, nothing can be handed in.
    const { tab, back } = tabs();
    await tab.click();
    await page
      .getByText(/处须改正/)
      .first()
      .waitFor();
    expect(await button(page, '提交待确认').count()).toBe(0);
    const told = await page.getByRole('tabpanel').innerText();
    expect(told).toMatch(new RegExp(words));
    expect(told).not.toMatch(/格式不符|min[LI]/);
    await back.click();
    for (let undone = 0; undone < 2 && !(await findings().getByText('没有发现问题').isVisible()); undone += 1) {
      await takeBack();
      await findings().getByText('正在核对…').waitFor({ state: 'detached' });
    }
    await isClean();
  });
});

describe('nothing is lost', () => {
  it('on a reload, and not when the session ends and a second administrator saves in between: both are compared, and the edits repeated', async () => {
    await isSaved();
    await page.reload();
    await rows().nth(6).waitFor();
    const second = await signIn(await browser.visit(house.base), 'administrator', new URL(page.url()).pathname);
    await rows(second).filter({ hasText: '告知监事' }).click();
    await second.getByRole('textbox', { name: '名称', exact: true }).fill('告知监事会');
    await second
      .getByRole('status')
      .filter({ hasText: /^已保存/ })
      .waitFor();
    // The session of the first has ended meanwhile; he signs in over the page, and the page goes on where it was.
    await page.context().clearCookies();
    await rows().filter({ hasText: '使用场地' }).click();
    await line('名称').fill('使用并归还场地');
    const overlay = page.getByRole('dialog', { name: '登录已过期' });
    await typeCredentials(overlay, 'administrator');
    await overlay.waitFor({ state: 'detached' });
    await page.getByText('也修改并保存了这份草稿').waitFor();
    await picture(page, 'designer-conflict');
    await button(page, '在对方的版本上重做我的改动').click();
    await isSaved();
    const both = (await titles()).join(' ');
    expect(both).toContain('告知监事会');
    expect(both).toContain('使用并归还场地');
    await second.context().close();
  });

  it('and what was published can be changed in a copy, where its difference is told in words, on a telephone too', async () => {
    await page.getByRole('link', { name: '返回流程设计' }).click();
    await page.getByRole('searchbox', { name: '按名称、条款、名录或会议机构查找' }).fill('评比达标');
    await button(page, '修改为新版本：评比达标表彰活动').first().click();
    await rows().filter({ hasText: '有权机关意见' }).waitFor();
    await isClean();
    await rows().filter({ hasText: '有权机关意见' }).press('Delete');
    await findings().getByRole('button', { name: '演示这条路径' }).first().click();
    await findings().getByRole('list', { name: '什么情况下会这样' }).first().waitFor();
    await picture(page, 'designer-finding');
    await page.getByRole('tab', { name: '改动' }).click();
    await page.getByText('删除').first().waitFor();
    await button(page, '撤销').click();
    await page.getByText('没有改动').waitFor();
    const phone = await signIn(await browser.visit(house.base, { screen: PHONE }), 'administrator', new URL(page.url()).pathname);
    await rows(phone).first().click();
    await phone.getByRole('button', { name: '返回步骤列表' }).waitFor();
    expect(await sidewaysPixels(phone)).toBe(0);
    await picture(phone, 'designer-phone');
    await phone.context().close();
    expect(browser.faults).toEqual([]);
  });
});

describe('what fewer procedures need', () => {
  const saved = async (): Promise<Template> => {
    await isSaved();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const [row] = await house.owner<{ template: Template }>('select template from guicheng.design where id = $1', [id]);
    if (row === undefined) throw new Error('no draft');
    return row.template;
  };
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true }).check();

  it('other beginnings, look-ups, events, interruptions, further reminders and 代录 are said in forms, and taken back', async () => {
    await goToWorkbench(page, '流程设计');
    await page.getByRole('searchbox', { name: '按名称、条款、名录或会议机构查找' }).fill('评比达标');
    await button(page, '复制为新流程：评比达标表彰活动').click();
    await rows().filter({ hasText: '有权机关意见' }).waitFor();
    const before = await saved();
    await page.getByRole('tab', { name: '基本信息' }).click();
    await tick('每期一次');
    await menu('多久一次').selectOption('quarter');
    await menu('什么时候开始').selectOption('before-end');
    await button(page, '增加一项查询').click();
    await menu('查什么').selectOption('count');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer-about');
    await page.getByRole('tab', { name: '步骤', exact: true }).click();
    await rows().filter({ hasText: '有权机关意见' }).click();
    await page.getByText('中止、延长和逐级提醒').click();
    await tick('等待其他单位答复');
    await tick('可以延长一次');
    await button(page, '增加一级').click();
    await page.getByText('更多规定', { exact: true }).click();
    // A tablet that is turned there and back: what is unfolded stays so.
    const upright = page.viewportSize() ?? { width: 1440, height: 900 };
    await page.setViewportSize({ width: 900, height: upright.height });
    await button(page, '返回步骤列表').waitFor();
    await page.setViewportSize(upright);
    await tick('可以代录');
    await tick('电话');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer-clock');
    await tick('办理时选定由谁办理后面的步骤');
    await line('最多选几人').fill('3');
    await addStep('办理并提交', '由选定的人整理材料');
    await menu('具体到人').selectOption({ label: '“有权机关意见”中选定的人' });
    await addStep('审核', '监事会票签');
    await menu('怎样一起办').selectOption('votes');
    await menu('怎样算').selectOption('at-least');
    await menu('几分之几').selectOption('2/3');
    await tick('结果已定也等每个人都办理');
    // Sent back over a step whose result stays as it is; what it was told about another way back goes with that way.
    const sentBack = page.getByRole('combobox', { name: '之后', exact: true }).nth(1);
    const kept = (title: string) => page.getByRole('group', { name: `退回“${title}”后不重办的步骤`, exact: true });
    await sentBack.selectOption({ label: '退回到“有权机关意见”' });
    await kept('有权机关意见').getByRole('checkbox', { name: '由选定的人整理材料', exact: true }).check();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer-votes');
    await addStep('等待', '等候结果公布');
    await button(page, '增加一件事').click();
    await line('发生了什么').fill('结果已经公布');
    await addStep('一组步骤', '组织评选');
    await button(page, '增加一种情况').click();
    await line('发生了什么').fill('活动被叫停');
    await button(page, '增加一个出口').click();
    await menu('走出口 1 之后').selectOption({ label: '办结，未通过' });
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer-events');
    const { startedBy, lookUps, blocks } = await saved();
    expect(startedBy).toContainEqual(
      expect.objectContaining({ kind: 'every', period: 'quarter', opens: '1 month before end', start: 'by-society' }),
    );
    expect(lookUps).toEqual([expect.objectContaining({ measure: 'count', where: { of: 'society' } })]);
    const approval = blocks.find(({ id }) => id === 'approval');
    expect(approval).toMatchObject({
      clock: { suspendable: ['outside-answer'], extension: { within: '20 working days' }, ladder: [{ at: '80%' }] },
      actions: { recording: { forms: ['paper', 'telephone'], back: '15 days' } },
    });
    expect(approval).toMatchObject({ chooses: { most: 3 } });
    const works = blocks.flatMap((block) => (block.kind === 'work' ? [block] : []));
    const byChosen = works.find(({ title }) => title.zh === '由选定的人整理材料');
    expect(byChosen?.by.person).toEqual({ chosenIn: 'approval' });
    expect(blocks.find(({ kind }) => kind === 'review')).toMatchObject({
      outcomes: { 'not-agreed': { to: 'back-to:approval', keeps: [byChosen?.id] } },
      several: { way: 'votes', votes: { operator: 'at-least', of: { numerator: 2, denominator: 3 } }, hearsAll: true },
    });
    expect(blocks.find(({ kind }) => kind === 'wait')).toMatchObject({ events: [{ title: { zh: '结果已经公布' } }] });
    expect(blocks.find(({ kind }) => kind === 'sequence')).toMatchObject({
      on: [{ title: { zh: '活动被叫停' }, to: 'refuse' }],
      outcomes: { 'way-out-b': { to: 'refuse' } },
    });
    const back = button(page, '撤销');
    while (await back.isEnabled()) await back.click();
    expect(await saved()).toEqual(before);
  });

  it('a finding names what it is about in words, and a duty that does not hold here is excused with its reason', async () => {
    await page.getByRole('tab', { name: '基本信息' }).click();
    await button(page, '增加一项查询').click();
    await findings()
      .getByText(/查询“[^“”]*\p{Script=Han}[^“”]*”没有用到/u)
      .waitFor();
    await button(page, '撤销').click();
    await page.getByRole('tab', { name: '步骤', exact: true }).click();
    await rows().filter({ hasText: '符合章程宗旨和业务范围' }).press('Delete');
    await findings().getByText('须改正 1 处').waitFor();
    await page.getByRole('tab', { name: '基本信息' }).click();
    await menu('对哪一条说明例外').selectOption({ index: 1 });
    await line('第 1 条例外的理由').fill('本会只办一项评选，已在章程中写明。');
    await findings().getByText('没有发现问题').waitFor();
    await findings().getByText('已说明例外理由：本会只办一项评选').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'designer-exception');
    expect((await saved()).exceptions).toMatchObject([{ rule: 'R05', basis: [{ kind: 'default' }] }]);
    const back = button(page, '撤销');
    while (await back.isEnabled()) await back.click();
  });
});
