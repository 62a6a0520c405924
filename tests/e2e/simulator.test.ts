/**
 * An administrator walks a procedure through before anybody uses it: by hand over 春节, kept as a scenario and walked again, carried away
 * as a file and as BPMN, brought in from elsewhere, and along the way that a finding says. Nothing of it is a case: no worker runs.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { procedureFile } from '../../libs/design/exchange';
import { loadTemplate } from '../../libs/templates';
import { scenariosOf } from '../../libs/templates/scenarios';
import { startApiAlone, type ApiAlone } from '../support/api-alone';
import { barriers, PHONE, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { button, choice, goToWorkbench, part, signIn } from '../support/pages';

let api: ApiAlone;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  const webFolder = resolve(__dirname, '..', '..', 'dist', 'web');
  [api, browser] = await Promise.all([startApiAlone({ webFolder }), startBrowser()]);
  page = await signIn(await browser.visit(api.base), 'administrator');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.stop();
}, 60_000);

const saved = async (name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
  return readFileSync(await download.path(), 'utf8');
};
const upload = async (name: string, text: string) => {
  const dialogue = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(选择流程文件|换一个文件)$/ }).click();
  await (await dialogue).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
};
const act = async (step: string, outcome: string) => {
  await choice(page, outcome).check();
  await button(page, `办理：${step}`).click();
};
const count = (name: string) => page.getByRole('textbox', { name, exact: true });

it('plays a case by hand from before 春节 to its end', async () => {
  await goToWorkbench(page, '流程设计');
  await page.getByRole('searchbox', { name: '按名称、条款、名录或会议机构查找' }).fill('分支（代表）机构设立');
  await picture(page, 'workbench');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: '演示“分支（代表）机构设立”', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '演示：分支（代表）机构设立' }).waitFor();
  await button(page, '改为春节前').click();
  await picture(page, 'simulate-set-up');
  expect(await barriers(page)).toEqual([]);
  await button(page, '提出并开始').click();
  await part(page, '什么时候能办完').getByText('没有规定会议何时召开').waitFor();
  await button(page, '过五个工作日').click();
  await act('秘书处核对材料', '材料齐全');
  await page.getByLabel('会议日期').fill('2026-03-03');
  await button(page, '安排会议').click();
  await page.getByRole('button', { name: /^到会议当天/ }).click();
  await count('缺席人数').fill('1');
  await count('同意').fill('7');
  await count('反对').fill('0');
  await count('弃权').fill('1');
  await choice(page, '通过').check();
  await picture(page, 'simulate-meeting');
  await button(page, '记录结果并结束会议').click();
  await button(page, '签署纪要').click();
  await button(page, '过一个工作日').click();
  await act('告知科协', '收悉');
  await page.getByText('已经结束：办结').waitFor();
  await part(page, '谁在哪天')
    .getByText(/^期间放假：.*春节/)
    .waitFor();
  await picture(page, 'simulate-played');
  expect(await barriers(page)).toEqual([]);
});

it('says why something cannot be done, changes nothing by it, and takes steps back', async () => {
  await button(page, '退回上一步').click();
  await choice(page, '收悉').waitFor();
  await button(page, '退回上一步').click();
  await button(page, '提出人撤回').click();
  await page.getByText('现在不能这样办').waitFor();
  await button(page, '过一个工作日').click();
  await act('告知科协', '收悉');
});

it('keeps the way as a scenario that is walked again with one button, also after the page was read anew', async () => {
  await page.getByText('留作情景', { exact: true }).click();
  await button(page, '保存情景').click();
  await page.getByText('请写情景名称').waitFor();
  await page.getByRole('textbox', { name: '情景名称' }).fill('跨春节办理');
  await button(page, '保存情景').click();
  await page.getByText('已保存为情景。').waitFor();
  await page.reload();
  await page.getByText('已经结束：办结').waitFor();
  await page.getByRole('tab', { name: /^情景/ }).click();
  await button(page, '全部重走').click();
  await page.getByText(/个情景全部与预期一致。$/).waitFor();
  await page.getByText('跨春节办理').waitFor();
  await picture(page, 'simulate-scenarios');
  expect(await barriers(page)).toEqual([]);
  await button(page, '逐步观看：跨春节办理').click();
  await button(page, '下一步').click();
  await page.getByText('第 2 步，共 6 步').waitFor();
  await button(page, '走到最后').click();
  await part(page, '谁在哪天').getByText('秘书处', { exact: true }).waitFor();
  await button(page, '结束观看').click();
});

it('is carried away as BPMN that another tool opens and draws', async () => {
  const xml = await saved('导出 BPMN 流程图：分支（代表）机构设立');
  const other = await browser.visit('about:blank');
  await other.setContent('<div id="canvas" style="height: 800px"></div>');
  const folder = dirname(require.resolve('bpmn-js/package.json'));
  await other.addScriptTag({ path: join(folder, 'dist', 'bpmn-navigated-viewer.development.js') });
  const { warnings, shapes } = await other.evaluate(async (text) => {
    interface Viewer {
      importXML(xml: string): Promise<{ warnings: unknown[] }>;
      get(name: 'elementRegistry'): { filter(keep: (one: { type: string }) => boolean): unknown[] };
    }
    const Viewer = (window as unknown as { BpmnJS: new (of: { container: string }) => Viewer }).BpmnJS;
    const viewer = new Viewer({ container: '#canvas' });
    const { warnings: said } = await viewer.importXML(text);
    const tasks = viewer.get('elementRegistry').filter(({ type }) => /Task$/.test(type));
    return { warnings: said.map(String), shapes: tasks.length };
  }, xml);
  expect(warnings).toEqual([]);
  expect(shapes).toBeGreaterThan(5);
  await other.context().close();
});

it('is carried away as a file and read in elsewhere; what is broken is said with its place', async () => {
  const file = await saved('导出流程文件：分支（代表）机构设立');
  await page.goto('/workbench/import');
  await upload('流程.json', file);
  await page.getByText('可以采用，没有发现问题').waitFor();
  await page.getByText('这里正在使用的是第 1 版，文件中是第 1 版。').waitFor();
  await upload('一半.json', file.slice(0, file.length / 2));
  await page.getByText('文件中有 1 处问题，没有读入任何内容。').waitFor();
  await picture(page, 'workbench-import-broken');
  expect(await barriers(page)).toEqual([]);
});

it('becomes a draft with its scenarios, which is walked through and handed in at the same place', async () => {
  const scenario = scenariosOf('branch-setup')[0];
  if (scenario === undefined) throw new Error('no scenario');
  await upload('流程.json', procedureFile(loadTemplate('branch-setup'), [scenario]));
  await button(page, '存为草稿').click();
  await page.getByRole('heading', { level: 1, name: '分支（代表）机构设立' }).waitFor();
  await page.getByRole('tab', { name: '演示', exact: true }).click();
  await page.getByRole('tab', { name: '情景（1）' }).click();
  await button(page, '全部重走').click();
  await page.getByText('1 个情景全部与预期一致。').waitFor();
  await picture(page, 'designer-scenarios');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('tab', { name: '提交发布', exact: true }).click();
  await part(page, '核对结果').waitFor();
  await button(page, '提交待确认').waitFor();
  await picture(page, 'designer-publish');
  expect(await barriers(page)).toEqual([]);
  await page.goto('/workbench/import');
});

it('shows the way that a finding says, step by step', async () => {
  const template = structuredClone(loadTemplate('branch-setup'));
  const meeting = template.blocks.find(({ kind }) => kind === 'meeting');
  if (meeting?.kind !== 'meeting') throw new Error('no meeting');
  // What was not passed goes on to the register all the same.
  meeting.outcomes['not-passed'].to = 'next';
  await upload('不当.json', JSON.stringify(template));
  await button(page, '演示这条路径').first().click();
  await part(page, '演示这条路径').waitFor();
  await button(page, '走到最后').click();
  await part(page, '逐日经过').waitFor();
  await picture(page, 'workbench-finding');
  expect(await barriers(page)).toEqual([]);
});

it('holds every text against the procedures, and fits a phone', async () => {
  const phone = await signIn(await browser.visit(api.base, { screen: PHONE }), 'administrator', '/workbench/coverage');
  await phone.getByText(/^共 \d+ 句：/).waitFor();
  await phone.getByRole('radio', { name: '原则性、倡导性内容' }).check();
  await phone.getByText('纳入年度计划和评价').first().waitFor();
  await picture(phone, 'coverage-phone');
  for (const path of ['/design', '/workbench/coverage', '/workbench/import', '/procedures/branch-setup/simulate']) {
    await phone.goto(path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    expect([path, await sidewaysPixels(phone)]).toEqual([path, 0]);
  }
  await button(phone, '提出并开始').click();
  await part(phone, '谁在哪天').waitFor();
  await picture(phone, 'simulate-phone');
  expect(await sidewaysPixels(phone)).toBe(0);
  expect(browser.faults).toEqual([]);
  await phone.context().close();
});
