/** The designer's pages under somebody's hands; everything that is pressed, typed or chosen by a `Designing` is counted. */
import type { Locator, Page } from '@playwright/test';
import type { TestBrowser } from './browser';
import type { House } from './house';
import { button, part, signIn } from './pages';

export class Designing {
  inputs = 0;

  constructor(readonly page: Page) {}

  line = (name: string): Locator => this.page.getByRole('textbox', { name, exact: true });
  menu = (name: string): Locator => this.page.getByRole('combobox', { name, exact: true });
  findings = (): Locator => part(this.page, '核对结果');
  isClean = () => this.findings().getByText('没有发现问题').waitFor();
  isSaved = () =>
    this.page
      .getByRole('status')
      .filter({ hasText: /^已保存/ })
      .waitFor();

  async press(name: string): Promise<void> {
    this.inputs += 1;
    await button(this.page, name).click();
  }

  async write(name: string, text: string): Promise<void> {
    this.inputs += 1;
    await this.line(name).fill(text);
  }

  async pick(name: string, option: string | { label: string }): Promise<void> {
    this.inputs += 1;
    await this.menu(name).selectOption(option);
  }

  async turnTo(name: string): Promise<void> {
    this.inputs += 1;
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  async step(kind: string, title: string): Promise<void> {
    await this.press('添加步骤');
    this.inputs += 1;
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${kind}`) })
      .click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
    // A choice has no name of its own.
    if (title !== '') await this.write('名称', title);
  }

  /** Of the form: what is asked, its kind, and what it means to the rules. */
  async entry(title: string, type: string, concept = ''): Promise<void> {
    await this.press('增加一项');
    await this.write('名称', title);
    await this.pick('种类', type);
    if (concept !== '') await this.pick('这一项的含义', concept);
  }

  async check(title: string, about: string, relation: string, failure: string): Promise<void> {
    await this.step('自动核对', title);
    this.inputs += 1;
    await this.page.getByRole('group', { name: '满足什么条件' }).getByRole('button', { name: '增加一个条件' }).click();
    await this.pick('看哪一项', { label: about });
    await this.pick('关系', { label: relation });
    await this.write('不满足时怎样告诉申请人', failure);
  }

  async work(title: string, act: string): Promise<void> {
    await this.step('办理并提交', title);
    this.inputs += 1;
    await this.page.getByText('更多规定', { exact: true }).click();
    await this.pick('这一步做的是什么', act);
  }

  /** P53 of procedures.md as an administrator says it, from nothing to a draft without findings. */
  async commendations(name: string): Promise<void> {
    await this.press('新建流程');
    await this.write('流程名称', name);
    await this.pick('办理的是哪类事项', 'commendation');
    await this.press('开始设计');
    await this.turnTo('基本信息');
    await this.pick('选用已有的标准', 'charterScope');
    await this.pick('选用已有的标准', 'decider');
    await this.turnTo('申请表');
    await this.entry('对应的业务范围', 'choice', 'charter-scope');
    await this.write('第 1 个选项', '不在以上范围内');
    await this.press('删除第 2 个选项');
    await this.pick('另加名单中的内容（选填）', 'charterScope');
    await this.entry('是否与境外组织合作', 'yesNo');
    await this.entry('拟举办开始日期', 'date', 'start-date');
    await this.turnTo('步骤');
    const outside = '所选业务不在本会章程规定的范围内，请核对后另行提出。';
    await this.check('符合章程业务范围', '对应的业务范围', '在名单之中', outside);
    await this.check('不与境外组织合作', '是否与境外组织合作', '否', '不得与境外组织合作举办评比表彰活动。');
    await this.step('核对材料', '秘书处核对材料');
    await this.step('会议决定', '会议决定');
    await this.step('外部意见', '有权机关意见');
    await this.work('举办活动', 'hold');
    await this.work('报告结果', 'report');
    await this.isClean();
    await this.isSaved();
  }

  /** Handed in on the page of the draft, and confirmed by the head of department. */
  async publish(house: House, browser: TestBrowser, name: string): Promise<void> {
    const prove = () => house.owner(`update guicheng.session set factor_at = now() + interval '1 hour'`);
    await prove();
    await this.turnTo('提交发布');
    await this.press('提交待确认');
    await this.page.getByText('已提交，等待部门负责人确认。').waitFor();
    const head = await signIn(await browser.visit(house.base), 'head', '/publications');
    await prove();
    await part(head, '待确认').getByRole('link', { name }).click();
    await button(head, '同意发布').click();
    await head
      .getByRole('form', { name: `同意发布“${name}”` })
      .getByRole('button', { name: '同意发布' })
      .click();
    await head.getByText('已同意发布。').waitFor();
    await head.context().close();
  }
}
